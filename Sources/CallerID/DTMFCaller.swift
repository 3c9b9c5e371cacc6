import Modem

/// Callers dialled at the terminal with DTMF digits: six grammars (ETSI EN 300 659-1 and the operators'
/// own: TDC, Telia, KPN, Chunghwa), told apart by the string itself.
///
/// | row | grammar | where |
/// |---|---|---|
/// | dtmf-v1 | `A` caller, `D` redirecting, `B` reason, each optional, then `C` | Belgium, Brazil, Finland, India … |
/// | dtmf-v2 | `A` caller `#`; `D1#` withheld, `D2#` abroad, `D3#` unknown | Denmark |
/// | dtmf-v3 | `D` caller `C` | Taiwan, Kuwait |
/// | dtmf-v4 | caller `#` | Denmark, Netherlands |
/// | dtmf-v5 | as dtmf-v1 with several `D` groups | Sweden |
/// | dtmf-v6 | `D000…C`: no number | Netherlands |
///
/// Reasons: 00 unavailable; 10 and 01 withheld (sources differ over which; both are in use). A number of zeros
/// only is none, in any grammar. The first symbol is lost often, while the box wakes: a string that ends in `C`
/// but has no letter before its digits is dtmf-v1 whose number may lack its first digit, and so is one whose end
/// never came.
struct DTMFCaller: Equatable, Sendable {
  /// One letter and the digits behind it; the letter is nil before the first.
  struct Group: Equatable, Sendable {
    var letter: UInt8?
    var digits: [UInt8]
  }
  /// The groups in order.
  var groups: [Group]
  /// `C`, `#`, or nil for silence.
  var end: UInt8?

  /// Digits of the shortest number that is believed, and of the longest: E.164 has 15, some prefix them.
  static let numberLimits = 3...20

  /// The symbols of a string without its end. `*` stands in no grammar, nor `C` or `#` but at the end.
  init(_ symbols: some Sequence<UInt8>, end: UInt8?) throws(Fault) {
    (groups, self.end) = ([], end)
    var group = Group(letter: nil, digits: [])
    for symbol in symbols {
      switch symbol {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        group.digits.append(symbol)
      case UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "D"):
        if group.letter != nil || !group.digits.isEmpty { groups.append(group) }
        group = Group(letter: symbol, digits: [])
      default:
        throw .grammar
      }
    }
    if group.letter != nil || !group.digits.isEmpty { groups.append(group) }
  }

  private static let a = UInt8(ascii: "A")
  private static let b = UInt8(ascii: "B")
  private static let c = UInt8(ascii: "C")
  private static let d = UInt8(ascii: "D")
  private static let hash = UInt8(ascii: "#")

  /// What the string says, by the first grammar that it fits.
  func message() throws(Fault) -> Message {
    guard let first = groups.first else { throw .grammar }
    var message: Message
    switch (first.letter, end) {
    case (DTMFCaller.d?, DTMFCaller.c?) where groups.count == 1:
      let isFiller = first.digits.allSatisfy { $0 == UInt8(ascii: "0") }
      message = Message(standard: isFiller ? "dtmf-v6" : "dtmf-v3", kind: .call)
      try DTMFCaller.take(first.digits, into: &message)
    case (DTMFCaller.d?, DTMFCaller.hash?) where groups.count == 1 && first.digits.count == 1:
      message = Message(standard: "dtmf-v2", kind: .call)
      switch first.digits {
      case [UInt8(ascii: "1")]: message.absence = .withheld
      case [UInt8(ascii: "2")], [UInt8(ascii: "3")]: message.absence = .unavailable
      default: throw .grammar
      }
    case (DTMFCaller.a?, DTMFCaller.hash?) where groups.count == 1:
      message = Message(standard: "dtmf-v2", kind: .call)
      try DTMFCaller.take(first.digits, into: &message)
    case (nil, DTMFCaller.hash?) where groups.count == 1:
      message = Message(standard: "dtmf-v4", kind: .call)
      try DTMFCaller.take(first.digits, into: &message)
    case (_, DTMFCaller.c?), (DTMFCaller.a?, nil):
      message = try lettered()
      message.incomplete = message.number != nil && (first.letter == nil || end == nil)
    default:
      throw .grammar
    }
    for group in groups {
      message.parameters.append(Message.Parameter(type: group.letter ?? DTMFCaller.a, body: group.digits))
    }
    return message
  }

  /// `[A…][D…]…[B…]C`, where the `A` may be lost.
  private func lettered() throws(Fault) -> Message {
    let redirections = groups.filter { $0.letter == DTMFCaller.d }
    var message = Message(standard: redirections.count > 1 ? "dtmf-v5" : "dtmf-v1", kind: .call)
    for (place, group) in groups.enumerated() {
      switch group.letter {
      case DTMFCaller.a?, nil:
        guard place == 0 else { throw .grammar }
        if !group.digits.isEmpty { try DTMFCaller.take(group.digits, into: &message) }
      case DTMFCaller.b?:
        guard place == groups.count - 1 else { throw .grammar }
        let reason = try DTMFCaller.absence(group.digits)
        if message.number == nil { message.absence = reason }
      default:
        guard group.digits.count <= DTMFCaller.numberLimits.upperBound else { throw .grammar }
      }
    }
    guard message.number != nil || message.absence != nil else { throw .grammar }
    return message
  }

  private static func take(_ digits: [UInt8], into message: inout Message) throws(Fault) {
    guard numberLimits.contains(digits.count) || digits == [0x30, 0x30] else { throw .grammar }
    let number = String(decoding: digits, as: UTF8.self)
    if Field.isFiller(number) { message.absence = .unavailable } else { message.number = number }
  }

  private static func absence(_ digits: [UInt8]) throws(Fault) -> Message.Absence {
    switch String(decoding: digits, as: UTF8.self) {
    case "00": .unavailable
    case "10", "01": .withheld
    default: throw .grammar
    }
  }

  /// dtmf-v3 and -v4, and numbers in -v2: one number between a letter, or none, and an end.
  static func emit(_ message: Message, letter: String, end: String) throws(Unsayable) -> [UInt8] {
    guard let number = try number(of: message) else { throw .absence }
    return Array((letter + number + end).utf8)
  }

  /// dtmf-v1 and -v5: number or reason, and the redirections among the parameters.
  static func emitLettered(_ message: Message) throws(Unsayable) -> [UInt8] {
    var symbols: [UInt8] = []
    if let number = try number(of: message) { symbols += [a] + Array(number.utf8) }
    for parameter in message.parameters where parameter.type == d { symbols += [d] + parameter.body }
    if message.number == nil {
      switch message.absence {
      case .withheld: symbols += Array("B10".utf8)
      case .unavailable: symbols += Array("B00".utf8)
      default: throw .absence
      }
    }
    return symbols + [c]
  }

  /// dtmf-v2: a number, or the digit that says why there is none.
  static func emitDanish(_ message: Message) throws(Unsayable) -> [UInt8] {
    if try number(of: message) != nil { return try emit(message, letter: "A", end: "#") }
    switch message.absence {
    case .withheld: return Array("D1#".utf8)
    case .unavailable: return Array("D3#".utf8)
    default: throw .absence
    }
  }

  /// dtmf-v6: nothing but zeros.
  static func emitZeros(_ message: Message) throws(Unsayable) -> [UInt8] {
    guard try number(of: message) == nil else { throw .number }
    guard message.absence == .unavailable else { throw .absence }
    return Array("D0000000000C".utf8)
  }

  /// The number of a message that has no more than digits can say.
  private static func number(of message: Message) throws(Unsayable) -> String? {
    guard message.kind == .call else { throw .kind }
    if message.name != nil { throw .name }
    if message.nameAbsence != nil { throw .nameAbsence }
    if message.time != nil { throw .time }
    if message.called != nil { throw .called }
    if message.callType != nil { throw .callType }
    guard let number = message.number else {
      guard message.absence != nil else { throw .nobody }
      return nil
    }
    let isSayable = number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isSayable, numberLimits.contains(number.utf8.count), !Field.isFiller(number) else { throw .number }
    return number
  }
}

extension Standard {
  static let dtmf1 = Standard.dtmf(1, "A…C (Belgium, Brazil, Finland, India …)") { message throws(Unsayable) in
    try DTMFCaller.emitLettered(message)
  }
  static let dtmf2 = Standard.dtmf(2, "A…# (Denmark)") { message throws(Unsayable) in
    try DTMFCaller.emitDanish(message)
  }
  static let dtmf3 = Standard.dtmf(3, "D…C (Taiwan, Kuwait)") { message throws(Unsayable) in
    try DTMFCaller.emit(message, letter: "D", end: "C")
  }
  static let dtmf4 = Standard.dtmf(4, "…# (Denmark, Netherlands)") { message throws(Unsayable) in
    try DTMFCaller.emit(message, letter: "", end: "#")
  }
  static let dtmf5 = Standard.dtmf(5, "A…D…D…C (Sweden)") { message throws(Unsayable) in
    try DTMFCaller.emitLettered(message)
  }
  static let dtmf6 = Standard.dtmf(6, "D000…C, no number (Netherlands)") { message throws(Unsayable) in
    try DTMFCaller.emitZeros(message)
  }

  /// A row for one grammar. On the line all are alike: the line reversed, at least 200 ms, 70 ms for each digit and
  /// as much behind it, 200–500 ms, then ringing (EN 300 659-1).
  private static func dtmf(
    _ grammar: Int, _ form: String, _ emit: @escaping @Sendable (Message) throws(Unsayable) -> [UInt8]
  ) -> Standard {
    Standard(
      name: "dtmf-v\(grammar)", title: "DTMF \(form)", medium: .digits, receiver: { DTMFCallerReceiver() },
      emit: emit,
      transmission: { digits in
        Transmission([
          .silence(200), .click, .silence(250), .digits(digits, on: 70, off: 70), .silence(300),
          .ring(25, 1_000),
          .silence(500),
        ])
      })
  }
}
