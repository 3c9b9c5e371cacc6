import Card
import Directory

/// The row of what is dangerous.
extension Lettering {
  private var sign: String { say(width < 20 ? .danger : .dangerLong) }

  /// What is dangerous: as many words as fit, and `+2` when two more do not fit or cannot be written.
  func dangerRow(_ words: [String?], after: String = "", cells: Int) -> String {
    fitting(dangerRows(words, after: after, cells: cells), cells: cells)
  }

  private func dangerRows(_ words: [String?], after: String = "", cells: Int) -> [String] {
    let written = words.compactMap { $0 }
    guard let first = written.first else { return [sign + say(.dangerUnreadable)] }
    var candidates: [String] = []
    for shown in stride(from: written.count, through: 1, by: -1) {
      let left = words.count - shown
      let row = sign + written.prefix(shown).joined(separator: " ") + (left > 0 ? "+\(left)" : "")
      candidates += after.isEmpty ? [row] : [row + after, row]
    }
    let left = words.count > 1 ? "+\(words.count - 1)" : ""
    let room = max(0, cells - CellWidth().of(sign + left))
    return candidates + [sign + CellWidth().prefix(first, cells: room) + left]
  }

  /// `NG ｴﾋﾞ=ﾖｼｺ ｿﾊﾞ=ｹﾝﾀ`: who of those who share a number must not have what. Where the names do not fit, their
  /// numbers in the row of names (`=1`); where those do not, the sign before it all goes; and then it is counted.
  func sharedDangerRow(_ card: Card, cells: Int) -> String {
    let names = card.people.map { givenName($0)?.first }
    var (named, numbered): ([String?], [String?]) = ([], [])
    for danger in card.dangers {
      let words = Allergen.words(danger.text, language)
      let number = "\(danger.person + 1)"
      let name = names.indices.contains(danger.person) ? names[danger.person] : nil
      for word in words.isEmpty ? [nil] : words {
        named.append(word.map { "\($0)=\(name ?? number)" })
        numbered.append(word.map { "\($0)=\(number)" })
      }
    }
    func whole(_ words: [String?]) -> String? {
      let written = words.compactMap { $0 }
      return written.count == words.count ? written.joined(separator: " ") : nil
    }
    let rows = [whole(named).map { sign + $0 }, whole(numbered).map { sign + $0 }, whole(numbered)]
    return fitting(rows.compactMap { $0 } + dangerRows(numbered, cells: cells), cells: cells)
  }

  /// The words of all safety texts behind the number, each once.
  func dangerWords(_ card: Card) -> [String?] {
    var words: [String?] = []
    for danger in card.dangers {
      let new = Allergen.words(danger.text, language)
      words += new.filter { word in word == nil || !words.contains(word) }
      if new.isEmpty { words.append(nil) }
    }
    return words
  }

  /// Row with `^` in its last cell when something is open besides the danger, whose row this is.
  func pinned(_ card: Card, _ row: (Int) -> String) -> String {
    if card.openMatter == nil, !card.needsCare { return row(width) }
    return CellWidth().fit(row(width - 2), cells: width - 1) + "^"
  }
}
