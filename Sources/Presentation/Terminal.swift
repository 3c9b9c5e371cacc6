/// A terminal: xterm, tmux, the Linux console, anything that understands ECMA-48.
///
/// Each changed row is written whole at its place; rows that did not change are not touched, and nothing is ever
/// cleared and drawn again, so nothing flickers. The alternate screen, the cursor's shape, colours and titles are left
/// alone. Rows of alarm (`!!`, `^^`) are shown in reverse.
///
///     CSI 3;1H  CSI 7m  !! アレルギー …  CSI 0m          one row
///     CSI 25;1H                                          then the cursor waits in the last row
///
/// A wide character that the terminal believes to be narrow spoils only its own row: each begins at a fixed place.
public struct Terminal: DisplayEncoder {
  /// The cells that are drawn.
  public let size: ScreenSize?
  private var shown: [String]?

  /// A terminal of that size, of which nothing is known yet.
  public init(size: ScreenSize) { self.size = size }

  /// Nothing is sent; the next screen is drawn whole.
  public mutating func opened() -> [UInt8] {
    shown = nil
    return []
  }

  /// The changed rows.
  public mutating func show(_ screen: Screen) -> [UInt8] {
    // At the first screen what stood there before goes: the rows below, then each row as it is drawn. Erasing comes
    // before writing, for after writing the last column the cursor still stands on it.
    let isFirst = shown == nil
    var text = isFirst ? "\u{1B}[\(screen.size.height);1H\u{1B}[J" : ""
    for (place, row) in screen.rows.enumerated() {
      if let shown, shown.indices.contains(place), shown[place] == row { continue }
      let isAlarm = row.hasPrefix("!!") || row.hasPrefix("^^")
      text += "\u{1B}[\(place + 1);1H" + (isFirst ? "\u{1B}[K" : "")
      text += isAlarm ? "\u{1B}[7m\(row)\u{1B}[0m" : row
    }
    if text.isEmpty { return [] }
    shown = screen.rows
    return Array((text + "\u{1B}[\(screen.size.height);1H").utf8)
  }
}

extension Display {
  static let terminal = Display(
    name: "terminal", summary: "a text terminal with cursor control", letters: .all,
    make: { Terminal(size: $0) })
}
