/// A tone that sounds all through a burst: a dial tone's rest, a coupled carrier, a whistling supply.
///
///     power at f in each window   FSK data   ▂▅▁▃▆▂      rises and falls with the bits
///                                 mark       ▇▇▁▁▁▁      in front only, as the seizure
///                                 steady     ▆▆▆▆▆▆  ←   the least of the windows is high at this f alone
///
/// The medians of the turns take such a tone for part of mark or space. It has one amplitude and one frequency over the
/// whole burst, so both are known well enough to take it away before any bit is decided.
struct SteadyLine {
  /// Above 1,700 Hz, in radians a step.
  let turn: Double
  /// Where it stands at step 0, and its amplitude.
  let phasor: Phasor

  /// 64 ms: 16 Hz wide, and the data of 77 bits.
  private static let window = 256
  /// Half a window's width, so that a tone between two places loses 4 dB at most… of 16 Hz.
  private static let gridHz = 8.0
  /// 300–3,400 Hz: what a telephone channel lets through.
  private static let band = -1400.0...1700.0
  /// The line's least share of the burst's power: data have 2 % at most, a tone at −6 dB below them 20 %.
  private static let leastShare: Float = 0.06

  /// The strongest line of the samples; nil when there is none that does harm.
  init?(_ samples: ArraySlice<Phasor>) {
    let count = samples.count / SteadyLine.window
    guard count >= 3 else { return nil }
    var power: Float = 0
    for sample in samples { power += sample.real * sample.real + sample.imaginary * sample.imaginary }
    power /= Float(samples.count)
    var best: (least: Float, turn: Double) = (0, 0)
    let hertz = 2 * Double.pi / Double(FSKDemodulator.rate)
    for place in stride(from: SteadyLine.band.lowerBound, through: SteadyLine.band.upperBound, by: SteadyLine.gridHz) {
      let sums = SteadyLine.windows(samples, turn: place * hertz)
      var least = Float.greatestFiniteMagnitude
      for sum in sums { least = min(least, sum.real * sum.real + sum.imaginary * sum.imaginary) }
      if least > best.least { best = (least, place * hertz) }
    }
    let size = Float(SteadyLine.window)
    guard best.least / (size * size) > SteadyLine.leastShare * power else { return nil }
    // How far the line turns from window to window says its frequency much finer than the grid.
    let sums = SteadyLine.windows(samples, turn: best.turn)
    var turned = Phasor.zero
    for (left, right) in zip(sums, sums.dropFirst()) { turned = turned + right.turned(backBy: left) }
    turn = best.turn + Double(turned.angle) / Double(SteadyLine.window)
    var sum = Phasor.zero
    for window in SteadyLine.windows(samples, turn: turn) { sum = sum + window }
    let weight = 1 / Float(count * SteadyLine.window)
    phasor = Phasor(real: sum.real * weight, imaginary: sum.imaginary * weight)
  }

  /// The sum of each window's samples, turned back by the line.
  private static func windows(_ samples: ArraySlice<Phasor>, turn: Double) -> [Phasor] {
    let step = Phasor(radians: -turn)
    var sums: [Phasor] = []
    var first = samples.startIndex
    while first + window <= samples.endIndex {
      var oscillator = Phasor(radians: -turn * Double(first - samples.startIndex))
      var sum = Phasor.zero
      for index in first..<(first + window) {
        sum = sum + samples[index] * oscillator
        oscillator = oscillator * step
      }
      sums.append(sum)
      first += window
    }
    return sums
  }
}

extension BurstFinder.Burst {
  /// The burst without the tone that sounds all through it; nil when there is no such tone.
  public var withoutSteadyLine: BurstFinder.Burst? {
    guard let span else { return nil }
    let samples = samples
    guard let line = SteadyLine(samples[span]) else { return nil }
    let step = Phasor(radians: line.turn)
    var oscillator = line.phasor * Phasor(radians: -line.turn * Double(span.lowerBound))
    var before = Phasor.zero
    var burst = BurstFinder.Burst(start: start, turns: [], powers: [])
    burst.turns.reserveCapacity(samples.count)
    burst.powers.reserveCapacity(samples.count)
    for (index, sample) in samples.enumerated() {
      // Rounding would let the amplitude drift.
      if index % 256 == 0 {
        oscillator = line.phasor * Phasor(radians: line.turn * Double(index - span.lowerBound))
      }
      let rest = sample - oscillator
      burst.turns.append(rest.turned(backBy: before).angle)
      burst.powers.append((rest.real * rest.real + rest.imaginary * rest.imaginary) / 2)
      (before, oscillator) = (rest, oscillator * step)
    }
    return burst
  }
}
