/// Gives the readings of a list one late, so that the row behind the one that may be the headings is known with it: a title
/// above the headings has them below it.
///
///     feed(reading) → the reading before it, nil the first time
///     take()        → the reading that waits, if any
struct RowAhead: Sendable {
  /// The reading that waits.
  private(set) var next: ListReading?

  mutating func feed(_ reading: ListReading) -> ListReading? {
    defer { next = reading }
    return next
  }

  mutating func take() -> ListReading? {
    if next == nil { return nil }
    defer { next = nil }
    return next
  }

  /// Rows above the headings: a title, a date, the maker's name (our choice).
  static let mostTitles = 3

  /// Whether a row has at most one cell, as a title above the headings has.
  static func isTitle(_ octets: [UInt8]) -> Bool { octets.split(separator: 0).count < 2 }
}

extension ListColumns {
  /// Whether these are the headings, and the row above them a title of the list, or of groups of columns: they have a
  /// column of numbers and no number, and the table has two of them whole at the least, and more than of the row above.
  /// No customer's row is like that.
  func areHeadings(below above: ListColumns) -> Bool {
    refusal == nil && !firstRowIsCustomer && knownHeadings > max(1, above.knownHeadings)
  }

  /// Why the only heading is none: it is several, between which stands what separates no cells here.
  var oneHeading: ListRefusal? {
    guard headings.count == 1 else { return nil }
    let parts = headings[0].split(whereSeparator: "|｜，、".contains).map { String($0).trimmed }
    return parts.count { ListField.known($0).isWhole } > 1 ? .unreadable(.otherSeparator) : nil
  }

  /// Whether it may stand above the headings, as nothing but one cell of other words does.
  var isTitle: Bool { headings.count { !$0.isEmpty } < 2 && oneHeading == nil }

  private var knownHeadings: Int { map.headings.count { ListField.known($0.string).isWhole } }
}
