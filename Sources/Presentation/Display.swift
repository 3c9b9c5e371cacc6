/// A device that shows screens, as octets: what to send it, and what it answers. Pure; whoever owns the connection
/// carries the octets.
///
/// A display remembers what it was last told, so that only changes are sent. Whoever opens the connection again calls
/// `opened` again, which forgets all of that.
public protocol DisplayEncoder: Sendable {
  /// The cells it has; nil until the device has said so.
  var size: ScreenSize? { get }
  /// The connection is new: what to send first.
  mutating func opened() -> [UInt8]
  /// What the device sent: what to answer. Displays that never answer return nothing.
  mutating func feed(_ octets: [UInt8]) -> [UInt8]
  /// A screen to be shown: what to send. Nothing when it is already there, or when the device is not ready for it; the
  /// newest screen is then sent as soon as it is.
  mutating func show(_ screen: Screen) -> [UInt8]
}

extension DisplayEncoder {
  /// For displays that never answer.
  public mutating func feed(_ octets: [UInt8]) -> [UInt8] { [] }
}

/// A kind of display. Adding one costs one file, one line in `table` and one test.
public struct Display: Sendable {
  /// How the configuration calls it.
  public let name: String
  /// What it is, in a few words.
  public let summary: String
  /// What it can draw at most; the one at hand may have less.
  public let letters: Letters
  /// A new one. The size is that of the device where it cannot say so itself; LCDproc can, and ignores it.
  public let make: @Sendable (ScreenSize) -> any DisplayEncoder

  /// Every kind there is.
  public static let table: [Display] = [
    .terminal,
    .plain,
    .lcdproc,
  ]
}
