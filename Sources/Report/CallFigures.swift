public import Card
import Directory
import Journal

/// The calls of one period, counted.
public struct CallFigures: Sendable {
  /// Calls of an hour or a weekday.
  public struct Traffic: Equatable, Sendable {
    /// All of them.
    public internal(set) var calls = 0
    /// Those that nobody answered.
    public internal(set) var missed = 0
  }

  /// Seconds within which a missed caller should be reached. The shop's hours are not known to the box, so these are
  /// hours of the clock.
  static let callBack = 2 * 3600
  /// Seconds within which a caller who must ring again was not helped: 72 hours.
  static let solved = 72 * 3600

  /// Calls in all.
  public private(set) var calls = 0
  /// Answered, of those whose end is known.
  public private(set) var answered = Share()
  /// Nobody answered.
  public private(set) var missed = 0
  /// Rings until somebody answered, the middle one; nil: none is known.
  public private(set) var ringsToAnswer: Int?
  /// Reached within two hours, of the missed calls that sent a number and are older than that.
  public private(set) var calledBack = Share()
  /// Calls and missed calls by the hour of the day, 24 of each.
  public private(set) var hours = [Traffic](repeating: Traffic(), count: 24)
  /// Calls and missed calls by weekday, Sunday first.
  public private(set) var weekdays = [Traffic](repeating: Traffic(), count: 7)
  /// On the list, of the calls with a number.
  public private(set) var known = Share()
  /// Withheld, of all calls whose caller's number or its absence was told.
  public private(set) var withheld = Share()
  /// Why people called, the most frequent reason first.
  public private(set) var reasons: [(reason: CallReason, count: Int)] = []
  /// Helped by one call: the same number did not ring again for the same reason within 72 hours. Of the calls that
  /// have a number and a reason, and whose 72 hours are over.
  public private(set) var solvedAtOnce = Share()
  /// Points of friction that came about, by cause.
  public private(set) var friction: [(cause: Friction.Cause, points: Int)] = []

  /// Counts a period as of `now`. `customers` holds the numbers on the list.
  init(
    _ ledger: Ledger, _ period: Period, customers: Set<String>, at now: LocalTime,
    _ definitions: Definitions = Definitions()
  ) {
    var rings: [Int] = []
    var words: [CallReason: Int] = [:]
    for call in ledger.calls where period.contains(call.time.day) && call.time <= now {
      calls += 1
      let (hour, weekday) = (call.time.hour % 24, call.time.day.weekday % 7)
      hours[hour].calls += 1
      weekdays[weekday].calls += 1
      if let outcome = call.outcome { answered.add(outcome == .answered) }
      if call.outcome == .answered, let count = call.rings, count > 0 { rings.append(count) }
      if call.outcome == .missed {
        missed += 1
        hours[hour].missed += 1
        weekdays[weekday].missed += 1
      }
      if let word = ledger.reasons[call.id] { words[word, default: 0] += 1 }
      if let caller = call.caller { withheld.add(caller == .absent(.withheld)) }
      guard case .number(let digits) = call.caller else { continue }
      known.add(customers.contains(digits))
      if call.outcome == .missed, now.seconds - call.time.seconds >= Self.callBack {
        let reached = ledger.reached(digits, after: call.time)
        calledBack.add(reached.map { $0.seconds - call.time.seconds <= Self.callBack } ?? false)
      }
    }
    if !rings.isEmpty { ringsToAnswer = rings.sorted()[(rings.count - 1) / 2] }
    for reason in CallReason.allCases { if let count = words[reason] { reasons.append((reason, count)) } }
    reasons.sort { $0.count > $1.count }
    countSolved(ledger, period, at: now)
    countFriction(ledger, period, at: now, definitions)
  }

  /// From the last call to the first, so that of each number and reason only the next call need be remembered.
  private mutating func countSolved(_ ledger: Ledger, _ period: Period, at now: LocalTime) {
    var next: [String: Int] = [:]
    for call in ledger.calls.reversed() where call.time <= now {
      guard case .number(let digits) = call.caller, let reason = ledger.reasons[call.id] else { continue }
      let (key, time) = ("\(digits) \(reason)", call.time.seconds)
      if period.contains(call.time.day), now.seconds - time >= Self.solved {
        solvedAtOnce.add(next[key].map { $0 - time > Self.solved } ?? true)
      }
      next[key] = time
    }
  }

  private mutating func countFriction(
    _ ledger: Ledger, _ period: Period, at now: LocalTime, _ definitions: Definitions
  ) {
    let end = min(now, LocalTime(day: period.last, second: 86_399))
    var points: [Friction.Cause: Int] = [:]
    for number in ledger.callers.numbers {
      guard let experience = ledger.callers.experience(of: number) else { continue }
      for event in experience.friction(at: end, definitions).events where period.contains(event.day) {
        points[event.cause, default: 0] += event.points
      }
    }
    for cause in Friction.Cause.allCases {
      if let sum = points[cause] { friction.append((cause, sum)) }
    }
  }
}
