import CallerID
import Testing

@Suite("A modem's text over time")
struct ModemReportTests {
  /// What is fed (`\u{}` escapes allowed) at a time, and what comes of it; nil for text lets the time pass.
  struct Step: Sendable {
    let at: Int64
    let text: String?
    let expected: [String]

    init(_ at: Int64, _ text: String?, _ expected: String...) {
      (self.at, self.text, self.expected) = (at, text, expected)
    }
  }

  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let steps: [Step]
  }

  static let cases: [Case] = [
    Case(
      description: "North America: between two rings",
      steps: [
        Step(0, "\r\nRING\r\n", "ring"), Step(2_600, "\r\nDATE = 0330\r\nTIME = 1423\r\nNMBR = 4075551212\r\n"),
        Step(2_650, "NAME = JOHN DOE\r\n", "call 4075551212 JOHN DOE"), Step(6_000, "RING\r\n", "ring"),
      ]),
    Case(
      description: "United Kingdom: before the first ring, without a name",
      steps: [
        Step(0, "\r\nDATE = 0330\r\nTIME = 1423\r\nNMBR = 02079460123\r\n"), Step(400, nil),
        Step(500, nil, "call 02079460123 -"), Step(1_200, "RING\r\n", "ring"),
      ]),
    Case(
      description: "a ring ends the lines of a call",
      steps: [Step(0, "NMBR = 1234567\r\n"), Step(100, "RING\r\n", "call 1234567 -", "ring")]),
    Case(
      description: "a ring between the lines of a call that has no number yet ends nothing",
      steps: [
        Step(0, "DATE = 0330\r\n"), Step(100, "RING\r\n", "ring"), Step(200, "NMBR = 1234567\r\n"),
        Step(700, nil, "call 1234567 -"),
      ]),
    Case(
      description: "a name without a number waits three seconds",
      steps: [Step(0, "NAME = JOHN DOE\r\n"), Step(2_999, nil), Step(3_000, nil, "call - JOHN DOE")]),
    Case(
      description: "a line split anywhere, ended by CR, LF or both",
      steps: [
        Step(0, "NM"), Step(20, "BR = 12345"), Step(40, "67\rNA"), Step(60, "ME = X Y\n", "call 1234567 X Y"),
      ]),
    Case(
      description: "a line without an end says nothing",
      steps: [
        Step(0, "NMBR = 1234567"), Step(60_000, nil), Step(60_100, "\r\n"), Step(60_600, nil, "call 1234567 -"),
      ]),
    Case(
      description: "the same call told twice",
      steps: [
        Step(0, "NMBR = 1234567\r\nNAME = X\r\n", "call 1234567 X"),
        Step(3_000, "NMBR = 1234567\r\nNAME = X\r\n"),
        Step(4_000, "NMBR = O\r\n"), Step(6_000, nil), Step(9_000, "RING\r\n", "ring"),
        Step(12_000, "NMBR = 1234567\r\nNAME = X\r\n", "call 1234567 X"),
      ]),
    Case(
      description: "a name that comes late is told with its number",
      steps: [
        Step(0, "NMBR = 1234567\r\n"), Step(600, nil, "call 1234567 -"), Step(1_000, "NAME = X\r\n"),
        Step(4_000, nil, "call 1234567 X"),
      ]),
    Case(
      description: "a number after the reason why there was none",
      steps: [
        Step(0, "NMBR = O\r\n"), Step(600, nil, "call unavailable -"), Step(1_000, "NMBR = 1234567\r\n"),
        Step(1_500, nil, "call 1234567 -"),
      ]),
    Case(
      description: "another caller at once",
      steps: [
        Step(0, "DATE = 0330\r\nNMBR = 1234567\r\n"), Step(100, "DATE = 0330\r\n", "call 1234567 -"),
        Step(200, "NMBR = 7654321\r\n"), Step(700, nil, "call 7654321 -"),
      ]),
    Case(
      description: "lines in drips never hold a call back longer than three seconds",
      steps: [
        Step(0, "NMBR = 1234567\r\n"), Step(400, "NMBR = O\r\n"), Step(800, "NMBR = O\r\n"),
        Step(1_200, "NMBR = O\r\n"), Step(1_600, "NMBR = O\r\n"), Step(2_000, "NMBR = O\r\n"),
        Step(2_400, "NMBR = O\r\n"), Step(2_800, "NMBR = O\r\n"), Step(3_000, nil, "call 1234567 -"),
      ]),
    Case(
      description: "events of voice mode between the lines",
      steps: [
        Step(0, "\u{10}R", "ring"), Step(100, "\u{10}R\u{10}XNAME = X\r\n", "ring"),
        Step(200, "\u{10}.\u{10}XNMBR = 1234567\r\n", "call 1234567 X"), Step(300, "\u{10}h\u{10}b"),
      ]),
    Case(description: "a ring as a digit", steps: [Step(0, "2\r", "ring")]),
    Case(
      description: "an endless line is dropped, and the next one read",
      steps: [
        Step(0, String(repeating: "NMBR = 1", count: 1_000)), Step(100, "\r\nNMBR = 1234567\r\n"),
        Step(600, nil, "call 1234567 -"),
      ]),
    Case(
      description: "controls and escapes in a name are no part of it",
      steps: [Step(0, "NMBR = 1234567\r\nNAME = \u{1B}[31mX\u{7}\u{0}\r\n", "call 1234567 [31mX")]),
    Case(
      description: "a transmission as it came, and a bad one",
      steps: [
        Step(0, "MESG = 060342424231\r\n", "lamp true"), Step(100, "060342424232\r\n", "fault checksum"),
        Step(200, "MESG = 060342424232\r\n"),
      ]),
  ]

  private func text(_ event: ModemReport.Event) -> String {
    switch event {
    case .ring: return "ring"
    case .fault(let fault): return "fault \(fault.rawValue)"
    case .message(let message):
      if let lamp = message.lamp { return "lamp \(lamp)" }
      return "call \(message.number ?? message.absence?.rawValue ?? "-") \(message.name ?? "-")"
    }
  }

  @Test("told in time, once", arguments: cases)
  func told(_ row: Case) {
    var report = ModemReport()
    for step in row.steps {
      let now = Instant(milliseconds: step.at)
      var events: [ModemReport.Event] = []
      if let octets = step.text?.utf8 {
        for octet in octets { events += report.feed(octet, at: now) }
      } else {
        events += report.expire(at: now).map { [$0] } ?? []
      }
      #expect(events.map { text($0) } == step.expected, "at \(step.at)")
    }
    #expect(report.deadline == nil)
  }

  static let oddities = [
    "ıııııııııııııııı=1", "ßßßßßßßß=1", "ŉŉŉŉ:ŉ", "=", ":", "==", "RING²³⁴", "RING１２３４", "ATF１２３４５６７８９", "###",
    "###...",
    "###NMBR", "#########", "###...NMBR......NAME...", "DATE = ²³⁴⁵", "TIME = 9999999999", "NMBR = １２３",
    "MESG = ＦＦＦＦ",
    "MESG = 11", "MESG = 9081", "MESG = 90819081", "80FF", "800001", "0400", "é\u{301}=\u{301}",
  ]

  @Test("lines that no modem prints", arguments: oddities)
  func odd(line: String) {
    var report = ModemReport()
    for octet in (line + "\r\n").utf8 { _ = report.feed(octet, at: Instant(milliseconds: 0)) }
    if case .message(let message)? = report.expire(at: Instant(milliseconds: 3_000)) {
      #expect(message.number == nil && message.name == nil)
    }
  }

  @Test("lines of every kind, with octets changed at random, never trap")
  func mutated() {
    var noise = Noise(11)
    for vector in Vector.all where vector.isText {
      for round in 0..<60 {
        var report = ModemReport()
        for symbol in vector.symbols {
          guard case .octet(var octet, _) = symbol else { continue }
          if noise.octet() < 12 { octet = noise.octet() }
          _ = report.feed(octet, at: Instant(milliseconds: Int64(round)))
        }
        _ = report.expire(at: Instant(milliseconds: 10_000))
      }
    }
  }

  @Test("garbage for ever gives no caller, and never a trap")
  func garbage() {
    var (report, noise, messages) = (ModemReport(), Noise(3), 0)
    for count in 0..<300_000 {
      for event in report.feed(noise.octet(), at: Instant(milliseconds: Int64(count))) {
        if case .message = event { messages += 1 }
      }
    }
    #expect(messages == 0)
  }
}
