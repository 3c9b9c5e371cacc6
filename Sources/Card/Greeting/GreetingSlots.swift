import Directory

/// What the slots of a greeting hold on one call: in ordinary writing, in kana, and in English.
struct GreetingSlots {
  private(set) var ordinary: [GreetingText.Slot: String] = [:]
  private(set) var kana: [GreetingText.Slot: String] = [:]
  private(set) var english: [GreetingText.Slot: String] = [:]

  init(_ card: Card, shop: SafeText) {
    if !shop.isEmpty {
      (ordinary[.shop], kana[.shop], english[.shop]) = (shop.string, shop.string, shop.string)
    }
    ordinary[.familyName] = Self.family(card) { FamilyName.of($0.name).string }
    kana[.familyName] = Self.family(card) { FamilyName.of($0.kana).string }
    english[.familyName] = Self.family(card) { Self.addressed($0.name) }
    if let topic = card.openMatter.flatMap({ Topic.of($0.text) }) ?? card.history.lastReason?.term {
      (ordinary[.topic], english[.topic]) = (topic.japanese, topic.english)
    }
    guard let booking = card.customer?.nextBooking, booking >= card.time.day else { return }
    let weekday = Self.weekday(booking)
    (ordinary[.weekday], english[.weekday]) = weekday
    // A day of the coming week by its name, a later one by its date.
    (ordinary[.booking], english[.booking]) = booking - card.time.day < 7 ? weekday : Self.date(booking)
  }

  /// The name, when everybody behind the number has the same; nil otherwise, and when there is none.
  private static func family(_ card: Card, _ name: (Customer) -> String) -> String? {
    guard let first = card.people.first.map(name) else { return nil }
    return card.people.dropFirst().allSatisfy { name($0) == first } ? first : nil
  }

  /// `Ms. Tanaka`; empty without a title, for a bare family name is no way to speak to a guest.
  private static func addressed(_ name: SafeText) -> String {
    let title = FamilyName.title(of: name)
    return title.isEmpty ? "" : "\(title) \(FamilyName.capitalised(FamilyName.of(name).string))"
  }

  private static func weekday(_ day: Day) -> (String, String) {
    let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    return (["日", "月", "火", "水", "木", "金", "土"][day.weekday] + "曜日", names[day.weekday])
  }

  private static func date(_ day: Day) -> (String, String) {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    return ("\(day.parts.month)月\(day.parts.day)日", "\(months[day.parts.month - 1]) \(day.parts.day)")
  }
}
