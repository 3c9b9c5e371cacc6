/// The words of a safety text, as they are compared: each once, whatever their order, width and kana.
///
///     ｴﾋﾞ・かに（重い）  →  エビ  カニ  重イ        卵アレルギー  →  卵
///
/// A text is a `SafeText`, so there are at most 64.
struct SafetyWords {
  private let words: Set<String>

  init(_ text: String) {
    words = Set(
      Folding.widthFolded(text).unicodeScalars.split(whereSeparator: Self.separators.contains).compactMap {
        var word = Folding.heading(String($0))
        for ending in Self.endings where word.hasSuffix(ending) { word.removeLast(ending.count) }
        return word.isEmpty ? nil : word
      })
  }

  /// Whether all that the other text warns of is said here as well. Other words for a thing (海老, エビ) are not the same:
  /// a question too many costs less than a mark too few.
  func hold(_ other: SafetyWords) -> Bool { other.words.isSubset(of: words) }

  /// After folding.
  private static let separators = Set("、,/;:・ ()「」[]【】。.+&|".unicodeScalars)
  /// What adds nothing to the word of an allergen, and stands alone for nothing else either.
  private static let endings = ["アレルギー", "allergy"]
}
