/// A screen as framed lines of text: for a log, a pipe, a terminal without cursor control, and the demonstration.
///
///     +----------------+
///     |!ﾀﾅｶ ｻﾏ     32ｶｲ|
///     |NG:ｴﾋﾞ ｶﾆ       |
///     +----------------+
public struct PlainText: DisplayEncoder {
  /// The cells that are drawn.
  public let size: ScreenSize?
  private var shown: Screen?

  /// Draws screens of that size.
  public init(size: ScreenSize) { self.size = size }

  /// Nothing is sent; the next screen is drawn even if it is the same.
  public mutating func opened() -> [UInt8] {
    shown = nil
    return []
  }

  /// The framed screen when it differs from the last one.
  public mutating func show(_ screen: Screen) -> [UInt8] {
    if screen == shown { return [] }
    shown = screen
    return Array(Self.framed(screen).utf8)
  }

  /// The screen in its frame, each line with its line end.
  public static func framed(_ screen: Screen) -> String {
    let edge = "+" + String(repeating: "-", count: screen.size.width) + "+\n"
    return edge + screen.rows.map { "|\($0)|\n" }.joined() + edge
  }
}

extension Display {
  static let plain = Display(
    name: "plain", summary: "framed lines of text, no cursor control", letters: .all,
    make: { PlainText(size: $0) })
}
