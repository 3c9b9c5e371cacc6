/// Any sample rate → 8,000 samples a second, the rate at which every receiver works: 300–3,400 Hz is all that a
/// telephone line carries, so nothing is lost and every filter needs one set of taps.
///
/// A windowed sinc in polyphase form (Blackman, 12 zero crossings to each side, cut-off 3,700 Hz). The position of
/// an output is an exact fraction; a rate whose fraction needs more than 512 phases takes the nearest, an error
/// below −60 dB.
public struct Resampler: Sendable {
  /// The rate that comes out, in Hz.
  public static let rate = 8000
  /// The rates that may go in, in Hz.
  public static let accepted = 8000...192_000

  private let inputRate: Int
  private let taps: Int
  private let phases: Int
  /// For each phase the factors of the samples, of the newest first.
  private let table: [Block]
  private var history: [Float]
  private var newest = 0
  /// Where the next output lies behind the newest input, in 1/8000 of an input sample's time; an output is due
  /// when this is less than one input sample.
  private var due: Int

  /// A converter from `inputRate`, which is held within `accepted`.
  public init(inputRate: Int) {
    let inputRate = min(max(inputRate, Resampler.accepted.lowerBound), Resampler.accepted.upperBound)
    self.inputRate = inputRate
    due = 0
    guard inputRate != Resampler.rate else {
      (taps, phases, table, history) = (0, 0, [], [])
      return
    }
    let halfWidth = 12.0 * Double(inputRate) / 7400.0
    let lanes = Block.scalarCount
    taps = (2 * Int(halfWidth.rounded(.up)) + 2 + lanes - 1) / lanes * lanes
    let exact = Resampler.rate / Resampler.greatestCommonDivisor(inputRate, Resampler.rate)
    phases = min(exact, 512)
    var table: [Block] = []
    table.reserveCapacity(phases * taps / lanes)
    for phase in 0..<phases {
      let offset = Double(phase) / Double(phases)
      var row: [Double] = []
      for tap in 0..<taps {
        let distance = Double(tap) - Double(taps) / 2 + 1 - offset
        row.append(Resampler.kernel(distance, halfWidth: halfWidth, cutOff: 7400.0 / Double(inputRate)))
      }
      let sum = row.reduce(0, +)
      for last in stride(from: taps - 1, to: 0, by: -lanes) {
        table.append(Block((0..<lanes).map { Float(row[last - $0] / sum) }))
      }
    }
    self.table = table
    history = [Float](repeating: 0, count: 2 * taps)
  }

  /// Whether the samples go through as they are.
  public var isIdle: Bool { taps == 0 }

  /// Takes one sample at the input rate; gives one at 8,000 Hz when it is due.
  public mutating func feed(_ sample: Float) -> Float? {
    guard taps > 0 else { return sample }
    newest = newest == 0 ? taps - 1 : newest - 1
    history[newest] = sample
    history[newest + taps] = sample
    guard due < Resampler.rate else {
      due -= Resampler.rate
      return nil
    }
    let row = (due * phases / Resampler.rate) * (taps / Block.scalarCount)
    due += inputRate - Resampler.rate
    var sum = Block.zero
    for group in 0..<taps / Block.scalarCount {
      let at = newest + group * Block.scalarCount
      let samples = Block(
        history[at], history[at + 1], history[at + 2], history[at + 3], history[at + 4], history[at + 5],
        history[at + 6], history[at + 7])
      sum += table[row + group] * samples
    }
    return sum.total
  }

  private static func kernel(_ distance: Double, halfWidth: Double, cutOff: Double) -> Double {
    guard abs(distance) < halfWidth else { return 0 }
    let x = distance * cutOff * .pi
    let sinc = abs(x) < 1e-9 ? 1 : Sine.of(radians: x) / x
    let turn = .pi * distance / halfWidth
    return sinc * (0.42 + 0.5 * Sine.cosine(radians: turn) + 0.08 * Sine.cosine(radians: 2 * turn))
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
