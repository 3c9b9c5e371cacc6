/// Keeps the phase steps of everything that may be a data burst, so that it can be read again with more care.
///
///     power   ____┌──────────────────┐______
///                 seizure mark data
///     block   .....^on (24 ms)        ^off (20 ms)         one block = 16 steps = 4 ms
///
/// A block may belong to a burst when the band of the two tones holds most of the power of the voice band. A burst
/// ends when that, or 12 dB of its level, is gone for 20 ms; so a click or a dropout does not cut it. When 5 dB are gone
/// it ends after 60 ms: bits of which most are of the weaker tone may follow a long mark.
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

  private static let block = 16
  private static let blocksToBegin = 6
  /// Thirds of a block.
  private static let thirdsToEnd = 15
  /// Steps kept from before a burst is noticed: the 24 ms that it takes, and the filter's rise.
  private static let lead = 400
  /// −75 dB of full scale: below the quantisation of any converter.
  private static let floor: Float = 3e-8
  /// The band of the tones is half of the voice band, so noise gives 0.5; FSK in noise of its own level 0.75.
  private static let share: Float = 0.6
  /// A burst that does not end is cut here, and its last half kept: a message that runs across the cut is in the
  /// next one whole.
  private static let longest = OctetTrellis.longest

  private var burst = Burst(start: 0, turns: [], powers: [])
  private var inBand: Float = 0
  private var inVoice: Float = 0
  private var count = 0
  private var steps = 0
  private var level: Float = 0
  private var good = 0
  private var bad = 0
  private var isOpen = false

  /// A finder at rest.
  public init() {
    burst.turns.reserveCapacity(BurstFinder.longest + BurstFinder.block)
    burst.powers.reserveCapacity(BurstFinder.longest + BurstFinder.block)
  }

  /// Forgets what has been kept: it has been understood already.
  public mutating func drop() {
    burst.turns.removeAll(keepingCapacity: true)
    burst.powers.removeAll(keepingCapacity: true)
    burst.start = steps
  }

  /// The burst so far.
  public var open: Burst { burst }

  /// Takes steps, in portions that a block is a multiple of, and the sum of the voice band's power during them; gives a
  /// burst when one has ended.
  public mutating func feed(_ steps: [FSKDemodulator.Step], voicePower: Float) -> Burst? {
    for step in steps {
      burst.turns.append(step.turn)
      burst.powers.append(step.power)
      inBand += step.power
    }
    self.steps += steps.count
    inVoice += voicePower
    count += steps.count
    guard count >= BurstFinder.block else { return nil }
    defer { (count, inBand, inVoice) = (0, 0, 0) }
    return judge(band: inBand / Float(BurstFinder.block), voice: inVoice / Float(BurstFinder.block))
  }

  private mutating func judge(band: Float, voice: Float) -> Burst? {
    let isOfTones = band > BurstFinder.floor && band > BurstFinder.share * voice
    let fits = isOfTones && (!isOpen || band > 0.32 * level)
    if isOpen {
      bad = fits ? 0 : bad + (isOfTones && band > 0.06 * level ? 1 : 3)
      if fits { level += (band - level) / 16 }
      if bad >= BurstFinder.thirdsToEnd { return close(keeping: 0) }
      if burst.turns.count >= BurstFinder.longest { return close(keeping: BurstFinder.longest / 2) }
      return nil
    }
    good = fits ? good + 1 : 0
    if good == BurstFinder.blocksToBegin {
      (isOpen, bad, level) = (true, 0, band)
    } else if good == 0, burst.turns.count > BurstFinder.lead {
      let surplus = burst.turns.count - BurstFinder.lead
      burst.turns.removeFirst(surplus)
      burst.powers.removeFirst(surplus)
      burst.start += surplus
    }
    return nil
  }

  private mutating func close(keeping kept: Int) -> Burst {
    let result = burst
    if kept == 0 { (isOpen, good) = (false, 0) }
    burst.turns = Array(burst.turns.suffix(kept))
    burst.powers = Array(burst.powers.suffix(kept))
    burst.start = steps - burst.turns.count
    return result
  }
}
