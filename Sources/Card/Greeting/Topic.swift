import Directory

/// What an open matter is about, in one word that may be said on the telephone: found in the note, never the note itself,
/// which was not written to be read out.
enum Topic {
  /// Each word with what notes write; at most ten characters, so that it fits a sentence. The more telling come first.
  private static let table: [(term: Term, notes: [String])] = [
    (Term("お写真", "the photographs"), ["写真", "フォト", "photo"]),
    (Term("お忘れ物", "what you left with us"), ["忘れ物", "忘れもの", "lost"]),
    (Term("領収書", "the receipt"), ["領収書", "領収証", "レシート", "receipt"]),
    (Term("ご請求", "the bill"), ["請求", "会計", "返金", "invoice", "refund"]),
    (Term("お見積り", "the estimate"), ["見積", "estimate", "quote"]),
    (Term("ケーキ", "the cake"), ["ケーキ", "cake"]),
    (Term("お花", "the flowers"), ["花束", "お花", "flower"]),
    (Term("お料理", "the dishes"), ["料理", "メニュー", "コース", "food", "dish", "menu"]),
    (Term("お飲み物", "the drinks"), ["飲み物", "ワイン", "日本酒", "drink", "wine"]),
    (Term("お席", "the table"), ["席", "個室", "部屋", "table", "room"]),
    (Term("送迎", "the transfer"), ["送迎", "送り迎え", "タクシー", "taxi"]),
    (Term("お届け", "the delivery"), ["配達", "郵送", "発送", "届け", "deliver", "post"]),
    (Term("ご注文", "the order"), ["注文", "取り寄せ", "入荷", "order"]),
    (Term("修理", "the repair"), ["修理", "お直し", "直し", "repair"]),
    (Term("ご予約", "the booking"), ["予約", "日程", "時間", "booking", "date", "time"]),
    (Term("お電話", "the call"), ["電話", "折返し", "連絡", "call"]),
  ]

  /// Nil when the note has none of the words.
  static func of(_ note: SafeText) -> Term? {
    let text = note.string.lowercased()
    return table.first { row in row.notes.contains { SafeText(text).holds($0) } }?.term
  }
}

extension SafeText {
  /// Whether a text stands within this one.
  func holds(_ part: String) -> Bool { string.indices.contains { string[$0...].hasPrefix(part) } }
}
