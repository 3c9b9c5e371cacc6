import Directory
import Testing

@testable import CustomerList

/// In which character set a list is, where its headings do not tell.
@Suite struct EncodingTests {
  private static func octets(_ text: String, _ set: ListText.Encoding) throws -> [UInt8] {
    guard let name = set.iconvName else { return Array(text.utf8) }
    return try #require(converted(Array(text.utf8), from: "UTF-8", to: name), "\(text)")
  }

  private static func names(_ octets: [UInt8], _ given: ListText.Encoding? = nil) throws -> [String] {
    // A list without headings takes kana for the reading.
    try customers(octets, encoding: given).customers.map { ($0.name.isEmpty ? $0.kana : $0.name).string }
  }

  /// Names as the first row of a list with ASCII headings, with none, and with a reading beside them.
  @Test(arguments: [
    "山田太郎", "山田 花子", "佐藤", "鈴木一郎", "高橋", "田中", "伊藤 美咲", "渡辺", "小林", "加藤", "吉田", "山口", "松本", "井上", "斉藤", "齋藤",
    "渡邊", "長谷川",
    "阿部", "橋本", "石川", "前田", "藤田", "岡田", "後藤", "近藤", "村上", "遠藤", "青木", "坂本", "福田", "太田", "西村", "藤井", "金子", "岡本",
    "藤原",
    "中野", "三浦", "原田", "中川", "松田", "竹内", "小野", "田村", "中山", "和田", "石田", "森田", "上田", "柴田", "酒井", "横山", "宮崎", "宮本",
    "内田", "高木",
    "安藤", "谷口", "大野", "丸山", "今井", "河野", "藤本", "村田", "武田", "上野", "杉山", "増田", "小島", "平野", "大塚", "千葉", "久保", "松井",
    "岩崎",
    "あべ", "さくら", "サトウ", "ヤマダ タロウ", "株式会社サクラ", "喫茶ポプラ", "Ａ＆Ｂ商会", "齊藤眞一", "髙橋",
  ])
  func fullWidthNamesAreReadInEverySet(name: String) throws {
    for set in ListText.Encoding.allCases where set != .cp1252 {
      for beginning in ["NAME,TEL\n", "", "NAME,TEL\nSmith,0312345670\n"] {
        let octets = try Self.octets(beginning + name + ",0312345678\n", set)
        #expect(try Self.names(octets).last == name, "\(set) \(beginning)")
      }
      let kana = try Self.octets("L_NAME,L_KANA,TEL\n\(name),ヤマダ,0312345678\n", set)
      #expect(try Self.names(kana) == [name], "\(set)")
    }
  }

  /// Octets that are kana in CP932, and at the same time two kanji in EUC-JP or other scripts in UTF-8.
  @Test(arguments: [
    "ﾕｷ", "ﾔﾏﾀﾞ", "ﾔﾏﾀﾞ ﾀﾛｳ", "ｻﾄｳ", "ｻﾄ", "ﾏﾘ", "ﾏｲ", "ﾐｷ", "ﾘｶ", "ﾙｲ", "ﾚｲ", "ﾐｳ", "ｱｵｷ", "ｲｼｶﾜ ｻﾁ", "ｶﾄｳ ﾕｳｺ",
    "ｶ)ﾔﾏﾀﾞｼｮｳﾃﾝ",
    "ｼﾞｭﾝ", "ﾋﾟｱﾉ", "ﾊｯﾄﾘ", "ﾛｰｽﾞ", "ﾏﾘ･ｱﾝﾅ", "ﾔﾏﾀﾞ様 ﾌﾞﾁｮｳ", "ﾀﾅｶ", "ｽｽﾞｷ", "ﾀｶﾊｼ", "ﾜﾀﾅﾍﾞ", "ｲﾄｳ", "ﾅｶﾑﾗ", "ｺﾊﾞﾔｼ",
    "ﾖｼﾀﾞ",
    "ｻｻｷ", "ﾏﾂﾓﾄ", "ｲﾉｳｴ", "ｷﾑﾗ", "ｼﾐｽﾞ", "ﾊﾔｼ", "ﾓﾘ", "ｱﾍﾞ", "ｲｹﾀﾞ", "ﾊｼﾓﾄ",
  ])
  func halfWidthKanaAreKana(name: String) throws {
    let octets = try Self.octets("NAME,TEL\n\(name),0312345678\n表示,0312345679\n", .cp932)
    #expect(try Self.names(octets).first == name && Self.names(octets).last == "表示")
    let beside = try Self.octets("KANA,TEL\nﾀﾛｳ,0312345670\n\(name),0312345678\n", .cp932)
    #expect(try customers(beside).customers.last?.kana.string == Folding.widthFolded(name))
  }

  /// Text in UTF-8 that could be kana in CP932 were each word looked at alone.
  @Test(arguments: [
    "José", "Zoë Müller", "Ñuñez", "Ångström", "Straße", "Иван", "Анна Иванова", "Ελένη", "דוד", "أحمد",
    "Łukasz", "Dvořák",
    "Renée 3º", "Café £30", "±5", "µ",
  ])
  func otherScriptsStayUTF8(name: String) throws {
    #expect(try Self.names(Array("NAME,TEL\n\(name),0312345678\n".utf8)) == [name])
  }

  /// Once the set is known, a row that cannot be in it is still read, and reported.
  @Test func aRowInAnotherSetIsReadAfterAnySet() throws {
    for (first, second) in [
      (ListText.Encoding.cp932, ListText.Encoding.eucJP), (.eucJP, .cp932), (.utf8, .eucJP),
    ] {
      let octets =
        try Self.octets("NAME,TEL\n表示ソ,0312345678\n", first)
        + Self.octets("浜崎あゆみ サチコ,0312345679\n", second)
      let (list, report) = try customers(octets)
      // What is well-formed half-width kana and rare kanji in CP932 stays that: the row proves nothing.
      if first == .cp932 { continue }
      #expect(list.map(\.name.string) == ["表示ソ", "浜崎あゆみ サチコ"], "\(first) \(second)")
      #expect(report.mended[.otherEncoding]?.first == [3])
    }
  }

  /// `copy a.csv+b.csv`: rows in UTF-8 behind a list in an old set.
  @Test(arguments: [
    ("山田5", "卵"), ("山田", "えび"), ("ヤマダ太郎", ""), ("林", "そば・乳"), ("高橋 みなみ", "エビ"), ("太郎B", "卵"), ("José 山田", "卵"),
  ])
  func rowsInUTF8BehindAnOldSetAreReadAndReported(name: String, safety: String) throws {
    for set in [ListText.Encoding.cp932, .eucJP] {
      let octets =
        try Self.octets("氏名,電話番号,アレルギー\n表示ソ,0312345678,小麦\n", set)
        + Array("\(name),09012300005,\(safety)\n".utf8) + Self.octets("佐藤,0312345679,かに\n", set)
      let (list, report) = try customers(octets)
      #expect(list.map(\.name.string) == ["表示ソ", name, "佐藤"], "\(set)")
      #expect(list.map(\.safety.string) == ["小麦", safety, "かに"], "\(set)")
      #expect(report.mended[.otherEncoding]?.first == [3], "\(set)")
    }
  }

  /// Rows in CP932 that are well-formed UTF-8: half-width kana, and rare kanji before 山 (8E 52), 田 (93 63) and ｱ.
  @Test(arguments: ["ﾃｱ", "ﾃｱ ﾃｱ", "邉山", "邉田", "邉山 邉田", "ﾃｱ邉山"])
  func rowsInCP932StayInAListOfIt(name: String) throws {
    let (list, report) = try customers(
      Self.octets("氏名,電話番号\n表示ソ,0312345678\n\(name),0312345679\n", .cp932))
    #expect(list.last?.name.string == SafeText(name).string && report.mended[.otherEncoding] == nil)
  }

  /// What spreadsheets save as CSV where telephone numbers are not Japanese.
  static let western: [(plan: NumberPlan, list: String, names: [String], safety: [String])] = [
    (
      .e164, "Name;Tel;Allergies\nHélène;+33 6 12 34 56 78;Arachides\nJosé;+33 6 12 34 56 79;Œufs, 5€\n",
      ["Hélène", "José"], ["Arachides", "Œufs, 5€"]
    ),
    (
      .e164, "Name;Telefon;Allergy\nSchröder;+49 30 901820;Nüsse\nMüller;+49 30 901821;Äpfel\n",
      ["Schröder", "Müller"], ["Nüsse", "Äpfel"]
    ),
    (
      .nanp, "Name,Phone,Allergy\nMary O’Brien,212-555-0123,nuts – severe\nZoë,212-555-0124,“egg”\n",
      ["Mary O’Brien", "Zoë"], ["nuts – severe", "“egg”"]
    ),
    (
      .gb, "Name,Phone,Allergy,Café\nSiân,020 7946 0018,milk £,\nÉowyn,020 7946 0019,,\n",
      ["Siân", "Éowyn"], ["milk £", ""]
    ),
  ]

  @Test(arguments: western)
  func westernListsAreReadAsWindowsWroteThem(
    _ row: (plan: NumberPlan, list: String, names: [String], safety: [String])
  ) throws {
    for set in [ListText.Encoding.utf8, .cp1252] {
      let (list, report) = try customers(Self.octets(row.list, set), plan: row.plan)
      #expect(list.map(\.name.string) == row.names && list.map(\.safety.string) == row.safety, "\(set)")
      #expect(report.refused.isEmpty && report.mended[.otherEncoding] == nil, "\(set)")
      let (given, _) = try customers(Self.octets(row.list, set), encoding: set, plan: row.plan)
      #expect(given == list, "\(set)")
    }
  }

  /// 81 is nothing in CP1252; a list in it may have rows in UTF-8; and any list has the set that is given.
  @Test func rowsThatAreNotCP1252AreSaid() throws {
    var octets = try Self.octets("Name,Phone\nZoë,212-555-0123\nA", .cp1252) + [0x81]
    octets += Array(",212-555-0124\nRenée,212-555-0125\n".utf8)
    let (list, report) = try customers(octets, plan: .nanp)
    #expect(list.map(\.name.string) == ["Zoë", "Renée"])
    #expect(report.refused[.encoding]?.first == [3] && report.mended[.otherEncoding]?.first == [4])
    let japanese = try Self.octets("氏名,電話番号\n表示ソ,+81 3 1234 5678\n", .cp932)
    #expect(try customers(japanese, encoding: .cp932, plan: .e164).customers.map(\.name.string) == ["表示ソ"])
  }

  /// What somebody says goes before what the octets say.
  @Test func theGivenSetIsTaken() throws {
    let octets = try Self.octets("NAME,TEL\n山田太郎,0312345678\n", .eucJP)
    #expect(try Self.names(octets, .cp932) == ["ｻｳﾅﾄﾂﾀﾏｺ"])
    #expect(try Self.names(octets, .eucJP) == ["山田太郎"])
  }

  @Test func everyPairOfOctetsIsLookedAtWithoutATrap() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        for octets in [[first, second], [0x8F, first, second], [first, second, 0xB3]] {
          _ = EncodingEvidence.isEUC(octets) { nil }
          _ = EncodingEvidence.isKanaRather(octets)
        }
      }
    }
  }

  /// A row whose blanks were narrowed says in each cell what it said before.
  @Test func narrowedBlanksChangeNoText() {
    var dice = Dice(state: 20_261_128)
    let parts = ["　", "　", " ", "山", "か", "a", "\u{0}", "ﾊ", "é", "\t"].map { Array($0.utf8) }
    var plain = 0
    for _ in 0..<20_000 {
      let octets = (0..<Int.random(in: 1...40, using: &dice)).flatMap { _ in
        parts[Int.random(in: 0..<Int.random(in: 1...parts.count, using: &dice), using: &dice)]
      }
      var row = ListText.Row(octets: octets)
      row.narrowBlanks()
      func texts(_ octets: [UInt8]) -> [SafeText] {
        octets.split(separator: 0, omittingEmptySubsequences: false).map {
          SafeText(String(decoding: $0, as: UTF8.self))
        }
      }
      #expect(texts(row.octets) == texts(octets))
      if row.isPlain, row.octets != octets { plain += 1 }
    }
    #expect(plain > 1_000)
  }
}
