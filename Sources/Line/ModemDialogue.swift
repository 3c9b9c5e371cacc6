public import CallerID

/// What is said to a serial modem so that it reports callers and never answers: commands out, its replies in.
///
///     AT Z S0=0 E1 V1 Q0 ──► OK ──► AT+VCID=1 ──► OK: done
///                                        └► ERROR ──► AT#CID=1 ──► …          the other families' words
///
/// Modems forget all of it when they lose power, even after `AT&W`, so it is said at each opening. A device that answers
/// nothing is no modem but an adapter that speaks by itself: it is left alone after the last command.
/// Sources: ITU-T V.250 (commands), TIA-602; `+VCID` TIA IS-101; `#CID` Rockwell.
public struct ModemDialogue: Sendable {
  /// How far it got.
  public enum State: Equatable, Sendable {
    /// A command waits for its answer.
    case asking
    /// The modem reports callers.
    case ready
    /// No command was taken; what comes is still read.
    case silent
  }

  /// `S0=0`: the box never answers a call.
  private static let reset = "ATZ\r"
  private static let quiet = "AT S0=0 E0 V1 Q0\r"
  private static let reports = ["AT+VCID=1\r", "AT#CID=1\r", "AT+FCLASS=8;+VCID=1\r", "AT#CC1\r", "AT*ID1\r"]
  /// A modem answers within 100 ms; a reset takes some a second.
  private static let patience: Int64 = 2000
  /// Octets of a reply that are kept; all that matter are shorter.
  private static let lineLimit = 32

  /// How far it got.
  public private(set) var state = State.asking
  private var commands = [reset, quiet] + reports
  private var asked = Instant(milliseconds: 0)
  private var line: [UInt8] = []

  /// A dialogue that has not begun.
  public init() {}

  /// When `expire` has something to do.
  public var deadline: Instant? { state == .asking ? asked + ModemDialogue.patience : nil }

  /// The port is open: the first command.
  public mutating func begin(at now: Instant) -> [UInt8] {
    self = ModemDialogue()
    asked = now
    return command
  }

  /// An octet from the modem; gives the next command when it answers the last.
  public mutating func feed(_ octet: UInt8, at now: Instant) -> [UInt8]? {
    guard state == .asking else { return nil }
    guard octet == 0x0D || octet == 0x0A else {
      if line.count < ModemDialogue.lineLimit { line.append(octet) }
      return nil
    }
    defer { line.removeAll(keepingCapacity: true) }
    switch String(decoding: line, as: UTF8.self) {
    case "OK", "0":
      if isReport {
        state = .ready
        return nil
      }
      return next(at: now)
    case "ERROR", "4": return next(at: now)
    default: return nil
    }
  }

  /// Tells the time: a command that is not answered is followed by the next.
  public mutating func expire(at now: Instant) -> [UInt8]? {
    guard let deadline, now >= deadline else { return nil }
    return next(at: now)
  }

  private var command: [UInt8] { commands.first.map { Array($0.utf8) } ?? [] }

  private var isReport: Bool { commands.count <= ModemDialogue.reports.count }

  private mutating func next(at now: Instant) -> [UInt8]? {
    if commands.count > 1 {
      commands.removeFirst()
      asked = now
      return command
    }
    state = .silent
    return nil
  }
}
