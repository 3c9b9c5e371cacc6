public import Directory

/// Earlier calls from the same number; the call that rings now is not counted.
public struct CallHistory: Equatable, Sendable {
  /// Earlier calls on this local day.
  public var callsToday: Int
  /// Earlier calls in the last 90 days, today's among them.
  public var callsIn90Days: Int
  /// When the latest of them came.
  public var lastCall: LocalTime?

  /// By default: none.
  public init(callsToday: Int = 0, callsIn90Days: Int = 0, lastCall: LocalTime? = nil) {
    self.callsToday = callsToday
    self.callsIn90Days = callsIn90Days
    self.lastCall = lastCall
  }
}
