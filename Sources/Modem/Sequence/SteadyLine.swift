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
  /// Half of what a window resolves: a tone between two places loses 1 dB at most.
  private static let grid = 8.0
  /// 300–3,400 Hz, which is what a telephone channel lets through, from 1,700 Hz on.
  private static let band = -1400.0...1700.0
  /// The line's least share of the burst's power in every window. A tone 6 dB below the burst has 20 %, one 11 dB below
  /// it 7 %.
  private static let leastShare: Float = 0.06

  /// The strongest line of the samples; nil when there is none that does harm.
  init?(_ samples: ArraySlice<Phasor>) {
    let count = samples.count / SteadyLine.window
    guard count >= 3 else { return nil }
    var power: Float = 0
    for sample in samples { power += sample.power }
    power /= Float(samples.count)
    var best: (least: Float, turn: Double) = (0, 0)
    let hertz = 2 * Double.pi / Double(FSKDemodulator.rate)
    let band = SteadyLine.band
    for place in stride(from: band.lowerBound, through: band.upperBound, by: SteadyLine.grid) {
      var least = Float.greatestFiniteMagnitude
      for sum in SteadyLine.windows(samples, turn: place * hertz) { least = min(least, sum.power) }
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
    phasor = sum.stretched(1 / Float(count * SteadyLine.window))
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
  var withoutSteadyLine: BurstFinder.Burst? {
    guard let span = span() else { return nil }
    var samples = samples
    guard let line = SteadyLine(samples[span]) else { return nil }
    let step = Phasor(radians: line.turn)
    var oscillator = Phasor.zero
    for index in samples.indices {
      // Set right at times: rounding lets its amplitude drift.
      if index % 256 == 0 {
        oscillator = line.phasor * Phasor(radians: line.turn * Double(index - span.lowerBound))
      }
      samples[index] = samples[index] - oscillator
      oscillator = oscillator * step
    }
    return BurstFinder.Burst(samples, start: start)
  }

  /// A burst of which the base band around 1,700 Hz is known.
  init(_ samples: [Phasor], start: Int) {
    self.init(start: start, turns: [], powers: [])
    turns.reserveCapacity(samples.count)
    powers.reserveCapacity(samples.count)
    var before = Phasor.zero
    for sample in samples {
      turns.append(sample.turned(backBy: before).angle)
      powers.append(sample.power / 2)
      before = sample
    }
  }
}
