/// Bits → samples: phase-continuous frequency shift keying.
///
/// The edge between bit k−1 and bit k lies at exactly k · sampleRate / bitRate, between two samples as a rule: the
/// phase runs on at the old tone up to the edge and at the new one from there, so that no rate is rounded to
/// whole samples. Mark and space have their own amplitudes, because lines do (twist).
public struct FSKModulator: Sendable {
  /// Tones and rate.
  public let channel: FSKChannel
  /// Samples in a second.
  public let sampleRate: Double
  /// Peak amplitude of mark, 1 = full scale.
  public let markAmplitude: Double
  /// Peak amplitude of space, 1 = full scale.
  public let spaceAmplitude: Double

  /// Turns of the carrier at the start of the coming bit.
  private var phase = 0.0
  /// From the start of the coming bit to its first sample, in samples: 0 ≤ … < 1.
  private var offset = 0.0

  /// A modulator at rest. `levelDB` is the peak of the stronger tone against full scale; `twistDB` is mark above
  /// space (negative: space is the stronger). The sample rate is kept within 1–1,000 kHz.
  public init(channel: FSKChannel, sampleRate: Double, levelDB: Double = -12, twistDB: Double = 0) {
    self.channel = channel
    self.sampleRate = min(max(sampleRate, 1_000), 1_000_000)
    markAmplitude = Sine.amplitude(decibels: levelDB + min(0, twistDB))
    spaceAmplitude = Sine.amplitude(decibels: levelDB - max(0, twistDB))
  }

  /// Appends the samples of one bit, true for mark. Their count differs from bit to bit; the sum is exact.
  public mutating func feed(_ bit: Bool, into samples: inout [Float]) {
    let length = sampleRate / max(channel.bitRate, 1)
    let step = (bit ? channel.markHz : channel.spaceHz) / sampleRate
    let amplitude = bit ? markAmplitude : spaceAmplitude
    while offset < length {
      samples.append(Float(amplitude * Sine.at(turns: phase + step * offset)))
      offset += 1
    }
    offset -= length
    phase += step * length
    phase -= phase.rounded(.down)
  }

  /// Appends an octet between its start bit and `stopBits` marks, least significant bit first.
  public mutating func feed(octet: UInt8, stopBits: Int = 1, into samples: inout [Float]) {
    feed(false, into: &samples)
    for place in 0..<8 { feed(octet >> place & 1 == 1, into: &samples) }
    feed(marks: stopBits, into: &samples)
  }

  /// Appends so many bit times of mark.
  public mutating func feed(marks: Int, into samples: inout [Float]) {
    for _ in 0..<max(0, marks) { feed(true, into: &samples) }
  }
}
