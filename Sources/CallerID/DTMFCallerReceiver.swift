/// Digits → messages: collects a string up to `C`, `#` or silence and asks `DTMFCaller` what it says.
///
/// Digits that end in silence without a letter are somebody dialling; letters, `*` and `#` without a digit are slips
/// of the detector, or the tones that announce and acknowledge FSK during a call: none is a transmission. Whether
/// the telephone was on the hook this receiver cannot know; who listens must, since dialling `0312345678#` looks
/// like dtmf-v4.
public struct DTMFCallerReceiver: Receiver {
  /// Its row in the table of standards.
  public var standard: String { "dtmf-v1" }
  /// Digits have no check.
  public var checkBits: Int { 0 }

  private var symbols: [UInt8] = []
  /// Symbols beyond the limit were dropped.
  private var isOverlong = false

  /// Symbols kept of one string; the longest of a grammar is below it (three numbers of 15 digits, letters, reason).
  private static let symbolLimit = 64

  /// A receiver that has heard nothing.
  public init() {}

  /// Takes the next digit or silence; octets are no concern of this receiver.
  public mutating func feed(_ symbol: Symbol) -> Result<Message, Fault>? {
    switch symbol {
    case .octet, .idle: return nil
    case .silence: return finish(nil)
    case .digit(let digit) where digit == UInt8(ascii: "C") || digit == UInt8(ascii: "#"): return finish(digit)
    case .digit(let digit):
      isOverlong = symbols.count >= DTMFCallerReceiver.symbolLimit
      if !isOverlong { symbols.append(digit) }
      return nil
    }
  }

  private mutating func finish(_ end: UInt8?) -> Result<Message, Fault>? {
    defer {
      symbols.removeAll(keepingCapacity: true)
      isOverlong = false
    }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let (hasDigit, hasLetter) = (
      symbols.contains(where: digits.contains), symbols.contains { $0 >= UInt8(ascii: "A") }
    )
    guard hasDigit, end != nil || hasLetter else { return nil }
    guard !isOverlong else { return .failure(.grammar) }
    do throws(Fault) {
      return .success(try DTMFCaller(symbols, end: end).message())
    } catch {
      return .failure(error)
    }
  }
}
