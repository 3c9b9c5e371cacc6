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

/// What was promised to this caller, or what the caller complained of, and is not settled.
public struct OpenMatter: Equatable, Sendable {
  /// What it is.
  public enum Kind: Sendable, CaseIterable {
    /// The shop promised something (約束).
    case promise
    /// The caller complained (苦情) and has not been called back.
    case complaint
  }

  /// What it is.
  public var kind: Kind
  /// The day it began.
  public var day: Day
  /// What it is about, in the words of whoever noted it.
  public var text: SafeText
  /// Who of the staff has it.
  public var staff: SafeText

  /// An open matter.
  public init(kind: Kind, day: Day, text: SafeText, staff: SafeText = .empty) {
    (self.kind, self.day, self.text, self.staff) = (kind, day, text, staff)
  }
}
