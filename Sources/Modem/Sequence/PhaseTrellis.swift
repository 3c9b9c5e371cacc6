/// The most likely bits of a burst when the carrier's phase is known only as far as the bits before tell it.
///
///     spaces so far mod 6     0 ●───●───●     a mark goes on, a space goes down one row:
///                             1 ●   ●\  ●\    the phase differs by 2πh from row to row (h = 5/6 in Bell 202, 2/3 in V.23),
///                             …       \●  \   so six rows are all phases there are
///
/// The carrier of continuous-phase FSK never jumps: each bit begins where the last one ended, so a bit is judged by
/// how well it goes on from all before it. Every survivor of Viterbi's rule carries its own phase and corrects it a
/// little by each bit (per-survivor processing; Raheli, Polydoros, Tzou 1995): nothing has to be known beforehand.
enum PhaseTrellis {
  /// Rows: the phases of Bell 202. V.23 has each of its three twice, which does no harm.
  private static let rows = 6

  /// What a pass is told of the burst.
  struct Guess {
    /// The share of a phase error that is taken over at each bit, 0…1.
    var gain: Float
    /// Amplitudes of mark and space.
    var mark: Float
    var space: Float
  }

  /// The survivors of one place in an octet, a row a lane; the last two lanes are nobody's.
  private struct Survivors {
    var metric = SIMD8<Float>(repeating: -.greatestFiniteMagnitude)
    var real = SIMD8<Float>.zero
    var imaginary = SIMD8<Float>.zero
    /// 16·place + 2·row + bit before each one's last step.
    var arrival = SIMD8<UInt32>(repeating: nobody)

    /// Takes over a contender in the rows where it fits better.
    @inline(__always)
    mutating func take(_ other: Survivors) {
      let better = other.metric .> metric
      metric.replace(with: other.metric, where: better)
      real.replace(with: other.real, where: better)
      imaginary.replace(with: other.imaginary, where: better)
      arrival.replace(with: other.arrival, where: better)
    }

    /// Each a row further down, the last one at the top again.
    @inline(__always)
    var rowDown: Survivors {
      var down = self
      down.metric = PhaseTrellis.rowDown(metric)
      down.real = PhaseTrellis.rowDown(real)
      down.imaginary = PhaseTrellis.rowDown(imaginary)
      down.arrival = PhaseTrellis.rowDown(arrival)
      return down
    }
  }

  /// One bit's step for a mark or for a space.
  private struct Step {
    /// What the matched filter gave.
    let seen: Phasor
    let amplitude: Float
    let cost: Float
    /// How far an error seen turns the phase, for each unit of `seen`.
    let gain: Float
    let turn: Phasor

    init(_ seen: Phasor, amplitude: Float, gain: Float, length: Float, turn: Phasor) {
      (self.seen, self.amplitude, self.turn) = (seen, amplitude, turn)
      cost = amplitude * amplitude * length / 2
      self.gain = 1 / max(seen.magnitude, 1e-12) * gain
    }

    /// Survivors after this bit.
    @inline(__always)
    func after(_ before: Survivors, from place: Int8, bit: UInt32) -> Survivors {
      let arrival = PhaseTrellis.twiceTheRow | UInt32(truncatingIfNeeded: place) << 4 | bit
      let along = before.real * seen.real + before.imaginary * seen.imaginary
      let across = before.real * seen.imaginary - before.imaginary * seen.real
      // Behind a quarter turn the error says nothing.
      let error = (across * gain).replacing(with: 0, where: along .<= 0)
      // The phase is moved towards what was seen, and brought back to length one.
      let (real, imaginary) = (
        before.real - error * before.imaginary, before.imaginary + error * before.real
      )
      let shrink = 1.5 - 0.5 * (real * real + imaginary * imaginary)
      let (cosine, sine) = (real * shrink, imaginary * shrink)
      return Survivors(
        metric: before.metric + amplitude * along - cost, real: cosine * turn.real - sine * turn.imaginary,
        imaginary: cosine * turn.imaginary + sine * turn.real, arrival: arrival)
    }
  }

  private static let nobody: UInt32 = 255

  @inline(__always)
  private static var twiceTheRow: SIMD8<UInt32> { SIMD8(0, 2, 4, 6, 8, 10, 12, 14) }

  @inline(__always)
  private static func rowDown<Scalar>(_ lanes: SIMD8<Scalar>) -> SIMD8<Scalar> {
    SIMD8(lanes[5], lanes[0], lanes[1], lanes[2], lanes[3], lanes[4], lanes[6], lanes[7])
  }

  /// Decodes all bits of a correlation: true is a mark. The metric says how well the bits fit; it can be compared
  /// between guesses about the same stretch of sound.
  static func decode(_ bits: BitCorrelation, guess: Guess) -> (bits: [Bool], metric: Float) {
    let count = bits.mark.count
    let grammar = OctetGrammar.before
    let places = grammar.count
    guard count > 0, places * 16 < nobody else { return ([], 0) }
    let (turnOfMark, turnOfSpace) = (Phasor(radians: bits.turnOfMark), Phasor(radians: bits.turnOfSpace))
    // The phase at the beginning is anything: every row begins somewhere else.
    var begin = Survivors()
    for row in 0..<rows {
      let phase = Phasor(radians: Double(row) * (bits.turnOfSpace - bits.turnOfMark))
      (begin.metric[row], begin.real[row], begin.imaginary[row]) = (0, phase.real, phase.imaginary)
    }
    var survivors = [Survivors](repeating: begin, count: places)
    var next = survivors
    var arrivals: [SIMD8<UInt8>] = []
    arrivals.reserveCapacity(count * places)
    for index in 0..<count {
      let gain = max(guess.gain, 1 / Float(index + 2))
      let mark = Step(
        bits.mark[index], amplitude: guess.mark, gain: gain, length: bits.length, turn: turnOfMark)
      let space = Step(
        bits.space[index], amplitude: guess.space, gain: gain, length: bits.length, turn: turnOfSpace)
      for (place, before) in grammar.enumerated() {
        var best = Survivors()
        if before.one >= 0 { best = mark.after(survivors[Int(before.one)], from: before.one, bit: 1) }
        if before.orOne >= 0 {
          best.take(mark.after(survivors[Int(before.orOne)], from: before.orOne, bit: 1))
        }
        if before.zero >= 0 {
          best.take(space.after(survivors[Int(before.zero)], from: before.zero, bit: 0).rowDown)
        }
        next[place] = best
        arrivals.append(SIMD8<UInt8>(truncatingIfNeeded: best.arrival))
      }
      swap(&survivors, &next)
    }
    let last = best(of: survivors)
    return (trace(arrivals, places: places, from: last), survivors[last.place].metric[last.row])
  }

  private static func best(of survivors: [Survivors]) -> (place: Int, row: Int) {
    var best = (place: 0, row: 0)
    for place in survivors.indices {
      for row in 0..<rows where survivors[place].metric[row] > survivors[best.place].metric[best.row] {
        best = (place, row)
      }
    }
    return best
  }

  private static func trace(
    _ arrivals: [SIMD8<UInt8>], places: Int, from last: (place: Int, row: Int)
  ) -> [Bool] {
    let count = arrivals.count / places
    var bits = [Bool](repeating: true, count: count)
    var (place, row) = last
    for index in stride(from: count - 1, through: 0, by: -1) {
      let arrival = arrivals[index * places + place][row]
      guard arrival < nobody else { return bits }
      bits[index] = arrival & 1 == 1
      (place, row) = (Int(arrival >> 4), Int(arrival >> 1 & 7))
    }
    return bits
  }
}
