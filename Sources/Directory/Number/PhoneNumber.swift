/// A telephone number in the one form that is stored, compared and looked up.
///
/// `digits` holds, by the home country's plan: the national form as it is dialled at home (Japan `0312345678`,
/// UK `02079460123`, North America ten digits `6095551212`); a foreign number as `00` + country code + rest (no
/// national number of any plan begins so); anything else (extensions, short codes) as the digits that came.
public struct PhoneNumber: Hashable, Sendable {
  /// 1–15 ASCII digits.
  public let digits: String

  /// Nil unless 1–15 ASCII digits.
  public init?(digits: String) {
    guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    self.digits = digits
  }

  /// The index key: the count in the top four bits, then fifteen BCD digits, left-aligned. Never zero; leading zeros
  /// are kept, so two numbers never share a key.
  public var key: UInt64 {
    var key: UInt64 = 0
    for digit in digits.utf8 { key = key << 4 | UInt64(digit & 0x0F) }
    let count = UInt64(digits.utf8.count)
    return count << 60 | key << (4 * (15 - count))
  }

  /// The number of a key; nil unless some number has that key.
  public init?(key: UInt64) {
    let count = Int(key >> 60)
    var digits = ""
    for index in 0..<15 {
      let digit = UInt8(truncatingIfNeeded: key >> UInt64(4 * (14 - index))) & 0x0F
      guard digit <= (index < count ? 9 : 0) else { return nil }
      if index < count { digits.unicodeScalars.append(Unicode.Scalar(0x30 + digit)) }
    }
    self.init(digits: digits)
  }
}
