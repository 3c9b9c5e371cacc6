/// A cell that answers yes or no: `可` `不可` `○` `×` `有` `無` `1` `0` `TRUE` `FALSE` `する` `しない` `はい` `いいえ`.
enum ListAnswer {
  case yes, no

  /// Nil when the cell says more than that.
  init?(_ text: String) {
    let word = text.lowercased()
    if Self.noWords.contains(word) {
      self = .no
    } else if Self.yesWords.contains(word) {
      self = .yes
    } else {
      return nil
    }
  }

  private static let noWords: Set<String> = [
    "なし", "無し", "無", "特になし", "特に無し", "特になし。", "ない", "-", "ー", "－", "―", "×", "✕", "x", "0", "０", "no", "none",
    "false", "n", "不明", "いいえ", "未確認", "不可", "しない", "否", "nil", "n/a",
  ]
  private static let yesWords: Set<String> = [
    "有", "有り", "あり", "○", "〇", "◯", "◎", "1", "１", "yes", "true", "y", "はい", "レ", "✓", "✔", "●", "可", "する", "済",
  ]

  /// Allergens in the list's own words; a bare yes becomes the heading and 有. Nil when there are none.
  static func safety(_ text: String, _ heading: String) -> String? {
    switch ListAnswer(text) {
    case .no: nil
    case .yes: (heading.isEmpty ? "アレルギー" : heading) + "有"
    case nil: text
    }
  }

  /// What to be careful of: the heading, or the heading and the remark. Nil when there is nothing.
  static func alert(_ text: String, _ heading: String) -> String? {
    switch ListAnswer(text) {
    case .no: nil
    case .yes: heading
    case nil: heading + ":" + text
    }
  }
}
