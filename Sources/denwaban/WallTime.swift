import Directory
import Host
import Station

extension WallTime {
  /// The system's clock. Whether it is synchronised is not asked: it is taken for a battery clock.
  static var now: WallTime { WallTime(Clock.wallMilliseconds) ?? .unknown }

  private static let unknown = WallTime(
    milliseconds: 0, quality: .unknown, local: LocalTime(day: Day(number: 0), second: 0))

  /// A moment of the system's clock; nil beyond the years that a calendar knows.
  init?(_ milliseconds: Int64) {
    guard let parts = LocalClock.parts(wall: milliseconds),
      let day = Day(year: parts.year, month: parts.month, day: parts.day)
    else { return nil }
    let second = Int32(parts.hour * 3600 + parts.minute * 60 + min(parts.second, 59))
    self.init(milliseconds: milliseconds, quality: .battery, local: LocalTime(day: day, second: second))
  }
}

/// The shop's time of many moments, most of them near the one before: the system is asked once for each quarter of an
/// hour, and all zones' clocks are set on a quarter (IANA time zone database, since 1972).
struct LocalTimes {
  private static let quarter: Int64 = 900_000
  private var begins: Int64 = .min
  private var time: LocalTime?

  /// The shop's time of a moment; nil beyond the years that a calendar knows.
  mutating func at(_ milliseconds: Int64) -> LocalTime? {
    let begins = milliseconds - (milliseconds % Self.quarter + Self.quarter) % Self.quarter
    if begins != self.begins { (self.begins, time) = (begins, WallTime(begins)?.local) }
    guard let time else { return nil }
    return LocalTime(day: time.day, second: time.second + Int32((milliseconds - begins) / 1000))
  }
}
