/// Octets → messages of NTT's Number Display, wherever DLE SOH begins one.
///
/// The CRC decides alone: octets with wrong parity are taken, since the CRC covers the parity bits too. One wrong
/// bit could be found and turned back; it is not, because a wrong number is worse than none. Once DLE STX was
/// heard the transmission is one beyond doubt, and what spoils it is said as a fault.
public struct NumberDisplayReceiver: Receiver {
  /// Its row in the table of standards.
  public var standard: String { "number-display" }
  /// A CRC of 16 bits.
  public var checkBits: Int { 16 }

  /// What the coming octet is, and which was before it.
  private enum Place: Sendable {
    /// Any: DLE is waited for.
    case hunt
    /// After DLE, while hunting.
    case start
    case header
    case beforeSTX
    case stx
    case data
    /// After DLE, among data.
    case escape
    case crcLow
    case crcHigh
  }
  private var place = Place.hunt
  /// The octets that the CRC covers, as they came, and then the CRC.
  private var covered: [UInt8] = []
  /// Type, length and parameters, without parity and twins.
  private var content: [UInt8] = []
  /// Whether this is a transmission beyond doubt.
  private var isCredible = false

  /// Octets kept of one frame: the length has seven bits, so 127 octets of parameters, each perhaps twice.
  private static let octetLimit = 8 + 2 * 129

  /// A receiver that has heard nothing.
  public init() {}

  /// Takes the next octet or idle line; digits are no concern of this receiver.
  public mutating func feed(_ symbol: Symbol) -> Result<Message, Fault>? {
    switch symbol {
    case .octet(let octet, true): return take(octet)
    case .octet(_, false): return refuse(.framing)
    case .idle: return refuse(.truncated)
    case .digit, .silence: return nil
    }
  }

  private mutating func take(_ octet: UInt8) -> Result<Message, Fault>? {
    let data = octet & 0x7F
    covered.append(octet)
    switch place {
    case .hunt:
      place = data == NumberDisplay.dle ? .start : .hunt
    case .start:
      if data == NumberDisplay.soh { begin() } else { place = data == NumberDisplay.dle ? .start : .hunt }
    case .header:
      place = data == NumberDisplay.dle ? .start : .beforeSTX
    case .beforeSTX:
      guard data == NumberDisplay.dle else { return refuse(.framing) }
      place = .stx
    case .stx:
      if data == NumberDisplay.soh {
        begin()
      } else {
        guard data == NumberDisplay.stx else { return refuse(.framing) }
        (place, isCredible) = (.data, true)
      }
    case .data:
      if data == NumberDisplay.dle { place = .escape } else { content.append(data) }
    case .escape:
      switch data {
      case NumberDisplay.dle:
        content.append(data)
        place = .data
      case NumberDisplay.etx: place = .crcLow
      case NumberDisplay.soh: begin()
      default: return refuse(.framing)
      }
    case .crcLow: place = .crcHigh
    case .crcHigh: return finish()
    }
    if place == .hunt || place == .start { covered.removeAll(keepingCapacity: true) }
    return covered.count > NumberDisplayReceiver.octetLimit ? refuse(.length) : nil
  }

  /// After DLE SOH: the CRC begins with the next octet. A second beginning inside a frame starts anew.
  private mutating func begin() {
    place = .header
    covered.removeAll(keepingCapacity: true)
    content.removeAll(keepingCapacity: true)
  }

  private mutating func finish() -> Result<Message, Fault>? {
    guard NumberDisplay.crc(covered) == 0 else { return refuse(.crc) }
    do throws(Fault) {
      let message = try NumberDisplay(content: content).message()
      reset()
      return .success(message)
    } catch {
      return refuse(error)
    }
  }

  private mutating func refuse(_ fault: Fault) -> Result<Message, Fault>? {
    let wasCredible = isCredible
    reset()
    return wasCredible ? .failure(fault) : nil
  }

  private mutating func reset() {
    begin()
    (place, isCredible) = (.hunt, false)
  }
}
