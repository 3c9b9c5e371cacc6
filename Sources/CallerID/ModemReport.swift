/// The text of a serial modem that hears caller identities itself (V.250 commands, formatted or raw reports) →
/// rings and messages.
///
/// ```
///   RING ⏎  DATE = 0330 ⏎  TIME = 1423 ⏎  NMBR = 4075551212 ⏎  NAME = JOHN DOE ⏎  RING ⏎
/// ```
/// A modem prints a call as several lines and never says which is the last: many leave the name out, some print it
/// before the number, in North America the lines stand between two rings, elsewhere seconds before the first. So a
/// call is whole when number and name are there; else at the next `RING`, half a second after its last line when
/// there is a number, or three seconds after its first. All else that came in that time belongs to it. The same
/// number within ten seconds, and a later "no number" or the like, are the same call.
///
/// In voice mode events come between the lines as DLE and a letter; `R` is a ring.
public struct ModemReport: Sendable {
  /// What a modem has to tell.
  public enum Event: Equatable, Sendable {
    /// The telephone rings, now.
    case ring
    /// Who calls, or a message lamp.
    case message(Message)
    /// A transmission that the modem printed as it came, and that is none.
    case fault(Fault)
  }

  /// Half a second: modems print a call's lines within 100 ms, at 2400 bit/s too. Our choice.
  public static let pauseMilliseconds: Int64 = 500
  /// A call's lines never take longer. Our choice.
  public static let longestMilliseconds: Int64 = 3_000
  /// The same number within this time is the same call.
  public static let sameCallMilliseconds: Int64 = 10_000
  /// Octets of a line that are kept; the longest known is a raw packet of 261 octets in hexadecimal.
  private static let lineLimit = 600

  private static let dle: UInt8 = 0x10

  /// A call whose lines are coming in.
  private struct Record: Sendable {
    var message = Message(standard: "modem", kind: .call)
    var date: (month: UInt8, day: UInt8)?
    var time: (hour: UInt8, minute: UInt8)?
    let began: Instant
    var touched: Instant

    var hasCaller: Bool { message.number != nil || message.absence != nil }
    var hasName: Bool { message.name != nil || message.nameAbsence != nil }
    var isEmpty: Bool { !hasCaller && !hasName && message.lamp == nil }
  }

  private var line: [UInt8] = []
  private var isEscaped = false
  private var record: Record?
  private var last: (message: Message, at: Instant)?
  private var now = Instant(milliseconds: 0)

  /// A report of which nothing was read.
  public init() {}

  /// When `expire` has something to do.
  public var deadline: Instant? {
    guard let record else { return nil }
    let longest = record.began + ModemReport.longestMilliseconds
    return record.hasCaller ? min(longest, record.touched + ModemReport.pauseMilliseconds) : longest
  }

  /// Takes the next octet: at most one call that it ends, and one ring.
  public mutating func feed(_ octet: UInt8, at now: Instant) -> [Event] {
    let events = expire(at: now).map { [$0] } ?? []
    if isEscaped {
      isEscaped = false
      return octet == UInt8(ascii: "R") ? events + finish(with: .ring) : events
    }
    switch octet {
    case ModemReport.dle:
      isEscaped = true
      return events
    case 0x0A, 0x0D:
      defer { line.removeAll(keepingCapacity: true) }
      return line.isEmpty || line.count > ModemReport.lineLimit ? events : events + take(ModemLine(line))
    default:
      if line.count <= ModemReport.lineLimit { line.append(octet) }
      return events
    }
  }

  /// Gives the call whose time is up.
  public mutating func expire(at now: Instant) -> Event? {
    self.now = now
    guard let deadline, now >= deadline else { return nil }
    return finish()
  }

  private mutating func take(_ line: ModemLine) -> [Event] {
    switch line {
    case .nothing: return []
    case .ring: return finish(with: .ring)
    case .end: return finish().map { [$0] } ?? []
    case .packet(.failure(let fault)): return [.fault(fault)]
    case .packet(.success(let message)):
      record = Record(message: message, began: now, touched: now)
      return finish().map { [$0] } ?? []
    case .ringing(let number):
      var message = Message(standard: "modem", kind: .call)
      message.number = number
      record = Record(message: message, began: now, touched: now)
      return finish(with: .ring)
    case .parts(let parts):
      var events: [Event] = []
      for part in parts {
        // A second date is the next call's.
        if case .date = part, record?.date != nil, record?.hasCaller == true, let event = finish() {
          events.append(event)
        }
        add(part)
      }
      if let record, record.hasCaller, record.hasName, let event = finish() { events.append(event) }
      return events
    }
  }

  /// Adds a part to the call; the first of each kind counts, but a number outweighs "no number".
  private mutating func add(_ part: ModemLine.Part) {
    var record = self.record ?? Record(began: now, touched: now)
    record.touched = now
    switch part {
    case .date(let month, let day): record.date = record.date ?? (month, day)
    case .time(let hour, let minute): record.time = record.time ?? (hour, minute)
    case .number(let number):
      record.message.number = record.message.number ?? number
      record.message.absence = nil
    case .absence(let absence):
      if !record.hasCaller { record.message.absence = absence }
    case .name(let name): record.message.name = record.message.name ?? name
    case .nameAbsence(let absence): record.message.nameAbsence = record.message.nameAbsence ?? absence
    case .callType(let type): record.message.callType = type
    case .lamp(let isOn): (record.message.kind, record.message.lamp) = (.messageWaiting, isOn)
    }
    self.record = record
  }

  private mutating func finish(with event: Event) -> [Event] {
    let call = record?.hasCaller == true ? finish() : nil
    return call.map { [$0, event] } ?? [event]
  }

  /// Ends the call that is coming in; nothing when it said nothing, or nothing new.
  private mutating func finish() -> Event? {
    guard var record, !record.isEmpty else {
      self.record = nil
      return nil
    }
    self.record = nil
    if let date = record.date, let time = record.time {
      record.message.time = Message.NetworkTime(
        month: date.month, day: date.day, hour: time.hour, minute: time.minute)
    }
    if record.message.number != nil { record.message.absence = nil }
    if let last, now - last.at < ModemReport.sameCallMilliseconds, record.message.lamp == nil {
      guard let better = ModemReport.better(record.message, than: last.message) else { return nil }
      record.message = better
    }
    last = (record.message, now)
    return .message(record.message)
  }

  /// The message when it says more of the call that the earlier one was about, or is about another; else nil.
  private static func better(_ message: Message, than earlier: Message) -> Message? {
    let isOther = message.number != nil && message.number != earlier.number
    let addsName = message.name != nil && earlier.name == nil
    guard isOther || addsName else { return nil }
    guard !isOther, message.number == nil else { return message }
    // The name came late: it belongs to the number that was printed before it.
    var whole = earlier
    whole.name = message.name
    return whole
  }
}

extension ModemReport: Receiver {
  /// Its row in the table of standards.
  public var standard: String { "modem" }
  /// The modem has checked the message; its text has none.
  public var checkBits: Int { 0 }

  /// The same for octets without times: an idle line is a pause that ends every call. Rings are not told.
  public mutating func feed(_ symbol: Symbol) -> Result<Message, Fault>? {
    var events: [Event] = []
    switch symbol {
    case .octet(let octet, true): events = feed(octet, at: now)
    case .idle: events = expire(at: now + ModemReport.longestMilliseconds).map { [$0] } ?? []
    case .octet(_, false), .digit, .silence: return nil
    }
    for event in events {
      switch event {
      case .message(let message): return .success(message)
      case .fault(let fault): return .failure(fault)
      case .ring: continue
      }
    }
    return nil
  }

  /// The lines in which most modems print a message. Refuses what they have no line for.
  static func emit(_ message: Message) throws(Unsayable) -> [UInt8] {
    guard message.kind == .call else { throw .kind }
    if message.called != nil { throw .called }
    var lines: [String] = []
    if let time = message.time {
      let digits = String(decoding: Field.octets(time), as: UTF8.self)
      lines += ["DATE = \(digits.prefix(4))", "TIME = \(digits.suffix(4))"]
    }
    if let number = message.number {
      guard (try? Field.number(Array(number.utf8))) == number, !Field.isFiller(number) else { throw .number }
      lines.append("NMBR = \(number)")
    } else if let absence = message.absence {
      lines.append("NMBR = \(Unicode.Scalar(Field.letter(absence)))")
    } else if message.name == nil {
      throw .nobody
    }
    if let name = message.name {
      guard ModemLine(Array("NAME = \(name)".utf8)) == .parts([.name(name)]) else { throw .name }
      lines.append("NAME = \(name)")
    } else if let absence = message.nameAbsence {
      lines.append("NAME = \(Unicode.Scalar(Field.letter(absence)))")
    }
    if let callType = message.callType {
      guard callType < 0x80 else { throw .callType }
      let digits = String(callType, radix: 16, uppercase: true)
      lines.insert("MESG = 1101\(digits.utf8.count == 1 ? "0" : "")\(digits)", at: 0)
    }
    return Array(lines.map { $0 + "\r\n" }.joined().utf8)
  }
}

extension Standard {
  /// What modems print, whatever the network sent them.
  public static let modem = Standard(
    name: "modem", title: "a serial modem's text (AT+VCID=1 and its relatives)", medium: .serial,
    receiver: { ModemReport() },
    emit: { message throws(Unsayable) in try ModemReport.emit(message) },
    transmission: nil)
}
