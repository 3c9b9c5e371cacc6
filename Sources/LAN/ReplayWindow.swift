/// Which datagrams of a box have been heard: an epoch, the highest sequence number in it, and a bit for each of the
/// 64 numbers up to there. Answers one question, without a clock: is this one new?
public struct ReplayWindow: Equatable, Sendable {
  /// Sequence numbers that are remembered one by one. At most 20 datagrams leave the box in a second, three for each
  /// number, so 64 numbers are about ten seconds of the worst disorder.
  public static let width: Int64 = 64

  /// The epoch heard last.
  public private(set) var epoch: Int64
  /// The highest sequence number heard in it.
  public private(set) var top: Int64
  /// Bit n: `top` − n was heard.
  public private(set) var heard: UInt64

  /// A window in which `sequence` of `epoch` has been heard and nothing before counts any more.
  public init(epoch: Int64, sequence: Int64) {
    (self.epoch, top, heard) = (epoch, sequence, .max)
  }

  /// Whether the datagram is new; if so it counts as heard from now on.
  ///
  /// A higher epoch opens a new window. In the same epoch, a number is new when it lies above the window, or within
  /// it and was not heard. All else is old: a lower epoch, below the window, heard.
  public mutating func feed(epoch other: Int64, sequence: Int64) -> Bool {
    guard sequence >= 1 else { return false }
    if other > epoch {
      (epoch, top, heard) = (other, sequence, 1)
      return true
    }
    guard other == epoch else { return false }
    if sequence > top {
      let step = sequence - top
      heard = step < ReplayWindow.width ? heard << UInt64(step) | 1 : 1
      top = sequence
      return true
    }
    let behind = top - sequence
    guard behind < ReplayWindow.width, heard & 1 << UInt64(behind) == 0 else { return false }
    heard |= 1 << UInt64(behind)
    return true
  }

  /// How many sequence numbers of this epoch, up to `limit` and within the window, were not heard: 0–63.
  public func missing(upTo limit: Int64) -> Int { (~heard & bits(upTo: limit)).nonzeroBitCount }

  /// Gives up what is missing up to `limit`: it counts as heard, so it is not accepted any more.
  public mutating func forgive(upTo limit: Int64) { heard |= bits(upTo: limit) }

  /// The bits of the sequence numbers from 1 to `limit`.
  private func bits(upTo limit: Int64) -> UInt64 {
    let known = top >= ReplayWindow.width ? UInt64.max : (1 << UInt64(max(top, 0))) &- 1
    let behind = max(top - max(limit, 0), 0)
    return behind >= ReplayWindow.width ? 0 : known & (.max << UInt64(behind))
  }

  /// The window as one line, `17 4211 ffffffffffffffff` and a line feed.
  public var file: [UInt8] { Array("\(epoch) \(top) \(String(heard, radix: 16))\n".utf8) }

  /// Reads what `file` gives; nil for all else.
  public init?(file: [UInt8]) {
    guard file.last == 0x0A, file.count <= 64 else { return nil }
    let words = file.dropLast().split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 3, let epoch = Int64(String(decoding: words[0], as: UTF8.self)),
      let top = Int64(String(decoding: words[1], as: UTF8.self)),
      let heard = UInt64(String(decoding: words[2], as: UTF8.self), radix: 16), epoch >= 0, top >= 0
    else { return nil }
    (self.epoch, self.top, self.heard) = (epoch, top, heard)
  }
}
