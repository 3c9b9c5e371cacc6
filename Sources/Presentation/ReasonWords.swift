import Card

/// Why somebody calls, as the screens say it: `CallReason` knows only its full name.
extension CallReason {
  /// Behind a time on a character display.
  func small(_ language: Language) -> String {
    let words: (kana: String, latin: String) =
      switch self {
      case .booking: ("ﾖﾔｸ", "BOOKING")
      case .change: ("ﾍﾝｺｳ", "CHANGE")
      case .cancel: ("ﾄﾘｹｼ", "CANCEL")
      case .directions: ("ﾐﾁｱﾝﾅｲ", "WAY")
      case .lost: ("ﾜｽﾚﾓﾉ", "LOST ITEM")
      case .complaint: ("ｸｼﾞｮｳ", "COMPLAINT")
      case .sales: ("ｴｲｷﾞｮｳ", "SALES")
      case .other: ("ｿﾉﾀ", "OTHER")
      }
    return language == .japanese ? words.kana : words.latin
  }

  /// On its key.
  func key(_ language: Language) -> String {
    if language == .japanese { return term.japanese }
    return switch self {
    case .booking: "book"
    case .change: "change"
    case .cancel: "cancel"
    case .directions: "directions"
    case .lost: "lost item"
    case .complaint: "complaint"
    case .sales: "sales"
    case .other: "other"
    }
  }

  /// On a button of the page, which is narrower.
  func button(_ language: Language) -> String {
    if language == .japanese { return term.japanese }
    return switch self {
    case .directions: "way"
    case .lost: "lost"
    default: key(language)
    }
  }

  /// Among earlier calls, where nothing around it says that it was about a booking.
  func past(_ language: Language) -> String {
    switch (self, language) {
    case (.change, .japanese): "予約変更"
    case (.cancel, .japanese): "予約取消"
    case (_, .japanese): term.japanese
    case (_, .english): term.english
    }
  }
}
