import Card
import Directory
import Journal
import Presentation
import Testing

@testable import Report

/// Entries in, figures out; seen on 2026-07-01, a Wednesday.
enum Written {
  static let today = Day(year: 2026, month: 7, day: 1) ?? Day(number: 0)
  static let noon = LocalTime(day: today, second: 43_200)

  static func time(_ ago: Int, _ hour: Int, _ minute: Int = 0) -> LocalTime {
    LocalTime(day: Day(number: today.number - Int32(ago)), second: Int32(hour * 3600 + minute * 60))
  }

  static func entry(_ kind: Kind, _ sequence: Int64, call: Int64? = nil) -> Entry {
    var entry = Entry(
      kind, id: EntryID(epoch: 1, sequence: sequence), monotonic: sequence, wall: sequence, quality: .battery)
    entry.call = call.map { EntryID(epoch: 1, sequence: $0) }
    return entry
  }

  /// One call: who, how it went, how often it rang, why.
  struct Rang {
    var at: LocalTime
    var caller: Caller? = .number("0312345678")
    var outcome: Call.Outcome? = .answered
    var rings = 2
    var reason: CallReason?
  }

  static func ledger(_ calls: [Rang]) -> Ledger {
    var ledger = Ledger()
    for (place, rang) in calls.enumerated() {
      let sequence = Int64(place * 10 + 1)
      var list = CallList()
      var first = entry(rang.caller == nil ? .ring : .call, sequence)
      (first.line, first.caller) = (1, rang.caller)
      var second = entry(
        rang.outcome == .answered ? .talk : rang.outcome == .missed ? .missed : .end, sequence + 1,
        call: sequence)
      second.rings = rang.rings
      for entry in [first, second] { ledger.feed(entry, at: rang.at) }
      let complete = list.feed(first) + list.feed(second) + list.finish()
      for call in complete { ledger.feed(call, at: rang.at) }
      if let reason = rang.reason {
        var entry = entry(.reason, sequence + 2)
        (entry.caller, entry.text) = (rang.caller, reason.rawValue)
        ledger.feed(entry, at: rang.at)
      }
    }
    return ledger
  }

  static func note(_ kind: Kind, _ number: String, _ text: String = "x", _ sequence: Int64 = 99_999) -> Entry {
    var entry = entry(kind, sequence)
    (entry.caller, entry.text) = (.number(number), text)
    return entry
  }

  static func figures(_ calls: [Rang], customers: Set<String> = []) -> CallFigures {
    CallFigures(ledger(calls), Period(.week, endingOn: today), customers: customers, at: noon)
  }
}

@Suite struct PeriodTests {
  static let rows: [(Period.Length, String, first: String, last: String, before: String, until: String)] = [
    (.day, "2026-07-01", "2026-07-01", "2026-07-01", "2026-06-30", "2026-06-30"),
    (.week, "2026-07-01", "2026-06-25", "2026-07-01", "2026-06-18", "2026-06-24"),
    (.month, "2026-07-01", "2026-07-01", "2026-07-01", "2026-06-01", "2026-06-01"),
    (.month, "2026-07-15", "2026-07-01", "2026-07-15", "2026-06-01", "2026-06-15"),
    (.month, "2026-03-31", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"),
    (.month, "2026-01-31", "2026-01-01", "2026-01-31", "2025-12-01", "2025-12-31"),
    (.week, "2026-01-03", "2025-12-28", "2026-01-03", "2025-12-21", "2025-12-27"),
  ]

  static func day(_ text: String) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return Day(year: parts[0], month: parts[1], day: parts[2]) ?? Day(number: 0)
  }

  @Test func daysAndTheDaysBefore() {
    for row in Self.rows {
      let period = Period(row.0, endingOn: Self.day(row.1))
      #expect(period.first == Self.day(row.first), "\(row)")
      #expect(period.last == Self.day(row.last), "\(row)")
      #expect(period.before.first == Self.day(row.before), "\(row)")
      #expect(period.before.last == Self.day(row.until), "\(row)")
      #expect(!period.contains(period.before.last), "\(row)")
    }
  }

  @Test func theFirstDaysOfTheCalendarAreNoTrap() {
    for length in Period.Length.allCases {
      let period = Period(length, endingOn: Day(number: .min))
      #expect(period.contains(period.last))
      _ = period.before.before
    }
  }

  static let shares: [(has: Int, of: Int, percent: Int?)] = [
    (0, 0, nil), (0, 7, 0), (7, 7, 100), (1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0),
  ]

  @Test func aShareOfNoneIsNoShare() {
    for row in Self.shares {
      var share = Share()
      for place in 0..<row.of { share.add(place < row.has) }
      #expect(share.percent == row.percent, "\(row)")
    }
  }
}

@Suite struct CallFiguresTests {
  typealias Rang = Written.Rang

  @Test func nothingRangNothingIsClaimed() {
    let figures = Written.figures([])
    #expect(figures.calls == 0)
    #expect(figures.ringsToAnswer == nil)
    for share in [figures.answered, figures.known, figures.withheld, figures.calledBack, figures.solvedAtOnce] {
      #expect(share.percent == nil)
    }
  }

  @Test func aCallWithoutAnEndIsNeitherAnsweredNorMissed() {
    let figures = Written.figures([
      Rang(at: Written.time(1, 11), outcome: nil), Rang(at: Written.time(1, 12)),
      Rang(at: Written.time(1, 13), outcome: .missed, rings: 9),
    ])
    #expect(figures.calls == 3)
    #expect(figures.answered.count == 1)
    #expect(figures.answered.of == 2)
    #expect(figures.missed == 1)
    #expect(figures.ringsToAnswer == 2)
  }

  @Test func onlyThePeriodCounts() {
    let figures = Written.figures([
      Rang(at: Written.time(7, 11)), Rang(at: Written.time(6, 11)), Rang(at: Written.time(0, 11)),
      Rang(at: Written.time(0, 13)), Rang(at: Written.time(-1, 11)),
    ])
    // A week has seven days; what the clock says to lie in the future is not counted.
    #expect(figures.calls == 2)
    #expect(figures.hours[11] == CallFigures.Traffic(calls: 2, missed: 0))
    #expect(figures.weekdays[3] == CallFigures.Traffic(calls: 1, missed: 0))
    #expect(figures.weekdays[4] == CallFigures.Traffic(calls: 1, missed: 0))
  }

  @Test func callersWithAndWithoutNumbers() {
    let figures = Written.figures(
      [
        Rang(at: Written.time(1, 10)), Rang(at: Written.time(1, 11), caller: .number("09011112222")),
        Rang(at: Written.time(1, 12), caller: .absent(.withheld)),
        Rang(at: Written.time(1, 13), caller: .absent(.payphone)), Rang(at: Written.time(1, 14), caller: nil),
      ], customers: ["0312345678"])
    #expect((figures.known.count, figures.known.of) == (1, 2))
    #expect((figures.withheld.count, figures.withheld.of) == (1, 4))
  }

  static let callBacks: [(calls: [Rang], count: Int, of: Int)] = [
    ([Rang(at: Written.time(1, 10), outcome: .missed), Rang(at: Written.time(1, 11, 59))], 1, 1),
    ([Rang(at: Written.time(1, 10), outcome: .missed), Rang(at: Written.time(1, 12, 1))], 0, 1),
    ([Rang(at: Written.time(1, 10), outcome: .missed)], 0, 1),
    // Another number's call is nobody's call back, and one before it is none either.
    (
      [
        Rang(at: Written.time(1, 9)), Rang(at: Written.time(1, 10), outcome: .missed),
        Rang(at: Written.time(1, 11), caller: .number("09011112222")),
      ], 0, 1
    ),
    // Two hours are not over yet; and who sent no number cannot be called back.
    ([Rang(at: Written.time(0, 11), outcome: .missed)], 0, 0),
    ([Rang(at: Written.time(1, 11), caller: .absent(.withheld), outcome: .missed)], 0, 0),
  ]

  @Test func whoWasMissedIsReachedWithinTwoHours() {
    for (place, row) in Self.callBacks.enumerated() {
      let share = Written.figures(row.calls).calledBack
      #expect(share.count == row.count, "row \(place)")
      #expect(share.of == row.of, "row \(place)")
    }
  }

  static let solved: [(calls: [Rang], count: Int, of: Int)] = [
    ([Rang(at: Written.time(5, 10), reason: .booking)], 1, 1),
    ([Rang(at: Written.time(5, 10), reason: .booking), Rang(at: Written.time(4, 10), reason: .booking)], 1, 2),
    (
      [Rang(at: Written.time(5, 10), reason: .booking), Rang(at: Written.time(4, 10), reason: .directions)], 2,
      2
    ),
    (
      [Rang(at: Written.time(6, 10), reason: .booking), Rang(at: Written.time(3, 10, 1), reason: .booking)], 2,
      2
    ),
    ([Rang(at: Written.time(5, 10)), Rang(at: Written.time(5, 11))], 0, 0),
    ([Rang(at: Written.time(2, 10), reason: .booking)], 0, 0),
    ([Rang(at: Written.time(5, 10), caller: .absent(.withheld), reason: .booking)], 0, 0),
  ]

  @Test func aCallThatHelpedNeedsNoSecondOne() {
    for (place, row) in Self.solved.enumerated() {
      let share = Written.figures(row.calls).solvedAtOnce
      #expect(share.count == row.count, "row \(place)")
      #expect(share.of == row.of, "row \(place)")
    }
  }

  @Test func reasonsByHowManyAndFrictionByCause() {
    let figures = Written.figures([
      Rang(at: Written.time(1, 10), rings: 6, reason: .change), Rang(at: Written.time(2, 10), reason: .booking),
      Rang(at: Written.time(3, 10), reason: .booking), Rang(at: Written.time(4, 10), outcome: .missed),
    ])
    #expect(figures.reasons.map(\.reason) == [.booking, .change])
    #expect(figures.reasons.map(\.count) == [2, 1])
    #expect(figures.friction.map(\.points) == [2, 1])
    let causes: [Friction.Cause] = figures.friction.map(\.cause)
    #expect(causes == [.missed, .waited])
  }
}

@Suite struct ReportTests {
  typealias Rang = Written.Rang

  static func report(
    _ ledger: Ledger, names: [String: String] = [:], people: [Customer]? = nil, _ length: Period.Length = .week
  ) -> Report {
    var (ledger, index): (Ledger, Index?) = (ledger, nil)
    for (place, name) in names.enumerated() {
      ledger.feed(Written.note(.naming, name.key, name.value, 90_000 + Int64(place)), at: Written.time(20, 9))
    }
    let list = people.map { people -> Report.List in
      var counted = People(today: Written.today)
      for person in people { counted.feed(person) }
      return Report.List(people: counted, day: Written.today, lists: PeopleListTests.lists(people))
    }
    return Report(
      ledger, Period(length, endingOn: Written.today), in: &index, list: list, plan: .jp, at: Written.noon)
  }

  @Test func whoWaitsIsCalledBackInOrder() {
    var ledger = Written.ledger([
      Rang(at: Written.time(40, 9), caller: .number("0311111111"), outcome: .missed),
      Rang(at: Written.time(3, 9), caller: .number("09022222222"), outcome: .missed),
      Rang(at: Written.time(2, 9), caller: .number("09022222222"), outcome: .missed),
      Rang(at: Written.time(2, 9), caller: .number("0333333333"), outcome: .missed),
      Rang(at: Written.time(2, 10), caller: .number("0333333333")),
      Rang(at: Written.time(9, 9), caller: .number("0344444444"), outcome: .missed),
      Rang(at: Written.time(8, 9), caller: .number("0344444444"), outcome: .missed),
      Rang(at: Written.time(7, 9), caller: .number("0344444444"), outcome: .missed),
      Rang(at: Written.time(9, 9), caller: .number("0355555555"), outcome: .missed),
    ])
    ledger.feed(Written.note(.done, "0355555555"), at: Written.time(1, 9))
    let report = Self.report(ledger, names: ["09022222222": "田中 良子"])
    #expect(report.callBacks.map(\.number.string) == ["03-****-4444", "090-****-2222"])
    #expect(report.callBacks.map(\.tries) == [3, 2])
    #expect(report.callBacks.map(\.needsCare) == [true, false])
    #expect(report.callBacks.map(\.name.string) == ["", "田中 良子"])
    #expect(report.callBacksInAll == 2)
  }

  @Test func promisesAreLateAfterThreeDaysUntilDone() {
    var ledger = Ledger()
    ledger.feed(Written.note(.promise, "0311111111", "x", 1), at: Written.time(4, 9))
    ledger.feed(Written.note(.promise, "0322222222", "x", 2), at: Written.time(3, 9))
    ledger.feed(Written.note(.promise, "0333333333", "x", 3), at: Written.time(9, 9))
    ledger.feed(Written.note(.done, "0333333333", "x", 4), at: Written.time(5, 9))
    ledger.feed(Written.note(.promise, "0333333333", "y", 5), at: Written.time(4, 9))
    for (sequence, due) in [(6, 24), (7, 30)] {
      var entry = Written.note(.promise, "034444444\(sequence)", "x", Int64(sequence))
      entry.day = Entry.Date(year: 2026, month: 6, day: due)
      ledger.feed(entry, at: Written.time(40, 9))
    }
    var ahead = Written.note(.promise, "0355555555", "x", 8)
    ahead.day = Entry.Date(year: 2026, month: 7, day: 1)
    ledger.feed(ahead, at: Written.time(40, 9))
    #expect(Self.report(ledger).latePromises == 4)
  }

  @Test func numbersToRegisterAreOnNoListAndRangTwice() {
    let ledger = Written.ledger([
      Rang(at: Written.time(1, 9), caller: .number("09011111111")),
      Rang(at: Written.time(2, 9), caller: .number("09011111111")),
      Rang(at: Written.time(1, 9), caller: .number("09022222222")),
      Rang(at: Written.time(1, 9)), Rang(at: Written.time(2, 9)),
      Rang(at: Written.time(1, 9), caller: .absent(.withheld)),
      Rang(at: Written.time(2, 9), caller: .absent(.withheld)),
    ])
    let report = Self.report(ledger, names: ["0312345678": "森"], people: [])
    #expect(report.unlisted.map(\.number.string) == ["090-****-1111"])
    // Without a list nobody can be missing on it.
    #expect(Self.report(ledger).unlisted.isEmpty)
  }

  @Test func whatCannotBeKnownIsSaidToBeUnknown() {
    let report = Self.report(Written.ledger([Rang(at: Written.time(1, 9), outcome: nil)]), people: [])
    var unknown: Set<String> = []
    for figure in report.figures {
      if case .unknown = figure.value { unknown.insert(figure.key) }
    }
    let expected: Set = [
      "answered", "ringsToAnswer", "missed", "calledBack", "solvedAtOnce", "second", "third", "medianCycle",
      "lifetimeValue", "staleSafety", "rejected",
    ]
    #expect(unknown == expected)
    let text = ReportText(report, .english).lines.joined(separator: "\n")
    #expect(text.contains("answered                                not known: no line device tells"))
  }

  @Test func noNumberIsShownWholeAndEveryKeyIsSaidOnce() {
    let people = [PeopleListTests.person(1, visits: 1, last: 20)]
    let ledger = Written.ledger([
      Rang(at: Written.time(1, 9), caller: .number("09012345678"), outcome: .missed),
      Rang(at: Written.time(2, 9), caller: .number("09087654321")),
      Rang(at: Written.time(3, 9), caller: .number("09087654321")),
    ])
    let report = Self.report(ledger, names: ["09012345678": "田中"], people: people)
    for language in Language.allCases {
      let all = ReportText(report, language).lines.joined(separator: "\n") + ReportPage(report, language).html
      for number in ["1234", "8765", "09012345678"] { #expect(!all.contains(number), "\(number)") }
      #expect(all.contains("090-****-5678"))
    }
    let keys = report.figures.map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test func manyPersonsHaveAPrice() {
    var people = People(today: Written.today)
    for id in 0..<5001 as Range<UInt32> {
      people.feed(Customer(id: id))
      let list = Report.List(people: people, day: Written.today)
      let warned = id == 4498 || id == 4499 || id == 4999 || id == 5000
      guard warned else { continue }
      var index: Index?
      let report = Report(
        Ledger(), Period(.day, endingOn: Written.today), in: &index, list: list, plan: .jp, at: Written.noon)
      let said = report.warnings.map(\.english).joined()
      switch id {
      case 4498: #expect(said.isEmpty)
      case 5000: #expect(said.hasPrefix("more than 5,000"))
      default: #expect(said.hasPrefix("\(id + 1) persons"))
      }
    }
  }
}
