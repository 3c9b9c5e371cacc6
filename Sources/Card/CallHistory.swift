public import Directory
public import Journal

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

  /// The latest of them, the last first; at most `callsShown`.
  public var calls: [PastCall]

  /// As many as a row of 80 cells has room for.
  static let callsShown = 3

  /// By default: none.
  public init(
    callsToday: Int = 0, callsIn90Days: Int = 0, lastCall: LocalTime? = nil, lastReason: CallReason? = nil,
    calls: [PastCall] = []
  ) {
    self.calls = calls
    (self.callsToday, self.callsIn90Days) = (callsToday, callsIn90Days)
    (self.lastCall, self.lastReason) = (lastCall, lastReason)
  }
}

/// One earlier call.
public struct PastCall: Equatable, Sendable {
  /// When it came.
  public let time: LocalTime
  /// How it went; nil when nobody could tell.
  public let outcome: Call.Outcome?
  /// Seconds that somebody talked; nil: nobody did, or it is not known.
  public let talked: Int?
  /// Why it came, where staff noted it.
  public let reason: CallReason?
  /// Whether a call that nobody answered was returned: false while the caller waits for it, nil when nobody noted it
  /// and it is too late or the caller has rung again.
  public let isReturned: Bool?

  /// A call and what is known of it.
  public init(
    time: LocalTime, outcome: Call.Outcome?, talked: Int? = nil, reason: CallReason? = nil,
    isReturned: Bool? = nil
  ) {
    (self.time, self.outcome, self.talked) = (time, outcome, talked)
    (self.reason, self.isReturned) = (reason, isReturned)
  }
}
