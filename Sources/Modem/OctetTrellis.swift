/// A whole burst's phase → the most likely octets, where the quick path was not sure.
///
///     idle ─●─●─●─●─────────────────●─●─●      one grid point = 1/8000 s
///            └──── octet, 10 bits ───┘          score: −start + Σ|bit| + stop
///                 └──── octet … ────┘           against the same time spent idle
///
/// Every grid point is either idle (mark) or begins an octet; the path with the greatest sum of soft bits wins
/// (Viterbi's rule over start times). So the timing of all octets is decided together, from the evidence of all
/// bits: no single noisy start edge can throw an octet out of step, stop bits may be 0.9 to any number of bit times
/// long, and other bit rates are tried by saying so.
public struct OctetTrellis {
  /// One octet of the best path.
  public struct Octet: Sendable {
    /// Its value, bit 0 first on the line.
    public var value: UInt8
    /// Where its start bit begins, in steps of the burst.
    public var start: Float
    /// Its weakest bit: 1 clean, 0 a coin toss; negative when start or stop bit are wrong.
    public var margin: Float
  }

  private static let gridPerStep = 2
  /// A soft bit counts no more than this: a click must not outweigh its neighbours.
  private static let limit: Float = 1.3

  /// Decodes a burst. `turns` are the steps of `FSKDemodulator` (at most `longest` are read), `bitRate` in bit/s,
  /// `middle` the turn a step that divides mark from space, `deviation` the turn of a clean bit, in radians.
  public static func decode(
    turns: [Float], bitRate: Float, middle: Float, deviation: Float
  ) -> [Octet] {
    guard !turns.isEmpty, bitRate > 0, deviation > 0 else { return [] }
    let phase = cumulated(turns.prefix(longest), middle: middle)
    let bit = Float(gridPerStep * FSKDemodulator.rate) / bitRate
    let octetLength = Int((10 * bit).rounded())
    guard phase.count > octetLength + 2 else { return [] }
    let bits = SoftBits(phase: phase, bit: bit, scale: -1 / deviation)
    let steps = walk(bits, points: phase.count, octetLength: octetLength, idleScale: -1 / (deviation))
    return trace(steps, bits: bits)
  }

  /// The longest burst, in steps: 6 s. ETSI and BT allow 2.5 s of data; the rest is for what runs into it.
  public static let longest = 6 * FSKDemodulator.rate

  /// The phase at every grid point, relative to the middle frequency.
  private static func cumulated(_ turns: ArraySlice<Float>, middle: Float) -> [Float] {
    var phase: [Float] = [0]
    phase.reserveCapacity(turns.count * gridPerStep + 1)
    var sum: Float = 0
    for turn in turns {
      let step = turn - middle
      phase.append(sum + step / 2)
      sum += step
      phase.append(sum)
    }
    return phase
  }

  /// For every grid point, how the best path arrives there: 0 = idle, otherwise the length of the octet that ends.
  private static func walk(_ bits: SoftBits, points: Int, octetLength: Int, idleScale: Float) -> [Int16] {
    var score = [Float](repeating: -.greatestFiniteMagnitude, count: points)
    var arrival = [Int16](repeating: 0, count: points)
    score[0] = 0
    for point in 0..<(points - 1) {
      let here = score[point]
      let idle = here + (bits.phase[point + 1] - bits.phase[point]) * idleScale
      if idle > score[point + 1] {
        score[point + 1] = idle
        arrival[point + 1] = 0
      }
      // A burst's transmitter may run a little fast: the next start bit may cut a grid step off the stop bit.
      guard point + octetLength < points else { continue }
      let octet = here + bits.score(at: point)
      for length in [octetLength - 1, octetLength] where octet > score[point + length] {
        score[point + length] = octet
        arrival[point + length] = Int16(length)
      }
    }
    return arrival
  }

  private static func trace(_ arrival: [Int16], bits: SoftBits) -> [Octet] {
    var octets: [Octet] = []
    var point = arrival.count - 1
    while point > 0 {
      let length = Int(arrival[point])
      point -= max(length, 1)
      if length > 0 { octets.append(bits.octet(at: point)) }
    }
    octets.reverse()
    return octets
  }

  /// The soft values of bits that begin at any grid point.
  private struct SoftBits {
    let phase: [Float]
    let bit: Float
    let scale: Float
    /// For each of the eleven bit edges of an octet: whole grid points and the rest.
    let edges: [(whole: Int, rest: Float)]

    init(phase: [Float], bit: Float, scale: Float) {
      (self.phase, self.bit, self.scale) = (phase, bit, scale)
      var edges: [(whole: Int, rest: Float)] = []
      for edge in 0...10 {
        let position = Float(edge) * bit
        edges.append((Int(position), position - position.rounded(.down)))
      }
      self.edges = edges
    }

    private func phase(at point: Int, edge: Int) -> Float {
      let index = min(point + edges[edge].whole, phase.count - 2)
      return phase[index] + (phase[index + 1] - phase[index]) * edges[edge].rest
    }

    func value(_ number: Int, at point: Int) -> Float {
      let turn = (phase(at: point, edge: number + 1) - phase(at: point, edge: number)) * scale
      return min(max(turn, -limit), limit)
    }

    func score(at point: Int) -> Float {
      var before = phase(at: point, edge: 0)
      var sum: Float = 0
      for number in 0..<10 {
        let after = phase(at: point, edge: number + 1)
        let value = min(max((after - before) * scale, -limit), limit)
        before = after
        sum += number == 0 ? -value : number == 9 ? value : abs(value)
      }
      return sum
    }

    func octet(at point: Int) -> Octet {
      var octet: UInt8 = 0
      var margin = min(-value(0, at: point), value(9, at: point))
      for number in 0..<8 {
        let value = value(number + 1, at: point)
        if value > 0 { octet |= 1 << UInt8(number) }
        margin = min(margin, abs(value))
      }
      return Octet(value: octet, start: Float(point) / Float(gridPerStep), margin: margin)
    }
  }
}
