import Card
import Directory

/// The words of the 80-column page: ordinary writing in either language, or ASCII alone.
struct PageText {
  let layout: Layout

  var width: Int { layout.size.width }
  var cells: CellWidth { layout.cells }

  /// A fixed text.
  func say(_ phrase: Phrase, _ slots: String...) -> String { phrase.text(layout.language, slots) }

  /// A foreign text as this page can write it; nil when there is none or it cannot.
  func spell(_ text: SafeText) -> String? {
    if text.isEmpty { return nil }
    if layout.letters != .ascii || text.string.utf8.allSatisfy({ $0 < 0x7F }) { return text.string }
    let spelt = Romaji.fold(text.string)
    return spelt == "" ? nil : spelt
  }

  /// A customer's name as it is addressed, or as much of one as this page can write.
  func name(_ person: Customer) -> String {
    spell(person.name) ?? spell(person.kana) ?? spell(person.code).map { "No.\($0)" } ?? "-"
  }

  /// The family name; nil when this page cannot write it.
  func familyName(_ person: Customer) -> String? {
    spell(FamilyName.of(person.name)) ?? spell(FamilyName.of(person.kana))
  }

  /// What follows the family name, else the whole name.
  func givenName(_ person: Customer) -> String {
    let words = name(person).split(separator: " ")
    return words.count > 1 ? words.dropFirst().joined(separator: " ") : name(person)
  }

  /// A safety text: the list's own words, with the English of those that are known where the page is in English, and
  /// only that where the page has no other letters.
  func danger(_ text: SafeText) -> String {
    if layout.language == .japanese || text.string.utf8.allSatisfy({ $0 < 0x7F }) { return text.string }
    let words = Allergen.words(text, .english)
    let known = words.compactMap { $0 }
    let unknown = words.count - known.count
    var english = known.joined(separator: ", ")
    if unknown > 0 { english += known.isEmpty ? say(.pageSeeList) : " +\(unknown) (\(say(.pageSeeList)))" }
    if layout.letters == .ascii { return english.isEmpty ? say(.pageSeeList) : english }
    return known.isEmpty ? text.string : "\(text.string) = \(english)"
  }

  /// `7/4(土)`, `Sat 7/4`.
  func dateWithWeekday(_ day: Day) -> String {
    let date = "\(day.parts.month)/\(day.parts.day)"
    if layout.language == .english {
      return "\(["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][day.weekday]) \(date)"
    }
    return "\(date)(\(["日", "月", "火", "水", "木", "金", "土"][day.weekday]))"
  }

  /// `2026-06-13`.
  func fullDate(_ day: Day) -> String { "\(day.parts.year)-\(two(day.parts.month))-\(two(day.parts.day))" }

  /// `12:34:05`.
  func clock(_ time: LocalTime, seconds: Bool) -> String {
    "\(two(time.hour)):\(two(time.minute))" + (seconds ? ":\(two(Int(time.second) % 60))" : "")
  }

  /// `1st`, `2nd`; in Japanese the number alone.
  func ordinal(_ number: Int) -> String { layout.language.ordinal(number) }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A line across the page.
  func rule(_ sign: String) -> String { String(repeating: sign, count: width) }

  /// Left and right text at the two edges; the left one is cut when both do not fit.
  func spread(_ left: String, _ right: String) -> String {
    if right.isEmpty { return left }
    let room = width - cells.of(right)
    return room > 2 ? cells.fit(left, cells: room - 2) + "  " + right : left
  }

  /// Items side by side, three blanks between them, each row behind `head`; an item too long for a row is wrapped.
  func pack(_ items: [String], behind head: String = "  ") -> [String] {
    let room = width - cells.of(head)
    var rows: [String] = []
    for item in items {
      if let last = rows.last, cells.of(last) + 3 + cells.of(item) <= room {
        rows[rows.count - 1] = last + "   " + item
      } else {
        rows += cells.wrap(item, cells: room, lines: layout.size.height)
      }
    }
    return rows.map { head + $0 }
  }

  /// A text behind its label, on at most three rows.
  func labelled(_ label: Phrase, _ text: String?) -> [String] { labelled(say(label), text) }

  /// The same under a heading of the shop's own.
  func labelled(_ label: String, _ text: String?) -> [String] {
    guard let text else { return [] }
    let head = "  " + cells.fit(label, cells: 8) + " "
    let lines = cells.wrap(text, cells: width - 11, lines: 3)
    return lines.enumerated().map { place, line in
      (place == 0 ? head : String(repeating: " ", count: 11)) + line
    }
  }
}
