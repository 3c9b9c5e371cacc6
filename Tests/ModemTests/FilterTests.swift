import Testing

@testable import Modem

/// The filters before the receivers, by what they do to tones and clicks.
@Suite struct FilterTests {
  /// Decibels that a sine of so many hertz loses.
  static func loss(_ hertz: Double) -> Double {
    var filter = HighPass()
    let samples = blocks((0..<16_000).map { Float(0.5 * Sine.at(turns: hertz * Double($0) / 8000)) })
    var power: Float = 0
    for (place, block) in samples.enumerated() {
      let result = filter.feed(block)
      if place >= samples.count / 2 { power += (result * result).sum() }
    }
    return -Decibels.ofPower(Double(power) / 1000)
  }

  static let losses: [(hertz: Double, decibels: Double)] = [
    (60, 66.2), (150, 34.3), (200, 24.3), (400, 3.01), (697, 0.04), (941, 0), (1700, 0), (3400, 0),
  ]

  @Test(arguments: losses.indices)
  func highPass(_ index: Int) {
    let (hertz, decibels) = Self.losses[index]
    #expect(abs(Self.loss(hertz) - decibels) < 0.2, "\(hertz) Hz")
  }

  @Test func highPassForgetsDirectCurrent() {
    var filter = HighPass()
    var last = Block.zero
    for _ in 0..<1000 { last = filter.feed(Block(repeating: 0.25)) }
    #expect((last * last).sum() < 1e-10)
  }

  static let tone = (0..<800).map { Float(0.1 * Sine.at(turns: 1300 / 8000 * Double($0))) }

  static func cleaned(_ samples: [Float]) -> [Float] {
    var gate = ClickGate()
    return blocks(samples).flatMap { block in
      let clean = gate.feed(block)
      return (0..<Block.scalarCount).map { clean[$0] }
    }
  }

  /// At every place of a block.
  @Test(arguments: 0..<8)
  func clicksAreTakenOut(_ offset: Int) {
    var clicked = Self.tone
    for place in stride(from: 100 + offset, to: 800, by: 151) { clicked[place] += place % 2 == 0 ? 0.9 : -0.9 }
    let clean = Self.cleaned(clicked)
    for index in 50..<799 { #expect(abs(clean[index + 1] - Self.tone[index]) < 0.16) }
  }

  @Test func tonesPassTheClickGate() {
    let clean = Self.cleaned(Self.tone)
    for index in 50..<799 { #expect(clean[index + 1] == Self.tone[index]) }
  }

  @Test func noisePassesTheClickGate() {
    var noise = WhiteNoise(seed: 3)
    let samples = (0..<80_000).map { _ in Float(0.1 * noise.next()) }
    let clean = Self.cleaned(samples)
    let changed = (100..<79_999).filter { clean[$0 + 1] != samples[$0] }
    #expect(changed.count < 8)
  }

  /// Where more than one sample stands out a sound begins: 200 Hz, from silence, whose crests are 20 samples apart.
  @Test func soundsThatBeginPassTheClickGate() {
    let sound = (0..<1600).map { Float(0.2 * Sine.at(turns: 200 / 8000 * Double($0))) }
    let clean = Self.cleaned([Float](repeating: 0, count: 800) + sound)
    for index in 960..<2399 { #expect(clean[index + 1] == sound[index - 800]) }
  }
}
