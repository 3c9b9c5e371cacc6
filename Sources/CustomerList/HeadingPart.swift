import Directory

/// What a heading may hold to be known by it: one of the `within` of `ListField.table`.
struct HeadingPart: Sendable {
  /// Nil: the heading is nobody's.
  let field: ListField?
  let standing: ListField.Standing
  /// Its line of the table: the first line of those that a heading holds decides.
  private let line: Int
  let octets: [UInt8]
  /// What the heading holds somewhere behind that; empty: nothing.
  private let behind: [UInt8]

  private init(_ alias: ListField.Alias, line: Int, _ within: String) {
    let parts = within.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 1)
    (field, standing, self.line) = (alias.field, alias.standing, line)
    octets = parts.first.map { Array($0) } ?? []
    behind = parts.count > 1 ? Array(parts[1]) : []
  }

  /// The part that decides for a folded heading; nil when it holds none. With `other`, the part that would decide if the
  /// lines of the table up to that part's were not there. Octets are compared: a part is whole characters, and UTF-8
  /// cannot match within one.
  static func first(in heading: [UInt8], behind other: HeadingPart? = nil) -> HeadingPart? {
    var first: HeadingPart?
    let from = other.map { $0.line + 1 } ?? 0
    for start in heading.indices {
      for part in byBeginning[beginning(heading, at: start)] ?? []
      where part.line >= from && part.line < first?.line ?? .max {
        if heading[start...].starts(with: part.octets),
          part.isFollowed(in: heading, from: start)
        {
          first = part
        }
      }
    }
    return first
  }

  private func isFollowed(in heading: [UInt8], from start: Int) -> Bool {
    behind.isEmpty || Folding.holds(heading, behind, from: start + octets.count)
  }

  /// A character of kana or kanji, or three letters: no part is shorter. A heading has some twenty places, and few of
  /// them begin one of the three hundred parts.
  private static func beginning(_ octets: [UInt8], at start: Int) -> UInt64 {
    octets.eight(at: start) & 0xFF_FFFF
  }

  private static let byBeginning: [UInt64: [HeadingPart]] = {
    let all = ListField.table.enumerated().flatMap { line, alias in
      alias.within.map { HeadingPart(alias, line: line, $0) }
    }
    return Dictionary(grouping: all) { beginning($0.octets, at: 0) }
  }()
}
