/// Half-width katakana, the only Japanese that a character LCD can show: one cell a letter, the voicing marks `ﾞ` and
/// `ﾟ` in cells of their own (JIS X 0201; U+FF61–U+FF9F). `やまだ ﾀﾛｳ` → `ﾔﾏﾀﾞ ﾀﾛｳ`.
public enum HalfwidthKana {
  /// Hiragana, full-width katakana and full-width ASCII folded, accents taken off; half-width katakana and ASCII
  /// kept; small kana stay small, except `ヮヵヶ`, which have no small half-width form. Nil when a single character has no half-width form, as
  /// kanji have none: nothing is ever guessed.
  public static func fold(_ text: String) -> String? {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let half = fold(scalar) else { return nil }
      folded.append(contentsOf: half.unicodeScalars)
    }
    return String(folded)
  }

  private static func fold(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x5C, 0x7E:
      return half[scalar.value]
    case 0x20...0x7E, 0xFF61...0xFF9F:
      return String(scalar)
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).flatMap { fold($0) }
    case 0x3041...0x3096, 0x309D...0x309E:
      return half[scalar.value + 0x60]
    default:
      return half[scalar.value] ?? LatinLetter.bare(scalar)
    }
  }

  /// Each full-width katakana or sign and its half-width spelling. `ヰ`, `ヱ` have none; they are read as `ｲ`, `ｴ`.
  static let half: [UInt32: String] = {
    let full = Array(
      "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars)
    let voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヺ"
    let unvoiced = "カキクケコサシスセソタチツテトハヒフヘホウワヲ"
    var half: [UInt32: String] = [:]
    for (place, scalar) in full.enumerated() {
      half[scalar.value] = Unicode.Scalar(0xFF61 + UInt32(place)).map { String($0) }
    }
    for (letter, plain) in zip(voiced.unicodeScalars, unvoiced.unicodeScalars) {
      half[letter.value] = half[plain.value].map { $0 + "ﾞ" }
    }
    for (letter, plain) in zip("パピプペポ".unicodeScalars, "ハヒフヘホ".unicodeScalars) {
      half[letter.value] = half[plain.value].map { $0 + "ﾟ" }
    }
    half[0x30F0] = "ｲ"  // ヰ
    half[0x30F1] = "ｴ"  // ヱ
    half[0x30EE] = "ﾜ"  // ヮ
    half[0x30F5] = "ｶ"  // ヵ
    half[0x30F6] = "ｹ"  // ヶ
    half[0x3000] = " "
    half[0x3099] = "ﾞ"
    half[0x309A] = "ﾟ"
    for dash in [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212] as [UInt32] { half[dash] = "-" }
    half[0x2019] = "'"
    // JIS X 0201 has a yen sign in place of the backslash, and no tilde.
    half[0x5C] = "¥"
    half[0xA5] = "¥"
    half[0x7E] = "-"
    half[0x301C] = "-"  // 〜
    return half
  }()
}
