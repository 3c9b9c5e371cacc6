/// One symbol that a line delivers to the receivers, whatever medium it came by.
public enum Symbol: Equatable, Sendable {
  /// An octet between a start and a stop bit (line order already turned: bit 0 is the first data bit).
  /// `framed` is false when the stop bit was not a mark.
  case octet(UInt8, framed: Bool)
  /// The carrier went, or at least 25 bit times of mark passed since the last octet: no message goes on across it.
  case idle
  /// A DTMF digit, one of `0`–`9 * # A B C D`, as ASCII.
  case digit(UInt8)
  /// No digit for three seconds: the digit string is over.
  case silence
}

/// The one protocol: symbols in, messages and faults out, one at most for each symbol.
///
/// A receiver is a value; it resynchronises by itself after anything, and holds at most one transmission
/// (261 octets, or 64 digits).
public protocol Receiver: Sendable {
  /// The name of the standard whose transmissions it refuses; those that share its frame go by the same.
  var standard: String { get }
  /// Bits of the check that every message of it passes: one wrong message in 2^bits passes by chance. 0 where it has
  /// none.
  var checkBits: Int { get }
  /// Takes the next symbol. A fault means: this was a transmission of my standard, and it is refused.
  mutating func feed(_ symbol: Symbol) -> Result<Message, Fault>?
}
