/// What of a burst comes late: echoes of the line, as the taps of a filter on the decided carrier.
///
///     decided bits ─► carrier as sent ─┬─ 1 ms ─ tap ─┐
///                                      ├─  …   ─ tap ─┼─► what it left behind ─► taken away before the next pass
///                                      └─ 11 ms ─ tap ─┘
///
/// The taps are least squares against what the samples are beyond the carrier. Bits decided wrongly take nothing away
/// with any order, so each pass leaves less echo and decides more bits right.
struct Echo {
  /// 1–11 ms in steps: a nearer echo lies within the bit, and is twist; what comes later, a local line has not.
  private static let delays = 3...44
  /// Steps of the conjugate gradient: it finds the strong taps first, and noise is left out by ending early.
  private static let iterations = 12

  /// The taps for each delay.
  let taps: [Phasor]

  /// The echo of `carrier` in `samples`, both from the same step on.
  init(in samples: [Phasor], of carrier: [Phasor]) {
    let count = min(samples.count, carrier.count)
    let delays = Echo.delays
    var rest: [Phasor] = []
    rest.reserveCapacity(count)
    for index in 0..<count { rest.append(samples[index] - carrier[index]) }
    // A tap of delay 0 takes what the carrier's amplitude is off by; else it would be spread over the others.
    let lags = [0] + Array(delays)
    let seen = lags.map { Echo.correlation(rest, carrier, lag: $0) }
    var own: [Phasor] = []
    for lag in 0...delays.upperBound { own.append(Echo.correlation(carrier, carrier, lag: lag)) }
    var taps = [Phasor](repeating: .zero, count: lags.count)
    var error = seen
    var direction = seen
    var power = Echo.power(error)
    for _ in 0..<Echo.iterations where power > 0 {
      var product: [Phasor] = []
      for (row, left) in lags.enumerated() {
        // A tenth of a thousandth of the carrier's power keeps what it has no power for small.
        var sum = Phasor(
          real: direction[row].real * own[0].real * 1e-2, imaginary: direction[row].imaginary * own[0].real * 1e-2)
        for (column, right) in lags.enumerated() {
          let lag = left - right
          sum = sum + (lag >= 0 ? direction[column] * own[lag] : direction[column].turned(backBy: own[-lag]))
        }
        product.append(sum)
      }
      var along: Float = 0
      for (one, other) in zip(direction, product) {
        along += one.real * other.real + one.imaginary * other.imaginary
      }
      guard along > 0 else { break }
      let step = power / along
      for index in lags.indices {
        taps[index] = taps[index] + direction[index].stretched(step)
        error[index] = error[index] - product[index].stretched(step)
      }
      let left = Echo.power(error)
      for index in lags.indices { direction[index] = error[index] + direction[index].stretched(left / power) }
      power = left
    }
    self.taps = Array(taps.dropFirst())
  }

  /// The samples without the echo of the carrier.
  func removed(from samples: [Phasor], of carrier: [Phasor]) -> [Phasor] {
    var result = samples
    for (delay, tap) in zip(Echo.delays, taps) {
      guard delay < samples.count else { break }
      for index in delay..<min(samples.count, carrier.count + delay) {
        result[index] = result[index] - carrier[index - delay] * tap
      }
    }
    return result
  }

  private static func correlation(_ left: [Phasor], _ right: [Phasor], lag: Int) -> Phasor {
    var sum = Phasor.zero
    guard lag < left.count else { return sum }
    for (one, other) in zip(left[lag...], right) { sum = sum + one.turned(backBy: other) }
    return sum
  }

  private static func power(_ values: [Phasor]) -> Float {
    var sum: Float = 0
    for value in values { sum += value.real * value.real + value.imaginary * value.imaginary }
    return sum
  }
}
