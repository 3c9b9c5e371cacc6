import Directory
import Testing

@testable import Presentation

/// Kana, romaji, ROM octets and cell widths.
@Suite struct LettersTests {
  static let kana: [(text: String, half: String?)] = [
    ("", ""),
    ("タナカ ヨシコ", "ﾀﾅｶ ﾖｼｺ"),
    ("たなか よしこ", "ﾀﾅｶ ﾖｼｺ"),
    ("ﾔﾏﾀﾞ", "ﾔﾏﾀﾞ"),
    ("ガギグゲゴパピプペポ", "ｶﾞｷﾞｸﾞｹﾞｺﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ"),
    ("ヴァイオリン", "ｳﾞｧｲｵﾘﾝ"),
    ("ゔ", "ｳﾞ"),
    ("ヰヱゐゑ", "ｲｴｲｴ"),
    ("ジュンイチロウー", "ｼﾞｭﾝｲﾁﾛｳｰ"),
    ("ッャュョァヮヵヶ", "ｯｬｭｮｧﾜｶｹ"),
    ("ヷヺ", "ﾜﾞｦﾞ"),
    ("Ａｂ１（株）", nil),
    ("ＴＡＮＡＫＡ　１", "TANAKA 1"),
    ("José Müller", "Jose Muller"),
    ("、。・「」゛゜", "､｡･｢｣ﾞﾟ"),
    ("a\\b~c〜", "a¥b-c-"),
    ("田中", nil),
    ("タナカ良子", nil),
    ("ゝ", nil),
    ("ㇰ", nil),
    ("한국", nil),
    ("№", nil),
    ("😀", nil),
  ]

  @Test(arguments: kana) func halfwidthKana(_ text: String, _ half: String?) {
    #expect(HalfwidthKana.fold(text) == half)
  }

  static let romaji: [(text: String, spelt: String?)] = [
    ("タナカ ヨシコ", "TANAKA YOSHIKO"),
    ("サイトウ", "SAITO"),
    ("イノウエ", "INOUE"),
    ("マツウラ", "MATSUURA"),
    ("オオノ", "ONO"),
    ("ユウコ", "YUKO"),
    ("シンジュ", "SHINJU"),
    ("ホンマ", "HOMMA"),
    ("ナンバ", "NAMBA"),
    ("サンペイ", "SAMPEI"),
    ("サンヘイ", "SANHEI"),
    ("ケン", "KEN"),
    ("ハットリ", "HATTORI"),
    ("ハッチョウ", "HATCHO"),
    ("キョウコ", "KYOKO"),
    ("チャーリー", "CHARI"),
    ("ヂヅ", "JIZU"),
    ("ヴァイオリン", "VAIORIN"),
    ("フィリップ", "FIRIPPU"),
    ("ティナ", "TINA"),
    ("シェリー", "SHERI"),
    ("ッ", ""),
    ("ャ", "YA"),
    ("ﾞ", ""),
    ("Straße Ørsted", "STRASSE ORSTED"),
    ("田中", nil),
    ("→", nil),
  ]

  @Test(arguments: romaji) func spellsRomaji(_ text: String, _ spelt: String?) {
    #expect(Romaji.fold(text) == spelt)
  }

  /// All scalars there are: an octet is printable ASCII or, with kana, 0xA1–0xDF; nothing draws a custom glyph.
  @Test(arguments: CharacterROM.allCases) func everyScalarToTheROM(_ rom: CharacterROM) {
    var used: Set<UInt8> = []
    for value in UInt32(0)..<0x110000 {
      if let scalar = Unicode.Scalar(value), let octet = rom.octet(scalar) { used.insert(octet) }
    }
    let kana = Set(UInt8(0xA1)...0xDF)
    let ascii = Set(UInt8(0x20)...0x7E)
    #expect(used == (rom == .a00 ? ascii.union(kana).union([0x7F]) : ascii))
  }

  @Test func romOctets() {
    // The example of a module's data sheet: ﾔﾏﾀﾞ ﾀﾛｳ.
    #expect(CharacterROM.a00.octets("ﾔﾏﾀﾞ ﾀﾛｳ") == [0xD4, 0xCF, 0xC0, 0xDE, 0x20, 0xC0, 0xDB, 0xB3])
    #expect(CharacterROM.a00.octets("\\~田\u{1}¥→") == [0x3F, 0x3F, 0x3F, 0x3F, 0x5C, 0x7E])
    #expect(CharacterROM.a02.octets("\\~ﾔ") == [0x5C, 0x7E, 0x3F])
  }

  static let widths: [(text: String, cells: Int)] = [
    ("", 0), ("A", 1), ("ﾀﾞ", 2), ("ダ", 2), ("田", 2), ("𠮷", 2), ("é", 1), ("e\u{301}", 1), ("か\u{3099}", 2),
    ("①", 1), ("Ω", 1), ("、", 2), ("Ａ", 2), ("｡", 1), ("한", 2), ("😀", 2), ("\u{200B}", 0), ("〇", 2), ("…", 1),
  ]

  @Test(arguments: widths) func cellWidths(_ text: String, _ cells: Int) {
    #expect(CellWidth().of(text) == cells)
  }

  @Test func ambiguousCharactersMayBeWide() {
    let wide = CellWidth(ambiguousIsWide: true)
    #expect(wide.of("①Ω★…") == 8)
    #expect(wide.of("Aé田ﾀ") == 6)
    #expect(CellWidth().of("①Ω★…") == 4)
  }

  @Test func theTablesAscend() {
    for table in [EastAsianWidth.wide, EastAsianWidth.ambiguous] {
      #expect(table.count.isMultiple(of: 2))
      #expect(zip(table, table.dropFirst()).allSatisfy { $0 <= $1 })
    }
    #expect(!EastAsianWidth.contains(EastAsianWidth.wide, 0xFF61))
    #expect(EastAsianWidth.contains(EastAsianWidth.wide, 0x1100))
    #expect(EastAsianWidth.contains(EastAsianWidth.wide, 0x3FFFD))
  }

  @Test func cutsNeverPartALetterFromItsMark() {
    for cells in 0...12 {
      let cut = CellWidth().prefix("ﾔﾏﾀﾞﾊﾟｶﾞﾞ田か\u{3099}", cells: cells)
      #expect(CellWidth().of(cut) <= cells)
      #expect(!["ﾔﾏﾀ", "ﾔﾏﾀﾞﾊ", "ﾔﾏﾀﾞﾊﾟｶ", "ﾔﾏﾀﾞﾊﾟｶﾞ"].contains(cut))
    }
    #expect(CellWidth().fit("田中", cells: 3) == "田 ")
    #expect(CellWidth().fit("田中", cells: 0) == "")
  }

  @Test func wrapping() {
    let cells = CellWidth()
    #expect(cells.wrap("えび かに そば", cells: 10, lines: 3) == ["えび かに", "そば"])
    #expect(cells.wrap("えびかにそば", cells: 5, lines: 9) == ["えび", "かに", "そば"])
    #expect(cells.wrap("えびかにそば", cells: 5, lines: 2) == ["えび", "かに"])
    #expect(cells.wrap("田", cells: 1, lines: 2) == [])
    #expect(cells.wrap("", cells: 5, lines: 2) == [])
  }

  /// What small screens are to say can be drawn by their ROM and has no blank at its end.
  @Test func phrasesOfSmallScreensAreInTheROM() {
    for phrase in Phrase.allCases where !"\(phrase)".hasPrefix("page") {
      let (japanese, english) = phrase.words
      for scalar in japanese.unicodeScalars { #expect(CharacterROM.a00.octet(scalar) != nil, "\(phrase)") }
      for octet in english.utf8 { #expect((0x20...0x7E).contains(octet), "\(phrase)") }
      let slots = japanese.split(separator: "{}", omittingEmptySubsequences: false).count - 1
      #expect(CellWidth().of(japanese) - 2 * slots <= 20, "\(phrase)")
    }
  }

  static let dangers: [(text: String, japanese: [String?], english: [String?])] = [
    ("えび・かに(重い)", ["ｴﾋﾞ", "ｶﾆ"], ["SHRIMP", "CRAB"]),
    ("海老、蟹", ["ｴﾋﾞ", "ｶﾆ"], ["SHRIMP", "CRAB"]),
    ("えび えび エビ", ["ｴﾋﾞ"], ["SHRIMP"]),
    ("そばアレルギー", ["ｿﾊﾞ"], ["BUCKWHEAT"]),
    ("shrimp, tree nuts (severe)", ["ｴﾋﾞ", "tree", "ﾅｯﾂ"], ["SHRIMP", "TREE", "NUTS"]),
    ("タラコ", ["ﾀﾗｺ"], ["TARAKO"]),
    ("花粉症 卵", [nil, "ﾀﾏｺﾞ"], [nil, "EGG"]),
    ("重い", [], []),
    ("（・）", [], []),
  ]

  @Test(arguments: dangers) func allergens(_ text: String, _ japanese: [String?], _ english: [String?]) {
    #expect(Allergen.words(SafeText(text), .japanese) == japanese)
    #expect(Allergen.words(SafeText(text), .english) == english)
  }

  @Test func allergenTableIsSpeltInItsOwnLetters() {
    var seen: Set<String> = []
    for allergen in Allergen.table {
      #expect(HalfwidthKana.fold(allergen.kana) == allergen.kana)
      #expect(allergen.latin.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x20 })
      for spelling in allergen.spellings { #expect(seen.insert(spelling).inserted, "\(spelling)") }
    }
  }

  @Test func aDateOfAnotherYearSaysSo() {
    let today = Sample.day(7, 1)
    #expect(Sample.day(6, 13).short(from: today) == "6/13")
    #expect(Sample.day(12, 31, 2025).short(from: today) == "12/31")
    #expect(Sample.day(6, 13, 2025).short(from: today) == "2025/6")
    #expect(Sample.day(7, 1, 2027).short(from: today) == "2027/7")
  }
}
