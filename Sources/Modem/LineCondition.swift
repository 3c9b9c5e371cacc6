/// How a line and a sound card alter what the exchange sent.
public struct LineCondition: Equatable, Sendable {
  /// Peak of the stronger tone of a signal against full scale, in decibels.
  public var levelDB: Double
  /// Mark above space; of DTMF, low group above high. In decibels, negative the other way.
  public var twistDB: Double
  /// Factor on every frequency: 1.01 is one percent too high.
  public var tones: Double
  /// Factor on the bit rate.
  public var rate: Double

  /// A condition; without words a good line.
  public init(levelDB: Double = -12, twistDB: Double = 0, tones: Double = 1, rate: Double = 1) {
    (self.levelDB, self.twistDB, self.tones, self.rate) = (levelDB, twistDB, tones, rate)
  }
}
