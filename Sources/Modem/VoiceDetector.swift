/// Samples → whether somebody speaks, as a tap across the line hears both sides of a talk.
///
///     high-pass 150 Hz ──┬── power of 20 ms ──► the last second: how much of it is louder than the line's own noise,
///                        └── low-pass 800 Hz ─►   how far it rises and falls, how much of it is low
///
/// Speech is what rises and falls by more than a tone does (syllables, pauses) and lies mostly below 800 Hz. Dial and
/// busy tones do not rise and fall while they are on; data and key tones lie too high, and hum and noise are the line's own.
/// Music is taken for speech: on a telephone line it is played to somebody.
///
/// Our choice throughout, set on made-up and synthetic speech at −15 to −45 dB of full scale.
public struct VoiceDetector: Sendable {
  /// Milliseconds between two answers.
  public static let step = 100

  private static let framesPerSecond = 50
  private static let framesPerStep = 5
  /// Frames that must be loud of the last 50: 300 ms, longer than clicks, and than a ring before it is known as one.
  private static let leastLoud = 15
  /// Decibels by which a loud frame is above the noise.
  private static let contrastDB: Float = 10
  /// −60 dB of full scale: what is less is nobody who speaks on this line.
  private static let leastDB: Float = -60
  /// Decibels between the weaker and the stronger fifth of the loud frames: synthetic speech of seven voices has 5–13,
  /// key tones have 3, data 2, other tones none.
  private static let leastSpreadDB: Float = 4.5
  /// The share of the power that lies low: speech in the telephone's band has 0.14 and more, data 0.05 at most.
  private static let leastLow: Float = 0.1
  /// How fast the noise that was measured is forgotten, in decibels a frame: 6 dB a second.
  private static let noiseRiseDB: Float = 0.12

  private let samplesPerFrame: Int
  private let highRate: Float
  private let lowRate: Float
  private var base: Float = 0
  private var low: (Float, Float) = (0, 0)
  private var power: Float = 0
  private var lowPower: Float = 0
  private var count = 0
  private var frames: [(level: Float, power: Float, low: Float)] = []
  private var next = 0
  private var noiseDB = leastDB

  /// A detector for sound of `sampleRate` Hz, 1,000–1,000,000, at rest.
  public init(sampleRate: Int) {
    let rate = min(max(sampleRate, 1_000), 1_000_000)
    samplesPerFrame = rate / Self.framesPerSecond
    highRate = Self.rate(150, Float(rate))
    lowRate = Self.rate(800, Float(rate))
    frames = Array(repeating: (-120, 0, 0), count: Self.framesPerSecond)
  }

  /// The coefficient of a filter of one pole.
  private static func rate(_ hertz: Float, _ sampleRate: Float) -> Float {
    let turn = 2 * Float.pi * hertz / sampleRate
    return turn / (1 + turn)
  }

  /// Forgets what was heard but the noise: what follows is judged by itself.
  public mutating func clear() {
    for index in frames.indices { frames[index] = (-120, 0, 0) }
  }

  /// Takes one sample, −1…1; every 100 ms gives whether somebody spoke in the last second.
  public mutating func feed(_ sample: Float) -> Bool? {
    let sample = sample.isFinite ? min(max(sample, -8), 8) : 0
    base += highRate * (sample - base)
    let voice = sample - base
    low.0 += lowRate * (voice - low.0)
    low.1 += lowRate * (low.0 - low.1)
    power += voice * voice
    lowPower += low.1 * low.1
    count += 1
    guard count == samplesPerFrame else { return nil }
    let level = Float(Decibels.ofPower(Double(max(power / Float(count), 1e-12))))
    frames[next] = (level, power, lowPower)
    next = (next + 1) % frames.count
    (power, lowPower, count) = (0, 0, 0)
    noiseDB = min(max(level, -90), noiseDB + Self.noiseRiseDB)
    return next % Self.framesPerStep == 0 ? isVoice : nil
  }

  private var isVoice: Bool {
    let loudDB = max(noiseDB + Self.contrastDB, Self.leastDB)
    var levels: [Float] = []
    var (low, all): (Float, Float) = (0, 0)
    for frame in frames where frame.level > loudDB {
      levels.append(frame.level)
      low += frame.low
      all += frame.power
    }
    guard levels.count >= Self.leastLoud, low > Self.leastLow * all else { return false }
    levels.sort()
    let fifth = levels.count / 5
    return levels[levels.count - 1 - fifth] - levels[fifth] > Self.leastSpreadDB
  }
}
