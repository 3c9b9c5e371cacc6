import Card
import Directory

/// The words of a character display: half-width katakana or ASCII, one cell a scalar, and rules for what gives way
/// when a row is too short.
struct Lettering {
  let language: Language
  let width: Int

  /// A fixed text.
  func say(_ phrase: Phrase, _ slots: String...) -> String { phrase.text(language, slots) }

  /// Why somebody called, as it fits behind a time.
  func say(_ reason: CallReason) -> String {
    let words: (kana: String, latin: String) =
      switch reason {
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

  /// A foreign text as this display can write it; nil when there is none or it cannot write all of it.
  func spell(_ text: SafeText) -> String? {
    let spelt = language == .japanese ? HalfwidthKana.fold(text.string) : Romaji.fold(text.string)
    return spelt == "" ? nil : spelt
  }

  /// `11:02`.
  func clock(_ time: LocalTime) -> String { "\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)" }

  /// `1st`, `2nd`; in Japanese the number alone.
  func ordinal(_ number: Int) -> String {
    if language == .japanese { return "\(number)" }
    let ending =
      switch (number % 10, number / 10 % 10) {
      case (_, 1): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  /// The first of the candidates that fits, else the last one, cut.
  func fitting(_ candidates: [String], cells: Int? = nil) -> String {
    let cells = cells ?? width
    let fits = candidates.first { CellWidth().of($0) <= cells }
    return fits ?? CellWidth().prefix(candidates.last ?? "", cells: cells)
  }

  /// Left and right text with blanks between them, at least one; nil when both do not fit.
  func spread(_ left: String, _ right: String) -> String? {
    let blanks = width - CellWidth().of(left) - CellWidth().of(right)
    return blanks > 0 ? left + String(repeating: " ", count: blanks) + right : nil
  }

  /// The first row: mark and name, with `tag` after it or at the right edge. When they do not fit, first the honorific
  /// goes, then the tag, and only then is the name cut.
  func nameRow(_ mark: Card.Mark, _ name: (text: String, isName: Bool), tag: String, atEdge: Bool) -> String {
    let bare = String(Unicode.Scalar(mark.rawValue)) + name.text
    var candidates: [String] = []
    for text in name.isName ? [bare + say(.honorific), bare] : [bare] where !tag.isEmpty {
      let row = atEdge ? spread(text, tag) : text + " " + tag
      if let row { candidates.append(row) }
    }
    if tag.isEmpty, name.isName { candidates.append(bare + say(.honorific)) }
    return fitting(candidates + [bare])
  }

  /// The family name, or the whole one, from the reading, else from a name in letters that this display has, else
  /// `No.` with the customer's number and the last four digits called from.
  func name(_ person: Customer, whole: Bool, number: SafeText) -> (text: String, isName: Bool) {
    for written in [person.kana, person.name] {
      let text = whole ? SafeText(FamilyName.withoutCompanyForm(written.string)) : FamilyName.of(written)
      if let spelt = spell(text) { return (spelt, true) }
    }
    let last = String(number.string.filter { $0.isASCII && $0.isNumber }.suffix(4))
    if let code = spell(person.code) { return ("No.\(code) \(last)", false) }
    return (last.isEmpty ? say(.someCustomer) : say(.numberOnly, last), false)
  }

  /// The family name that all who share a number have; nil when they differ or one cannot be written.
  func sharedName(_ people: [Customer]) -> String? {
    let names = people.map { person in
      [person.kana, person.name].lazy.compactMap { spell(FamilyName.of($0)) }.first
    }
    guard let first = names.first, names.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// What is dangerous: as many words as fit, and `+2` when two more do not fit or cannot be written.
  func dangerRow(_ words: [String?], after: String = "", cells: Int) -> String {
    let written = words.compactMap { $0 }
    guard let first = written.first else {
      return fitting([say(.danger) + say(.dangerUnreadable)], cells: cells)
    }
    var candidates: [String] = []
    for shown in stride(from: written.count, through: 1, by: -1) {
      let left = words.count - shown
      let row = say(.danger) + written.prefix(shown).joined(separator: " ") + (left > 0 ? "+\(left)" : "")
      candidates += after.isEmpty ? [row] : [row + after, row]
    }
    let left = words.count > 1 ? "+\(words.count - 1)" : ""
    let room = max(0, cells - CellWidth().of(say(.danger) + left))
    candidates.append(say(.danger) + CellWidth().prefix(first, cells: room) + left)
    return fitting(candidates, cells: cells)
  }

  /// What to say: the greeting where this display can write it whole, else the default of the occasion. Who has
  /// waited for long hears an apology first, and there is no room for two sentences; but nothing is said instead of
  /// "who is it?" or of the apology for something worse.
  func greeting(_ card: Card, _ call: CallState) -> String {
    if call.isLongWait, card.occasion != .shared, card.occasion != .complaint { return say(.waited) }
    let own = language == .japanese ? card.greeting?.kana : card.greeting?.short
    if let own = own.flatMap({ spell($0) }), CellWidth().of(own) <= width { return own }
    switch card.occasion {
    case .regular: return say(.thanksAlways)
    case .complaint: return say(.sorry)
    case .shared:
      let name = language == .japanese ? sharedName(card.people) : nil
      return fitting([name.map { "\($0)ｻﾏ " } ?? "", ""].map { $0 + say(.whoIsCalling) })
    case .noNumber, .newNumber, .heardBefore, .customer: return say(.thanks)
    }
  }

  /// The words of all safety texts behind the number, each once.
  func dangerWords(_ card: Card) -> [String?] {
    var words: [String?] = []
    for danger in card.dangers {
      let new = Allergen.words(danger.text, language)
      words += new.filter { word in word == nil || !words.contains(word) }
      if new.isEmpty { words.append(nil) }
    }
    return words
  }

  /// Row with `^` in its last cell when something is open besides the danger, whose row this is.
  func pinned(_ card: Card, _ row: (Int) -> String) -> String {
    if card.openMatter == nil, !card.needsCare { return row(width) }
    return CellWidth().fit(row(width - 2), cells: width - 1) + "^"
  }
}
