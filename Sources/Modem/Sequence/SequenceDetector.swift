/// A whole burst → its bits, decided together, each with its reliability.
///
///     turns, powers ─► span ─► BitClock (3 candidates) ─┐
///                              medians of the tones ────┴► PhaseTrellis ─► CarrierFit ─┐
///                                                              ▲  four passes  │      ├─► Reliability ─► Sequence
///                                                              └───── Echo ────┘      ┘
///
/// Nothing is known beforehand but that 1,200 bit/s ± 5 % of two tones some 800–1,000 Hz apart carry octets. Mark,
/// space, bit rate, timing, twist and noise are estimated from the burst itself, and better with every pass.
public struct SequenceDetector: Sendable {
  /// One octet, by the numbers of its bits in the burst.
  public struct Octet: Equatable, Sendable {
    /// Its value, bit 0 first on the line.
    public var value: UInt8
    /// The number of its start bit.
    public var bit: Int
  }

  /// The most likely bits of a burst, and what they say of the line.
  public struct Sequence: Sendable {
    /// True is a mark.
    public let bits: [Bool]
    /// For each bit, by how many nats the sequence beats the best one with that bit turned.
    public let reliability: [Float]
    /// Where the first bit begins, in steps of the burst.
    public let first: Double
    /// Steps a bit.
    public let bitLength: Double
    /// The mark tone, in Hz.
    public let markHz: Double
    /// The space tone, in Hz.
    public let spaceHz: Double
    /// Power of mark over power of space.
    public let twist: Float
    /// Power of the signal over that of white noise between 300 and 3,400 Hz.
    public let signalToNoise: Float
    /// The same of the line alone, without what the receiver's own filter adds: for display.
    public let signalToNoiseOfLine: Float
    fileprivate let trellis: Reliability

    /// Bits a second.
    public var bitRate: Double { Double(FSKDemodulator.rate) / bitLength }

    /// The most likely bits with the bit at `index` turned; empty when there is no such bit.
    public func alternative(turning index: Int) -> [Bool] { trellis.alternative(turning: index) }
  }

  /// Gains of the passes, from a first one that must find the phase to a last one that may trust it.
  private static let gains: [Float] = [0.12, 0.1, 0.08, 0.05]
  /// The same where every pass must first find more of the echo: for all tones that come into question, and on with the
  /// likeliest.
  private static let gainsInEchoes: (first: [Float], then: [Float]) = ([0.12, 0.12, 0.1], [0.1, 0.08, 0.05])
  /// Tones as V.23 and Bell 202 have them.
  private static let nominal: [(markHz: Double, spaceHz: Double)] = [(1300, 2100), (1200, 2200)]
  /// The medians of a noisy burst are off by this much at times, and a wrong space tone can fit itself.
  private static let spaceOffsets: [Double] = [-16, 16]
  /// The clocks tried: a short burst without seizure has lines beside the right one.
  private static let clocks = 3
  /// Steps below which there is no message: 60 bits.
  private static let shortest = 200
  /// Steps above which it is no message either: 3 s. The longest has 258 octets, 315 bits of seizure and 260 ms of
  /// mark, which is 2.7 s. The time it takes grows with the burst, and a fax may go on for minutes.
  private static let longest = 3 * FSKDemodulator.rate
  /// Below this signal to noise (−3 dB) after the first pass a burst is none of FSK.
  private static let leastSignal: Float = 0.5
  /// The share of the usual power that a message may end with: an echo of half the amplitude leaves a quarter where a
  /// tone falls upon its own echo.
  private static let leastInEchoes: Float = 0.2
  /// As `leastSignal`, before echoes are taken away (−7 dB).
  private static let leastSignalInEchoes: Float = 0.2
  /// The same when they are taken away (3 dB): 43 taps fit the noise to the bits that were decided, and these then look
  /// surer than they are. At 0 dB S/N one message in 100 was wrong so.
  private static let leastSignalWithoutEchoes: Float = 2

  private let burst: BurstFinder.Burst
  private let begin: Begin?

  /// Looks for the clock of a burst.
  public init(_ burst: BurstFinder.Burst) { (self.burst, begin) = (burst, SequenceDetector.begin(burst)) }

  /// The bits of the burst; nil when there is no clock in it or it is no FSK.
  public func detect() -> Sequence? {
    guard let begin else { return nil }
    return Course(begin.best, begin.samples).after(SequenceDetector.gains, least: SequenceDetector.leastSignal)?
      .sequence
  }

  /// The bits without the tone that sounds all through the burst; nil as above, and when there is no such tone.
  public func detectWithoutSteadyLine() -> Sequence? {
    // The tone may go on behind the message, up to the longest burst.
    guard SequenceDetector.isOfTwoTones(burst, share: 50), let rest = burst.withoutSteadyLine
    else { return nil }
    return SequenceDetector(rest).detect()
  }

  /// The bits where the burst comes with echoes, which every pass takes away as far as it sees them; nil as above. It
  /// takes three times as long.
  public func detectInEchoes() -> Sequence? {
    guard let begin, let whole = burst.span(share: SequenceDetector.leastInEchoes) else { return nil }
    let lasting = begin.span.lowerBound..<max(begin.span.upperBound, whole.upperBound)
    let gains = SequenceDetector.gainsInEchoes
    let courses = SequenceDetector.trials(burst, clock: begin.clock, span: lasting).compactMap {
      Course($0, begin.samples, echoes: true).after(gains.first, least: SequenceDetector.leastSignalInEchoes)
    }
    let best = courses.max { $0.signalToNoise < $1.signalToNoise }
    return best?.after(gains.then, least: SequenceDetector.leastSignalWithoutEchoes)?.sequence
  }

  /// What is known of a burst before its bits: where it is loud, its base band there, the clock that fits best at first
  /// sight, and the trial of this clock that does.
  private struct Begin {
    let span: Range<Int>
    let samples: [Phasor]
    let clock: BitClock
    let best: SequenceTrial
  }

  /// Nil when there is no clock.
  private static func begin(_ burst: BurstFinder.Burst) -> Begin? {
    guard isOfTwoTones(burst), let span = burst.span() else { return nil }
    // A trial takes the amplitudes for 1 until it knows better.
    let samples = burst.samples(ofUnitPowerIn: span)
    var best: (metric: Float, begin: Begin)?
    for clock in BitClock.candidates(turns: burst.turns, span: span, most: clocks) {
      let trials = trials(burst, clock: clock, span: span)
      guard let own = trials.first else { continue }
      let near = spaceOffsets.map { own.with(markHz: own.markHz, spaceHz: own.spaceHz + $0) }
      for trial in best == nil ? trials + near : trials {
        let metric = trial.metric(samples, gain: gains[0])
        guard metric > best?.metric ?? -.greatestFiniteMagnitude else { continue }
        best = (metric, Begin(span: span, samples: samples, clock: clock, best: trial))
      }
    }
    return best?.begin
  }

  /// The trials of a clock: with the tones of the burst, and with those of either standard, since the turns of a noisy
  /// burst, or of one with echoes, say little of the tones. Empty when there are too few bits.
  private static func trials(
    _ burst: BurstFinder.Burst, clock: BitClock, span: Range<Int>
  ) -> [SequenceTrial] {
    guard let own = SequenceTrial(burst, clock: clock, span: span) else { return [] }
    return [own] + nominal.map { own.with(markHz: $0, spaceHz: $1) }
  }

  /// A trial on its way through the passes.
  private struct Course {
    private let heard: [Phasor]
    private let echoes: Bool
    private var trial: SequenceTrial
    private var samples: [Phasor]
    private var pass: SequenceTrial.Pass?

    init(_ trial: SequenceTrial, _ samples: [Phasor], echoes: Bool = false) {
      (self.trial, self.samples, heard, self.echoes) = (trial, samples, samples, echoes)
    }

    var signalToNoise: Float { pass?.signalToNoise ?? 0 }

    /// The course after further passes; nil when there is less signal than `least`.
    func after(_ gains: [Float], least: Float) -> Course? {
      var course = self
      for gain in gains {
        guard let pass = course.trial.pass(course.samples, gain: gain), pass.signalToNoise > least
        else { return nil }
        if echoes {
          let carrier = course.trial.carrier(of: pass, steps: heard.count)
          course.samples = Echo(in: heard, of: carrier).removed(from: heard, of: carrier)
        }
        course.trial.learn(from: pass)
        course.pass = pass
      }
      return course
    }

    var sequence: Sequence? {
      guard let pass else { return nil }
      let trellis = Reliability(pass.bits, decided: pass.decided, fit: pass.fit)
      return Sequence(
        bits: trellis.soft.map { $0 > 0 }, reliability: trellis.soft.map(abs), first: trial.first,
        bitLength: trial.length, markHz: trial.markHz, spaceHz: trial.spaceHz, twist: pass.fit.line.twist,
        signalToNoise: pass.signalToNoise, signalToNoiseOfLine: pass.signalToNoiseOfLine, trellis: trellis)
    }
  }

  /// Whether a burst may be a message by its length, and one turn in `share` at least is near mark and as many near
  /// space: not so a single tone, which may go on for hours.
  private static func isOfTwoTones(_ burst: BurstFinder.Burst, share: Int = 10) -> Bool {
    let turns = burst.turns
    guard (shortest...longest).contains(turns.count) else { return false }
    // 225 Hz from the middle.
    let far = Float(2 * Double.pi * 225) / Float(FSKDemodulator.rate)
    var (marks, spaces) = (0, 0)
    for turn in turns {
      if turn < -far { marks += 1 }
      if turn > far { spaces += 1 }
    }
    return min(marks, spaces) * share >= turns.count
  }

  /// The octets of bits that follow `OctetGrammar`, wherever in an octet they begin.
  public static func octets(of bits: [Bool]) -> [Octet] {
    // The bits say themselves how far into an octet they begin: all other ways meet a stop bit that is a space.
    var best: (octets: [Octet], length: Int) = ([], -1)
    for skipped in 0..<10 {
      let (octets, length) = walk(bits, from: skipped)
      if length > best.length { best = (octets, length) }
      if length == bits.count { break }
    }
    return best.octets
  }

  /// The octets from a bit on, and how far it goes before a stop bit is wrong.
  private static func walk(_ bits: [Bool], from first: Int) -> (octets: [Octet], length: Int) {
    var octets: [Octet] = []
    var index = first
    while index + 9 < bits.count {
      if bits[index] {
        index += 1
        continue
      }
      guard bits[index + 9] else { return (octets, index) }
      var value: UInt8 = 0
      for bit in 0..<8 where bits[index + 1 + bit] { value |= 1 << UInt8(bit) }
      octets.append(Octet(value: value, bit: index))
      index += 10
    }
    return (octets, bits.count)
  }

  /// e^−x for x ≥ 0, 6 % too large at most: the chance that a bit of reliability x is wrong, against it being right.
  public static func chance(ofNats nats: Float) -> Float {
    let powers = min(max(nats, 0), 80) * 1.44269504
    let whole = powers.rounded(.up)
    // 2^f for f in 0…1 lies below its chord 1 + f.
    return (1 + (whole - powers)) * Float(sign: .plus, exponent: -Int(whole), significand: 1)
  }
}
