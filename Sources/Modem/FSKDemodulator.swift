/// Samples → the phase of the carrier: a complex band-pass around 1,700 Hz, then the turn from one output to the
/// next.
///
///     x[n] ──► ⊛ h[k]·e^{j2π·1700k} ──► ↓2 ──► ∠(y[m]·y*[m−1]) − 1700 Hz ──► step[m], power[m]
///
/// 1,700 Hz is the middle of Bell 202 (1200/2200) and of V.23 (1300/2100) alike, so one demodulator hears both: a
/// mark turns the phase back, a space forward. Only the angle is used: a limiter, ten decibels of twist or a level of
/// −45 dBm0 leave it as it is. The filter is 800 Hz wide to each side (our choice: 700 and 900 were each 0.2 dB worse
/// on both pairs in white noise); its 32 taps take 50 dB from hum and DC.
///
/// In at 8,000 Hz, out at 4,000 Hz: 3.33 steps a bit at 1,200 bit/s.
public struct FSKDemodulator: Sendable {
  /// What four outputs say.
  public struct Steps: Sendable {
    /// The turn since the output before, −π…π radians: 1,700 Hz is 0, and 500 Hz above it is 0.785.
    public var turns: SIMD4<Float>
    /// Mean square of the band-passed samples; 0.5 for a sine of full scale.
    public var powers: SIMD4<Float>
  }

  /// Outputs a second.
  public static let rate = 4000
  /// The middle between mark and space, in Hz.
  public static let centreHz = 1700.0
  /// Outputs during one bit of so many bits a second.
  public static func stepsPerBit(at bitRate: Float) -> Float { Float(rate) / bitRate }
  private static let taps = 32
  /// What the centre frequency turns in one output step, taken back.
  private static let back: (cosine: Float, sine: Float) = {
    let angle = 2 * Double.pi * centreHz * 2 / Double(Resampler.rate)
    return (Float(Sine.cosine(radians: angle)), Float(-Sine.of(radians: angle)))
  }()

  /// Sixteen outputs in the making: every sample is added to all sixteen at once, each with its own tap, and every
  /// second sample finishes one.
  private var outputs = Outputs()
  /// For each pair of sample places the taps by which the two count in each output: the first sample's four vectors,
  /// as they lie in `Outputs`, then the second's.
  private let weights: [SIMD8<Float>]
  private let back = FSKDemodulator.back
  private var slot = 0
  private var last: (real: Float, imaginary: Float) = (0, 0)

  /// A demodulator at rest.
  public init() { weights = FSKDemodulator.weights() }

  /// Takes eight samples and gives four outputs.
  public mutating func feed(_ block: Block) -> Steps {
    var (real, imaginary) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
    for step in 0..<4 { (real[step], imaginary[step]) = feed(block[2 * step], block[2 * step + 1]) }
    let lastReal = SIMD4(last.real, real[0], real[1], real[2])
    let lastImaginary = SIMD4(last.imaginary, imaginary[0], imaginary[1], imaginary[2])
    last = (real[3], imaginary[3])
    let cross = (
      real: real * lastReal + imaginary * lastImaginary, imaginary: imaginary * lastReal - real * lastImaginary
    )
    let x = cross.real * back.cosine - cross.imaginary * back.sine
    let y = cross.imaginary * back.cosine + cross.real * back.sine
    var turns = SIMD4<Float>.zero
    for step in 0..<4 { turns[step] = Angle.of(y[step], x[step]) }
    return Steps(turns: turns, powers: (real * real + imaginary * imaginary) * 0.5)
  }

  @inline(__always)
  private mutating func feed(_ first: Float, _ second: Float) -> (Float, Float) {
    let base = slot &* 8
    outputs.real.0 += weights[base] * first + weights[base &+ 4] * second
    outputs.real.1 += weights[base &+ 1] * first + weights[base &+ 5] * second
    outputs.imaginary.0 += weights[base &+ 2] * first + weights[base &+ 6] * second
    outputs.imaginary.1 += weights[base &+ 3] * first + weights[base &+ 7] * second
    defer { slot = (slot &+ 1) & (FSKDemodulator.taps / 2 - 1) }
    return outputs.take(slot)
  }

  /// Sixteen complex numbers, eight to a vector: a wider vector type is not compiled to vector instructions.
  private struct Outputs: Sendable {
    var real = (SIMD8<Float>.zero, SIMD8<Float>.zero)
    var imaginary = (SIMD8<Float>.zero, SIMD8<Float>.zero)

    /// Takes one out and leaves zero.
    @inline(__always)
    mutating func take(_ slot: Int) -> (real: Float, imaginary: Float) {
      let lane = slot & 7
      let result: (real: Float, imaginary: Float)
      if slot < 8 {
        result = (real.0[lane], imaginary.0[lane])
        (real.0[lane], imaginary.0[lane]) = (0, 0)
      } else {
        result = (real.1[lane], imaginary.1[lane])
        (real.1[lane], imaginary.1[lane]) = (0, 0)
      }
      return result
    }
  }

  private static func weights() -> [SIMD8<Float>] {
    var low: [Double] = []
    for tap in 0..<taps {
      let distance = Double(tap) - Double(taps - 1) / 2
      let x = 2 * Double.pi * 800 / Double(Resampler.rate) * distance
      let hamming = 0.54 + 0.46 * Sine.cosine(radians: 2 * .pi * distance / Double(taps - 1))
      low.append(Sine.of(radians: x) / x * hamming)
    }
    // Unity gain in the middle of the band.
    let gain = 2 / low.reduce(0, +)
    var weights = [Outputs](repeating: Outputs(), count: taps)
    for place in 0..<taps {
      for slot in 0..<16 {
        // The output of a slot is finished by the second sample of its own place; this sample came so many before.
        let age = ((slot - place >> 1) & 15) * 2 + (1 - place & 1)
        let turn = 2 * Double.pi * centreHz / Double(Resampler.rate) * Double(age)
        let cosine = Float(gain * low[age] * Sine.cosine(radians: turn))
        let sine = Float(gain * low[age] * Sine.of(radians: turn))
        if slot < 8 {
          (weights[place].real.0[slot], weights[place].imaginary.0[slot]) = (cosine, sine)
        } else {
          (weights[place].real.1[slot - 8], weights[place].imaginary.1[slot - 8]) = (cosine, sine)
        }
      }
    }
    return weights.flatMap { [$0.real.0, $0.real.1, $0.imaginary.0, $0.imaginary.1] }
  }
}
