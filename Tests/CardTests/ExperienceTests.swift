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
  }

  static func time(_ ago: Int, _ hour: Int) -> LocalTime {
    LocalTime(day: Day(number: CardTests.today.number - Int32(ago)), second: Int32(hour * 3600))
  }

  static func entry(_ kind: Kind, _ text: String? = nil, rings: Int? = nil, sequence: Int64 = 1) -> Entry {
    var entry = Entry(
      kind, id: EntryID(epoch: 1, sequence: sequence), monotonic: 0, wall: 0, quality: .synchronised)
    (entry.caller, entry.text, entry.rings) = (.number("0312345678"), text, rings)
    if sequence > 1 { entry.call = EntryID(epoch: 1, sequence: 1) }
    return entry
  }

  static func call(_ end: Kind?, rings: Int) -> [Call] {
    var list = CallList()
    var calls = list.feed(entry(.call))
    if let end { calls += list.feed(entry(end, rings: rings, sequence: 2)) }
    return calls + list.finish()
  }

  static func experience(_ happenings: [Happening]) -> Experience {
    var experience = Experience()
    for happening in happenings {
      switch happening {
      case .missed(let ago, let hour): feed(call(.missed, rings: 9), time(ago, hour))
      case .answered(let ago, let hour, let rings): feed(call(.talk, rings: rings), time(ago, hour))
      case .unended(let ago, let hour): feed(call(nil, rings: 0), time(ago, hour))
      case .promise(let ago, let hour, let text): experience.feed(entry(.promise, text), at: time(ago, hour))
      case .complaint(let ago, let hour, let text):
        experience.feed(entry(.complaint, text), at: time(ago, hour))
      case .opinion(let ago, let hour): experience.feed(entry(.opinion, "x"), at: time(ago, hour))
      case .done(let ago, let hour): experience.feed(entry(.done), at: time(ago, hour))
      }
    }
    func feed(_ calls: [Call], _ time: LocalTime) { for call in calls { experience.feed(call, at: time) } }
    return experience
  }

  static let rows: [(happened: [Happening], causes: [Friction.Cause], points: Int)] = [
    ([], [], 0),
    ([.missed(3, 10)], [.missed], 2),
    ([.missed(3, 10), .answered(3, 11, rings: 1)], [.returned, .again], 2),
    ([.missed(3, 10), .answered(2, 11, rings: 1)], [.missed], 2),
    ([.answered(3, 9, rings: 1), .missed(3, 10)], [.missed, .again], 3),
    ([.missed(3, 10), .done(3, 11)], [.returned], 1),
    ([.missed(3, 10), .done(3, 9)], [.missed], 2),
    ([.missed(3, 10), .done(2, 9)], [.missed], 2),
    // Today is not over: somebody may still call back.
    ([.missed(0, 10)], [.returned], 1),
    ([.answered(3, 10, rings: 5)], [], 0),
    ([.answered(3, 10, rings: 6)], [.waited], 1),
    ([.unended(3, 10), .unended(3, 11), .unended(3, 12)], [.again, .again], 2),
    ([.unended(3, 23), .unended(2, 1)], [], 0),
    ([.unended(3, 12), .unended(2, 1), .unended(3, 11)], [.again], 1),
    ([.complaint(10, 9, "x")], [.complaint], 3),
    ([.complaint(10, 9, "x"), .done(9, 9)], [.settled], 1),
    ([.done(11, 9), .complaint(10, 9, "x")], [.complaint], 3),
    ([.promise(10, 9, "x"), .opinion(10, 9)], [], 0),
    // Half a year, and what has not happened yet.
    ([.missed(179, 10)], [.missed], 2),
    ([.missed(180, 10)], [], 0),
    ([.missed(-1, 10), .complaint(-1, 9, "x")], [], 0),
    ([.complaint(10, 9, "x"), .done(-1, 9)], [.complaint], 3),
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
    #expect(five.causes.japanese == "不在・折返しなし 1・長い呼出 1・同日再電話 1・苦情(済) 1")
    #expect(
      five.causes.english == "missed, not called back: 1; long wait: 1; rang again: 1; complaint, settled: 1")
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
    ([.promise(2, 9, "皿"), .promise(3, 9, "写真")], .promise, "皿"),
    ([.complaint(3, 9, "遅い"), .promise(2, 9, "皿")], .complaint, "遅い"),
    ([.promise(2, 9, "皿"), .complaint(3, 9, "遅い")], .complaint, "遅い"),
    ([.promise(2, 9, "皿"), .done(2, 10)], nil, ""),
    ([.promise(2, 9, "皿"), .done(2, 8)], .promise, "皿"),
    ([.done(1, 9), .promise(2, 9, "皿")], nil, ""),
    ([.complaint(300, 9, "遅い")], .complaint, "遅い"),
    ([.promise(-1, 9, "皿")], nil, ""),
    ([.opinion(1, 9)], nil, ""),
  ]

  @Test func theGravestAndNewestIsOpen() {
    for (place, (happened, kind, text)) in Self.open.enumerated() {
      let matter = Self.experience(happened).openMatter(at: CardTests.now)
      #expect(matter?.kind == kind, "row \(place)")
      #expect((matter?.text.string ?? "") == text, "row \(place)")
    }
  }

  @Test func aCallerWhoNeverStopsIsBounded() {
    var experience = Experience()
    for call in Self.call(.missed, rings: 1) {
      for _ in 0..<10_000 { experience.feed(call, at: Self.time(1, 9)) }
    }
    for _ in 0..<10_000 { experience.feed(Self.entry(.complaint, "x"), at: Self.time(1, 9)) }
    #expect(experience.friction(at: CardTests.now).events.count == 256 + 255 + 128)
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
