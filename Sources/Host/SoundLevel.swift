import Glibc

/// How loud a stretch of sound is.
public struct SoundLevel: Equatable, Sendable {
  /// Root mean square, dB below a full-scale square wave; −100 for silence.
  public let meanDB: Double
  /// The largest sample, dB below full scale; −100 for silence.
  public let peakDB: Double

  /// Measures samples of any channel count; channels are taken together.
  public init(_ samples: [Int16]) {
    var (sum, peak) = (0.0, 0.0)
    for sample in samples {
      let value = Double(sample) / 32_768
      sum += value * value
      peak = max(peak, abs(value))
    }
    let mean = samples.isEmpty ? 0 : (sum / Double(samples.count)).squareRoot()
    (meanDB, peakDB) = (SoundLevel.decibels(mean), SoundLevel.decibels(peak))
  }

  private static func decibels(_ amplitude: Double) -> Double {
    amplitude > 0.000_01 ? 20 * log10(amplitude) : -100
  }
}
