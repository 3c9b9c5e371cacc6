/// How well a message came through, measured on its own bits.
public struct Quality: Equatable, Sendable {
  /// Signal over white noise between 300 and 3,400 Hz, in dB, from how far the bits turn from the carrier fitted to
  /// them; 0…60.
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

  /// What octets that were read one by one say: the carrier is fitted to their bits, whose clock their distances tell.
  /// Nil when they are too few.
  public init?(of octets: ArraySlice<OctetTrellis.Octet>, in burst: BurstFinder.Burst, bitRate: Float) {
    guard let known = KnownBits(octets, in: burst, bitRate: bitRate) else { return nil }
    let samples = burst.samples
    var trial = SequenceTrial(burst, known: known)
    var last: SequenceTrial.Pass?
    for gain in Quality.gains {
      guard let pass = trial.pass(samples, known: known.bits, gain: gain) else { return nil }
      trial.learn(from: pass)
      last = pass
    }
    guard let last else { return nil }
    snrDB = min(max(Decibels.ofPower(Double(last.signalToNoiseOfLine)), 0), 60)
    (markHz, spaceHz) = (trial.markHz, trial.spaceHz)
    self.bitRate = Double(FSKDemodulator.rate) / known.length
    twistDB = Decibels.ofPower(Double(last.fit.line.twist))
    repairedBits = 0
  }

  /// As in `SequenceDetector`: the first pass must find the phase.
  private static let gains: [Float] = [0.12, 0.05, 0.05]

  /// What a sequence of decided bits says.
  public init(of sequence: SequenceDetector.Sequence, repairedBits: Int) {
    snrDB = min(max(Decibels.ofPower(Double(sequence.signalToNoiseOfLine)), 0), 60)
    (markHz, spaceHz, bitRate) = (sequence.markHz, sequence.spaceHz, sequence.bitRate)
    twistDB = Decibels.ofPower(Double(sequence.twist))
    self.repairedBits = repairedBits
  }

  /// The channel whose tones fit better. It decides nothing but how a message is named that does not show whose it
  /// is.
  public var channel: FSKChannel { Quality.channel(markHz: markHz, spaceHz: spaceHz) }

  static func channel(markHz: Double, spaceHz: Double) -> FSKChannel {
    spaceHz - markHz > 900 ? .bell202 : .v23
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
