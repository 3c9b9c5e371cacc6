/// Phase steps → octets, as they come: the quick path, at the nominal 1,200 bit/s.
///
///     mark ──┐start┌─0─┬─1─┬─ … ─┬─7─┬stop── mark
///            └─────┘                             each bit = phase at its end − phase at its beginning
///
/// A bit's value is how far the phase turned during it, so the whole bit time counts (integrate and dump). A start
/// bit is found where that turn crosses zero; the bits are then taken at 1.5, 2.5 … 9.5 bit times from there, so a
/// rate off by ±2 % does no harm. What is further off, or too weak to be sure at once, is left to `OctetTrellis`.
public struct AsyncDeframer: Sendable {
  /// What comes out.
  public enum Output: Equatable, Sendable {
    /// Eight bits between a start and a stop bit, bit 0 first on the line. `margin` is the weakest of the ten bits: 1
    /// is a clean V.23 bit, 0 a coin toss, negative a stop bit that is not a mark.
    case octet(UInt8, margin: Float)
    /// 25 bit times have passed since the last octet.
    case idle
  }

  /// Steps a bit.
  static let bitSteps = Float(FSKDemodulator.rate) / 1200
  /// What a clean V.23 bit turns, in radians: ±400 Hz for 1/1200 s.
  static let turnOfBit = Float(2 * Double.pi * 400 / 1200)
  private static let scale = -1 / turnOfBit
  /// GR-30 allows 20 bit times between the octets of one message; from 25 on it is another (our choice).
  public static let idleBits: Float = 25

  private var turns = SIMD8<Float>.zero
  private var previous: Float = 0
  /// Steps since the start bit's edge; nil between octets.
  private var elapsed: Float?
  private var bits = 0
  private var octet: UInt8 = 0
  private var margin: Float = 1
  private var quiet: Float = 0
  private var isIdle = true

  /// A deframer that waits for a start bit.
  public init() {}

  /// Takes the next phase step.
  public mutating func feed(_ turn: Float) -> Output? {
    // The turn over 3.33 steps: three whole ones and a sixth of each neighbour.
    turns = SIMD8(turn, turns[0], turns[1], turns[2], turns[3], 0, 0, 0)
    let inner = turns[1] + turns[2] + turns[3]
    let level = (inner + (turns[0] + turns[4]) * (1 / 6)) * AsyncDeframer.scale
    defer { previous = level }
    guard let since = elapsed else {
      if previous >= 0, level < 0 {
        // The edge lies between the last level and this one.
        elapsed = level / (level - previous)
        (bits, octet, margin) = (0, 0, 1)
      }
      return passQuietly()
    }
    let now = since + 1
    elapsed = now
    let sampling = (Float(bits) + 0.5) * AsyncDeframer.bitSteps
    guard now >= sampling else { return nil }
    let value = level + (previous - level) * (now - sampling)
    return take(value)
  }

  private mutating func take(_ value: Float) -> Output? {
    defer { bits += 1 }
    switch bits {
    case 0:
      if value >= 0 {
        elapsed = nil
        return nil
      }
      margin = min(margin, -value)
    case 9:
      elapsed = nil
      (quiet, isIdle) = (0, false)
      return .octet(octet, margin: min(margin, value))
    default:
      if value > 0 { octet |= 1 << UInt8(bits - 1) }
      margin = min(margin, abs(value))
    }
    return nil
  }

  private mutating func passQuietly() -> Output? {
    guard !isIdle else { return nil }
    quiet += 1
    guard quiet > AsyncDeframer.idleBits * AsyncDeframer.bitSteps else { return nil }
    isIdle = true
    return .idle
  }
}
