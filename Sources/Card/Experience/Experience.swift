public import Directory
public import Journal

/// What one caller has gone through at this shop, as the journal tells it: calls, complaints, promises and what was
/// settled. Fed in any order; the rules are the same for every caller, and rank excuses nothing.
public struct Experience: Equatable, Sendable {
  /// Calls of one caller that are kept; who rings more often in half a year is over any threshold.
  static let mostCalls = 256
  /// Notes about one caller that are kept.
  static let mostNotes = 128

  private struct Rung: Equatable {
    let time: LocalTime
    let outcome: Call.Outcome?
    let rings: Int
  }

  private struct Note: Equatable {
    let time: LocalTime
    /// Nil: what was open is settled.
    let kind: OpenMatter.Kind?
    let text: SafeText
  }

  private var calls: [Rung] = []
  private var notes: [Note] = []

  /// Nothing yet.
  public init() {}

  /// Takes one of the caller's calls.
  public mutating func feed(_ call: Call, at time: LocalTime) {
    if calls.count >= Self.mostCalls { calls.removeFirst() }
    calls.append(Rung(time: time, outcome: call.outcome, rings: call.rings ?? 0))
  }

  /// Takes an entry about the caller: a promise, a complaint, or `done`. Others say nothing here.
  public mutating func feed(_ entry: Entry, at time: LocalTime) {
    let kind: OpenMatter.Kind?
    switch entry.kind {
    case .promise: kind = .promise
    case .complaint: kind = .complaint
    case .done: kind = nil
    default: return
    }
    if notes.count >= Self.mostNotes { notes.removeFirst() }
    notes.append(Note(time: time, kind: kind, text: SafeText(entry.text ?? "")))
  }

  /// What waits for this caller: the newest complaint that is not settled, else the newest such promise.
  public func openMatter(at now: LocalTime) -> OpenMatter? {
    var newest: Note?
    for note in notes where note.time <= now && !isSettled(note, by: now) {
      guard let kind = note.kind else { continue }
      let isGraver = kind == .complaint && newest?.kind == .promise
      let isNewer = kind == newest?.kind && (newest.map { $0.time <= note.time } ?? true)
      if newest == nil || isGraver || isNewer { newest = note }
    }
    return newest.flatMap { note in note.kind.map { OpenMatter(kind: $0, day: note.time.day, text: note.text) }
    }
  }

  /// What the caller was put through, as of now.
  public func friction(at now: LocalTime, _ definitions: Definitions = Definitions()) -> Friction {
    var events: [Friction.Event] = []
    func add(_ cause: Friction.Cause, _ day: Day) {
      events.append(Friction.Event(day: day, cause: cause, points: definitions.points(cause)))
    }
    func isRecent(_ time: LocalTime) -> Bool {
      time <= now && now.day - time.day < definitions.frictionDays
    }
    var dayBefore: Day?
    for call in calls.sorted(by: { $0.time < $1.time }) where isRecent(call.time) {
      let day = call.time.day
      switch call.outcome {
      case .missed: add(day == now.day || isReturned(call, by: now) ? .returned : .missed, day)
      case .answered: if call.rings >= definitions.frictionRings { add(.waited, day) }
      case nil: break
      }
      if dayBefore == day { add(.again, day) }
      dayBefore = day
    }
    for note in notes where note.kind == .complaint && isRecent(note.time) {
      add(isSettled(note, by: now) ? .settled : .complaint, note.time.day)
    }
    return Friction(events, care: definitions.frictionCare)
  }

  private func isSettled(_ note: Note, by now: LocalTime) -> Bool {
    notes.contains { $0.kind == nil && note.time <= $0.time && $0.time <= now }
  }

  /// Whether somebody spoke with the caller, or noted that it is done, later on the day of a missed call.
  private func isReturned(_ call: Rung, by now: LocalTime) -> Bool {
    func isLater(_ time: LocalTime) -> Bool { time.day == call.time.day && call.time <= time && time <= now }
    return calls.contains { $0.outcome == .answered && isLater($0.time) }
      || notes.contains { $0.kind == nil && isLater($0.time) }
  }
}
