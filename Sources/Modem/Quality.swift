/// How well a message came through, measured on its own bits.
public struct Quality: Equatable, Sendable {
  /// Signal over white noise between 300 and 3,400 Hz, in dB, from the scatter of the bits; 0…60.
  public var snrDB: Double
  /// The mark tone, in Hz.
  public var markHz: Double
  /// The space tone, in Hz.
  public var spaceHz: Double
  /// Bits a second.
  public var bitRate: Double
  /// Mark above space, in dB.
  public var twistDB: Double
  /// Bits that were turned to fit the check.
  public var repairedBits: Int

  /// What the octets of a burst say: tones and scatter from bits whose neighbours are alike, since the filter blurs
  /// the others; the rate from the octets' distances. Nil when there is no such bit of either tone.
  public init?(of octets: ArraySlice<OctetTrellis.Octet>, in burst: BurstFinder.Burst, bitRate: Float) {
    let bit = FSKDemodulator.stepsPerBit(at: bitRate)
    var mark = Tally()
    var space = Tally()
    for octet in octets {
      // Start bit 0, eight data bits, stop bit 1, as they follow on the line.
      let line = UInt16(octet.value) << 1 | 0x200
      for number in 1..<9 {
        let three = line >> UInt16(number - 1) & 7
        let middle = octet.start + (Float(number) + 0.5) * bit
        guard three == 0 || three == 7 else { continue }
        if three == 0 { space.add(burst, at: middle, bit: bit) } else { mark.add(burst, at: middle, bit: bit) }
      }
    }
    guard mark.count > 0, space.count > 0 else { return nil }
    let hertz = Double(FSKDemodulator.rate) / (2 * .pi)
    markHz = FSKDemodulator.centreHz + mark.mean * hertz
    spaceHz = FSKDemodulator.centreHz + space.mean * hertz
    twistDB = Decibels.ofPower(mark.power / space.power)
    // The phase at each end of a bit scatters by 1/(2·S/N), and the two ends are apart enough to be independent.
    let scatter = (mark.scatter + space.scatter) * Double(bit * bit) / 2
    // The demodulator passes 1,600 Hz of the noise.
    snrDB = min(max(Decibels.ofPower(1600 / 3100 / max(scatter, 1e-9)), 0), 60)
    self.bitRate = Quality.bitRate(of: octets, bit: bit)
    repairedBits = 0
  }

  /// What a sequence of decided bits says.
  public init(of sequence: SequenceDetector.Sequence, repairedBits: Int) {
    snrDB = min(max(Decibels.ofPower(Double(sequence.signalToNoise)), 0), 60)
    (markHz, spaceHz, bitRate) = (sequence.markHz, sequence.spaceHz, sequence.bitRate)
    twistDB = Decibels.ofPower(Double(sequence.twist))
    self.repairedBits = repairedBits
  }

  /// The channel whose tones fit better. It decides nothing but how a message is named that does not show whose it
  /// is.
  public var channel: FSKChannel { spaceHz - markHz > 900 ? .bell202 : .v23 }

  /// Turns and powers of the bits of one tone.
  private struct Tally {
    var count = 0.0
    private var sum = 0.0
    private var squares = 0.0
    private var powers = 0.0

    /// The mean turn a step, in radians.
    var mean: Double { sum / count }
    /// Its variance.
    var scatter: Double { max(squares / count - mean * mean, 0) }
    /// The mean power.
    var power: Double { max(powers / count, 1e-12) }

    mutating func add(_ burst: BurstFinder.Burst, at middle: Float, bit: Float) {
      let first = Int((middle - bit / 2).rounded()) + 1
      let last = Int((middle + bit / 2).rounded())
      guard first >= 0, last < burst.turns.count, first <= last else { return }
      var turn: Float = 0
      for index in first...last { turn += burst.turns[index] }
      let mean = Double(turn) / Double(last - first + 1)
      count += 1
      sum += mean
      squares += mean * mean
      powers += Double(burst.powers[(first + last) / 2])
    }
  }

  /// Bits a second from the distances of octets that follow each other by whole bits.
  private static func bitRate(of octets: ArraySlice<OctetTrellis.Octet>, bit: Float) -> Double {
    var steps = 0.0
    var bits = 0.0
    for (octet, next) in zip(octets, octets.dropFirst()) {
      let distance = Double((next.start - octet.start) / bit)
      guard distance < 30.5, abs(distance - distance.rounded()) < 0.45 else { continue }
      steps += Double(next.start - octet.start)
      bits += distance.rounded()
    }
    return steps > 0 ? Double(FSKDemodulator.rate) * bits / steps : Double(FSKDemodulator.rate) / Double(bit)
  }
}

/// Decibels without a C library.
public enum Decibels {
  /// 10·log₁₀ of a ratio of powers, to 0.001 dB; −300 for what is not positive.
  public static func ofPower(_ ratio: Double) -> Double {
    guard ratio > 1e-30, ratio.isFinite else { return -300 }
    // ratio = s·2^e with s in 1…2; ln s by the series of artanh.
    let x = (ratio.significand - 1) / (ratio.significand + 1)
    let square = x * x
    let logarithm = 2 * x * (1 + square * (1.0 / 3 + square * (0.2 + square * (1.0 / 7 + square / 9))))
    return 10 * (Double(ratio.exponent) * 0.30102999566 + logarithm * 0.43429448190)
  }
}
