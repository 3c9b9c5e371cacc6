/// A telephone number in the one form that is stored, compared and looked up.
///
/// `digits` holds, by the home country's plan: the national form as it is dialled at home (Japan `0312345678`,
/// UK `02079460123`, North America ten digits `6095551212`); a foreign number as `00` + country code + rest (no
/// national number of any plan begins so); anything else (extensions, short codes) as the digits that came.
public struct PhoneNumber: Hashable, Sendable {
  /// The index key: the count in the top four bits, then fifteen BCD digits, left-aligned. Never zero; leading zeros
  /// are kept, so two numbers never share a key.
  public let key: UInt64

  /// Nil unless 1–15 ASCII digits.
  public init?(digits: String) {
    var number = Digits()
    for octet in digits.utf8 where !number.append(octet) { return nil }
    self.init(number)
  }

  /// The number of a key; nil unless some number has that key.
  public init?(key: UInt64) {
    let count = Int(key >> 60)
    guard count > 0 else { return nil }
    for index in 0..<15 {
      guard Self.digit(index, of: key) <= (index < count ? 9 : 0) else { return nil }
    }
    self.key = key
  }

  /// Nil when there are none.
  init?(_ digits: Digits) {
    guard digits.count > 0 else { return nil }
    key = digits.count << 60 | digits.packed << (4 * (15 - digits.count))
  }

  /// 1–15 ASCII digits.
  public var digits: String {
    var text = ""
    for index in 0..<count { text.unicodeScalars.append(Unicode.Scalar(0x30 + digit(index))) }
    return text
  }

  /// 1–15.
  var count: Int { Int(key >> 60) }

  /// The digit at an index below `count`: 0–9.
  func digit(_ index: Int) -> UInt8 { Self.digit(index, of: key) }

  private static func digit(_ index: Int, of key: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: key >> UInt64(4 * (14 - index))) & 0x0F
  }

  /// Digits on their way to a number.
  struct Digits {
    fileprivate var packed: UInt64 = 0
    fileprivate var count: UInt64 = 0

    /// False unless it is an ASCII digit, and the fifteenth at most.
    mutating func append(_ octet: UInt8) -> Bool {
      guard (0x30...0x39).contains(octet), count < 15 else { return false }
      packed = packed << 4 | UInt64(octet & 0x0F)
      count += 1
      return true
    }
  }
}
