import Card
import Directory
import Presentation
import Testing

@testable import Report

@Suite struct PeopleListTests {
  static func person(
    _ id: UInt32, visits: UInt32? = nil, first: Int? = nil, last: Int? = nil, referrals: UInt32? = nil,
    total: UInt64? = nil, _ change: (inout Customer) -> Void = { _ in }
  ) -> Customer {
    func day(_ ago: Int?) -> Day? { ago.map { Day(number: Written.today.number - Int32($0)) } }
    var person = Customer(id: id)
    person.name = SafeText("客 \(id)")
    person.numbers = [PhoneNumber(digits: "09012345678")].compactMap { $0 }
    (person.visits, person.referrals, person.total) = (visits, referrals, total)
    (person.firstVisit, person.lastVisit) = (day(first), day(last))
    change(&person)
    return person
  }

  static func lists(_ people: [Customer]) -> [PeopleList] {
    var tally = AmountTally()
    for total in people.compactMap(\.total) { tally.feed(total) }
    var lists = PeopleLists(today: Written.today, scale: SalesScale(tally.percentiles), plan: .jp)
    for person in people { lists.feed(person, Standing(Dealings(person), today: Written.today)) }
    return lists.lists
  }

  static func on(_ kind: PeopleList.Kind, _ people: [Customer]) -> [String] {
    lists(people).first { $0.kind == kind }?.people.map(\.name.string) ?? []
  }

  static let rich = (100..<110).map { person(UInt32($0), total: 1_000_000) }

  static let rows: [(kind: PeopleList.Kind, person: Customer, isOn: Bool)] = [
    (.awaited, person(1, visits: 1, last: 90), true),
    (.awaited, person(1, visits: 1, last: 91), false),
    (.onceOnly, person(1, visits: 1, last: 91), true),
    (.onceOnly, person(1, visits: 2, last: 91), false),
    (.leaving, person(1, visits: 25, first: 395, last: 35), true),
    (.leaving, person(1, visits: 25, first: 395, last: 20), false),
    (.hiddenLoyal, person(1, visits: 8, first: 800, last: 10, referrals: 1, total: 100), true),
    (.hiddenLoyal, person(1, visits: 8, first: 700, last: 10, referrals: 1, total: 100), false),
    (.hiddenLoyal, person(1, visits: 8, first: 800, last: 10, referrals: 0, total: 100), false),
    (.hiddenLoyal, person(1, visits: 8, first: 800, last: 10, referrals: 1, total: 9_000_000), false),
    (.hiddenLoyal, person(1, visits: 8, first: 800, last: 10, referrals: 1), false),
    (.salesNotLoyal, person(1, visits: 4, first: 460, last: 194, total: 9_000_000), true),
    (.salesNotLoyal, person(1, visits: 32, first: 2609, last: 18, referrals: 2, total: 9_000_000), false),
    (.salesNotLoyal, person(1, visits: 4, first: 460, last: 194, total: 1), false),
    (.referrers, person(1, referrals: 1), true),
    (.referrers, person(1, referrals: 0), false),
    (.referrers, person(1), false),
    (.unseen, person(1, visits: 9, last: 1096), true),
    (.unseen, person(1, visits: 9, last: 1095), false),
    (.unseen, person(1), false),
    (.staleSafety, person(1) { $0.safety = SafeText("えび") }, true),
    (.staleSafety, person(1), false),
  ]

  @Test func whoIsOnWhichList() {
    for (place, row) in Self.rows.enumerated() {
      let names = Self.on(row.kind, Self.rich + [row.person])
      #expect(names.contains("客 1") == row.isOn, "row \(place): \(row.kind)")
    }
  }

  static let confirmations: [(ago: Int, isStale: Bool)] = [(0, false), (180, false), (181, true), (-1, true)]

  @Test func safetyTextsGrowOld() {
    for (ago, isStale) in Self.confirmations {
      let person = Self.person(1) {
        $0.safety = SafeText("えび")
        $0.safetyConfirmed = Day(number: Written.today.number - Int32(ago))
      }
      #expect(Self.on(.staleSafety, [person]).isEmpty != isStale, "\(ago)")
    }
  }

  static func dated(_ birthday: Int?, listed: Int? = nil, first: Int? = nil, visits: UInt32? = nil) -> Customer
  {
    func day(_ ahead: Int?) -> Day? { ahead.map { Day(number: Written.today.number - 3652 + Int32($0)) } }
    return person(1, visits: visits, last: 3) {
      ($0.birthday, $0.firstVisit) = (day(birthday), day(first))
      $0.anniversaries = day(listed).map { [Customer.Anniversary(title: SafeText("結婚記念日"), day: $0)] } ?? []
    }
  }

  /// Days from today, ten years ago; the word that the list gives as a reason, nil: not on it.
  static let anniversaries: [(customer: Customer, why: String?)] = [
    (dated(0), "誕生日"), (dated(30), "誕生日"), (dated(31), nil), (dated(-10), nil), (dated(nil), nil),
    (dated(nil, listed: 20), "結婚記念日"), (dated(25, listed: 20), "結婚記念日"), (dated(15, listed: 20), "誕生日"),
    (dated(nil, first: 10, visits: 40), "初来店"), (dated(nil, first: 10, visits: 2), nil),
    (dated(nil, listed: 20, first: 10, visits: 40), "初来店"),
  ]

  @Test func anniversariesOfTheComingDays() {
    for (place, row) in Self.anniversaries.enumerated() {
      let why = Self.lists([row.customer]).first { $0.kind == .anniversaries }?.people.first?.why.japanese
      #expect(why.map { String($0.prefix { $0 != " " }) } == row.why, "row \(place)")
    }
    var silent = Self.dated(5)
    silent.likes = SafeText("配信不可")
    #expect(Self.on(.anniversaries, [silent]).isEmpty)
  }

  @Test func onlyTheFirstAreShownAndAllAreCounted() {
    let people = (1...100).map { Self.person(UInt32($0), referrals: UInt32($0 % 50 + 1)) }
    let list = Self.lists(people).first { $0.kind == .referrers }
    #expect(list?.count == 100)
    #expect(list?.people.count == PeopleList.most)
    #expect(list?.people.prefix(3).map(\.name.string) == ["客 49", "客 99", "客 48"])
    #expect(list?.people.map(\.weight) == list?.people.map(\.weight).sorted(by: >))
  }
}

@Suite struct PeopleTests {
  @Test func ratesAreOfThoseWhoCouldHaveComeAgain() {
    var people = People(today: Written.today)
    let visits: [UInt32?] = [nil, 0, 1, 1, 2, 3, 4]
    for (place, visits) in visits.enumerated() {
      people.feed(PeopleListTests.person(UInt32(place), visits: visits))
    }
    #expect(people.count == 7)
    #expect((people.second.count, people.second.of) == (3, 5))
    #expect((people.third.count, people.third.of) == (2, 3))
    #expect(people.noHistory == 1)
    #expect(people.noReading == 7)
    #expect(people.medianCycle == nil)
    #expect(people.lifetimeValue == nil)
  }

  @Test func monthsOfFirstVisitsEndWithThisOne() {
    var people = People(today: Written.today)
    // 2026-06-21 twice, 2025-08-05, and one too long ago.
    people.feed(PeopleListTests.person(1, visits: 1, first: 10, last: 10))
    people.feed(PeopleListTests.person(2, visits: 2, first: 10, last: 1))
    people.feed(PeopleListTests.person(3, visits: 2, first: 330, last: 1))
    people.feed(PeopleListTests.person(4, visits: 2, first: 400, last: 1))
    people.feed(PeopleListTests.person(5, visits: 2, first: -5, last: -5))
    let months = people.months.map { "\($0.year)-\($0.month) \($0.returned.count)/\($0.returned.of)" }
    #expect(months.count == 12)
    #expect(months.first == "2025-8 1/1")
    #expect(months.suffix(2) == ["2026-6 1/2", "2026-7 0/0"])
  }

  /// 8,000 at a visit, one visit a month, for two years: 192,000.
  @Test func lifetimeValueByItsFormula() throws {
    var people = People(today: Written.today)
    people.feed(PeopleListTests.person(1, visits: 25, first: 730, last: 0, total: 200_000))
    let value = try #require(people.lifetimeValue)
    #expect(value.spent == 8000)
    #expect(value.visitsInTenYears == 120)
    #expect(value.tenthsOfYears == 20)
    #expect(value.value == 192_000)
  }

  @Test func noListTraps() {
    var people = People(today: Written.today)
    for id in 0..<50 as Range<UInt32> {
      people.feed(PeopleListTests.person(id, visits: .max, first: 700_000, last: Int(id), total: .max))
    }
    _ = people.lifetimeValue
    #expect(people.count == 50)
  }
}
