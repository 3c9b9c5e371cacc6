import Testing

@testable import CustomerList

@Suite struct ListAnswerTests {
  private static func answer(_ text: String) -> ListAnswer? {
    var cells = ListCells(Array(text.utf8))
    return cells.advance() ? ListAnswer(cells) : nil
  }

  @Test(arguments: [
    "なし", "ナシ", "ﾅｼ", "なし。", "（なし）", "ナシ。", "無し", "無", "無い", "ない", "特になし", "特に無し。", "特にナシ", "特に ﾅｼ", "特記なし",
    "特記事項なし", "該当なし",
    "該当無し", "アレルギーなし", "ｱﾚﾙｷﾞｰﾅｼ", "アレルギーは特になし", "食物アレルギーはありません。", "ありません", "特にありません", "No", "Ｎｏ", "NO.", "Ｘ",
    "×", "x",
    "0", "０", "FALSE", "ＦＡＬＳＥ", "None", "no allergies", "N/A", "NKA", "-", "--", "－", "未確認", "未記入", "不明", "いいえ",
    "しない",
  ])
  func noInEveryForm(text: String) {
    #expect(Self.answer(text) == .no)
  }

  @Test(arguments: [
    "有", "あり", "アリ", "ｱﾘ", "有り。", "ある", "○", "〇", "◎", "1", "１", "YES", "ＹＥＳ", "Yes!", "ＴＲＵＥ", "はい", "ハイ", "レ",
    "可", "する", "済",
  ])
  func yesInEveryForm(text: String) {
    #expect(Self.answer(text) == .yes)
  }

  @Test(arguments: [
    "卵", "えび", "卵なし", "卵アレルギーなし", "乳以外なし", "梨", "和ナシ", "モモ、ナシ", "なし、もも", "ナシアレルギー", "蟻", "無花果", "ありあけ", "01",
    "10", "2",
    "特に卵", "該当あり(卵)", "nothing with nuts", "No nuts", "noodles", "。", "()", "*", "※", "・", "",
    "なしなしなしなしなしなしなしなしなしなしなしなしなしなしなしなしなしなし",
  ])
  func whatSaysMoreIsNoAnswer(text: String) {
    #expect(Self.answer(text) == nil)
  }
}
