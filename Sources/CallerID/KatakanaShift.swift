/// Names in seven bits (JIS X 0201 with JIS X 0202's shifts): shift out begins half-width katakana, shift in ends
/// them. `0E 36 45 0F` is ｶﾅ.
enum KatakanaShift {
  private static let out: UInt8 = 0x0E
  private static let back: UInt8 = 0x0F
  /// The katakana of JIS X 0201 as seven bits, and where Unicode keeps them, in the same order.
  private static let codes: ClosedRange<UInt8> = 0x21...0x5F
  private static let first: UInt32 = 0xFF61

  /// The text of some octets, of which the low seven bits count. JIS X 0201 has the yen sign for `\` and the
  /// overline for `~`.
  static func text(_ octets: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var isKatakana = false
    for octet in octets {
      let code = octet & 0x7F
      switch code {
      case out: isKatakana = true
      case back: isKatakana = false
      case codes where isKatakana: text.append(Unicode.Scalar(first + UInt32(code - codes.lowerBound)) ?? "?")
      case 0x5C: text.append("¥")
      case 0x7E: text.append("‾")
      default: text.append(Unicode.Scalar(code))
      }
    }
    return String(text)
  }

  /// The octets that `text` reads back, ending unshifted; nil when a letter is neither ASCII nor half-width kana.
  static func octets(_ text: String) -> [UInt8]? {
    var octets: [UInt8] = []
    var isKatakana = false
    for scalar in text.unicodeScalars {
      let kana = scalar.value &- first
      let isKana = kana <= UInt32(codes.upperBound - codes.lowerBound)
      if isKana != isKatakana, isKana || scalar != " " {
        octets.append(isKana ? out : back)
        isKatakana = isKana
      }
      switch scalar {
      case _ where isKana: octets.append(codes.lowerBound + UInt8(kana))
      case "¥": octets.append(0x5C)
      case "‾": octets.append(0x7E)
      case " "..."~" where scalar != "\\" && scalar != "~":
        octets.append(UInt8(truncatingIfNeeded: scalar.value))
      default: return nil
      }
    }
    return isKatakana ? octets + [back] : octets
  }
}
