/// Why somebody calls: eight keys, so that staff note it without typing. The raw value is the word in the journal.
public enum CallReason: String, Sendable, CaseIterable {
  /// A new booking.
  case booking
  /// A booking is changed.
  case change
  /// A booking is cancelled.
  case cancel
  /// The way, the car park, the hours.
  case directions
  /// Something was left behind.
  case lost
  /// A complaint; it is open until it is done.
  case complaint
  /// Somebody sells something.
  case sales
  /// Anything else.
  case other

  /// What it is called.
  public var term: Term {
    switch self {
    case .booking: Term("予約", "booking")
    case .change: Term("変更", "change")
    case .cancel: Term("取消", "cancellation")
    case .directions: Term("道案内", "directions")
    case .lost: Term("忘れ物", "lost item")
    case .complaint: Term("苦情", "complaint")
    case .sales: Term("営業", "sales call")
    case .other: Term("その他", "other")
    }
  }

  /// The reason that staff name: by its key 1–8, its Japanese or English name, or its word.
  public init?(said text: String) {
    for (place, reason) in Self.allCases.enumerated() {
      let names = ["\(place + 1)", reason.rawValue, reason.term.japanese, reason.term.english]
      if names.contains(text) {
        self = reason
        return
      }
    }
    return nil
  }
}
