import Directory

/// A date whose month has its English name, so that its order is no question: `Apr 1, 2024`, `1st April 2024`,
/// `01-Apr-2024`, `2024-Apr-01 10:30`, and of a birthday `1 Apr`.
enum NamedMonth {
  /// The day; nil when the text is none.
  static func day(_ text: String, yearNeeded: Bool) -> Day? {
    let octets = Array(Folding.widthFolded(text).utf8)
    guard octets.count <= longest else { return nil }
    var month: (value: Int, place: Int)?
    var numbers: [Int] = []
    for word in octets.split(whereSeparator: separators.contains) {
      if word.contains(UInt8(ascii: ":")), numbers.count == 2 { break }
      if let number = number(word), numbers.count < 2 {
        numbers.append(number)
      } else if month == nil, let value = self.month(word) {
        month = (value, numbers.count)
      } else {
        return nil
      }
    }
    guard let month, let first = numbers.first else { return nil }
    if numbers.count == 1 { return yearNeeded ? nil : ListDate.yearless(month: month.value, day: first) }
    if first > 999 { return month.place == 1 ? Day(year: first, month: month.value, day: numbers[1]) : nil }
    guard numbers[1] > 999, month.place < 2 else { return nil }
    return Day(year: numbers[1], month: month.value, day: first)
  }

  /// No date is longer than one with a time of day to the second and its zone.
  private static let longest = 40
  private static let separators = Set(" ,.-/".utf8)
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ].map { Array($0.utf8) }
  private static let ordinals = ["", "st", "nd", "rd", "th"].map { Array($0.utf8) }

  private static func number(_ word: ArraySlice<UInt8>) -> Int? {
    let digits = word.prefix { 0x30...0x39 ~= $0 }
    guard 1...4 ~= digits.count, ordinals.contains(word.dropFirst(digits.count).map { $0 | 0x20 }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
  }

  /// A month by three letters of its name or more.
  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.starts(with: word.map { $0 | 0x20 }) }.map { $0 + 1 }
  }
}
