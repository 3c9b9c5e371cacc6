public import Directory

/// The next booking: the day that the list has a column for, and what its own columns say of time and party.
public struct Booking: Equatable, Sendable {
  /// When.
  public let day: Day
  /// The time of day, as the list writes it; empty: not known.
  public let time: SafeText
  /// How many people, 1–9,999; nil: not known.
  public let party: Int?

  /// Headings by which programs for restaurants and salons call the two columns.
  private static let timeTitles: Set = ["予約時間", "予約時刻", "来店時間", "booking time", "time"]
  private static let partyTitles: Set = ["予約人数", "人数", "来店人数", "party", "party size", "people"]

  /// Whether a column belongs to the booking, so that it is not told a second time.
  public static func has(_ detail: Customer.Detail) -> Bool {
    let title = detail.title.string.lowercased()
    return timeTitles.contains(title) || partyTitles.contains(title)
  }

  /// Nil when nothing is booked for today or later.
  public init?(_ customer: Customer, today: Day) {
    guard let day = customer.nextBooking, day >= today else { return nil }
    func cell(_ titles: Set<String>) -> SafeText {
      customer.details.first { titles.contains($0.title.string.lowercased()) }?.text ?? .empty
    }
    self.day = day
    time = cell(Self.timeTitles)
    let people = Int(cell(Self.partyTitles).string.prefix { $0.isASCII && $0.isNumber }) ?? 0
    party = (1...9999).contains(people) ? people : nil
  }
}
