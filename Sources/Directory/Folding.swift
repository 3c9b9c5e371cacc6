/// Writing that differs in form only, made one: for headings and values, not for names.
public enum Folding {
  /// Full-width ASCII and blanks to ASCII, half-width kana to full-width with its sound mark joined.
  public static func widthFolded(_ text: String) -> String {
    let octets = Array(text.utf8)
    if !needsFolding(octets, in: octets.indices) { return text }
    return String(decoding: widthFolded(octets, in: octets.indices), as: UTF8.self)
  }

  /// The same of a range, held inside the octets, of well-formed UTF-8.
  public static func widthFolded(_ octets: [UInt8], in range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: octets.indices)
    var folded: [UInt8] = []
    folded.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      let lead = octets[at]
      guard lead & 0xF0 == 0xE0, range.upperBound &- at >= 3 else {
        folded.append(lead)
        at &+= 1
        continue
      }
      let scalar = Self.scalar(octets, at)
      at &+= 3
      switch scalar {
      case 0xFF01...0xFF5E: folded.append(UInt8(truncatingIfNeeded: scalar &- 0xFEE0))
      case 0x3000: folded.append(0x20)
      case 0xFFE5: folded += [0xC2, 0xA5]
      case 0xFF9E, 0x3099: mark(&folded, by: voiced, else: 0x309B)
      case 0xFF9F, 0x309A: mark(&folded, by: semiVoiced, else: 0x309C)
      case 0xFF61...0xFF9D: append(wide[Int(scalar &- 0xFF61)], to: &folded)
      default: append(scalar, to: &folded)
      }
    }
    return folded
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
      case 0x2121, 0x260E, 0x260F: folded += "tel".utf8  // ℡ ☎ ☏
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

  /// The scalar of three octets that begin at a place.
  private static func scalar(_ octets: [UInt8], _ at: Int) -> UInt16 {
    let second = UInt16(octets[at &+ 1] & 0x3F)
    return UInt16(octets[at] & 0x0F) << 12 | second << 6 | UInt16(octets[at &+ 2] & 0x3F)
  }

  /// U+0800 and above.
  private static func append(_ scalar: UInt16, to octets: inout [UInt8]) {
    octets.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
    octets.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
    octets.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
  }

  private static func mark(_ octets: inout [UInt8], by table: [UInt16], else alone: UInt16) {
    let start = octets.count &- 3
    let letter = start >= 0 && octets[start] == 0xE3 ? scalar(octets, start) : 0
    let joined = kana.contains(letter) ? table[Int(letter & 0xFF)] : 0
    if joined != 0 { octets.removeLast(3) }
    append(joined != 0 ? joined : alone, to: &octets)
  }

  private static let kana: ClosedRange<UInt16> = 0x3040...0x30FF
  /// U+FF61…U+FF9D (JIS X 0201) as JIS X 0208 has them.
  private static let wide = scalars(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン")
  private static let voiced = table(
    "カガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボウヴかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはばひびふぶへべほぼ")
  private static let semiVoiced = table("ハパヒピフプヘペホポはぱひぴふぷへぺほぽ")

  private static func scalars(_ text: String) -> [UInt16] { Array(text.utf16) }

  /// By the low eight bits of a kana, what it becomes with its mark; 0 where there is no such letter.
  private static func table(_ pairs: String) -> [UInt16] {
    let scalars = scalars(pairs)
    var table = [UInt16](repeating: 0, count: 256)
    for place in stride(from: 0, to: scalars.count &- 1, by: 2) {
      table[Int(scalars[place] & 0xFF)] = scalars[place &+ 1]
    }
    return table
  }
}
