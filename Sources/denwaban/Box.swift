import Card
import CallerID
import Directory
import Host
import Journal
import LAN
import Station

/// All that stands around the station: it carries out the station's actions, people first, then the network, then the
/// disk. `run` feeds it from devices and the clock, `demo` from made-up calls and a made-up clock.
final class Box {
  private(set) var station: Station
  private(set) var journal: JournalFolder
  private var plan: AnnouncementPlan
  private var index: IndexFile
  /// What was said last of an index that cannot be read.
  private var trouble: String?
  private let sendsCards: Bool
  /// Calls whose entries are not yet on the disk.
  private var unstored: [EntryID: Notice] = [:]
  /// Datagrams that are due.
  private let send: ([UInt8]) -> Void
  /// Something else is to be seen.
  private let show: (ShownCall?, BoxStatus) -> Void

  /// Makes this start's epoch durable, reads the journal of the past, and opens the index if there is one.
  init(
    _ state: State, home: NumberPlan, plans: [Int: NumberPlan] = [:], sendsCards: Bool, at now: Instant,
    send: @escaping ([UInt8]) -> Void, show: @escaping (ShownCall?, BoxStatus) -> Void
  ) throws {
    let folder = Folder(state.directory)
    try folder.create()
    let key = try Box.key(folder)
    journal = JournalFolder(state)
    station = Station(epoch: journal.epoch, home: home, plans: plans)
    plan = AnnouncementPlan(epoch: journal.epoch, key: key, at: now)
    index = IndexFile(state.index)
    (self.sendsCards, self.send, self.show) = (sendsCards, send, show)
    for problem in journal.problems { complain(problem) }
    try remember(state)
  }

  /// The shop's key, made when there is none.
  static func key(_ folder: Folder) throws -> ShopKey {
    if let octets = try folder.read("lan.key", limit: 256) {
      if let key = ShopKey(file: octets) { return key }
      throw Stop.refused("\(folder.path)/lan.key is no key; restore it, or remove it for a new one")
    }
    guard let key = ShopKey(Random.octets(ShopKey.length)) else { throw Stop.refused("no random octets") }
    try folder.replace("lan.key", with: key.file)
    return key
  }

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
    journal.record(entry)
    plan.announce(Announcement(.boot), at: now)
    show(nil, station.status(at: wall.local))
    pass(at: now, wall: wall)
  }

  /// Something happened on a line.
  func feed(_ event: Event, at now: Instant, wall: WallTime) {
    if case .message = event.what { refreshIndex(at: now, wall: wall) }
    carryOut(station.feed(event, at: now, wall: wall), at: now, wall: wall)
  }

  /// Tells the time; sends what is due, and then writes what waits.
  func pass(at now: Instant, wall: WallTime) {
    refreshIndex(at: now, wall: wall)
    carryOut(station.pass(at: now, wall: wall), at: now, wall: wall)
    while true {
      let durable = journal.write(at: now.milliseconds)
      if durable.isEmpty, journal.writer.deadline.map({ $0 > now.milliseconds }) ?? true { break }
      for id in durable {
        guard let notice = unstored.removeValue(forKey: id) else { continue }
        var announcement = Announcement(.stored)
        (announcement.call, announcement.line, announcement.stored) = (notice.call, notice.line, true)
        plan.announce(announcement, at: now)
      }
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
          try plan.seal(CardText.of(call), nonce: Random.octets(SealedCard.nonceLength), at: now)
        } catch {
          complain("a card was not sent: \(error)")
        }
        flush(at: now)
      case .record(let entry):
        if entry.kind == .call || entry.kind == .ring {
          var notice = Notice(.ring)
          (notice.call, notice.line) = (entry.callID, entry.line)
          if unstored.count < JournalWriter.queueLimit { unstored[entry.id] = notice }
        }
        journal.record(entry)
      case .lamp: break
      }
    }
  }

  private func flush(at now: Instant) {
    while let datagram = plan.feed(at: now) { send(datagram) }
  }

  private func refreshIndex(at now: Instant, wall: WallTime) {
    index.refresh()
    if index.trouble != trouble, let trouble = index.trouble, FileIdentity(index.path) != nil {
      complain(trouble)
    }
    trouble = index.trouble
    guard let fresh = index.index, fresh.facts.generation != station.index?.facts.generation else { return }
    let isFirst = station.index == nil
    station.index = fresh
    station.listDay = index.changed.flatMap { WallTime($0)?.local.day }
    var entry = Entry(
      .list, id: station.nextID(), monotonic: now.milliseconds, wall: wall.milliseconds, quality: wall.quality)
    entry.generation = Int64(clamping: fresh.facts.generation)
    journal.record(entry)
    if !isFirst { carryOut([.show, .announce(Notice(.list))], at: now, wall: wall) }
  }

  /// The calls of the last 90 days, so that a second call is known as one.
  private func remember(_ state: State) throws {
    let station = self
    let reader = try JournalFolder.read(state) { entry in
      guard entry.kind == .call, let caller = entry.caller, let time = WallTime(entry.wall) else { return }
      station.station.remember(caller, at: time.local)
    }
    if reader.damaged > 0 {
      complain("\(reader.damaged) lines of the journal are damaged and were passed over")
    }
  }
}

extension WallTime {
  /// The system's clock. Whether it is synchronised is not asked: it is taken for a battery clock.
  static var now: WallTime { WallTime(Clock.wallMilliseconds) ?? .unknown }

  private static let unknown = WallTime(
    milliseconds: 0, quality: .unknown, local: LocalTime(day: Day(number: 0), second: 0))

  /// A moment of the system's clock; nil beyond the years that a calendar knows.
  init?(_ milliseconds: Int64) {
    guard let parts = LocalClock.parts(wall: milliseconds),
      let day = Day(year: parts.year, month: parts.month, day: parts.day)
    else { return nil }
    let second = Int32(parts.hour * 3600 + parts.minute * 60 + min(parts.second, 59))
    self.init(milliseconds: milliseconds, quality: .battery, local: LocalTime(day: day, second: second))
  }
}

extension Announcement {
  /// A notice of the station as it goes out on the network.
  init(_ notice: Notice) {
    let event: Event =
      switch notice.kind {
      case .ring: .ring
      case .more: .more
      case .end: .end
      case .trouble: .trouble
      case .list: .list
      }
    self.init(event)
    (call, line, rings) = (notice.call, notice.line, notice.rings)
    mark = notice.mark.flatMap { Mark(rawValue: String(UnicodeScalar($0.rawValue))) }
    if call != nil { stored = false }
  }
}
