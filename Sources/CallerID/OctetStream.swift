/// Octets of a serial port behind a demodulator chip (1200 bit/s, 8N1) → symbols: a pause is an idle line.
public struct OctetStream: Sendable {
  private var last: Instant?

  /// A pause this long ends a message. 25 bit times are 21 ms, but serial ports hand octets over in lots of up to
  /// 16, which are 133 ms; our choice is the next round figure.
  public static let idleMilliseconds: Int64 = 150

  /// A stream before its first octet.
  public init() {}

  /// When `expire` will have something to say.
  public var deadline: Instant? { last.map { $0 + OctetStream.idleMilliseconds } }

  /// The symbol of an octet that came now. Call `expire` first.
  public mutating func feed(_ octet: UInt8, at now: Instant) -> Symbol {
    last = now
    return .octet(octet, framed: true)
  }

  /// The idle line, once, when the pause is long enough; also at the end of a capture, which is `nil`.
  public mutating func expire(at now: Instant?) -> Symbol? {
    guard let deadline else { return nil }
    if let now, now < deadline { return nil }
    last = nil
    return .idle
  }
}
