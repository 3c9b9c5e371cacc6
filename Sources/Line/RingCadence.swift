public import CallerID

/// Ringing current on and off → rings, as a person counts them.
///
///     US   ████████________________████████          2 s on, 4 s off
///     JP   ████________████                          1 s on, 2 s off
///     UK   ██_██__________██_██                      0.4 on, 0.2 off, 0.4 on, 2 s off: one ring
///     CAR  ██__██__██          ████________████      NTT's call to the receiving terminal (0.5 s on, 0.5 s off),
///                                                    then the ringing that people hear
///
/// Bursts less than 0.35 s apart are one ring. Bursts of up to 0.65 s with pauses of 0.35–0.7 s are CAR: it counts
/// as the first ring (a call is coming), and the ringing that follows begins at one again.
public struct RingCadence: Sendable {
  /// What happened.
  public enum Event: Equatable, Sendable {
    /// The `count`-th ring begins, from 1.
    case ring(count: Int)
    /// No more rings came: answered or given up.
    case ended
  }

  private static let samePause: Int64 = 350
  private static let carPause: Int64 = 700
  private static let carBurst: Int64 = 650
  /// The longest period is 6 s (US), 4 s of it silence; three more and it has stopped.
  private static let longestPause: Int64 = 7000
  /// Rings are shown with two digits; who rings longer rings 99 times.
  private static let most = 99

  private var count = 0
  private var began: Instant?
  private var ended: Instant?
  private var burst: Int64 = 0
  private var isCAR = false

  /// A line that does not ring.
  public init() {}

  /// When `pass` must be called, if nothing is fed before.
  public var deadline: Instant? { began == nil ? ended.map { $0 + RingCadence.longestPause } : nil }

  /// Ringing current began (`true`) or ended (`false`).
  public mutating func feed(_ isOn: Bool, at now: Instant) -> Event? {
    guard isOn else {
      guard let start = began else { return nil }
      (burst, began, ended) = (now - start, nil, now)
      return nil
    }
    guard began == nil else { return nil }
    began = now
    if let last = ended {
      let pause = now - last
      if pause < RingCadence.samePause { return nil }
      if pause < RingCadence.carPause, burst < RingCadence.carBurst {
        isCAR = true
        return nil
      }
    }
    count = isCAR ? 1 : min(count + 1, RingCadence.most)
    isCAR = false
    return .ring(count: count)
  }

  /// Tells the time. Gives `ended` once the longest pause has passed.
  public mutating func pass(at now: Instant) -> Event? {
    guard let deadline, now >= deadline else { return nil }
    self = RingCadence()
    return .ended
  }
}
