public import Directory

/// A day of a customer's that comes back each year, and how near it is.
public struct Anniversary: Equatable, Sendable {
  /// What it is the anniversary of.
  public enum Kind: Equatable, Sendable {
    /// 誕生日.
    case birthday
    /// 初来店: the first visit.
    case firstVisit
    /// What a column of the list calls so: 結婚記念日, 入会日.
    case listed(SafeText)

    /// What it is called; a column's own word in both languages.
    public var term: Term {
      switch self {
      case .birthday: Term("誕生日", "birthday")
      case .firstVisit: Term("初来店", "first visit")
      case .listed(let title): Term(title.string, title.string)
      }
    }
  }

  /// What it is.
  public let kind: Kind
  /// The day on which it is kept this time; of 29 February, the 28th in other years.
  public let day: Day
  /// Days until then; negative when it has passed.
  public let days: Int
  /// Years that it completes; nil: the year it began in is not known.
  public let years: Int?

  /// Days before and after it within which it is spoken of on the telephone.
  static let hint = -7...30

  /// The return of a date that lies within so many days of today; nil when none does, or on the day itself when it
  /// began.
  public init?(_ kind: Kind, _ first: Day, today: Day, within days: ClosedRange<Int>) {
    let (year, month, number) = first.parts
    for returned in today.parts.year - 1...today.parts.year + 1 {
      guard
        let day = Day(year: returned, month: month, day: number)
          ?? Day(year: returned, month: month, day: number - 1), days.contains(day - today)
      else { continue }
      // Years 1 and 4 stand for an unknown one (`Customer.birthday`).
      let years = year > 4 ? returned - year : nil
      if let years, years < 1 { return nil }
      (self.kind, self.day, self.days, self.years) = (kind, day, day - today, years)
      return
    }
    return nil
  }

  /// The customer's own days, those within so many days of today.
  public static func told(_ customer: Customer, today: Day, within days: ClosedRange<Int>) -> [Anniversary] {
    let birthday = customer.birthday.map { [(Kind.birthday, $0)] } ?? []
    let listed = customer.anniversaries.map { (Kind.listed($0.title), $0.day) }
    return (birthday + listed).compactMap { Anniversary($0, $1, today: today, within: days) }
  }

  /// The nearest, from 30 days ahead to 7 days past, and of two equally near the one that is still to come. A day that
  /// the customer told goes before the first visit, which only the shop has counted (our choice).
  public static func nearest(_ customer: Customer, today: Day) -> Anniversary? {
    let told = told(customer, today: today, within: hint)
    let nearest = told.min { (abs($0.days), -$0.days) < (abs($1.days), -$1.days) }
    return nearest
      ?? customer.firstVisit.flatMap { Anniversary(.firstVisit, $0, today: today, within: hint) }
  }
}
