/// The two tones of a burst, from its turns alone: the slowest eighth of them is mark, the fastest space.
public struct Tones: Sendable {
  /// The turn a step that divides mark from space, in radians; at most 100 Hz from the nominal middle.
  public let middle: Float
  /// The turn of either tone from there, in radians a step; 330–560 Hz (V.23 has 400, Bell 202 has 500).
  public let deviation: Float

  /// The tones of a burst; between V.23 and Bell 202 when there is too little of it to say.
  public init(_ turns: [Float]) {
    let radiansPerHz = Float(2 * Double.pi) / Float(FSKDemodulator.rate)
    guard turns.count > 40 else {
      (middle, deviation) = (0, 450 * radiansPerHz)
      return
    }
    var levels: [Float] = []
    levels.reserveCapacity(turns.count)
    for index in 2..<turns.count {
      levels.append((turns[index] + turns[index - 1] + turns[index - 2]) / 3)
    }
    levels.sort()
    let mark = levels[levels.count / 8]
    let space = levels[levels.count - 1 - levels.count / 8]
    middle = min(max((mark + space) / 2, -100 * radiansPerHz), 100 * radiansPerHz)
    deviation = min(max((space - mark) / 2, 330 * radiansPerHz), 560 * radiansPerHz)
  }

  /// The channel that fits better; the blur of single bits brings either pair 20–40 Hz nearer together.
  public var channel: FSKChannel {
    deviation * Float(FSKDemodulator.rate) > Float(2 * Double.pi * 425) ? .bell202 : .v23
  }
}
