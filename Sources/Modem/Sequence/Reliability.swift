/// How sure every bit of a burst is, and what else it might have been: the trellis walked forwards and backwards.
///
///     spaces more than decided   −2 −1  0 +1 +2
///     bit k                       ●  ●  ●  ●  ●     forwards: the best path to here; backwards: the best from here on
///                                   a path that differs leaves the middle and must come back to it
///
/// With the carrier's phase known along the decided bits, every other sequence of bits has a phase too: each space
/// more turns it by 2πh. The reliability of a bit is by how much, in nats, the most likely sequence with the bit as
/// it is beats the most likely one with the bit turned (max-log-MAP).
struct Reliability {
  /// For every bit: positive for a mark, negative for a space, in nats; its size is the reliability.
  let soft: [Float]

  private let scores: [Scores]
  private let isSpace: [Bool]
  private let forward: [Float]
  private let backward: [Float]
  private let arrivals: [UInt8]
  private let departures: [UInt8]

  /// Paths may be so many spaces ahead of the decided one, or behind.
  private static let reach = 2
  private static let rows = 2 * reach + 1
  private static let nobody: UInt8 = 255
  private static let never = -Float.greatestFiniteMagnitude / 4

  /// The scores of a mark and of a space for one bit, in each row.
  private struct Scores {
    var mark = SIMD8<Float>.zero
    var space = SIMD8<Float>.zero
  }

  /// Judges the bits of a correlation. `decided` and `fit` are of the same correlation.
  init(_ bits: BitCorrelation, decided: [Bool], fit: CarrierFit) {
    let count = min(decided.count, bits.mark.count, fit.phases.count)
    let states = OctetGrammar.next.count * Reliability.rows
    let scores = Reliability.scores(bits, fit: fit, count: count)
    let isSpace = decided.prefix(count).map { !$0 }
    var forward = [Float](repeating: Reliability.never, count: (count + 1) * states)
    var backward = forward
    var arrivals = [UInt8](repeating: Reliability.nobody, count: (count + 1) * states)
    var departures = arrivals
    // Begins at any place of an octet, and ends so, on the decided phase.
    for place in 0..<OctetGrammar.next.count {
      forward[place * Reliability.rows + Reliability.reach] = 0
      backward[count * states + place * Reliability.rows + Reliability.reach] = 0
    }
    for index in 0..<count {
      Reliability.eachStep(isSpace: isSpace[index]) { from, to, isMark, row in
        let score = isMark ? scores[index].mark[row] : scores[index].space[row]
        let metric = forward[index * states + from] + score
        guard metric > forward[(index + 1) * states + to] else { return }
        forward[(index + 1) * states + to] = metric
        arrivals[(index + 1) * states + to] = UInt8(truncatingIfNeeded: 2 * from + (isMark ? 1 : 0))
      }
    }
    for index in stride(from: count - 1, through: 0, by: -1) {
      Reliability.eachStep(isSpace: isSpace[index]) { from, to, isMark, row in
        let score = isMark ? scores[index].mark[row] : scores[index].space[row]
        let metric = backward[(index + 1) * states + to] + score
        guard metric > backward[index * states + from] else { return }
        backward[index * states + from] = metric
        departures[index * states + from] = UInt8(truncatingIfNeeded: 2 * to + (isMark ? 1 : 0))
      }
    }
    (self.scores, self.isSpace, self.forward, self.backward) = (scores, isSpace, forward, backward)
    (self.arrivals, self.departures) = (arrivals, departures)
    var soft: [Float] = []
    soft.reserveCapacity(count)
    for index in 0..<count {
      var best = (mark: Reliability.never, space: Reliability.never)
      Reliability.eachStep(isSpace: isSpace[index]) { from, to, isMark, row in
        let ends = forward[index * states + from] + backward[(index + 1) * states + to]
        if isMark {
          best.mark = max(best.mark, ends + scores[index].mark[row])
        } else {
          best.space = max(best.space, ends + scores[index].space[row])
        }
      }
      soft.append(min(max(best.mark - best.space, -1000), 1000))
    }
    self.soft = soft
  }

  /// The most likely bits with the bit at `index` turned; empty when the grammar has none.
  func alternative(turning index: Int) -> [Bool] {
    guard soft.indices.contains(index) else { return [] }
    let states = OctetGrammar.next.count * Reliability.rows
    let wanted = soft[index] < 0
    var best = (metric: Reliability.never, from: -1, to: -1)
    Reliability.eachStep(isSpace: isSpace[index]) { from, to, isMark, row in
      guard isMark == wanted else { return }
      let score = isMark ? scores[index].mark[row] : scores[index].space[row]
      let metric = forward[index * states + from] + score + backward[(index + 1) * states + to]
      if metric > best.metric { best = (metric, from, to) }
    }
    guard best.from >= 0 else { return [] }
    var bits = soft.map { $0 > 0 }
    bits[index] = wanted
    var state = best.from
    for place in stride(from: index, to: 0, by: -1) {
      let arrival = arrivals[place * states + state]
      guard arrival != Reliability.nobody else { break }
      bits[place - 1] = arrival & 1 == 1
      state = Int(arrival >> 1)
    }
    state = best.to
    for place in (index + 1)..<max(soft.count, index + 1) {
      let departure = departures[place * states + state]
      guard departure != Reliability.nobody else { break }
      bits[place] = departure & 1 == 1
      state = Int(departure >> 1)
    }
    return bits
  }

  private static func scores(_ bits: BitCorrelation, fit: CarrierFit, count: Int) -> [Scores] {
    let (mark, space) = (fit.mark * bits.length, fit.space * bits.length)
    let noise = max(fit.noise, 1e-4 * (mark * mark + space * space))
    let lead = (0..<rows).map {
      Phasor(radians: Double($0 - reach) * (bits.turnOfSpace - bits.turnOfMark))
    }
    var result: [Scores] = []
    result.reserveCapacity(count)
    for index in 0..<count {
      var scores = Scores()
      for row in 0..<rows {
        let phase = fit.phases[index] * lead[row]
        scores.mark[row] = (mark * bits.mark[index].turned(backBy: phase).real - mark * mark / 2) / noise
        scores.space[row] = (space * bits.space[index].turned(backBy: phase).real - space * space / 2) / noise
      }
      result.append(scores)
    }
    return result
  }

  /// Every step that the grammar allows for a bit which was decided as a space or not, from state to state.
  @inline(__always)
  private static func eachStep(
    isSpace: Bool, _ body: (_ from: Int, _ to: Int, _ isMark: Bool, _ row: Int) -> Void
  ) {
    for (place, follow) in OctetGrammar.next.enumerated() {
      for row in 0..<rows {
        let from = place * rows + row
        if follow.one >= 0 {
          let target = isSpace ? row - 1 : row
          if target >= 0 { body(from, Int(follow.one) * rows + target, true, row) }
        }
        if follow.zero >= 0 {
          let target = isSpace ? row : row + 1
          if target < rows { body(from, Int(follow.zero) * rows + target, false, row) }
        }
      }
    }
  }
}
