/// Latin letters without their accents: `é` → `e`, `ø` → `o`, `œ` → `OE`, `ß` → `ss`.
enum LatinLetter {
  /// The one or two ASCII letters under a Latin letter; nil for what has none.
  static func bare(_ scalar: Unicode.Scalar) -> String? {
    if scalar == "ß" { return "ss" }
    guard scalar.value >= 0xC0, scalar.value <= 0x1EFF, let name = scalar.properties.name else { return nil }
    // Unicode's own name of the letter says it: LATIN SMALL LETTER E WITH ACUTE.
    let words = name.split(separator: " ")
    guard words.count > 3, words[0] == "LATIN", words[2] == "LETTER" || words[2] == "LIGATURE",
      words[3].count <= 2
    else { return nil }
    return words[1] == "SMALL" && words[3].count == 1 ? words[3].lowercased() : String(words[3])
  }
}
