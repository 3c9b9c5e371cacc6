/// High-passed samples → the eight tones of DTMF, and the power of all, in every 10 ms.
struct DTMFTones: Sendable {
  /// What was in one hop: a complex amplitude for each tone, counted from the hop's middle, and the sum of all squares.
  struct Reading: Sendable {
    var real = SIMD8<Float>.zero
    var imaginary = SIMD8<Float>.zero
    var power: Float = 0
  }

  /// Samples between two readings, at 8,000 Hz.
  static let hop = 80
  /// A window is two hops: 50 Hz between nulls, half the distance of the closest tones (697 and 770 Hz) and more.
  static let hertz: [Double] = [697, 770, 852, 941, 1209, 1336, 1477, 1633]

  /// What each tone turns in one hop: joins two hops into one window.
  let turn: (real: SIMD8<Float>, imaginary: SIMD8<Float>)
  /// The eight tones at each place of the later half of a hop, counted from its middle.
  private let tones: [(cosine: SIMD8<Float>, sine: SIMD8<Float>)]
  /// The samples of the hop so far.
  private var samples = [Block](repeating: .zero, count: hop / Block.scalarCount)
  private var count = 0
  private var power = Block.zero

  init() {
    var tones = [(cosine: SIMD8<Float>, sine: SIMD8<Float>)](
      repeating: (.zero, .zero), count: DTMFTones.hop / 2)
    var turn = (real: SIMD8<Float>.zero, imaginary: SIMD8<Float>.zero)
    for (tone, hertz) in DTMFTones.hertz.enumerated() {
      let angle = 2 * Double.pi * hertz / Double(Resampler.rate)
      for index in tones.indices {
        tones[index].cosine[tone] = Float(Sine.cosine(radians: angle * (Double(index) + 0.5)))
        tones[index].sine[tone] = Float(Sine.of(radians: angle * (Double(index) + 0.5)))
      }
      turn.real[tone] = Float(Sine.cosine(radians: angle * Double(DTMFTones.hop)))
      turn.imaginary[tone] = Float(Sine.of(radians: angle * Double(DTMFTones.hop)))
    }
    (self.tones, self.turn) = (tones, turn)
  }

  /// Takes the next samples; gives a reading with every hop. Where the mean power is not above `floor`, nothing is measured:
  /// two tones hold no more power than there is.
  mutating func feed(_ voice: Block, floor: Float) -> Reading? {
    samples[count] = voice
    power += voice * voice
    count += 1
    guard count == samples.count else { return nil }
    var reading = Reading()
    reading.power = power.total
    (count, power) = (0, .zero)
    if reading.power > floor * Float(DTMFTones.hop) { measure(&reading) }
    return reading
  }

  /// A cosine is the same before the middle as after it and a sine the opposite, so two samples at equal distances from it
  /// are multiplied at once.
  private func measure(_ reading: inout Reading) {
    var (real, imaginary) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
    let middle = samples.count / 2
    for block in 0..<middle {
      let (after, before) = (samples[middle + block], samples[middle - 1 - block].reversed)
      let (even, odd) = (after + before, after - before)
      for place in 0..<Block.scalarCount {
        let tones = tones[block * Block.scalarCount + place]
        real += tones.cosine * even[place]
        imaginary -= tones.sine * odd[place]
      }
    }
    (reading.real, reading.imaginary) = (real, imaginary)
  }
}
