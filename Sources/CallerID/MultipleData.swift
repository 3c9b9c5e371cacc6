/// The parameters of a data message (GR-30-CORE MDMF, EN 300 659-3, SIN 227) ↔ a message.
///
/// ```
///   01 08 "09301224"   02 0A "6095551212"   07 0A "SMITH JOHN"
/// ```
/// Parameters come in any order. One without octets counts as absent, of two alike the first that has any counts,
/// and unknown ones are passed over by their length and kept as they came.
enum MultipleData {
  /// Date and time, `MMDDhhmm`.
  static let time: UInt8 = 0x01
  /// Calling line identity.
  static let number: UInt8 = 0x02
  /// Called line identity; alone, in North America, the caller's dialable number.
  static let called: UInt8 = 0x03
  /// Why there is no calling line identity, a letter.
  static let absence: UInt8 = 0x04
  /// Call qualifier, `L` for long distance: Bellcore only.
  static let qualifier: UInt8 = 0x06
  /// Calling party name, or a text in its place.
  static let name: UInt8 = 0x07
  /// Why there is no name, a letter.
  static let nameAbsence: UInt8 = 0x08
  /// Dialled by an alternate route: Bellcore only.
  static let route: UInt8 = 0x09
  /// Visual indicator: the message lamp, 0 off.
  static let lamp: UInt8 = 0x0B
  /// Call type.
  static let callType: UInt8 = 0x11
  /// Number of messages waiting.
  static let waiting: UInt8 = 0x13

  /// Call type "message waiting" (SIN 227, EN 300 659-3).
  static let messageWaiting: UInt8 = 0x81

  /// What a frame of type 0x80 or 0x82 says.
  static func parse(_ frame: DataMessage, assuming assumed: Dialect) throws(Fault) -> Message {
    let parameters = try DataMessage.parameters(frame.body[...])
    func body(_ type: UInt8) -> [UInt8]? {
      parameters.first { $0.type == type && !$0.body.isEmpty }?.body
    }
    let callType = body(MultipleData.callType)?.first
    // SIN 227: a call type of 0x80 and above that is not known belongs to a service the box does not know.
    guard callType.map({ $0 < 0x80 || $0 == messageWaiting }) ?? true else { throw .type }
    let isLamp = frame.type == DataMessage.lampListType || callType == messageWaiting

    let dialect = Dialect.of(parameters, assuming: assumed)
    var message = Message(standard: dialect.standard, kind: isLamp ? .messageWaiting : .call)
    message.parameters = parameters
    message.callType = callType
    if let time = body(MultipleData.time) { message.time = try Field.time(time) }
    if let number = body(MultipleData.number) { message.number = try Field.number(number) }
    if let absence = body(MultipleData.absence) { message.absence = try Field.absence(absence) }
    if let called = body(MultipleData.called) {
      let isCaller = dialect.dialsCallerBy03 && message.number == nil && message.absence == nil
      if isCaller {
        message.number = try Field.number(called)
      } else {
        message.called = try Field.number(called)
      }
    }
    if let name = body(MultipleData.name) { message.name = Field.text(dialect.decode(name)) }
    if let absence = body(MultipleData.nameAbsence) { message.nameAbsence = try Field.absence(absence) }
    settle(&message, dialect)

    if isLamp {
      let isOn = body(lamp)?.first ?? body(waiting)?.first
      guard let isOn = isOn ?? callType else { throw .implausible }
      message.lamp = isOn != 0
    } else if message == empty(like: message) {
      throw .implausible
    }
    return message
  }

  /// Settles what the fields say together: a number outweighs the reason for its absence, zeros are none, and a
  /// service's text is no name.
  private static func settle(_ message: inout Message, _ dialect: Dialect) {
    if let number = message.number, Field.isFiller(number) {
      message.number = nil
      message.absence = message.absence ?? .unavailable
    }
    if let number = message.number {
      message.absence = nil
      message.incomplete = number.utf8.last == UInt8(ascii: "-")
    }
    guard let name = message.name, let reason = dialect.serviceTexts[name.uppercased()] else { return }
    if message.absence != nil || message.number != nil { message.name = nil }
    // The letter says only that there is no number; the text may say that a coin telephone is why.
    if message.absence != nil, reason == .payphone { message.absence = reason }
  }

  /// A message of the same dialect and parameters of which nothing was understood.
  private static func empty(like message: Message) -> Message {
    var empty = Message(standard: message.standard, kind: message.kind)
    empty.parameters = message.parameters
    return empty
  }

  /// The frame that says a message in a dialect. Refuses what that network has no way to say.
  static func emit(_ message: Message, in dialect: Dialect) throws(Unsayable) -> [UInt8] {
    let isETSI = !dialect.foreign.contains(callType)
    guard message.kind != .callWaiting else { throw .kind }
    var (type, parameters) = (DataMessage.callListType, [Message.Parameter]())
    if message.kind == .messageWaiting {
      (type, parameters) = dialect.lamp(message.lamp ?? true)
    } else if let callType = message.callType {
      guard isETSI, callType < 0x80 else { throw .callType }
      parameters.append(Message.Parameter(type: MultipleData.callType, body: [callType]))
    }
    if let time = message.time {
      parameters.append(Message.Parameter(type: MultipleData.time, body: Field.octets(time)))
    }
    if let number = message.number {
      try parameters.append(parameter(MultipleData.number, number: number, in: dialect))
    } else if let absence = message.absence {
      parameters.append(Message.Parameter(type: MultipleData.absence, body: [Field.letter(absence)]))
    } else if message.kind == .call, message.name == nil {
      throw .nobody
    }
    if let called = message.called {
      guard !dialect.dialsCallerBy03 || message.number != nil || message.absence != nil else { throw .called }
      try parameters.append(parameter(MultipleData.called, number: called, in: dialect))
    }
    if let name = message.name {
      guard let body = dialect.encode(name), (1...dialect.nameLimit).contains(body.count) else { throw .name }
      parameters.append(Message.Parameter(type: MultipleData.name, body: body))
    }
    if let absence = message.nameAbsence {
      parameters.append(Message.Parameter(type: MultipleData.nameAbsence, body: [Field.letter(absence)]))
    }
    var body: [UInt8] = []
    for parameter in parameters { body += [parameter.type, UInt8(parameter.body.count)] + parameter.body }
    guard let frame = try? DataMessage(type: type, body: body) else { throw .name }
    return frame.octets
  }

  private static func parameter(
    _ type: UInt8, number: String, in dialect: Dialect
  ) throws(Unsayable) -> Message.Parameter {
    let body = Array(number.utf8)
    guard (1...dialect.numberLimit).contains(body.count), (try? Field.number(body)) == number else {
      throw .number
    }
    return Message.Parameter(type: type, body: body)
  }
}
