/// The shop's secret: 32 octets that the box and its listeners share. Whoever holds it can read cards and make
/// announcements; it travels by hand (a stick, a screen), never over the network.
public struct ShopKey: Equatable, Sendable {
  /// Octets of a key.
  public static let length = 32

  /// The octets themselves.
  let octets: [UInt8]

  /// Takes 32 octets, which must come from the system's random source; nil for any other count.
  public init?(_ octets: [UInt8]) {
    guard octets.count == ShopKey.length else { return nil }
    self.octets = octets
  }

  /// Reads a key file: 64 hexadecimal digits, blanks and line ends before and behind allowed; nil for all else.
  public init?(file: [UInt8]) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let digits = file.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
    guard digits.count == 2 * ShopKey.length, let octets = [UInt8](hexadecimal: Array(digits)) else {
      return nil
    }
    self.init(octets)
  }

  /// The key file: 64 lower-case hexadecimal digits and a line feed.
  public var file: [UInt8] { Array((octets.hexadecimal + "\n").utf8) }

  /// Which key this is, told openly: the first 4 octets of SHA-256 of the key. A new key is a new box.
  public var identity: [UInt8] { Array(SHA256.digest(octets).prefix(4)) }

  /// The identity as the text that datagrams carry as `box`: 8 hexadecimal digits.
  public var box: String { identity.hexadecimal }
}
