import Directory
import Host

/// How often personal data was given out or erased: counts by day, no names, for one year.
///
/// ```
/// 2026-07-01 exported 1
/// ```
struct Audit {
  /// What is counted.
  enum Deed: String, CaseIterable { case exported, erased }

  private static let name = "audit"
  /// Days for which a count is kept.
  private static let days = 366
  private let folder: Folder
  private var counts: [(day: String, deed: Deed, count: Int)] = []

  /// The counts of a state directory; a line that is none is passed over.
  init(_ state: State) {
    folder = Folder(state.directory)
    let octets = (try? folder.read(Self.name, limit: 1 << 16)) ?? nil
    for line in String(decoding: octets ?? [], as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 3, let deed = Deed(rawValue: String(words[1])), let count = Int(words[2]), count > 0
      else { continue }
      counts.append((String(words[0]), deed, count))
    }
  }

  /// How often, from one day to another.
  func count(_ deed: Deed, from first: Day, to last: Day) -> Int {
    let (first, last) = (Command.date(first), Command.date(last))
    return counts.reduce(0) { sum, row in
      row.deed == deed && first <= row.day && row.day <= last ? sum + row.count : sum
    }
  }

  /// Counts one more, and forgets what is older than a year.
  mutating func add(_ deed: Deed, on day: Day) throws {
    let (today, oldest) = (Command.date(day), Command.date(Day(number: day.number &- Int32(Self.days))))
    counts.removeAll { $0.day < oldest }
    if let place = counts.firstIndex(where: { $0.day == today && $0.deed == deed }) {
      counts[place].count = counts[place].count &+ 1
    } else {
      counts.append((today, deed, 1))
    }
    let lines = counts.map { "\($0.day) \($0.deed.rawValue) \($0.count)\n" }
    try folder.create()
    try folder.replace(Self.name, with: Array(lines.joined().utf8))
  }
}
