/// The language of a screen.
public enum Language: String, Sendable, CaseIterable {
  /// Japanese: half-width katakana on character displays, kanji on terminals.
  case japanese
  /// English; names from their readings in Latin capitals.
  case english

  /// `1st`, `2nd`; in Japanese the number alone.
  func ordinal(_ number: Int) -> String {
    if self == .japanese { return "\(number)" }
    let ending =
      switch (number % 10, number / 10 % 10) {
      case (_, 1): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}

/// What a display can draw.
public enum Letters: String, Sendable, CaseIterable {
  /// Everything that Unicode has: a terminal with a Japanese font.
  case all
  /// ASCII and half-width katakana: an LCD with ROM A00.
  case kana
  /// ASCII alone: an LCD with ROM A02, a console without Japanese.
  case ascii
}
