/// How many cells of a character grid a text takes.
public struct CellWidth: Equatable, Sendable {
  /// Whether characters of ambiguous width (UAX 11: `①`, `★`, Greek, Cyrillic) take two cells on this terminal.
  public var ambiguousIsWide: Bool

  /// By default ambiguous characters take one cell, as in most terminals.
  public init(ambiguousIsWide: Bool = false) { self.ambiguousIsWide = ambiguousIsWide }

  /// 0 for marks and what is not drawn, 2 for wide characters, 1 for all others.
  public func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F, 0xFF61...0xFF9F: return 1
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF: return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    // The vowels and final consonants of conjoining Hangul are drawn into the cell of the first one.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    if EastAsianWidth.contains(EastAsianWidth.wide, scalar.value) { return 2 }
    return ambiguousIsWide && EastAsianWidth.contains(EastAsianWidth.ambiguous, scalar.value) ? 2 : 1
  }

  /// The cells of a character: those of its scalars, so that `ｶﾞ`, one character, has its two.
  public func of(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The cells of a text.
  public func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// As much of the front of a text as fits, ending between characters: never between a letter and its `ﾞ`, which
  /// Unicode counts as one character.
  public func prefix(_ text: String, cells: Int) -> String {
    var taken = 0
    var prefix = ""
    for character in text {
      taken += of(character)
      if taken > cells { break }
      prefix.append(character)
    }
    return prefix
  }

  /// Cut or filled with blanks at its end to exactly `cells`.
  public func fit(_ text: String, cells: Int) -> String {
    let cut = prefix(text, cells: cells)
    return cut + String(repeating: " ", count: max(0, cells - of(cut)))
  }

  /// Lines of at most `cells`, at most `lines` of them; a line ends at a blank where there is one in its last third.
  /// What is left over is cut.
  public func wrap(_ text: String, cells: Int, lines: Int) -> [String] {
    var wrapped: [String] = []
    var rest = text[...]
    while !rest.isEmpty, wrapped.count < lines {
      var line = prefix(String(rest), cells: cells)
      if line.isEmpty { break }
      if line.count < rest.count, let blank = line.lastIndex(of: " ") {
        let kept = line[..<blank]
        if of(String(kept)) * 3 >= cells * 2 { line = String(kept) }
      }
      rest = rest.dropFirst(line.count).drop { $0 == " " }
      wrapped.append(line)
    }
    return wrapped
  }
}
