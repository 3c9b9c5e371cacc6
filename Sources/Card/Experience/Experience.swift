public import Directory
public import Journal

/// What one caller has gone through at this shop, as the journal tells it: calls, and what staff noted. Fed in the order
/// of the journal, so a clock that was wrong confuses nothing. The rules are the same for every caller, and rank
/// excuses nothing.
public struct Experience: Equatable, Sendable {
  /// Calls of one caller that are kept; who rings more often in half a year is over any threshold.
  static let mostCalls = 256
  /// Notes about one caller that are kept. What is dangerous, and what is open, is dropped last.
  static let mostNotes = 128
  /// Days of calls that a card speaks of.
  static let historyDays = 90
  /// Days after which a call that nobody returned is not to be returned any more (our choice: for as long as the
  /// number of a stranger may be kept).
  static let callBackDays = 30

  /// One call of the caller.
  public struct Rung: Equatable, Sendable {
    /// Its name in the journal.
    public let id: EntryID
    /// When it came.
    public let time: LocalTime
    /// How it went; nil when nobody could tell.
    public internal(set) var outcome: Call.Outcome?
    /// Rings, 0–255.
    public internal(set) var rings: UInt8
    /// Seconds that somebody talked, at most 65,535; 0: nobody, or it is not known.
    public internal(set) var talked: UInt16
  }

  /// The calls, the earliest first.
  public private(set) var calls: [Rung] = []
  /// The notes, the earliest first.
  public private(set) var notes: [Note] = []

  /// Nothing yet.
  public init() {}

  /// Whether there is nothing.
  public var isEmpty: Bool { calls.isEmpty && notes.isEmpty }

  /// A call came. Told again, it is the same call.
  public mutating func ring(_ id: EntryID, at time: LocalTime) {
    if calls.last?.id == id { return }
    if calls.count >= Self.mostCalls { calls.removeFirst() }
    calls.append(Rung(id: id, time: time, outcome: nil, rings: 0, talked: 0))
  }

  /// It is known how a call went, and after how many rings. That somebody answered is never taken back.
  public mutating func end(_ id: EntryID, _ outcome: Call.Outcome, rings: Int) {
    guard let place = calls.lastIndex(where: { $0.id == id }) else { return }
    if calls[place].outcome != .answered { calls[place].outcome = outcome }
    calls[place].rings = max(calls[place].rings, UInt8(clamping: rings))
  }

  /// Somebody hung up after so many seconds of talk.
  mutating func hangUp(_ id: EntryID, after seconds: Int64) {
    guard let place = calls.lastIndex(where: { $0.id == id }) else { return }
    calls[place].talked = UInt16(clamping: seconds)
  }

  /// Staff noted something.
  public mutating func take(_ note: Note) {
    // What is said again replaces what was said, so that saying it often costs nothing.
    notes.removeAll {
      $0.kind == note.kind && Self.isOnce(note.kind) && $0.text == note.text && $0.object == note.object
    }
    if notes.count >= Self.mostNotes { drop() }
    notes.append(note)
  }

  private static func isOnce(_ kind: Kind) -> Bool {
    [.safety, .wish, .delivery, .same, .handled, .naming].contains(kind)
  }

  /// Drops the note that is missed least: the oldest remark, else the oldest that opens nothing, else the oldest but
  /// what is dangerous.
  private mutating func drop() {
    let place =
      notes.firstIndex { [.memo, .opinion, .callback, .handled].contains($0.kind) }
      ?? notes.firstIndex { $0.kind != .safety && $0.opens == nil && !$0.settles }
      ?? notes.firstIndex { $0.kind != .safety } ?? 0
    notes.remove(at: place)
  }

  /// Whether staff noted what makes the caller known to the shop, though no list may have the number.
  var isKnown: Bool { notes.contains { $0.kind.makesKnown } }

  /// Whether there is anything from before a day.
  func reaches(before day: Day) -> Bool {
    calls.contains { $0.time.day < day } || notes.contains { $0.time.day < day }
  }

  /// Forgets calls and notes before a day each; of the notes those stay that stay in the journal (Retention).
  mutating func forget(calls callsDay: Day, notes notesDay: Day) {
    calls.removeAll { $0.time.day < callsDay }
    let settled = notes.last { $0.settles }?.id
    notes.removeAll { note in
      guard note.time.day < notesDay else { return false }
      switch note.kind {
      case .safety, .wish, .delivery, .naming, .same: return false
      case .promise, .complaint: return settled.map { note.id < $0 } ?? false
      case .done: return note.settles
      default: return true
      }
    }
  }

  /// The experience of one person who has several numbers.
  mutating func merge(_ other: Experience) {
    if other.isEmpty { return }
    calls = Array((calls + other.calls).sorted { $0.id < $1.id }.suffix(Self.mostCalls))
    for note in other.notes where notes.count < Self.mostNotes || note.kind == .safety { notes.append(note) }
    notes.sort { $0.id < $1.id }
  }
}

// MARK: what follows from it

extension Experience {
  /// The earlier calls, as of now; the one that is under way is none of them. A clock that was wrong does no harm: what
  /// lies in the future is not counted.
  public func history(at now: LocalTime, but current: EntryID? = nil) -> CallHistory {
    var history = CallHistory()
    var seen: [Rung] = []
    for call in calls
    where call.id != current && call.time <= now && now.day - call.time.day <= Self.historyDays {
      history.callsIn90Days += 1
      if call.time.day == now.day { history.callsToday += 1 }
      seen.append(call)
    }
    let latest = seen.sorted { ($0.time, $0.id) > ($1.time, $1.id) }.prefix(CallHistory.callsShown)
    history.calls = latest.map { call in
      let next = calls.first { $0.id > call.id }?.id
      return PastCall(
        time: call.time, outcome: call.outcome, talked: call.talked > 0 ? Int(call.talked) : nil,
        reason: reason(of: call.id, before: next), isReturned: isReturned(call, at: now, but: current))
    }
    (history.lastCall, history.lastReason) = (history.calls.first?.time, history.calls.first?.reason)
    return history
  }

  /// Why a call came was noted after it began, and before the next one did.
  private func reason(of call: EntryID, before next: EntryID?) -> CallReason? {
    let note = notes.last { note in
      note.kind == .reason && note.id > call && next.map { note.id < $0 } ?? true
    }
    return note.flatMap { CallReason(rawValue: $0.text.string) }
  }

  private func isReturned(_ call: Rung, at now: LocalTime, but current: EntryID?) -> Bool? {
    guard call.outcome == .missed else { return nil }
    if notes.contains(where: { $0.id > call.id && ($0.settles || $0.kind == .callback) }) { return true }
    return callBack(at: now, but: current)?.calls.contains(call.id) == true ? false : nil
  }

  /// Calls that nobody answered and nobody returned: from the first to the last, and how often. Closed by a later call
  /// that was answered, by `callback` and by `done`; after 30 days it is too late. A call that is under way is not yet
  /// any of this.
  public func callBack(at now: LocalTime, but current: EntryID? = nil) -> CallBack? {
    let answered = calls.last { $0.outcome == .answered && $0.id != current }?.id
    let noted = notes.last { $0.kind == .callback || $0.settles }?.id
    let closed = [answered, noted].compactMap { $0 }.max()
    var waiting: CallBack?
    for call in calls where call.outcome == .missed && now.day - call.time.day <= Self.callBackDays {
      if call.id == current || closed.map({ call.id < $0 }) ?? false { continue }
      if waiting == nil { waiting = CallBack(calls: [], first: call.time, last: call.time) }
      waiting?.calls.append(call.id)
      waiting?.last = call.time
    }
    return waiting
  }

  /// All that is open: complaints before promises, and the newest of each first.
  public func openMatters() -> [OpenMatter] {
    let settled = notes.last { $0.settles }?.id
    var matters: [OpenMatter] = []
    for note in notes.reversed() where settled.map({ note.id > $0 }) ?? true {
      guard let kind = note.opens else { continue }
      let text = note.kind == .reason ? SafeText(CallReason.complaint.term.japanese) : note.text
      matters.append(
        OpenMatter(kind: kind, day: note.time.day, text: text, staff: note.staff, due: note.day))
    }
    return matters.filter { $0.kind == .complaint } + matters.filter { $0.kind == .promise }
  }

  /// What the caller was put through, as of now; a call that is under way counts as every other.
  public func friction(at now: LocalTime, _ definitions: Definitions = Definitions()) -> Friction {
    var events: [Friction.Event] = []
    func add(_ cause: Friction.Cause, _ day: Day) {
      events.append(Friction.Event(day: day, cause: cause, points: definitions.points(cause)))
    }
    func isRecent(_ day: Day) -> Bool { day <= now.day && now.day - day < definitions.frictionDays }
    let returned = returnDays
    var rang: Set<Day> = []
    for call in calls where call.time <= now && isRecent(call.time.day) {
      let day = call.time.day
      switch call.outcome {
      case .missed:
        let isReturned = returned[day].map { $0 > call.id } ?? false
        add(day == now.day || isReturned ? .returned : .missed, day)
      case .answered: if Int(call.rings) >= definitions.frictionRings { add(.waited, day) }
      case nil: break
      }
      if !rang.insert(day).inserted { add(.again, day) }
    }
    var settled: Note?
    for note in notes.reversed() where note.time <= now {
      // Read backwards, it is the first that came after what is read next.
      if note.settles { settled = note }
      switch note.opens {
      case .complaint: if isRecent(note.time.day) { add(settled == nil ? .complaint : .settled, note.time.day) }
      case .promise:
        // Late it is when its day has passed, and late it was when it was kept after that.
        if let due = note.day, due < settled?.time.day ?? now.day, isRecent(due) { add(.late, due) }
      case nil: break
      }
    }
    return Friction(events, care: definitions.frictionCare)
  }

  /// For each day the last call that somebody answered, or note that says the caller was called back.
  private var returnDays: [Day: EntryID] {
    var days: [Day: EntryID] = [:]
    for call in calls where call.outcome == .answered { days[call.time.day] = call.id }
    for note in notes where note.settles || note.kind == .callback {
      days[note.time.day] = max(days[note.time.day] ?? note.id, note.id)
    }
    return days
  }
}
