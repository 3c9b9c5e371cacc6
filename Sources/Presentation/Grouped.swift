extension BinaryInteger {
  /// With a comma before every third digit: `3,412`.
  public var grouped: String {
    var grouped = ""
    let digits = String(magnitude)
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return self < 0 ? "-" + grouped : grouped
  }
}
