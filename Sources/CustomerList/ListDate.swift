public import Directory

/// A date as lists write it.
///
///     2024/4/1  2024-04-01  2024.4.1  20240401  2024年4月1日  2024/04/01 10:30    in this order, always
///     令和6年4月1日  令和元年5月1日  R6.4.1  昭55.4.1  ㍻元年1月8日                     by the eras of Japan
///     13/4/2024  4/13/2024                                                        only if one part is over 12
///     4/1  4月1日  --04-01  0000-06-15                                            a birthday without its year
///     45383                                                                       a spreadsheet's day number
///
/// What could be two dates is none: 4/5/2024 is refused.
public enum ListDate {
  /// The day; nil when the text is none, or could be two.
  public static func day(_ text: String) -> Day? { parse(text, yearNeeded: true) }

  /// A birthday, whose year may be missing; it is then 1 (4, a leap year, for 29 February).
  public static func birthday(_ text: String) -> Day? { parse(text, yearNeeded: false) }

  /// Whether a cell means "no date": empty, a dash, or only zeros (`0/0/00` of Outlook).
  public static func isNone(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { "0/-.: 　なし未定不明".unicodeScalars.contains($0) }
  }

  /// The eras: letter, names, first year less one, last year. (元号; the days on which they began change nothing here,
  /// since every date that an era's year can give is one day.)
  private static let eras: [(letter: Unicode.Scalar, names: [String], before: Int, last: Int)] = [
    ("M", ["明治", "明", "㍾"], 1867, 45), ("T", ["大正", "大", "㍽"], 1911, 15), ("S", ["昭和", "昭", "㍼"], 1925, 64),
    ("H", ["平成", "平", "㍻"], 1988, 31), ("R", ["令和", "令", "㋿"], 2018, 99),
  ]

  private static func parse(_ text: String, yearNeeded: Bool) -> Day? {
    var rest = Folding.widthFolded(text).split(whereSeparator: { $0 == " " || $0 == "T" && text.count > 10 }).first
      .map(String.init) ?? ""
    // No date is longer than 平成31年12月31日, with its day of the week behind it.
    guard !rest.isEmpty, rest.count <= 20 else { return nil }
    var era: (before: Int, last: Int)?
    for candidate in eras {
      let names = candidate.names + [String(candidate.letter), String(candidate.letter).lowercased()]
      guard let name = names.first(where: rest.hasPrefix) else { continue }
      era = (candidate.before, candidate.last)
      rest = String(rest.dropFirst(name.count))
      if rest.hasPrefix("元") { rest = "1" + rest.dropFirst() }
      break
    }
    let isYearless = rest.hasPrefix("--") || rest.hasPrefix("0000")
    if let bracket = rest.firstIndex(of: "(") { rest = String(rest[..<bracket]) }
    var parts: [Int] = []
    for part in rest.split(whereSeparator: { "/-.年月日".contains($0) }) {
      guard part.utf8.count <= 8, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(part) else {
        return nil
      }
      parts.append(value)
    }
    if let era {
      guard parts.count == 3, (1...era.last).contains(parts[0]) else { return nil }
      return Day(year: era.before + parts[0], month: parts[1], day: parts[2])
    }
    if isYearless, parts.count >= 2, !yearNeeded {
      return yearless(month: parts[parts.count - 2], day: parts[parts.count - 1])
    }
    switch parts.count {
    case 1: return compact(rest.filter { $0 != "-" }, parts[0])
    case 2: return yearNeeded ? nil : yearless(month: parts[0], day: parts[1])
    case 3: return ordered(parts)
    default: return nil
    }
  }

  /// `20240401`, or days since 1899-12-30 (a spreadsheet's 1 is 1900-01-01, and its 1900 has a 29 February): five
  /// digits reach from 1927 to 2173.
  private static func compact(_ digits: String, _ value: Int) -> Day? {
    switch digits.utf8.count {
    case 8: Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    case 5 where value >= 10_000: Day(number: Int32(value) - 25_569)
    default: nil
    }
  }

  private static func ordered(_ parts: [Int]) -> Day? {
    if parts[0] > 999 { return Day(year: parts[0], month: parts[1], day: parts[2]) }
    guard parts[2] > 999 else { return nil }
    if parts[0] == parts[1] || parts[1] > 12 { return Day(year: parts[2], month: parts[0], day: parts[1]) }
    return parts[0] > 12 ? Day(year: parts[2], month: parts[1], day: parts[0]) : nil
  }

  private static func yearless(month: Int, day: Int) -> Day? {
    Day(year: month == 2 && day == 29 ? 4 : 1, month: month, day: day)
  }
}
