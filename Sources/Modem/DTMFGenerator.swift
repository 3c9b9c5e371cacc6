/// Digits → samples: pairs of tones (ITU-T Q.23).
///
/// |  | 1209 | 1336 | 1477 | 1633 |
/// |---|---|---|---|---|
/// | 697 | 1 | 2 | 3 | A |
/// | 770 | 4 | 5 | 6 | B |
/// | 852 | 7 | 8 | 9 | C |
/// | 941 | * | 0 | # | D |
public struct DTMFGenerator: Sendable {
  /// The low group, in hertz, from the first row to the last.
  public static let lowHz: [Double] = [697, 770, 852, 941]
  /// The high group, in hertz, from the first column to the last.
  public static let highHz: [Double] = [1209, 1336, 1477, 1633]
  /// The digits row by row, as ASCII.
  public static let digits = Array("123A456B789C*0#D".utf8)

  private let generator: ToneGenerator
  private let condition: LineCondition

  /// A generator at a sample rate for a line in some condition.
  public init(sampleRate: Double, condition: LineCondition = LineCondition()) {
    generator = ToneGenerator(sampleRate: sampleRate)
    self.condition = condition
  }

  /// The samples of one digit and the silence behind it; silence alone for what is no digit.
  public func samples(_ digit: UInt8, onMilliseconds: Int, offMilliseconds: Int) -> [Float] {
    let (on, off) = (Double(onMilliseconds) / 1_000, Double(offMilliseconds) / 1_000)
    guard let place = DTMFGenerator.digits.firstIndex(of: digit) else {
      return generator.silence(seconds: on + off)
    }
    let low = DTMFGenerator.lowHz[place / 4] * condition.tones
    let high = DTMFGenerator.highHz[place % 4] * condition.tones
    let lowAmplitude = Sine.amplitude(decibels: condition.levelDB + min(0, condition.twistDB))
    let highAmplitude = Sine.amplitude(decibels: condition.levelDB - max(0, condition.twistDB))
    return generator.tones([(low, lowAmplitude), (high, highAmplitude)], seconds: on)
      + generator.silence(seconds: off)
  }
}
