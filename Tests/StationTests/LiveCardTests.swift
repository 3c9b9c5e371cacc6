import CallerID
import Card
import Directory
import Journal
import Testing

@testable import Station

/// What a card says of the past while it is on the screen, and what becomes of a call.
@Suite struct LiveCardTests {
  typealias Shop = StationTests.Shop

  static func note(_ kind: Kind, _ number: String, _ text: String? = nil, by staff: String? = nil) -> Entry {
    var entry = Entry(
      kind, id: EntryID(epoch: 0, sequence: 0), monotonic: 0, wall: 0, quality: .battery)
    (entry.caller, entry.text, entry.by, entry.note) = (.number(number), text, staff, "0123456789abcdef")
    if kind == .safety { entry.day = Entry.Date(year: 2026, month: 7, day: 1) }
    return entry
  }

  // MARK: what becomes of a call

  @Test func answeredAndOver() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    _ = shop.feed(.ringing(true), after: 1500)
    _ = shop.feed(.ringing(false), after: 1000)
    #expect(shop.feed(.answered, after: 2000) == ["show", "talk!", "record talk"])
    #expect(shop.feed(.answered, after: 100) == [], "it was said")
    #expect(shop.pass(after: 3_600_000) == [], "the card stays while they talk")
    #expect(shop.station.shown(at: shop.now)?.state.phase == .answered)
    #expect(shop.feed(.over(silence: 45_000)) == ["show", "end!", "record end"])
    #expect(shop.pass(after: 74_999) == [], "two minutes from the last word")
    #expect(shop.pass(after: 1) == ["show"])
    #expect(shop.station.deadline == nil)
  }

  @Test func nobodyAnswered() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    _ = shop.feed(.ringing(true), after: 1500)
    _ = shop.feed(.ringing(false), after: 1000)
    #expect(shop.station.shown(at: shop.now)?.card.friction == nil)
    #expect(shop.feed(.unanswered, after: 6500) == ["show", "missed!", "record missed"])
    let status = shop.station.status(at: shop.wall.local)
    #expect(status.missed == 1 && status.callBacks == 1)
    // For as long as the card is there it counts what has just happened.
    #expect(shop.station.shown(at: shop.now)?.card.friction != nil)
    #expect(shop.pass(after: 19_999) == [])
    #expect(shop.pass(after: 1) == ["show"])
    #expect(shop.station.shown(at: shop.now) == nil)
    // They ring again, and somebody answers: nobody waits any more.
    _ = shop.feed(StationTests.message("0312345678"), after: 60_000)
    let card = try #require(shop.station.shown(at: shop.now)).card
    #expect(card.callBack?.tries == 1 && card.callOfDay == 2)
    _ = shop.feed(.ringing(true), after: 1500)
    _ = shop.feed(.ringing(false), after: 1000)
    _ = shop.feed(.answered, after: 2000)
    #expect(shop.station.status(at: shop.wall.local).callBacks == 0)
    #expect(shop.station.status(at: shop.wall.local).missed == 1)
  }

  /// The call that is one too many: whoever still sees the card sees that care is needed, on other machines too.
  @Test func theLastStrawIsSeen() throws {
    var shop = try Shop()
    shop.station.definitions = try Definitions(text: "version = DW-1\nfriction.care = 2\n")
    for attempt in 1...2 {
      _ = shop.feed(StationTests.message("0312345678"), after: 60_000)
      _ = shop.feed(.ringing(true), after: 1500)
      _ = shop.feed(.ringing(false), after: 1000)
      let before = try #require(shop.station.shown(at: shop.now)).card.needsCare
      let actions = shop.feed(.unanswered, after: 6500)
      let after = try #require(shop.station.shown(at: shop.now)).card.needsCare
      #expect(after == (attempt == 2) && (!before || attempt == 2))
      #expect(actions.contains { $0.hasPrefix("send") } == (before != after), "\(actions)")
    }
  }

  /// A serial modem says nothing of what follows the rings: nothing is claimed.
  @Test func whereNobodyCanHear() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    _ = shop.feed(.ring, after: 1500)
    #expect(shop.pass(after: 7000) == ["show", "end!", "record end"])
    let status = shop.station.status(at: shop.wall.local)
    #expect(status.missed == 0 && status.callBacks == 0)
  }

  @Test func outcomesOfNoCallAreNothing() throws {
    var shop = try Shop()
    for what in [Event.What.answered, .unanswered, .over(silence: 45_000)] { #expect(shop.feed(what) == []) }
    _ = shop.feed(StationTests.message("0312345678"))
    #expect(shop.feed(.unanswered) == [], "nothing rang")
    #expect(shop.feed(.over(silence: 1)) == [], "nobody talks")
  }

  @Test func aHandsetLeftOffHoldsNoCardForEver() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    _ = shop.feed(.ringing(true), after: 1500)
    _ = shop.feed(.ringing(false), after: 1000)
    _ = shop.feed(.answered, after: 2000)
    #expect(shop.pass(after: Station.longestTalk) == ["show", "end!", "record end"])
    #expect(shop.pass(after: Station.linger) == ["show"])
  }

  @Test func fromTheFourthRingTheCallerHasWaited() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    for ring in 1...5 {
      _ = shop.feed(.ringing(true), after: 2000)
      let state = try #require(shop.station.shown(at: shop.now)).state
      #expect(state.rings == ring && state.isLongWait == (ring >= 4))
      _ = shop.feed(.ringing(false), after: 1000)
    }
    var rings: Int?
    for action in shop.station.feed(Event(line: 1, .answered), at: shop.now + 1000, wall: shop.wall) {
      if case .record(let entry) = action { rings = entry.rings }
    }
    #expect(rings == 5)
  }

  // MARK: two callers

  @Test func whoMayBeTalkingKeepsTheScreen() throws {
    for outcome in [Event.What.answered, .ringing(false)] {
      var shop = try Shop()
      _ = shop.feed(StationTests.message("0312345678"))
      _ = shop.feed(.ringing(true), after: 1500)
      _ = shop.feed(.ringing(false), after: 1000)
      _ = shop.feed(outcome, after: 2000)
      _ = shop.pass(after: 7000)
      let first = try #require(shop.station.shown(at: shop.now)).id
      _ = shop.feed(StationTests.message("0661234567"), line: 2, after: 5000)
      let shown = try #require(shop.station.shown(at: shop.now))
      #expect(shown.id == first && shown.state.others == 1)
      #expect(shown.card.mark == .safety)
      #expect(shop.station.calls.compactMap(\.card).count == 2, "the second has a card of its own")
    }
  }

  @Test func whoGaveUpMakesRoom() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    _ = shop.feed(.ringing(true), after: 1500)
    _ = shop.feed(.ringing(false), after: 1000)
    _ = shop.feed(.unanswered, after: 6500)
    _ = shop.feed(StationTests.message("0661234567"), line: 2, after: 1000)
    let shown = try #require(shop.station.shown(at: shop.now))
    #expect(shown.line == 2 && shown.state.others == 0)
  }

  @Test func aLineThatRingsAnewHasNoTalkOnIt() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    _ = shop.feed(.ringing(true), after: 1500)
    _ = shop.feed(.ringing(false), after: 1000)
    _ = shop.feed(.answered, after: 2000)
    let actions = shop.feed(StationTests.message("0661234567"), after: 60_000)
    #expect(actions == ["show", "end!", "record end", "show", "ring?", "send", "record call"])
    #expect(shop.station.shown(at: shop.now)?.card.mark == .unlisted)
  }

  @Test func aCallWaitingDoesNotEndTheTalk() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0312345678"))
    _ = shop.feed(.ringing(true), after: 1500)
    _ = shop.feed(.ringing(false), after: 1000)
    _ = shop.feed(.answered, after: 2000)
    var message = Message(standard: "number-display", kind: .callWaiting)
    message.number = "0661234567"
    #expect(shop.feed(.message(message), after: 9000) == ["show", "ring?", "send", "record call"])
    let shown = try #require(shop.station.shown(at: shop.now))
    #expect(shown.state.phase == .answered && shown.state.others == 1)
  }

  // MARK: notes

  @Test func aNoteIsOnTheCardAtOnce() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0016095551212"))
    #expect(shop.station.shown(at: shop.now)?.card.mark == .plain)
    let (id, actions) = shop.station.take(
      Self.note(.promise, "0016095551212", "写真を郵送", by: "斎藤"), at: shop.now, wall: shop.wall)
    #expect(actions.map(StationTests.word) == ["show", "send", "record promise"])
    let card = try #require(shop.station.shown(at: shop.now)).card
    #expect(card.mark == .open && card.openMatter?.text.string == "写真を郵送")
    #expect(card.handledBy.string == "斎藤" && card.callOfDay == 1)
    guard case .record(let entry)? = actions.last else { return #expect(Bool(false)) }
    #expect(entry.id == id && entry.note == "0123456789abcdef" && entry.isComplete)
    _ = shop.station.take(Self.note(.done, "0016095551212"), at: shop.now, wall: shop.wall)
    #expect(shop.station.shown(at: shop.now)?.card.mark == .plain)
  }

  @Test func aReasonBelongsToTheLastCall() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0016095551212"))
    let call = try #require(shop.station.shown(at: shop.now)).id
    let (_, actions) = shop.station.take(
      Self.note(.reason, "0016095551212", "change"), at: shop.now, wall: shop.wall)
    guard case .record(let entry)? = actions.last else { return #expect(Bool(false)) }
    #expect(entry.call == call)
    let (_, other) = shop.station.take(Self.note(.reason, "0311112222", "lost"), at: shop.now, wall: shop.wall)
    guard case .record(let stray)? = other.last else { return #expect(Bool(false)) }
    #expect(stray.call == nil)
  }

  /// In North America the number comes after the ring, and so after the call began. A note changes the card by what it
  /// says, and by nothing else.
  @Test func aNoteChangesNothingElse() throws {
    var shop = try Shop()
    _ = shop.feed(StationTests.message("0016095551212"))
    _ = shop.pass(after: 20_000)
    _ = shop.pass(after: Station.linger)
    _ = shop.feed(.ringing(true), line: 2)
    _ = shop.feed(StationTests.message("0016095551212"), line: 2, after: 3000)
    let card = try #require(shop.station.shown(at: shop.now)).card
    #expect(card.friction?.points == 1 && card.callOfDay == 2, "the second call of the day")
    let stranger = Self.note(.memo, "0311112222", "x")
    let (_, actions) = shop.station.take(stranger, at: shop.now, wall: shop.wall)
    #expect(actions.map(StationTests.word) == ["show", "record memo"], "the card is what it was")
    _ = shop.station.take(Self.note(.memo, "0016095551212", "x"), at: shop.now, wall: shop.wall)
    let noted = try #require(shop.station.shown(at: shop.now)).card
    #expect(noted.remarks.count == 1 && noted.friction == card.friction && noted.time == card.time)
  }

  /// Strangers are forgotten as the shop has it, customers later; a few numbers at a time, and each night anew.
  @Test(arguments: [30, 2, 90]) func strangersAreForgotten(_ days: Int) throws {
    let last = Int32(days)
    var shop = try Shop()
    shop.station.keeps = RetentionDays(strangers: days, customers: 400)
    let many = 3 * Station.seenAtOnce
    for number in 0..<many {
      var entry = Self.note(.call, "080\(10_000_000 + number)")
      (entry.id, entry.line) = (EntryID(epoch: 1, sequence: Int64(number)), 1)
      var callers = shop.station.callers
      callers.feed(entry, at: StationTests.start.local)
      shop.station.remember(callers)
    }
    _ = shop.feed(StationTests.message("0312345678"))
    func pass(_ day: Int32, _ times: Int) -> Int {
      var wall = StationTests.start
      wall.local = LocalTime(day: Day(number: wall.local.day.number + day), second: 60)
      for _ in 0..<times { _ = shop.station.pass(at: shop.now, wall: wall) }
      return shop.station.callers.numbers.count
    }
    #expect(pass(last, 5) == many + 1)
    #expect(pass(last + 1, 1) >= many + 1 - Station.seenAtOnce, "not all at once")
    #expect(pass(last + 1, 3) == 1, "the customer stays")
    #expect(pass(182, 1) == 0)
  }

  /// Whoever is forgotten does not wait to be called back any more.
  @Test func nobodyForgottenWaits() throws {
    var shop = try Shop()
    shop.station.keeps = RetentionDays(strangers: 2, customers: 400)
    for number in ["0016095551212", "08011112222"] {
      _ = shop.feed(StationTests.message(number), after: 60_000)
      for isOn in [true, false] { _ = shop.feed(.ringing(isOn), after: 1500) }
      _ = shop.feed(.unanswered, after: 6500)
    }
    for (day, waiting) in [(0, 2), (2, 2), (3, 1), (30, 1), (31, 0)] as [(Int32, Int)] {
      var wall = StationTests.start
      wall.local = LocalTime(day: Day(number: wall.local.day.number + day), second: 60)
      _ = shop.station.pass(at: shop.now, wall: wall)
      #expect(shop.station.status(at: wall.local).callBacks == waiting, "day \(day)")
    }
  }

  /// Whatever a caller, a list or a note says is text made safe: no screen has any other.
  @Test func foreignTextIsMadeSafe() throws {
    var shop = try Shop()
    let evil = "\u{1B}[2J\u{202E}えび\u{0}\r\n\u{2066}x"
    for kind in [Kind.promise, .complaint, .safety, .wish, .naming, .memo, .opinion] {
      _ = shop.station.take(Self.note(kind, "0311112222", evil, by: evil), at: shop.now, wall: shop.wall)
    }
    _ = shop.feed(StationTests.message("0311112222"))
    let card = try #require(shop.station.shown(at: shop.now)).card
    var texts = [card.handledBy, card.number] + card.dangers.map(\.text) + card.matters.map(\.text)
    texts += card.remarks.flatMap { [$0.text, $0.staff] } + card.people.flatMap { [$0.name, $0.likes] }
    #expect(texts.count > 8)
    for text in texts { #expect(text == SafeText(text.string) && !text.string.contains("\u{1B}")) }
  }

  /// A box that starts anew and reads what was written knows what the one before knew.
  @Test func whatIsWrittenIsWhatIsRemembered() throws {
    var shop = try Shop()
    var journal: [(Entry, LocalTime)] = []
    func keep(_ actions: [Action]) {
      for action in actions { if case .record(let entry) = action { journal.append((entry, shop.wall.local)) } }
    }
    for (number, what) in [
      ("0312345678", Event.What.answered), ("08011112222", .unanswered), ("08011112222", .unanswered),
    ] {
      shop.now = shop.now + 200_000
      keep(shop.station.feed(Event(line: 1, StationTests.message(number)), at: shop.now, wall: shop.wall))
      for isOn in [true, false] {
        shop.now = shop.now + 1500
        keep(shop.station.feed(Event(line: 1, .ringing(isOn)), at: shop.now, wall: shop.wall))
      }
      keep(shop.station.feed(Event(line: 1, what), at: shop.now, wall: shop.wall))
    }
    keep(shop.station.take(Self.note(.complaint, "0312345678", "遅い"), at: shop.now, wall: shop.wall).actions)
    var anew = Callers()
    for (entry, time) in journal { anew.feed(entry, at: time) }
    for number in ["0312345678", "08011112222"] {
      #expect(anew.experience(of: number) == shop.station.callers.experience(of: number))
      #expect(anew.experience(of: number) != nil)
    }
    #expect(anew.mayWait == shop.station.callers.mayWait && anew.mayWait == ["08011112222"])
    #expect(anew.missedCalls(on: shop.wall.local.day) == 2)
  }
}
