import Directory

extension Day {
  /// `6/13`; `2025/6` for a day so far from `today` that month and day would be taken for those of this year: 300 days
  /// and more (our choice).
  func short(from today: Day) -> String {
    let (year, month, day) = parts
    return abs(self - today) < 300 ? "\(month)/\(day)" : "\(year)/\(month)"
  }
}
