// A card, as a person sees it. Two steps, each a pure function:
//
//     Card + CallState  ─ Layout ─►  Screen        what stands where: 16x2, 20x4, 80x25
//     Screen            ─ Display ─► octets        how this device is told: terminal, LCDproc
//
// A `Screen` is a grid of cells and knows no device; a display knows no customer. The order of a card never changes
// from screen to screen: mark, who, danger, what to say, what is open, how often, the rest. A small screen shows less
// of the end, never less of the front, and nothing scrolls: moving text cannot be read at a glance.
//
// Character displays show Japanese as half-width katakana, one cell a letter and one for its voicing mark
// (`HalfwidthKana`), and English as ASCII. A name in kanji without a reading is never guessed at: a wrong name is worse
// than a customer number. Allergens have one reading each, so those are spelt (`Allergen`). A word that does not fit or
// cannot be written is counted (`+2`), never silently left out.

import Card

/// How many cells a display has.
public struct ScreenSize: Hashable, Sendable, CustomStringConvertible {
  /// Cells in a row, 1–256.
  public let width: Int
  /// Rows, 1–256.
  public let height: Int

  /// Nil when a side is out of its range, which no display of ours leaves.
  public init?(width: Int, height: Int) {
    guard (1...256).contains(width), (1...256).contains(height) else { return nil }
    (self.width, self.height) = (width, height)
  }

  private init(checked width: Int, _ height: Int) { (self.width, self.height) = (width, height) }

  /// 16 by 2, the smallest for which a layout exists.
  public static let twoLines = ScreenSize(checked: 16, 2)
  /// 20 by 4.
  public static let fourLines = ScreenSize(checked: 20, 4)
  /// 80 by 25.
  public static let page = ScreenSize(checked: 80, 25)
  /// 4 rows of 40 cells: the widest character displays.
  public static let fourWideLines = ScreenSize(checked: 40, 4)

  /// `20x4`.
  public var description: String { "\(width)x\(height)" }
}

/// A grid of cells with text in it: what a display shows.
public struct Screen: Equatable, Sendable {
  /// How loudly the screen asks to be looked at.
  public enum Urgency: Int, Comparable, Sendable {
    /// Nobody calls.
    case idle
    /// A call: the light goes on.
    case call
    /// A call of somebody with a safety flag: the light blinks.
    case danger

    /// The less urgent first.
    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  /// The grid's size.
  public let size: ScreenSize
  /// The rows from the top, each of exactly `size.width` cells, `size.height` of them.
  public let rows: [String]
  /// How loudly it asks to be looked at.
  public let urgency: Urgency

  /// Rows that are too long are cut between characters, short ones filled with blanks; rows too many are dropped from
  /// the end, missing ones are blank.
  public init(size: ScreenSize, rows: [String], urgency: Urgency = .idle, cells: CellWidth = CellWidth()) {
    self.size = size
    self.urgency = urgency
    var fitted = rows.prefix(size.height).map { cells.fit($0, cells: size.width) }
    while fitted.count < size.height { fitted.append(String(repeating: " ", count: size.width)) }
    self.rows = fitted
  }

  /// A screen with nothing on it.
  public static func blank(_ size: ScreenSize) -> Screen { Screen(size: size, rows: []) }
}
