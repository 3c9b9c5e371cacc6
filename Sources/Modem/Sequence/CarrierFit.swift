/// What the decided bits of a burst say about its carrier: tones, phase, amplitudes and noise.
///
/// Along the decided bits the carrier's phase is a straight line in the number of marks and the number of spaces so
/// far; what the tones are off by is its slope, found by least squares over the whole burst. So the tones of a
/// burst at 3 dB S/N come out within 0.1 Hz, and the phase can be relied on.
struct CarrierFit {
  /// What the tones are above those that the correlation was made with, in radians a bit.
  let markError: Double
  let spaceError: Double
  /// The carrier's phase at the beginning of every bit.
  let phases: [Phasor]
  /// Amplitudes of mark and space; twist is their ratio.
  let mark: Float
  let space: Float
  /// Variance of a correlation's part at right angles to the carrier: the noise, and what is left of neighbouring bits.
  let noise: Float
  /// Twist and noise of the bits whose neighbours are like them, which the receiver's filter does not blur: those of the
  /// line.
  let line: (twist: Float, noise: Float)

  /// The fit for the decided bits, or nil when there are too few. `gain` as in `PhaseTrellis.Guess`.
  init?(_ bits: BitCorrelation, decided: [Bool], gain: Float) {
    let count = min(decided.count, bits.mark.count)
    guard count >= 40 else { return nil }
    var slopes = LineFit()
    var phases: [Phasor] = []
    phases.reserveCapacity(count)
    var tallies = (mark: Tally(), space: Tally())
    var inside = (mark: Tally(), space: Tally())
    var phase = CarrierFit.beginning(bits, decided: decided)
    // What the loop has added to the phase that marks and spaces alone would give.
    var drift = 0.0
    var (marks, spaces) = (0.0, 0.0)
    for index in 0..<count {
      phases.append(Phasor(radians: phase))
      let correlation = decided[index] ? bits.mark[index] : bits.space[index]
      let seen = correlation.turned(backBy: phases[index])
      let error = Double(seen.angle)
      if seen.real > 0 {
        slopes.add(marks, spaces, value: drift + error, weight: Double(seen.real))
        drift += Double(gain) * error
      }
      if decided[index] { tallies.mark.add(seen) } else { tallies.space.add(seen) }
      if index > 0, index + 1 < count, decided[index - 1] == decided[index + 1],
        decided[index] == decided[index + 1]
      {
        if decided[index] { inside.mark.add(seen) } else { inside.space.add(seen) }
      }
      phase +=
        (decided[index] ? bits.turnOfMark : bits.turnOfSpace) + (seen.real > 0 ? Double(gain) * error : 0)
      phase -= (phase / (2 * .pi)).rounded() * 2 * .pi
      if decided[index] { marks += 1 } else { spaces += 1 }
    }
    guard let slope = slopes.slope else { return nil }
    (markError, spaceError) = slope
    self.phases = phases
    mark = tallies.mark.mean / bits.length
    space = tallies.space.mean / bits.length
    noise = (tallies.mark.squares + tallies.space.squares) / Float(count)
    let insides = inside.mark.count + inside.space.count
    let clear = insides > 0 ? (inside.mark.squares + inside.space.squares) / insides : noise
    // Where there is more noise than blur, all bits tell more than few.
    let twist = clear < noise / 2 ? Tally.ratio(inside.mark, inside.space) : nil
    line = (twist ?? Tally.ratio(tallies.mark, tallies.space) ?? 1, clear)
  }

  /// The phase at the first bit, from the first two dozen.
  private static func beginning(_ bits: BitCorrelation, decided: [Bool]) -> Double {
    var sum = Phasor.zero
    var phase = 0.0
    for index in 0..<24 {
      let correlation = decided[index] ? bits.mark[index] : bits.space[index]
      // The first bits lie half outside the burst.
      if index >= 4 { sum = sum + correlation.turned(backBy: Phasor(radians: phase)) }
      phase += decided[index] ? bits.turnOfMark : bits.turnOfSpace
    }
    return Double(sum.angle)
  }

  private struct Tally {
    var count: Float = 0
    var sum: Float = 0
    var squares: Float = 0
    var mean: Float { count > 0 ? max(sum / count, 0) : 0 }

    /// The first power over the second; nil when either is missing.
    static func ratio(_ one: Tally, _ other: Tally) -> Float? {
      one.mean > 0 && other.mean > 0 ? one.mean * one.mean / (other.mean * other.mean) : nil
    }

    mutating func add(_ seen: Phasor) {
      count += 1
      sum += seen.real
      squares += seen.imaginary * seen.imaginary
    }
  }

  /// Least squares of value = a + m·marks + s·spaces.
  private struct LineFit {
    private var weights = 0.0
    private var m = 0.0
    private var s = 0.0
    private var mm = 0.0
    private var ms = 0.0
    private var ss = 0.0
    private var v = 0.0
    private var mv = 0.0
    private var sv = 0.0

    mutating func add(_ marks: Double, _ spaces: Double, value: Double, weight: Double) {
      weights += weight
      m += weight * marks
      s += weight * spaces
      mm += weight * marks * marks
      ms += weight * marks * spaces
      ss += weight * spaces * spaces
      v += weight * value
      mv += weight * marks * value
      sv += weight * spaces * value
    }

    /// (m, s); nil when marks and spaces cannot be told apart.
    var slope: (Double, Double)? {
      guard weights > 0 else { return nil }
      let (cmm, cms, css) = (mm - m * m / weights, ms - m * s / weights, ss - s * s / weights)
      let (cmv, csv) = (mv - m * v / weights, sv - s * v / weights)
      let determinant = cmm * css - cms * cms
      guard determinant > 1e-6 * cmm * css else { return nil }
      return ((cmv * css - csv * cms) / determinant, (csv * cmm - cmv * cms) / determinant)
    }
  }
}
