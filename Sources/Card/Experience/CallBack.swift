public import Directory
public import Journal

/// A caller who waits to be called back (折返し): nobody answered, and nothing has happened since.
public struct CallBack: Equatable, Sendable {
  /// The calls that nobody answered, the earliest first; never empty.
  public internal(set) var calls: [EntryID]
  /// When the first of them came.
  public let first: LocalTime
  /// When the last one came.
  public internal(set) var last: LocalTime

  /// How many there are.
  public var tries: Int { calls.count }
}
