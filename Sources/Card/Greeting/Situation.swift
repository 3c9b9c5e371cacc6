import Directory

/// What a greeting may depend on. The raw value is its word in a greetings file.
public enum Situation: String, Sendable, CaseIterable {
  /// Several people share the number.
  case shared
  /// One customer, and no doubt which.
  case known
  /// A complaint is open.
  case complaint
  /// A promise is open.
  case promise
  /// The customer likes to be left in peace: 声かけ控えめ stands among the likes.
  case quiet
  /// A booking is today or tomorrow.
  case soon
  /// A booking lies ahead, or is today.
  case booked
  /// The customer's rhythm is a year, and this year's visit is not overdue.
  case yearly
  /// Half a year without a visit. Less is not spoken of: "you are 23 days late" is being watched.
  case absent
  /// One visit so far.
  case once
  /// Two visits so far.
  case twice
  /// Three visits and more.
  case often
  /// Always.
  case any

  /// Days without a visit from which it is said that it has been long (our choice).
  static let absence = 180
  /// Days of a cycle from which it is a yearly one (our choice).
  static let year = 300
  /// The words in a customer's likes that ask for a plain greeting.
  static let quietWords = ["声かけ控えめ", "声掛け控えめ", "声がけ控えめ"]
}

extension Card {
  /// Whether a situation is this call's.
  func isIn(_ situation: Situation) -> Bool {
    switch situation {
    case .any: return true
    case .shared: return isShared
    case .known: return customer != nil
    case .complaint: return openMatter?.kind == .complaint
    case .promise: return openMatter?.kind == .promise
    case .quiet:
      guard let likes = customer?.likes else { return false }
      return Situation.quietWords.contains { likes.holds($0) }
    case .soon:
      guard let booking = customer?.nextBooking else { return false }
      let ahead = booking - time.day
      return ahead == 0 || ahead == 1
    case .booked: return standing?.state == .booked
    case .yearly:
      guard let standing, standing.cycle.days >= Situation.year else { return false }
      return [.onTime, .due, .booked].contains(standing.state)
    case .absent: return standing?.days.map { $0 >= Situation.absence } ?? false
    case .once: return customer?.visits == 1
    case .twice: return customer?.visits == 2
    case .often: return customer?.visits.map { $0 >= 3 } ?? false
    }
  }
}
