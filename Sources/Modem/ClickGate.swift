/// Takes single clicks out of the sound: a contact, a pulse of the exchange, a spark on the mains.
///
///     x   ‾‾\__/‾‾█\__/‾‾      a sample that stands far above (below) both of its neighbours,
///     y   ‾‾\__/‾‾‾\__/‾‾      and alone, is put between them
///
/// A click of one sample rings in the demodulator's filter for 4 ms, which is five bits; between its neighbours it
/// costs less than one. Tones and noise do not reach the bound: a sine stands out by at most twice its usual
/// step, and of white noise one sample in a million by four. One sample late.
public struct ClickGate: Sendable {
  /// Times the usual step, squared (our choice).
  private static let bound: Float = 12
  /// The usual step follows the sound within 64 samples.
  private static let pace: Float = 1.0 / 8
  /// Samples that a click has to itself. Where more stand out, a sound begins.
  private static let apart = 8

  private var before = SIMD4<Float>.zero
  /// The mean square of the step from one sample to the next.
  private var usual: Float = 0
  /// Samples since the last that stood out.
  private var quiet = ClickGate.apart

  /// A gate that has heard silence.
  public init() {}

  /// The block a sample later, without clicks.
  public mutating func feed(_ block: Block) -> Block {
    let first = before
    let (low, high) = (block.lowHalf, block.highHalf)
    let middle = (low.delayedByOne(after: first), high.delayedByOne(after: low))
    let rise = (middle.0 - low.delayedByTwo(after: first), middle.1 - high.delayedByTwo(after: low))
    let fall = (middle.0 - low, middle.1 - high)
    let limit = usual * ClickGate.bound
    var mean = (rise.0 * rise.0 + rise.1 * rise.1).total / Float(Block.scalarCount)
    var result = Block(lowHalf: middle.0, highHalf: middle.1)
    before = high
    // Above the limit on both sides is above it in the product.
    if any((rise.0 * fall.0 .> limit) .| (rise.1 * fall.1 .> limit)) {
      // A click enlarges two steps; it must not raise the bound much for the next.
      if clean(&result, after: first[2], next: block, limit: limit) { mean = min(mean, limit + 1e-9) }
    } else {
      quiet = min(quiet + Block.scalarCount, ClickGate.apart)
    }
    before[2] = result[7]
    usual += (mean - usual) * ClickGate.pace
    return result
  }

  /// Sample by sample, where one may stand out; whether one was put between its neighbours.
  private mutating func clean(
    _ samples: inout Block, after first: Float, next block: Block, limit: Float
  ) -> Bool {
    var hasClick = false
    var first = first
    for place in 0..<Block.scalarCount {
      let (rise, fall) = (samples[place] - first, samples[place] - block[place])
      quiet += 1
      if rise * fall > 0, min(rise * rise, fall * fall) > limit {
        if quiet > ClickGate.apart {
          samples[place] = (first + block[place]) / 2
          hasClick = true
        }
        quiet = 0
      }
      first = samples[place]
    }
    return hasClick
  }
}
