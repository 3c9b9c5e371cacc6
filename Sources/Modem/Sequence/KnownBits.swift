/// The bits of octets that were read one by one, and their clock: that of the burst which fits the places of all of them.
/// What lies between two octets is idle line, mark.
struct KnownBits {
  /// Where the first start bit begins, and how long a bit is, in steps of the burst.
  let first: Double
  let length: Double
  /// From the first start bit to the last data bit; true is a mark.
  let bits: [Bool]

  /// The longest burst has so many.
  static let longest = OctetTrellis.longest / 3

  /// How far the two clocks may differ: half a bit in a short message.
  private static let tolerance = 0.005

  /// The bits of octets in order of time, read at about `bitRate` bit/s; nil when there are fewer than two.
  init?(_ octets: ArraySlice<OctetTrellis.Octet>, in burst: BurstFinder.Burst, bitRate: Float) {
    guard let opening = octets.first, let closing = octets.last, octets.count > 1 else { return nil }
    let bit = Double(FSKDemodulator.stepsPerBit(at: bitRate))
    var numbers: [Int] = []
    var (number, before) = (0, Double(opening.start))
    for octet in octets {
      number += max(Int(((Double(octet.start) - before) / bit).rounded()), 0)
      before = Double(octet.start)
      numbers.append(number)
    }
    guard number < KnownBits.longest - 9 else { return nil }
    // Least squares of start = first + number · length: right to a quarter of a bit, since octets were read with bits that
    // count no more than so much, however clear. The burst's own clock is finer.
    let count = Double(octets.count)
    let meanNumber = numbers.reduce(0) { $0 + Double($1) } / count
    let meanStart = octets.reduce(0) { $0 + Double($1.start) } / count
    var (products, squares) = (0.0, 0.0)
    for (number, octet) in zip(numbers, octets) {
      products += (Double(number) - meanNumber) * (Double(octet.start) - meanStart)
      squares += (Double(number) - meanNumber) * (Double(number) - meanNumber)
    }
    let coarse = squares > 0 ? products / squares : bit
    let end = min(Int(Double(closing.start) + 10 * bit), burst.turns.count)
    let span = max(Int(opening.start), 0)..<max(end, Int(opening.start), 0)
    let clocks = BitClock.candidates(turns: burst.turns, span: span, most: 3)
    if let clock = clocks.first(where: { abs($0.length - coarse) < KnownBits.tolerance * coarse }) {
      length = clock.length
      let beginning = meanStart - length * meanNumber
      first = clock.first + ((beginning - clock.first) / length).rounded() * length
    } else {
      length = coarse
      first = meanStart - length * meanNumber
    }
    var bits = [Bool](repeating: true, count: number + 9)
    for (number, octet) in zip(numbers, octets) {
      bits[number] = false
      for data in 0..<8 { bits[number + 1 + data] = octet.value >> UInt8(data) & 1 == 1 }
    }
    self.bits = bits
  }
}

extension BurstFinder.Burst {
  /// The channel whose tones fit the bits of octets better, those between a first and a last one; nil when there are none.
  /// It decides nothing but how a message is named that does not show whose it is.
  public func channel(of octets: [OctetTrellis.Octet], bitRate: Float) -> FSKChannel? {
    guard let opening = octets.first, let closing = octets.last else { return nil }
    let bit = Double(FSKDemodulator.stepsPerBit(at: bitRate))
    let count = Int((Double(closing.start) - Double(opening.start)) / bit) + 10
    guard (10...KnownBits.longest).contains(count) else { return nil }
    let tones = tones(first: Double(opening.start), length: bit, count: count)
    return Quality.channel(markHz: tones.mark, spaceHz: tones.space)
  }
}
