/// A calendar day (proleptic Gregorian): days since 1970-01-01, so that differences are plain subtraction.
public struct Day: Comparable, Hashable, Sendable {
  /// Days since 1970-01-01; −719,162 (0001-01-01) … 2,932,896 (9999-12-31).
  public let number: Int32

  /// The day that many days after 1970-01-01, held within the years 1 to 9999.
  public init(number: Int32) { self.number = min(max(number, -719_162), 2_932_896) }

  /// Nil unless the date exists.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.lengths[month - 1] + (month == 2 && Day.isLeap(year) ? 1 : 0)
    else { return nil }
    // Years are counted from March, so that the leap day comes last and months follow one formula.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month 1–12 and day 1–31.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  /// 0 Sunday … 6 Saturday.
  public var weekday: Int { ((Int(number) % 7) + 11) % 7 }

  /// Earlier before later.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The days from `right` to `left`.
  public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

/// A moment on the shop's wall: the local day and the second of that day.
public struct LocalTime: Comparable, Hashable, Sendable {
  /// The local day.
  public var day: Day
  /// 0–86,399.
  public var second: Int32

  /// The second `second` (held within 0–86,399) of a day.
  public init(day: Day, second: Int32) { (self.day, self.second) = (day, min(max(second, 0), 86_399)) }

  /// 0–23.
  public var hour: Int { Int(second) / 3600 }
  /// 0–59.
  public var minute: Int { Int(second) / 60 % 60 }

  /// Earlier before later.
  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.day, left.second) < (right.day, right.second)
  }
}
