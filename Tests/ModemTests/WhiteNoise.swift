@testable import Modem

/// Gaussian noise from a seed, alike on every machine.
struct WhiteNoise {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// 0…1.
  mutating func even() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  /// Mean 0, variance 1: twelve even numbers less six.
  mutating func next() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += even() }
    return sum
  }

  /// A sound of so much power with noise that lies so far below it between 300 and 3,400 Hz.
  mutating func added(to samples: [Float], power: Double, signalToNoiseDB: Double) -> [Float] {
    let scale = Sine.amplitude(decibels: -signalToNoiseDB) * (power * 4000 / 3100).squareRoot()
    return samples.map { $0 + Float(scale * next()) }
  }
}
