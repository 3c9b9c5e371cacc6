import Glibc

/// How loud a stretch of sound is.
public struct SoundLevel: Equatable, Sendable {
  /// Root mean square, dB below a full-scale square wave; −100 for silence.
  public let meanDB: Double
  /// The largest sample, dB below full scale; −100 for silence.
  public let peakDB: Double

  /// Measures samples of any channel count; channels are taken together.
  public init(_ samples: [Int16]) {
    var meter = SoundMeter()
    for sample in samples { meter.feed(Float(sample) / 32_768) }
    self = meter.take()
  }

  init(mean: Double, peak: Double) {
    (meanDB, peakDB) = (SoundLevel.decibels(mean), SoundLevel.decibels(peak))
  }

  private static func decibels(_ amplitude: Double) -> Double {
    amplitude > 0.000_01 ? 20 * log10(amplitude) : -100
  }
}

/// Measures sound as it comes, a sample at a time.
public struct SoundMeter: Sendable {
  private var sum = 0.0
  private var peak: Float = 0
  private var count = 0

  /// Nothing heard yet.
  public init() {}

  /// One sample, −1…1.
  public mutating func feed(_ sample: Float) {
    sum += Double(sample * sample)
    peak = max(peak, abs(sample))
    count += 1
  }

  /// How loud it was since the last time.
  public mutating func take() -> SoundLevel {
    defer { self = SoundMeter() }
    return SoundLevel(mean: count == 0 ? 0 : (sum / Double(count)).squareRoot(), peak: Double(peak))
  }
}
