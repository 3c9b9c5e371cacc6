public import Directory

extension Customer {
  /// Years from which somebody is no child any more: Japan's primary school ends at twelve (our choice).
  static let childYears = 13

  /// Whether this is a child (お子様), as far as the list has a birthday with its year.
  public func isChild(on today: Day) -> Bool {
    // Years 1 and 4 stand for an unknown one.
    guard let born = birthday?.parts, born.year > 4 else { return false }
    let now = today.parts
    let isBefore = (now.month, now.day) < (born.month, born.day)
    return (0..<Self.childYears).contains(now.year - born.year - (isBefore ? 1 : 0))
  }
}
