import Directory

/// Days between two visits of one customer, and how they are known.
public struct Cycle: Equatable, Sendable {
  /// Where the days come from, the best first.
  public enum Source: Sendable, CaseIterable {
    /// The middle of the customer's latest gaps between visits.
    case gaps
    /// First visit, last visit and their number.
    case totals
    /// The trade's default: too little is known of this customer.
    case trade
  }

  /// 1 and more.
  public let days: Int
  /// Where they come from.
  public let source: Source

  /// The first source that says something. A visit on the same day again makes no gap.
  init(_ dealings: Dealings, first: Day?, today: Day, _ definitions: Definitions) {
    let days = Set(dealings.days.filter { $0 <= today }).sorted()
    let gaps = zip(days.dropFirst(), days).map { $0 - $1 }
    if gaps.count >= definitions.leastGaps {
      self.init(days: Self.middle(gaps.suffix(definitions.mostGaps)), source: .gaps)
    } else if let visits = dealings.visits, visits >= 3, let first, let last = dealings.last {
      self.init(days: max(definitions.leastCycle, (last - first) / (visits - 1)), source: .totals)
    } else {
      self.init(days: definitions.preset.cycle, source: .trade)
    }
  }

  private init(days: Int, source: Source) { (self.days, self.source) = (max(days, 1), source) }

  /// The median; of an even number, the mean of the middle two rounded down.
  private static func middle(_ gaps: ArraySlice<Int>) -> Int {
    let sorted = gaps.sorted()
    let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return low + (high - low) / 2
  }
}
