public import Directory

/// Who of the staff is in on which day (本日出勤): a file that the shop writes.
///
/// ```
/// # names as the list writes them under 担当
/// 斎藤、林                     every day (or 毎日: 斎藤、林); one name a line does as well
/// 月-金: 山田 10:00-18:00      on those days of the week; a time may stand behind a name, and does not count
/// Sat Sun: Hayashi
/// 2026-07-01: 林              on this day these, whatever else is written; with nobody behind it: closed
/// 1/1:                        the same, each year
/// ```
/// What a line means that cannot be read is not guessed: nobody of it is in.
public struct Roster: Equatable, Sendable {
  /// When the names of a line are in.
  private enum Days: Equatable, Sendable {
    case every
    /// 0 Sunday … 6 Saturday.
    case week(Set<Int>)
    /// Of a year, or each.
    case date(year: Int?, month: Int, day: Int)
  }

  private struct Line: Equatable, Sendable {
    let days: Days
    let names: [SafeText]
  }

  /// Lines of a file at most: a year, day by day, and as much again.
  public static let mostLines = 1000
  /// Names of a line at most; a shop whose telephone this is has fewer.
  static let mostNames = 100

  private var lines: [Line] = []
  /// Numbers of lines that could not be read, from 1.
  public private(set) var unreadable: [Int] = []
  /// Whether there were more lines than are read.
  public private(set) var isCut = false

  /// Reads a file.
  public init(text: String) {
    let rows = text.split(maxSplits: Self.mostLines, omittingEmptySubsequences: false) { $0.isNewline }
    isCut = rows.count > Self.mostLines
    for (place, row) in rows.prefix(Self.mostLines).enumerated() {
      let row = row.prefix { $0 != "#" && $0 != "＃" }
      if row.allSatisfy(\.isWhitespace) { continue }
      if let line = Self.line(row) { lines.append(line) } else { unreadable.append(place + 1) }
    }
  }

  /// Who is in on a day. Lines for that very day count alone.
  public func onDuty(on day: Day) -> [SafeText] {
    var (dated, names): ([SafeText]?, [SafeText]) = (nil, [])
    for line in lines {
      switch line.days {
      case .every: names += line.names
      case .week(let days): if days.contains(day.weekday) { names += line.names }
      case .date(let year, let month, let number):
        let parts = day.parts
        guard year ?? parts.year == parts.year, month == parts.month, number == parts.day else { continue }
        dated = (dated ?? []) + line.names
      }
    }
    return dated ?? names
  }

  /// Whether two spellings are one name: blanks, width and capitals do not count.
  public static func isSame(_ left: SafeText, _ right: SafeText) -> Bool {
    left == right && !left.isEmpty || !left.isEmpty && comparable(left) == comparable(right)
  }

  private static func comparable(_ name: SafeText) -> [UInt32] {
    name.string.unicodeScalars.compactMap { scalar in
      let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      if value == 0x20 || value == 0x3000 { return nil }
      return (0x41...0x5A).contains(value) ? value + 0x20 : value
    }
  }

  // MARK: reading

  private static func line(_ row: Substring) -> Line? {
    guard let colon = row.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return Line(days: .every, names: names(row))
    }
    let (head, rest) = (row[..<colon], row[colon...].dropFirst())
    if let days = days(head) { return Line(days: days, names: names(rest)) }
    // `斎藤 10:00-18:00`: the colon of a time stands between digits.
    guard let last = head.unicodeScalars.last, isDigit(last), let next = rest.unicodeScalars.first,
      isDigit(next)
    else { return nil }
    return Line(days: .every, names: names(row))
  }

  private static func names(_ text: Substring) -> [SafeText] {
    let marks: Set<Character> = [",", "、", "，", ";", "；", "\t"]
    let names = text.split { marks.contains($0) }.prefix(mostNames).map { part in
      SafeText(part.split { $0.isWhitespace }.map { withoutTime($0) }.joined(separator: " "))
    }
    return names.filter { !$0.isEmpty }
  }

  /// `10:00-18:00`, `10-18`, `10時〜` and the same in brackets say nothing here; so does what is glued to a name.
  private static func withoutTime(_ word: Substring) -> String {
    let scalars = Array(word.unicodeScalars)
    guard let digit = scalars.firstIndex(where: { isDigit($0) }) else { return String(word) }
    let signs = Set(":：時-−~〜～–".unicodeScalars)
    guard scalars[digit...].contains(where: { signs.contains($0) }) else { return String(word) }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[..<digit])
    while let last = name.last, "(（[［".unicodeScalars.contains(last) { name.removeLast() }
    return String(name)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }

  private static func days(_ head: Substring) -> Days? {
    let words = head.split { $0.isWhitespace || $0 == "," || $0 == "、" || $0 == "・" }
    if words.count == 1, let date = date(words[0]) { return date }
    if words.count == 1, ["毎日", "daily"].contains(words[0].lowercased()) { return .every }
    var week: Set<Int> = []
    for word in words {
      guard let days = weekdays(word.lowercased()) else { return nil }
      week.formUnion(days)
    }
    return week.isEmpty ? nil : .week(week)
  }

  /// `2026-07-01`, `2026/7/1`, `7/1`.
  private static func date(_ word: Substring) -> Days? {
    let parts = word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    guard numbers.count == parts.count, (2...3).contains(numbers.count) else { return nil }
    let year = numbers.count == 3 ? numbers[0] : nil
    let (month, number) = (numbers[numbers.count - 2], numbers[numbers.count - 1])
    // 29 February is a day of each year that has it.
    guard Day(year: year ?? 2000, month: month, day: number) != nil else { return nil }
    return .date(year: year, month: month, day: number)
  }

  /// `月水金`, `月-金`, `土曜日`, `mon`, `mon-fri`.
  private static func weekdays(_ word: String) -> Set<Int>? {
    let ends = word.split(omittingEmptySubsequences: false) { "-−~〜～–".contains($0) }
    if ends.count == 2 {
      guard let first = weekday(ends[0]), let last = weekday(ends[1]) else { return nil }
      return Set((0...(last - first + 7) % 7).map { (first + $0) % 7 })
    }
    if let one = weekday(ends[0]), ends.count == 1 { return [one] }
    let days = word.compactMap { japanese.firstIndex(of: $0) }
    return days.count == word.count ? Set(days) : nil
  }

  private static let japanese: [Character] = ["日", "月", "火", "水", "木", "金", "土"]
  private static let english = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  private static func weekday(_ word: Substring) -> Int? {
    if word.utf8.count >= 3, let day = english.firstIndex(where: { $0.hasPrefix(word) }) { return day }
    guard let sign = word.first, ["", "曜", "曜日"].contains(word.dropFirst()) else { return nil }
    return japanese.firstIndex(of: sign)
  }
}
