/// One thing heard on a line.
public struct Heard: Equatable, Sendable {
  /// What it was.
  public enum What: Equatable, Sendable {
    /// A message, whole and plausible.
    case message(Message)
    /// A transmission of a standard, which was refused.
    case fault(Fault, standard: String)
    /// Ringing current began or ended.
    case ring(Bool)
  }

  /// When its last bit ended, in seconds since the beginning of the sound.
  public var at: Double
  /// What it was.
  public var what: What

  /// Something heard at a time.
  public init(at: Double, what: What) { (self.at, self.what) = (at, what) }

  /// Whether this is a message.
  var isMessage: Bool { if case .message = what { true } else { false } }

  /// Whether this is a message of just these parameters.
  func isMessage(with parameters: [Message.Parameter]) -> Bool {
    if case .message(let message) = what { return message.parameters == parameters }
    return false
  }
}
