import CallerID
import Card
import Directory
import Host
import Journal
import LAN
import Station

/// From a message to the card and the datagrams, with a shop's past behind it.
extension Bench {
  /// Entries of the journal: a year of a busy shop.
  private static let entries = 100_000

  func path() throws {
    let index = try index()
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let state = State(directory: folder.path)
    let wall = WallTime.now
    try writeJournal(state, until: wall.milliseconds)
    var callers = Callers()
    let before = ProcessUsage.allocated
    let start = try median { callers = try Callers.read(state).callers }
    tell("path", "start: \(Bench.entries) journal entries", start / 1_000_000, "ms", decimals: 1)
    let memory = Double(ProcessUsage.allocated - before)
    tell("path", "memory of \(callers.numbers.count) callers", memory / 1_048_576, "MiB", decimals: 1)
    tell("path", "memory of each", memory / Double(max(callers.numbers.count, 1)), "octets", decimals: 0)
    guard let key = ShopKey(Random.octets(ShopKey.length)) else { throw Stop.refused("no random octets") }
    let nonce = Random.octets(SealedCard.nonceLength)
    for (what, isSent) in [("message to card", false), ("message to last datagram", true)] {
      let rounds = 1000
      var (taken, times) = (Int64(0), [Int64]())
      for _ in 0..<5 {
        var station = Station(epoch: 1)
        station.index = index
        station.remember(callers)
        _ = station.pass(at: Instant(milliseconds: 0), wall: wall)
        var plan = AnnouncementPlan(epoch: 1, key: key, at: Instant(milliseconds: 0))
        taken = 0
        for round in 0..<rounds {
          let now = Instant(milliseconds: Int64(round) * 200_000)
          var message = Message(standard: "number-display", kind: .call)
          message.number = digits(1 + round * 37 % Bench.customers)
          _ = station.pass(at: now, wall: wall)
          let began = Clock.nanoseconds
          for action in station.feed(Event(line: 1, .message(message)), at: now, wall: wall) where isSent {
            switch action {
            case .announce(let notice): plan.announce(Announcement(notice), at: now)
            case .send(let call): try plan.seal(CardText.of(call), nonce: nonce, at: now)
            case .show, .record, .lamp: break
            }
          }
          while isSent, plan.feed(at: now) != nil {}
          taken += Clock.nanoseconds - began
        }
        times.append(taken)
      }
      times.sort()
      tell("path", what, Double(times[2]) / Double(rounds) / 1000, "µs", decimals: 1)
    }
  }

  /// Calls of the last half year, from customers and from strangers; each ninth caller is noted about.
  private func writeJournal(_ state: State, until now: Int64) throws {
    try Folder(state.journal).create()
    var writer = JournalWriter(lastSegment: 0, length: nil)
    var file: FileDescriptor?
    let days: Int64 = 170
    for sequence in 1...Int64(Bench.entries) {
      let call = (sequence + 2) / 3
      let kind: Kind = sequence % 3 == 1 ? .call : sequence % 3 == 0 ? .end : call % 4 == 0 ? .missed : .talk
      let wall = now - days * 86_400_000 / Int64(Bench.entries) * (Int64(Bench.entries) - sequence)
      var entry = Entry(
        sequence % 27 == 0 ? .promise : kind, id: EntryID(epoch: 1, sequence: sequence),
        monotonic: sequence * 1000,
        wall: wall, quality: .battery)
      // Every third caller is in no list.
      let number = Int(call * 7 % 40_000)
      let caller = Caller.number(number % 3 == 0 ? "03" + digits(number).dropFirst(3) : digits(1 + number))
      switch entry.kind {
      case .call: (entry.line, entry.caller, entry.standard) = (1, caller, "number-display")
      case .promise: (entry.caller, entry.text) = (caller, "写真を郵送する")
      default: (entry.call, entry.rings) = (EntryID(epoch: 1, sequence: call * 3 - 2), 3)
      }
      writer.feed(entry)
      while writer.waiting >= 32 || sequence == Int64(Bench.entries), let action = writer.next(at: 0) {
        switch action {
        case .begin(let segment, let octets):
          file = try FileDescriptor.create(state.journal + "/" + Segment.name(segment))
          try file?.writeAll(octets)
        case .append(let octets): try file?.writeAll(octets)
        }
        _ = writer.succeeded()
      }
    }
  }
}
