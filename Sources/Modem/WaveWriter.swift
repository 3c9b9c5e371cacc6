/// Samples → octets of a WAVE file of 16-bit PCM, in pieces.
public struct WaveWriter: Sendable {
  /// Frames in a second.
  public let sampleRate: Int
  /// 1 or 2.
  public let channels: Int

  /// More samples than this do not fit the file's 32-bit sizes.
  private static let sampleLimit = 0x7FFF_FF00

  /// A writer; refuses the rates and channel counts that `WaveFormat` refuses.
  public init(sampleRate: Int, channels: Int = 1) throws(WaveFault) {
    let format = try WaveFormat(sample: .signed16, sampleRate: sampleRate, channels: channels)
    (self.sampleRate, self.channels) = (format.sampleRate, format.channels)
  }

  /// The 44 octets before the samples. Without a count of samples (all channels together) the sizes are all ones:
  /// the reader is to read to the end. So is a count that does not fit 32 bits of octets.
  public func header(samples: Int? = nil) -> [UInt8] {
    let known = samples.flatMap { (0..<WaveWriter.sampleLimit).contains($0) ? UInt32($0) * 2 : nil }
    let size = known ?? 0xFFFF_FFFF
    let frame = channels * 2
    return Array("RIFF".utf8) + WaveWriter.octets(known.map { $0 + 36 } ?? size, 4)
      + Array("WAVEfmt ".utf8) + WaveWriter.octets(16, 4) + WaveWriter.octets(1, 2)
      + WaveWriter.octets(UInt32(channels), 2) + WaveWriter.octets(UInt32(sampleRate), 4)
      + WaveWriter.octets(UInt32(sampleRate * frame), 4) + WaveWriter.octets(UInt32(frame), 2)
      + WaveWriter.octets(16, 2) + Array("data".utf8) + WaveWriter.octets(size, 4)
  }

  /// The octets of samples, channels interleaved. Beyond ±1 they clip; what is no number is silence.
  public func emit(_ samples: [Float]) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(samples.count * 2)
    for sample in samples {
      let scaled = sample.isNaN ? 0 : (min(max(sample, -1), 1) * 32_767).rounded()
      let value = UInt16(bitPattern: Int16(scaled))
      octets.append(UInt8(truncatingIfNeeded: value))
      octets.append(UInt8(truncatingIfNeeded: value >> 8))
    }
    return octets
  }

  private static func octets(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}
