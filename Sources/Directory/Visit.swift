/// One visit of a customer, as a row of a till or a booking book tells it. What the row does not say is nil or empty.
public struct Visit: Hashable, Sendable {
  /// When.
  public var day: Day
  /// At which part of the day.
  public var part: DayPart?
  /// How many came, 1 to `mostParty`.
  public var party: UInt16?
  /// What it brought, in the shop's currency's smallest unit in daily use (yen).
  public var amount: UInt64?
  /// Who of the staff served.
  public var staff = SafeText.empty
  /// What it was about: dishes, goods, services.
  public var items = SafeText.empty

  /// More than any shop seats (our choice): what is more is another number in the wrong column.
  public static let mostParty = 9_999

  /// A visit of which nothing but the day is known.
  public init(day: Day) { self.day = day }

  /// Adds another row of the same day: they are one visit, for tills write a row for each thing sold.
  public mutating func add(_ row: Visit) {
    if let more = row.amount {
      let (sum, isOver) = (amount ?? 0).addingReportingOverflow(more)
      amount = isOver ? .max - 1 : sum
    }
    part = part ?? row.part
    if let people = row.party { party = max(party ?? 0, people) }
    if staff.isEmpty { staff = row.staff }
    if !row.items.isEmpty, items != row.items {
      items = items.isEmpty ? row.items : SafeText(items.string + "、" + row.items.string)
    }
  }
}

/// The part of the day in which a shop is visited, as restaurants part it. The raw value stands in the index.
public enum DayPart: UInt8, Sendable, CaseIterable {
  /// Breakfast: from five o'clock.
  case morning = 1
  /// Lunch: from eleven o'clock.
  case midday = 2
  /// Dinner: from four in the afternoon, and after midnight.
  case evening = 3

  /// The part of an hour of the clock, 0–23; the hours are our choice.
  public init?(hour: Int) {
    switch hour {
    case 5..<11: self = .morning
    case 11..<16: self = .midday
    case 16..<24, 0..<5: self = .evening
    default: return nil
    }
  }
}
