public import Directory

/// The days of a report, and the days before them with which it is compared.
public struct Period: Equatable, Sendable {
  /// How long a report looks back.
  public enum Length: String, Sendable, CaseIterable {
    /// One day; compared with the day before.
    case day
    /// Seven days; compared with the seven before, so that each weekday is there once in both.
    case week
    /// A calendar month up to the day; compared with the same days of the month before.
    case month
  }

  /// How long it is.
  public let length: Length
  /// The first day.
  public let first: Day
  /// The last day.
  public let last: Day

  /// The period that ends on a day.
  public init(_ length: Length, endingOn last: Day) {
    let back: Int
    switch length {
    case .day: back = 0
    case .week: back = 6
    case .month: back = last.parts.day - 1
    }
    self.init(length, first: last.back(back), last: last)
  }

  private init(_ length: Length, first: Day, last: Day) {
    (self.length, self.first, self.last) = (length, first, last)
  }

  /// What it is compared with.
  public var before: Period {
    guard length == .month else {
      let days = last - first + 1
      return Period(length, first: first.back(days), last: last.back(days))
    }
    let end = first.back(1)
    let start = end.back(end.parts.day - 1)
    return Period(length, first: start, last: min(end, start.back(-(last - first))))
  }

  /// Whether a day is one of them.
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }
}

extension Day {
  func back(_ days: Int) -> Day { Day(number: number &- Int32(truncatingIfNeeded: days)) }
}
