/// Writing that differs in form only, made one: for headings and values, not for names.
public enum Folding {
  /// Full-width ASCII and blanks to ASCII, half-width kana to full-width with its sound mark joined.
  public static func widthFolded(_ text: String) -> String {
    let octets = Array(text.utf8)
    if !needsFolding(octets, in: octets.indices) { return text }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: folded.append(" ")
      case 0xFFE5: folded.append("¥")
      case 0xFF9E, 0x3099: mark(&folded, by: voiced, else: "゛")
      case 0xFF9F, 0x309A: mark(&folded, by: semiVoiced, else: "゜")
      case 0xFF61...0xFF9D: folded.append(wide[Int(scalar.value - 0xFF61)])
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }

  /// Whether there can be something to fold: the full-width and half-width forms begin with EF in UTF-8, the wide blank is
  /// E3 80 80, the sound marks alone E3 82 99 and E3 82 9A. Nearly all texts hold none of them.
  public static func needsFolding(_ octets: [UInt8], in range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      let word = octets.eight(at: at)
      let lead = word & 0xFF
      if lead < 0xE0 {
        at &+= 1
        continue
      }
      if lead == 0xEF { return true }
      switch word & 0xFFFFFF {
      case 0x8080E3, 0x9982E3, 0x9A82E3: return true
      default: at &+= 3
      }
    }
    return false
  }

  /// A heading as it is compared: width folded, without blanks and marks, lower case, hiragana as katakana.
  public static func heading(_ text: String) -> String {
    var folded: [UInt8] = []
    for scalar in widthFolded(text).unicodeScalars {
      switch scalar.value {
      case 0x20, 0x22, 0x27, 0x2A, 0x2D, 0x3A, 0x5F, 0x203B, 0x30FB: break  // blank " ' * - : _ ※ ・
      case 0x41...0x5A: folded.append(UInt8(scalar.value) | 0x20)
      case 0x21...0x7E: folded.append(UInt8(scalar.value))
      case 0x3041...0x3096: append(Unicode.Scalar(scalar.value + 0x60) ?? scalar, to: &folded)
      // Neither blanks nor capitals.
      case 0x3097...0x9FFF: append(scalar, to: &folded)
      default:
        let properties = scalar.properties
        if !properties.isWhitespace { folded += properties.lowercaseMapping.utf8 }
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Whether a word, which is whole characters, stands in a text, no nearer to its beginning than `from`.
  public static func holds(_ text: [UInt8], _ word: [UInt8], from: Int = 0) -> Bool {
    guard let first = word.first, text.count - from >= word.count else { return false }
    for start in from...(text.count - word.count) where text[start] == first {
      if text[start..<start + word.count].elementsEqual(word) { return true }
    }
    return false
  }

  private static func append(_ scalar: Unicode.Scalar, to octets: inout [UInt8]) {
    for octet in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { octets.append(octet) }
  }

  private static func mark(
    _ text: inout String.UnicodeScalarView, by table: [Unicode.Scalar: Unicode.Scalar],
    else alone: Unicode.Scalar
  ) {
    if let last = text.last, let joined = table[last] {
      text.removeLast()
      text.append(joined)
    } else {
      text.append(alone)
    }
  }

  /// U+FF61…U+FF9D (JIS X 0201) as JIS X 0208 has them.
  private static let wide = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)
  private static let voiced = table(
    "カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼ")
  private static let semiVoiced = table("ハパヒピフプヘペホポはぱひぴふぷへぺほぽ")

  private static func table(_ pairs: String) -> [Unicode.Scalar: Unicode.Scalar] {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    var before: Unicode.Scalar?
    for scalar in pairs.unicodeScalars {
      if let from = before {
        table[from] = scalar
        before = nil
      } else {
        before = scalar
      }
    }
    return table
  }
}
