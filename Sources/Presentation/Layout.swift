public import Card

/// How a display is to be filled: its size, and for whom.
public struct Layout: Equatable, Sendable {
  /// The cells there are.
  public var size: ScreenSize
  /// The language of the words, and on character displays of the letters.
  public let language: Language
  /// What the display can draw.
  public let letters: Letters
  /// Who may stand before it.
  public let profile: Profile
  /// How wide this display draws its characters.
  public let cells: CellWidth
  /// What can be done at it.
  public let desk: Desk

  /// A layout; only the size must be said. Where there is only ASCII the language is English.
  public init(
    size: ScreenSize, language: Language = .japanese, letters: Letters = .all, profile: Profile = .staff,
    cells: CellWidth = CellWidth(), desk: Desk = Desk()
  ) {
    self.size = size
    self.language = letters == .ascii ? .english : language
    self.letters = letters
    self.profile = profile
    self.cells = cells
    self.desk = desk
  }

  /// The screen of a call. The largest layout that fits the size is used: 80 cells by 12 rows and more get the page
  /// if they draw more than kana, 20 by 4 and more four lines, all others two, of which a smaller one shows a part.
  public func screen(_ card: Card, _ call: CallState, _ status: BoxStatus) -> Screen {
    let seen = card.seen(by: profile)
    let rows: [String] =
      switch kind {
      case .page:
        PageScreen(layout: self, status: status).rows(
          PageModel(card, call, profile: profile, desk: desk, onDuty: status.onDuty))
      case .four: FourLines(lettering).rows(seen, call)
      case .two: TwoLines(lettering).rows(seen, call)
      }
    return Screen(size: size, rows: rows, urgency: card.mark == .safety ? .danger : .call, cells: cells)
  }

  /// The screen while nobody calls.
  public func idle(_ status: BoxStatus) -> Screen {
    let rows: [String] =
      switch kind {
      case .page: PageScreen(layout: self, status: status).idleRows()
      case .four: FourLines(lettering).idleRows(status)
      case .two: TwoLines(lettering).idleRows(status)
      }
    return Screen(size: size, rows: rows, cells: cells)
  }

  private enum Kind { case two, four, page }

  private var kind: Kind {
    if letters != .kana, size.width >= 80, size.height >= 12 { return .page }
    return size.width >= 20 && size.height >= 4 ? .four : .two
  }

  private var lettering: Lettering { Lettering(language: language, width: size.width) }
}
