// The owner's chapter: how the shop did on the telephone, and whom to think of next.
//
//     journal ──► Ledger ──► CallFigures   of a period, and of the one before
//     index   ──► People ──► classes, rates, lists
//                   └──► Report ──► Figures ──► text · JSON · a page with charts
//
// Nothing is kept for a report and nothing is guessed: it is counted anew each time from the journal and the customer
// index, and what neither of them tells is said to be unknown. Whether somebody answered, for one, is heard by some
// line devices only. The figures look at the shop from the caller's side (how long did it ring, who had to ring twice);
// there is no line for a member of staff.
//
// Numbers are shown with their middle hidden. Names are shown: the lists are for the owner to act on.

import Card
public import Directory
public import Journal

/// What the journal tells, as figures ask for it. Calls and entries are fed in the order of the journal.
public struct Ledger: Sendable {
  /// Calls that are kept; a shop with 300 calls a day has half as many in the 400 days for which they are kept.
  static let mostCalls = 250_000

  /// One call.
  struct Rung: Sendable {
    let id: EntryID
    let time: LocalTime
    let caller: Caller?
    let outcome: Call.Outcome?
    let rings: Int?
  }

  /// Something that staff noted about a caller.
  struct Note: Sendable {
    let time: LocalTime
    let kind: Kind
    let number: String
    let text: SafeText
  }

  private(set) var calls: [Rung] = []
  /// Why calls came, by the call.
  private(set) var reasons: [EntryID: String] = [:]
  private(set) var notes: [Note] = []
  /// What each number has gone through.
  private(set) var experiences: [String: Experience] = [:]
  /// When somebody spoke with a number, or noted that all is done.
  private(set) var reached: [String: [LocalTime]] = [:]
  /// When all was last noted as done.
  private var settled: [String: LocalTime] = [:]

  /// Nothing yet.
  public init() {}

  /// Takes a call.
  public mutating func feed(_ call: Call, at time: LocalTime) {
    if calls.count >= Self.mostCalls { return }
    calls.append(
      Rung(id: call.id, time: time, caller: call.caller, outcome: call.outcome, rings: call.rings))
    guard case .number(let digits) = call.caller else { return }
    experiences[digits, default: Experience()].feed(call, at: time)
    if call.outcome == .answered { reached[digits, default: []].append(time) }
  }

  /// Takes an entry that is not a call's own.
  public mutating func feed(_ entry: Entry, at time: LocalTime) {
    if entry.kind == .reason, let call = entry.call, let text = entry.text {
      reasons[call] = SafeText(text).string
    }
    guard case .number(let digits) = entry.caller else { return }
    experiences[digits, default: Experience()].feed(entry, at: time)
    switch entry.kind {
    case .done:
      reached[digits, default: []].append(time)
      settled[digits] = max(settled[digits] ?? time, time)
    case .promise, .complaint, .opinion: break
    default: return
    }
    if notes.count < Self.mostCalls {
      notes.append(
        Note(time: time, kind: entry.kind, number: digits, text: SafeText(entry.text ?? "")))
    }
  }

  /// The numbers that rang, or of which something was noted.
  public var numbers: [String] { Array(experiences.keys) }

  /// When a number was reached first after a moment; nil: not until now.
  func reached(_ number: String, after time: LocalTime) -> LocalTime? {
    reached[number]?.filter { $0 >= time }.min()
  }

  /// Promises that nobody has noted as done, made before a day.
  func openPromises(before day: Day) -> [Note] {
    notes.filter { note in
      note.kind == .promise && note.time.day < day
        && (settled[note.number].map { $0 < note.time } ?? true)
    }
  }
}

extension LocalTime {
  /// Seconds on one scale; a change of summer time moves it by an hour, which no figure here notices.
  var seconds: Int { Int(day.number) * 86_400 + Int(second) }
}
