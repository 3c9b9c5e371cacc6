public import Card

/// So many of so many: nothing is said of a share of none.
public struct Share: Equatable, Sendable {
  /// How many have what is asked.
  public private(set) var count = 0
  /// Of how many.
  public private(set) var of = 0

  /// Of nothing yet.
  public init() {}

  /// One more, which has it or has not.
  public mutating func add(_ has: Bool) {
    of += 1
    if has { count += 1 }
  }

  /// 0–100, rounded to the nearest; nil: of none.
  public var percent: Int? { of == 0 ? nil : (count * 200 + of) / (of * 2) }
}

/// One line of a report: what it is, what it was, and why it is not known.
public struct Figure: Equatable, Sendable {
  /// What a figure can be.
  public enum Value: Equatable, Sendable {
    /// A count, or days, or points.
    case number(Int)
    /// A share of something that was counted.
    case share(Share)
    /// It cannot be known, and why. Never a zero in its place.
    case unknown(Term)
  }

  /// Its name in JSON.
  public let key: String
  /// Its name for people.
  public let label: Term
  /// In the period.
  public let value: Value
  /// In the period before; nil where it is a state of today, not of a period.
  public let before: Value?

  init(_ key: String, _ japanese: String, _ english: String, _ value: Value, before: Value? = nil) {
    (self.key, self.value, self.before) = (key, value, before)
    label = Term(japanese, english)
  }
}
