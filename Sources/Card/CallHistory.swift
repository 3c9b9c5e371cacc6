public import Directory

/// Earlier calls from the same caller; the call that rings now is not counted.
public struct CallHistory: Equatable, Sendable {
  /// Earlier calls on this local day.
  public var callsToday: Int
  /// Earlier calls in the last 90 days, today's among them.
  public var callsIn90Days: Int
  /// When the latest of them came.
  public var lastCall: LocalTime?
  /// Why that one came, where staff noted it.
  public var lastReason: CallReason?

  /// By default: none.
  public init(
    callsToday: Int = 0, callsIn90Days: Int = 0, lastCall: LocalTime? = nil, lastReason: CallReason? = nil
  ) {
    (self.callsToday, self.callsIn90Days) = (callsToday, callsIn90Days)
    (self.lastCall, self.lastReason) = (lastCall, lastReason)
  }
}
