/// The words of a safety text, as they are compared: each once, whatever their order, width and kana.
///
///     ｴﾋﾞ・かに（重い）  →  エビ  カニ  重イ        卵アレルギー  →  卵
///
/// A text is a `SafeText`, so there are at most 256. They are kept as 64 bits each, of which one run of the program makes
/// the same.
struct SafetyWords {
  /// Ascending.
  private let words: [Int]

  init(_ text: String) {
    let words = Set(
      Folding.widthFolded(text).unicodeScalars.split(whereSeparator: Self.separators.contains).compactMap {
        var word = Folding.heading(String($0))
        for ending in Self.endings where word.hasSuffix(ending) { word.removeLast(ending.count) }
        return word.isEmpty ? nil : word.hashValue
      })
    self.words = words.sorted()
  }

  /// How many there are.
  var count: Int { words.count }

  /// Whether all that the other text warns of is said here as well. Other words for a thing (海老, エビ) are not the same:
  /// a question too many costs less than a mark too few.
  func hold(_ other: SafetyWords) -> Bool {
    var at = 0
    for word in other.words {
      while at < words.count, words[at] < word { at += 1 }
      if at == words.count || words[at] != word { return false }
    }
    return true
  }

  /// A safety text with those parts of another behind it that none of its own parts says: 卵（重い）・えび（軽い） has all
  /// words of えび（重い）, and does not say it.
  fileprivate static func united(_ one: SafeText, _ other: SafeText, _ isCut: inout Bool) -> SafeText {
    if other.isEmpty || one == other { return one }
    if one.isEmpty { return other }
    let known = parts(one).map { SafetyWords(String($0)) }
    let new = parts(other).filter { part in
      let words = SafetyWords(String(part))
      return !known.contains { $0.hold(words) }
    }
    if new.isEmpty { return one }
    let both = Array(([one.string] + new.map(String.init)).joined(separator: "、").utf8)
    return SafeText(both, in: both.indices, limit: SafeText.safetyLimit, isCut: &isCut)
  }

  private static func parts(_ text: SafeText) -> [Substring] {
    text.string.split(whereSeparator: "、，,・/".contains)
  }

  /// After folding.
  private static let separators = Set("、,/;:・ ()「」[]【】。.+&|".unicodeScalars)
  /// What adds nothing to the word of an allergen, and stands alone for nothing else either.
  private static let endings = ["アレルギー", "allergy"]
}

extension SafeText {
  /// This safety text and what another warns of beyond it, nothing twice, as far as a safety text reaches; `isCut`
  /// becomes true when that is not far enough.
  public func united(withSafety other: SafeText, isCut: inout Bool) -> SafeText {
    SafetyWords.united(self, other, &isCut)
  }
}
