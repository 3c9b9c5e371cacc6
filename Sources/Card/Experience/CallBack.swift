public import Directory

/// A caller who waits to be called back (折返し): nobody answered, and nothing has happened since.
public struct CallBack: Equatable, Sendable {
  /// The first call that nobody answered.
  public let first: LocalTime
  /// The last one.
  public let last: LocalTime
  /// How many there were.
  public let tries: Int
}
