import CallerID
import Directory
import Host
import LAN
import Presentation
import Station

extension Command {
  static let run = Command(
    name: "run", words: "[--config FILE] [--state DIR]",
    summary: "the service: lines, displays, LAN, journal, until it is told to stop",
    details: """
        --config FILE    keys and values; Board/denwaban.conf explains each. Without it the box finds its devices
        --state DIR      where the list, the journal and the key are kept
      Who is in today (本日出勤) is read from the state folder's file `roster` whenever it changes: names as the list
      has them under 担当 (斎藤、林), each day; behind days of the week (月-金: 斎藤, Sat Sun: Hayashi) on those; behind a
      date (2026-12-31: 林) nobody else on that day. # begins a remark.
      Example: denwaban run --config /etc/denwaban/denwaban.conf
      """,
    run: { words in
      let words = try Words(words, options: ["config", "state"])
      guard words.rest.isEmpty else { throw Stop.words("run takes no file; say --config FILE") }
      let state = try State(words)
      let configuration = try Configuration.load(words["config"])
      // Two services on one state would write into one journal, and the later start would silence the earlier one on
      // the LAN. Where no lock can be made (a read-only disk), nothing can be written either.
      let lock: FileLock?
      do {
        try Folder(state.directory).create()
        lock = try FileLock(state.lock)
      } catch let error as SystemError where FileLock.isHeld(error) {
        throw Stop.refused("another denwaban runs on \(state.directory); stop it first, or say another --state")
      } catch {
        lock = nil
      }
      try withExtendedLifetime(lock) { try Service(configuration, state).run() }
    })
}

/// The loop: one thread, one poll(2). Whatever is ready is served, and the time is told. The disk is never waited for:
/// that is done beside the loop (`DurableWrite`).
private final class Service {
  private let lines: [LineInput]
  private let screens: [ScreenOutput]
  private let box: Box
  private let notify: Notify
  private var isReadyTold = false
  private var isNotifyTroubleTold = false
  private let signals: Signals
  private let network: Network

  /// Milliseconds between two looks at the clock face, the index and the network.
  private static let tick: Int64 = 1000
  /// Milliseconds that the disk has for the last entries; the unit's TimeoutStopSec=5 ends everything.
  private static let lastWrite: Int64 = 3000

  init(_ configuration: Configuration, _ state: State) throws {
    let language: Language = configuration.language == .ja ? .japanese : .english
    lines = configuration.lines.enumerated().map { LineInput(number: $0.offset + 1, $0.element) }
    let screens = configuration.displays.compactMap { ScreenOutput($0, language: language) }
    self.screens = screens
    var plans: [Int: NumberPlan] = [:]
    for line in lines {
      plans[line.number] = NumberPlan.table.first { $0.name == line.configuration.plan.rawValue }
    }
    let network = Network(configuration)
    self.network = network
    notify = try Notify()
    signals = try Signals()
    box = try Box(
      state, home: plans[1] ?? .jp, plans: plans, shop: configuration.shopName,
      keeping: configuration.keep, sendsCards: configuration.lanCard == .sealed,
      at: Instant(milliseconds: Clock.milliseconds), send: network.send,
      show: { call, status in
        for screen in screens { screen.show(call, status, at: Clock.milliseconds) }
      })
  }

  func run() throws {
    for screen in screens { screen.open(at: Clock.milliseconds) }
    network.refresh()
    box.begin(at: Instant(milliseconds: Clock.milliseconds), wall: .now)
    var nextTick = Clock.milliseconds
    var nextSign = Clock.milliseconds
    while true {
      let now = Clock.milliseconds
      if !isReadyTold, now >= nextTick { isReadyTold = tell { try notify.ready() } }
      if now >= nextTick {
        nextTick = now + Service.tick
        network.refresh()
        box.redraw(at: Instant(milliseconds: now), wall: .now)
      }
      if let interval = notify.watchdogMilliseconds, now >= nextSign {
        // Sent from the loop that does all the work: when it hangs, no sign is given.
        tell { try notify.alive() }
        nextSign = now + min(interval, Service.tick)
      }
      var deadline = min(box.deadline, nextTick)
      if notify.watchdogMilliseconds != nil { deadline = min(deadline, nextSign) }
      if try step(until: deadline) { break }
    }
    tell { try notify.stopping() }
    let end = Instant(milliseconds: Clock.milliseconds)
    box.pass(at: end, wall: .now)
    try box.settle(at: end, until: end.milliseconds + Service.lastWrite)
  }

  /// Tells systemd something. When it cannot be told, because it is busy or gone, the telephone still rings.
  @discardableResult
  private func tell(_ send: () throws -> Void) -> Bool {
    do {
      try send()
      return true
    } catch {
      if !isNotifyTroubleTold { complain("\(error)") }
      isNotifyTroubleTold = true
      return false
    }
  }

  /// Sleeps until something is ready or due, and serves it. True: it is time to stop.
  private func step(until deadline: Int64) throws -> Bool {
    // The disk's watch stands last: its answer is asked for in each pass, whatever woke the loop.
    var watches = [signals.watch]
    var deadline = deadline
    var counts: [Int] = []
    for line in lines {
      counts.append(line.watches.count)
      watches += line.watches
      if let due = line.deadline { deadline = min(deadline, due) }
    }
    for screen in screens {
      counts.append(screen.watches.count)
      watches += screen.watches
      if let due = screen.deadline { deadline = min(deadline, due) }
    }
    var ready = try Poller.wait(watches + box.watches, until: deadline)[...]
    while let signal = try signals.next() {
      if signal != .reload { return true }
    }
    ready = ready.dropFirst()
    // By the counts of before: what is served now may change what the next one waits for.
    for (line, count) in zip(lines, counts) {
      let mine = Array(ready.prefix(count))
      ready = ready.dropFirst(mine.count)
      let now = Clock.milliseconds
      for what in line.serve(mine, at: now) {
        box.feed(Event(line: line.number, what), at: Instant(milliseconds: now), wall: .now)
      }
    }
    for (screen, count) in zip(screens, counts.dropFirst(lines.count)) {
      let mine = Array(ready.prefix(count))
      ready = ready.dropFirst(mine.count)
      screen.serve(mine, at: Clock.milliseconds)
    }
    box.pass(at: Instant(milliseconds: Clock.milliseconds), wall: .now)
    return false
  }
}

/// The networks that the box is in. A cable that is out is told once.
private final class Network {
  private var sockets: BroadcastSockets
  private var isTold = false

  init(_ configuration: Configuration) {
    let addresses = configuration.lanAddresses.compactMap { IPv4Address($0) }
    sockets = BroadcastSockets(port: configuration.lanPort, addresses: addresses.isEmpty ? nil : addresses)
  }

  func refresh() { tell(sockets.refresh()) }

  func send(_ datagram: [UInt8]) { tell(sockets.send(datagram)) }

  private func tell(_ errors: [SystemError]) {
    if let first = errors.first, !isTold { complain("the network: \(first); it is tried again") }
    isTold = !errors.isEmpty
  }
}
