/// Where the hyphens of a number stand when a person is to read it: rules by length and leading digits, of which the
/// one with the longest lead wins.
public struct Grouping: Sendable {
  /// One rule of a table.
  struct Rule: Sendable {
    /// The length of the numbers it is for.
    let digits: Int
    /// The lengths of the groups, which add up to `digits`; empty: no hyphens.
    let groups: [Int]
    /// The leading digits it is for, separated by blanks or line ends.
    let leading: String
  }

  /// No lead in any table is longer.
  private static let longestLead = 6
  private let groups: [Int: [String: [Int]]]

  init(_ rules: [Rule]) {
    var groups: [Int: [String: [Int]]] = [:]
    for rule in rules {
      for lead in rule.leading.split(whereSeparator: \.isWhitespace) {
        groups[rule.digits, default: [:]][String(lead)] = rule.groups
      }
    }
    self.groups = groups
  }

  /// `0312345678` → `03-1234-5678`; as it came where no rule fits.
  func callAsFunction(_ digits: String) -> String {
    guard let table = groups[digits.utf8.count] else { return digits }
    for length in stride(from: Self.longestLead, through: 1, by: -1) {
      guard let lengths = table[String(digits.prefix(length))] else { continue }
      var rest = digits[...]
      var parts: [Substring] = []
      for length in lengths {
        parts.append(rest.prefix(length))
        rest = rest.dropFirst(length)
      }
      return rest.isEmpty ? parts.joined(separator: "-") : digits
    }
    return digits
  }
}

extension Grouping {
  /// The North American area code, exchange and line.
  static let northAmerica = Grouping([Rule(digits: 10, groups: [3, 3, 4], leading: "2 3 4 5 6 7 8 9")])

  /// United Kingdom: the area codes whose length their first digits tell (Ofcom, National Telephone Numbering Plan).
  /// The others, of four or five digits, stay bare.
  static let unitedKingdom = Grouping([
    Rule(digits: 11, groups: [3, 4, 4], leading: "02"),
    Rule(digits: 11, groups: [4, 3, 4], leading: "011 0121 0131 0141 0151 0161 0171 0181 0191 03 0800 0808"),
    Rule(digits: 11, groups: [5, 6], leading: "07"),
  ])

  /// Nothing is known.
  static let none = Grouping([])
}
