public import Directory

/// The friction meter (摩擦点): small things that add up. No single one is worth a word; from the threshold on the
/// caller needs care (要ケア), and the causes say why. Old events drop out, so the sum can always be made again.
public struct Friction: Equatable, Sendable {
  /// What a caller can go through.
  public enum Cause: Sendable, CaseIterable {
    /// Nobody answered, and nobody called back on that day.
    case missed
    /// Nobody answered, and somebody called back; or the day is not over yet.
    case returned
    /// Somebody answered, after many rings.
    case waited
    /// Had to ring again on the same day.
    case again
    /// Complained, and it is not settled.
    case complaint
    /// Complained, and it is settled.
    case settled
    /// Was promised something that was not kept in time.
    case late

    /// What it is called.
    public var term: Term {
      switch self {
      case .missed: Term("不在のまま未折返し", "missed, no call back")
      case .returned: Term("不在", "missed")
      case .waited: Term("長い呼出", "long wait")
      case .again: Term("同日2回目", "2nd call")
      case .complaint: Term("苦情", "complaint")
      case .settled: Term("苦情(済)", "complaint, settled")
      case .late: Term("約束の遅れ", "promise kept late")
      }
    }
  }

  /// One thing that happened.
  public struct Event: Equatable, Sendable {
    /// When.
    public let day: Day
    /// What.
    public let cause: Cause
    /// What it counts.
    public let points: Int
  }

  /// What happened, the earliest first.
  public let events: [Event]
  /// The sum.
  public let points: Int
  /// Whether the sum has reached the threshold.
  public let needsCare: Bool

  /// The sum from which it does.
  public let threshold: Int

  init(_ events: [Event], care: Int) {
    self.events = events.sorted { $0.day < $1.day }
    points = events.reduce(0) { $0 + $1.points }
    (needsCare, threshold) = (points >= care, care)
  }

  /// Each cause with its points, the gravest first, and what they come to: `苦情 3 + 同日2回目 1 = 4`.
  public var causes: Term {
    let sums = Cause.allCases.map { cause in
      (cause: cause, points: events.reduce(0) { $0 + ($1.cause == cause ? $1.points : 0) })
    }
    // Of two that are equal the one that is named first stays first.
    let gravest = sums.enumerated().filter { $0.element.points > 0 }.sorted { left, right in
      (-left.element.points, left.offset) < (-right.element.points, right.offset)
    }
    func sum(_ word: KeyPath<Term, String>) -> String {
      let parts = gravest.map { "\($0.element.cause.term[keyPath: word]) \($0.element.points)" }
      return parts.joined(separator: " + ") + (parts.count > 1 ? " = \(points)" : "")
    }
    return Term(sum(\.japanese), sum(\.english))
  }
}

extension Definitions {
  func points(_ cause: Friction.Cause) -> Int {
    switch cause {
    case .missed: pointsMissed
    case .returned: pointsReturned
    case .waited: pointsWaited
    case .again: pointsAgain
    case .complaint: pointsComplaint
    case .settled: pointsSettled
    case .late: pointsLate
    }
  }
}
