/// Takes away what lies below the voice band: DC, mains hum and ringing current. Fourth order Butterworth,
/// −3 dB at 400 Hz, −33 dB at 150 Hz, −66 dB at 60 Hz; the lowest DTMF tone (697 Hz) loses 0.04 dB.
public struct HighPass: Sendable {
  private var first = Section(quality: 0.541196)
  private var second = Section(quality: 1.306563)

  /// A filter at rest, for 8,000 samples a second.
  public init() {}

  /// Filters samples at 8,000 Hz into as many places of `filtered`; gives their power, summed up.
  public mutating func feed(_ samples: [Float], into filtered: inout [Float]) -> Float {
    var (first, second) = (first, second)
    var power: Float = 0
    for index in 0..<min(samples.count, filtered.count) {
      let result = second.feed(first.feed(samples[index]))
      power += result * result
      filtered[index] = result
    }
    (self.first, self.second) = (first, second)
    return power
  }

  /// Second order, transposed direct form II.
  private struct Section: Sendable {
    private let outer: Float
    private let feedback: (Float, Float)
    private var state: (Float, Float) = (0, 0)

    init(quality: Double) {
      let angle = 2 * Double.pi * 400 / Double(Resampler.rate)
      let cosine = Sine.cosine(radians: angle)
      let alpha = Sine.of(radians: angle) / (2 * quality)
      outer = Float((1 + cosine) / 2 / (1 + alpha))
      feedback = (Float(-2 * cosine / (1 + alpha)), Float((1 - alpha) / (1 + alpha)))
    }

    @inline(__always)
    mutating func feed(_ sample: Float) -> Float {
      let result = outer * sample + state.0
      state.0 = -2 * outer * sample - feedback.0 * result + state.1
      state.1 = outer * sample - feedback.1 * result
      return result
    }
  }
}
