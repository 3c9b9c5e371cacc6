import Modem
import Testing

@Suite("Which tones are digits, and which strings of them are whole")
struct DTMFDetectorTests {
  /// What comes out: the digits, and ! where a string is given up.
  private static func said(_ samples: [Float]) -> String {
    var highPass = HighPass()
    var detector = DTMFDetector()
    var said = ""
    for block in blocks(samples + [Float](repeating: 0, count: 800)) {
      switch detector.feed(highPass.feed(block)) {
      case .digit(let digit): said.append(Character(UnicodeScalar(digit)))
      case .broken: said.append("!")
      case .silence, nil: break
      }
    }
    return said
  }

  private static func dialled(_ digits: String, twistDB: Double = 0, levelDB: Double = -12) -> [Float] {
    var condition = LineCondition()
    (condition.twistDB, condition.levelDB) = (twistDB, levelDB)
    let generator = DTMFGenerator(sampleRate: 8000, condition: condition)
    return digits.utf8.flatMap { generator.samples($0, onMilliseconds: 70, offMilliseconds: 70) }
  }

  /// As loud as a digit and as long, of tones that make none.
  private static func unreadable(_ count: Int) -> [Float] {
    let generator = ToneGenerator(sampleRate: 8000)
    let amplitude = Sine.amplitude(decibels: -12)
    let one = generator.tones([(770, amplitude), (852, amplitude)], seconds: 0.07)
    return (0..<count).flatMap { _ in one + generator.silence(seconds: 0.07) }
  }

  private static let silence = [Float](repeating: 0, count: 1600)
  private static let every = "A123456789*0#BCD"

  @Test("one tone weaker than the other", arguments: [-17.0, -15, -11, -4, 0, 4, 11, 15, 17])
  func twist(_ decibels: Double) {
    #expect(Self.said(Self.silence + Self.dialled(Self.every, twistDB: decibels)) == Self.every)
  }

  @Test("so much weaker that it may be anything", arguments: [-24.0, 24])
  func tooMuchTwist(_ decibels: Double) {
    #expect(Self.said(Self.silence + Self.dialled(Self.every, twistDB: decibels)).allSatisfy { $0 == "!" })
  }

  @Test("a limiter takes six decibels more from the weaker tone", arguments: [-10.0, 0, 10])
  func limited(_ decibels: Double) {
    let samples = Self.dialled("D1234567890#C", twistDB: decibels).map { min(max($0 * 10, -0.5), 0.5) }
    #expect(Self.said(Self.silence + samples) == "D1234567890#C")
  }

  @Test("what had a hole is not taken up in the middle", arguments: 1...5)
  func hole(_ count: Int) {
    let samples = Self.dialled("091") + Self.unreadable(count) + Self.dialled("56730")
    let said = Self.said(Self.silence + samples)
    #expect(said.hasSuffix("!"))
    #expect(!said.contains("5"))
  }

  @Test("nor what began with a hole", arguments: 1...5)
  func lostBeginning(_ count: Int) {
    #expect(Self.said(Self.silence + Self.unreadable(count) + Self.dialled("56730")) == "!")
  }

  @Test("what comes after a pause is a string again", arguments: [2, 5])
  func afterwards(_ count: Int) {
    let samples = Self.unreadable(count) + Self.dialled("567") + Self.silence + Self.dialled("56730")
    #expect(Self.said(Self.silence + samples) == "!56730")
  }

  @Test("A opens a string, whatever was before it")
  func opened() {
    let samples = Self.unreadable(3) + Self.dialled("A0312C")
    #expect(Self.said(Self.silence + samples).hasSuffix("A0312C"))
  }

  @Test("however loud what was given up, a weaker string is heard")
  func weakerAfterwards() {
    let samples = Self.unreadable(3) + Self.dialled("567") + Self.silence + Self.dialled("56730", levelDB: -40)
    #expect(Self.said(Self.silence + samples) == "!56730")
  }
}
