/// Samples of the voice band → whether they may be FSK: the guard before the demodulator, which costs ten times as much.
///
///     v[n] ─► + v[n−1] ─┬─────────────────► power ─┐
///                       └─► notch at 1,750 Hz ─► power ÷ = distance: how far from the tones the sound lies
///
///     distance   0.1 … 0.5   FSK of either pair          0.8   the same 3 dB above white noise
///                1.2         noise                       1.2 … 2   speech, dial tone
///
/// Averaged over 32 ms, whatever the level: a click or a loud word before a weak burst is forgotten as fast as a soft
/// one. The sum of two neighbours takes weight from what lies above the band, so that the noise of a telephone channel,
/// which ends at 3,400 Hz, is no nearer than white noise. Measured with our `Tests/Peers`: of speech one part in a
/// thousand passes, of noise as much; of bursts at 3 dB S/N all, within 40 ms.
struct FSKGate: Sendable {
  /// Samples between two decisions: 4 ms.
  private static let blocks = 4
  /// The distance below which FSK may be there.
  private static let near: Float = 0.88
  /// What silence and what is further off count as, so that the way back is short.
  private static let far: Float = 1.5
  /// Of the average, for each decision: 32 ms.
  private static let pace: Float = 1.0 / 8
  /// −75 dB of full scale: below the quantisation of any converter.
  private static let floor: Float = 3e-8
  /// A burst is over when it is 12 dB weaker than its mean, or no longer near, for 20 ms; so a dropout does not cut it.
  /// When it is 5 dB weaker it is over after 60 ms: bits of which most are of the weaker tone may follow a long mark.
  private static let weak: Float = 0.32
  private static let gone: Float = 0.06
  /// Thirds of a decision.
  private static let thirdsToEnd = 15
  /// Decisions that a transmission takes: the shortest, 45 ms of mark and 7 octets, lasts 103 ms, of which the gate needs
  /// up to 40 ms to open.
  private static let shortest = 15
  /// The distance of a whole transmission. At 2 dB S/N it is 0.74 at most, of syllables that open the gate 0.85 at least.
  private static let nearAsWhole: Float = 0.8
  /// (1 + z⁻¹)(1 − 2cos·z⁻¹ + z⁻²) = 1 + t·z⁻¹ + t·z⁻² + z⁻³, the notch at 1,750 Hz.
  private static let tap = Float(1 - 2 * Sine.cosine(radians: 2 * .pi * 1750 / Double(Resampler.rate)))

  /// Whether FSK may be there.
  private(set) var isOpen = false
  /// What was near since it opened: for how many decisions, with what power, and how much of it beside the notch.
  private var whole: (decisions: Int, power: Float, beside: Float) = (0, 0, 0)
  /// Whether what it was last open for may have been a transmission.
  var wasTransmission: Bool {
    whole.decisions >= FSKGate.shortest && whole.beside < FSKGate.nearAsWhole * whole.power
  }

  private var before = SIMD4<Float>.zero
  /// The sums of products of samples none, one, two and three apart: they say how much of the power lies where.
  private var sums = (SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero)
  private var count = 0
  private var distance = FSKGate.far
  private var level: Float = 0
  private var bad = 0

  /// Takes the next samples of `HighPass`.
  mutating func feed(_ voice: Block) {
    add(voice.lowHalf)
    add(voice.highHalf)
    count += 1
    if count == FSKGate.blocks { decide() }
  }

  @inline(__always)
  private mutating func add(_ four: SIMD4<Float>) {
    sums.0 += four * four
    sums.1 += four * four.delayedByOne(after: before)
    sums.2 += four * four.delayedByTwo(after: before)
    sums.3 += four * four.delayedByThree(after: before)
    before = four
  }

  /// Not inlined: else the compiler keeps the sums ready for being added up here, and `add` takes three times as long.
  @inline(never)
  private mutating func decide() {
    let (r0, r1, r2, r3) = (sums.0.total, sums.1.total, sums.2.total, sums.3.total)
    // The taps of both filters together are 1 t t 1; the power behind taps is the sum of their own products, as far apart
    // as those of the samples. Both powers are halved.
    let t = FSKGate.tap
    let power = r0 + r1
    let beside = (1 + t * t) * r0 + (2 + t) * t * r1 + 2 * t * r2 + r3
    (sums, count) = ((.zero, .zero, .zero, .zero), 0)
    let isLoud = power > FSKGate.floor * Float(FSKGate.blocks * Block.scalarCount)
    let now = isLoud ? min(beside / power, FSKGate.far) : FSKGate.far
    distance += (now - distance) * FSKGate.pace
    let isNear = distance < FSKGate.near
    // What ends while it is near would open the gate anew but for `now`.
    if !isOpen, isNear, now < FSKGate.near { (isOpen, level, whole) = (true, power, (0, 0, 0)) }
    guard isOpen else { return }
    guard isNear, power > FSKGate.weak * level else {
      bad += isNear && power > FSKGate.gone * level ? 1 : 3
      if bad >= FSKGate.thirdsToEnd { (isOpen, bad) = (false, 0) }
      return
    }
    bad = 0
    level += (power - level) / 16
    whole = (whole.decisions + 1, whole.power + power, whole.beside + beside)
  }
}
