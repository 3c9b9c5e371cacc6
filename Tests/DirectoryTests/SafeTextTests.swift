import Directory
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [1, 64, 100, 256, 300])
  func asManyCharactersAsSaid(limit: Int) {
    let text = String(repeating: "か\u{3099}", count: 400)
    #expect(SafeText(text, limit: limit).string == String(repeating: "が", count: limit))
  }

  static let texts: [(raw: String, safe: String)] = [
    ("", ""),
    (" ", ""),
    ("TANAKA Yoshiko", "TANAKA Yoshiko"),
    ("田中 良子", "田中 良子"),
    ("田中　良子", "田中 良子"),
    ("  田中 \t\r\n 良子\u{3000}", "田中 良子"),
    ("えび\nかに", "えび かに"),
    ("a\u{2028}b\u{2029}c\u{85}d\u{A0}e", "a b c d e"),
    ("\u{1B}[2Jボス", "[2Jボス"),
    ("\u{9B}2Jボス", "2Jボス"),
    ("a\u{00}b\u{7F}c", "abc"),
    ("田\u{202E}中\u{2066}様\u{200F}", "田中様"),
    ("田\u{200B}中\u{FEFF}様\u{2060}\u{AD}", "田中様"),
    ("A\u{E0041}\u{E007F}B", "AB"),
    ("A\u{E000}\u{F8FF}\u{10FFFD}B", "AB"),
    ("a\u{FFF9}b\u{600}1", "ab1"),
    ("葛\u{E0100}飾", "葛飾"),
    ("ｶﾞﾗｽ", "ｶﾞﾗｽ"),
    ("\u{301}a", "a"),
    ("a \u{301}b", "a b"),
    ("a\u{20DD}\u{20DD}\u{20DD}\u{20DD}\u{20DD}b", "a\u{20DD}\u{20DD}\u{20DD}b"),
    ("👨‍👩‍👧", "👨👩👧"),
    ("髙﨑 ①", "髙﨑 ①"),
  ]

  /// In one test, so that no raw text reaches the log of the test run.
  @Test func becomes() {
    for (raw, safe) in Self.texts {
      let made = SafeText(raw).string
      #expect(Array(made.unicodeScalars) == Array(safe.unicodeScalars), "\(raw.debugDescription)")
    }
  }

  /// The pairs of scalars that files from a Mac hold, and the one that each becomes.
  static let spellings: [(raw: [UInt32], safe: [UInt32])] = [
    ([0x304B, 0x3099], [0x304C]),
    ([0x30CF, 0x309A], [0x30D1]),
    ([0x30A6, 0x3099], [0x30F4]),
    ([0x309D, 0x3099], [0x309E]),
    ([0x65, 0x301], [0xE9]),
    ([0x61, 0x302, 0x301], [0x1EA5]),
    ([0x78, 0x301], [0x78, 0x301]),
    ([0x3042, 0x3099], [0x3042, 0x3099]),
  ]

  @Test(arguments: spellings) func composed(_ raw: [UInt32], _ safe: [UInt32]) {
    var text = String.UnicodeScalarView()
    for value in raw { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    #expect(SafeText(String(text)).string.unicodeScalars.map(\.value) == safe)
  }

  @Test func longTextIsCutAtSixtyFourCharacters() {
    #expect(SafeText(String(repeating: "あ", count: 65)).string == String(repeating: "あ", count: 64))
    #expect(SafeText(String(repeating: "か\u{3099}", count: 65)).string == String(repeating: "が", count: 64))
    #expect(SafeText(String(repeating: "x", count: 64)).string.count == 64)
    #expect(SafeText(String(repeating: "x", count: 63) + " y").string == String(repeating: "x", count: 63))
  }

  /// In a list's plain way and in the long way, which a loose mark forces.
  @Test(arguments: ["x", "あ", "ﾊ", "か\u{3099}"])
  func aSafetyTextIsCutAtFourTimesAsMany(_ unit: String) {
    let text = String(repeating: unit + "、", count: 200)
    #expect(SafeText.safety(text) == SafeText.safety(String(text.prefix(256))))
    #expect(SafeText.safety(text).string.count == 256)
    #expect(SafeText.safety(SafeText.safety(text).string) == SafeText.safety(text))
    #expect(SafeText(text).string.count == 64)
  }

  /// Unicode sets no end to a cluster: marks, conjoining jamo and half-width voicing marks all extend one.
  @Test(arguments: ["\u{301}", "\u{1100}", "ﾞ", "\u{93F}", "क\u{94D}", "\u{1F3FB}"])
  func noClusterGrows(_ unit: String) {
    let safe = SafeText("ｶ" + String(repeating: unit, count: 100_000) + "b")
    #expect(safe.string.utf8.count <= 512)
    #expect(safe.string.count <= 64)
    #expect(SafeText(safe.string) == safe)
  }

  /// Where each test begins; 34 of 32,768 scalars run side by side.
  static let blocks = (0..<34).map { UInt32($0) * 0x8000 }

  /// Each of the 1,112,064 scalars, alone and between two letters: no forbidden one is ever left, and what is safe
  /// stays as it is (every eighth).
  @Test(arguments: blocks)
  func everyScalar(_ first: UInt32) {
    var scalars = 0
    var bad: [UInt32] = []
    for value in first..<first + 0x8000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      scalars += 1
      let alone = SafeText(String(scalar)).string
      let between = SafeText("a\(scalar)b").string
      if !isHarmless(alone) || !isHarmless(between) || alone.unicodeScalars.count > 1 { bad.append(value) }
      if value.isMultiple(of: 8), SafeText(between).string != between { bad.append(value) }
    }
    #expect(bad.isEmpty)
    #expect(scalars == (first == 0xD800 & ~0x7FFF ? 0x8000 - 0x800 : 0x8000))
  }

  private func isHarmless(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3000,
        0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF:
        return false
      default:
        if scalar.value & 0xFFFE == 0xFFFE { return false }
      }
    }
    return text.utf8.first != 0x20 && text.utf8.last != 0x20 && !text.isEmpty || text.isEmpty
  }
}
