import Modem

/// Bellcore, later Telcordia, GR-30-CORE: North America, and many networks that bought its exchanges.
///
/// Bell 202 between the first and the second ring: 300 bits of seizure, 180 marks, then the data message, either
/// with one field (SDMF: date and number) or with parameters (MDMF). During a call it comes without seizure after
/// a dual tone that the terminal has acknowledged. Texts are printable ASCII, names up to 15 octets.
extension Standard {
  static let bellcore = Standard(
    name: "bellcore", title: "Bellcore MDMF (North America): number, name", medium: .fsk(.bell202),
    plan: "nanp",
    receiver: { DataMessageReceiver(assuming: .bellcore) },
    emit: { message throws(Unsayable) in try MultipleData.emit(message, in: .bellcore) },
    transmission: { betweenRings($0) })

  static let bellcoreSingle = Standard(
    name: "bellcore-sdmf", title: "Bellcore SDMF (North America): date and number", medium: .fsk(.bell202),
    plan: "nanp",
    receiver: { DataMessageReceiver(assuming: .bellcore) },
    emit: { message throws(Unsayable) in try SingleData.emit(message) },
    transmission: { betweenRings($0) })

  /// Two seconds of ringing, the data half a second later, and the second ring four seconds after the first
  /// (GR-30-CORE: at least 500 ms before the data and 200 ms behind).
  private static func betweenRings(_ octets: [UInt8]) -> Transmission {
    let burst = Transmission.Burst(
      channel: .bell202, seizureBits: 300, markBits: 180, octets: octets, tailBits: 12)
    let rest = max(200, 4_000 - 550 - burst.milliseconds)
    return Transmission([
      .silence(200), .ring(20, 2_000), .silence(550), .burst(burst), .silence(rest), .ring(20, 2_000),
      .silence(500),
    ])
  }
}

extension Dialect {
  static let bellcore = Dialect(
    standard: "bellcore",
    proof: { parameters in
      parameters.contains { $0.type == MultipleData.qualifier || $0.type == MultipleData.route }
    },
    foreign: [MultipleData.callType, MultipleData.waiting],
    dialsCallerBy03: true,
    decode: { Field.latin($0) },
    encode: { name in
      name.unicodeScalars.allSatisfy { (" "..."~").contains($0) } ? Array(name.utf8) : nil
    },
    numberLimit: 20,
    nameLimit: 15,
    serviceTexts: [:],
    lamp: { isOn in
      (DataMessage.lampListType, [Message.Parameter(type: MultipleData.lamp, body: [isOn ? 0xFF : 0])])
    })
}

/// The single data message (SDMF): the whole body is one field.
///
/// ```
///   04 12 "09301224" "6095551212" 51        a call: date and time, then the number
///   04 09 "09301224" "P" 0E                                       or the letter for its absence
///   06 03 "BBB" 31                          lamp on; "ooo" is off
/// ```
enum SingleData {
  private static let standard = "bellcore-sdmf"
  private static let lampOn = UInt8(ascii: "B")
  private static let lampOff = UInt8(ascii: "o")

  /// The body of type 0x04.
  static func call(_ body: [UInt8]) throws(Fault) -> Message {
    guard body.count > 8 else { throw .length }
    var message = Message(standard: standard, kind: .call)
    message.time = try Field.time(Array(body.prefix(8)))
    let caller = Array(body.dropFirst(8))
    if caller.count == 1, let absence = try? Field.absence(caller) {
      message.absence = absence
    } else {
      message.number = try Field.number(caller)
      if message.number.map(Field.isFiller) ?? true { (message.number, message.absence) = (nil, .unavailable) }
    }
    return message
  }

  /// The body of type 0x06.
  static func lamp(_ body: [UInt8]) throws(Fault) -> Message {
    guard body.count == 3 else { throw .length }
    var message = Message(standard: standard, kind: .messageWaiting)
    switch body {
    case [lampOn, lampOn, lampOn]: message.lamp = true
    case [lampOff, lampOff, lampOff]: message.lamp = false
    default: throw .implausible
    }
    return message
  }

  /// The frame that says a message with one field. Without a time there is no such frame.
  static func emit(_ message: Message) throws(Unsayable) -> [UInt8] {
    if message.name != nil { throw .name }
    if message.nameAbsence != nil { throw .nameAbsence }
    if message.called != nil { throw .called }
    if message.callType != nil { throw .callType }
    var (type, body) = (DataMessage.callType, [UInt8]())
    switch message.kind {
    case .callWaiting: throw .kind
    case .messageWaiting:
      type = DataMessage.lampType
      body = Array(repeating: message.lamp ?? true ? lampOn : lampOff, count: 3)
    case .call:
      guard let time = message.time else { throw .noTime }
      body = Field.octets(time)
      if let number = message.number {
        let digits = Array(number.utf8)
        guard digits.count <= Dialect.bellcore.numberLimit, (try? Field.number(digits)) == number else {
          throw .number
        }
        body += digits
      } else if let absence = message.absence {
        body.append(Field.letter(absence))
      } else {
        throw .nobody
      }
    }
    guard let frame = try? DataMessage(type: type, body: body) else { throw .number }
    return frame.octets
  }
}
