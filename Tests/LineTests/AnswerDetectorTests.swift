import Modem
import Testing

@testable import Line

/// Lines of sound, and what became of the call on them. Rings are heard as the box hears them, by `RingDetector`.
@Suite struct AnswerDetectorTests {
  /// A piece of a line's sound.
  enum Piece: Sendable {
    /// So many rings of so many milliseconds, with so many between them.
    case rings(Int, on: Int, off: Int, hertz: Double)
    case quiet(Double)
    case voice(Double, levelDB: Double)
    /// A tone, so many seconds on and off.
    case tone([Double], on: Double, off: Double, times: Int)
    case digits(String)
    case data(Int)
    case clicks(Int)
  }

  static let britain = Piece.rings(2, on: 400, off: 200, hertz: 25)
  static let japan = Piece.rings(2, on: 1000, off: 2000, hertz: 16)

  static func samples(_ pieces: [Piece], rate: Int, noiseDB: Double = -65, humDB: Double? = nil) -> [Float] {
    let tones = ToneGenerator(sampleRate: Double(rate))
    let line = LineGenerator(sampleRate: Double(rate))
    var samples: [Float] = []
    for (place, piece) in pieces.enumerated() {
      switch piece {
      case .rings(let count, let on, let off, let hertz):
        for _ in 0..<count {
          samples += line.samples(.ring(hertz, on)) + tones.silence(seconds: Double(off - 100) / 1000)
        }
      case .quiet(let seconds): samples += tones.silence(seconds: seconds)
      case .voice(let seconds, let level):
        var voice = MadeUpVoice(seed: UInt64(77 + place), sampleRate: Double(rate))
        samples += voice.speak(seconds: seconds, levelDB: level)
      case .tone(let hertz, let on, let off, let times):
        for _ in 0..<times {
          samples += tones.tones(hertz.map { ($0, 0.15) }, seconds: on) + tones.silence(seconds: off)
        }
      case .digits(let digits):
        samples += line.samples(.digits(Array(digits.utf8), on: 70, off: 70))
      case .data(let octets):
        let body = (0..<octets).map { UInt8(truncatingIfNeeded: $0 &* 73) }
        let burst = Transmission.Burst(channel: .v23, seizureBits: 300, markBits: 180, octets: body)
        samples += line.samples(.burst(burst))
      case .clicks(let count):
        for _ in 0..<count { samples += tones.click() + tones.silence(seconds: 0.4) }
      }
    }
    var state: UInt64 = 99
    let noise = Float(Sine.amplitude(decibels: noiseDB))
    for place in samples.indices {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      samples[place] += noise * Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max)
      if let humDB {
        let turns = 50 * Double(place) / Double(rate)
        samples[place] += Float(
          Sine.amplitude(decibels: humDB) * (Sine.at(turns: turns) + Sine.at(turns: 3 * turns) / 3))
      }
    }
    return samples
  }

  /// What is heard of the line, in words, and the second of each.
  static func hear(_ samples: [Float], rate: Int) -> [(what: String, at: Double)] {
    var (answers, rings, resampler) = (
      AnswerDetector(sampleRate: rate), RingDetector(), Resampler(inputRate: rate)
    )
    var (block, waiting) = (Block.zero, 0)
    var heard: [(what: String, at: Double)] = []
    func add(_ event: AnswerDetector.Event?, _ place: Int) {
      guard let event else { return }
      heard.append(("\(event)".prefix { $0 != "(" }.description, Double(place) / Double(rate)))
    }
    for (place, sample) in samples.enumerated() {
      add(answers.feed(sample), place)
      guard let slow = resampler.feed(sample) else { continue }
      block[waiting] = slow
      waiting = (waiting + 1) % Block.scalarCount
      if waiting == 0, let ring = rings.feed(block) {
        add(answers.feed(ringing: ring == .on), place)
      }
    }
    return heard
  }

  static let rows: [(name: String, line: [Piece], heard: [String])] = [
    ("answered", [japan, .quiet(0.5), .voice(8, levelDB: -25), .quiet(46)], ["answered", "over"]),
    ("answered softly", [japan, .quiet(0.5), .voice(8, levelDB: -45)], ["answered"]),
    ("answered late", [japan, .quiet(2), .voice(4, levelDB: -25)], ["answered"]),
    (
      "answered at the first ring", [.rings(1, on: 1000, off: 500, hertz: 16), .voice(5, levelDB: -20)],
      ["answered"]
    ),
    ("given up", [japan, .quiet(10)], ["unanswered"]),
    ("given up in North America", [.rings(4, on: 2000, off: 4000, hertz: 20), .quiet(10)], ["unanswered"]),
    (
      "given up in Britain",
      [britain, .quiet(1.8), britain, .quiet(10)], ["unanswered"]
    ),
    (
      "a pause, and the caller speaks again",
      [japan, .quiet(0.5), .voice(3, levelDB: -25), .quiet(30), .voice(3, levelDB: -25), .quiet(10)],
      ["answered"]
    ),
    (
      "then the line rings anew", [japan, .quiet(0.5), .voice(3, levelDB: -25), .quiet(9), japan, .quiet(10)],
      ["answered", "over", "unanswered"]
    ),
    ("dial tone", [japan, .quiet(0.5), .tone([400], on: 12, off: 0, times: 1)], ["unanswered"]),
    (
      "dial tone of North America", [japan, .quiet(0.5), .tone([350, 440], on: 12, off: 0, times: 1)],
      ["unanswered"]
    ),
    ("busy tone", [japan, .quiet(0.5), .tone([400], on: 0.5, off: 0.5, times: 12)], ["unanswered"]),
    (
      "busy tone of North America", [japan, .quiet(0.5), .tone([480, 620], on: 0.25, off: 0.25, times: 24)],
      ["unanswered"]
    ),
    (
      "data between the rings",
      [
        .rings(1, on: 2000, off: 600, hertz: 20), .data(90), .quiet(2.5),
        .rings(1, on: 2000, off: 4000, hertz: 20), .quiet(8),
      ], ["unanswered"]
    ),
    ("keys", [japan, .quiet(0.5), .digits("0312345678*#0312345678"), .quiet(8)], ["unanswered"]),
    ("clicks", [japan, .clicks(20)], ["unanswered"]),
    ("a talk without rings", [.voice(10, levelDB: -25), .quiet(50)], []),
    ("silence", [.quiet(30)], []),
  ]

  @Test(arguments: [8_000, 44_100]) func whatBecomesOfACall(rate: Int) {
    for (place, row) in Self.rows.enumerated() where rate == 8_000 || [1, 4].contains(place) {
      let heard = Self.hear(Self.samples(row.line, rate: rate), rate: rate)
      #expect(heard.map(\.what) == row.heard, "\(row.name) at \(rate) Hz")
    }
  }

  @Test func noiseAndHumAreNobody() {
    for (noise, hum) in [(-40.0, nil), (-60.0, -25.0), (-50.0, -20.0)] as [(Double, Double?)] {
      let quiet = Self.samples([Self.japan, .quiet(10)], rate: 8_000, noiseDB: noise, humDB: hum)
      #expect(Self.hear(quiet, rate: 8_000).map(\.what) == ["unanswered"], "\(noise) \(hum ?? 0)")
    }
    let spoken: [Piece] = [Self.japan, .quiet(0.5), .voice(6, levelDB: -25)]
    let loud = Self.samples(spoken, rate: 8_000, noiseDB: -48, humDB: -35)
    #expect(Self.hear(loud, rate: 8_000).map(\.what) == ["answered"])
  }

  /// The first word is at 6.4 s: known within a second and a half of it, and before the rings are known to have stopped.
  @Test func soonAndNotTooSoon() throws {
    let heard = Self.hear(
      Self.samples([Self.japan, .quiet(0.5), .voice(8, levelDB: -25)], rate: 8_000), rate: 8_000)
    let at = try #require(heard.first).at
    #expect((6.4...8).contains(at), "\(at)")
    let missed = Self.hear(Self.samples([Self.japan, .quiet(10)], rate: 8_000), rate: 8_000)
    #expect((10...11).contains(try #require(missed.first).at))
  }

  @Test func whatIsNoSoundHarmsNothing() {
    var answers = AnswerDetector(sampleRate: 0)
    _ = answers.feed(ringing: false)
    for place in 0..<20_000 {
      let sample: Float = [.nan, .infinity, -.infinity, 1e30, -1e30, 0][place % 6]
      _ = answers.feed(sample)
    }
    var detector = VoiceDetector(sampleRate: .max)
    for _ in 0..<100 { _ = detector.feed(.nan) }
  }
}
