import Directory

/// The part of the day as lists of visits write it: `ランチ` `ディナー` `昼` `夜の部` `lunch` `Dinner`, or a time of day,
/// `19:30` `午後7時` `2026/06/13 19:30` `7:30 PM`.
enum ListDayPart {
  /// Nil when the text names none, or more than one.
  static func of(_ text: String) -> DayPart? {
    let folded = Array(Folding.heading(text).utf8)
    let named = words.filter { row in row.words.contains { Folding.holds(folded, $0) } }
    if named.count == 1 { return named[0].part }
    return named.isEmpty ? clock(text) : nil
  }

  /// By the first time of day in a text. Midnight sharp is what programs write behind a day without a time, and is none.
  static func clock(_ text: String) -> DayPart? {
    let text = Folding.widthFolded(text)
    var (hour, digits, minutes): (Int, Int, Substring.UnicodeScalarView?) = (0, 0, nil)
    loop: for (place, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
      switch scalar {
      case "0"..."9": (hour, digits) = (digits < 4 ? hour * 10 + Int(scalar.value - 0x30) : hour, digits + 1)
      case ":" where (1...2).contains(digits), "時" where (1...2).contains(digits):
        minutes = text.unicodeScalars[place...].dropFirst()
        break loop
      default: (hour, digits) = (0, 0)
      }
    }
    guard let minutes, hour < 24 else { return nil }
    let rest = minutes.prefix(12)
    if hour == 0, rest.allSatisfy({ $0 == "0" || $0 == ":" || $0 == "." }) { return nil }
    guard hour <= 12 else { return DayPart(hour: hour) }
    let small = Array(text.lowercased().utf8)
    if hour == 12 { return DayPart(hour: beforeNoon.contains { Folding.holds(small, $0) } ? 0 : 12) }
    return DayPart(hour: afterNoon.contains { Folding.holds(small, $0) } ? hour + 12 : hour)
  }

  private static let beforeNoon = octets("午前 am a.m.")
  private static let afterNoon = octets("午後 pm p.m.")
  private static let words: [(part: DayPart, words: [[UInt8]])] = [
    (.morning, octets("朝 モーニング breakfast morning")), (.midday, octets("昼 ランチ lunch midday noon")),
    (.evening, octets("夕 夜 晩 ディナー dinner evening night supper")),
  ]

  private static func octets(_ words: String) -> [[UInt8]] {
    words.split(separator: " ").map { Array($0.utf8) }
  }
}
