import Card
import Directory
import Journal
import Testing

/// What a caller went through, seen on 2026-07-01 at 12:34:05.
@Suite struct ExperienceTests {
  /// Something in the journal, so many days ago at an hour.
  enum Happening: Sendable {
    case missed(Int, Int)
    case answered(Int, Int, rings: Int)
    case unended(Int, Int)
    case promise(Int, Int, String)
    case complaint(Int, Int, String)
    case opinion(Int, Int)
    case done(Int, Int)
    case callback(Int, Int)
    case reason(Int, Int, CallReason)
    /// Promised so many days ago, for so many days later.
    case due(Int, Int)
  }

  static func time(_ ago: Int, _ hour: Int) -> LocalTime {
    LocalTime(day: Day(number: CardTests.today.number - Int32(ago)), second: Int32(hour * 3600))
  }

  static func entry(
    _ kind: Kind, _ text: String? = nil, id: Int64 = 1, by staff: String? = nil, day: Day? = nil
  ) -> Entry {
    var entry = Entry(
      kind, id: EntryID(epoch: 1, sequence: id), monotonic: 0, wall: 0, quality: .synchronised)
    (entry.caller, entry.text, entry.by) = (.number("0312345678"), text, staff)
    entry.day = day.flatMap { Entry.Date(year: $0.parts.year, month: $0.parts.month, day: $0.parts.day) }
    return entry
  }

  /// In the order in which the journal has them.
  static func experience(_ happenings: [Happening]) -> Experience {
    var experience = Experience()
    for (place, happening) in happenings.enumerated() {
      let id = EntryID(epoch: 1, sequence: Int64(place + 1))
      func call(_ outcome: Call.Outcome?, _ rings: Int, _ time: LocalTime) {
        experience.ring(id, at: time)
        if let outcome { experience.end(id, outcome, rings: rings) }
      }
      func note(_ kind: Kind, _ text: String?, _ time: LocalTime, day: Day? = nil) {
        let entry = entry(kind, text, id: id.sequence, day: day)
        if let note = Note(entry, at: time) { experience.take(note) }
      }
      switch happening {
      case .missed(let ago, let hour): call(.missed, 9, time(ago, hour))
      case .answered(let ago, let hour, let rings): call(.answered, rings, time(ago, hour))
      case .unended(let ago, let hour): call(nil, 0, time(ago, hour))
      case .promise(let ago, let hour, let text): note(.promise, text, time(ago, hour))
      case .due(let ago, let days): note(.promise, "x", time(ago, 9), day: time(ago - days, 0).day)
      case .complaint(let ago, let hour, let text): note(.complaint, text, time(ago, hour))
      case .opinion(let ago, let hour): note(.opinion, "x", time(ago, hour))
      case .reason(let ago, let hour, let reason): note(.reason, reason.rawValue, time(ago, hour))
      case .callback(let ago, let hour): note(.callback, nil, time(ago, hour))
      case .done(let ago, let hour): note(.done, nil, time(ago, hour))
      }
    }
    return experience
  }

  static let rows: [(happened: [Happening], causes: [Friction.Cause], points: Int)] = [
    ([], [], 0),
    ([.missed(3, 10)], [.missed], 2),
    ([.missed(3, 10), .answered(3, 11, rings: 1)], [.returned, .again], 2),
    ([.missed(3, 10), .answered(2, 11, rings: 1)], [.missed], 2),
    ([.answered(3, 9, rings: 1), .missed(3, 10)], [.missed, .again], 3),
    ([.missed(3, 10), .done(3, 11)], [.returned], 1),
    ([.missed(3, 10), .callback(3, 11)], [.returned], 1),
    ([.done(3, 9), .missed(3, 10)], [.missed], 2),
    ([.callback(3, 9), .missed(3, 10)], [.missed], 2),
    ([.missed(3, 10), .done(2, 9)], [.missed], 2),
    // Today is not over: somebody may still call back.
    ([.missed(0, 10)], [.returned], 1),
    ([.answered(3, 10, rings: 5)], [], 0),
    ([.answered(3, 10, rings: 6)], [.waited], 1),
    ([.unended(3, 10), .unended(3, 11), .unended(3, 12)], [.again, .again], 2),
    ([.unended(3, 23), .unended(2, 1)], [], 0),
    // A clock that was set back: the days count, not their order.
    ([.unended(3, 12), .unended(2, 1), .unended(3, 11)], [.again], 1),
    ([.reason(10, 9, .complaint)], [.complaint], 3),
    ([.reason(10, 9, .complaint), .callback(9, 9)], [.complaint], 3),
    ([.reason(10, 9, .booking)], [], 0),
    ([.due(10, 3)], [.late], 2),
    ([.due(10, 3), .done(8, 9)], [], 0),
    ([.due(10, 3), .done(7, 9)], [], 0),
    ([.due(10, 3), .done(6, 9)], [.late], 2),
    ([.due(3, 3)], [], 0),
    ([.due(3, 9)], [], 0),
    ([.due(200, 19)], [], 0),
    ([.done(8, 9), .due(7, 3)], [.late], 2),
    ([.complaint(10, 9, "x")], [.complaint], 3),
    ([.complaint(10, 9, "x"), .done(9, 9)], [.settled], 1),
    ([.done(11, 9), .complaint(10, 9, "x")], [.complaint], 3),
    ([.promise(10, 9, "x"), .opinion(10, 9)], [], 0),
    // Half a year, and what has not happened yet.
    ([.missed(179, 10)], [.missed], 2),
    ([.missed(180, 10)], [], 0),
    ([.missed(-1, 10), .complaint(-1, 9, "x")], [], 0),
    ([.complaint(10, 9, "x"), .done(-1, 9)], [.complaint], 3),
    ([.complaint(10, 9, "x"), .callback(9, 9)], [.complaint], 3),
    ([.complaint(200, 9, "x")], [], 0),
  ]

  @Test func pointsAddUp() {
    for (place, (happened, causes, points)) in Self.rows.enumerated() {
      let friction = Self.experience(happened).friction(at: CardTests.now)
      #expect(friction.events.map(\.cause) == causes, "row \(place)")
      #expect(friction.points == points, "row \(place)")
      #expect(friction.needsCare == (points >= 5), "row \(place)")
    }
  }

  @Test func smallThingsReachTheThreshold() {
    let happened: [Happening] = [
      .complaint(20, 9, "x"), .done(19, 9), .missed(9, 10), .answered(3, 9, rings: 7),
    ]
    let four = Self.experience(happened).friction(at: CardTests.now)
    #expect(four.points == 4 && !four.needsCare)
    let five = Self.experience(happened + [.answered(3, 10, rings: 1)]).friction(at: CardTests.now)
    #expect(five.points == 5 && five.needsCare)
    #expect(five.causes.japanese == "不在のまま未折返し 2 + 長い呼出 1 + 同日2回目 1 + 苦情(済) 1 = 5")
    #expect(
      five.causes.english == "missed, no call back 2 + long wait 1 + 2nd call 1 + complaint, settled 1 = 5")
  }

  @Test func theShopMaySetThePoints() throws {
    let definitions = try Definitions(
      text: "version = DW-1\nfriction.care = 2\nfriction.missed = 7\nfriction.days = 3\n")
    let friction = Self.experience([.missed(2, 10), .missed(3, 10)]).friction(at: CardTests.now, definitions)
    #expect(friction.points == 7 && friction.needsCare)
  }

  static let open: [(happened: [Happening], kind: OpenMatter.Kind?, text: String)] = [
    ([], nil, ""),
    ([.promise(3, 9, "写真")], .promise, "写真"),
    ([.promise(3, 9, "写真"), .promise(2, 9, "皿")], .promise, "皿"),
    ([.complaint(3, 9, "遅い"), .promise(2, 9, "皿")], .complaint, "遅い"),
    ([.promise(2, 9, "皿"), .complaint(3, 9, "遅い")], .complaint, "遅い"),
    ([.reason(2, 9, .complaint)], .complaint, "苦情"),
    ([.reason(2, 9, .change)], nil, ""),
    ([.promise(2, 9, "皿"), .done(2, 10)], nil, ""),
    // The journal's order counts, whatever the clock said.
    ([.promise(2, 9, "皿"), .done(2, 8)], nil, ""),
    ([.done(1, 9), .promise(2, 9, "皿")], .promise, "皿"),
    ([.promise(2, 9, "皿"), .callback(2, 10)], .promise, "皿"),
    ([.complaint(300, 9, "遅い")], .complaint, "遅い"),
    ([.opinion(1, 9)], nil, ""),
  ]

  @Test func theGravestAndNewestIsOpen() {
    for (place, (happened, kind, text)) in Self.open.enumerated() {
      let matter = Self.experience(happened).openMatters().first
      #expect(matter?.kind == kind, "row \(place)")
      #expect((matter?.text.string ?? "") == text, "row \(place)")
    }
  }

  /// Who waits to be called back: how often they tried, and since how many days.
  static let waiting: [(happened: [Happening], tries: Int?, since: Int)] = [
    ([], nil, 0),
    ([.missed(3, 10)], 1, 3),
    ([.missed(3, 10), .missed(2, 10), .missed(0, 9)], 3, 3),
    ([.missed(3, 10), .answered(2, 9, rings: 1)], nil, 0),
    ([.answered(3, 9, rings: 1), .missed(2, 10)], 1, 2),
    ([.missed(3, 10), .unended(2, 9)], 1, 3),
    ([.missed(3, 10), .done(1, 9)], nil, 0),
    ([.missed(3, 10), .callback(1, 9)], nil, 0),
    ([.missed(3, 10), .callback(1, 9), .missed(0, 9)], 1, 0),
    ([.missed(3, 10), .promise(1, 9, "x"), .opinion(1, 9)], 1, 3),
    ([.missed(30, 10)], 1, 30),
    ([.missed(31, 10)], nil, 0),
    ([.unended(3, 10)], nil, 0),
  ]

  @Test func whoWaitsToBeCalledBack() {
    for (place, (happened, tries, since)) in Self.waiting.enumerated() {
      let callBack = Self.experience(happened).callBack(at: CardTests.now)
      #expect(callBack?.tries == tries, "row \(place)")
      if let callBack { #expect(CardTests.now.day - callBack.first.day == since, "row \(place)") }
    }
  }

  @Test func theLastReasonIsThatOfTheLastCall() {
    func reason(_ happened: [Happening]) -> CallReason? {
      Self.experience(happened).history(at: CardTests.now).lastReason
    }
    #expect(reason([.unended(2, 9), .reason(2, 10, .change)]) == .change)
    #expect(reason([.unended(2, 9), .reason(2, 10, .change), .unended(1, 9)]) == nil)
    #expect(reason([.unended(2, 9), .reason(2, 10, .lost), .reason(2, 11, .other)]) == .other)
    #expect(reason([.reason(2, 11, .other)]) == nil)
  }

  /// Whoever never stops ringing, and whoever notes without end, is held; what is dangerous stays.
  @Test func aCallerWhoNeverStopsIsBounded() {
    var experience = Experience()
    if let danger = Note(Self.entry(.safety, "そば", day: CardTests.today), at: Self.time(1, 9)) {
      experience.take(danger)
    }
    for sequence in 2...10_000 as ClosedRange<Int64> {
      let id = EntryID(epoch: 1, sequence: sequence)
      experience.ring(id, at: Self.time(1, 9))
      experience.end(id, .missed, rings: 1)
      for kind in [Kind.complaint, .memo, .wish, .done] {
        let note = Note(Self.entry(kind, "x\(sequence % 999)", id: sequence), at: Self.time(1, 9))
        if let note { experience.take(note) }
      }
    }
    #expect(experience.calls.count == 256 && experience.notes.count == 128)
    #expect(Overlay(experience).dangers.map(\.text.string) == ["そば"])
  }

  @Test func theCardSaysSo() {
    let happened: [Happening] = [.complaint(20, 9, "x"), .done(19, 9), .missed(9, 10), .missed(8, 10)]
    func card(_ people: [Customer], _ happened: [Happening]) -> Card {
      Card(
        caller: .number("0312345678"), number: SafeText("03-1234-5678"), found: people,
        experience: Self.experience(happened), at: CardTests.now)
    }
    #expect(card([CardTests.person(1)], happened).needsCare)
    #expect(card([CardTests.person(1)], happened).mark == .open)
    #expect(card([CardTests.person(1, safety: "そば")], happened).mark == .safety)
    #expect(card([CardTests.person(1)], []).friction == nil)
    #expect(card([CardTests.person(1)], [.complaint(1, 9, "x")]).occasion == .complaint)
    #expect(card([CardTests.person(1)], happened).seen(by: .counter).friction == nil)
    #expect(card([CardTests.person(1)], happened).seen(by: .guest).mark == .open)
  }
}
