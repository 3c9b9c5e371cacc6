import Glibc

/// The machine's clocks.
public enum Clock {
  /// Milliseconds since the machine started, for deadlines and durations: never goes back, knows no time of day.
  /// The box does not suspend, so `CLOCK_MONOTONIC` is that clock; it is also the one that `poll` counts by.
  public static var milliseconds: Int64 { read(CLOCK_MONOTONIC, perSecond: 1000) }

  /// The same clock in nanoseconds, for measuring.
  public static var nanoseconds: Int64 { read(CLOCK_MONOTONIC, perSecond: 1_000_000_000) }

  /// Milliseconds since 1970-01-01T00:00Z by the system's clock, which may jump and may be wrong.
  public static var wallMilliseconds: Int64 { read(CLOCK_REALTIME, perSecond: 1000) }

  /// Nanoseconds that processors have worked for this process.
  public static var processorNanoseconds: Int64 { read(CLOCK_PROCESS_CPUTIME_ID, perSecond: 1_000_000_000) }

  private static func read(_ clock: clockid_t, perSecond: Int64) -> Int64 {
    var time = timespec()
    // Cannot fail: these clocks exist on every Linux, and the address is ours.
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) &* perSecond &+ Int64(time.tv_nsec) / (1_000_000_000 / perSecond)
  }
}
