/// One line of a modem's or serial box's text → what it says. The dialects differ in spelling only, so one reader
/// takes them all; what it does not know says nothing.
///
/// ```
///   RING                     DATE = 0330              NMBR = 4075551212       MESG = 110101
///   RING A                   TIME = 1423              NMBR = P                0412303332323234…
///   RING_ANALOG_0312345678/  DATE TIME=11/24 22:10    CALLER NAME: JOHN DOE   ###DATE03301423...NMBR…
/// ```
enum ModemLine: Equatable {
  /// The telephone rings.
  case ring
  /// The telephone rings, and the line says for whom (ISDN adapters).
  case ringing(number: String)
  /// Some parts of a call.
  case parts([Part])
  /// A whole transmission in hexadecimal.
  case packet(Result<Message, Fault>)
  /// The end of a call's lines.
  case end
  /// An answer to a command, or anything else.
  case nothing

  /// One part of what a modem prints of a call.
  enum Part: Equatable {
    case date(month: UInt8, day: UInt8)
    case time(hour: UInt8, minute: UInt8)
    case number(String)
    case absence(Message.Absence)
    case name(String)
    case nameAbsence(Message.Absence)
    case callType(UInt8)
    case lamp(Bool)
  }

  private enum Key {
    case date, time, number, name, packet
  }

  /// How the dialects spell the keys, in capitals.
  private static let keys: [(String, Key)] = [
    ("DATE", .date), ("DATE TIME", .date), ("TIME", .time),
    ("NMBR", .number), ("NMRB", .number), ("NBR", .number), ("CALLER NUMBER", .number), ("DDN", .number),
    ("DDN_NMBR", .number), ("NAME", .name), ("CALLER NAME", .name), ("MESG", .packet),
  ]

  /// How the dialects say that there is no number or name, in capitals.
  private static let absences: [(Message.Absence, [String])] = [
    (
      .withheld,
      [
        "P", "A", "PRIVATE", "PRIVATE NUMBER", "PRIVATE NAME", "WITHHELD", "RESTRICTED", "ANONYMOUS", "BLOCKED",
        "PRIVDIROFF", "NUMBER WITHHELD", "ID WITHHELD",
      ]
    ),
    (
      .unavailable,
      [
        "", "O", "I", "OUT OF AREA", "OUT-OF-AREA", "UNAVAILABLE", "UNKNOWN", "UNKNOWN CALLER",
        "-UNKNOWN CALLER-",
        "NOT AVAIL", "INTERNATIONAL",
      ]
    ),
    (.payphone, ["C", "PAYPHONE", "COIN", "PUBLIC"]),
    (.conflict, ["S"]),
  ]

  /// Reads a line without its end. Control characters count for nothing.
  init(_ octets: [UInt8]) {
    let printable = octets.filter { $0 >= 0x20 && $0 != 0x7F }
    let line = Field.text(Field.latin(printable)) ?? ""
    let capitals = line.uppercased()
    if capitals.hasPrefix("RING") || capitals == "R" || capitals == "CID RING" || capitals == "2" {
      self = ModemLine.ring(capitals)
    } else if capitals == "END MSG" {
      self = .end
    } else if line.hasPrefix("###") {
      self = ModemLine.netCallerID(line)
    } else if capitals.hasPrefix("ATF") {
      self = ModemLine.digits(line.dropFirst(3))
    } else if let separator = line.firstIndex(where: { $0 == "=" || $0 == ":" }) {
      self = ModemLine.field(
        key: line[..<separator].uppercased(), value: String(line[separator...].dropFirst()))
    } else if let packet = ModemLine.octets(line).flatMap(ModemLine.packet) {
      self = .packet(packet)
    } else {
      self = .nothing
    }
  }

  /// `RING`, `RING B`, `RING2` (distinctive ringing); `RING_ANALOG_number/sub` and `RINGnumber*sub`.
  private static func ring(_ line: String) -> ModemLine {
    let rest = line.drop { !$0.isNumber }
    let number = rest.prefix { $0.isNumber }
    if number.utf8.count >= 3, let known = try? Field.number(Array(number.utf8)) {
      return .ringing(number: known)
    }
    return line.utf8.count <= "CID RING".utf8.count ? .ring : .nothing
  }

  private static func field(key: String, value: String) -> ModemLine {
    // Some modems put stray letters of their event codes before the key.
    let words = key.split(separator: " ").filter { $0.utf8.count > 1 }.joined(separator: " ")
    let value = Field.text(value) ?? ""
    switch keys.first(where: { $0.0 == words })?.1 {
    case .date: return .parts(stamp(value, isTime: false))
    case .time: return .parts(stamp(value, isTime: true))
    case .number: return .parts([number(value)])
    case .name: return .parts([name(value)])
    case .packet: return octets(value).map(message) ?? .nothing
    case nil: return .nothing
    }
  }

  /// Four digits are a date or a time, eight are both, whatever stands between them; a fifth digit of a time is
  /// passed over. Where the first pair can be no month it is the day.
  private static func stamp(_ value: String, isTime: Bool) -> [Part] {
    let digits = value.utf8.map { $0 &- UInt8(ascii: "0") }.filter { $0 < 10 }
    guard digits.count >= 4 else { return [] }
    func pair(_ place: Int) -> UInt8 { digits[place] * 10 + digits[place + 1] }
    if isTime, digits.count < 8 { return [.time(hour: pair(0), minute: pair(2))] }
    let date: Part = pair(0) > 12 ? .date(month: pair(2), day: pair(0)) : .date(month: pair(0), day: pair(2))
    return digits.count < 8 ? [date] : [date, .time(hour: pair(4), minute: pair(6))]
  }

  private static func absence(_ value: String) -> Message.Absence? {
    absences.first { $0.1.contains(value.uppercased()) }?.0
  }

  /// A number, or why there is none; a text that is neither is taken for a reason nobody knows.
  private static func number(_ value: String) -> Part {
    if let absence = absence(value) { return .absence(absence) }
    guard let number = try? Field.number(Array(value.utf8)), !Field.isFiller(number) else {
      return .absence(.unavailable)
    }
    return .number(number)
  }

  private static func name(_ value: String) -> Part {
    absence(value).map { .nameAbsence($0) } ?? .name(value)
  }

  /// NetCallerID: `###DATE03301423...NMBR4075551212...NAMEJOHN DOE+++`, or a message lamp in the name's place.
  private static func netCallerID(_ line: String) -> ModemLine {
    var text = line.dropFirst(3)
    while text.last == "+" { text.removeLast() }
    var parts: [Part] = []
    for piece in pieces(text) { parts += part(piece) }
    return .parts(parts)
  }

  /// The fields between runs of three points; a single point belongs to its field.
  private static func pieces(_ text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text
    while let point = rest.indices.first(where: { rest[$0...].hasPrefix("...") }) {
      pieces.append(rest[..<point])
      rest = rest[point...].dropFirst(3)
    }
    return pieces + [rest]
  }

  private static func part(_ text: Substring) -> [Part] {
    let value = Field.text(String(text.dropFirst(4))) ?? ""
    switch text.prefix(4) {
    case "DATE": return stamp(value, isTime: false)
    case "NMBR": return [number(value)]
    case "NAME" where value == "-MSG OFF-": return [.lamp(false)]
    case "NAME" where value == "-MSG WAITING-": return [.lamp(true)]
    case "NAME": return [name(value)]
    default: return []
    }
  }

  /// `ATF` and a run of digits: eight of date and time, then the number.
  private static func digits(_ text: Substring) -> ModemLine {
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard digits.count > 8 else { return .nothing }
    return .parts(stamp(String(digits.prefix(8)), isTime: false) + [number(String(digits.dropFirst(8)))])
  }

  /// The octets of a text of hexadecimal digits only, at least two.
  private static func octets(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count % 2 == 0, digits.count >= 4 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  /// `MESG`: a whole transmission whose sum is right, or NTT's frame; else some parameters with or without a sum
  /// behind them.
  private static func message(_ octets: [UInt8]) -> ModemLine {
    let isWhole = octets.reduce(0, &+) == 0 || octets[0] & 0x7F == NumberDisplay.dle
    if isWhole, let packet = packet(octets) { return .packet(packet) }
    let whole = try? DataMessage.parameters(octets[...])
    let parameters = whole ?? (try? DataMessage.parameters(octets.dropLast())) ?? []
    var parts: [Part] = []
    for parameter in parameters {
      guard let value = parameter.body.first else { continue }
      if parameter.type == MultipleData.callType { parts.append(.callType(value)) }
      if parameter.type == MultipleData.callType, value == MultipleData.messageWaiting {
        parts.append(.lamp(true))
      }
      if parameter.type == MultipleData.lamp { parts.append(.lamp(value != 0)) }
    }
    return .parts(parts)
  }

  /// A whole transmission: a data message, with its sum or (as some modems print it) without, or NTT's frame, with
  /// its parity or without. Nil when it is neither.
  private static func packet(_ octets: [UInt8]) -> Result<Message, Fault>? {
    guard octets.count >= 3 else { return nil }
    if octets[0] & 0x7F == NumberDisplay.dle, octets[1] & 0x7F == NumberDisplay.soh {
      let restored = octets.dropLast(2).map(NumberDisplay.withParity) + octets.suffix(2)
      return NumberDisplayReceiver.only(octets) ?? NumberDisplayReceiver.only(restored) ?? .failure(.crc)
    }
    guard DataMessage.types.contains(octets[0]) else { return nil }
    do throws(Fault) {
      switch octets.count - 2 - Int(octets[1]) {
      case 0:
        let frame = try DataMessage(type: octets[0], body: Array(octets[2...]))
        return .success(try frame.message(assuming: .etsi))
      case 1:
        return .success(try DataMessage(octets: octets[...]).message(assuming: .etsi))
      default:
        return nil
      }
    } catch {
      return .failure(error)
    }
  }
}

extension NumberDisplayReceiver {
  /// The message that these octets are, if they are one.
  fileprivate static func only(_ octets: [UInt8]) -> Result<Message, Fault>? {
    var receiver = NumberDisplayReceiver()
    for octet in octets {
      if case .success(let message)? = receiver.feed(.octet(octet, framed: true)) { return .success(message) }
    }
    return nil
  }
}
