import CallerID
import Foundation
import Modem

/// One claim about a transmission: what stands in a file of `Vectors`.
///
/// ```
/// standard: bellcore                 the row whose receiver hears it
/// source: where it comes from
/// expect:                            `key=value` lines of the message, or `fault=name`, or `nothing`
///   standard=bellcore
///   number=6095551212
/// hex:                               octets; `!` behind one breaks its stop bit, `idle` is an idle line
///   80 22 …
/// ```
/// Or, for `hex:`, `digits:` with a DTMF string, or `text:` with lines, of which CR LF is the end.
struct Vector: Sendable, CustomStringConvertible {
  enum Expectation: Equatable {
    case message(Message)
    case fault(Fault)
    case nothing
  }

  struct Malformed: Error { let file: String, line: String }

  let name: String
  let standard: Standard
  let expected: Expectation
  let symbols: [Symbol]

  var description: String { name }

  /// The octets or digits, as the modulator wants them, when no idle line and no broken stop bit is among them.
  var octets: [UInt8]? {
    var octets: [UInt8] = []
    for symbol in symbols {
      switch symbol {
      case .octet(let octet, true), .digit(let octet): octets.append(octet)
      default: return nil
      }
    }
    return octets
  }

  /// Whether the octets are lines of text: they have neither sum nor end, and noise among them is other text.
  var isText: Bool { standard.name == "modem" }

  /// The symbol behind a transmission: idle line, or three seconds without a digit.
  var end: Symbol { standard.medium == .digits ? .silence : .idle }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Vectors")

  /// Every vector by name, and the files that are none.
  static let (all, malformed): ([Vector], [any Error]) = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var (vectors, errors) = ([Vector](), [any Error]())
    for file in names.sorted() where file.hasSuffix(".txt") {
      do { vectors.append(try Vector(file: file)) } catch { errors.append(error) }
    }
    return (vectors, errors)
  }()

  init(file: String) throws {
    let text = try String(contentsOf: Vector.folder.appendingPathComponent(file), encoding: .utf8)
    name = String(file.dropLast(4))
    var (section, standard, pairs, symbols) = ("", Standard?.none, [(String, String)](), [Symbol]())
    for line in text.split(separator: "\n") {
      if !line.hasPrefix(" ") {
        let parts = line.split(separator: ":", maxSplits: 1)
        section = String(parts.first ?? "")
        if section == "standard", parts.count == 2 {
          standard = Standard.named(parts[1].trimmingCharacters(in: .whitespaces))
        }
        continue
      }
      let body = line.trimmingCharacters(in: .whitespaces)
      switch section {
      case "expect":
        let parts = body.split(separator: "=", maxSplits: 1).map(String.init)
        pairs.append((parts[0], parts.count == 2 ? parts[1] : ""))
      case "hex":
        for word in body.split(separator: " ") {
          if word == "idle" {
            symbols.append(.idle)
          } else if let octet = UInt8(word.prefix(2), radix: 16) {
            symbols.append(.octet(octet, framed: !word.hasSuffix("!")))
          } else {
            throw Malformed(file: file, line: body)
          }
        }
      case "digits":
        symbols += body.utf8.map { .digit($0) }
      case "text":
        symbols += (body + "\r\n").utf8.map { .octet($0, framed: true) }
      default:
        throw Malformed(file: file, line: body)
      }
    }
    guard let standard, !pairs.isEmpty, !symbols.isEmpty else {
      throw Malformed(file: file, line: "incomplete")
    }
    (self.standard, self.symbols) = (standard, symbols)
    expected = try Vector.expectation(pairs, file)
  }

  private static func expectation(_ pairs: [(String, String)], _ file: String) throws -> Expectation {
    if pairs[0].0 == "nothing" { return .nothing }
    if pairs[0].0 == "fault" {
      guard let fault = Fault(rawValue: pairs[0].1) else { throw Malformed(file: file, line: pairs[0].1) }
      return .fault(fault)
    }
    var message = Message(standard: "", kind: .call)
    for (key, value) in pairs {
      let malformed = Malformed(file: file, line: "\(key)=\(value)")
      switch key {
      case "standard": message.standard = value
      case "type":
        guard let kind = Message.Kind(rawValue: value) else { throw malformed }
        message.kind = kind
      case "number": message.number = value
      case "incomplete": message.incomplete = value == "yes"
      case "name": message.name = value
      case "called": message.called = value
      case "lamp": message.lamp = value == "on"
      case "callType": message.callType = UInt8(value)
      case "absent": message.absence = Message.Absence(rawValue: value)
      case "absentName": message.nameAbsence = Message.Absence(rawValue: value)
      case "time":
        let parts = value.split { "-: ".contains($0) }.compactMap { UInt8($0) }
        guard parts.count == 4 else { throw malformed }
        message.time = .init(month: parts[0], day: parts[1], hour: parts[2], minute: parts[3])
      default: throw malformed
      }
    }
    return .message(message)
  }
}

/// What a receiver says to some symbols.
func hear(_ symbols: [Symbol], _ receiver: any Receiver) -> [Vector.Expectation] {
  var receiver = receiver
  var heard: [Vector.Expectation] = []
  for symbol in symbols {
    switch receiver.feed(symbol) {
    case nil: continue
    case .failure(let fault)?: heard.append(.fault(fault))
    case .success(var message)?:
      // The parameters as sent have a test of their own.
      message.parameters = []
      heard.append(.message(message))
    }
  }
  return heard
}

/// The messages among what was heard.
func messages(_ heard: [Vector.Expectation]) -> [Vector.Expectation] {
  heard.filter { if case .message = $0 { true } else { false } }
}

/// Octets that are always the same and look like none: a linear congruence (Numerical Recipes).
struct Noise {
  private var state: UInt32

  init(_ seed: UInt32) { state = seed }

  mutating func octet() -> UInt8 {
    state = state &* 1_664_525 &+ 1_013_904_223
    return UInt8(truncatingIfNeeded: state >> 24)
  }

  mutating func symbols(_ count: Int) -> [Symbol] {
    var symbols: [Symbol] = []
    for _ in 0..<count { symbols.append(.octet(octet(), framed: octet() > 16)) }
    return symbols
  }
}
