/// Octets of a recording → samples, in whatever pieces they come.
///
/// ```
/// "RIFF" size "WAVE"  { name(4) size(4, least significant octet first) body … pad to even }
///                       "fmt ": tag(2) channels(2) rate(4) octets/s(4) frame(2) bits(2) [ more(2) valid(2) mask(4) tag(2) … ]
///                       "data": frames of samples
///                       any other: passed over
/// ```
/// Source: Multimedia Programming Interface and Data Specifications 1.0 (1991); the extensible form of 2001.
/// Streamed files, whose data size is 0 or all ones, and files cut short are read to their end. What follows the
/// samples is ignored. Sizes are believed only as counts to pass over: nothing is allocated on their word.
public struct WaveReader: Sendable {
  /// What the samples are, once the header has been read.
  public private(set) var format: WaveFormat?

  /// What the coming octets are.
  private enum Part: Sendable {
    /// The first 12 octets.
    case riff
    /// A chunk's name and size.
    case chunk
    /// The body of "fmt ", of so many octets.
    case description(Int)
    /// So many octets to pass over.
    case skipped(Int)
    /// So many octets of samples; nil to the end.
    case samples(Int?)
    /// Nothing of use.
    case rest
  }
  private var part: Part
  /// Octets of an item that is not whole yet; at most `descriptionLimit` − 1 of them.
  private var pending: [UInt8] = []

  /// A "fmt " chunk has 16, 18 or 40 octets; some writers append a little. Our choice.
  private static let descriptionLimit = 256

  /// A reader at the start of a WAVE file.
  public init() { part = .riff }

  /// A reader of bare samples without a header.
  public init(raw format: WaveFormat) {
    self.format = format
    part = .samples(nil)
  }

  /// Takes the next octets and appends the samples of the frames that they complete, channels interleaved, −1…1.
  public mutating func feed(_ octets: ArraySlice<UInt8>, into samples: inout [Float]) throws(WaveFault) {
    var rest = octets
    while !rest.isEmpty {
      switch part {
      case .riff:
        guard let header = take(12, from: &rest) else { return }
        part = try WaveReader.afterRIFF(header)
      case .chunk:
        guard let header = take(8, from: &rest) else { return }
        part = try afterName(header)
      case .description(let size):
        guard let body = take(size, from: &rest) else { return }
        format = try WaveReader.format(body)
        part = size % 2 == 0 ? .chunk : .skipped(1)
      case .skipped(let count):
        let step = min(count, rest.count)
        rest = rest.dropFirst(step)
        part = step == count ? .chunk : .skipped(count - step)
      case .samples(let left):
        let step = min(left ?? Int.max, rest.count)
        read(rest.prefix(step), into: &samples)
        rest = rest.dropFirst(step)
        part = .samples(left.map { $0 - step })
        if left == step { part = .rest }
      case .rest:
        return
      }
    }
  }

  /// Says that the file is over. Refuses one that held no samples' description or ended before the samples.
  public func finish() throws(WaveFault) {
    switch part {
    case .samples, .rest: return
    case .riff, .chunk, .description, .skipped: throw .empty
    }
  }

  /// The next `count` octets as one item, or nil until they are all there.
  private mutating func take(_ count: Int, from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    let step = min(count - pending.count, rest.count)
    pending += rest.prefix(step)
    rest = rest.dropFirst(step)
    guard pending.count == count else { return nil }
    defer { pending.removeAll(keepingCapacity: true) }
    return pending
  }

  private static func afterRIFF(_ header: [UInt8]) throws(WaveFault) -> Part {
    let name = text(header.prefix(4))
    guard name != "RF64", name != "RIFX", name != "riff" else { throw .relative(name == "riff" ? "W64" : name) }
    guard name == "RIFF", text(header.suffix(4)) == "WAVE" else { throw .notWave }
    return .chunk
  }

  private func afterName(_ header: [UInt8]) throws(WaveFault) -> Part {
    let size = Int(number(header.suffix(4)))
    switch WaveReader.text(header.prefix(4)) {
    case "fmt ":
      guard format == nil, size >= 16, size <= WaveReader.descriptionLimit else { throw .disordered }
      return .description(size)
    case "data":
      guard format != nil else { throw .disordered }
      return .samples(size == 0 || size == 0xFFFF_FFFF ? nil : size)
    default:
      let padded = size + size % 2
      return padded == 0 ? .chunk : .skipped(padded)
    }
  }

  private static func format(_ body: [UInt8]) throws(WaveFault) -> WaveFormat {
    func field(_ place: Int, _ count: Int) -> Int { Int(number(body[place..<place + count])) }
    let bits = field(14, 2)
    var tag = field(0, 2)
    // WAVE_FORMAT_EXTENSIBLE: the true tag opens the sub-format at octet 24.
    if tag == 0xFFFE, body.count >= 40 { tag = field(24, 2) }
    let sample: SampleFormat
    switch (tag, bits) {
    case (1, 8): sample = .unsigned8
    case (1, 16): sample = .signed16
    case (1, 24): sample = .signed24
    case (1, 32): sample = .signed32
    case (3, 32): sample = .float32
    case (6, 8): sample = .aLaw
    case (7, 8): sample = .muLaw
    default: throw .coding(tag: tag, bits: bits)
    }
    let format = try WaveFormat(sample: sample, sampleRate: field(4, 4), channels: field(2, 2))
    guard field(12, 2) == format.frameOctets else { throw .frame(field(12, 2)) }
    return format
  }

  /// Appends the samples of the frames that `octets` complete; keeps the rest of a frame that is not whole, so that what is
  /// given always begins with the first channel.
  private mutating func read(_ octets: ArraySlice<UInt8>, into samples: inout [Float]) {
    guard let format else { return }
    samples.reserveCapacity(samples.count + octets.count / format.sample.octets + format.channels)
    var rest = octets
    if !pending.isEmpty {
      guard let frame = take(format.frameOctets, from: &rest) else { return }
      format.sample.append(frame[...], to: &samples)
    }
    let end = rest.startIndex + rest.count / format.frameOctets * format.frameOctets
    format.sample.append(rest[..<end], to: &samples)
    pending += rest[end...]
  }

  private static func text(_ octets: ArraySlice<UInt8>) -> String { String(decoding: octets, as: UTF8.self) }
}

/// Up to four octets as a number, least significant first.
private func number(_ octets: ArraySlice<UInt8>) -> UInt32 {
  var value: UInt32 = 0
  for octet in octets.reversed() { value = value << 8 | UInt32(octet) }
  return value
}

extension SampleFormat {
  /// Appends the samples of whole frames.
  fileprivate func append(_ frames: ArraySlice<UInt8>, to samples: inout [Float]) {
    for place in stride(from: frames.startIndex, to: frames.endIndex, by: octets) {
      var bits: UInt32 = 0
      for octet in 0..<octets { bits |= UInt32(frames[place + octet]) << UInt32(8 * octet) }
      samples.append(value(bits))
    }
  }
}
