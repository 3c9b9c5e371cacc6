public import Directory

/// How often this shop's customers come: the middle of all gaps between their visits, by which the owner sets the
/// trade's default of rule DW-1.
public struct ShopCycle: Equatable, Sendable {
  private var gaps = [Int](repeating: 0, count: longest + 1)
  private var means = [Int](repeating: 0, count: longest + 1)

  /// Who comes once in ten years has no habit.
  private static let longest = 3_653
  /// With fewer the middle says nothing (our choice).
  private static let least = 20

  /// Nobody yet.
  public init() {}

  /// Takes a customer's visits: the gaps between single ones, and the mean gap of who has three or more. The customer
  /// stays as it is; `inout` spares a copy that would cost more than the counting.
  public mutating func feed(_ customer: inout Customer) {
    for (earlier, later) in zip(customer.visitDays, customer.visitDays.dropFirst()) {
      let days = later - earlier
      if (1...Self.longest).contains(days) { gaps[days] += 1 }
    }
    guard let visits = customer.visits, visits >= 3, let first = customer.firstVisit,
      let last = customer.lastVisit, last > first
    else { return }
    let days = (last - first) / (Int(visits) - 1)
    if (1...Self.longest).contains(days) { means[days] += 1 }
  }

  /// What the report says; nil when too few customers came again.
  public var line: String? {
    if let (days, count) = Self.middle(gaps) {
      return "the shop's own visiting cycle: \(days) days (the middle of \(count) gaps between visits)"
    }
    guard let (days, count) = Self.middle(means) else { return nil }
    return
      "the shop's own visiting cycle: \(days) days (by the first and last visits of \(count) customers; a list "
      + "with a row for each visit would show it sharper)"
  }

  private static func middle(_ counts: [Int]) -> (days: Int, count: Int)? {
    let count = counts.reduce(0, +)
    guard count >= least else { return nil }
    var passed = 0
    for (days, more) in counts.enumerated() {
      passed += more
      if passed * 2 >= count { return (days, count) }
    }
    return nil
  }
}
