import Card
import Directory

/// The words of the 80-column page: ordinary writing in either language, or ASCII alone.
struct PageText {
  let layout: Layout

  var width: Int { layout.size.width }
  var cells: CellWidth { layout.cells }
  private var isEnglish: Bool { layout.language == .english }

  /// A fixed text.
  func say(_ phrase: PagePhrase, _ slots: String...) -> String { layout.language.filled(phrase.words, slots) }

  /// A word of the rule.
  func said(_ term: Term) -> String { isEnglish ? term.english : term.japanese }

  /// A foreign text as this page can write it; nil when there is none or it cannot.
  func spell(_ text: SafeText) -> String? {
    if text.isEmpty { return nil }
    if layout.letters != .ascii || Self.isASCII(text) { return text.string }
    let spelt = Romaji.fold(text.string)
    return spelt == "" ? nil : spelt
  }

  private static func isASCII(_ text: SafeText) -> Bool { text.string.utf8.allSatisfy { $0 < 0x7F } }

  /// Written in Latin letters, whatever their accents.
  private static func isLatin(_ text: SafeText) -> Bool {
    !text.isEmpty && text.string.unicodeScalars.allSatisfy { $0.value < 0x0250 }
  }

  // MARK: people

  /// A customer's name as it is addressed, or as much of one as this page can write. In English it is that of the
  /// reading, `TANAKA Yoshiko`, unless the list has it in Latin letters.
  func name(_ person: Customer) -> String {
    if isEnglish, !Self.isLatin(person.name) || layout.letters == .ascii, let latin = latin(person.kana) {
      return latin
    }
    return spell(person.name) ?? spell(person.kana) ?? spell(person.code).map { "No.\($0)" } ?? "-"
  }

  /// A reading in Latin letters: the family name in capitals.
  private func latin(_ kana: SafeText) -> String? {
    if Self.isLatin(kana) { return spell(kana) }
    guard let spelt = Romaji.fold(FamilyName.withoutCompanyForm(kana.string)), !spelt.isEmpty else {
      return nil
    }
    let words = spelt.split(separator: " ").map { String($0) }
    return (words.prefix(1) + words.dropFirst().map { FamilyName.capitalised($0) }).joined(separator: " ")
  }

  /// Who, and how that is read, or written.
  func nameAndReading(_ person: Customer) -> String {
    let shown = name(person)
    let other = isEnglish ? (Self.isLatin(person.name) ? nil : spell(person.name)) : spell(person.kana)
    let named = isEnglish ? shown : shown + honorific(shown)
    guard let other, other != shown, layout.letters != .ascii || !isEnglish else { return named }
    return "\(named)   \(other)"
  }

  /// `様`, apart from a name in kanji, whose last letter it could be taken for.
  func honorific(_ name: String) -> String {
    let isKana = name.unicodeScalars.last.map { (0x3041...0x30FF).contains($0.value) } ?? false
    let word = say(.pageHonorific)
    return isKana ? String(word.drop { $0 == " " }) : word
  }

  /// The family name; nil when this page cannot write it.
  func familyName(_ person: Customer) -> String? {
    if isEnglish, !Self.isLatin(person.name), let latin = latin(person.kana) {
      return latin.split(separator: " ").first.map { String($0) }
    }
    return spell(FamilyName.of(person.name)) ?? spell(FamilyName.of(person.kana))
  }

  /// What follows the family name, else the whole name.
  func givenName(_ person: Customer) -> String {
    let whole = FamilyName.withoutTitle(name(person))
    let words = whole.split(separator: " ")
    return words.count > 1 ? words.dropFirst().joined(separator: " ") : whole
  }

  /// A member of staff: in English in Latin capitals where the name can be spelt.
  func staff(_ name: SafeText) -> String? {
    if isEnglish, let latin = Romaji.fold(name.string), !latin.isEmpty { return latin }
    return spell(name)
  }

  /// The class, one word.
  func word(_ standing: Standing) -> String {
    guard isEnglish else { return standing.term.japanese }
    return Lettering(language: .english, width: width).word(standing) ?? standing.term.english.uppercased()
  }

  // MARK: days and times

  /// `7/4(土)`, `Sat 7/4`.
  func dateWithWeekday(_ day: Day) -> String {
    let date = "\(day.parts.month)/\(day.parts.day)"
    if isEnglish { return "\(["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][day.weekday]) \(date)" }
    return "\(date)(\(["日", "月", "火", "水", "木", "金", "土"][day.weekday]))"
  }

  /// `2026-06-13`.
  func fullDate(_ day: Day) -> String { "\(day.parts.year)-\(two(day.parts.month))-\(two(day.parts.day))" }

  /// `4/02`, for days that stand below each other.
  func column(_ day: Day, _ today: Day) -> String {
    let short = day.short(from: today)
    return day.parts.day < 10 && short == "\(day.parts.month)/\(day.parts.day)"
      ? "\(day.parts.month)/0\(day.parts.day)" : short
  }

  /// `12:34:05`.
  func clock(_ time: LocalTime, seconds: Bool) -> String {
    "\(two(time.hour)):\(two(time.minute))" + (seconds ? ":\(two(Int(time.second) % 60))" : "")
  }

  /// `7/4(土) 19:00 2名`.
  func booking(_ booking: Booking) -> String {
    let party = booking.party.map { say(.pageParty, "\($0)") }
    return [dateWithWeekday(booking.day), spell(booking.time), party].compactMap { $0 }.joined(separator: " ")
  }

  /// `1st`, `2nd`; in Japanese the number alone.
  func ordinal(_ number: Int) -> String { layout.language.ordinal(number) }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
