public import Card
public import Directory

/// How often personal data was looked at, given out or erased: counts by day, of nobody in particular. Added to line by
/// line, so that two programs may count at once; lines of one day and deed add up.
///
/// ```
/// 2026-07-01 exported 1
/// 2026-07-01 looked 3
/// ```
public struct Audit: Equatable, Sendable {
  /// What is counted. THE TABLE: a new one costs a case and its words.
  public enum Deed: String, Sendable, CaseIterable {
    /// Customers were looked up by somebody at a terminal, or the calls with their whole numbers.
    case looked
    /// All that is kept of one person was given out.
    case exported
    /// A person was erased.
    case erased

    /// Its name.
    public var term: Term {
      switch self {
      case .looked: Term("名簿の照会", "customers looked up")
      case .exported: Term("本人への開示", "persons' data given out")
      case .erased: Term("消去", "persons erased")
      }
    }
  }

  /// Days for which a count is kept.
  public static let days = 366
  /// Octets of the file: some forty thousand lines, of which a night makes three a day.
  public static let fileLimit = 1 << 20

  private struct Key: Hashable {
    let day: Day
    let deed: Deed
  }
  private var counts: [Key: Int] = [:]

  /// Nothing was counted.
  public init() {}

  /// Reads a file; a line that is none is passed over.
  public init(text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let parts = words.first?.split(separator: "-").compactMap { Int($0) } ?? []
      guard words.count == 3, parts.count == 3, let day = Day(year: parts[0], month: parts[1], day: parts[2]),
        let deed = Deed(rawValue: String(words[1])), let count = Int(words[2]), count > 0
      else { continue }
      let (sum, isOver) = counts[Key(day: day, deed: deed), default: 0].addingReportingOverflow(count)
      counts[Key(day: day, deed: deed)] = isOver ? .max : sum
    }
  }

  /// A line to be added.
  public static func line(_ deed: Deed, _ count: Int, on day: Day) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (year, month, number) = day.parts
    return "\(year)-\(two(month))-\(two(number)) \(deed.rawValue) \(count)\n"
  }

  /// How often, in a period.
  public func count(_ deed: Deed, in period: Period) -> Int {
    counts.reduce(0) { sum, row in
      guard row.key.deed == deed, period.contains(row.key.day) else { return sum }
      let (more, isOver) = sum.addingReportingOverflow(row.value)
      return isOver ? .max : more
    }
  }

  /// The file with one line for each day and deed, without what is older than a year.
  public func text(today: Day) -> String {
    let kept = counts.filter { today - $0.key.day < Self.days }
    return kept.sorted { ($0.key.day, $0.key.deed.rawValue) < ($1.key.day, $1.key.deed.rawValue) }
      .map { Self.line($0.key.deed, $0.value, on: $0.key.day) }.joined()
  }
}
