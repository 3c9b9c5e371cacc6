/// A pair of tones and a bit rate: one direction of one modem.
///
/// ```
///   start  b0  b1  b2  b3  b4  b5  b6  b7  stop
///   space  ×   ×   ×   ×   ×   ×   ×   ×   mark      an octet on the line, least significant bit first
/// ```
/// Mark is logic 1 and the state of an idle line; space is logic 0. The two channels lie so close together that
/// a receiver for one also takes the other: which one fits is no evidence of the country.
public struct FSKChannel: Equatable, Sendable {
  /// The word that names it in reports.
  public var name: String
  /// The tone of a 1 and of the idle line, in hertz.
  public var markHz: Double
  /// The tone of a 0, in hertz.
  public var spaceHz: Double
  /// Bits in a second.
  public var bitRate: Double

  /// A channel of the given tones and rate.
  public init(name: String, markHz: Double, spaceHz: Double, bitRate: Double) {
    (self.name, self.markHz, self.spaceHz, self.bitRate) = (name, markHz, spaceHz, bitRate)
  }

  /// Bell 202: North America and its followers (GR-30-CORE). Tones ±1 %, rate ±1 %.
  public static let bell202 = FSKChannel(name: "bell202", markHz: 1200, spaceHz: 2200, bitRate: 1200)
  /// ITU-T V.23 mode 2, forward channel: Europe (EN 300 659-1), BT (SIN 227) and NTT. Tones ±1.5 %, rate ±1 %.
  public static let v23 = FSKChannel(name: "v23", markHz: 1300, spaceHz: 2100, bitRate: 1200)

  /// Every channel that carries caller identities.
  public static let table: [FSKChannel] = [bell202, v23]

  /// The same channel as a sender off by so much hears itself: tones and rate scaled each by its factor. A sound
  /// card whose clock is 1 % slow gives `detuned(tones: 1.01, rate: 1.01)`.
  public func detuned(tones: Double, rate: Double) -> FSKChannel {
    FSKChannel(name: name, markHz: markHz * tones, spaceHz: spaceHz * tones, bitRate: bitRate * rate)
  }
}
