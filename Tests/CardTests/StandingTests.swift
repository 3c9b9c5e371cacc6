import Card
import Directory
import Testing

/// Rule DW-1 by its worked examples, all seen on 2026-07-01.
@Suite struct StandingTests {
  static func day(_ text: String) -> Day? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
  }

  static let today = day("2026-07-01") ?? Day(number: 0)

  struct Example: Sendable {
    let who: String
    var trade = Definitions.Trade.restaurant
    let visits: Int
    let first: String
    let last: String
    let referrals: Int?
    let yen: UInt64
    // What the rule says.
    let d: Int
    let c: Int
    let q: Int
    let recency: Int
    let sales: SalesScale.Rank
    let step: Standing.Step
    let state: Standing.State
    let loyalty: Standing.Loyalty

    var dealings: Dealings {
      Dealings(visits: visits, first: day(first), last: day(last), referrals: referrals)
    }
    var definitions: Definitions {
      var definitions = Definitions()
      definitions.trade = trade
      return definitions
    }
  }

  static let examples: [Example] = [
    Example(
      who: "A", visits: 32, first: "2019-05-10", last: "2026-06-13", referrals: 2, yen: 486_000, d: 18, c: 83,
      q: 2,
      recency: 5, sales: .a, step: .regular, state: .onTime, loyalty: .loyal),
    Example(
      who: "B", visits: 4, first: "2025-03-28", last: "2025-12-19", referrals: 0, yen: 1_240_000, d: 194, c: 88,
      q: 22,
      recency: 3, sales: .s, step: .repeater, state: .leaving, loyalty: .none),
    Example(
      who: "C", visits: 1, first: "2026-06-20", last: "2026-06-20", referrals: 0, yen: 6800, d: 11, c: 45, q: 2,
      recency: 5, sales: .c, step: .new, state: .awaited, loyalty: .none),
    Example(
      who: "C2", visits: 1, first: "2026-02-21", last: "2026-02-21", referrals: 0, yen: 5200, d: 130, c: 45,
      q: 28,
      recency: 3, sales: .c, step: .new, state: .onceOnly, loyalty: .none),
    Example(
      who: "D", visits: 25, first: "2025-06-01", last: "2026-05-27", referrals: 0, yen: 150_000, d: 35, c: 15,
      q: 23,
      recency: 3, sales: .b, step: .regular, state: .leaving, loyalty: .none),
    Example(
      who: "E", visits: 41, first: "2018-04-02", last: "2025-05-30", referrals: 1, yen: 980_000, d: 397, c: 65,
      q: 61,
      recency: 2, sales: .s, step: .regular, state: .lost, loyalty: .none),
    Example(
      who: "F", visits: 15, first: "", last: "2026-06-25", referrals: 0, yen: 90_000, d: 6, c: 45, q: 1,
      recency: 5, sales: .c, step: .regular, state: .onTime, loyalty: .undecidable),
    Example(
      who: "G", visits: 60, first: "2025-04-21", last: "2026-06-08", referrals: 0, yen: 66_000, d: 23, c: 7,
      q: 32,
      recency: 3, sales: .c, step: .regular, state: .leaving, loyalty: .none),
    Example(
      who: "H", trade: .salon, visits: 14, first: "2024-04-17", last: "2026-04-08", referrals: 1, yen: 168_000,
      d: 84,
      c: 55, q: 15, recency: 4, sales: .b, step: .regular, state: .due, loyalty: .loyal),
    Example(
      who: "I", trade: .ryokan, visits: 6, first: "2020-08-12", last: "2025-08-10", referrals: 1, yen: 312_000,
      d: 325,
      c: 364, q: 8, recency: 5, sales: .a, step: .regular, state: .onTime, loyalty: .loyal),
    Example(
      who: "J", visits: 22, first: "2022-01-15", last: "2026-06-20", referrals: nil, yen: 198_000, d: 11, c: 77,
      q: 1,
      recency: 5, sales: .b, step: .regular, state: .onTime, loyalty: .candidateUnrecorded),
    Example(
      who: "K", visits: 18, first: "2021-09-03", last: "2026-06-05", referrals: 1, yen: 220_000, d: 26, c: 102,
      q: 2,
      recency: 5, sales: .b, step: .regular, state: .onTime, loyalty: .loyal),
    Example(
      who: "L", visits: 2, first: "2026-05-09", last: "2026-06-23", referrals: 0, yen: 9400, d: 8, c: 45, q: 1,
      recency: 5, sales: .c, step: .second, state: .onTime, loyalty: .none),
  ]

  @Test func workedExamples() {
    let scale = salesScale(Self.examples.map(\.yen))
    for example in Self.examples {
      let standing = Standing(example.dealings, today: Self.today, example.definitions)
      let name = Comment(rawValue: example.who)
      #expect(standing.days == example.d, name)
      #expect(standing.cycle.days == example.c, name)
      #expect(standing.tenths == example.q, name)
      #expect(standing.step == example.step, name)
      #expect(standing.state == example.state, name)
      #expect(standing.loyalty == example.loyalty, name)
      #expect(standing.doubts.isEmpty, name)
      #expect(scale.rank(example.yen) == example.sales, name)
      #expect(RFM(standing, today: Self.today).recency == example.recency, name)
    }
  }

  /// The same customer A, of whom the till gives single visits: the recent rhythm counts.
  @Test func recentVisitsSayMoreThanTotals() {
    var dealings = Self.examples[0].dealings
    for gap in 0..<8 { dealings.days.append(Day(number: Self.today.number - 18 - Int32(gap) * 40)) }
    let standing = Standing(dealings, today: Self.today)
    #expect(standing.cycle.source == .gaps)
    #expect(standing.cycle.days == 40)
    #expect(standing.tenths == 4)
    #expect(standing.loyalty == .loyal)
    #expect(standing.reason.japanese == "32回・7年・紹介2名・周期の0.4倍")
    #expect(standing.reason.english == "32 visits, 7 years, 2 referrals, 0.4 of own cycle")
    #expect(standing.term.japanese == "ロイヤル")
  }

  static let gapRows: [(ago: [Int], cycle: Int, source: Cycle.Source)] = [
    ([], 45, .trade),
    ([10, 20, 30], 45, .trade),
    ([10, 20, 30, 40], 10, .gaps),
    ([10, 12, 20, 60, 200], 24, .gaps),
    ([0, 1, 3, 6, 10, 15, 21], 3, .gaps),
    ([10, 10, 10, 10, 10], 45, .trade),
    ([-5, -15, 10, 20], 45, .trade),
    ([40, 10, 30, 20], 10, .gaps),
  ]

  @Test func cyclesFromSingleVisits() {
    for (ago, cycle, source) in Self.gapRows {
      let days = ago.map { Day(number: Self.today.number - Int32($0)) }
      let found = Standing(Dealings(days: days), today: Self.today).cycle
      #expect(found.days == cycle, "\(ago)")
      #expect(found.source == source, "\(ago)")
    }
  }

  static func standing(
    _ visits: Int?, ago: Int? = nil, first: Int? = nil, booking: Int? = nil, referrals: Int? = nil,
    promoter: Int? = nil, isMarked: Bool = false
  ) -> Standing {
    func day(_ ago: Int?) -> Day? { ago.map { Day(number: today.number - Int32($0)) } }
    return Standing(
      Dealings(
        visits: visits, first: day(first), last: day(ago), referrals: referrals, promoter: promoter,
        isMarked: isMarked, booking: day(booking)), today: today)
  }

  static let edges: [(standing: Standing, state: Standing.State, loyalty: Standing.Loyalty)] = [
    // Totals: 10 visits in 900 days, a cycle of 100.
    (standing(10, ago: 149, first: 1049, referrals: 0), .onTime, .candidate),
    (standing(10, ago: 150, first: 1050, referrals: 0), .due, .candidate),
    (standing(10, ago: 199, first: 1099, referrals: 1), .due, .loyal),
    (standing(10, ago: 200, first: 1100, referrals: 1), .leaving, .none),
    (standing(10, ago: 364, first: 1264, referrals: 1), .leaving, .none),
    (standing(10, ago: 365, first: 1265, referrals: 1), .lost, .none),
    (standing(10, ago: 365, first: 1265, booking: 0, referrals: 1), .booked, .loyal),
    (standing(10, ago: 365, first: 1265, booking: -9, referrals: 1), .booked, .loyal),
    (standing(10, ago: 365, first: 1265, booking: 1, referrals: 1), .lost, .none),
    // A cycle of 7: days must have passed as well.
    (standing(200, ago: 13, first: 1000), .onTime, .candidateUnrecorded),
    (standing(200, ago: 14, first: 1000), .due, .candidateUnrecorded),
    (standing(200, ago: 20, first: 1000), .due, .candidateUnrecorded),
    (standing(200, ago: 21, first: 1000), .leaving, .none),
    (standing(200, ago: 119, first: 1000), .leaving, .none),
    (standing(200, ago: 120, first: 1000), .lost, .none),
    // One visit.
    (standing(1, ago: 90), .awaited, .none),
    (standing(1, ago: 91), .onceOnly, .none),
    (standing(1, ago: 179), .onceOnly, .none),
    (standing(1, ago: 180), .lost, .none),
    // Long enough, and recommending in one of three ways.
    (standing(10, ago: 0, first: 729, referrals: 5), .onTime, .none),
    (standing(10, ago: 0, first: 730, referrals: 5), .onTime, .loyal),
    (standing(10, ago: 0, first: 730, promoter: 9), .onTime, .loyal),
    (standing(10, ago: 0, first: 730, promoter: 8), .onTime, .candidate),
    (standing(10, ago: 0, first: 730, isMarked: true), .onTime, .loyal),
    (standing(9, ago: 0, first: 730, referrals: 5), .onTime, .none),
    // Little is known.
    (standing(nil), .unknown, .none),
    (standing(0), .unknown, .none),
    (standing(nil, ago: 10), .onTime, .none),
    (standing(30), .unknown, .none),
    (standing(30, ago: 10, referrals: 9), .onTime, .undecidable),
    (standing(30, first: 800, booking: -1, referrals: 1), .booked, .loyal),
  ]

  @Test func thresholdsAtTheirEdges() {
    for (place, (standing, state, loyalty)) in Self.edges.enumerated() {
      #expect(standing.state == state, "row \(place)")
      #expect(standing.loyalty == loyalty, "row \(place)")
    }
  }

  @Test func datesThatCannotBeAreSaidAndDoNoHarm() {
    let future = Self.standing(10, ago: -400, first: 800, referrals: 1)
    #expect(future.days == 0)
    #expect(future.doubts == [.lastInFuture])
    #expect(future.loyalty == .loyal)
    let reversed = Self.standing(10, ago: 30, first: 20, referrals: 1)
    #expect(reversed.doubts == [.firstTooLate])
    #expect(reversed.loyalty == .undecidable)
    #expect(reversed.cycle.source == .trade)
    #expect(Self.standing(10, first: -1).doubts == [.firstTooLate])
  }

  static let steps: [(visits: Int?, step: Standing.Step)] = [
    (nil, .unknown), (-1, .notYet), (0, .notYet), (1, .new), (2, .second), (3, .repeater), (9, .repeater),
    (10, .regular), (.max, .regular),
  ]

  @Test(arguments: steps) func stepsByVisits(_ visits: Int?, _ step: Standing.Step) {
    #expect(Self.standing(visits).step == step)
  }

  /// Everything that money could reach: a customer with and without a fortune has one standing.
  @Test func moneyNeverChangesTheClass() {
    var generator = SplitMix(state: 7)
    for _ in 0..<2000 {
      var customer = RandomDealings.customer(&generator)
      let poor = Standing(Dealings(customer), today: Self.today)
      customer.total = generator.next()
      let rich = Standing(Dealings(customer), today: Self.today)
      #expect(poor == rich)
      #expect(poor.reason == rich.reason)
      #expect(!rich.reason.japanese.contains("円"))
    }
  }

  @Test func noInputTraps() {
    var generator = SplitMix(state: 11)
    let extremes = [Day(number: .min), Day(number: .max), Self.today]
    for _ in 0..<2000 {
      var dealings = Dealings(RandomDealings.customer(&generator))
      dealings.visits = [Int.min, -1, 0, 1, 2, 3, 4, .max].randomElement(using: &generator)
      dealings.referrals = [Int.min, 0, .max].randomElement(using: &generator)
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        dealings.days.append(extremes.randomElement(using: &generator) ?? Self.today)
      }
      for today in extremes {
        let standing = Standing(dealings, today: today)
        #expect((standing.days ?? 0) >= 0)
        #expect(standing.cycle.days >= 1)
        #expect(standing.loyalty != .loyal || standing.step == .regular)
        _ = RFM(standing, today: today)
      }
    }
  }
}

/// A generator that gives the same each time (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

enum RandomDealings {
  static func customer(_ generator: inout SplitMix) -> Customer {
    var customer = Customer(id: 1)
    func day(_ generator: inout SplitMix) -> Day? {
      Bool.random(using: &generator) ? Day(number: Int32.random(in: 19_000...21_500, using: &generator)) : nil
    }
    if Bool.random(using: &generator) { customer.visits = UInt32.random(in: 0...40, using: &generator) }
    customer.firstVisit = day(&generator)
    customer.lastVisit = day(&generator)
    customer.nextBooking = day(&generator)
    if Bool.random(using: &generator) { customer.referrals = UInt32.random(in: 0...2, using: &generator) }
    return customer
  }
}
