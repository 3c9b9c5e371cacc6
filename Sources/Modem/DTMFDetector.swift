/// Samples → digits: eight tones measured over 20 ms every 10 ms.
///
///              1209  1336  1477  1633 Hz
///         697    1     2     3     A
///         770    4     5     6     B        one tone of each group, together: a digit (ITU-T Q.23)
///         852    7     8     9     C
///         941    *     0     #     D
///
/// A window holds a digit when the two strongest tones, one of each group, carry `share` of the power above
/// 400 Hz, lie within 12 dB of each other (21 dB where little else is heard: an echo and a limiter together make so much
/// of 10 dB), stand 6 dB above every other tone of their group and turn from window to window as their frequency says
/// (±1.8 %, ITU-T Q.24). Two such windows in a row are a digit (so 35 ms always suffice and 20 ms never do), and it counts
/// once silence followed.
///
/// Machines dial evenly and with silence between; music and talk do not. So tones that run into each other, and a
/// digit that comes much too early or late, make the whole string worthless: a number with a hole in it is a wrong
/// number. And nothing is a string before its third digit.
public struct DTMFDetector: Sendable {
  /// What came out of one 10 ms hop.
  public enum Output: Equatable, Sendable {
    /// A digit has ended: one of `0`–`9 * # A B C D`, ASCII.
    case digit(UInt8)
    /// The tones since the last silence are no string that a machine sent.
    case broken
    /// Three seconds have passed since the last digit ended.
    case silence
  }

  private static let digits: [UInt8] = Array("123A456B789C*0#D".utf8)
  /// The least share of the band's power that two tones must carry: at 0 dB S/N they carry 0.45 of it (our choice).
  private static let share: Float = 0.4
  /// The share from which on no digit is missed: 4 dB S/N.
  private static let clear: Float = 0.7
  /// How many times stronger one tone may be than the other: 12 dB, and 21 dB in a clear window: beyond, the
  /// stronger hides the weaker in a window of 20 ms.
  private static let twist: (usual: Float, clear: Float) = (16, 128)
  /// The least power of the pair: −55 dB of full scale.
  private static let floor: Float = 3e-6
  /// Three seconds: the string is over (SPAN's limit; ETSI digits come every 140 ms).
  private static let silenceHops = 300
  /// After what was no string, so long must be quiet before another is believed: ETSI leaves 200 ms before the first
  /// digit.
  private static let pauseHops = 20
  /// A tone's rise and fall blur two windows; a third is no accident.
  private static let loudHops = 3
  /// The digits of the shortest string: `D1#`.
  private static let string = 3
  /// A digit later than this many times the distance of the two before it follows a hole.
  private static let unevenness = 1.5

  private var tones = DTMFTones()
  private var before = DTMFTones.Reading()
  private var candidate: UInt8?
  private var current: (digit: UInt8, energy: Float)?
  private var misses = 0
  private var wasQuiet = false
  private var quietHops = DTMFDetector.silenceHops
  /// Hops since the last digit began, and between the two before it.
  private var sinceOnset: Int?
  private var pace: Int?
  private var isBroken = false
  /// Digits of the string that have begun, and those that have ended and were not given out.
  private var begun = 0
  private var held: [UInt8] = []
  /// The share of the last digit's two tones.
  private var clarity: Float = 1
  /// The energy of the last digit, and for how many hops there was half as much without a digit.
  private var level: Float = 0
  private var loudHops = 0
  /// The energies of the last 16 windows, the newest first. (Not their power: a limiter makes the noise between digits as
  /// loud as digits.)
  private var past = SIMD16<Float>.zero
  /// Windows in a row with less than half the energy of the last digit.
  private var softHops = 0

  /// A detector at rest.
  public init() {}

  /// Takes the next samples of `HighPass`.
  public mutating func feed(_ voice: Block) -> Output? {
    tones.feed(voice, floor: DTMFDetector.floor).flatMap { decide($0) }
  }

  private mutating func decide(_ sum: DTMFTones.Reading) -> Output? {
    // The newer half of the window comes one hop later, so its phases are turned back by a hop.
    let real = before.real + sum.real * tones.turn.real - sum.imaginary * (-tones.turn.imaginary)
    let imaginary = before.imaginary + sum.real * (-tones.turn.imaginary) + sum.imaginary * tones.turn.real
    let power = before.power + sum.power
    let last = before
    before = sum
    let energies = real * real + imaginary * imaginary
    let heard = digit(of: energies, power: power, last: last, now: before)
    for hop in (1..<past.scalarCount).reversed() { past[hop] = past[hop - 1] }
    past[0] = energies.sum()
    return inString(decide(heard, energies: energies.sum()))
  }

  /// Holds digits back until the third of a string begins: two may be talk, and no string is that short.
  private mutating func inString(_ output: Output?) -> Output? {
    switch output {
    case .digit(let digit):
      held.append(digit)
    case .broken, .silence:
      held.removeAll(keepingCapacity: true)
      return output
    case nil: break
    }
    return begun >= DTMFDetector.string && !held.isEmpty ? .digit(held.removeFirst()) : nil
  }

  private mutating func digit(
    of energies: SIMD8<Float>, power: Float, last: DTMFTones.Reading, now: DTMFTones.Reading
  ) -> UInt8? {
    let samples = Float(2 * DTMFTones.hop)
    let (low, lowRival) = DTMFDetector.strongest(energies.lowHalf)
    let (high, highRival) = DTMFDetector.strongest(energies.highHalf)
    let lowEnergy = energies[low]
    let highEnergy = energies[4 + high]
    // A sine of amplitude a gives |S|² = (a·N/2)² and a power of a²N/2 over the window.
    let pair = (lowEnergy + highEnergy) * 2 / samples
    let limit = pair > DTMFDetector.clear * power ? DTMFDetector.twist.clear : DTMFDetector.twist.usual
    let twist = max(lowEnergy, highEnergy) / max(min(lowEnergy, highEnergy), 1e-12)
    // Beyond the usual twist the stronger tone spills over into the window's other tones.
    let weaker: Float = twist > DTMFDetector.twist.usual ? 2 : 4
    guard pair / samples > DTMFDetector.floor, pair > DTMFDetector.share * power, limit > twist,
      lowEnergy > (lowEnergy < highEnergy ? weaker : 4) * lowRival,
      highEnergy > (highEnergy < lowEnergy ? weaker : 4) * highRival,
      isOnPitch(low, last, now), isOnPitch(4 + high, last, now)
    else { return nil }
    clarity = pair / max(power, 1e-12)
    return DTMFDetector.digits[4 * low + high]
  }

  /// Whether a tone turned between the two halves of the window as its frequency says. Half a window is 10 ms, so an
  /// error of 1.8 % is 45° at 697 Hz and 106° at 1,633 Hz.
  private func isOnPitch(_ tone: Int, _ last: DTMFTones.Reading, _ now: DTMFTones.Reading) -> Bool {
    let turn = tones.turn
    let turned = (
      real: now.real[tone] * turn.real[tone] + now.imaginary[tone] * turn.imaginary[tone],
      imaginary: now.imaginary[tone] * turn.real[tone] - now.real[tone] * turn.imaginary[tone]
    )
    let error = Angle.of(
      turned.imaginary * last.real[tone] - turned.real * last.imaginary[tone],
      turned.real * last.real[tone] + turned.imaginary * last.imaginary[tone])
    let limit = 0.018 * DTMFTones.hertz[tone] * Double(DTMFTones.hop) / Double(Resampler.rate) * 2 * .pi
    return abs(error) < Float(limit) + DTMFDetector.noiseAngle
  }

  /// What noise at the limit of reception turns a tone by, in radians.
  private static let noiseAngle: Float = 0.3

  private static func strongest(_ energies: SIMD4<Float>) -> (index: Int, rival: Float) {
    var index = 0
    for other in 1..<4 where energies[other] > energies[index] { index = other }
    var rival: Float = 0
    for other in 0..<4 where other != index { rival = max(rival, energies[other]) }
    return (index, rival)
  }

  private mutating func decide(_ heard: UInt8?, energies: Float) -> Output? {
    defer { candidate = heard }
    sinceOnset = sinceOnset.map { min($0 + 1, DTMFDetector.silenceHops) }
    if let (digit, energy) = current {
      if heard == digit {
        (misses, current) = (0, (digit, max(energy, energies)))
        return nil
      }
      misses += 1
      if energies < 0.2 * energy { wasQuiet = true }
      if wasQuiet, misses >= 2 {
        (current, quietHops, level, loudHops, softHops) = (nil, 0, energy, 0, 0)
        return isBroken ? nil : .digit(digit)
      }
      // Whatever goes on sounding where a pause should be is no dialling machine.
      return misses < 5 ? nil : giveUp()
    }
    if let digit = heard, candidate == digit {
      (current, misses, wasQuiet) = ((digit, energies), 0, false)
      return begin(digit)
    }
    guard quietHops < DTMFDetector.silenceHops else { return nil }
    quietHops += 1
    // Tones as strong as a digit that make none: a digit was sent here and not understood.
    loudHops = energies > 0.5 * level && heard == nil ? loudHops + 1 : 0
    if loudHops == DTMFDetector.loudHops, quietHops < DTMFDetector.pauseHops, !isBroken { return giveUp() }
    softHops = past[0] < 0.5 * level ? softHops + 1 : 0
    if isBroken, softHops >= DTMFDetector.pauseHops {
      (isBroken, sinceOnset, pace, begun) = (false, nil, nil, 0)
    }
    guard quietHops == DTMFDetector.silenceHops else { return nil }
    (isBroken, sinceOnset, pace, begun) = (false, nil, nil, 0)
    return .silence
  }

  /// A digit begins: is it in time? A opens a string, and what was before it does not matter. One that opens without a
  /// letter, in noise or right behind something as loud, has lost its beginning.
  private mutating func begin(_ digit: UInt8) -> Output? {
    let (distance, earlier) = (sinceOnset, pace)
    (sinceOnset, pace) = (0, distance)
    begun += 1
    let isLetter = digit >= UInt8(ascii: "A")
    if distance == nil, !isLetter, !isBroken, clarity < DTMFDetector.clear || followsSound { return giveUp() }
    var isUneven = false
    if let distance, let earlier {
      isUneven = Double(max(distance, earlier)) > Double(min(distance, earlier)) * DTMFDetector.unevenness
    }
    guard isUneven || isBroken else { return nil }
    guard digit == UInt8(ascii: "A") else { return isBroken ? nil : giveUp() }
    (isBroken, pace, begun) = (false, nil, 1)
    return .broken
  }

  /// Whether it was loud 40–160 ms before now, where a digit before the one that begins would have been.
  private var followsSound: Bool {
    guard let (_, energy) = current else { return false }
    return (5..<past.scalarCount).contains { past[$0] > 0.5 * energy }
  }

  private mutating func giveUp() -> Output {
    level = current?.energy ?? level
    (current, quietHops, isBroken, loudHops, softHops) = (nil, 0, true, 0, 0)
    (sinceOnset, pace, begun) = (nil, nil, 0)
    return .broken
  }
}
