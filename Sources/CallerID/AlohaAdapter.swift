/// アロハUSB: an adapter that hears Number Display itself and reports over USB serial, 9600 bit/s, 7E1.
///
/// ```
///   STX  MM DD w hh mm  number  ETX          02 "093031224" "0312345678" 03
/// ```
/// `w` is the day of the week. In the number's place stands `P` withheld, `O` or `S` outside the area, `C` coin
/// telephone, or `E` when the adapter could not read what the exchange sent. The adapter waits for ACK and sends
/// the frame again without it, also when the ACK is lost: the same frame within two seconds is the same call.
/// Source: the protocol as published drivers for the adapter speak it; the vendor's sheet is not public.
public struct AlohaAdapter: Receiver {
  /// Its row in the table of standards.
  public var standard: String { "aloha" }
  /// Its records have none.
  public var checkBits: Int { 0 }

  /// What to send after each message and each fault.
  public static let acknowledgement: [UInt8] = [0x06]

  private static let stx: UInt8 = 0x02
  private static let etx: UInt8 = 0x03
  /// Date, day of the week and time: nine digits.
  private static let stampOctets = 9
  /// Octets between STX and ETX that are kept: the stamp and the longest number.
  private static let octetLimit = stampOctets + Field.numberLimit

  /// The octets since STX, without parity; nil outside a frame.
  private var body: [UInt8]?

  /// A receiver that has heard nothing.
  public init() {}

  /// Takes the next octet of the serial port; ETX ends a frame, STX begins one anew.
  public mutating func feed(_ symbol: Symbol) -> Result<Message, Fault>? {
    switch symbol {
    case .digit, .silence: return nil
    case .idle:
      defer { body = nil }
      return body == nil ? nil : .failure(.truncated)
    case .octet(let octet, let framed):
      guard framed else {
        defer { body = nil }
        return body == nil ? nil : .failure(.framing)
      }
      return take(octet & 0x7F)
    }
  }

  private mutating func take(_ octet: UInt8) -> Result<Message, Fault>? {
    if octet == AlohaAdapter.stx {
      body = []
      return nil
    }
    guard let whole = body else { return nil }
    guard octet == AlohaAdapter.etx else {
      body?.append(octet)
      guard whole.count >= AlohaAdapter.octetLimit else { return nil }
      body = nil
      return .failure(.length)
    }
    body = nil
    do throws(Fault) {
      return .success(try AlohaAdapter.message(whole))
    } catch {
      return .failure(error)
    }
  }

  private static func message(_ body: [UInt8]) throws(Fault) -> Message {
    guard body.count > stampOctets else { throw .length }
    var message = Message(standard: "aloha", kind: .call)
    // The day of the week stands between day and hour and says nothing that the date does not.
    message.time = try Field.time(Array(body[..<4] + body[5..<stampOctets]))
    let caller = Array(body[stampOctets...])
    if caller == [UInt8(ascii: "E")] { throw .crc }
    if caller.count == 1, let absence = try? Field.absence(caller) {
      message.absence = absence
    } else {
      message.number = try Field.number(caller)
    }
    guard message.number != nil || message.absence != nil else { throw .implausible }
    return message
  }

  /// The frame that such an adapter sends for a call. A date without a year has no day of the week: it says 0.
  static func emit(_ message: Message) throws(Unsayable) -> [UInt8] {
    guard message.kind == .call else { throw .kind }
    if message.name != nil { throw .name }
    if message.nameAbsence != nil { throw .nameAbsence }
    if message.called != nil { throw .called }
    if message.callType != nil { throw .callType }
    guard let time = message.time else { throw .noTime }
    let digits = Field.octets(time)
    var caller: [UInt8]
    if let number = message.number {
      caller = Array(number.utf8)
      guard caller.count <= Field.numberLimit, (try? Field.number(caller)) == number else { throw .number }
    } else {
      guard let absence = message.absence else { throw .nobody }
      caller = [Field.letter(absence)]
    }
    return ([stx] + digits[..<4] + [UInt8(ascii: "0")] + digits[4...] + caller + [etx])
      .map(NumberDisplay.withParity)
  }
}

extension Standard {
  /// アロハUSB: caller identities as frames on a serial port.
  public static let aloha = Standard(
    name: "aloha", title: "アロハUSB adapter (Japan)", medium: .serial, plan: "jp",
    receiver: { AlohaAdapter() },
    emit: { message throws(Unsayable) in try AlohaAdapter.emit(message) },
    transmission: nil)
}
