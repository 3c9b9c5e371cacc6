/// A call as the line carries it: what sounds, one thing after another.
public struct Transmission: Equatable, Sendable {
  /// One thing that sounds. Times are in milliseconds.
  public enum Segment: Equatable, Sendable {
    /// Nothing.
    case silence(Int)
    /// The line is reversed, or its loop opened or closed: a step that dies away.
    case click
    /// Ringing voltage of so many hertz, as a tap sees it: far beyond full scale, so cut off.
    case ring(Double, Int)
    /// Sines of so many hertz together, at equal levels.
    case tones([Double], Int)
    /// Octets by FSK.
    case burst(Burst)
    /// DTMF digits as ASCII, so long on and so long off.
    case digits([UInt8], on: Int, off: Int)
  }

  /// Octets by FSK with what stands around them, in bit times.
  public struct Burst: Equatable, Sendable {
    /// The modem.
    public var channel: FSKChannel
    /// Alternating bits before the mark signal, the first a space.
    public var seizureBits: Int
    /// Marks before the first octet.
    public var markBits: Int
    /// The octets.
    public var octets: [UInt8]
    /// Marks after each octet; 1 when there is no pause.
    public var stopBits: Int
    /// Marks after the last octet.
    public var tailBits: Int

    /// A burst; without more words one octet follows the other and two marks end it.
    public init(
      channel: FSKChannel, seizureBits: Int, markBits: Int, octets: [UInt8], stopBits: Int = 1,
      tailBits: Int = 2
    ) {
      (self.channel, self.octets) = (channel, octets)
      (self.seizureBits, self.markBits) = (seizureBits, markBits)
      (self.stopBits, self.tailBits) = (stopBits, tailBits)
    }

    /// How long it takes, rounded up.
    public var milliseconds: Int {
      let bits = seizureBits + markBits + octets.count * (9 + stopBits) + tailBits
      return Int((Double(bits) * 1_000 / max(channel.bitRate, 1)).rounded(.up))
    }
  }

  /// What sounds, in order.
  public var segments: [Segment]

  /// A transmission of the given segments.
  public init(_ segments: [Segment]) { self.segments = segments }

  /// Only what carries the message, between two short silences: for receivers that need no rings.
  public var message: Transmission {
    let carriers = segments.filter { segment in
      switch segment {
      case .burst, .digits: true
      case .silence, .click, .ring, .tones: false
      }
    }
    return Transmission([.silence(100)] + carriers + [.silence(100)])
  }
}
