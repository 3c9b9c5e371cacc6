/// Finds what may be a data burst and keeps its phase steps: to be read as they come, and again with more care.
///
///     power   ____┌──────────────────┐______
///                 seizure mark data
///             ...╎.....^on               ^off (20 ms)
///                └─ demodulated from here: 68 ms before the gate opened
///
/// Until the gate opens nothing is demodulated; samples wait for it, so nothing is lost.
public struct BurstFinder: Sendable {
  /// The steps of one burst, with some silence before it.
  public struct Burst: Sendable {
    /// The number of the first step since the beginning of the sound.
    public var start: Int
    /// Turn of each step, in radians.
    public var turns: [Float]
    /// Power of each step.
    public var powers: [Float]
  }

  /// Blocks kept from before the gate opens: the 40 ms that it takes in noise, 24 ms of what was before, and the filter's
  /// rise.
  private static let lead = 68
  private static let stepsPerBlock = Block.scalarCount / 2
  /// A burst that does not end is cut here, and its last half kept: a message that runs across the cut is in the
  /// next one whole.
  private static let longest = OctetTrellis.longest

  private var gate = FSKGate()
  private var demodulator = FSKDemodulator()
  private var burst = Burst(start: 0, turns: [], powers: [])
  /// A ring of the last blocks.
  private var waiting = [Block](repeating: .zero, count: lead)
  private var next = 0
  /// How many of them belong to no burst yet.
  private var kept = 0
  /// Steps of the burst that were read as they came.
  private var read = 0
  /// Steps since the beginning of the sound.
  private var steps = 0

  /// A finder at rest.
  public init() {
    burst.turns.reserveCapacity(BurstFinder.longest + BurstFinder.stepsPerBlock)
    burst.powers.reserveCapacity(BurstFinder.longest + BurstFinder.stepsPerBlock)
  }

  /// Forgets what has been kept: it has been understood already.
  public mutating func drop() {
    burst.turns.removeAll(keepingCapacity: true)
    burst.powers.removeAll(keepingCapacity: true)
    (burst.start, read) = (steps, 0)
  }

  /// The burst so far.
  public var open: Burst { burst }

  /// The next turn of the burst that was not read yet.
  public mutating func nextTurn() -> Float? {
    guard read < burst.turns.count else { return nil }
    defer { read += 1 }
    return burst.turns[read]
  }

  /// Takes the next samples, and the same high-passed; gives a burst when one has ended, without steps if it
  /// was none.
  public mutating func feed(_ block: Block, voice: Block) -> Burst? {
    steps += BurstFinder.stepsPerBlock
    let wasOpen = gate.isOpen
    gate.feed(voice)
    if wasOpen {
      demodulate(block)
      if !gate.isOpen { return close(keeping: 0) }
      return burst.turns.count < BurstFinder.longest ? nil : close(keeping: BurstFinder.longest / 2)
    }
    waiting[next] = block
    next = next == BurstFinder.lead - 1 ? 0 : next + 1
    kept = min(kept + 1, BurstFinder.lead)
    if gate.isOpen { begin() }
    return nil
  }

  private mutating func begin() {
    demodulator = FSKDemodulator()
    burst.start = steps - kept * BurstFinder.stepsPerBlock
    for age in (1...kept).reversed() {
      demodulate(waiting[(next - age + BurstFinder.lead) % BurstFinder.lead])
    }
    kept = 0
  }

  private mutating func demodulate(_ block: Block) {
    let four = demodulator.feed(block)
    for step in 0..<BurstFinder.stepsPerBlock {
      burst.turns.append(four.turns[step])
      burst.powers.append(four.powers[step])
    }
  }

  private mutating func close(keeping count: Int) -> Burst {
    let result = gate.wasTransmission ? burst : Burst(start: burst.start, turns: [], powers: [])
    drop()
    burst.turns += result.turns.suffix(count)
    burst.powers += result.powers.suffix(count)
    burst.start -= burst.turns.count
    read = burst.turns.count
    return result
  }
}
