/// How far the wall clock could be trusted when something was written down: the box has no battery clock of its own,
/// and nothing may depend on the time of day. Lower is better.
public enum TimeQuality: UInt8, Comparable, Sendable, CaseIterable {
  /// Synchronised with a time server.
  case synchronised = 0
  /// From a battery clock.
  case battery = 1
  /// Typed in by a person.
  case typed = 2
  /// From the date that the network sent with a call; a caller's exchange can lie.
  case network = 3
  /// Not known: no earlier than the last thing written down.
  case unknown = 4

  /// Better before worse.
  public static func < (left: TimeQuality, right: TimeQuality) -> Bool { left.rawValue < right.rawValue }
}
