import CallerID
import Modem
import Testing

@Suite("The table of standards")
struct StandardTests {
  @Test("names are words of the command line, each once")
  func names() {
    let names = Standard.table.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
      #expect(Standard.named(name)?.name == name)
    }
    #expect(Standard.named("bogus") == nil)
  }

  @Test("a call carries exactly the octets it was given, on its standard's medium", arguments: Standard.table)
  func carries(_ standard: Standard) {
    let octets: [UInt8] = standard.medium == .digits ? Array("A12345C".utf8) : [0x80, 0x10, 0x55]
    guard let transmission = standard.transmission?(octets) else {
      #expect(standard.medium == .serial)
      return
    }
    var carried: [[UInt8]] = []
    for segment in transmission.segments {
      switch segment {
      case .burst(let burst):
        #expect(standard.medium == .fsk(burst.channel))
        carried.append(burst.octets)
      case .digits(let digits, _, _):
        #expect(standard.medium == .digits)
        carried.append(digits)
      case .silence, .click, .ring, .tones: break
      }
    }
    #expect(carried == [octets])
  }

  /// A call with everything that a message can hold.
  static func everything(_ standard: Standard) -> Message {
    var message = Message(standard: standard.name, kind: .call)
    message.number = "0312345678"
    message.name = "TANAKA"
    message.time = .init(month: 9, day: 30, hour: 12, minute: 24)
    return message
  }

  struct Refusal: Sendable {
    let standard: String
    let reason: Unsayable
    let change: @Sendable (inout Message) -> Void

    init(_ standard: String, _ reason: Unsayable, _ change: @escaping @Sendable (inout Message) -> Void) {
      (self.standard, self.reason, self.change) = (standard, reason, change)
    }
  }

  static let refusals: [Refusal] = [
    Refusal("bellcore", .number) { $0.number = "555-CALL" },
    Refusal("bellcore", .number) { $0.number = String(repeating: "1", count: 21) },
    Refusal("bellcore", .number) { $0.number = "" },
    Refusal("bellcore", .number) { $0.number = " 5551234567" },
    Refusal("bellcore", .name) { $0.name = "SIXTEEN LETTERS." },
    Refusal("bellcore", .name) { $0.name = "Müller" },
    Refusal("bellcore", .name) { $0.name = "two\nlines" },
    Refusal("bellcore", .name) { $0.name = "" },
    Refusal("bellcore", .nobody) { ($0.number, $0.name) = (nil, nil) },
    Refusal("bellcore", .callType) { $0.callType = 1 },
    Refusal("bellcore", .kind) { $0.kind = .callWaiting },
    Refusal("bellcore", .called) { ($0.number, $0.called) = (nil, "5551234567") },
    Refusal("bellcore-sdmf", .name) { _ in },
    Refusal("bellcore-sdmf", .noTime) { ($0.name, $0.time) = (nil, nil) },
    Refusal("bellcore-sdmf", .nobody) { ($0.name, $0.number) = (nil, nil) },
    Refusal("bellcore-sdmf", .called) { ($0.name, $0.called) = (nil, "1") },
    Refusal("bt", .name) { $0.name = "$" },
    Refusal("bt", .name) { $0.name = "田中" },
    Refusal("bt", .number) { $0.number = String(repeating: "1", count: 19) },
    Refusal("etsi", .callType) { $0.callType = 0x90 },
    Refusal("etsi", .name) { $0.name = String(repeating: "x", count: 51) },
    Refusal("number-display", .name) { $0.name = "田中" },
    Refusal("number-display", .name) { $0.name = String(repeating: "ﾀ", count: 19) },
    Refusal("number-display", .number) { $0.number = "０３" },
    Refusal("number-display", .called) { $0.called = "x" },
    Refusal("number-display", .callType) { $0.callType = 1 },
    Refusal("number-display", .kind) { $0.kind = .messageWaiting },
    Refusal("number-display", .kind) { $0.kind = .callWaiting },
    Refusal("dtmf-v1", .name) { _ in },
    Refusal("dtmf-v1", .time) { $0.name = nil },
    Refusal("dtmf-v1", .number) { ($0.name, $0.time, $0.number) = (nil, nil, "+81312345678") },
    Refusal("dtmf-v1", .number) { ($0.name, $0.time, $0.number) = (nil, nil, "12") },
    Refusal("dtmf-v1", .nobody) { ($0.name, $0.time, $0.number) = (nil, nil, nil) },
    Refusal("dtmf-v1", .absence) { ($0.name, $0.time, $0.number, $0.absence) = (nil, nil, nil, .payphone) },
    Refusal("dtmf-v2", .absence) { ($0.name, $0.time, $0.number, $0.absence) = (nil, nil, nil, .conflict) },
    Refusal("dtmf-v3", .absence) { ($0.name, $0.time, $0.number, $0.absence) = (nil, nil, nil, .withheld) },
    Refusal("dtmf-v4", .absence) { ($0.name, $0.time, $0.number, $0.absence) = (nil, nil, nil, .withheld) },
    Refusal("dtmf-v6", .number) { ($0.name, $0.time) = (nil, nil) },
    Refusal("aloha", .name) { _ in },
    Refusal("aloha", .noTime) { ($0.name, $0.time) = (nil, nil) },
  ]

  @Test("what a standard cannot say it refuses, by name", arguments: refusals)
  func refuses(_ row: Refusal) throws {
    let standard = try #require(Standard.named(row.standard))
    var message = StandardTests.everything(standard)
    row.change(&message)
    #expect(throws: row.reason) { try standard.emit(message) }
    #expect(!row.reason.description.contains("\n"))
  }

  @Test("no octet of a name or number can break a frame")
  func hostile() throws {
    for standard in Standard.table {
      for value in 0..<0x180 {
        let letter = String(Unicode.Scalar(UInt32(value)) ?? "?")
        var message = StandardTests.everything(standard)
        if standard.medium == .digits || standard.name == "bellcore-sdmf" || standard.medium == .serial {
          message.name = nil
        } else {
          message.name = letter + "x"
        }
        if standard.medium == .digits { message.time = nil }
        message.number = "031" + letter
        guard let octets = try? standard.emit(message) else { continue }
        let symbols = octets.map { standard.medium == .digits ? Symbol.digit($0) : .octet($0, framed: true) }
        let end: Symbol = standard.medium == .digits ? .silence : .idle
        let heard = hear(symbols + [end], standard.receiver())
        #expect(messages(heard).count == 1, "\(standard.name) with \(value)")
      }
    }
  }
}
