public import CallerID
public import Directory
public import Journal

/// Something that happened on a line.
public struct Event: Equatable, Sendable {
  /// What can happen.
  public enum What: Equatable, Sendable {
    /// Ringing current began or ended, as a tap hears it.
    case ringing(Bool)
    /// One whole ring, as a modem reports it.
    case ring
    /// Somebody speaks after the rings, as a tap hears it.
    case answered
    /// The rings have stopped and nobody spoke.
    case unanswered
    /// Nobody speaks any more, since so many milliseconds.
    case over(silence: Int64)
    /// A message came, whole and plausible.
    case message(Message)
    /// A transmission came and was refused.
    case fault(Fault)
    /// The device that hears the line is gone.
    case lost
    /// It is there.
    case found
  }

  /// The line, from 1.
  public var line: Int
  /// What happened.
  public var what: What

  /// An event of a line.
  public init(line: Int, _ what: What) { (self.line, self.what) = (line, what) }
}

/// What the wall clock said, and how far it is to be believed.
public struct WallTime: Equatable, Sendable {
  /// Milliseconds since 1970-01-01T00:00Z.
  public var milliseconds: Int64
  /// How good the clock is.
  public var quality: TimeQuality
  /// The same moment in the shop.
  public var local: LocalTime

  /// A moment.
  public init(milliseconds: Int64, quality: TimeQuality, local: LocalTime) {
    (self.milliseconds, self.quality, self.local) = (milliseconds, quality, local)
  }
}
