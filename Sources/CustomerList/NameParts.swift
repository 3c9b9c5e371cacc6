import Directory

/// Headings that only together say what they are: 会員姓 and 会員名. Beside the family name of somebody, what else would be
/// that one's whole name is the given one.
enum NameParts {
  /// How headings of a family name end, and those of the given name beside it.
  private static let endings: [(family: String, given: String)] = [
    ("(姓)", "(名)"), ("姓", "名"), ("名字", "名前"), ("苗字", "名前"), ("名字フリガナ", "名前フリガナ"),
    ("名字カナ", "名前カナ"), ("苗字フリガナ", "名前フリガナ"), ("苗字カナ", "名前カナ"),
  ]
  private static let given: [ListField: ListField] = [.familyName: .givenName, .familyKana: .givenKana]

  /// What the table says of headings, and of two that are such a pair.
  static func told(_ headings: [String]) -> [ListField.Known] {
    var known = headings.map { ListField.known($0) }
    let columns = Dictionary(
      zip(headings.map { Folding.heading($0) }, headings.indices), uniquingKeysWith: { first, _ in first })
    for (heading, column) in columns {
      guard let ending = endings.first(where: { heading.hasSuffix($0.family) }) else { continue }
      let stem = String(heading.dropLast(ending.family.count))
      // 名前 beside 名字 is told by what stands in it.
      if stem.isEmpty, known[column].field == .familyName { continue }
      guard let other = columns[stem + ending.given], !isGiven(known[other]) else { continue }
      // As it would be said in brackets, whoever's it is.
      let isKana = ending.family.hasSuffix("ナ")
      let family = isFamily(known[column]) ? known[column] : ListField.known(stem + (isKana ? "カナ(姓)" : "(姓)"))
      guard isFamily(family) else { continue }
      known[column] = family
      known[other] = family
      known[other].field = family.field.flatMap { given[$0] }
      known[other].lent = family.lent.flatMap { given[$0] }
    }
    return known
  }

  private static func isFamily(_ known: ListField.Known) -> Bool {
    (known.field ?? known.lent).map { given.keys.contains($0) } ?? false
  }

  private static func isGiven(_ known: ListField.Known) -> Bool {
    (known.field ?? known.lent).map { given.values.contains($0) } ?? false
  }
}
