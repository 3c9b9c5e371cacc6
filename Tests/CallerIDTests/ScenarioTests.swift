import CallerID
import Modem
import Testing

@Suite("Line by line: the scenes in which networks send, at their limits")
struct ScenarioTests {
  struct Scene: Sendable, CustomStringConvertible {
    let description: String
    let segments: [Transmission.Segment]
    /// What is heard but for rings: `standard number`, or a fault's name.
    let heard: [String]
    let rings: Int
  }

  static let multiple = octets("bellcore", "6095551212")
  static let british = octets("bt", "020 7946 0123")
  static let european = octets("etsi", "0145678901", callType: 1)
  static let japanese = octets("number-display", "0312345678")
  static let waiting = octets("number-display-waiting", "0312345678")

  private static func octets(_ name: String, _ number: String, callType: UInt8? = nil) -> [UInt8] {
    var message = Message(standard: name, kind: .call)
    (message.number, message.callType) = (number, callType)
    return (try? Standard.named(name)?.emit(message)) ?? []
  }

  private static func bell(seizure: Int = 300, mark: Int = 180) -> Transmission.Segment {
    .burst(.init(channel: .bell202, seizureBits: seizure, markBits: mark, octets: multiple, tailBits: 12))
  }

  private static func v23(
    _ octets: [UInt8], seizure: Int = 300, mark: Int = 180, stop: Int = 1, tail: Int = 2
  ) -> Transmission.Segment {
    .burst(
      .init(channel: .v23, seizureBits: seizure, markBits: mark, octets: octets, stopBits: stop, tailBits: tail)
    )
  }

  /// The dual tone that announces data.
  private static func alert(_ milliseconds: Int) -> Transmission.Segment {
    .tones([2_130, 2_750], milliseconds)
  }

  private static func dial(_ digits: String, _ on: Int = 70, _ off: Int = 70) -> Transmission.Segment {
    .digits(Array(digits.utf8), on: on, off: off)
  }

  static let scenes: [Scene] = [
    Scene(
      description: "US: data 300 ms after the ring",
      segments: [.ring(20, 2_000), .silence(300), bell(), .silence(500)], heard: ["bellcore 6095551212"],
      rings: 1),
    Scene(
      description: "US: data 1500 ms after the ring",
      segments: [.ring(20, 2_000), .silence(1_500), bell(), .silence(500)], heard: ["bellcore 6095551212"],
      rings: 1),
    Scene(
      description: "US: no ring at all, the line opened and closed",
      segments: [.click, .silence(200), .click, .silence(300), bell(), .silence(500)],
      heard: ["bellcore 6095551212"], rings: 0),
    Scene(
      description: "US: during a call, announced, acknowledged with D, no seizure",
      segments: [
        .silence(300), .tones([440], 300), alert(80), .silence(50), dial("D", 60, 0), .silence(120),
        bell(seizure: 0, mark: 80), .silence(500),
      ],
      heard: ["bellcore 6095551212"], rings: 0),
    Scene(
      description: "UK: the shortest of everything",
      segments: [
        .silence(200), .click, .silence(100), alert(88), .silence(45), v23(british, seizure: 96, mark: 54),
        .silence(250), .ring(25, 400), .silence(200), .ring(25, 400), .silence(500),
      ],
      heard: ["bt 020 7946 0123"], rings: 2),
    Scene(
      description: "UK: the longest of everything, ten stop bits between octets",
      segments: [
        .silence(200), .click, .silence(1_000), alert(110), .silence(2_000),
        v23(british, seizure: 315, mark: 90, stop: 10), .silence(250), .ring(25, 400), .silence(500),
      ],
      heard: ["bt 020 7946 0123"], rings: 1),
    Scene(
      description: "UK: during a call",
      segments: [
        .tones([400], 200), .silence(45), alert(82), .silence(50), dial("D", 70, 0), .silence(50),
        v23(british, seizure: 0, mark: 55), .silence(500),
      ],
      heard: ["bt 020 7946 0123"], rings: 0),
    Scene(
      description: "Europe: announced by the dual tone, before the ring",
      segments: [
        .silence(200), alert(100), .silence(45), v23(european), .silence(200), .ring(25, 1_000), .silence(500),
      ],
      heard: ["etsi 0145678901"], rings: 1),
    Scene(
      description: "Europe: announced by a short ring",
      segments: [.ring(25, 250), .silence(500), v23(european), .silence(200), .ring(25, 1_000), .silence(500)],
      heard: ["etsi 0145678901"], rings: 2),
    Scene(
      description: "Japan: 800 ms after the answer, four stop bits, 65 ms of mark",
      segments: [
        .click, .silence(100), .ring(16, 500), .silence(500), .ring(16, 500), .click, .silence(800),
        v23(japanese, seizure: 0, mark: 78, stop: 4, tail: 5), .silence(200), .click, .silence(500),
      ],
      heard: ["number-display 0312345678"], rings: 2),
    Scene(
      description: "Japan: 60 ms of mark and not a bit more behind it than there must be",
      segments: [.silence(300), v23(japanese, seizure: 0, mark: 72, tail: 1), .silence(300)],
      heard: ["number-display 0312345678"], rings: 0),
    Scene(
      description: "Japan: nobody answers the special ring",
      segments: [.click, .silence(100)] + Array(repeating: [.ring(16, 500), .silence(500)], count: 3).joined()
        + [.ring(16, 1_000), .silence(1_000)],
      heard: [], rings: 4),
    Scene(
      description: "Japan: the CRC is wrong",
      segments: [.silence(300), v23(japanese.dropLast() + [0], seizure: 0, mark: 72), .silence(500)],
      heard: ["crc"], rings: 0),
    Scene(
      description: "Japan: call waiting",
      segments: [
        .silence(300), .tones([852, 1_633], 100), .silence(50), .tones([941, 1_633], 100), .silence(300),
        v23(waiting, seizure: 0, mark: 72), .silence(500),
      ],
      heard: ["number-display-waiting 0312345678"], rings: 0),
    Scene(
      description: "India: dial tone, fast digits",
      segments: [.click, .tones([400], 200), .silence(100), dial("A9876543210C", 60, 60), .silence(300)],
      heard: ["dtmf-v1 9876543210"], rings: 0),
    Scene(
      description: "a GSM terminal dials between two rings",
      segments: [
        .ring(25, 1_000), .silence(500), dial("A38123456#"), .silence(500), .ring(25, 1_000), .silence(300),
      ],
      heard: ["dtmf-v2 38123456"], rings: 2),
    Scene(
      description: "somebody dials",
      segments: [.tones([400], 500), dial("0312345678", 90, 60), .silence(3_300)], heard: [], rings: 0),
  ]

  @Test("heard", arguments: scenes)
  func heard(_ scene: Scene) {
    let samples = LineGenerator(sampleRate: 8_000).samples(Transmission(scene.segments))
    var receiver = SoundReceiver(sampleRate: 8_000)
    var heard = receiver.feed(samples).map(\.what)
    while let what = receiver.finish()?.what { heard.append(what) }

    var (said, rings) = ([String](), 0)
    for what in heard {
      switch what {
      case .message(let message): said.append("\(message.standard) \(message.number ?? "-")")
      case .fault(let fault, _): said.append(fault.rawValue)
      case .ring(let isOn): if isOn { rings += 1 }
      }
    }
    #expect(said == scene.heard)
    #expect(rings == scene.rings)
  }
}
