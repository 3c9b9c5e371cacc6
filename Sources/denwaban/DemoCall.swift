import CallerID

/// One call of the demonstration: what the network sends, and what must be seen of it.
struct DemoCall {
  /// What happens, in Japanese and English.
  let title: String
  let line: Int
  let standard: String
  let number: String?
  var name: String?
  var absence: Message.Absence?
  /// What the first line of the LCD must begin with, and what the card must hold; without them the demonstration has
  /// failed.
  let expected: (lcd: String, card: String)

  /// Ends in the demonstration's lines: 1 Japan, 2 United States, 3 United Kingdom, 4 a country that signals by tones.
  static let table: [DemoCall] = [
    DemoCall(
      title: "日本: 常連、アレルギーあり   Japan: a regular with an allergy", line: 1, standard: "number-display",
      number: "09012345678", expected: ("!ﾀﾅｶ ｻﾏ", "田中 良子")),
    DemoCall(
      title: "日本: 家族で共用の番号   Japan: a number that a family shares", line: 1, standard: "number-display",
      number: "0312345678", expected: ("!ﾀﾅｶ 3ﾒｲ", "田中 一郎")),
    DemoCall(
      title: "日本: 四度目のお客様   Japan: a customer of four visits", line: 1, standard: "number-display",
      number: "0661234567", expected: (" ｽｽﾞｷ ｻﾏ", "鈴木 花子")),
    DemoCall(
      title: "日本: はじめての番号   Japan: a number not on the list", line: 1, standard: "number-display",
      number: "08098765432", expected: ("?ﾊｼﾞﾒﾃﾉ", "080-9876-5432")),
    DemoCall(
      title: "日本: 同じ番号からもう一度   Japan: the same number again", line: 1, standard: "number-display",
      number: "08098765432", expected: ("?ﾐﾄｳﾛｸ", "080-9876-5432")),
    DemoCall(
      title: "日本: 非通知   Japan: number withheld", line: 1, standard: "number-display", number: nil,
      absence: .withheld, expected: ("#ﾋﾂｳﾁ", "")),
    DemoCall(
      title: "日本: 公衆電話   Japan: a public telephone", line: 1, standard: "number-display", number: nil,
      absence: .payphone, expected: ("#ｺｳｼｭｳﾃﾞﾝﾜ", "")),
    DemoCall(
      title: "アメリカ (Bell 202)   United States, between the first two rings", line: 2, standard: "bellcore",
      number: "6095551212", name: "SMITH JOHN", expected: (" SMITH", "John")),
    DemoCall(
      title: "イギリス (V.23)   United Kingdom, before the first ring", line: 3, standard: "bt",
      number: "02079460123", name: "M JONES", expected: (" JONES", "Mary")),
    DemoCall(
      title: "DTMF   a caller sent as tones", line: 4, standard: "dtmf-v1", number: "38123456",
      expected: ("?ﾊｼﾞﾒﾃﾉ", "38123456")),
  ]

  /// The list of an invented shop. No number in it is anybody's.
  static let list = """
    会員番号,氏名,フリガナ,電話番号,携帯電話,アレルギー,アレルギー確認日,来店回数,初回来店日,最終来店日,累計金額,紹介人数,担当,好み,メモ
    10234,田中 良子,タナカ ヨシコ,03-1234-5678,090-1234-5678,えび・かに,2026-06-13,32,2019-05-10,2026-06-13,486000,2,斎藤,窓側,お子様用のいす1脚
    10235,田中 一郎,タナカ イチロウ,03-1234-5678,,,,3,2024-01-20,2026-04-02,41000,,,,
    10236,田中 ケンタ,タナカ ケンタ,03-1234-5678,,そば,2026-06-13,9,2023-08-05,2026-06-13,52000,,,,
    10301,鈴木 花子,スズキ ハナコ,０６ー６１２３ー４５６７,,,,4,2025-11-02,2026-06-13,38000,,斎藤,個室,
    20001,SMITH John,SMITH John,+1 609-555-1212,,,,6,2025-02-14,2026-05-30,72000,,林,,
    20002,JONES Mary,JONES Mary,+44 20 7946 0123,,,,2,2026-01-04,2026-03-21,30000,,,tea,

    """
}
