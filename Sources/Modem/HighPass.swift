/// Takes away what lies below the voice band: DC, mains hum and ringing current. Fourth order Butterworth,
/// −3 dB at 400 Hz, −33 dB at 150 Hz, −66 dB at 60 Hz; the lowest DTMF tone (697 Hz) loses 0.04 dB. (The second order
/// does not do: the third harmonic of hum, 6 dB above the signal, would still hide it.)
public struct HighPass: Sendable {
  private var first = Section(quality: 0.541196)
  private var second = Section(quality: 1.306563)

  /// A filter at rest, for 8,000 samples a second.
  public init() {}

  /// Filters the next samples.
  public mutating func feed(_ block: Block) -> Block {
    second.feed(first.feed(block))
  }

  /// Second order: y[n] = b·(x[n] − 2x[n−1] + x[n−2]) − a₁y[n−1] − a₂y[n−2].
  ///
  /// Four outputs come at once: each is the sum of the four samples and of the two samples and two outputs before them, with
  /// factors found by letting each alone be 1. So no output waits for the one before it.
  private struct Section: Sendable {
    /// What each of the four samples adds to the four outputs.
    private let now: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)
    /// What the two samples before add, and the two outputs; the older first.
    private let before: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)
    private var samples = SIMD4<Float>.zero
    private var outputs = SIMD4<Float>.zero

    init(quality: Double) {
      let angle = 2 * Double.pi * 400 / Double(Resampler.rate)
      let cosine = Sine.cosine(radians: angle)
      let alpha = Sine.of(radians: angle) / (2 * quality)
      let gain = (1 + cosine) / 2 / (1 + alpha)
      let (a1, a2) = (-2 * cosine / (1 + alpha), (1 - alpha) / (1 + alpha))
      // Two samples before, four samples, two outputs before: the one at `place` is 1.
      let alone = (0..<8).map { place in
        let x = (0..<6).map { $0 == place ? 1.0 : 0 }
        var y = [place == 6 ? 1.0 : 0, place == 7 ? 1 : 0]
        for n in 2..<6 {
          let sum = gain * (x[n] - 2 * x[n - 1] + x[n - 2])
          y.append(sum - a1 * y[n - 1] - a2 * y[n - 2])
        }
        return SIMD4(Float(y[2]), Float(y[3]), Float(y[4]), Float(y[5]))
      }
      now = (alone[2], alone[3], alone[4], alone[5])
      before = (alone[0], alone[1], alone[6], alone[7])
    }

    /// Not inlined: the factors of both sections together are more than there are registers.
    @inline(never)
    mutating func feed(_ block: Block) -> Block {
      Block(lowHalf: feed(block.lowHalf), highHalf: feed(block.highHalf))
    }

    @inline(__always)
    private mutating func feed(_ four: SIMD4<Float>) -> SIMD4<Float> {
      var result = now.0 * four[0] + now.1 * four[1]
      result += now.2 * four[2] + now.3 * four[3]
      result += before.0 * samples[2] + before.1 * samples[3]
      result += before.2 * outputs[2] + before.3 * outputs[3]
      (samples, outputs) = (four, result)
      return result
    }
  }
}
