@testable import Card
import Directory
import Journal
import Testing

/// What is said first, on 2026-07-01, a Wednesday.
@Suite struct GreetingTests {
  static func person(
    _ visits: UInt32?, ago: Int? = nil, first: Int? = nil, booking: Int? = nil, likes: String = "",
    name: String = "田中 良子"
  ) -> Customer {
    var person = CardTests.person(1, last: ago, visits: visits)
    person.name = SafeText(name)
    person.kana = SafeText(name.isEmpty ? "" : "タナカ ヨシコ")
    person.likes = SafeText(likes)
    person.firstVisit = first.map { Day(number: CardTests.today.number - Int32($0)) }
    person.nextBooking = booking.map { Day(number: CardTests.today.number + Int32($0)) }
    return person
  }

  static func open(_ kind: OpenMatter.Kind, _ text: String) -> OpenMatter {
    OpenMatter(kind: kind, day: CardTests.today, text: SafeText(text))
  }

  static let complaint = open(.complaint, "x")
  static let quiet = "窓側 声かけ控えめ"

  static let rows: [(people: [Customer], open: OpenMatter?, said: String)] = [
    // The worked examples, by what decides.
    ([person(32, ago: 18, first: 2609)], nil, "田中様、いつもありがとうございます。"),
    ([person(4, ago: 194, first: 460)], nil, "田中様、ご無沙汰しております。"),
    ([person(1, ago: 11)], nil, "田中様、先日はありがとうございました。"),
    ([person(1, ago: 130)], nil, "田中様、先日はありがとうございました。"),
    ([person(25, ago: 35, first: 395)], nil, "田中様、いつもありがとうございます。"),
    ([person(41, ago: 397, first: 3012)], nil, "田中様、ご無沙汰しております。"),
    ([person(6, ago: 325, first: 2149)], nil, "田中様、今年もお待ちしております。"),
    ([person(18, ago: 26, first: 1762)], complaint, "田中様、先日は申し訳ございませんでした。"),
    ([person(2, ago: 8, first: 53)], nil, "田中様、二度目のご来店、ありがとうございました。"),
    // Edges of the rows.
    ([person(4, ago: 179, first: 460)], nil, "田中様、いつもありがとうございます。"),
    ([person(4, ago: 180, first: 460)], nil, "田中様、ご無沙汰しております。"),
    ([person(6, ago: 100, first: 2149)], nil, "田中様、いつもありがとうございます。"),
    ([person(32, ago: 18, booking: 0)], nil, "田中様、お待ちしておりました。"),
    ([person(32, ago: 18, booking: 1)], nil, "田中様、お待ちしておりました。"),
    ([person(32, ago: 18, booking: 3)], nil, "田中様、いつもありがとうございます。土曜日のご予約、承っております。"),
    ([person(32, ago: 18, booking: 7)], nil, "田中様、いつもありがとうございます。7月8日のご予約、承っております。"),
    ([person(32, ago: 18, booking: -1)], nil, "田中様、いつもありがとうございます。"),
    ([person(1, ago: 18, booking: 3)], nil, "田中様、先日はありがとうございました。"),
    // Quiet: nothing remembered is said, but an apology is.
    ([person(32, ago: 18, booking: 1, likes: quiet)], nil, "田中様、お電話ありがとうございます。"),
    ([person(32, ago: 400, likes: quiet)], nil, "田中様、お電話ありがとうございます。"),
    ([person(32, ago: 18, likes: quiet)], complaint, "田中様、先日は申し訳ございませんでした。"),
    // The note itself is not read out.
    ([person(32)], open(.promise, "写真"), "田中様、お電話ありがとうございます。お約束のお写真の件、承っております。"),
    ([person(32)], open(.promise, "内緒"), "田中様、お電話ありがとうございます。お約束の件、承っております。"),
    ([person(32, ago: 18, booking: 3)], open(.promise, "写真"), "田中様、いつもありがとうございます。土曜日のご予約、承っております。"),
    // Little is known.
    ([person(nil)], nil, "田中様、お電話ありがとうございます。"),
    ([person(0)], nil, "田中様、お電話ありがとうございます。"),
    ([person(32, name: "")], nil, "いつもありがとうございます。"),
    ([person(32, name: "")], complaint, "先日は申し訳ございませんでした。"),
    ([], nil, "お電話ありがとうございます。"),
    ([], complaint, "お電話ありがとうございます。"),
    ([person(3), person(4)], complaint, "お電話ありがとうございます。田中様、本日はどなた様のご用件でしょうか。"),
    ([person(3), person(4, name: "佐藤 進")], nil, "お電話ありがとうございます。本日はどなた様のご用件でしょうか。"),
  ]

  @Test func theFirstRowThatFitsIsSaid() {
    for (place, (people, open, said)) in Self.rows.enumerated() {
      let greeting = CardTests.card(people, open: open).greeting
      #expect(greeting?.japanese.string == said, "row \(place)")
      #expect(
        greeting.map { !$0.english.isEmpty && !$0.kana.isEmpty && !$0.short.isEmpty } == true, "row \(place)")
    }
    let withheld = Card(caller: .absent(.withheld), number: .empty, at: CardTests.now)
    #expect(withheld.greeting?.japanese.string == "お電話ありがとうございます。")
  }

  @Test func kanaAndEnglishTakeTheirOwnSlots() {
    let shared = CardTests.card([Self.person(3), Self.person(4)]).greeting
    #expect(shared?.kana.string == "タナカｻﾏ ﾄﾞﾅﾀｻﾏﾃﾞｽｶ")
    let booked = CardTests.card([Self.person(3, booking: 3)]).greeting
    #expect(booked?.english.string == "Thank you as always. We have you down for Saturday.")
    let later = CardTests.card([Self.person(3, booking: 30)]).greeting
    #expect(later?.english.string == "Thank you as always. We have you down for July 31.")
  }

  /// From the fourth ring: the name, the apology, and then what is said anyway.
  @Test func anApologyForTheWaitStandsBehindTheName() {
    let japanese = CardTests.card([Self.person(18)], open: Self.complaint).greeting?.waited.japanese
    #expect(japanese?.apology.string == "田中様、大変お待たせいたしました。")
    #expect(japanese?.rest.string == "先日は申し訳ございませんでした。")
    let english = CardTests.card([Self.person(18, name: "Mr. TANAKA Ken")], open: Self.complaint).greeting
    #expect(english?.english.string == "Mr. Tanaka, we apologise for the other day.")
    #expect(english?.waited.english?.apology.string == "Mr. Tanaka, sorry to keep you waiting.")
    #expect(english?.waited.english?.rest.string == "We apologise for the other day.")
    let nobody = CardTests.card([]).greeting?.waited
    #expect(nobody?.japanese?.apology.string == "大変お待たせいたしました。")
    #expect(nobody?.english?.apology.string == "Sorry to keep you waiting.")
  }

  /// A bare family name is no way to speak to a guest.
  @Test(arguments: [
    ("Ms. TANAKA Yoshiko", "Ms. Tanaka, thank you as always."), ("TANAKA Yoshiko", "Thank you as always."),
    ("田中 良子", "Thank you as always."), ("Mr. O'BRIEN", "Mr. O'brien, thank you as always."),
    ("", "Thank you as always."),
  ])
  func englishAddressesWithATitle(_ name: String, _ said: String) {
    #expect(CardTests.card([Self.person(3, name: name)]).greeting?.english.string == said)
  }

  static let topics: [(note: String, word: String?)] = [
    ("誕生日の写真を郵送する約束", "お写真"), ("料理の遅れ", "お料理"), ("post birthday photo", "お写真"), ("席の件で立腹", "お席"),
    ("奥様には内緒", nil), ("", nil), ("1234", nil),
  ]

  /// Nothing of a note is said but a word of the table.
  @Test func topicsAreWordsOfTheTable() {
    for (note, word) in Self.topics {
      let topic = Topic.of(SafeText(note))
      #expect(topic?.japanese == word, "\(note)")
      #expect((topic?.japanese.count ?? 0) <= 10)
    }
  }

  @Test func theShopSaysItsName() throws {
    var table = GreetingTable.standard
    table.shop = SafeText("さくら亭")
    #expect(table.greeting(for: CardTests.card([]))?.japanese.string == "お電話ありがとうございます、さくら亭でございます。")
    #expect(table.greeting(for: CardTests.card([]))?.english.string == "Thank you for calling, this is さくら亭.")
    let own = try GreetingTable(text: "[booked]\nsay = {曜日}ですね。{前回の件}も。\n[any]\nsay = はい。")
    func said(_ card: Card) -> String? { own.greeting(for: card)?.japanese.string }
    let booked = [Self.person(3, booking: 30)]
    #expect(said(CardTests.card(booked, open: Self.open(.promise, "ケーキ"))) == "金曜日ですね。ケーキも。")
    #expect(said(CardTests.card(booked)) == "はい。")
  }

  @Test func theDefaultTableHasTwelveRowsAndEndsWithOneForAll() throws {
    #expect(GreetingTable.standard.count == 12)
    #expect(try GreetingTable(text: GreetingTable.standardText) == GreetingTable.standard)
  }

  @Test func theShopsOwnTableIsTakenInItsOwnOrder() throws {
    let table = try GreetingTable(text: "[often known]\r\nsay = まいど、{姓}さん。\r\n\r\n[any]\r\nsay=はい。\r\n")
    func said(_ people: [Customer]) -> String? {
      table.greeting(for: CardTests.card(people))?.japanese.string
    }
    #expect(said([Self.person(3)]) == "まいど、田中さん。")
    #expect(said([Self.person(2)]) == "はい。")
    // The slot cannot be filled: the next row.
    #expect(said([Self.person(3, name: "")]) == "はい。")
    #expect(try GreetingTable(text: "[shared]\nsay = x").greeting(for: CardTests.card([])) == nil)
    #expect(try GreetingTable(text: "").count == 0)
  }

  static let refused: [(text: String, reason: GreetingFault.Reason, line: Int)] = [
    ("say = x", .form, 1),
    ("[any]\nx", .form, 2),
    ("[]\nsay = x", .form, 1),
    ("[ ]\nsay = x", .form, 1),
    ("[any\nsay = x", .form, 1),
    ("# x\n[rich]\nsay = x", .situation("rich"), 2),
    ("[any rich]\nsay = x", .situation("rich"), 1),
    ("[any]\nsays = x", .unknown("says"), 2),
    ("[any]\nsay = x\nsay = y", .again("say"), 3),
    ("[any]\nsay =", .slot, 2),
    ("[any]\nsay = {name}", .slot, 2),
    ("[any]\nsay = {件}", .slot, 2),
    ("[any]\nsay = {姓", .slot, 2),
    ("[any]\nsay = 姓}", .slot, 2),
    ("[any]\nsay = (x", .slot, 2),
    ("[any]\nsay = x)", .slot, 2),
    ("[any]\nsay = ((x))", .slot, 2),
    ("[any]\n[shared]\nsay = x", .nothingToSay, 2),
    ("[any]\nkana = x", .nothingToSay, 2),
    (String(repeating: "\n", count: 3000), .tooLong, 2000),
    (String(repeating: "[any]\nsay = x\n", count: 101), .tooLong, 201),
  ]

  @Test func refusals() {
    for (text, reason, line) in Self.refused {
      do {
        _ = try GreetingTable(text: text)
        Issue.record("\(text.prefix(60)) was taken")
      } catch {
        #expect(error.reason == reason, "\(text.prefix(60))")
        #expect(error.line == line, "\(text.prefix(60))")
        #expect(!error.description.contains("\n"))
      }
    }
  }
}
