import Directory

/// The file in which the box keeps, for every kind of list that it has read, which column is what, and in which the owner
/// may say it otherwise.
///
///     # what stands here in words
///     [list 5f3c0a9b1c2d3e4f 08a1…] customers.csv  the fingerprint of the headings; that of what was found; a name
///     氏名 = name                                a column each, in the list's order
///     誕生石 = kept
///     \# = kept                                 a heading that would be read as something else
public struct ColumnMaps: Equatable, Sendable {
  /// `found` is the meaning that the program found for the headings; empty: a section does not say.
  private var sections: [(fingerprint: String, found: String, name: String, map: ColumnMap)] = []

  /// Octets of the file: a hundred kinds of lists with fifty columns each (our choice).
  public static let fileLimit = 1 << 18

  /// Nothing is remembered.
  public init() {}

  /// Reads the file. Refuses a line that is none of the above, and a word that no field has.
  public init(text: String) throws(ColumnMapFault) {
    var open: (fingerprint: String, found: String, name: String, headings: [SafeText], fields: [ListField?])?
    func close() {
      guard let section = open else { return }
      let map = ColumnMap(headings: section.headings, fields: section.fields)
      sections.append((section.fingerprint, section.found, section.name, map))
    }
    // The CR of an editor on Windows goes with the blanks.
    for (index, raw) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = String(Substring(raw)).trimmed
      if line.isEmpty || line.hasPrefix("# ") || line == "#" { continue }
      if line.hasPrefix(Self.opening), let end = line.firstIndex(of: "]") {
        close()
        let digits = line[..<end].dropFirst(Self.opening.count).split(separator: " ").map { String($0) }
        open = (
          digits.first ?? "", digits.dropFirst().first ?? "", String(line[line.index(after: end)...]).trimmed,
          [], []
        )
        continue
      }
      guard let equals = line.lastIndex(of: "="), open != nil else {
        throw ColumnMapFault(line: index + 1, word: nil)
      }
      let word = String(line[line.index(after: equals)...]).trimmed
      let field = ListField(rawValue: word)
      guard field != nil || word == ColumnMap.kept, (open?.fields.count ?? 0) < ListLimits.columns else {
        throw ColumnMapFault(line: index + 1, word: SafeText(word))
      }
      let heading = String(line[..<equals]).trimmed
      open?.headings.append(SafeText(heading.hasPrefix("\\") ? String(heading.dropFirst()) : heading))
      open?.fields.append(field)
    }
    close()
  }

  private static let opening = "[list "

  /// What is remembered for a list with the same headings; nil when nothing is, or only what an earlier program found and
  /// nobody changed, while this one finds something else.
  public func map(like found: ColumnMap) -> ColumnMap? {
    if sections.isEmpty || found.isEmpty { return nil }
    let fingerprint = found.fingerprint
    let section = sections.last { $0.fingerprint == fingerprint && $0.map.fields.count == found.fields.count }
    guard let section else { return nil }
    let isOwners = section.map.meaning != section.found
    if !isOwners, section.found != found.guessed.meaning { return nil }
    return ColumnMap(headings: found.headings, fields: section.map.fields)
  }

  /// The owner's own words for headings that a list shares with the remembered one most like it, the latest of several;
  /// nil when there are none, or when the list itself is remembered. Most of the headings of both are the same: the shop
  /// has added, moved or left out a column. Which words are the owner's is known as long as this program finds for the
  /// remembered list what was found then.
  func carried(to found: ColumnMap) -> ColumnMap? {
    if sections.isEmpty || found.isEmpty { return nil }
    let fingerprint = found.fingerprint
    let folded = found.headings.map { Folding.heading($0.string) }
    let own = Set(folded)
    var (best, words): (Int, [String: ListField?]) = (0, [:])
    for section in sections {
      if section.fingerprint == fingerprint { return nil }
      let headings = section.map.headings.map { Folding.heading($0.string) }
      let shared = headings.count { !$0.isEmpty && own.contains($0) }
      let most = max(headings.count { !$0.isEmpty }, folded.count { !$0.isEmpty })
      guard shared >= best, shared * 2 > most else { continue }
      (best, words) = (shared, [:])
      let guessed = section.map.guessed
      guard section.found.isEmpty || section.found == guessed.meaning else { continue }
      for (column, heading) in headings.enumerated()
      where !heading.isEmpty && section.map.fields[column] != guessed.fields[column] {
        // Of two columns with one heading, nobody can say which was meant.
        if headings.count(where: { $0 == heading }) > 1 { continue }
        words[heading] = .some(section.map.fields[column])
      }
    }
    words = words.filter { word in folded.count { $0 == word.key } == 1 }
    if words.isEmpty { return nil }
    return ColumnMap(
      headings: found.headings, fields: zip(folded, found.fields).map { words[$0] ?? $1 })
  }

  /// How the file begins.
  public static var head: String {
    var lines = [
      "# Which column of a list is what. To change it, write another word behind \"=\" and import the list again.",
      "# kept: shown under its heading. The other words:", "#",
    ]
    for field in ListField.allCases {
      if lines[lines.count - 1].utf8.count + field.rawValue.utf8.count > 100 { lines.append("#") }
      lines[lines.count - 1] += " " + field.rawValue
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is added to the file for a list that `name` reminds of.
  public static func section(_ map: ColumnMap, name: String) -> String {
    let lines =
      ["", "\(opening)\(map.fingerprint) \(map.guessed.meaning)] \(SafeText(name).string)".trimmed] + map.lines
    return lines.joined(separator: "\n") + "\n"
  }

  /// Equal sections in equal order.
  public static func == (left: ColumnMaps, right: ColumnMaps) -> Bool {
    left.sections.elementsEqual(right.sections) { $0 == $1 }
  }
}

/// A line of the file that cannot be read.
public struct ColumnMapFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line, the first being 1.
  public let line: Int
  /// The word that is none; nil when the line is neither a section nor a column.
  let word: SafeText?

  /// One line.
  public var description: String {
    if let word {
      return "line \(line): \"\(word.string)\" is no word for a column; the head of the file lists them"
    }
    return "line \(line) is neither a comment, nor [list …], nor \"heading = word\""
  }
}
