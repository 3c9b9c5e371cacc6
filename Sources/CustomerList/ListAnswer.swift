/// A cell that answers yes or no: `可` `不可` `○` `×` `有` `無` `1` `0` `TRUE` `FALSE` `する` `しない` `はい` `いいえ`.
enum ListAnswer {
  case yes, no

  /// Nil when the cell says more than that.
  init?(_ cell: ListCells) {
    guard let word = Word(cell.octets[cell.range]),
      let known = Self.words.first(where: { $0.word == word })
    else { return nil }
    self = known.answer
  }

  /// Up to sixteen octets, ASCII capitals made small: what is compared is two numbers.
  private struct Word: Equatable {
    var (first, rest): (UInt64, UInt64) = (0, 0)

    init?(_ octets: ArraySlice<UInt8>) {
      guard octets.count <= 16 else { return nil }
      for octet in octets {
        let isCapital = (0x41...0x5A).contains(octet)
        rest = rest << 8 | first >> 56
        first = first << 8 | UInt64(isCapital ? octet | 0x20 : octet)
      }
    }
  }

  private static let words = known(noWords, .no) + known(yesWords, .yes)

  private static func known(_ words: [String], _ answer: ListAnswer) -> [(word: Word, answer: ListAnswer)] {
    words.compactMap { Word(Array($0.utf8)[...]).map { ($0, answer) } }
  }

  private static let noWords: [String] = [
    "なし", "無し", "無", "特になし", "特に無し", "特になし。", "ない", "-", "ー", "－", "―", "×", "✕", "x", "0", "０", "no", "none",
    "false", "n", "不明", "いいえ", "未確認", "不可", "しない", "否", "nil", "n/a",
  ]
  private static let yesWords: [String] = [
    "有", "有り", "あり", "○", "〇", "◯", "◎", "1", "１", "yes", "true", "y", "はい", "レ", "✓", "✔", "●", "可", "する", "済",
  ]

  /// Allergens in the list's own words; a bare yes becomes the heading and 有. Empty when there are none.
  static func safety(_ cell: ListCells, _ heading: String, _ texts: inout ListedTexts) -> Range<Int> {
    switch ListAnswer(cell) {
    case .no: 0..<0
    case .yes: texts.text((heading.isEmpty ? "アレルギー" : heading) + "有")
    case nil: cell.range
    }
  }

  /// What to be careful of: the heading, or the heading and the remark. Empty when there is nothing.
  static func alert(_ cell: ListCells, _ heading: String, _ texts: inout ListedTexts) -> Range<Int> {
    switch ListAnswer(cell) {
    case .no: 0..<0
    case .yes: texts.text(heading)
    case nil: texts.text(heading + ":" + cell.text)
    }
  }
}
