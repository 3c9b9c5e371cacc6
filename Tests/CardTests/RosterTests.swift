import Card
import Directory
import Testing

/// Who is in today, as shops write it.
@Suite struct RosterTests {
  /// 2026-07-01, a Wednesday.
  static func day(_ month: Int = 7, _ day: Int = 1) -> Day {
    Day(year: 2026, month: month, day: day) ?? Day(number: 0)
  }

  static func names(_ text: String, _ day: Day = day()) -> [String] {
    Roster(text: text).onDuty(on: day).map(\.string)
  }

  static let texts: [(text: String, names: [String])] = [
    ("斎藤", ["斎藤"]), ("斎藤\n林\n", ["斎藤", "林"]), ("斎藤、林，山田; 森", ["斎藤", "林", "山田", "森"]),
    ("\u{FEFF}斎藤\r\n林\r\n", ["斎藤", "林"]), ("# 斎藤\n林 # 山田\n", ["林"]), ("", []), ("、、\n  \n", []),
    ("斎藤 花子", ["斎藤 花子"]), ("斎藤 10:00-18:00", ["斎藤"]), ("10:00-18:00 斎藤", ["斎藤"]),
    ("斎藤(10-18)、林１７時〜", ["斎藤", "林"]),
    ("斎藤　１０：００〜１８：００", ["斎藤"]), ("Staff 2", ["Staff 2"]), ("三浦、五十嵐", ["三浦", "五十嵐"]),
    ("水: 斎藤\n木: 林", ["斎藤"]), ("月水金：斎藤", ["斎藤"]), ("月-金: 斎藤", ["斎藤"]), ("土〜火: 斎藤", []),
    ("火〜土: 斎藤 9:00-", ["斎藤"]),
    ("水曜日 木曜: 斎藤", ["斎藤"]), ("毎日: 斎藤", ["斎藤"]), ("Daily: Saito", ["Saito"]), ("Wed: Saito", ["Saito"]),
    ("mon-fri: Saito, Hayashi", ["Saito", "Hayashi"]),
    ("Sat Sun: Saito", []), ("Wednesday: Saito", ["Saito"]),
    ("斎藤\n水: 林", ["斎藤", "林"]), ("斎藤\n水: 林\n2026-07-01: 森", ["森"]), ("斎藤\n7/1: 森\n2026/7/1: 山田", ["森", "山田"]),
    ("斎藤\n2026-07-01:\n", []), ("斎藤\n2026-07-02: 森", ["斎藤"]), ("2025-07-01: 森", []),
  ]

  @Test func shopsWriteItSo() {
    for (text, names) in Self.texts {
      #expect(Self.names(text) == names, "\(text)")
      #expect(Roster(text: text).unreadable.isEmpty, "\(text)")
    }
  }

  /// A weekday runs over the end of the week; each year has its holiday.
  @Test func otherDays() {
    #expect(Self.names("土〜火: 斎藤", Self.day(7, 4)) == ["斎藤"])
    #expect(Self.names("土〜火: 斎藤", Self.day(7, 7)) == ["斎藤"])
    #expect(Self.names("土〜火: 斎藤", Self.day(7, 8)).isEmpty)
    #expect(Self.names("斎藤\n1/1:", Self.day(1, 1)).isEmpty)
    #expect(Self.names("2/29: 斎藤", Day(year: 2028, month: 2, day: 29) ?? Day(number: 0)) == ["斎藤"])
  }

  /// What cannot be read says nobody, and which line it is.
  @Test func whatCannotBeReadIsNotGuessed() {
    for line in [
      "Wendesday: 斎藤", "来週: 斎藤", ": 斎藤", "7/32: 斎藤", "2026-02-29: 斎藤", "-: 斎藤", "月-: 斎藤", "w: 斎藤", "1-2-3-4: x",
    ] {
      let roster = Roster(text: "林\n" + line)
      #expect(roster.onDuty(on: Self.day()).map(\.string) == ["林"], "\(line)")
      #expect(roster.unreadable == [2], "\(line)")
    }
  }

  @Test func itIsBounded() {
    let long = Roster(text: String(repeating: "斎藤\n", count: Roster.mostLines + 5))
    #expect(long.isCut && long.onDuty(on: Self.day()).count == Roster.mostLines)
    let wide = Roster(text: String(repeating: "斎藤,", count: 5000))
    #expect(wide.onDuty(on: Self.day()).count == 100)
    // Nothing of a file steers a screen.
    #expect(Self.names("\u{1B}[2J斎藤\u{202E}") == ["[2J斎藤"])
    var seed: UInt64 = 3
    let pieces = [
      "月", "-", "〜", ":", "：", "/", "2026", "7", "1", "斎藤", ",", "\n", "#", " ", "sat", "曜", "日", "(", "0",
      "\u{301}",
    ]
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<10 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      _ = Roster(text: text).onDuty(on: Self.day())
    }
  }

  @Test func spellingsAreOneName() {
    for (left, right) in [("斎藤 花子", "斎藤花子"), ("Saito", "SAITO"), ("ＳＡＩＴＯ", "saito")] {
      #expect(Roster.isSame(SafeText(left), SafeText(right)))
    }
    for (left, right) in [("斎藤", "斉藤"), ("斎藤", "斎藤 花子"), ("", "")] {
      #expect(!Roster.isSame(SafeText(left), SafeText(right)))
    }
  }
}
