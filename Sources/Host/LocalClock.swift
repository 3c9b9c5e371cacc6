import Glibc

/// Wall time as the people of the shop read it: by `/etc/localtime`, or `$TZ`.
public enum LocalClock {
  /// A moment by the shop's clock.
  public struct Parts: Equatable, Sendable {
    /// Such as 2026.
    public let year: Int
    /// 1–12.
    public let month: Int
    /// 1–31.
    public let day: Int
    /// 0–23.
    public let hour: Int
    /// 0–59.
    public let minute: Int
    /// 0–59; 60 in a leap second.
    public let second: Int
    /// Seconds that local time is ahead of UTC: 32,400 in Japan.
    public let utcOffset: Int
  }

  /// The local reading of milliseconds since 1970-01-01T00:00Z; nil beyond the years that the system knows.
  public static func parts(wall milliseconds: Int64) -> Parts? {
    var seconds = time_t(milliseconds >= 0 ? milliseconds / 1000 : -((999 &- milliseconds) / 1000))
    var parts = tm()
    tzset()
    guard localtime_r(&seconds, &parts) != nil else { return nil }
    return Parts(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
      hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec), utcOffset: parts.tm_gmtoff
    )
  }

  /// The milliseconds since 1970-01-01T00:00Z at which a local day begins; nil unless 1970–9999 and the day exists.
  public static func beginning(year: Int, month: Int, day: Int) -> Int64? {
    guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    var parts = tm()
    parts.tm_year = Int32(year - 1900)
    parts.tm_mon = Int32(month - 1)
    parts.tm_mday = Int32(day)
    // Whether summer time holds is for the system to say.
    parts.tm_isdst = -1
    tzset()
    let seconds = mktime(&parts)
    // The system turns February 30 into March: refused.
    guard Int(parts.tm_mday) == day, Int(parts.tm_mon) == month - 1, Int(parts.tm_year) == year - 1900
    else { return nil }
    return Int64(seconds) &* 1000
  }
}
