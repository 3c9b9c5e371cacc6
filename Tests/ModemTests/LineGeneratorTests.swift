import Testing

@testable import Modem

@Suite("A transmission sounds as long, as loud and as high as it says")
struct LineGeneratorTests {
  static let rates: [Double] = [8_000, 11_025, 16_000, 44_100, 48_000, 192_000]

  static let burst = Transmission.Burst(
    channel: .bell202, seizureBits: 300, markBits: 180, octets: Array(0...UInt8.max), stopBits: 3, tailBits: 12)

  static let durations: [(Transmission.Segment, Int)] = [
    (.silence(250), 250), (.silence(0), 0), (.silence(-5), 0), (.click, 30), (.ring(20, 2_000), 2_100),
    (.tones([2_130, 2_750], 100), 100), (.digits(Array("12A#".utf8), on: 70, off: 50), 480),
    (.burst(burst), (300 + 180 + 256 * 12 + 12) * 1_000 / 1_200),
  ]

  @Test("every segment takes its time at every rate", arguments: durations)
  func duration(_ segment: Transmission.Segment, _ milliseconds: Int) {
    for rate in LineGeneratorTests.rates {
      let samples = LineGenerator(sampleRate: rate).samples(segment)
      let heard = Double(samples.count) * 1_000 / rate
      #expect(abs(heard - Double(milliseconds)) <= 1)
      #expect(samples.allSatisfy { abs($0) <= 1 })
    }
  }

  @Test("a burst knows how long it is")
  func milliseconds() {
    #expect(LineGeneratorTests.burst.milliseconds == 2_970)
    #expect(
      Transmission.Burst(channel: .v23, seizureBits: 0, markBits: 0, octets: [], tailBits: 0).milliseconds == 0)
  }

  /// The amplitude of one tone in some samples.
  private func level(_ hertz: Double, _ samples: [Float], _ sampleRate: Double) -> Double {
    var (inPhase, quadrature) = (0.0, 0.0)
    for (place, sample) in samples.enumerated() {
      let turns = hertz * Double(place) / sampleRate
      inPhase += Double(sample) * Sine.at(turns: turns + 0.25)
      quadrature += Double(sample) * Sine.at(turns: turns)
    }
    return 2 * (inPhase * inPhase + quadrature * quadrature).squareRoot() / Double(samples.count)
  }

  @Test("each digit is its two tones, with the twist asked for", arguments: [0, 8, -4.0])
  func digits(twistDB: Double) {
    let condition = LineCondition(levelDB: -20, twistDB: twistDB)
    let generator = DTMFGenerator(sampleRate: 8_000, condition: condition)
    for (place, digit) in DTMFGenerator.digits.enumerated() {
      let samples = generator.samples(digit, onMilliseconds: 1_000, offMilliseconds: 0)
      let low = level(DTMFGenerator.lowHz[place / 4], samples, 8_000)
      let high = level(DTMFGenerator.highHz[place % 4], samples, 8_000)
      #expect(abs(max(low, high) - 0.1) < 1e-3)
      #expect(abs(low / high / Sine.amplitude(decibels: twistDB) - 1) < 0.02)
    }
    #expect(
      generator.samples(UInt8(ascii: "x"), onMilliseconds: 10, offMilliseconds: 10).allSatisfy { $0 == 0 })
  }

  @Test("a line that is off in pitch moves every tone, and never the time of a silence")
  func pitch() {
    let condition = LineCondition(levelDB: -20, tones: 1.02, rate: 0.99)
    let generator = LineGenerator(sampleRate: 8_000, condition: condition)
    #expect(abs(level(2_130 * 1.02, generator.samples(.tones([2_130], 1_000)), 8_000) - 0.1) < 1e-3)
    #expect(generator.samples(.silence(100)).count == 800)
    let samples = generator.samples(.burst(LineGeneratorTests.burst))
    let exact: Double = 3_564 * 8_000 / (1_200 * 0.99)
    #expect(abs(Double(samples.count) - exact) <= 1)
  }

  @Test("ringing is cut off, and swings both ways until it ends")
  func ring() {
    let samples = LineGenerator(sampleRate: 8_000).samples(.ring(16, 1_000))
    let clipped = samples.prefix(8_000).count { abs($0) == 1 }
    #expect(clipped > 6_000)
    var crossings = 0
    for place in 1..<8_000 where samples[place] < 0 && samples[place - 1] >= 0 { crossings += 1 }
    #expect(abs(crossings - 16) <= 1)
    #expect(abs(samples[samples.count - 1]) < 0.01)
  }

  @Test("only what carries the message is left of a call")
  func message() {
    let call = Transmission([.ring(20, 2_000), .silence(500), .burst(LineGeneratorTests.burst), .click])
    #expect(call.message.segments == [.silence(100), .burst(LineGeneratorTests.burst), .silence(100)])
  }
}
