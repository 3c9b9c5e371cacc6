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

  /// Rings from which whoever answers apologises for the wait, as Japanese telephone manners have it.
  static let longWait = 4

  /// Whether the caller has waited for so long that the first words are an apology.
  public var isLongWait: Bool { rings >= Self.longWait }

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
