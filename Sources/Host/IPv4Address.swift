/// An IPv4 address.
public struct IPv4Address: Hashable, Sendable, CustomStringConvertible {
  /// The four octets, the first one highest: 127.0.0.1 is 0x7F000001.
  public let number: UInt32

  /// The address of a number.
  public init(_ number: UInt32) { self.number = number }

  /// Reads `192.168.1.255`: four decimal numbers of 0–255 without leading zeros; nil for all else.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var number: UInt32 = 0
    for part in parts {
      let digits = String(decoding: part, as: UTF8.self)
      guard let octet = UInt8(digits), String(octet) == digits else { return nil }
      number = number << 8 | UInt32(octet)
    }
    self.number = number
  }

  /// This machine, 127.0.0.1.
  public static let loopback = IPv4Address(0x7F00_0001)

  /// `192.168.1.255`.
  public var description: String {
    "\(number >> 24).\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
  }
}
