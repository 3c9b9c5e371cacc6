/// Frequencies → samples: sines together, ringing voltage, and the click of a line that is switched.
public struct ToneGenerator: Sendable {
  /// Samples in a second, 1–1,000 kHz.
  public let sampleRate: Double

  /// A generator at a sample rate, which is kept within 1–1,000 kHz.
  public init(sampleRate: Double) { self.sampleRate = min(max(sampleRate, 1_000), 1_000_000) }

  /// Sines of these frequencies and peak amplitudes (1 = full scale), all beginning at zero.
  public func tones(_ tones: [(hertz: Double, amplitude: Double)], seconds: Double) -> [Float] {
    var samples: [Float] = []
    for place in 0..<count(seconds) {
      var sum = 0.0
      for tone in tones { sum += tone.amplitude * Sine.at(turns: tone.hertz * Double(place) / sampleRate) }
      samples.append(Float(min(max(sum, -1), 1)))
    }
    return samples
  }

  /// Ringing voltage: four times full scale, so cut off nearly square, and then the tap's coupling settles over a
  /// tenth of a second. Our choice after recordings of taps, which are cut off at this and higher rates.
  public func ring(_ hertz: Double, seconds: Double) -> [Float] {
    let samples = tones([(hertz, 4)], seconds: seconds)
    return samples + decay(from: Double(samples.last ?? 0) / 2, seconds: 0.1)
  }

  /// The step of a line that is reversed, or whose loop opens or closes, behind the tap's coupling.
  public func click() -> [Float] { decay(from: 0.5, seconds: 0.03) }

  /// Nothing.
  public func silence(seconds: Double) -> [Float] { Array(repeating: 0, count: count(seconds)) }

  private func decay(from level: Double, seconds: Double) -> [Float] {
    // Five time constants within the time given: what is left is 1/150, and the line is quiet after it.
    let factor = 1 - 5 / max(5, seconds * sampleRate)
    var (samples, left) = ([Float](), level)
    for _ in 0..<count(seconds) {
      samples.append(Float(left))
      left *= factor
    }
    return samples
  }

  /// Samples in a time; at most a minute of them, since no segment of a call is longer.
  private func count(_ seconds: Double) -> Int {
    seconds.isFinite ? Int((min(max(seconds, 0), 60) * sampleRate).rounded()) : 0
  }
}
