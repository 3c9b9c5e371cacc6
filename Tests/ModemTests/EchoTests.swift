import Testing

@testable import Modem

/// What comes late of a carrier: found as taps, and taken away.
@Suite struct EchoTests {
  /// Steps of a carrier whose tone changes at random every 10/3 steps.
  static func carrier(_ count: Int, seed: UInt64) -> [Phasor] {
    var noise = WhiteNoise(seed: seed)
    var (angle, turn) = (0.0, 0.7)
    return (0..<count).map { step in
      if step % 10 % 3 == 0 { turn = noise.even() < 0.5 ? -0.6 : 0.6 }
      angle += turn
      return Phasor(radians: angle)
    }
  }

  static func power(_ samples: [Phasor]) -> Float {
    samples.reduce(0) { $0 + $1.real * $1.real + $1.imaginary * $1.imaginary } / Float(samples.count)
  }

  @Test(arguments: [3, 4, 7, 20, 31, 44], [Float(0.5), 0.2])
  func oneEchoIsTakenAway(_ delay: Int, amplitude: Float) {
    let carrier = Self.carrier(1200, seed: UInt64(delay))
    let tap = Phasor(radians: 2).stretched(amplitude)
    var samples = carrier
    for step in delay..<samples.count { samples[step] = samples[step] + carrier[step - delay] * tap }
    let rest = Echo(in: samples, of: carrier).removed(from: samples, of: carrier)
    let left = Self.power(zip(rest, carrier).map { $0 - $1 })
    #expect(left < 0.07 * amplitude * amplitude, "\(left)")
  }

  @Test func whatHasNoEchoStaysAsItIs() {
    let carrier = Self.carrier(1200, seed: 9)
    let samples = carrier.map { $0.stretched(1.05) }
    let rest = Echo(in: samples, of: carrier).removed(from: samples, of: carrier)
    #expect(Self.power(zip(rest, samples).map { $0 - $1 }) < 1e-3)
  }

  /// A tenth of the carrier decided wrongly: most of the echo goes all the same.
  @Test func wrongDecisionsDoNotHideTheEcho() {
    let sent = Self.carrier(2000, seed: 4)
    var samples = sent
    for step in 20..<samples.count { samples[step] = samples[step] + sent[step - 20].stretched(0.5) }
    var decided = sent
    for step in decided.indices where step % 50 < 5 {
      decided[step] = decided[step] * Phasor(radians: Double(step % 50 + step / 50))
    }
    let rest = Echo(in: samples, of: decided).removed(from: samples, of: decided)
    #expect(Self.power(zip(rest, sent).map { $0 - $1 }) < 0.4 * 0.25)
  }

  @Test func hostileSamplesDoNotTrap() {
    for value in [Float.nan, .infinity, 0, 1e30] {
      for count in [0, 1, 3, 44, 45, 200] {
        let samples = [Phasor](repeating: Phasor(real: value, imaginary: 1), count: count)
        let carrier = Self.carrier(count / 2, seed: 1)
        #expect(Echo(in: samples, of: carrier).removed(from: samples, of: carrier).count == count)
        _ = Echo(in: carrier, of: samples).removed(from: carrier, of: samples)
      }
    }
  }
}
