import Card
import CallerID
import Directory
import Host
import Journal
import LAN
import Station

/// All that stands around the station: it carries out the station's actions, people first, then the network; the disk
/// is written beside the loop. `run` feeds it from devices and the clock, `demo` from made-up calls and a made-up clock.
///
/// No trouble with the disk stops it: without a state folder it still shows who calls, and says once what is missing.
final class Box {
  private(set) var station: Station
  private(set) var journal: JournalFolder
  private var plan: AnnouncementPlan
  private var index: IndexFile
  /// What was said last of an index that cannot be read.
  private var trouble: String?
  /// The count of opened indexes when the station's was.
  private var opened = 0
  private var taker: NoteTaker
  private var files: ShopFiles
  private let sendsCards: Bool
  /// The step of writing that is under way.
  private var write: DurableWrite?
  private var isDiskTroubleTold = false
  /// Calls whose entries are not yet on the disk.
  private var unstored: [EntryID: Notice] = [:]
  /// Datagrams that are due.
  private let send: ([UInt8]) -> Void
  /// Something else is to be seen.
  private let show: (ShownCall?, BoxStatus) -> Void

  /// Makes this start's epoch durable, reads the journal of the past, and opens the index if there is one.
  init(
    _ state: State, home: NumberPlan, plans: [Int: NumberPlan] = [:], shop: SafeText = .empty,
    keeping days: RetentionDays = RetentionDays(), sendsCards: Bool, at now: Instant,
    send: @escaping ([UInt8]) -> Void, show: @escaping (ShownCall?, BoxStatus) -> Void
  ) throws {
    let key = try Box.key(state)
    journal = JournalFolder(state)
    station = Station(epoch: journal.epoch, home: home, plans: plans)
    plan = AnnouncementPlan(epoch: journal.epoch, key: key, at: now)
    (index, files) = (IndexFile(state.index), ShopFiles(state))
    (self.sendsCards, self.send, self.show) = (sendsCards, send, show)
    for problem in journal.problems { complain(problem) }
    let (callers, held) = Box.past(state)
    station.remember(callers)
    taker = NoteTaker(state, held: held) { complain($0) }
    station.takeOwnRules(state)
    (station.greetings.shop, station.keeps) = (shop, days)
  }

  /// The shop's key, made when there is none. If it cannot be had, one that nobody knows: screens go on as ever.
  private static func key(_ state: State) throws(Stop) -> ShopKey {
    do {
      return try KeyFile.readOrMake(state)
    } catch Stop.refused(let reason) {
      complain("\(reason); no other machine can read what is sent")
    } catch {
      complain("\(error); without a key no other machine can read what is sent")
    }
    return try KeyFile.new()
  }

  /// What to wait for besides lines and screens: the disk, and notes of staff.
  var watches: [Watch] { (write.map { [$0.watch] } ?? []) + taker.watches }

  /// When `pass` must be called, if nothing is fed before.
  var deadline: Int64 {
    var earliest = plan.deadline.milliseconds
    if let deadline = station.deadline { earliest = min(earliest, deadline.milliseconds) }
    if let deadline = journal.writer.deadline { earliest = min(earliest, deadline) }
    return earliest
  }

  /// The box has begun.
  func begin(at now: Instant, wall: WallTime) {
    refreshIndex(at: now, wall: wall)
    var entry = Entry(
      .start, id: station.nextID(), monotonic: now.milliseconds, wall: wall.milliseconds, quality: wall.quality)
    entry.text = Version.number
    record(entry)
    plan.announce(Announcement(.boot), at: now)
    show(nil, station.status(at: wall.local))
    pass(at: now, wall: wall)
  }

  /// Something happened on a line.
  func feed(_ event: Event, at now: Instant, wall: WallTime) {
    if case .message = event.what { refreshIndex(at: now, wall: wall) }
    carryOut(station.feed(event, at: now, wall: wall), at: now, wall: wall)
  }

  /// Tells the time; sends what is due, and has what waits written.
  func pass(at now: Instant, wall: WallTime) {
    refreshIndex(at: now, wall: wall)
    carryOut(station.pass(at: now, wall: wall), at: now, wall: wall)
    takeNotes(at: now)
    store(at: now)
    flush(at: now)
  }

  /// Entries that wait for the disk beyond which notes wait in the inbox, where they are safe: calls go first.
  private static let busy = JournalWriter.queueLimit / 2

  /// Takes the notes that staff have left.
  private func takeNotes(at now: Instant) {
    for (file, note) in taker.notes(problem: { complain($0) }) {
      guard journal.writer.waiting < Box.busy, var wall = WallTime(note.wall) else { return taker.wait() }
      wall.quality = note.quality
      let (id, actions) = station.take(note, at: now, wall: wall)
      taker.take(file, as: id)
      carryOut(actions, at: now, wall: .now)
    }
  }

  /// Waits until all that can be written now is written, but no longer than until `deadline` of the system's
  /// monotonic clock.
  func settle(at now: Instant, until deadline: Int64) throws {
    while let write, Clock.milliseconds < deadline {
      _ = try Poller.wait([write.watch], until: deadline)
      store(at: now)
    }
    flush(at: now)
  }

  /// What the screens show now.
  func redraw(at now: Instant, wall: WallTime) {
    show(station.shown(at: now), station.status(at: wall.local))
  }

  private func carryOut(_ actions: [Action], at now: Instant, wall: WallTime) {
    for action in actions {
      switch action {
      case .show: redraw(at: now, wall: wall)
      case .announce(let notice):
        plan.announce(Announcement(notice), at: now)
        flush(at: now)
      case .send(let call):
        guard sendsCards else { continue }
        do {
          let text = CardText.of(call, onDuty: station.roster?.onDuty(on: call.card.time.day))
          try plan.seal(text, nonce: Random.octets(SealedCard.nonceLength), at: now)
        } catch {
          complain("a card was not sent: \(error)")
        }
        flush(at: now)
      case .record(let entry):
        if entry.kind == .call || entry.kind == .ring {
          var notice = Notice(.ring)
          (notice.call, notice.line) = (entry.callID, entry.line)
          // What the writer had to drop is never stored.
          if unstored.count >= JournalWriter.queueLimit, let oldest = unstored.keys.min() {
            unstored[oldest] = nil
          }
          unstored[entry.id] = notice
        }
        record(entry)
      case .lamp: break
      }
    }
  }

  private func flush(at now: Instant) {
    while let datagram = plan.feed(at: now) { send(datagram) }
  }

  private func record(_ entry: Entry) {
    if !journal.record(entry) { complain("a \(entry.kind.name) entry lacks a field and was not written") }
  }

  /// Takes what the disk has done, and gives it the next step.
  private func store(at now: Instant) {
    if let result = write?.take() {
      write = nil
      finish(result, at: now)
    }
    guard write == nil, let step = journal.next(at: now.milliseconds) else { return }
    do {
      write = try DurableWrite { step.perform() }
    } catch {
      finish(.failure(error), at: now)
    }
  }

  private func finish(_ result: DurableWrite.Result, at now: Instant) {
    for id in journal.finish(result, at: now.milliseconds) {
      taker.settle(id)
      guard let notice = unstored.removeValue(forKey: id) else { continue }
      var announcement = Announcement(.stored)
      (announcement.call, announcement.line, announcement.stored) = (notice.call, notice.line, true)
      plan.announce(announcement, at: now)
    }
    guard isDiskTroubleTold != (journal.trouble != nil) else { return }
    isDiskTroubleTold.toggle()
    if let trouble = journal.trouble {
      complain("\(trouble); calls are kept in memory, and the disk is tried again")
    } else {
      complain("the journal is written again; \(journal.writer.dropped) entries were lost")
    }
  }

  private func refreshIndex(at now: Instant, wall: WallTime) {
    // In the pass that finds another list, its pictures and cards change with it.
    let isChanged = files.refresh(&station, at: now.milliseconds)
    defer { if isChanged { carryOut(station.renew(at: now), at: now, wall: wall) } }
    index.refresh()
    if index.trouble != trouble, let trouble = index.trouble, FileIdentity(index.path) != nil {
      complain(trouble)
    }
    trouble = index.trouble
    guard let fresh = index.index, index.opened != opened else { return }
    opened = index.opened
    let isFirst = station.index == nil
    station.index = fresh
    station.listDay = index.changed.flatMap { WallTime($0)?.local.day }
    var entry = Entry(
      .list, id: station.nextID(), monotonic: now.milliseconds, wall: wall.milliseconds, quality: wall.quality)
    entry.generation = Int64(clamping: fresh.facts.generation)
    record(entry)
    if !isFirst { carryOut(station.renew(at: now) + [.announce(Notice(.list))], at: now, wall: wall) }
  }

  /// What the journal of the past tells of every caller.
  private static func past(_ state: State) -> (Callers, Set<String>) {
    do {
      let (callers, held, reader) = try Callers.read(state)
      if reader.damaged > 0 {
        complain("\(reader.damaged) lines of the journal are damaged and were passed over")
      }
      return (callers, held)
    } catch {
      complain("\(error); earlier calls are not known")
      return (Callers(), [])
    }
  }
}
