import Card

/// The rows that name keys, for a page at which keys are read.
struct PageKeys {
  let text: PageText

  func rows(_ facts: [PageFact]) -> [String] {
    facts.flatMap { fact -> [String] in
      switch fact {
      case .reasonKeys: [reasons]
      case .cardKeys(let hasQuestions): [card(hasQuestions)]
      case .unlistedKeys:
        text.pack([PagePhrase.keyRegister, .keyAttach, .keyForget].map { text.say($0) }, gap: 3)
      case .find: ["  " + text.say(.pageFind)]
      case .questions, _: []
      }
    }
  }

  /// `用件 [1]予約 [2]変更 …`: as many as stand whole in one row; the keys beyond it work all the same.
  private var reasons: String {
    var row = "  " + text.say(.pageReasons)
    for (place, reason) in CallReason.allCases.enumerated() {
      let key = (place > 0 ? " " : "") + "[\(place + 1)]" + reason.key(text.layout.language)
      if text.cells.of(row + key) > text.width { break }
      row += key
    }
    return row
  }

  private func card(_ hasQuestions: Bool) -> String {
    let phrases: [PagePhrase] =
      [.keyNote, .keyHandled] + (hasQuestions ? [.keyQuestions] : []) + [.keyHide, .keyClose]
    let gap = text.layout.language == .japanese ? " " : "  "
    return "  " + phrases.map { text.say($0) }.joined(separator: gap)
  }
}
