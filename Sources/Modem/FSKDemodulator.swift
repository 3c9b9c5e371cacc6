/// Samples → the phase of the carrier: a complex band-pass around 1,700 Hz, then the turn from one output to the
/// next.
///
///     x[n] ──► ⊛ h[k]·e^{j2π·1700k} ──► ↓2 ──► ∠(y[m]·y*[m−1]) − 1700 Hz ──► step[m], power[m]
///
/// 1,700 Hz is the middle of Bell 202 (1200/2200) and of V.23 (1300/2100) alike, so one demodulator hears both: a
/// mark turns the phase back, a space forward. Only the angle is used: a limiter, ten decibels of twist or a level of
/// −45 dBm0 leave it as it is. The filter is 800 Hz wide to each side (our choice: 700 and 900 were each 0.2 dB worse
/// on both pairs in white noise); with 40 taps it takes 60 dB from hum and DC.
///
/// In at 8,000 Hz, out at 4,000 Hz: 3.33 steps a bit at 1,200 bit/s.
public struct FSKDemodulator: Sendable {
  /// One output: the turn in radians since the last (negative towards mark), and the power within the band
  /// (full-scale sine = 0.5).
  public struct Step: Sendable {
    /// Radians, −π…π; 1,700 Hz is 0, and 500 Hz above it is 0.785.
    public var turn: Float
    /// Mean square of the band-passed samples.
    public var power: Float
  }

  /// Outputs a second.
  public static let rate = 4000
  /// The middle between mark and space, in Hz.
  public static let centreHz = 1700.0
  /// Outputs during one bit of so many bits a second.
  public static func stepsPerBit(at bitRate: Float) -> Float { Float(rate) / bitRate }
  /// How long after a sample its influence is centred in the output, in samples at 8,000 Hz.
  public static let delay = Double(taps - 1) / 2

  private static let taps = 40
  private static let real = taps(phase: .pi / 2)
  private static let imaginary = taps(phase: 0)
  /// What the centre frequency turns in one output step, taken back.
  private static let back: (cosine: Float, sine: Float) = {
    let angle = 2 * Double.pi * centreHz * 2 / Double(Resampler.rate)
    return (Float(Sine.cosine(radians: angle)), Float(-Sine.of(radians: angle)))
  }()

  private var history = [Float](repeating: 0, count: 2 * taps)
  private var oldest = 0
  private var odd = false
  private var last: (real: Float, imaginary: Float) = (0, 0)

  /// A demodulator at rest.
  public init() {}

  /// Takes one sample at 8,000 Hz; every second one gives a step.
  public mutating func feed(_ sample: Float) -> Step? {
    history[oldest] = sample
    history[oldest + FSKDemodulator.taps] = sample
    oldest = oldest == FSKDemodulator.taps - 1 ? 0 : oldest + 1
    odd.toggle()
    guard !odd else { return nil }
    let (cosines, sines) = (FSKDemodulator.real, FSKDemodulator.imaginary)
    var real = SIMD8<Float>.zero
    var imaginary = SIMD8<Float>.zero
    for group in 0..<FSKDemodulator.taps / 8 {
      var samples = SIMD8<Float>.zero
      for lane in 0..<8 { samples[lane] = history[oldest + 8 * group + lane] }
      real += cosines[group] * samples
      imaginary += sines[group] * samples
    }
    let now = (real: real.sum(), imaginary: imaginary.sum())
    let cross = (
      real: now.real * last.real + now.imaginary * last.imaginary,
      imaginary: now.imaginary * last.real - now.real * last.imaginary
    )
    last = now
    let back = FSKDemodulator.back
    return Step(
      turn: Angle.of(
        cross.imaginary * back.cosine + cross.real * back.sine,
        cross.real * back.cosine - cross.imaginary * back.sine),
      power: 0.5 * (now.real * now.real + now.imaginary * now.imaginary))
  }

  private static func taps(phase: Double) -> [SIMD8<Float>] {
    let width = Double(taps)
    var low: [Double] = []
    for tap in 0..<taps {
      let distance = Double(tap) - (width - 1) / 2
      let x = 2 * Double.pi * 800 / Double(Resampler.rate) * distance
      let hamming = 0.54 + 0.46 * Sine.cosine(radians: 2 * .pi * distance / (width - 1))
      low.append(Sine.of(radians: x) / x * hamming)
    }
    // Unity gain in the middle; the oldest sample comes first, so the phase runs backwards from the newest.
    let gain = 2 / low.reduce(0, +)
    var groups = [SIMD8<Float>](repeating: .zero, count: taps / 8)
    for tap in 0..<taps {
      let turn = 2 * Double.pi * centreHz / Double(Resampler.rate) * Double(taps - 1 - tap)
      groups[tap / 8][tap % 8] = Float(gain * low[tap] * Sine.of(radians: turn + phase))
    }
    return groups
  }
}
