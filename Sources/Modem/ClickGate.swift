/// Takes single clicks out of the sound: a contact, a pulse of the exchange, a spark on the mains.
///
///     x   ‾‾\__/‾‾█\__/‾‾      a sample that stands far off the line between its neighbours,
///     y   ‾‾\__/‾‾‾\__/‾‾      and whose neighbour did not, is put on that line
///
/// A click of one sample rings in the demodulator's filter for 4 ms, which is five bits; put on the line it costs
/// none. Tones and noise do not reach the bound: a sine stays within 1.6 times the mean distance, and of white
/// noise one sample in a million is beyond. One sample late.
public struct ClickGate: Sendable {
  /// Times the mean distance (our choice).
  private static let bound: Float = 6
  private static let pace: Float = 1.0 / 64

  private var before: Float = 0
  private var middle: Float = 0
  /// The mean distance of a sample from the line between its neighbours.
  private var usual: Float = 0
  private var wasFar = false

  /// A gate that has heard silence.
  public init() {}

  /// Takes a sample and gives the one before it.
  public mutating func feed(_ sample: Float) -> Float {
    let line = (before + sample) / 2
    let distance = abs(middle - line)
    let most = usual * ClickGate.bound
    let isFar = distance > most
    // A sound that begins is far off for long: only the first of such samples is taken for a click.
    let result = isFar && !wasFar ? line : middle
    usual += (min(distance, most + 1e-5) - usual) * ClickGate.pace
    wasFar = isFar
    (before, middle) = (result, sample)
    return result
  }
}
