/// A transmission → samples.
public struct LineGenerator: Sendable {
  /// Samples in a second.
  public let sampleRate: Double
  /// What the line does to it.
  public let condition: LineCondition

  /// A generator at a sample rate (8–192 kHz are meant) for a line in some condition.
  public init(sampleRate: Double, condition: LineCondition = LineCondition()) {
    (self.sampleRate, self.condition) = (sampleRate, condition)
  }

  /// The samples of a whole transmission, −1…1.
  public func samples(_ transmission: Transmission) -> [Float] {
    var samples: [Float] = []
    for segment in transmission.segments { samples += self.samples(segment) }
    return samples
  }

  /// The samples of one segment.
  public func samples(_ segment: Transmission.Segment) -> [Float] {
    let generator = ToneGenerator(sampleRate: sampleRate)
    switch segment {
    case .silence(let milliseconds):
      return generator.silence(seconds: Double(milliseconds) / 1_000)
    case .click:
      return generator.click()
    case .ring(let hertz, let milliseconds):
      return generator.ring(hertz, seconds: Double(milliseconds) / 1_000)
    case .tones(let hertz, let milliseconds):
      let amplitude = Sine.amplitude(decibels: condition.levelDB)
      let tones = hertz.map { (hertz: $0 * condition.tones, amplitude: amplitude) }
      return generator.tones(tones, seconds: Double(milliseconds) / 1_000)
    case .digits(let digits, let on, let off):
      let generator = DTMFGenerator(sampleRate: sampleRate, condition: condition)
      var samples: [Float] = []
      for digit in digits { samples += generator.samples(digit, onMilliseconds: on, offMilliseconds: off) }
      return samples
    case .burst(let burst):
      return samples(burst)
    }
  }

  private func samples(_ burst: Transmission.Burst) -> [Float] {
    var modulator = FSKModulator(
      channel: burst.channel.detuned(tones: condition.tones, rate: condition.rate), sampleRate: sampleRate,
      levelDB: condition.levelDB, twistDB: condition.twistDB)
    var samples: [Float] = []
    for bit in 0..<max(0, burst.seizureBits) { modulator.feed(bit % 2 == 1, into: &samples) }
    modulator.feed(marks: burst.markBits, into: &samples)
    for octet in burst.octets { modulator.feed(octet: octet, stopBits: burst.stopBits, into: &samples) }
    modulator.feed(marks: burst.tailBits, into: &samples)
    return samples
  }
}
