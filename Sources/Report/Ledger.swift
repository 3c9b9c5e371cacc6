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

public import Card
public import Directory
public import Journal

/// What the journal tells, as figures ask for it. Fed in the order of the journal.
public struct Ledger: Sendable {
  /// Calls that are kept; a shop with 300 calls a day has half as many in the 400 days for which they are kept.
  static let mostCalls = 250_000
  /// Opinions that are kept; a report shows the last of them.
  private static let mostOpinions = 1000

  /// One call.
  struct Rung: Sendable {
    let id: EntryID
    let time: LocalTime
    let caller: Caller?
    let outcome: Call.Outcome?
    let rings: Int?
  }

  /// What is remembered of every caller.
  public private(set) var callers = Callers()
  private(set) var calls: [Rung] = []
  /// Why calls came, by the call.
  private(set) var reasons: [EntryID: CallReason] = [:]
  private(set) var opinions: [(time: LocalTime, text: SafeText)] = []
  /// When somebody spoke with a number, or noted that it was called back or that all is done.
  private var reached: [String: [LocalTime]] = [:]
  /// The last call of a number: what a reason that is noted later is about.
  private var last: [String: EntryID] = [:]

  /// Nothing yet.
  public init() {}

  /// Takes a whole call, with its time by the best clock.
  public mutating func feed(_ call: Call, at time: LocalTime) {
    if calls.count >= Self.mostCalls { return }
    calls.append(
      Rung(id: call.id, time: time, caller: call.caller, outcome: call.outcome, rings: call.rings))
    if case .number(let digits) = call.caller, call.outcome == .answered {
      reached[digits, default: []].append(time)
    }
  }

  /// Takes an entry.
  public mutating func feed(_ entry: Entry, at time: LocalTime) {
    callers.feed(entry, at: time)
    guard case .number(let digits) = entry.caller else { return }
    switch entry.kind {
    case .call: last[digits] = entry.callID
    case .reason:
      guard let reason = entry.text.flatMap({ CallReason(rawValue: $0) }) else { return }
      if let call = entry.call ?? last[digits] { reasons[call] = reason }
    case .opinion:
      if opinions.count >= Self.mostOpinions { opinions.removeFirst() }
      opinions.append((time, SafeText(entry.text ?? "")))
    case .callback: reached[digits, default: []].append(time)
    case .done where entry.of == nil: reached[digits, default: []].append(time)
    default: break
    }
  }

  /// When a number was reached first after a moment; nil: not until now.
  func reached(_ number: String, after time: LocalTime) -> LocalTime? {
    reached[number]?.filter { $0 >= time }.min()
  }

  /// Promises that are not kept and whose day has passed, or that have no day and are older than so many days.
  func latePromises(today: Day, after days: Int) -> Int {
    var count = 0
    for number in callers.numbers {
      guard let experience = callers.experience(of: number) else { continue }
      count +=
        experience.openMatters().filter { matter in
          matter.kind == .promise && (matter.due.map { $0 < today } ?? (today - matter.day > days))
        }.count
    }
    return count
  }
}

extension LocalTime {
  /// Seconds on one scale; a change of summer time moves it by an hour, which no figure here notices.
  var seconds: Int { Int(day.number) * 86_400 + Int(second) }
}
