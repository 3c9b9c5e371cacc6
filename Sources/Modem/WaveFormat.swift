/// What a recording is made of.
public struct WaveFormat: Equatable, Sendable {
  /// How a sample stands in octets.
  public var sample: SampleFormat
  /// Frames in a second: 8,000–192,000.
  public var sampleRate: Int
  /// Samples in a frame: 1 or 2.
  public var channels: Int

  /// The rates that are taken: below 8 kHz the space tone does not fit; above 192 kHz nothing records.
  public static let sampleRates = 8_000...192_000

  /// A format; refuses rates and channel counts outside their ranges.
  public init(sample: SampleFormat, sampleRate: Int, channels: Int) throws(WaveFault) {
    guard WaveFormat.sampleRates.contains(sampleRate) else { throw .sampleRate(sampleRate) }
    guard (1...2).contains(channels) else { throw .channels(channels) }
    (self.sample, self.sampleRate, self.channels) = (sample, sampleRate, channels)
  }

  /// Octets in a frame.
  public var frameOctets: Int { sample.octets * channels }
}

/// Why a recording is refused. The description is one line and says what to do next.
public enum WaveFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// It does not begin with RIFF … WAVE.
  case notWave
  /// It is a relative of WAVE: RF64, RIFX, W64.
  case relative(String)
  /// The samples come before their description, or the description is too short or too long.
  case disordered
  /// The coding is none of `SampleFormat`: the format tag and the bits in a sample.
  case coding(tag: Int, bits: Int)
  /// The frame size does not fit channels and bits.
  case frame(Int)
  /// A sample rate outside 8–192 kHz.
  case sampleRate(Int)
  /// Neither one nor two channels.
  case channels(Int)
  /// The file ended before its samples began.
  case empty

  /// One line for people.
  public var description: String {
    switch self {
    case .notWave: "not a WAVE file; for bare samples say --rate and --channels"
    case .relative(let name): "\(name) is not read; convert it to a plain RIFF WAVE file"
    case .disordered: "damaged: no usable 'fmt ' chunk before the samples; save the recording again"
    case .coding(let tag, let bits):
      "the coding (format tag \(tag), \(bits) bits) is not read; convert it to 16-bit PCM"
    case .frame(let octets): "damaged: a frame of \(octets) octets fits neither the channels nor the bits"
    case .sampleRate(let rate): "a sample rate of \(rate) Hz is not read; resample to 8,000–192,000 Hz"
    case .channels(let count): "\(count) channels are not read; keep one or two"
    case .empty: "the file ends before its samples begin; record again"
    }
  }
}
