public import Directory

/// A date as lists write it.
///
///     2024/4/1  2024-04-01  2024.4.1  20240401  2024年 4月 1日(月)  2024/04/01 10:30    in this order, always
///     令和6年4月1日  令和元年5月1日  R6.4.1  S 55. 4. 1  ㍻元年1月8日                   by the eras of Japan
///     13/4/2024  4/13/2024                                                        only if one part is over 12
///     Apr 1, 2024  1 April 2024  1-Apr-2024                                       the month by its English name
///     4/1  4月1日  --04-01  --0401  0000-06-15                                    a birthday without its year
///     45383                                                                       a spreadsheet's day number
///
/// What could be two dates is none: 4/5/2024 and 24/4/1 are refused.
public enum ListDate {
  /// The day; nil when the text is none, or could be two.
  public static func day(_ text: String) -> Day? {
    parse(text, yearNeeded: true) ?? NamedMonth.day(text, yearNeeded: true)
  }

  /// A birthday, whose year may be missing; it is then 1 (4, a leap year, for 29 February).
  public static func birthday(_ text: String) -> Day? {
    parse(text, yearNeeded: false) ?? NamedMonth.day(text, yearNeeded: false)
  }

  /// Whether a cell means "no date": empty, a dash, or only zeros (`0/0/00` of Outlook).
  public static func isNone(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { !(0x31...0x39).contains($0.value) && none.contains($0) }
  }

  /// Whether a text is a day and a month in an order that nobody can tell, or a year of two digits in an unknown century
  /// or era.
  public static func isAmbiguous(_ text: String) -> Bool {
    guard let parts = numbers(scalars(text, longest))?.map(\.value), parts.count == 3 else { return false }
    if parts.allSatisfy({ $0 < 100 }) {
      return [[0, 1, 2], [2, 0, 1], [2, 1, 0]].contains {
        Day(year: 2000 + parts[$0[0]], month: parts[$0[1]], day: parts[$0[2]]) != nil
      }
    }
    guard parts[2] > 999 else { return false }
    return parts[0] != parts[1] && (1...12).contains(parts[0]) && (1...12).contains(parts[1])
  }

  private static let none = Set("0/-.: 　なし未定不明".unicodeScalars)

  /// The years of an era: the letter behind its first one, the year before its first, its last year. (元号; the days on
  /// which they began change nothing here, since every date that an era's year can give is one day.)
  private struct Era {
    let second: Unicode.Scalar
    let before: Int
    let last: Int

    init?(_ first: Unicode.Scalar) {
      switch first {
      case "明", "㍾", "M", "m": (second, before, last) = ("治", 1867, 45)
      case "大", "㍽", "T", "t": (second, before, last) = ("正", 1911, 15)
      case "昭", "㍼", "S", "s": (second, before, last) = ("和", 1925, 64)
      case "平", "㍻", "H", "h": (second, before, last) = ("成", 1988, 31)
      case "令", "㋿", "R", "r": (second, before, last) = ("和", 2018, 99)
      default: return nil
      }
    }
  }

  /// No date is longer than 平成31年12月31日 with a day of the week and a time behind it.
  private static let longest = 40

  /// What a birthday without a year has in front of its month.
  private static let yearless = ["--", "0000"].map { Array($0.unicodeScalars) }

  /// The first scalars of a text, full-width ones and blanks as ASCII.
  private static func scalars(_ text: String, _ most: Int) -> ArraySlice<Unicode.Scalar> {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(most)
    for scalar in text.unicodeScalars {
      if scalars.count == most { break }
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return scalars[...]
  }

  private static func parse(_ text: String, yearNeeded: Bool) -> Day? {
    var scalars = scalars(text, longest + 1)
    if scalars.first == "西", scalars.dropFirst().first == "暦" { scalars = scalars.dropFirst(2) }
    guard scalars.count <= longest, let first = scalars.first else { return nil }
    let era = Era(first)
    if let era {
      scalars.removeFirst()
      if scalars.first == era.second { scalars.removeFirst() }
      scalars = scalars.drop { $0 == " " }
      if scalars.first == "元" { scalars = ["1"] + scalars.dropFirst() }
    }
    let isYearless = yearless.contains { scalars.starts(with: $0) }
    guard let parts = numbers(scalars) else { return nil }
    if let era {
      guard parts.count == 3, (1...era.last).contains(parts[0].value) else { return nil }
      return Day(year: era.before + parts[0].value, month: parts[1].value, day: parts[2].value)
    }
    if isYearless, parts.count >= 2, !yearNeeded {
      return yearless(month: parts[parts.count - 2].value, day: parts[parts.count - 1].value)
    }
    switch parts.count {
    case 1 where isYearless && !yearNeeded && parts[0].digits == 4:
      return yearless(month: parts[0].value / 100, day: parts[0].value % 100)
    case 1: return compact(parts[0].digits, parts[0].value)
    case 2: return yearNeeded ? nil : yearless(month: parts[0].value, day: parts[1].value)
    case 3: return ordered(parts.map(\.value))
    default: return nil
    }
  }

  /// The numbers of a date and how many digits each has. A time, a day of the week or 生 behind it is left, blanks may pad
  /// what stands behind a separator, anything else makes it none.
  private static func numbers(_ scalars: ArraySlice<Unicode.Scalar>) -> [(value: Int, digits: Int)]? {
    var parts: [(value: Int, digits: Int)] = []
    parts.reserveCapacity(3)
    var digits = 0
    var value = 0
    func end() {
      if digits > 0 { parts.append((value, digits)) }
      (digits, value) = (0, 0)
    }
    var rest = scalars
    var isPadding = false
    loop: while let scalar = rest.popFirst() {
      switch scalar {
      case "0"..."9":
        isPadding = false
        digits += 1
        if digits > 8 { return nil }
        value = value * 10 + Int(scalar.value - 0x30)
      case "/", "-", ".", "年", "月":
        end()
        isPadding = true
      case "日":
        end()
        if let day = rest.first, weekdays.contains(day), rest.dropFirst().first == "曜" {
          rest = rest.dropFirst(2)
          if rest.first == "日" { rest.removeFirst() }
        }
      case " " where isPadding || rest.first { $0 != " " }.map(units.contains) ?? false: continue
      case " ", "T", "(", "生": break loop
      default: return nil
      }
    }
    end()
    return parts
  }

  private static let units = Set("年月日".unicodeScalars)
  private static let weekdays = Set("月火水木金土日".unicodeScalars)

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// `20240401`, or days since 1899-12-30 (a spreadsheet's 1 is 1900-01-01, and its 1900 has a 29 February): five
  /// digits reach from 1927 to 2173.
  private static func compact(_ digits: Int, _ value: Int) -> Day? {
    switch digits {
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

  static func yearless(month: Int, day: Int) -> Day? {
    Day(year: month == 2 && day == 29 ? 4 : 1, month: month, day: day)
  }
}
