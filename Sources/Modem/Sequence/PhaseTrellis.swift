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

  private struct Survivor {
    var metric: Float
    var phase: Phasor
  }

  /// Decodes all bits of a correlation: true is a mark. The metric says how well the bits fit; it can be compared
  /// between guesses about the same stretch of sound.
  static func decode(_ bits: BitCorrelation, guess: Guess) -> (bits: [Bool], metric: Float) {
    let count = bits.mark.count
    let grammar = OctetGrammar.next
    let states = grammar.count * rows
    guard count > 0, states <= 127 else { return ([], 0) }
    let turns = (mark: Phasor(radians: bits.turnOfMark), space: Phasor(radians: bits.turnOfSpace))
    let costs = (
      mark: guess.mark * guess.mark * bits.length / 2, space: guess.space * guess.space * bits.length / 2
    )
    let nobody = Survivor(metric: -.greatestFiniteMagnitude, phase: .zero)
    var survivors = [Survivor](repeating: nobody, count: states)
    // The phase at the beginning is anything: every row begins somewhere else.
    for state in 0..<states {
      let row = state % rows
      survivors[state] = Survivor(
        metric: 0, phase: Phasor(radians: Double(row) * (bits.turnOfSpace - bits.turnOfMark)))
    }
    var next = survivors
    // 2·state + bit of the survivor's last step; 255 for nobody.
    var arrivals = [UInt8](repeating: 255, count: count * states)
    for index in 0..<count {
      let gain = max(guess.gain, 1 / Float(index + 2))
      let (mark, space) = (bits.mark[index], bits.space[index])
      let sizes = (mark: 1 / max(mark.magnitude, 1e-12), space: 1 / max(space.magnitude, 1e-12))
      for state in 0..<states { next[state] = nobody }
      let base = index * states
      for (place, follow) in grammar.enumerated() {
        for row in 0..<rows {
          let state = place * rows + row
          let survivor = survivors[state]
          guard survivor.metric > -.greatestFiniteMagnitude else { continue }
          if follow.one >= 0 {
            let seen = mark.turned(backBy: survivor.phase)
            let metric = survivor.metric + guess.mark * seen.real - costs.mark
            let target = Int(follow.one) * rows + row
            if metric > next[target].metric {
              next[target] = Survivor(
                metric: metric, phase: advance(survivor.phase, seen, sizes.mark * gain) * turns.mark)
              arrivals[base + target] = UInt8(truncatingIfNeeded: 2 * state + 1)
            }
          }
          if follow.zero >= 0 {
            let seen = space.turned(backBy: survivor.phase)
            let metric = survivor.metric + guess.space * seen.real - costs.space
            let target = Int(follow.zero) * rows + (row + 1) % rows
            if metric > next[target].metric {
              next[target] = Survivor(
                metric: metric, phase: advance(survivor.phase, seen, sizes.space * gain) * turns.space)
              arrivals[base + target] = UInt8(truncatingIfNeeded: 2 * state)
            }
          }
        }
      }
      swap(&survivors, &next)
    }
    let last = best(of: survivors)
    return (trace(arrivals, states: states, from: last), survivors[last].metric)
  }

  /// A phase moved towards what was seen, and brought back to length one.
  @inline(__always)
  private static func advance(_ phase: Phasor, _ seen: Phasor, _ gain: Float) -> Phasor {
    // Behind a quarter turn the error says nothing.
    let error = seen.real > 0 ? seen.imaginary * gain : 0
    let moved = Phasor(
      real: phase.real - error * phase.imaginary, imaginary: phase.imaginary + error * phase.real)
    let shrink = 1.5 - 0.5 * (moved.real * moved.real + moved.imaginary * moved.imaginary)
    return Phasor(real: moved.real * shrink, imaginary: moved.imaginary * shrink)
  }

  private static func best(of survivors: [Survivor]) -> Int {
    var best = 0
    for state in survivors.indices where survivors[state].metric > survivors[best].metric { best = state }
    return best
  }

  private static func trace(_ arrivals: [UInt8], states: Int, from last: Int) -> [Bool] {
    let count = arrivals.count / states
    var bits = [Bool](repeating: true, count: count)
    var state = last
    for index in stride(from: count - 1, through: 0, by: -1) {
      let arrival = arrivals[index * states + state]
      guard arrival != 255 else { return bits }
      bits[index] = arrival & 1 == 1
      state = Int(arrival >> 1)
    }
    return bits
  }
}
