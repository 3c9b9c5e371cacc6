/// What every bit time of a burst has in common with a mark and with a space: the matched filter's output, with its
/// phase.
///
///     mark[k] = Σ z[n]·e^{−jω(n − edge k)}  over bit k      its angle is the carrier's phase at the bit's beginning
///                                                          its length the bit's amplitude × steps, if it was a mark
struct BitCorrelation {
  let mark: [Phasor]
  let space: [Phasor]
  /// How far the carrier turns during a mark and during a space, in radians.
  let turnOfMark: Double
  let turnOfSpace: Double
  /// Steps a bit.
  let length: Float

  /// The correlations of `count` bits from `first` steps on. `samples` is the burst's base band around 1,700 Hz.
  init(_ samples: [Phasor], first: Double, length: Double, count: Int, markHz: Double, spaceHz: Double) {
    self.length = Float(length)
    let radians = 2 * Double.pi / Double(FSKDemodulator.rate)
    let (mark, space) = ((markHz - 1700) * radians, (spaceHz - 1700) * radians)
    (turnOfMark, turnOfSpace) = (mark * length, space * length)
    self.mark = BitCorrelation.correlate(samples, first: first, length: length, count: count, turn: mark)
    self.space = BitCorrelation.correlate(samples, first: first, length: length, count: count, turn: space)
  }

  private static func correlate(
    _ samples: [Phasor], first: Double, length: Double, count: Int, turn: Double
  ) -> [Phasor] {
    var sums: [Phasor] = [.zero]
    sums.reserveCapacity(samples.count + 1)
    var sum = Phasor.zero
    let step = (cosine: Sine.cosine(radians: turn), sine: -Sine.of(radians: turn))
    var (cosine, sine) = (1.0, 0.0)
    for sample in samples {
      sum = sum + sample * Phasor(real: Float(cosine), imaginary: Float(sine))
      sums.append(sum)
      (cosine, sine) = (cosine * step.cosine - sine * step.sine, cosine * step.sine + sine * step.cosine)
    }
    var result: [Phasor] = []
    result.reserveCapacity(count)
    // A sample stands for the step around it, so the sum before sample n reaches to n − ½.
    var before = at(first + 0.5, in: sums)
    for bit in 0..<count {
      let edge = first + Double(bit) * length
      let after = at(edge + length + 0.5, in: sums)
      result.append((after - before) * Phasor(radians: turn * edge))
      before = after
    }
    return result
  }

  private static func at(_ place: Double, in sums: [Phasor]) -> Phasor {
    let place = min(max(place, 0), Double(sums.count - 1))
    let whole = min(Int(place), sums.count - 2)
    guard whole >= 0 else { return .zero }
    let rest = Float(place - Double(whole))
    let (left, right) = (sums[whole], sums[whole + 1])
    return Phasor(
      real: left.real + (right.real - left.real) * rest,
      imaginary: left.imaginary + (right.imaginary - left.imaginary) * rest)
  }
}
