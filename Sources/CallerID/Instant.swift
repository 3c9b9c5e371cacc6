/// A point on the box's monotonic clock: milliseconds since the machine started. It never goes back and says
/// nothing about the time of day.
public struct Instant: Comparable, Hashable, Sendable {
  /// Milliseconds since the machine started.
  public var milliseconds: Int64

  /// The point `milliseconds` after the machine's start.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Earlier before later.
  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// The point that many milliseconds later; the clock's range (292 million years) cannot be left.
  public static func + (instant: Instant, milliseconds: Int64) -> Instant {
    Instant(milliseconds: instant.milliseconds &+ milliseconds)
  }

  /// The milliseconds between two points.
  public static func - (left: Instant, right: Instant) -> Int64 { left.milliseconds &- right.milliseconds }
}
