// The daemon's mind: what happened on the lines, and the time → what to show, to tell and to write down.
//
//     Event, now ──► call of that line ──► who is it? ──► card ──► show · announce · send · record
//
// A call is made by whatever comes first: a ring (North America: the number comes after it) or a message (Japan, the UK:
// the number comes before it). What comes second joins it. A caller whose card is on the screen, and who may be
// talking, is never pushed off by another: the second call has its own card and waits as "+1". The screen is cleared by
// the clock alone.
//
// What it writes down it remembers by the same words (`Callers`), so that a box that starts anew and reads them knows
// as much. Whether somebody answered is claimed only where it was heard.
//
// No file, socket or clock is touched here, so a test is a table of times, events and expected actions.

public import CallerID
public import Card
public import Directory
public import Journal
import Line

/// All lines of one box.
public struct Station {
  /// Calls that are kept at once: eight lines with one call each, or two lines in a bad minute. The oldest goes.
  static let mostCalls = 8
  /// Milliseconds within which the same caller is the same call: two devices may hear one line.
  static let sameCall: Int64 = 10_000
  /// Milliseconds to wait for the first ring after a message: GSM terminals ring after 6 s, BT after 5 s.
  static let firstRing: Int64 = 12_000
  /// Milliseconds for which a card stays after the talk, or after the last ring where nobody can hear whether somebody
  /// talks: the safety line must stay while they do (our choice).
  static let linger: Int64 = 120_000
  /// The same after rings that nobody answered (our choice).
  static let missedLinger: Int64 = 20_000
  /// Milliseconds that a talk lasts at most: a handset that was left off must not hold a card for ever.
  static let longestTalk: Int64 = 4 * 3_600_000
  /// Numbers that are seen in one pass: each may cost two reads of the list, 0.1 s in all from a slow card (our choice).
  static let seenAtOnce = 64
  /// Calls in a row without any message, after which the line is suspected of having no number display.
  static let silentCalls = 3

  /// Who is who; nil: no list yet. Replaced whole when a new one is there.
  public var index: Index?
  /// The day of the list.
  public var listDay: Day?
  /// From when on a customer counts as what.
  public var definitions = Definitions()
  /// What is said to whom.
  public var greetings = GreetingTable.standard
  /// Of whom there are karte pictures.
  public var karte = KarteTable()
  /// Who of the staff is in on which day; nil: nobody says so.
  public var roster: Roster?
  /// For how long it is remembered who called.
  public var keeps = RetentionDays()

  private let epoch: Int64
  let home: NumberPlan
  let plans: [Int: NumberPlan]
  private var sequence: Int64 = 0
  var calls: [LiveCall] = []
  var cadences: [Int: RingCadence] = [:]
  var faults: [Int: Instant] = [:]
  private var lost: Set<Int> = []
  /// What is remembered of every caller.
  public internal(set) var callers = Callers()
  /// Callers who wait to be called back.
  var callBacks = 0
  private var day: Day?
  /// Numbers of which it is still to be seen today whether they are remembered for too long.
  private var unseen: [String] = []
  var silent = 0

  /// The station of one start of the box, whose `epoch` is durable. `home` is the plan by which the customer list
  /// was read; `plans` says in which country each line ends that ends elsewhere.
  public init(epoch: Int64, home: NumberPlan = .jp, plans: [Int: NumberPlan] = [:]) {
    (self.epoch, self.home, self.plans) = (epoch, home, plans)
  }

  /// Remembers what earlier starts of the box wrote down: what is remembered of every caller by the journal.
  public mutating func remember(_ callers: Callers) { self.callers = callers }

  /// The name of the next journal entry. For entries that the loop makes itself (start, list).
  public mutating func nextID() -> EntryID {
    sequence += 1
    return EntryID(epoch: epoch, sequence: sequence)
  }

  /// The call on the screen: the one that began first of those where somebody may be talking, else the one that
  /// ended last.
  public func shown(at now: Instant) -> ShownCall? {
    let known = calls.filter { $0.card != nil }
    guard let first = known.first(where: { $0.mayTalk }) ?? known.last else { return nil }
    return first.shown(at: now, others: known.filter { $0.phase != .ended && $0.id != first.id }.count)
  }

  /// What the screens show while nobody calls.
  public func status(at local: LocalTime) -> BoxStatus {
    BoxStatus(
      now: local, missed: callers.missedCalls(on: local.day), callBacks: callBacks,
      customers: index?.facts.customers, listDay: listDay,
      line: !lost.isEmpty ? .disconnected : silent >= Station.silentCalls ? .noNumbers : .ok,
      onDuty: roster?.onDuty(on: local.day))
  }

  /// When `pass` must be called, if nothing is fed before.
  public var deadline: Instant? {
    var earliest: Instant?
    for cadence in cadences.values {
      if let deadline = cadence.deadline { earliest = min(earliest ?? deadline, deadline) }
    }
    for call in calls { earliest = min(earliest ?? call.deadline, call.deadline) }
    return earliest
  }

  /// Takes what happened. The actions are in the order in which they are to be done.
  public mutating func feed(_ event: Event, at now: Instant, wall: WallTime) -> [Action] {
    switch event.what {
    case .ringing(let isOn):
      guard let ring = cadences[event.line, default: RingCadence()].feed(isOn, at: now) else { return [] }
      return take(ring, line: event.line, at: now, wall: wall)
    case .ring:
      // A modem says each ring once; for the cadence it is a burst that ends at once.
      let ring = cadences[event.line, default: RingCadence()].feed(true, at: now)
      _ = cadences[event.line]?.feed(false, at: now)
      return ring.map { take($0, line: event.line, at: now, wall: wall) } ?? []
    case .answered: return answer(line: event.line, at: now, wall: wall)
    case .unanswered: return miss(line: event.line, at: now, wall: wall)
    case .over(let silence): return hangUp(line: event.line, silence: silence, at: now, wall: wall)
    case .message(let message): return take(message, line: event.line, at: now, wall: wall)
    case .fault: return takeFault(line: event.line, at: now, wall: wall)
    case .lost:
      guard lost.insert(event.line).inserted else { return [] }
      return [.show, .announce(Notice(.trouble))]
    case .found: return lost.remove(event.line) == nil ? [] : [.show]
    }
  }

  /// Tells the time.
  public mutating func pass(at now: Instant, wall: WallTime) -> [Action] {
    var actions: [Action] = []
    if day != wall.local.day {
      day = wall.local.day
      unseen = Array(callers.numbers)
      count(at: wall.local)
    }
    forget(at: wall.local)
    for line in cadences.keys.sorted() {
      guard let ended = cadences[line]?.pass(at: now) else { continue }
      actions += take(ended, line: line, at: now, wall: wall)
    }
    for index in calls.indices where calls[index].phase != .ended && calls[index].deadline <= now {
      actions += end(index, at: now, wall: wall)
    }
    let before = calls.count
    calls.removeAll { $0.phase == .ended && $0.deadline <= now }
    return calls.count == before ? actions : [.show] + actions
  }
}

// MARK: writing down

extension Station {
  func entry(_ kind: Kind, id: EntryID, at now: Instant, wall: WallTime) -> Entry {
    Entry(kind, id: id, monotonic: now.milliseconds, wall: wall.milliseconds, quality: wall.quality)
  }

  /// Writes an entry down, and remembers what it says.
  mutating func write(_ entry: Entry, at local: LocalTime) -> Action {
    callers.feed(entry, at: local)
    return .record(entry)
  }

  /// Forgets what some of the numbers have left for too long.
  private mutating func forget(at local: LocalTime) {
    if unseen.isEmpty { return }
    for number in unseen.suffix(Self.seenAtOnce) {
      callers.forget(number, keeping: keeps, at: local.day, in: &index)
    }
    unseen.removeLast(min(unseen.count, Self.seenAtOnce))
    // Who was forgotten does not wait to be called back.
    if unseen.isEmpty { count(at: local) }
  }

  /// Counts anew who waits to be called back.
  mutating func count(at local: LocalTime) {
    callBacks = callers.callBacks(in: &index, at: local, definitions).count
  }
}
