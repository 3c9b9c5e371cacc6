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
