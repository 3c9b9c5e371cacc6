/// What the lists of visits call the customer numbers in their rows, by which it is found out which of several columns of a
/// list of customers holds the same.
struct CodeHeadings: Sendable {
  private var headings: [String] = []
  /// More words for it than a shop's programs have (our choice).
  private static let kept = 16

  /// Adds a folded heading; an empty one says nothing.
  mutating func add(_ heading: String) {
    if heading == headings.last || heading.isEmpty { return }
    if headings.count < Self.kept, !headings.contains(heading) { headings.append(heading) }
  }

  /// The columns by which customers are joined, the first first: those with a heading of visits; else those whose
  /// headings end alike (`Square Customer ID`, `Customer ID`); else all.
  func columns(among own: [(column: Int, heading: String)]) -> [Int] {
    let same = own.filter { headings.contains($0.heading) }
    let alike = own.filter { own in
      headings.contains { own.heading.hasSuffix($0) || !own.heading.isEmpty && $0.hasSuffix(own.heading) }
    }
    return (same.isEmpty ? alike.isEmpty ? own : alike : same).map(\.column)
  }
}
