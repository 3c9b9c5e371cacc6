import Directory

/// A cell that answers yes or no: `可` `不可` `○` `×` `有` `無` `1` `0` `TRUE` `FALSE` `する` `しない` `はい` `いいえ`, in any
/// width and kana, with `。` behind it or in brackets; for no also `特になし` `該当なし` `アレルギーはありません`.
enum ListAnswer {
  case yes, no

  /// Nil when the cell says more than that.
  init?(_ cell: ListCells) {
    let octets = cell.octets[cell.range]
    let plain = Word(octets).flatMap { word in Self.words.first { $0.word == word }?.answer }
    guard let answer = plain ?? Self.answer(octets) else { return nil }
    self = answer
  }

  /// The answer of a cell that has another form than the words of the table.
  private static func answer(_ octets: ArraySlice<UInt8>) -> ListAnswer? {
    guard octets.count <= longest else { return nil }
    let heading = Folding.heading(String(decoding: octets, as: UTF8.self)).unicodeScalars
    let isMark = marks.contains
    let start = heading.drop(while: isMark)
    let end = start.lastIndex { !isMark($0) }
    return end.flatMap { folded[String(start[...$0])] }
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
    "なし", "無し", "無", "特になし", "特に無し", "ない", "-", "--", "ー", "－", "―", "×", "✕", "✖", "✗", "x", "0", "０", "no",
    "none", "false", "n", "不明", "いいえ", "未確認", "未記入",
    "未回答", "不可", "しない", "否", "nil", "n/a", "nothing", "not known", "none known", "nka", "nkda", "no allergies",
    "no allergy", "no known allergies", "問題なし", "異常なし",
  ]
  private static let yesWords: [String] = [
    "有", "有り", "あり", "有る", "ある", "○", "〇", "◯", "◎", "1", "１", "yes", "true", "y", "はい", "レ", "✓", "✔", "●",
    "可", "する", "済",
  ]
  /// What is said not to be there, or only that there is nothing; 卵アレルギーなし speaks of one thing and is no answer.
  private static let absent: [String] = [
    "", "特に", "特には", "特記", "特記事項", "特記事項は", "該当", "該当事項", "アレルギー", "アレルギーは", "アレルギーは特に", "食物アレルギー", "食物アレルギーは",
    "食品アレルギー", "現在", "今のところ",
  ]
  private static let absences: [String] = [
    "なし", "無し", "無", "ない", "無い", "なしです", "無しです", "ないです", "ありません", "有りません", "ございません",
  ]
  /// After folding.
  private static let marks = Set("。.、,!()[]【】「」".unicodeScalars)
  /// Octets of 食物アレルギーはありません in brackets, half-width kana with their marks, and then some.
  private static let longest = 96
  private static let folded: [String: ListAnswer] = {
    var folded: [String: ListAnswer] = [:]
    let absences = Self.absences.flatMap { absence in absent.map { $0 + absence } }
    for (words, answer) in [(noWords + absences, ListAnswer.no), (yesWords, .yes)] {
      for word in words { folded[Folding.heading(word)] = answer }
    }
    return folded
  }()

  /// Allergens in the list's own words; a bare yes becomes the heading and 有. Empty when there are none.
  /// `isOfOne`: the heading names the allergen (`namesAllergen`).
  static func safety(
    _ cell: ListCells, _ heading: String, isOfOne: Bool, _ texts: inout ListedTexts
  ) -> Range<Int> {
    switch ListAnswer(cell) {
    case .no: 0..<0
    case .yes: texts.text((heading.isEmpty ? "アレルギー" : heading) + "有")
    case nil: isOfOne ? texts.text(heading + ":" + cell.text) : cell.range
    }
  }

  /// Whether a heading says to what: 小麦アレルギー, アレルギー(小麦), 小麦, and not アレルギー情報.
  static func namesAllergen(_ heading: String) -> Bool {
    var rest = Folding.heading(heading)
    if allergens.contains(rest) { return true }
    if let word = allergy.first(where: { rest.hasSuffix($0) }) {
      rest.removeLast(word.count)
    } else if let word = allergy.first(where: { rest.hasPrefix($0) }) {
      rest.removeFirst(word.count)
    } else {
      return false
    }
    let signs = Set("()[]【】「」:・-_/&,*0123456789".unicodeScalars)
    rest = String(String.UnicodeScalarView(rest.unicodeScalars.filter { !signs.contains($0) }))
    return !rest.isEmpty && !generic.contains(rest)
  }

  private static let allergy = ["アレルギー", "アレルギ", "allergies", "allergy"].map { Folding.heading($0) }
  /// What says of no allergen in particular.
  private static let generic = Set(
    [
      "食物", "食品", "食材", "食", "料理", "情報", "等", "など", "有無", "の有無", "あり", "内容", "詳細", "備考", "メモ", "項目", "欄", "原因",
      "食物情報", "食物等", "について", "はありますか", "ご", "お客様", "顧客", "本人", "ご本人", "品目", "物質", "注意", "対応", "食物の有無", "食品の有無",
      "名", "苦手", "苦手なもの", "苦手食材", "苦手な食材", "嫌い", "嫌いなもの", "ng", "ng食材", "禁忌", "禁忌事項", "制限", "食事制限", "好み",
      "好き嫌い",
      "既往症", "既往歴", "病歴", "持病", "体質", "特記事項", "要注意",
      "food", "foods", "info", "information", "notes", "note", "details", "list", "any", "known", "dietary",
      "and", "or", "s", "customer", "type", "types", "dietaryrestrictions", "dietaryrequirements",
      "restrictions",
      "intolerances", "anddietaryrestrictions", "anddietaryrequirements", "andintolerances",
    ].map { Folding.heading($0) })

  /// Whether headings are a column each of what people have allergies to, though none says so: two at the least that
  /// every label has to name.
  static func areAllergens(_ headings: [String]) -> Bool { headings.count { labelled.contains($0) } > 1 }

  /// 食品表示基準, 別表第14: what has to be named.
  private static let labelled = Set(
    [
      "卵", "たまご", "玉子", "乳", "牛乳", "乳製品", "小麦", "えび", "海老", "かに", "蟹", "そば", "蕎麦", "落花生", "ピーナッツ", "くるみ", "egg",
      "eggs", "milk", "wheat", "shrimp", "crab", "buckwheat", "peanut", "peanuts", "walnut", "walnuts",
    ].map { Folding.heading($0) })
  /// And what should be, by the agency's notice on the same.
  static let allergens = labelled.union(
    [
      "鶏卵", "アーモンド", "あわび", "鮑", "いか", "いくら", "オレンジ", "カシューナッツ", "キウイ", "キウイフルーツ", "牛肉", "ごま", "胡麻", "さけ", "鮭",
      "さば",
      "鯖", "大豆", "鶏肉", "バナナ", "豚肉", "マカダミアナッツ", "もも", "桃", "やまいも", "山芋", "りんご", "ゼラチン", "ピスタチオ", "ナッツ", "ナッツ類",
      "木の実",
      "甲殻類", "魚卵", "dairy", "gluten", "shellfish", "nuts", "treenuts", "soy", "sesame", "fish",
    ].map { Folding.heading($0) })

  /// Whether what became of a visit is that there was none: キャンセル済み, 無断キャンセル, No-show, cancelled by customer.
  static func saysNobodyCame(_ cell: ListCells) -> Bool {
    guard cell.range.count <= longest else { return false }
    let folded = Array(Folding.heading(cell.text).utf8)
    return cancelled.contains { Folding.holds(folded, $0) } && !stillOn.contains { Folding.holds(folded, $0) }
  }

  private static let cancelled = [
    "キャンセル", "取消", "取リ消", "ノーショー", "来店セズ", "未来店", "不来店", "cancel", "noshow", "didnotshow", "voided",
  ].map { Array($0.utf8) }
  private static let stillOn = [
    "キャンセルナシ", "キャンセル無", "キャンセル待", "キャンセル可", "キャンセル不可", "notcancel", "uncancel", "cancelable", "cancellable",
  ].map { Array($0.utf8) }

  /// What to be careful of: the heading, or the heading and the remark. Empty when there is nothing.
  static func alert(_ cell: ListCells, _ heading: String, _ texts: inout ListedTexts) -> Range<Int> {
    switch ListAnswer(cell) {
    case .no: 0..<0
    case .yes: texts.text(heading)
    case nil: texts.text(heading + ":" + cell.text)
    }
  }
}
