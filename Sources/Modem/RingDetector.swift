/// Samples → ringing current on or off, as a tap across the pair hears it: a strong wave of 15–40 Hz, usually
/// clipped by the sound card.
///
/// 32 samples are averaged to one (250 a second); every 32 ms the last 128 ms are judged: enough power, and zero
/// crossings that lie as far apart as those of 12–42 Hz. Mains hum crosses too often, whatever its level.
public struct RingDetector: Sendable {
  /// A change of state.
  public enum Output: Equatable, Sendable {
    /// Ringing current has begun.
    case on
    /// It has ended.
    case off
  }

  private static let average = 32
  private static let step = 8
  private static let window = 32
  /// −26 dB of full scale: ringing is 75 V on a line whose speech is below 1 V, so a tap that hears speech at
  /// −40 dB is driven into its stops by ringing (our choice).
  private static let floor: Float = 0.0025

  /// Ringing is 15–30 Hz (16 Japan, 20 North America, 25 Europe); a window holds few cycles, so it is measured coarsely,
  /// and mains hum begins at 50 Hz.
  private static let hertz: ClosedRange<Float> = 12...42

  private var sum = Block.zero
  private var count = 0
  private var means = [Float](repeating: 0, count: window)
  private var next = 0
  private var isOn = false
  private var doubts = 0

  /// A detector at rest.
  public init() {}

  /// Takes the next samples, not high-passed.
  public mutating func feed(_ block: Block) -> Output? {
    sum += block
    count += Block.scalarCount
    guard count == RingDetector.average else { return nil }
    means[next] = sum.total / Float(RingDetector.average)
    (sum, count) = (.zero, 0)
    next = next == RingDetector.window - 1 ? 0 : next + 1
    guard next % RingDetector.step == 0 else { return nil }
    return decide(rings: rings())
  }

  /// Whether the last 128 ms were ringing current.
  private func rings() -> Bool {
    var (total, squares) = (Float(0), Float(0))
    for value in means {
      total += value
      squares += value * value
    }
    let mean = total / Float(RingDetector.window)
    guard squares / Float(RingDetector.window) - mean * mean > RingDetector.floor else { return false }
    var peak: Float = 0
    for value in means { peak = max(peak, abs(value - mean)) }
    // A crossing counts only when the wave went well to the other side, so that noise on a flank adds none.
    var crossings = 0
    var first = 0
    var last = 0
    var side: Float = 0
    for index in 0..<RingDetector.window {
      let value = means[(next + index) % RingDetector.window] - mean
      guard abs(value) > 0.3 * peak else { continue }
      if side != 0, (value > 0) != (side > 0) {
        if crossings == 0 { first = index }
        last = index
        crossings += 1
      }
      side = value
    }
    // Two crossings a cycle; counted between the first and the last, since the wave may have begun only now.
    guard crossings >= 3 else { return false }
    let hertz = Float(crossings - 1) * 125 / Float(last - first)
    return RingDetector.hertz.contains(hertz)
  }

  private mutating func decide(rings: Bool) -> Output? {
    guard rings != isOn else {
      doubts = 0
      return nil
    }
    doubts += 1
    guard doubts == 2 else { return nil }
    doubts = 0
    isOn = rings
    return rings ? .on : .off
  }
}
