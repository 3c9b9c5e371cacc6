import Card
import Directory

/// The words of a character display: half-width katakana or ASCII, one cell a scalar, and rules for what gives way
/// when a row is too short.
struct Lettering {
  let language: Language
  let width: Int

  /// Who rings, as the first row may say it.
  struct Name {
    /// As much of it as the row wants to show.
    var text: String
    /// What is left of it when the given name goes: the family name.
    var family: String
    /// Whether it is a person's name, which an honorific may follow.
    var isPerson: Bool

    /// Something that is not a name.
    init(_ text: String) { (self.text, family, isPerson) = (text, text, false) }

    /// A person's name.
    init(_ text: String, family: String) { (self.text, self.family, isPerson) = (text, family, true) }
  }

  /// Letters of a given name that must be left for it to be worth its cells.
  private static let givenLetters = 3

  /// A fixed text.
  func say(_ phrase: Phrase, _ slots: String...) -> String { language.filled(phrase.words, slots) }

  /// A foreign text as this display can write it; nil when there is none or it cannot write all of it.
  func spell(_ text: SafeText) -> String? {
    let spelt = language == .japanese ? HalfwidthKana.fold(text.string) : Romaji.fold(text.string)
    return spelt == "" ? nil : spelt
  }

  /// `11:02`.
  func clock(_ time: LocalTime) -> String { "\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)" }

  /// `1st`, `2nd`; in Japanese the number alone.
  func ordinal(_ number: Int) -> String { language.ordinal(number) }

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
  /// goes, then letters of the given name, then all of it, then the tag; only then is the family name cut.
  func nameRow(_ mark: Card.Mark, _ name: Name, tag: String, atEdge: Bool) -> String {
    let sign = String(Unicode.Scalar(mark.rawValue))
    let honorific = name.isPerson ? say(.honorific) : ""
    if tag.isEmpty { return fitting([sign + name.text + honorific, sign + name.text, sign + name.family]) }
    func tagged(_ text: String) -> String? {
      if atEdge { return spread(sign + text, tag) }
      let row = sign + text + " " + tag
      return CellWidth().of(row) <= width ? row : nil
    }
    let room = width - 2 - CellWidth().of(tag)
    let cut = CellWidth().prefix(name.text, cells: max(0, room))
    let given = CellWidth().of(cut) - CellWidth().of(name.family) - 1
    let rows = [
      tagged(name.text + honorific), tagged(name.text),
      given >= Self.givenLetters ? tagged(cut) : nil, tagged(name.family + honorific), tagged(name.family),
    ]
    return rows.lazy.compactMap { $0 }.first ?? fitting([sign + name.text, sign + name.family])
  }

  /// The family name, or the whole one, from the reading, else from a name in letters that this display has, else
  /// `No.` with the customer's number and the last four digits called from.
  func name(_ person: Customer, whole: Bool, number: SafeText) -> Name {
    for written in [person.kana, person.name] {
      guard let family = spell(FamilyName.of(written)) else { continue }
      let all = spell(SafeText(FamilyName.withoutCompanyForm(written.string)))
      return Name(whole ? all ?? family : family, family: family)
    }
    let last = String(number.string.filter { $0.isASCII && $0.isNumber }.suffix(4))
    if let code = spell(person.code) { return Name("No.\(code) \(last)") }
    return Name(last.isEmpty ? say(.someCustomer) : say(.numberOnly, last))
  }

  /// The family name that all who share a number have; nil when they differ or one cannot be written.
  func sharedName(_ people: [Customer]) -> String? {
    let names = people.map { person in
      [person.kana, person.name].lazy.compactMap { spell(FamilyName.of($0)) }.first
    }
    guard let first = names.first, names.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// What to say: the greeting where this display can write it, else the default of the occasion. Who has waited for
  /// long hears an apology first, and there is no room for two sentences; but nothing is said instead of "who is it?" or
  /// of the apology for something worse.
  func greeting(_ card: Card, _ call: CallState) -> String {
    if call.isLongWait, card.occasion != .shared, card.occasion != .complaint { return say(.waited) }
    let own = language == .japanese ? card.greeting?.kana : card.greeting?.short
    if let own = own.flatMap({ spell($0) }).flatMap({ broken($0) }) { return own }
    switch card.occasion {
    case .regular: return say(.thanksAlways)
    case .complaint: return broken(say(.sorry)) ?? ""
    case .shared:
      let name = language == .japanese ? sharedName(card.people) : nil
      return fitting([name.map { "\($0)ｻﾏ " } ?? "", ""].map { $0 + say(.whoIsCalling) })
    case .noNumber, .newNumber, .heardBefore, .customer: return say(.thanks)
    }
  }

  /// A sentence that is too long ends behind a word with ` ...`, so that whoever reads it out knows to go on; nil when
  /// half a row or less would be left of it.
  private func broken(_ sentence: String) -> String? {
    if CellWidth().of(sentence) <= width { return sentence }
    let room = width - 4
    guard room > 0 else { return nil }
    let head = CellWidth().prefix(sentence, cells: room + 1)
    guard let blank = head.lastIndex(of: " ") else { return nil }
    let kept = head[..<blank]
    return CellWidth().of(String(kept)) * 2 > width ? String(kept) + " ..." : nil
  }

  /// A text shortened as English does it: the vowels go out of the last word, all but its first letter.
  func abbreviated(_ text: String) -> String {
    guard language == .english, let last = text.split(separator: " ").last else { return text }
    let bones = last.prefix(1) + String(last.dropFirst()).filter { !"AEIOU".contains($0) }
    return String(text.dropLast(last.count)) + String(bones)
  }
}
