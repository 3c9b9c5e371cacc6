public import Directory

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

  /// Who of the staff is in today, by the names of the list; nil: there is no roster.
  public var onDuty: [SafeText]?

  /// By default: nothing happened and there is no list.
  public init(
    now: LocalTime, missed: Int = 0, callBacks: Int = 0, customers: Int? = nil, listDay: Day? = nil,
    line: Line = .ok, listeners: Int = 0, onDuty: [SafeText]? = nil
  ) {
    (self.now, self.missed, self.callBacks) = (now, missed, callBacks)
    (self.customers, self.listDay) = (customers, listDay)
    (self.line, self.listeners, self.onDuty) = (line, listeners, onDuty)
  }
}
