import Card
import Directory
import Testing

@Suite struct DefinitionsTests {
  @Test func theDefaultTextIsTheDefaults() throws {
    #expect(try Definitions(text: Definitions().text) == Definitions())
    #expect(try Definitions(text: "version = DW-1") == Definitions())
  }

  @Test(arguments: Definitions.Trade.allCases) func aTradeKeepsItsOwnLines(_ trade: Definitions.Trade) throws {
    let definitions = try Definitions(
      text: "version=DW-1\ntrade=\(trade.rawValue)\nregular=8\nlost = 200 # ours\n")
    #expect(definitions.preset.regular == 8)
    #expect(definitions.preset.lost == 200)
    #expect(definitions.value(of: "regular") == 8)
    #expect(definitions.value(of: "\(trade.rawValue).regular") == 8)
    #expect(try Definitions(text: definitions.text) == definitions)
    let other = trade == .salon ? "delivery.regular" : "salon.regular"
    #expect(definitions.value(of: other) == 10)
  }

  @Test func linesMayEndAsAnySystemEndsThem() throws {
    let definitions = try Definitions(text: "# of our shop\r\n\r\nversion = DW-1\r\n  regular = 8\r\n")
    #expect(definitions.value(of: "regular") == 8)
  }

  static let refused: [(text: String, reason: DefinitionsFault.Reason, line: Int)] = [
    ("", .noVersion, 1),
    ("regular = 8", .noVersion, 1),
    ("version = DW-2", .version("DW-2"), 1),
    ("version = DW-1\nregulars = 8", .unknown("regulars"), 2),
    ("version = DW-1\nmoney = 8", .unknown("money"), 2),
    ("version = DW-1\n\n = 8", .unknown(""), 3),
    ("version = DW-1\nregular", .form, 2),
    ("version = DW-1\nregular =", .value("restaurant.regular", "a whole number from 1 to 10000"), 2),
    ("version = DW-1\nregular = 0", .value("restaurant.regular", "a whole number from 1 to 10000"), 2),
    ("version = DW-1\nregular = -8", .value("restaurant.regular", "a whole number from 1 to 10000"), 2),
    ("version = DW-1\nregular = +8", .value("restaurant.regular", "a whole number from 1 to 10000"), 2),
    ("version = DW-1\nregular = 8.5", .value("restaurant.regular", "a whole number from 1 to 10000"), 2),
    ("version = DW-1\nregular = ８", .value("restaurant.regular", "a whole number from 1 to 10000"), 2),
    (
      "version = DW-1\nlost = 99999999999999999999",
      .value("restaurant.lost", "a whole number from 1 to 36500"), 2
    ),
    ("version = DW-1\ncycle = 0", .value("restaurant.cycle", "a whole number from 1 to 36500"), 2),
    ("version = DW-1\ntrade = bar", .value("trade", "one of restaurant, salon, delivery, ryokan"), 2),
    ("version = DW-1\nregular = 8\ntrade = salon", .tradeFirst, 3),
    ("version = DW-1\nregular = 8\nrestaurant.regular = 9", .again("restaurant.regular"), 3),
    ("version = DW-1\nversion = DW-1", .again("version"), 2),
    ("version = DW-1\ndue.tenths = 30", .order("due.tenths", "leaving.tenths"), 2),
    ("version = DW-1\nleaving.tenths = 41", .order("leaving.tenths", "lost.tenths"), 2),
    ("version = DW-1\ngaps.least = 6", .order("gaps.least", "gaps.most"), 2),
    ("version = DW-1\nsales.s = 60", .order("sales.s + sales.a + sales.b", "100"), 2),
    (String(repeating: "\n", count: 2000), .tooLong, 1000),
  ]

  @Test func refusals() {
    for (text, reason, line) in Self.refused {
      do {
        _ = try Definitions(text: text)
        Issue.record("\(text.prefix(80)) was taken")
      } catch {
        #expect(error.reason == reason, "\(text.prefix(80))")
        #expect(error.line == line, "\(text.prefix(80))")
        #expect(!error.description.contains("\n"))
      }
    }
  }

  @Test func aChangeIsTriedBeforeItIsKept() throws {
    let changed = try Definitions().changed("regular=8")
    #expect(changed.preset.regular == 8)
    #expect(Definitions().preset.regular == 10)
    #expect(try Definitions().changed("trade=salon").preset.cycle == 60)
    for wrong in ["", "regular", "regular=x", "no=1", "due.tenths=21", "trade=bar", "version=DW-1"] {
      #expect(throws: DefinitionsFault.Reason.self) { _ = try Definitions().changed(wrong) }
    }
  }
}

/// The scale of customers who spent these amounts.
func salesScale(_ amounts: [UInt64]) -> SalesScale {
  var tally = AmountTally()
  for amount in amounts { tally.feed(amount) }
  return SalesScale(tally.percentiles)
}

@Suite struct SalesTests {
  @Test func ranksAreSharesOfTheCustomers() {
    let scale = salesScale((1...100).map { UInt64($0) })
    let ranks = (1...100).reversed().map { scale.rank(UInt64($0)) }
    #expect(ranks.filter { $0 == .s }.count == 10)
    #expect(ranks.filter { $0 == .a }.count == 20)
    #expect(ranks.filter { $0 == .b }.count == 30)
    #expect(scale.rank(91) == .s)
    #expect(scale.rank(90) == .a)
    #expect(scale.rank(40) == .c)
    #expect(scale.rank(.max) == .s)
    #expect(
      [100, 81, 80, 61, 60, 41, 40, 21, 20, 1].map { scale.fifth($0) } == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
  }

  @Test func equalAmountsHaveEqualRanksAndNothingIsC() {
    let scale = salesScale([5, 5, 5, 0, 0])
    #expect(scale.rank(5) == .s)
    #expect(scale.rank(0) == .c)
    #expect(salesScale([]).rank(7) == .c)
    #expect(salesScale([]).fifth(7) == 1)
    #expect(salesScale([0, 0]).rank(0) == .c)
  }

  /// The percentiles say of any amount what counting all amounts says.
  @Test func percentilesAreExact() {
    var random = SystemRandomNumberGenerator()
    for count in [1, 2, 3, 9, 13, 99, 100, 101, 250] {
      let amounts = (0..<count).map { _ in UInt64.random(in: 0...60, using: &random) }
      let scale = salesScale(amounts)
      for amount in UInt64(1)...70 {
        let before = amounts.filter { $0 > amount }.count * 100
        let rank: SalesScale.Rank =
          before < 10 * count ? .s : before < 30 * count ? .a : before < 60 * count ? .b : .c
        #expect(scale.rank(amount) == (amount < 1 ? .c : rank), "\(amount) of \(amounts)")
        #expect(scale.fifth(amount) == 5 - min(before / (20 * count), 4), "\(amount) of \(amounts)")
      }
    }
  }

  static let frequencies: [(inAll: Int?, ago: [Int], frequency: Int?)] = [
    (nil, [], nil), (0, [], 1), (1, [], 1), (2, [], 2), (4, [], 3), (7, [], 4), (9, [], 4), (10, [], 5),
    (50, [364], 1), (50, [0, 364, 365], 2), (50, [400], 1), (50, [-1], 5), (1, [1, 2, 3, 4, 5, 6], 4),
    (1, Array(1...12), 5),
  ]

  @Test func frequencyCountsAYearOrAll() {
    for (inAll, ago, frequency) in Self.frequencies {
      let days = ago.map { Day(number: StandingTests.today.number - Int32($0)) }
      let standing = Standing(Dealings(visits: inAll, days: days), today: StandingTests.today)
      #expect(RFM(standing, today: StandingTests.today).frequency == frequency, "\(ago)")
    }
  }

  @Test func recencyCountsCycles() {
    for (ago, recency) in [(0, 5), (45, 5), (46, 4), (90, 4), (91, 3), (180, 3), (181, 2), (360, 2), (361, 1)] {
      let standing = StandingTests.standing(2, ago: ago)
      #expect(RFM(standing, today: StandingTests.today).recency == recency, "\(ago)")
    }
    #expect(RFM(StandingTests.standing(2), today: StandingTests.today).recency == nil)
  }
}
