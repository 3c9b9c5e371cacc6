import Modem

/// A voice that says nothing: pulses of a pitch that glides, through two formants, in syllables with pauses between.
struct MadeUpVoice {
  private var state: UInt64
  let sampleRate: Double

  init(seed: UInt64, sampleRate: Double) { (state, self.sampleRate) = (seed | 1, sampleRate) }

  private mutating func random(_ range: ClosedRange<Double>) -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Double(state % 10_000) / 10_000 * (range.upperBound - range.lowerBound)
  }

  /// Speech of a mean power in decibels of full scale.
  mutating func speak(seconds: Double, levelDB: Double) -> [Float] {
    var samples: [Double] = []
    while Double(samples.count) < seconds * sampleRate { samples += syllable() }
    let power = samples.reduce(0) { $0 + $1 * $1 } / Double(samples.count)
    let gain = Sine.amplitude(decibels: levelDB) / power.squareRoot()
    return samples.map { Float(min(max($0 * gain, -1), 1)) }
  }

  private mutating func syllable() -> [Double] {
    let length = Int(random(0.1...0.25) * sampleRate)
    var (pitch, loudness) = (random(100...230), random(0.2...1))
    var first = Resonance(hertz: random(300...800), sampleRate)
    var second = Resonance(hertz: random(900...2200), sampleRate)
    var (turn, samples) = (0.0, [Double]())
    for place in 0..<length {
      pitch *= 1 + random(-0.0002...0.0002)
      turn += pitch / sampleRate
      let pulse = turn >= 1 ? 1.0 : 0
      if turn >= 1 { turn -= 1 }
      let rise = min(1, Double(min(place, length - place)) / (0.03 * sampleRate))
      let voiced = first.feed(pulse) + 0.4 * second.feed(pulse)
      samples.append(loudness * rise * voiced)
    }
    loudness = random(0.03...0.15)
    return samples + [Double](repeating: 0, count: Int(loudness * sampleRate))
  }

  /// A formant: two poles.
  private struct Resonance {
    private let (first, second): (Double, Double)
    private var (last, before) = (0.0, 0.0)

    init(hertz: Double, _ sampleRate: Double) {
      let radius = 1 - 250 / sampleRate
      first = 2 * radius * Sine.at(turns: hertz / sampleRate + 0.25)
      second = -radius * radius
    }

    mutating func feed(_ sample: Double) -> Double {
      let out = sample + first * last + second * before
      (before, last) = (last, out)
      return out
    }
  }
}
