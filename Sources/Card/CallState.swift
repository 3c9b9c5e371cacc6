public import Directory

/// How far a call has come; what changes on a screen while its card stays the same.
public struct CallState: Equatable, Sendable {
  /// Where a call is.
  public enum Phase: Sendable, CaseIterable {
    /// The telephone rings.
    case ringing
    /// Somebody talks.
    case answered
    /// It is over.
    case ended
  }

  /// Where the call is.
  public var phase: Phase
  /// The shop's name for the line: `1`, or what the configuration calls it.
  public var line: SafeText
  /// When the first ring came.
  public var started: LocalTime
  /// Rings so far.
  public var rings: Int
  /// Whole seconds since the first ring.
  public var seconds: Int
  /// Other calls that are in progress and not on this screen.
  public var others: Int

  /// A call that has just begun to ring.
  public init(
    phase: Phase = .ringing, line: SafeText = SafeText("1"), started: LocalTime, rings: Int = 1,
    seconds: Int = 0,
    others: Int = 0
  ) {
    (self.phase, self.line, self.started) = (phase, line, started)
    (self.rings, self.seconds, self.others) = (rings, seconds, others)
  }
}

/// What a screen shows while nobody calls. Nothing personal.
public struct BoxStatus: Equatable, Sendable {
  /// How the line is.
  public enum Line: Sendable, CaseIterable {
    /// It is heard and numbers come.
    case ok
    /// It rings and no number ever comes: is number display (ナンバー・ディスプレイ) ordered?
    case noNumbers
    /// The adapter or sound input is gone.
    case disconnected
  }

  /// The time of day.
  public var now: LocalTime
  /// Calls that nobody took.
  public var missed: Int
  /// Callers who wait to be called back.
  public var callBacks: Int
  /// Customers on the list; nil: there is no list.
  public var customers: Int?
  /// The day of the list.
  public var listDay: Day?
  /// How the line is.
  public var line: Line
  /// Programs on the LAN that listen.
  public var listeners: Int

  /// By default: nothing happened and there is no list.
  public init(
    now: LocalTime, missed: Int = 0, callBacks: Int = 0, customers: Int? = nil, listDay: Day? = nil,
    line: Line = .ok,
    listeners: Int = 0
  ) {
    (self.now, self.missed, self.callBacks) = (now, missed, callBacks)
    (self.customers, self.listDay) = (customers, listDay)
    (self.line, self.listeners) = (line, listeners)
  }
}
