public import Card
public import Directory

/// The customers of a list on one day, counted by rule DW-1.
public struct People: Sendable {
  /// Days after which a safety text should be confirmed anew.
  static let confirmation = 180
  /// Months of first visits of which the second-visit rate is told.
  static let mostMonths = 12

  /// Customers who came first in one month, and came again.
  public struct Month: Equatable, Sendable {
    /// Such as 2026.
    public let year: Int
    /// 1–12.
    public let month: Int
    /// Came a second time by now, of those who came first in this month.
    public internal(set) var returned = Share()
  }

  /// Customers in all.
  public private(set) var count = 0
  /// By step.
  public private(set) var steps: [Standing.Step: Int] = [:]
  /// By loyalty.
  public private(set) var loyalties: [Standing.Loyalty: Int] = [:]
  /// By state.
  public private(set) var states: [Standing.State: Int] = [:]
  /// Came a second time, of those who came.
  public private(set) var second = Share()
  /// Came a third time, of those who came twice.
  public private(set) var third = Share()
  /// The last twelve months, the oldest first.
  public private(set) var months: [Month] = []
  /// Safety texts confirmed longer ago than 180 days, or never, of all safety texts.
  public private(set) var staleSafety = Share()
  /// Without a reading, which small screens need.
  public private(set) var noReading = 0
  /// Without any visit on record: a card with nothing but a name.
  public private(set) var noHistory = 0
  /// The middle of the customers' own cycles, in days; nil: nobody's is known.
  public var medianCycle: Int? {
    cycles.isEmpty ? nil : cycles.sorted()[(cycles.count - 1) / 2]
  }

  private var cycles: [Int] = []
  /// What the lifetime value is made of: yen and visits of those of whom both are known; years and further visits of
  /// those of whom first and last visit are.
  private var money: (yen: UInt64, visits: UInt64) = (0, 0)
  private var time: (days: Int, visits: Int, people: Int) = (0, 0, 0)
  private let today: Day
  private let definitions: Definitions

  /// Nobody yet.
  public init(today: Day, _ definitions: Definitions = Definitions()) {
    (self.today, self.definitions) = (today, definitions)
    var (year, month) = (today.parts.year, today.parts.month)
    for _ in 0..<Self.mostMonths {
      months.insert(Month(year: year, month: month), at: 0)
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
    }
  }

  /// Counts a customer; gives the standing that was counted.
  @discardableResult
  public mutating func feed(_ customer: Customer) -> Standing {
    let standing = Standing(Dealings(customer), today: today, definitions)
    count += 1
    steps[standing.step, default: 0] += 1
    loyalties[standing.loyalty, default: 0] += 1
    states[standing.state, default: 0] += 1
    if customer.kana.isEmpty { noReading += 1 }
    if customer.visits == nil, customer.lastVisit == nil { noHistory += 1 }
    if standing.cycle.source != .trade { cycles.append(standing.cycle.days) }
    if !customer.safety.isEmpty { staleSafety.add(Self.isStale(customer, today)) }
    guard let visits = customer.visits, visits > 0 else { return standing }
    second.add(visits >= 2)
    if visits >= 2 { third.add(visits >= 3) }
    if let first = customer.firstVisit, first <= today {
      let (year, month, _) = first.parts
      if let place = months.firstIndex(where: { $0.year == year && $0.month == month }) {
        months[place].returned.add(visits >= 2)
      }
      if let last = customer.lastVisit, last > first, visits >= 2 {
        time = (time.days + (last - first), time.visits + Int(visits) - 1, time.people + 1)
      }
    }
    if let yen = customer.total {
      money.yen = money.yen.addingReportingOverflow(yen).overflow ? .max : money.yen + yen
      money.visits += UInt64(visits)
    }
    return standing
  }

  /// Whether the safety text of a customer is to be confirmed anew.
  static func isStale(_ customer: Customer, _ today: Day) -> Bool {
    guard let day = customer.safetyConfirmed, day <= today else { return true }
    return today - day > confirmation
  }

  /// What a customer is worth over the years so far: spent at a visit × visits a year × years. Nil when the list lacks
  /// one of the three.
  public var lifetimeValue: (spent: Int, visitsInTenYears: Int, tenthsOfYears: Int, value: Int)? {
    guard money.visits > 0, time.days > 0, time.people > 0 else { return nil }
    let spent = Int(clamping: money.yen / money.visits)
    let (tens, isTooMany) = time.visits.multipliedReportingOverflow(by: 3650)
    let (visits, years) = (tens / time.days, time.days / time.people * 10 / 365)
    let (product, isTooLong) = visits.multipliedReportingOverflow(by: years)
    let (value, isTooLarge) = spent.multipliedReportingOverflow(by: product)
    return isTooMany || isTooLong || isTooLarge ? nil : (spent, visits, years, value / 100)
  }
}
