/// When the bits of a burst begin, and how many there are a second, from the burst alone.
///
///     turn over a bit   ‾\_/‾\__/‾‾‾\_      squared:  ∩∩∩∩─∩∩──   every change of bits dips to zero
///                                           so there is a line at the bit rate, whatever the bits are
///
/// The line's frequency within ±5 % of 1,200 Hz is the bit rate and its phase the timing. At 3 dB S/N the edges of a
/// Bellcore burst come out within 0.02 bit.
struct BitClock {
  /// Bits a second, 1,140–1,260.
  let rate: Double
  /// Where one bit begins, in steps of the burst (the first after its beginning).
  let first: Double

  /// Steps a bit.
  var length: Double { Double(FSKDemodulator.rate) / rate }

  /// Steps that make one sum: at 250 sums a second, ±60 Hz around the nominal rate remain.
  private static let decimation = 16
  private static let widest = 0.05
  /// A click must not outweigh its neighbours: one and a half times what a Bell 202 bit turns.
  private static let limit: Float = 4

  /// The clocks that a burst within `span` of the turns may have, likeliest first, at most `most`; none when it is too
  /// short to tell.
  static func candidates(turns: [Float], span: Range<Int>, most: Int) -> [BitClock] {
    let sums = line(of: turns, span: span)
    guard sums.count >= 4 else { return [] }
    let duration = Double(span.count) / Double(FSKDemodulator.rate)
    // A third of the line's own width.
    let step = 0.3 / max(duration, 0.05)
    let furthest = Int((1200 * widest / step).rounded(.up))
    let powers = (-furthest...furthest).map { power(sum(sums, at: Double($0) * step)) }
    var peaks: [Int] = []
    for index in powers.indices {
      let left = index > 0 ? powers[index - 1] : 0
      let right = index + 1 < powers.count ? powers[index + 1] : 0
      if powers[index] >= left, powers[index] > right { peaks.append(index) }
    }
    peaks.sort { powers[$0] > powers[$1] }
    return peaks.prefix(most).map { BitClock(sums, near: Double($0 - furthest) * step, step: step) }
  }

  /// The clock at a peak of the line's spectrum, its frequency halved in on.
  private init(_ sums: [(real: Double, imaginary: Double)], near offset: Double, step: Double) {
    var best = (offset: offset, sum: BitClock.sum(sums, at: offset))
    for fraction in [0.5, 0.25, 0.125, 0.0625] {
      for offset in [best.offset - fraction * step, best.offset + fraction * step] {
        let sum = BitClock.sum(sums, at: offset)
        if BitClock.power(sum) > BitClock.power(best.sum) { best = (offset, sum) }
      }
    }
    rate = 1200 + best.offset
    let length = Double(FSKDemodulator.rate) / rate
    // The line peaks in the middle of every bit; half a step is the place of a turn between its two samples.
    let angle = Double(Angle.of(Float(best.sum.imaginary), Float(best.sum.real)))
    let place = -angle / (2 * .pi) * length - 0.5 - length / 2
    first = place - (place / length).rounded(.down) * length
  }

  /// The squared turn over a bit, mixed down by 1,200 Hz and summed by sixteens.
  private static func line(of turns: [Float], span: Range<Int>) -> [(real: Double, imaginary: Double)] {
    guard turns.count > 2 * decimation else { return [] }
    var squares: [Float] = []
    squares.reserveCapacity(turns.count)
    for index in turns.indices {
      guard index >= 2, index + 2 < turns.count, span.contains(index) else {
        squares.append(0)
        continue
      }
      let inner = turns[index - 1] + turns[index] + turns[index + 1]
      let value = min(max(inner + (turns[index - 2] + turns[index + 2]) / 6, -limit), limit)
      squares.append(value * value)
    }
    let mean = squares.reduce(0, +) / Float(max(span.count, 1))
    let mixer = (0..<10).map { Phasor(radians: -2 * .pi * 0.3 * Double($0)) }
    var sums: [(real: Double, imaginary: Double)] = []
    var sum = Phasor.zero
    for (index, square) in squares.enumerated() {
      let oscillator = mixer[index % 10]
      let value = span.contains(index) ? square - mean : 0
      sum = Phasor(
        real: sum.real + value * oscillator.real, imaginary: sum.imaginary + value * oscillator.imaginary)
      guard index % decimation == decimation - 1 else { continue }
      sums.append((Double(sum.real), Double(sum.imaginary)))
      sum = .zero
    }
    return sums
  }

  /// The line at so many hertz from 1,200.
  private static func sum(_ sums: [(real: Double, imaginary: Double)], at offset: Double) -> (
    real: Double, imaginary: Double
  ) {
    let turn = -2 * Double.pi * offset / Double(FSKDemodulator.rate)
    let step = (
      cosine: Sine.cosine(radians: turn * Double(decimation)), sine: Sine.of(radians: turn * Double(decimation))
    )
    // A sum counts at the middle of its sixteen.
    let begin = turn * (Double(decimation) - 1) / 2
    var (cosine, sine) = (Sine.cosine(radians: begin), Sine.of(radians: begin))
    var result = (real: 0.0, imaginary: 0.0)
    for sum in sums {
      result.real += sum.real * cosine - sum.imaginary * sine
      result.imaginary += sum.real * sine + sum.imaginary * cosine
      (cosine, sine) = (cosine * step.cosine - sine * step.sine, cosine * step.sine + sine * step.cosine)
    }
    return result
  }

  private static func power(_ sum: (real: Double, imaginary: Double)) -> Double {
    sum.real * sum.real + sum.imaginary * sum.imaginary
  }
}
