import Testing

@testable import Modem

@Suite("The modulator keeps exact time, continuous phase and the levels it was told")
struct FSKModulatorTests {
  static let rates: [Double] = [8_000, 11_025, 16_000, 44_100, 48_000, 192_000]

  @Test("a thousand bits take a thousand bit times, whatever the rates", arguments: rates)
  func time(sampleRate: Double) {
    for rate in [1.0, 0.95, 1.05] {
      let channel = FSKChannel.bell202.detuned(tones: 1, rate: rate)
      var modulator = FSKModulator(channel: channel, sampleRate: sampleRate)
      var samples: [Float] = []
      for bit in 0..<1_000 { modulator.feed(bit % 3 == 0, into: &samples) }
      let exact = 1_000 * sampleRate / channel.bitRate
      #expect(abs(Double(samples.count) - exact) <= 1)
    }
  }

  @Test("between two samples the wave never moves by more than the faster tone does", arguments: rates)
  func continuity(sampleRate: Double) {
    var modulator = FSKModulator(channel: .v23, sampleRate: sampleRate, levelDB: 0)
    var samples: [Float] = []
    for octet in 0...UInt8.max { modulator.feed(octet: octet, into: &samples) }
    let limit = 2 * Sine.at(turns: min(0.25, 2_100 / sampleRate / 2))
    for place in samples.indices.dropFirst() {
      #expect(Double(abs(samples[place] - samples[place - 1])) <= limit + 1e-5)
    }
  }

  /// The amplitude of one tone in some samples.
  private func level(_ hertz: Double, _ samples: ArraySlice<Float>, _ sampleRate: Double) -> Double {
    var (inPhase, quadrature) = (0.0, 0.0)
    for (place, sample) in samples.enumerated() {
      let turns = hertz * Double(place) / sampleRate
      inPhase += Double(sample) * Sine.at(turns: turns + 0.25)
      quadrature += Double(sample) * Sine.at(turns: turns)
    }
    return 2 * (inPhase * inPhase + quadrature * quadrature).squareRoot() / Double(samples.count)
  }

  @Test("level and twist", arguments: [0.0, 10, -6])
  func twist(twistDB: Double) {
    var modulator = FSKModulator(channel: .bell202, sampleRate: 48_000, levelDB: -20, twistDB: twistDB)
    var samples: [Float] = []
    for _ in 0..<1_200 { modulator.feed(true, into: &samples) }
    for _ in 0..<1_200 { modulator.feed(false, into: &samples) }
    let mark = level(1_200, samples[..<48_000], 48_000)
    let space = level(2_200, samples[48_000...], 48_000)
    #expect(abs(max(mark, space) - 0.1) < 1e-4)
    #expect(abs(mark / space - Sine.amplitude(decibels: twistDB)) < 1e-3)
  }

  @Test("every octet is read back from start to stop bit, at 8 kHz, by comparing the two tones")
  func octets() {
    var modulator = FSKModulator(channel: .bell202, sampleRate: 8_000)
    var samples: [Float] = []
    let sent = Array(0...UInt8.max)
    for octet in sent { modulator.feed(octet: octet, into: &samples) }
    var received: [UInt8] = []
    for number in sent.indices {
      var octet: UInt8 = 0
      for bit in 0..<10 {
        let start = Double(number * 10 + bit) * 8_000 / 1_200
        let slice = samples[Int(start.rounded(.up))..<min(samples.count, Int((start + 20 / 3).rounded(.up)))]
        let mark = level(1_200, slice, 8_000) > level(2_200, slice, 8_000)
        if bit == 0 { #expect(!mark) }
        if bit == 9 { #expect(mark) }
        if mark, (1...8).contains(bit) { octet |= 1 << UInt8(bit - 1) }
      }
      received.append(octet)
    }
    #expect(received == sent)
  }
}

@Suite("The sine and the decibels")
struct SineTests {
  static let knownAngles: [(Double, Double)] = [
    (0, 0), (0.25, 1), (0.5, 0), (0.75, -1), (1.0 / 12, 0.5), (-0.25, -1), (1_000_000.125, 0.5.squareRoot()),
  ]

  @Test("known angles", arguments: knownAngles)
  func angles(turns: Double, value: Double) {
    #expect(abs(Sine.at(turns: turns) - value) < 1e-9)
  }

  @Test("sin² + cos² = 1 all round")
  func unity() {
    for place in -1_000...1_000 {
      let turns = Double(place) / 137
      let (sine, cosine) = (Sine.at(turns: turns), Sine.at(turns: turns + 0.25))
      #expect(abs(sine * sine + cosine * cosine - 1) < 1e-10)
    }
  }

  static let knownAmplitudes: [(Double, Double)] = [
    (0, 1), (-20, 0.1), (20, 10), (-6.020599913279624, 0.5), (-120, 1e-6),
  ]

  @Test("known amplitudes", arguments: knownAmplitudes)
  func amplitudes(decibels: Double, value: Double) {
    #expect(abs(Sine.amplitude(decibels: decibels) / value - 1) < 1e-12)
  }

  @Test("what is no number gives silence")
  func nothing() {
    #expect(Sine.at(turns: .nan) == 0)
    #expect(Sine.at(turns: .infinity) == 0)
    #expect(Sine.amplitude(decibels: -.infinity) == 0)
  }
}
