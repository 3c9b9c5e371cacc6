import Modem

/// NTT's Number Display (ナンバー・ディスプレイ) and its call waiting form (キャッチホン・ディスプレイ).
///
/// ```
///   DLE SOH header DLE STX  type length { parameter: type length body }  DLE ETX  CRC-1 CRC-2
///    90  81   87    90  82   C0    0C     82    0A  "0312345678"          90  03    FB    52    (with parity)
/// ```
/// The network reverses the line, sends a special ring (0.5 s on, 0.5 s off), a terminal answers it, the network
/// sends the frame by V.23 with no seizure and at least 60 ms of mark, the terminal hangs up, and then the
/// telephone rings.
///
/// - Each octet up to ETX has seven bits of data and even parity in the eighth.
/// - A data octet of value DLE is sent twice. The length counts such twins in the body, but not its own twin; it
///   is never needed, because DLE ETX ends the frame.
/// - The CRC is that of X.25's polynomial x¹⁶+x¹²+x⁵+1 from zero, uninverted, over header … ETX as sent: with
///   parity, with twins. Its two octets, low one first, are bare: no parity, and DLE among them means nothing.
///
/// Source: NTT, Telephone Service Interfaces, edition 5, sections on calling line identification and on
/// information during a call.
struct NumberDisplay: Equatable, Sendable {
  /// The type octet: `call` or `callWaiting`.
  var type: UInt8
  /// The parameters, without parity and twins.
  var parameters: [Message.Parameter]

  static let dle: UInt8 = 0x10
  static let soh: UInt8 = 0x01
  static let stx: UInt8 = 0x02
  static let etx: UInt8 = 0x03
  /// The only header known; its meaning is not published, others are taken too.
  static let header: UInt8 = 0x07

  /// A call arrives.
  static let call: UInt8 = 0x40
  /// A second call arrives during a call.
  static let callWaiting: UInt8 = 0x41

  private static let time: UInt8 = 0x01
  private static let number: UInt8 = 0x02
  /// The name, as some exchanges number it.
  private static let nameOfOld: UInt8 = 0x03
  private static let absence: UInt8 = 0x04
  private static let name: UInt8 = 0x07
  private static let nameAbsence: UInt8 = 0x08
  /// The number that was called (dial-in); may be its last digits only.
  private static let called: UInt8 = 0x09

  /// The longest number and name that are sent.
  private static let numberLimit = 20

  /// The frame's content from type to the last parameter, without parity and twins. The length octet is a hint
  /// that senders reckon differently; it is passed over.
  init(content: [UInt8]) throws(Fault) {
    guard content.count >= 2 else { throw .length }
    type = content[0]
    parameters = try DataMessage.parameters(content[2...])
  }

  init(type: UInt8, parameters: [Message.Parameter]) { (self.type, self.parameters) = (type, parameters) }

  /// What it says.
  func message() throws(Fault) -> Message {
    func body(_ type: UInt8) -> [UInt8]? {
      parameters.first { $0.type == type && !$0.body.isEmpty }?.body
    }
    var message: Message
    switch type {
    case NumberDisplay.call: message = Message(standard: "number-display", kind: .call)
    case NumberDisplay.callWaiting: message = Message(standard: "number-display-waiting", kind: .callWaiting)
    default: throw .type
    }
    message.parameters = parameters
    if let time = body(NumberDisplay.time) { message.time = try Field.time(time) }
    if let number = body(NumberDisplay.number) { message.number = try Field.number(number) }
    if let absence = body(NumberDisplay.absence) { message.absence = try Field.absence(absence) }
    if let called = body(NumberDisplay.called) { message.called = try Field.number(called) }
    if let name = body(NumberDisplay.name) ?? body(NumberDisplay.nameOfOld) {
      message.name = Field.text(KatakanaShift.text(name))
    }
    if let absence = body(NumberDisplay.nameAbsence) { message.nameAbsence = try Field.absence(absence) }
    if message.number.map(Field.isFiller) ?? false {
      message.number = nil
      message.absence = message.absence ?? .unavailable
    }
    if message.number != nil { message.absence = nil }
    return message
  }

  /// The frame of a message, of type `call` or `callWaiting`; a call may be sent as one that waits, but not the other
  /// way round.
  static func emit(_ message: Message, type: UInt8) throws(Unsayable) -> [UInt8] {
    guard message.kind == .call || message.kind == .callWaiting && type == callWaiting else { throw .kind }
    if message.callType != nil { throw .callType }
    var frame = NumberDisplay(type: type, parameters: [])
    func add(_ type: UInt8, _ body: [UInt8]) {
      frame.parameters.append(Message.Parameter(type: type, body: body))
    }
    if let time = message.time { add(NumberDisplay.time, Field.octets(time)) }
    if let number = message.number { try add(NumberDisplay.number, digits(number, else: .number)) }
    if let absence = message.absence, message.number == nil {
      add(NumberDisplay.absence, [Field.letter(absence)])
    }
    if let called = message.called { try add(NumberDisplay.called, digits(called, else: .called)) }
    if let name = message.name {
      guard let body = KatakanaShift.octets(name), body.count <= numberLimit else { throw .name }
      add(NumberDisplay.name, body)
    }
    if let absence = message.nameAbsence { add(NumberDisplay.nameAbsence, [Field.letter(absence)]) }
    return frame.octets
  }

  private static func digits(_ number: String, else refusal: Unsayable) throws(Unsayable) -> [UInt8] {
    let body = Array(number.utf8)
    guard (1...numberLimit).contains(body.count), (try? Field.number(body)) == number else { throw refusal }
    return body
  }

  /// The frame as it is sent, with parity, twins and CRC.
  var octets: [UInt8] {
    var body: [UInt8] = []
    for parameter in parameters {
      for octet in [parameter.type, UInt8(truncatingIfNeeded: parameter.body.count)] + parameter.body {
        body += octet == NumberDisplay.dle ? [octet, octet] : [octet]
      }
    }
    let length = UInt8(truncatingIfNeeded: body.count) & 0x7F
    let lengthOctets = length == NumberDisplay.dle ? [length, length] : [length]
    let covered =
      [NumberDisplay.header, NumberDisplay.dle, NumberDisplay.stx, type] + lengthOctets + body
      + [NumberDisplay.dle, NumberDisplay.etx]
    let sent = covered.map(NumberDisplay.withParity)
    let crc = NumberDisplay.crc(sent)
    return [NumberDisplay.dle, NumberDisplay.soh].map(NumberDisplay.withParity) + sent
      + [UInt8(truncatingIfNeeded: crc), UInt8(truncatingIfNeeded: crc >> 8)]
  }

  /// Seven bits of data with the eighth that makes the number of ones even.
  static func withParity(_ octet: UInt8) -> UInt8 {
    let data = octet & 0x7F
    return data.nonzeroBitCount % 2 == 0 ? data : data | 0x80
  }

  /// The CRC over octets in line order, least significant bit first ("CRC-16/KERMIT"; "123456789" gives 0x2189).
  /// Over a frame and its own two octets it is zero.
  static func crc(_ octets: some Sequence<UInt8>) -> UInt16 {
    var register: UInt16 = 0
    for octet in octets {
      register ^= UInt16(octet)
      for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0x8408 : register >> 1 }
    }
    return register
  }
}

extension Standard {
  static let numberDisplay = Standard(
    name: "number-display", title: "NTT Number Display ナンバー・ディスプレイ (Japan)", medium: .fsk(.v23),
    plan: "jp",
    receiver: { NumberDisplayReceiver() },
    emit: { message throws(Unsayable) in try NumberDisplay.emit(message, type: NumberDisplay.call) },
    transmission: { octets in
      // Line reversed; special ring of 0.5 s on and off until a terminal answers, here at the second; 300 ms; the
      // frame once; the terminal hangs up; 1.5 s later the telephone rings, one second on and two off.
      Transmission([
        .silence(200), .click, .silence(100), .ring(16, 500), .silence(500), .ring(16, 500), .click,
        .silence(300), .burst(NumberDisplay.burst(octets)), .silence(100), .click, .silence(1_500),
        .ring(16, 1_000), .silence(2_000), .ring(16, 1_000), .silence(500),
      ])
    })

  static let numberDisplayWaiting = Standard(
    name: "number-display-waiting", title: "NTT call waiting display キャッチホン・ディスプレイ (Japan)",
    medium: .fsk(.v23),
    plan: "jp",
    receiver: { NumberDisplayReceiver() },
    emit: { message throws(Unsayable) in try NumberDisplay.emit(message, type: NumberDisplay.callWaiting) },
    transmission: { octets in
      // The exchange mutes both sides; the DTMF pairs C and D announce the frame; nobody answers it.
      Transmission([
        .silence(500), .tones([852, 1_633], 100), .silence(50), .tones([941, 1_633], 100), .silence(300),
        .burst(NumberDisplay.burst(octets)), .silence(500),
      ])
    })
}

extension NumberDisplay {
  /// No seizure; at least 60 ms of mark, here 78 bits, as exchanges send.
  fileprivate static func burst(_ octets: [UInt8]) -> Transmission.Burst {
    Transmission.Burst(channel: .v23, seizureBits: 0, markBits: 78, octets: octets, tailBits: 5)
  }
}
