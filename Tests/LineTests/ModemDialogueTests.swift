import CallerID
import Line
import Testing

/// What modems answer, and what they are then told: one step a line.
@Suite struct ModemDialogueTests {
  enum Step: Sendable {
    /// The modem says this and goes on waiting.
    case says(String)
    /// Nothing comes for two seconds.
    case silence
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let steps: [Step]
    /// All commands, the first one too, without their carriage returns.
    let commands: [String]
    let state: ModemDialogue.State
  }

  private static let begin = ["ATZ", "AT S0=0 E0 V1 Q0"]
  private static let all = begin + ["AT+VCID=1", "AT#CID=1", "AT+FCLASS=8;+VCID=1", "AT#CC1", "AT*ID1"]
  private static let ok = Step.says("\r\nOK\r\n")
  private static let error = Step.says("\r\nERROR\r\n")

  static let cases = [
    Case(testDescription: "nothing said yet", steps: [], commands: ["ATZ"], state: .asking),
    Case(
      testDescription: "all is taken", steps: [ok, ok, ok], commands: begin + ["AT+VCID=1"], state: .ready),
    Case(
      testDescription: "a Rockwell modem", steps: [ok, ok, error, ok],
      commands: begin + ["AT+VCID=1", "AT#CID=1"], state: .ready),
    Case(
      testDescription: "only the last word is known", steps: [ok, ok, error, error, error, error, ok],
      commands: all, state: .ready),
    Case(
      testDescription: "no word is known", steps: [ok, ok, error, error, error, error, error], commands: all,
      state: .silent),
    Case(
      testDescription: "an adapter that never answers", steps: [Step](repeating: .silence, count: 7),
      commands: all,
      state: .silent),
    Case(
      testDescription: "a modem that is slow to reset", steps: [.silence, ok, ok],
      commands: begin + ["AT+VCID=1"], state: .ready),
    Case(
      testDescription: "echo before the answer, and answers as digits",
      steps: [.says("ATZ\r0\r"), .says("AT S0=0 E0 V1 Q0\r\r\n0\r\n"), .says("4\r"), .says("0\r")],
      commands: begin + ["AT+VCID=1", "AT#CID=1"], state: .ready),
    Case(
      testDescription: "a call in between answers nothing",
      steps: [ok, ok, .says("\r\nRING\r\nNMBR = 0312345678\r\n"), ok], commands: begin + ["AT+VCID=1"],
      state: .ready),
    Case(
      testDescription: "words that only hold OK", steps: [.says("\r\nOKAY\r\nNOT OK\r\n OK\r\nok\r\n")],
      commands: ["ATZ"], state: .asking),
    Case(
      testDescription: "an answer without its end", steps: [.says("\r\nOK")], commands: ["ATZ"], state: .asking),
    Case(
      testDescription: "a line that never ends is no answer",
      steps: [.says(String(repeating: "x", count: 100_000) + "OK\r\n")], commands: ["ATZ"], state: .asking),
    Case(
      testDescription: "what is said after the end changes nothing", steps: [ok, ok, ok, error, .silence, ok],
      commands: begin + ["AT+VCID=1"], state: .ready),
  ]

  @Test(arguments: cases)
  func says(_ test: Case) {
    var dialogue = ModemDialogue()
    var now = Instant(milliseconds: 5000)
    var commands = [dialogue.begin(at: now)]
    for step in test.steps {
      switch step {
      case .says(let text):
        for octet in text.utf8 {
          if let command = dialogue.feed(octet, at: now) { commands.append(command) }
        }
      case .silence:
        #expect(dialogue.expire(at: now + 1999) == nil)
        now = now + 2000
        if let command = dialogue.expire(at: now) { commands.append(command) }
      }
    }
    #expect(commands == test.commands.map { Array(($0 + "\r").utf8) })
    #expect(dialogue.state == test.state)
    #expect((dialogue.deadline == nil) == (test.state != .asking))
  }

  @Test func aPortThatIsOpenedAgainIsToldAllAgain() {
    var dialogue = ModemDialogue()
    _ = dialogue.begin(at: Instant(milliseconds: 0))
    for octet in "OK\rOK\rOK\rO".utf8 { _ = dialogue.feed(octet, at: Instant(milliseconds: 1)) }
    #expect(dialogue.state == .ready)
    #expect(dialogue.begin(at: Instant(milliseconds: 90_000)) == Array("ATZ\r".utf8))
    #expect(dialogue.state == .asking && dialogue.deadline == Instant(milliseconds: 92_000))
    // Half an answer of the port that went is no part of the new one's.
    #expect(dialogue.feed(UInt8(ascii: "K"), at: Instant(milliseconds: 90_001)) == nil)
    #expect(dialogue.feed(0x0D, at: Instant(milliseconds: 90_001)) == nil)
    #expect(dialogue.state == .asking)
  }
}
