import Directory
import Journal
import Testing

@testable import Card

@Suite struct CardTests {
  static let today = Day(year: 2026, month: 7, day: 1) ?? Day(number: 0)
  static let now = LocalTime(day: today, second: 45_245)

  static func person(_ id: UInt32, safety: String = "", last: Int? = nil, visits: UInt32? = nil) -> Customer {
    var person = Customer(id: id)
    person.safety = SafeText(safety)
    person.lastVisit = last.map { Day(number: today.number - Int32($0)) }
    person.visits = visits
    return person
  }

  static func card(_ people: [Customer], inAll: Int = 0, open: OpenMatter? = nil, today: Int = 0, in90: Int = 0)
    -> Card
  {
    Card(
      caller: .number("0312345678"), number: SafeText("03-1234-5678"), found: people, inAll: inAll,
      history: CallHistory(callsToday: today, callsIn90Days: in90), openMatter: open, at: now)
  }

  static let complaint = OpenMatter(kind: .complaint, day: today, text: SafeText("x"))
  static let promise = OpenMatter(kind: .promise, day: today, text: SafeText("x"))

  static let marks: [(card: Card, mark: Card.Mark)] = [
    (card([person(1)]), .plain),
    (card([person(1, safety: "そば")]), .safety),
    (card([person(1, safety: "そば")], open: complaint), .safety),
    (card([person(1)], open: promise), .open),
    (card([person(1), person(2)]), .shared),
    (card([person(1), person(2, safety: "そば")]), .safety),
    (card([person(1), person(2)], open: promise), .open),
    (card([person(1)], inAll: 3), .shared),
    (card([]), .unlisted),
    (card([], open: complaint), .open),
    (Card(caller: .absent(.withheld), number: .empty, at: now), .noNumber),
    (Card(caller: .absent(.nothingHeard), number: .empty, at: now), .noNumber),
  ]

  @Test func marksComeInOrderOfDanger() {
    for (place, (card, mark)) in Self.marks.enumerated() { #expect(card.mark == mark, "row \(place)") }
    #expect(Set(Card.Mark.allCases.map(\.rawValue)).count == Card.Mark.allCases.count)
    #expect(String(decoding: Card.Mark.allCases.map(\.rawValue), as: UTF8.self) == "!^?#= ")
  }

  static let occasionRows: [(card: Card, occasion: Card.Occasion)] = [
    (card([]), .newNumber),
    (card([], in90: 1), .heardBefore),
    (card([], today: 1), .heardBefore),
    (card([person(1)]), .customer),
    (card([person(1, visits: 2)]), .customer),
    (card([person(1, visits: 3)]), .regular),
    (card([person(1, visits: 3)], open: promise), .regular),
    (card([person(1, visits: 3)], open: complaint), .complaint),
    (card([person(1), person(2)], open: complaint), .shared),
    (Card(caller: .absent(.payphone), number: .empty, at: now), .noNumber),
  ]

  @Test func occasions() {
    for (place, (card, occasion)) in Self.occasionRows.enumerated() {
      #expect(card.occasion == occasion, "row \(place)")
    }
  }

  @Test func thoseWhoShareComeLatestVisitFirst() {
    let people = [
      Self.person(4), Self.person(1, last: 9), Self.person(3), Self.person(2, last: 2), Self.person(5, last: 9),
    ]
    #expect(Self.card(people).people.map(\.id) == [2, 1, 5, 3, 4])
    #expect(Self.card(people).customer == nil)
    #expect(Self.card(people, inAll: 2).peopleInAll == 5)
    #expect(Self.card([people[0]]).customer?.id == 4)
  }

  @Test func dangersPointAtTheirPeople() {
    let people = [Self.person(1, last: 9), Self.person(2, safety: "そば", last: 2), Self.person(3, safety: "卵")]
    let dangers = Self.card(people).dangers
    #expect(dangers.map(\.person) == [0, 2])
    #expect(dangers.map(\.text.string) == ["そば", "卵"])
  }

  @Test(arguments: [(0, "recent"), (180, "recent"), (181, "old"), (3000, "old"), (-1, "undated")])
  func confirmations(_ daysAgo: Int, _ word: String) {
    var person = Self.person(1, safety: "そば")
    person.safetyConfirmed = Day(number: Self.today.number - Int32(daysAgo))
    let confirmation = Self.card([person]).dangers.first?.confirmation
    #expect(confirmation.map { "\($0)".hasPrefix(word) } == true)
  }

  @Test func confirmationWithoutADate() {
    #expect(Self.card([Self.person(1, safety: "そば")]).dangers.first?.confirmation == .undated)
  }

  @Test func aVisitInTheFutureIsToday() {
    let card = Self.card([])
    #expect(card.daysSinceVisit(Self.person(1, last: -5)) == 0)
    #expect(card.daysSinceVisit(Self.person(1, last: 18)) == 18)
    #expect(card.daysSinceVisit(Self.person(1)) == nil)
  }

  static let birthdayRows: [(now: (Int, Int, Int), birthday: (Int, Int, Int), days: Int?)] = [
    ((2026, 7, 1), (1980, 7, 24), 23),
    ((2026, 7, 1), (1980, 7, 1), 0),
    ((2026, 7, 1), (1, 6, 24), -7),
    ((2026, 7, 1), (1980, 6, 23), nil),
    ((2026, 7, 1), (1980, 7, 31), 30),
    ((2026, 7, 1), (1980, 8, 1), nil),
    ((2026, 12, 20), (1980, 1, 5), 16),
    ((2026, 1, 3), (1980, 12, 30), -4),
    ((2026, 2, 20), (1980, 2, 29), 8),
    ((2028, 2, 20), (1980, 2, 29), 9),
    ((1, 1, 1), (1980, 12, 31), nil),
    ((9999, 12, 31), (1980, 1, 1), nil),
  ]

  @Test func birthdays() throws {
    for (now, birthday, days) in Self.birthdayRows {
      var person = Self.person(1)
      person.birthday = Day(year: birthday.0, month: birthday.1, day: birthday.2)
      let today = try #require(Day(year: now.0, month: now.1, day: now.2))
      #expect(Anniversary.nearest(person, today: today)?.days == days, "\(now) \(birthday)")
    }
  }

  typealias Date = (Int, Int, Int)

  /// What is nearest, from the birthday, a listed day and the first visit, on 2026-07-01.
  static let nearest:
    [(birthday: Date?, listed: Date?, first: Date?, kind: Anniversary.Kind?, days: Int, years: Int?)] = [
      (nil, nil, nil, nil, 0, nil),
      ((1980, 7, 24), nil, nil, .birthday, 23, 46),
      ((1, 7, 24), nil, nil, .birthday, 23, nil),
      ((1980, 7, 24), (2015, 7, 20), nil, .listed(SafeText("結婚記念日")), 19, 11),
      ((1980, 7, 3), (2015, 7, 20), nil, .birthday, 2, 46),
      ((1980, 6, 28), (2015, 7, 4), nil, .listed(SafeText("結婚記念日")), 3, 11),
      ((1980, 6, 29), (2015, 7, 4), nil, .birthday, -2, 46),
      (nil, nil, (2019, 7, 10), .firstVisit, 9, 7),
      (nil, (2015, 7, 30), (2019, 7, 2), .listed(SafeText("結婚記念日")), 29, 11),
      (nil, (2015, 8, 1), (2019, 7, 2), .firstVisit, 1, 7),
      (nil, nil, (2026, 6, 30), nil, 0, nil),
      (nil, nil, (2026, 7, 10), nil, 0, nil),
      (nil, (4, 2, 29), nil, nil, 0, nil),
    ]

  @Test func oneAnniversaryIsOnTheCard() {
    for row in Self.nearest {
      var person = Self.person(1)
      func day(_ date: Date?) -> Day? { date.flatMap { Day(year: $0.0, month: $0.1, day: $0.2) } }
      (person.birthday, person.firstVisit) = (day(row.birthday), day(row.first))
      if let listed = day(row.listed) {
        person.anniversaries = [Customer.Anniversary(title: SafeText("結婚記念日"), day: listed)]
      }
      let found = Self.card([person]).anniversary
      #expect(found?.kind == row.kind, "\(row)")
      #expect(found?.days ?? 0 == row.days && found?.years == row.years, "\(row)")
      #expect(Self.card([person, Self.person(2)]).anniversary == nil)
    }
  }

  @Test func aDeliveryShopSeesWhereToGo() throws {
    var person = Self.person(1, last: 3)
    (person.address, person.landmark) = (SafeText("丸の内1-1"), SafeText("赤い屋根"))
    person.lastOrder = SafeText("特上握り 2")
    var other = Self.person(2, last: 9)
    (other.address, other.delivery) = (person.address, SafeText("裏口から"))
    func card(_ people: [Customer], _ trade: String = "delivery") throws -> Card {
      Card(
        caller: .number("0312345678"), number: SafeText("03-1234-5678"), found: people,
        definitions: try Definitions().changed("trade=\(trade)"), at: Self.now)
    }
    let alone = try #require(try card([person]).delivery)
    #expect(alone.address.string == "丸の内1-1" && alone.landmark.string == "赤い屋根")
    #expect(alone.lastOrder.string == "特上握り 2" && alone.note.isEmpty)
    let shared = try #require(try card([other, person]).delivery)
    #expect(shared.lastOrder == alone.lastOrder && shared.note.string == "裏口から")
    other.address = SafeText("大手町2-2")
    #expect(try card([person, other]).delivery == nil)
    #expect(try card([Self.person(1)]).delivery == nil)
    #expect(try card([]).delivery == nil)
    for trade in ["restaurant", "salon", "ryokan"] { #expect(try card([person], trade).delivery == nil) }
  }

  @Test func whatTheCardKnowsIsForStaffOnly() throws {
    var person = Self.person(1)
    (person.total, person.address) = (5, SafeText("丸の内1-1"))
    person.birthday = Day(year: 1980, month: 7, day: 1)
    let card = Card(
      caller: .number("0312345678"), number: SafeText("03-1234-5678"), found: [person],
      definitions: try Definitions().changed("trade=delivery"), scale: salesScale([5]), at: Self.now)
    #expect(card.sales == .s && card.anniversary != nil && card.delivery != nil)
    #expect(card.seen(by: .staff) == card)
    for profile in [Profile.counter, .guest] {
      let seen = card.seen(by: profile)
      #expect(seen.sales == nil && seen.anniversary == nil && seen.delivery == nil)
    }
    // Money has no part in what is said, or in the class.
    person.total = 0
    let poor = Card(
      caller: .number("0312345678"), number: SafeText("03-1234-5678"), found: [person],
      definitions: try Definitions().changed("trade=delivery"), scale: salesScale([5, 0]), at: Self.now)
    #expect(poor.sales == .c && poor.greeting == card.greeting && poor.standing == card.standing)
    #expect(poor.mark == card.mark && poor.occasion == card.occasion)
  }

  @Test func nobodyIsRankedWithoutAnAmount() {
    let scale = salesScale([5])
    #expect(scale.rank(Self.person(1), Definitions()) == nil)
    var person = Self.person(1)
    person.total = 5
    #expect(SalesScale(.none).rank(person, Definitions()) == nil)
    let two = Card(
      caller: .number("0312345678"), number: .empty, found: [person, Self.person(2)], scale: scale, at: Self.now
    )
    #expect(two.sales == nil)
  }

  @Test func callOfDayCountsThisOne() {
    #expect(Self.card([]).callOfDay == 1)
    #expect(Self.card([], today: 2).callOfDay == 3)
    #expect(Self.card([], today: -5).callOfDay == 1)
    #expect(Self.card([], today: .max).callOfDay == 99)
  }
}

@Suite struct FamilyNameTests {
  static let names: [(whole: String, family: String)] = [
    ("田中 良子", "田中"), ("田中", "田中"), ("", ""), ("TANAKA Yoshiko", "TANAKA"), ("カ)ヤマダ", "ヤマダ"),
    ("ｶ)ﾔﾏﾀﾞ ｼｮｳﾃﾝ", "ﾔﾏﾀﾞ"), ("ヤマダ(カ", "ヤマダ"), ("株式会社 山田商店", "山田商店"), ("山田商店株式会社", "山田商店"),
    ("㈱山田", "山田"), ("（有）山田", "山田"), ("カブシキガイシャ ヤマダ", "ヤマダ"), ("株式会社", "株式会社"),
    ("カ)", "カ)"), ("カトウ ケン", "カトウ"), ("カ", "カ"), ("有限", "有限"),
  ]

  @Test(arguments: names) func family(_ whole: String, _ family: String) {
    #expect(FamilyName.of(SafeText(whole)).string == family)
  }
}

@Suite struct ProfileTests {
  static let masks = [
    ("090-1234-5678", "090-****-5678"), ("03-1234-5678", "03-****-5678"), ("0312345678", "******5678"),
    ("", ""),
    ("110", "110"), ("+44-20-7946-0123", "+44-**-****-0123"), ("1-2", "1-2"),
  ]

  @Test(arguments: masks) func numbers(_ number: String, _ masked: String) {
    #expect(Card.masked(SafeText(number)).string == masked)
  }

  @Test func staffSeeAll() {
    let card = CardTests.card([CardTests.person(1, safety: "そば", last: 3)], open: CardTests.promise)
    #expect(card.seen(by: .staff) == card)
  }

  @Test func otherProfilesSeeFamilyNameOrInitialAndTheMark() {
    var person = CardTests.person(1, safety: "そば", last: 3, visits: 9)
    person.name = SafeText("田中 良子")
    person.kana = SafeText("タナカ ヨシコ")
    person.code = SafeText("10234")
    person.note = SafeText("x")
    person.total = 1
    var card = CardTests.card([person], open: CardTests.promise, today: 1, in90: 1)
    card.greeting = Greeting(japanese: SafeText("x"))

    var bare = Customer(id: 1)
    bare.name = SafeText("田中")
    bare.kana = SafeText("タナカ")
    let counter = card.seen(by: .counter)
    #expect(counter.people == [bare])
    #expect(counter.dangers.map(\.text.string) == ["No.10234"])
    #expect(
      counter.number.isEmpty && counter.openMatter == nil && counter.greeting == nil && counter.standing == nil)
    #expect(counter.mark == .safety)

    bare.name = SafeText("田***")
    bare.kana = SafeText("タ***")
    let guest = card.seen(by: .guest)
    #expect(guest.people == [bare])
    #expect(guest.dangers.isEmpty && guest.number.isEmpty && guest.history == CallHistory())
    #expect(guest.mark == .safety)
  }

  @Test func aGuestNeverSeesAKnownNumberCalledNew() {
    let seen = CardTests.card([], in90: 2).seen(by: .guest)
    #expect(seen.occasion == .heardBefore)
    #expect(seen.number.string == "03-****-5678")
  }
}
