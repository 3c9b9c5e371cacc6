import Card
import Directory
import Journal

/// Which numbers rang when, for as long as a card speaks of it: 90 days.
///
/// A number costs about 100 octets. When `most` numbers are remembered, those that rang longest ago are forgotten.
struct CallMemory: Sendable {
  /// A busy shop has 300 calls a day, few of them from new numbers; 90 such days fit.
  static let most = 20_000
  /// Calls of one number that are counted; who rings more often has rung 64 times.
  private static let callsEach = 64
  private static let days = 90

  private var calls: [String: [LocalTime]] = [:]

  /// Remembers a call that came.
  mutating func remember(_ caller: Caller, at time: LocalTime) {
    guard case .number(let digits) = caller else { return }
    if calls.count >= CallMemory.most, calls[digits] == nil { forget() }
    var times = calls[digits, default: []]
    if times.count >= CallMemory.callsEach { times.removeFirst() }
    times.append(time)
    calls[digits] = times
  }

  /// The earlier calls of a caller, as of now. A clock that was wrong does no harm: what lies in the future is not
  /// counted.
  func history(of caller: Caller, at now: LocalTime) -> CallHistory {
    guard case .number(let digits) = caller, let times = calls[digits] else { return CallHistory() }
    var history = CallHistory()
    for time in times where time <= now && now.day - time.day <= CallMemory.days {
      history.callsIn90Days += 1
      if time.day == now.day { history.callsToday += 1 }
      history.lastCall = max(history.lastCall ?? time, time)
    }
    return history
  }

  /// Forgets the half that rang longest ago.
  private mutating func forget() {
    var last: [LocalTime] = []
    last.reserveCapacity(calls.count)
    for times in calls.values { if let time = times.last { last.append(time) } }
    last.sort()
    guard let middle = last.dropFirst(last.count / 2).first else { return }
    calls = calls.filter { entry in entry.value.last.map { $0 > middle } ?? false }
  }
}
