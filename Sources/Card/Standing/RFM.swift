public import Directory

/// Recency, frequency and money, 1–5 each, as direct mail trade counts them. Shown beside the class for those who know
/// the code; no class is made from it.
public struct RFM: Equatable, Sendable {
  /// 5 within one cycle, 4 within two, 3 within four, 2 within eight, 1 beyond; nil: no last visit.
  public let recency: Int?
  /// By visits: 12, 6, 4, 2 in the last 365 days where single visits are known, else 10, 7, 4, 2 in all; nil: not known.
  public let frequency: Int?
  /// Fifths of all customers by money; nil: not known.
  public let money: Int?

  /// The three figures of a standing, with the customer's amount and everybody's.
  public init(_ standing: Standing, today: Day, amount: UInt64? = nil, of scale: SalesScale? = nil) {
    let cycle = standing.cycle.days
    recency = standing.days.map { days in 5 - [1, 2, 4, 8].filter { days > $0 * cycle }.count }
    let days = standing.dealings.days.filter { $0 <= today }
    if !days.isEmpty {
      let visits = days.filter { today - $0 < 365 }.count
      frequency = 1 + [12, 6, 4, 2].filter { visits >= $0 }.count
    } else {
      frequency = standing.dealings.visits.map { visits in 1 + [10, 7, 4, 2].filter { visits >= $0 }.count }
    }
    money = amount.flatMap { amount in scale.map { $0.fifth(amount) } }
  }
}
