/// What a standard's transmitter cannot put into its transmission. The description is one line that ends the
/// sentence "The standard …".
public enum Unsayable: Error, Equatable, Sendable, CustomStringConvertible {
  /// A number that is too long or holds other than the standard's digits.
  case number
  /// A reason for its absence that the standard has no code for.
  case absence
  /// Neither a number nor a reason, in a standard that needs one of them.
  case nobody
  /// A name at all, or one that is too long or outside the character set.
  case name
  /// A reason for the name's absence.
  case nameAbsence
  /// A date and time.
  case time
  /// No date and time, in a standard that always carries them.
  case noTime
  /// The number that was called.
  case called
  /// A call type.
  case callType
  /// A call waiting, or a message waiting.
  case kind

  /// One line for people.
  public var description: String {
    switch self {
    case .number: "cannot carry this number: it is too long, or holds other than the digits allowed there"
    case .absence: "has no code for this reason why there is no number"
    case .nobody: "needs a number, or the reason why there is none"
    case .name: "cannot carry this name: it takes none, none so long, or not these characters"
    case .nameAbsence: "cannot say why there is no name"
    case .time: "carries no date and time: leave it out"
    case .noTime: "always carries a date and time: give one"
    case .called: "cannot carry the number that was called"
    case .callType: "has no call types"
    case .kind: "has no transmission of this kind"
    }
  }
}
