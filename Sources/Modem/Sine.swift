/// The sine of an angle counted in whole turns, and amplitudes from decibels. The pure modules have no C library,
/// and a telephone line needs no more than this.
public enum Sine {
  /// sin(2π·turns), to 2·10⁻¹¹. Any finite argument; an infinite one or none gives 0.
  public static func at(turns: Double) -> Double {
    guard turns.isFinite else { return 0 }
    var x = turns - turns.rounded()
    if x > 0.25 { x = 0.5 - x }
    if x < -0.25 { x = -0.5 - x }
    let angle = x * 2 * Double.pi
    let square = angle * angle
    // The Taylor series, enough terms for a quarter turn, from the smallest term inwards.
    var sum = 1.0
    var term = 15.0
    while term >= 3 {
      sum = 1 - square / (term * (term - 1)) * sum
      term -= 2
    }
    return angle * sum
  }

  /// The amplitude of a sine that stands so many decibels above (below, if negative) one of amplitude 1.
  /// −400…400 dB; what lies outside is taken as the nearer end.
  public static func amplitude(decibels: Double) -> Double {
    guard decibels.isFinite else { return 0 }
    // 10^(dB/20) = 2^(dB · log2(10) / 20), as a whole power of two times e^(remainder · ln 2).
    let powers = min(max(decibels, -400), 400) * 0.166096404744368117
    let whole = powers.rounded()
    let rest = (powers - whole) * 0.693147180559945309
    var sum = 1.0
    var term = 14.0
    while term >= 1 {
      sum = 1 + rest / term * sum
      term -= 1
    }
    return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
  }
}

extension Sine {
  /// The sine of an angle in radians.
  static func of(radians: Double) -> Double { at(turns: radians / (2 * .pi)) }

  /// The cosine of an angle in radians.
  static func cosine(radians: Double) -> Double { at(turns: radians / (2 * .pi) + 0.25) }
}
