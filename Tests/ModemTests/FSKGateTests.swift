import Testing

@testable import Modem

/// What opens the gate before the demodulator, how soon, and what does not.
@Suite struct FSKGateTests {
  /// Milliseconds after which the gate stands open, of samples at 8,000 Hz.
  static func openings(_ samples: [Float]) -> [Int] {
    var (highPass, gate) = (HighPass(), FSKGate())
    var openings: [Int] = []
    var wasOpen = false
    for (millisecond, block) in blocks(samples).enumerated() {
      gate.feed(highPass.feed(block))
      if gate.isOpen, !wasOpen { openings.append(millisecond + 1) }
      wasOpen = gate.isOpen
    }
    return openings
  }

  static func burst(_ channel: FSKChannel, levelDB: Double = -12, twistDB: Double = 0) -> [Float] {
    var modulator = FSKModulator(channel: channel, sampleRate: 8000, levelDB: levelDB, twistDB: twistDB)
    var samples: [Float] = []
    for bit in 0..<120 { modulator.feed(bit % 2 == 1, into: &samples) }
    for octet in FSKReceptionTests.octets { modulator.feed(octet: octet, into: &samples) }
    return samples
  }

  static func tones(_ hertz: [Double], levelDB: Double, milliseconds: Int) -> [Float] {
    (0..<milliseconds * 8).map { index in
      var sum = 0.0
      for hertz in hertz { sum += Sine.at(turns: hertz * Double(index) / 8000) }
      return Float(Sine.amplitude(decibels: levelDB) * sum)
    }
  }

  static let channels: [FSKChannel] = [
    .bell202, .v23, FSKChannel.bell202.detuned(tones: 1.04, rate: 1),
    FSKChannel.bell202.detuned(tones: 0.96, rate: 1), FSKChannel.v23.detuned(tones: 0.96, rate: 1),
    FSKChannel.v23.detuned(tones: 1.04, rate: 1),
  ]

  /// −58 dB of full scale is −55 dBm0: 10 dB below the weakest that is asked for.
  @Test(arguments: channels, [-58.0, -12, 0])
  func opensForTheWeakestAndForTwist(_ channel: FSKChannel, levelDB: Double) throws {
    for twistDB in [-10.0, 0, 10] {
      let silence = [Float](repeating: 0, count: 800)
      let samples = silence + Self.burst(channel, levelDB: levelDB, twistDB: twistDB) + silence
      let openings = Self.openings(samples)
      #expect(openings.count == 1)
      #expect(openings[0] > 100 && openings[0] <= 160, "twist \(twistDB): \(openings)")
    }
  }

  /// Mark alone, as where there is no seizure.
  @Test(arguments: [1200.0, 1300])
  func opensForMarkAlone(_ hertz: Double) {
    let samples = [Float](repeating: 0, count: 800) + Self.tones([hertz], levelDB: -40, milliseconds: 100)
    #expect(Self.openings(samples).allSatisfy { $0 <= 140 })
    #expect(Self.openings(samples).count == 1)
  }

  @Test(arguments: [FSKChannel.bell202, .v23], 1...20 as ClosedRange<UInt64>)
  func opensInNoise(_ channel: FSKChannel, seed: UInt64) {
    var noise = WhiteNoise(seed: seed)
    let samples = [Float](repeating: 0, count: 4000) + Self.burst(channel) + Self.burst(channel)
    let power = 0.5 * Sine.amplitude(decibels: -24)
    let openings = Self.openings(noise.added(to: samples, power: power, signalToNoiseDB: 3))
    // Before the 68 ms have passed for which samples are kept.
    #expect(openings.contains { $0 > 490 && $0 <= 565 }, "\(openings)")
  }

  /// What was loud before does not keep it shut: 45 dB above the burst.
  @Test(arguments: [[440.0], [350, 440], [3000]])
  func opensAfterWhatWasLoud(_ hertz: [Double]) {
    let samples = Self.tones(hertz, levelDB: -6, milliseconds: 400) + Self.burst(.v23, levelDB: -50)
    #expect(Self.openings(samples).contains { $0 > 400 && $0 <= 440 })
  }

  static let others: [(name: String, hertz: [Double])] = [
    ("silence", []), ("dial tone", [400]), ("dial tone of two", [350, 440]), ("hum", [50, 150, 250]),
    ("ringback", [440, 480]), ("a vowel", [600, 900]), ("information tone", [950]), ("hiss", [2900, 3300]),
  ]

  @Test(arguments: others.indices)
  func staysShut(_ index: Int) {
    let samples = Self.tones(Self.others[index].hertz, levelDB: -12, milliseconds: 2000)
    #expect(Self.openings(samples).isEmpty, "\(Self.others[index].name)")
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [false, true])
  func noiseLeavesItShut(_ seed: UInt64, isTelephoneBand: Bool) {
    var noise = WhiteNoise(seed: seed)
    var samples = (0..<480_000).map { _ in Float(0.1 * noise.next()) }
    if isTelephoneBand {
      // From 8,600 Hz, so that the resampler's own edge, at 3,700 Hz, limits the band.
      var resampler = Resampler(inputRate: 8600)
      samples = samples.compactMap { resampler.feed($0) }
    }
    // A minute: now and then it opens for a moment.
    #expect(Self.openings(samples).count < 8)
  }

  /// What is near for a moment only is no transmission, nor is what gets most of its power from elsewhere.
  static let sounds: [(milliseconds: Int, hertz: [Double], isTransmission: Bool)] = [
    (40, [1700], false), (60, [1700], false), (120, [1700], true), (400, [1300, 2100], true),
    (400, [1150], true),
    (400, [1080], false),
  ]

  @Test(arguments: sounds.indices)
  func lasting(_ index: Int) {
    let (milliseconds, hertz, isTransmission) = Self.sounds[index]
    var (highPass, gate) = (HighPass(), FSKGate())
    let silence = [Float](repeating: 0, count: 800)
    for block in blocks(silence + Self.tones(hertz, levelDB: -20, milliseconds: milliseconds) + silence) {
      gate.feed(highPass.feed(block))
    }
    #expect(!gate.isOpen)
    #expect(gate.wasTransmission == isTransmission)
  }
}
