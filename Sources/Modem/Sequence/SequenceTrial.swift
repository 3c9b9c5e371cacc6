/// One way of cutting a burst into bits, and what is believed of its carrier so far.
struct SequenceTrial {
  /// Where the first bit begins, and how long a bit is, in steps; how many bits.
  let first: Double
  let length: Double
  let count: Int
  var markHz: Double
  var spaceHz: Double
  private var amplitudes: (mark: Float, space: Float) = (1, 1)

  /// One decision of all bits, and what it says.
  struct Pass {
    let bits: BitCorrelation
    let decided: [Bool]
    let fit: CarrierFit

    /// Signal over the noise of 3,100 Hz. A bit's correlation gathers noise of `length` steps at right angles to the
    /// carrier, and an analytic signal has twice the power.
    var signalToNoise: Float { signal / max(fit.noise, 1e-12) }

    /// The same without what the receiver's own filter adds.
    var signalToNoiseOfLine: Float { signal / max(fit.line.noise, 1e-12) }

    private var signal: Float { (fit.mark * fit.mark + fit.space * fit.space) / 2 * bits.length / 1.55 }
  }

  /// The most that one pass may correct the tones, in Hz: a wrong decision must not lead far astray.
  private static let leap = (mark: 15.0, space: 20.0)
  /// Amplitudes differ by 20 dB at most, so that the weaker is never given up.
  private static let leastShare: Float = 0.1

  /// A trial of a clock; nil when too few bits lie within the span.
  init?(_ burst: BurstFinder.Burst, clock: BitClock, span: Range<Int>) {
    length = clock.length
    // Three bits before the burst's power is there, and five behind it.
    let early = ((Double(span.lowerBound) - clock.first) / length).rounded(.down) - 3
    first = clock.first + max(early, 0) * length
    let end = min(Double(span.upperBound) + 5 * length, Double(burst.turns.count))
    count = Int((end - first) / length)
    guard count > 60 else { return nil }
    (markHz, spaceHz) = burst.tones(first: first, length: length, count: count)
  }

  /// The clock of bits that are known.
  init(_ burst: BurstFinder.Burst, known: KnownBits) {
    (first, length, count) = (known.first, known.length, known.bits.count)
    (markHz, spaceHz) = burst.tones(first: first, length: length, count: count)
  }

  /// The same clock with other tones.
  func with(markHz: Double, spaceHz: Double) -> SequenceTrial {
    var trial = self
    (trial.markHz, trial.spaceHz) = (markHz, spaceHz)
    return trial
  }

  /// How well the best bits fit.
  func metric(_ samples: [Phasor], gain: Float) -> Float {
    PhaseTrellis.decode(correlation(samples), guess: guess(gain)).metric
  }

  /// Decides all bits once; nil when they say nothing of the carrier.
  func pass(_ samples: [Phasor], gain: Float) -> Pass? {
    let bits = correlation(samples)
    return fit(bits, PhaseTrellis.decode(bits, guess: guess(gain)).bits, gain: gain)
  }

  /// What known bits say of the carrier; nil as above.
  func pass(_ samples: [Phasor], known: [Bool], gain: Float) -> Pass? {
    fit(correlation(samples), known, gain: gain)
  }

  private func fit(_ bits: BitCorrelation, _ decided: [Bool], gain: Float) -> Pass? {
    guard let fit = CarrierFit(bits, decided: decided, gain: gain), max(fit.mark, fit.space) > 0 else {
      return nil
    }
    return Pass(bits: bits, decided: decided, fit: fit)
  }

  /// Takes over what a pass says.
  mutating func learn(from pass: Pass) {
    let hertz = Double(FSKDemodulator.rate) / length / (2 * .pi)
    markHz += min(max(pass.fit.markError * hertz, -SequenceTrial.leap.mark), SequenceTrial.leap.mark)
    spaceHz += min(max(pass.fit.spaceError * hertz, -SequenceTrial.leap.space), SequenceTrial.leap.space)
    let larger = max(pass.fit.mark, pass.fit.space)
    amplitudes.mark = max(pass.fit.mark, larger * SequenceTrial.leastShare)
    amplitudes.space = max(pass.fit.space, larger * SequenceTrial.leastShare)
  }

  /// The carrier that a pass decided, for each of so many steps; nothing before the first bit and after the last.
  func carrier(of pass: Pass, steps: Int) -> [Phasor] {
    let hertz = 2 * Double.pi / Double(FSKDemodulator.rate)
    var carrier = [Phasor](repeating: .zero, count: steps)
    for (bit, (isMark, phase)) in zip(pass.decided, pass.fit.phases).enumerated() {
      let edge = first + Double(bit) * length
      let turn = ((isMark ? markHz : spaceHz) - 1700) * hertz
      let begin = max(Int(edge.rounded(.up)), 0)
      let end = min(Int((edge + length).rounded(.up)), steps)
      guard begin < end else { continue }
      let step = Phasor(radians: turn)
      var oscillator = phase * Phasor(radians: turn * (Double(begin) - edge))
      oscillator = oscillator.stretched(isMark ? pass.fit.mark : pass.fit.space)
      for index in begin..<end {
        carrier[index] = oscillator
        oscillator = oscillator * step
      }
    }
    return carrier
  }

  private func guess(_ gain: Float) -> PhaseTrellis.Guess {
    PhaseTrellis.Guess(gain: gain, mark: amplitudes.mark, space: amplitudes.space)
  }

  private func correlation(_ samples: [Phasor]) -> BitCorrelation {
    BitCorrelation(samples, first: first, length: length, count: count, markHz: markHz, spaceHz: spaceHz)
  }
}

extension BurstFinder.Burst {
  /// The base band around 1,700 Hz, amplitude 1 for a full-scale tone.
  var samples: [Phasor] {
    var phase: Float = 0
    var samples: [Phasor] = []
    samples.reserveCapacity(turns.count)
    for (turn, power) in zip(turns, powers) {
      phase += turn
      if phase > .pi { phase -= 2 * .pi } else if phase < -.pi { phase += 2 * .pi }
      let size = (2 * power).squareRoot()
      let unit = Phasor(radians: Double(phase))
      samples.append(Phasor(real: size * unit.real, imaginary: size * unit.imaginary))
    }
    return samples
  }

  /// The same, with a mean power of 1 within a span.
  func samples(ofUnitPowerIn span: Range<Int>) -> [Phasor] {
    var power: Float = 0
    for step in span.clamped(to: powers.indices) { power += powers[step] }
    let scale = (Float(span.count) / max(2 * power, .leastNormalMagnitude)).squareRoot()
    return samples.map { $0.stretched(scale) }
  }

  /// The steps between the first and the last 20 ms that have half the usual power, or another share; nil when all is
  /// silence.
  public func span(share: Float = 0.5) -> Range<Int>? {
    let (block, stride) = (80, 16)
    var means: [Float] = []
    var index = 0
    while index + block <= powers.count {
      means.append(powers[index..<(index + block)].reduce(0, +) / Float(block))
      index += stride
    }
    guard let peak = means.max(), peak > 0 else { return nil }
    let loud = means.filter { $0 > 0.3 * peak }.sorted()
    guard !loud.isEmpty else { return nil }
    let least = loud[loud.count / 2] * share
    guard let first = means.firstIndex(where: { $0 > least }), let last = means.lastIndex(where: { $0 > least })
    else { return nil }
    let middle = block / 2
    return (first * stride + middle - stride)..<min(last * stride + middle + stride, powers.count)
  }

  /// Mark and space in hertz: the medians of bits between bits of their own kind, since the filter blurs the others.
  /// 1,120–1,370 and 2,000–2,300 Hz: Bell 202 and V.23, each ±4 %.
  func tones(first: Double, length: Double, count: Int) -> (mark: Double, space: Double) {
    let turns = bitTurns(first: first, length: length, count: count)
    let hertz = Float(Double(FSKDemodulator.rate) / length / (2 * .pi))
    var tones: (mark: Float, space: Float) = (-450, 450)
    for _ in 0..<3 {
      let middle = (tones.mark + tones.space) / 2
      var marks: [Float] = []
      var spaces: [Float] = []
      for index in 1..<max(turns.count - 1, 1) {
        let (left, value, right) = (turns[index - 1] * hertz, turns[index] * hertz, turns[index + 1] * hertz)
        guard abs(value) < 800 else { continue }
        if max(left, value, right) < middle { marks.append(value) }
        if min(left, value, right) >= middle { spaces.append(value) }
      }
      marks.sort()
      spaces.sort()
      if !marks.isEmpty { tones.mark = marks[marks.count / 2] }
      if !spaces.isEmpty { tones.space = spaces[spaces.count / 2] }
    }
    let (mark, space) = (1700 + Double(tones.mark), 1700 + Double(tones.space))
    return (min(max(mark, 1120), 1370), min(max(space, 2000), 2300))
  }

  /// How far the phase turned during each bit.
  private func bitTurns(first: Double, length: Double, count: Int) -> [Float] {
    var phases: [Float] = [0]
    phases.reserveCapacity(turns.count)
    for turn in turns.dropFirst() { phases.append(phases[phases.count - 1] + turn) }
    var values: [Float] = []
    var before: Float = 0
    for bit in 0...count {
      let place = min(max(first + Double(bit) * length, 0), Double(phases.count - 1))
      let whole = min(Int(place), max(phases.count - 2, 0))
      guard phases.indices.contains(whole + 1) else { break }
      let now = phases[whole] + (phases[whole + 1] - phases[whole]) * Float(place - Double(whole))
      if bit > 0 { values.append(now - before) }
      before = now
    }
    return values
  }
}
