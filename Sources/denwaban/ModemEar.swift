import CallerID
import Host
import Line
import Station

/// A line heard by a modem or adapter that reports callers as text.
final class ModemEar: Ear {
  private let port: SerialPort
  private var dialogue = ModemDialogue()
  private var report = ModemReport()

  init(_ port: SerialPort, at now: Int64) throws {
    self.port = port
    _ = try port.write(dialogue.begin(at: Instant(milliseconds: now)))
  }

  var watches: [Watch] { [port.watch] }

  var deadline: Int64? {
    [dialogue.deadline, report.deadline].compactMap { $0?.milliseconds }.min()
  }

  func serve(_ readiness: [Readiness], at now: Int64) throws -> [Event.What] {
    let instant = Instant(milliseconds: now)
    var heard: [Event.What] = []
    if let what = report.expire(at: instant) { heard.append(what.event) }
    if let command = dialogue.expire(at: instant) { _ = try port.write(command) }
    for octet in try port.read() ?? [] {
      if let command = dialogue.feed(octet, at: instant) { _ = try port.write(command) }
      for what in report.feed(octet, at: instant) { heard.append(what.event) }
    }
    return heard
  }
}

extension ModemReport.Event {
  fileprivate var event: Event.What {
    switch self {
    case .ring: .ring
    case .message(let message): .message(message)
    case .fault(let fault): .fault(fault)
    }
  }
}
