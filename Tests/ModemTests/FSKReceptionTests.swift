import Testing

@testable import Modem

/// Modulator → demodulator → octets, along named stresses.
@Suite struct FSKReceptionTests {
  static let octets: [UInt8] = [0x80, 0x04, 0x55, 0x00, 0xFF, 0xCB, 0x10, 0x90, 0x30, 0x39]

  static func sound(_ channel: FSKChannel, twistDB: Double = 0, levelDB: Double = -12) -> [Float] {
    var modulator = FSKModulator(channel: channel, sampleRate: 8000, levelDB: levelDB, twistDB: twistDB)
    var samples = [Float](repeating: 0, count: 400)
    modulator.feed(marks: 60, into: &samples)
    for octet in octets { modulator.feed(octet: octet, into: &samples) }
    modulator.feed(marks: 10, into: &samples)
    return samples + [Float](repeating: 0, count: 400)
  }

  static func turns(_ samples: [Float]) -> [Float] {
    BurstFinder.Burst(demodulating: samples).turns
  }

  static let channels: [FSKChannel] = [
    .bell202, .v23, FSKChannel.bell202.detuned(tones: 1.03, rate: 1.01),
    FSKChannel.v23.detuned(tones: 0.97, rate: 0.99),
  ]

  @Test(arguments: channels)
  func quickPath(_ channel: FSKChannel) {
    var deframer = AsyncDeframer()
    var heard: [(value: UInt8, margin: Float)] = []
    for turn in Self.turns(Self.sound(channel)) {
      if case .octet(let value, let margin) = deframer.feed(turn) { heard.append((value, margin)) }
    }
    // The carrier's rise may be taken for an octet of its own.
    let values = heard.map(\.value)
    let first = values.starts(with: Self.octets) ? 0 : 1
    #expect(values.dropFirst(first).starts(with: Self.octets))
    for octet in heard.dropFirst(first).prefix(Self.octets.count) { #expect(octet.margin > 0.3) }
  }

  @Test(arguments: channels, [-10.0, -6, 0, 6, 10])
  func trellis(_ channel: FSKChannel, twistDB: Double) {
    let turns = Self.turns(Self.sound(channel, twistDB: twistDB))
    let tones = Tones(turns)
    let octets = OctetTrellis.decode(
      turns: turns, bitRate: 1200, middle: tones.middle, deviation: tones.deviation * 10 / 3)
    let clear = octets.filter { $0.margin > 0.2 }.map(\.value)
    #expect(clear == Self.octets)
  }

  @Test(arguments: [0.95, 0.975, 1.025, 1.05])
  func trellisAtOtherRates(_ rate: Double) {
    let turns = Self.turns(Self.sound(FSKChannel.bell202.detuned(tones: 1, rate: rate)))
    let octets = OctetTrellis.decode(
      turns: turns, bitRate: Float(1200 * rate * 1.01), middle: 0, deviation: 2.4)
    #expect(octets.filter { $0.margin > 0.2 }.map(\.value) == Self.octets)
  }
}
