/// Takes single clicks out of the sound: a contact, a pulse of the exchange, a spark on the mains.
///
///     x   ‾‾\__/‾‾█\__/‾‾      a sample that stands far above (below) both of its neighbours,
///     y   ‾‾\__/‾‾‾\__/‾‾      and alone, is put between them
///
/// A click of one sample rings in the demodulator's filter for 4 ms, which is five bits; between its neighbours it
/// costs less than one. Tones and noise do not reach the bound: a sine stands out by at most twice its mean
/// step, and of white noise one sample in a million by four. One sample late.
public struct ClickGate: Sendable {
  /// Times the mean step (our choice).
  private static let bound: Float = 4
  private static let pace: Float = 1.0 / 64
  /// Samples that a click has to itself. Where more stand out, a sound begins.
  private static let apart = 8

  private var before: Float = 0
  private var middle: Float = 0
  /// The mean step from one sample to the next.
  private var usual: Float = 0
  private var quiet = ClickGate.apart

  /// A gate that has heard silence.
  public init() {}

  /// Cleans samples at 8,000 Hz in place, each moved one place on.
  public mutating func feed(_ samples: inout [Float]) {
    var gate = self
    for index in samples.indices {
      let sample = samples[index]
      samples[index] = gate.middle
      let (rise, fall) = (gate.middle - gate.before, gate.middle - sample)
      let step = abs(rise)
      gate.quiet &+= 1
      if rise * fall > 0, min(step, abs(fall)) > gate.usual * ClickGate.bound {
        if gate.quiet > ClickGate.apart { samples[index] = (gate.before + sample) / 2 }
        gate.quiet = 0
      }
      gate.usual += (min(step, gate.usual * 2 * ClickGate.bound + 1e-5) - gate.usual) * ClickGate.pace
      (gate.before, gate.middle) = (samples[index], sample)
    }
    self = gate
  }
}
