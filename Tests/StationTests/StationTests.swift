import CallerID
import Card
import Directory
import Journal
import Testing

@testable import Station

/// Tables of (time, event) and what the station wants done.
@Suite struct StationTests {
  static let start = WallTime(
    milliseconds: 1_782_876_845_000, quality: .synchronised,
    local: LocalTime(day: Day(number: 20_635), second: 45_245))

  /// A station with three customers, and a clock that the table turns.
  struct Shop {
    var station: Station
    var now = Instant(milliseconds: 1000)

    init(plans: [Int: NumberPlan] = [:]) throws {
      station = Station(epoch: 7, plans: plans)
      var tanaka = Customer(id: 1)
      tanaka.name = SafeText("田中 良子")
      tanaka.safety = SafeText("えび")
      tanaka.numbers = [try #require(PhoneNumber(digits: "0312345678"))]
      var ichiro = Customer(id: 2)
      ichiro.name = SafeText("田中 一郎")
      ichiro.numbers = tanaka.numbers
      var smith = Customer(id: 3)
      smith.name = SafeText("SMITH John")
      smith.numbers = [try #require(PhoneNumber(digits: "0016095551212"))]
      let seed = [UInt8](repeating: 9, count: 16)
      let octets = try IndexWriter.index(of: [tanaka, ichiro, smith], seed: seed, generation: 1)
      station.index = try Index(Octets(octets))
    }

    var wall: WallTime {
      var wall = StationTests.start
      wall.milliseconds += now.milliseconds
      wall.local.second += Int32(now.milliseconds / 1000)
      return wall
    }

    /// Feeds an event `after` milliseconds; gives what is to be done, in words.
    mutating func feed(_ what: Event.What, line: Int = 1, after: Int64 = 0) -> [String] {
      now = now + after
      return station.feed(Event(line: line, what), at: now, wall: wall).map(StationTests.word)
    }

    mutating func pass(after: Int64) -> [String] {
      now = now + after
      return station.pass(at: now, wall: wall).map(StationTests.word)
    }
  }

  static func word(_ action: Action) -> String {
    switch action {
    case .show: "show"
    case .announce(let notice):
      notice.kind.rawValue + (notice.mark.map { String(UnicodeScalar($0.rawValue)) } ?? "")
    case .send: "send"
    case .record(let entry): "record " + entry.kind.name
    case .lamp(let isLit): isLit ? "lamp on" : "lamp off"
    }
  }

  static func message(_ number: String?, _ absence: Message.Absence? = nil) -> Event.What {
    var message = Message(standard: "number-display", kind: .call)
    (message.number, message.absence) = (number, absence)
    return .message(message)
  }

  @Test func japanTheNumberComesBeforeTheRings() throws {
    var shop = try Shop()
    #expect(shop.feed(Self.message("0312345678")) == ["show", "ring!", "send", "record call"])
    #expect(shop.station.shown(at: shop.now)?.card.peopleInAll == 2)
    #expect(shop.feed(.ringing(true), after: 1500) == ["show", "ring!"])
    #expect(shop.feed(.ringing(false), after: 1000) == [])
    #expect(shop.feed(.ringing(true), after: 2000) == ["show", "more!"])
    #expect(shop.feed(.ringing(false), after: 1000) == [])
    #expect(shop.pass(after: 6999) == [])
    #expect(shop.pass(after: 1) == ["show", "end!", "record end"])
    #expect(shop.station.shown(at: shop.now)?.state.phase == .ended, "the card stays while somebody may talk")
    #expect(shop.pass(after: 119_999) == [])
    #expect(shop.pass(after: 1) == ["show"])
    #expect(shop.station.shown(at: shop.now) == nil)
    #expect(shop.station.deadline == nil, "nothing is left to wait for")
  }

  @Test func northAmericaTheNumberComesAfterTheFirstRing() throws {
    var shop = try Shop(plans: [2: .nanp])
    #expect(shop.feed(.ringing(true), line: 2) == ["ring", "record ring"])
    #expect(shop.station.shown(at: shop.now) == nil, "a ring alone says nothing about anybody")
    #expect(shop.feed(.ringing(false), line: 2, after: 2000) == [])
    #expect(
      shop.feed(Self.message("6095551212"), line: 2, after: 1500) == ["show", "ring ", "send", "record call"])
    #expect(shop.station.shown(at: shop.now)?.card.customer?.name.string == "SMITH John")
    #expect(shop.feed(.ringing(true), line: 2, after: 2500) == ["show", "more "])
  }

  @Test func aSecondRingWithoutANumberShowsThat() throws {
    var shop = try Shop()
    #expect(shop.feed(.ring) == ["ring", "record ring"])
    #expect(shop.feed(.ring, after: 3000) == ["show", "ring#", "send", "record call"])
    #expect(shop.station.shown(at: shop.now)?.card.noNumber == .nothingHeard)
    #expect(shop.feed(Self.message(nil, .withheld), after: 500) == ["show", "ring#", "send", "record call"])
    #expect(shop.station.shown(at: shop.now)?.card.noNumber == .withheld, "what is heard late is still right")
  }

  @Test func threeSilentCallsAreTold() throws {
    var shop = try Shop()
    for _ in 0..<3 {
      _ = shop.feed(.ring, after: 200_000)
      _ = shop.feed(.ring, after: 3000)
      _ = shop.pass(after: 10_000)
    }
    #expect(shop.station.status(at: shop.wall.local).line == .noNumbers)
    _ = shop.feed(Self.message("0312345678"), after: 200_000)
    #expect(shop.station.status(at: shop.wall.local).line == .ok)
  }

  @Test func aSecondCallerNeverTakesTheScreen() throws {
    var shop = try Shop()
    _ = shop.feed(Self.message("0312345678"))
    let first = try #require(shop.station.shown(at: shop.now))
    #expect(shop.feed(Self.message("0661234567"), after: 3000) == ["show", "ring?", "send", "record call"])
    let shown = try #require(shop.station.shown(at: shop.now))
    #expect(shown.id == first.id)
    #expect(shown.state.others == 1)
  }

  @Test func theSameCallerTwiceAtOnceIsOneCall() throws {
    var shop = try Shop()
    _ = shop.feed(Self.message("0312345678"))
    #expect(shop.feed(Self.message("0312345678"), after: 2000) == [])
  }

  @Test func aSecondCallOfTheDayIsKnownAsOne() throws {
    var shop = try Shop()
    _ = shop.feed(Self.message("08098765432"))
    #expect(shop.station.shown(at: shop.now)?.card.callOfDay == 1)
    _ = shop.pass(after: 12_000)
    _ = shop.pass(after: 120_000)
    _ = shop.feed(Self.message("08098765432"), after: 60_000)
    #expect(shop.station.shown(at: shop.now)?.card.callOfDay == 2)
  }

  @Test func aDamagedMessageCountsOnlyWithARing() throws {
    var shop = try Shop()
    #expect(shop.feed(.fault(.crc)) == [], "somebody's modem is no call")
    #expect(shop.feed(.ring, after: 1500) == ["ring", "record ring", "show", "ring#", "send", "record call"])
    #expect(shop.station.shown(at: shop.now)?.card.noNumber == .receiveError)
    var late = try Shop()
    _ = late.feed(.fault(.crc))
    #expect(late.feed(.ring, after: 20_000) == ["ring", "record ring"])
  }

  @Test func messageWaitingIsNoCall() throws {
    var shop = try Shop()
    var message = Message(standard: "bellcore", kind: .messageWaiting)
    message.lamp = true
    #expect(shop.feed(.message(message)) == ["lamp on"])
    #expect(shop.station.shown(at: shop.now) == nil)
  }

  @Test func aPartOfANumberIsLookedUpForNobody() throws {
    var shop = try Shop()
    var message = Message(standard: "dtmf-v1", kind: .call)
    (message.number, message.incomplete) = ("0312345678", true)
    _ = shop.feed(.message(message))
    #expect(shop.station.shown(at: shop.now)?.card.people.isEmpty == true)
  }

  @Test(arguments: ["0000000000", "", "----", "000"])
  func fillersAreNoNumber(_ text: String) throws {
    var shop = try Shop()
    _ = shop.feed(Self.message(text))
    #expect(shop.station.shown(at: shop.now)?.card.noNumber == .unavailable)
  }

  @Test func aLostDeviceIsShown() throws {
    var shop = try Shop()
    #expect(shop.feed(.lost) == ["show", "trouble"])
    #expect(shop.feed(.lost) == [])
    #expect(shop.station.status(at: shop.wall.local).line == .disconnected)
    #expect(shop.feed(.found) == ["show"])
    #expect(shop.feed(.found) == [])
  }

  @Test func callsAndMemoryAreBounded() throws {
    var shop = try Shop()
    for number in 0..<2_000 {
      _ = shop.feed(Self.message("090\(10_000_000 + number)"), after: 100)
    }
    #expect(shop.station.calls.count == Station.mostCalls)
    _ = shop.pass(after: 200_000)
    _ = shop.pass(after: 200_000)
    #expect(shop.station.calls.isEmpty)
  }

  @Test func entriesHaveNamesOfTheirOwn() throws {
    var shop = try Shop()
    var ids: Set<EntryID> = []
    for round in 0..<50 {
      shop.now = shop.now + 30_000
      let what: Event.What = round % 2 == 0 ? .ring : Self.message("06612345\(10 + round)")
      for action in shop.station.feed(Event(line: 1, what), at: shop.now, wall: shop.wall) {
        if case .record(let entry) = action {
          #expect(ids.insert(entry.id).inserted)
          #expect(entry.isComplete)
        }
      }
      for action in shop.station.pass(at: shop.now, wall: shop.wall) {
        if case .record(let entry) = action { #expect(ids.insert(entry.id).inserted) }
      }
    }
    #expect(ids.count > 50)
  }
}
