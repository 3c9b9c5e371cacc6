public import Modem

/// One way to say who is calling: a row of the table. Adding one costs a file with its essay, constants, receiver
/// and transmitter, a line in `table`, and its vectors.
public struct Standard: Sendable {
  /// How it travels.
  public enum Medium: Equatable, Sendable {
    /// Octets by FSK, start and stop bit around each. Which channel fits is no evidence of the standard.
    case fsk(FSKChannel)
    /// DTMF digits.
    case digits
    /// Octets of a serial port; nothing of it sounds.
    case serial
  }

  /// The word of the command line.
  public let name: String
  /// What people call it, one line.
  public let title: String
  /// How it travels.
  public let medium: Medium
  /// The numbering plan by which its numbers are written; nil where it serves many countries.
  public var plan: String?
  /// A fresh receiver. Standards that share a frame share a receiver, which names the standard by evidence; one
  /// got from here takes a message without any for its own.
  public let receiver: @Sendable () -> any Receiver
  /// The octets (or digits as ASCII) of a message, ready to be sent. Refuses what the standard cannot say.
  public let emit: @Sendable (Message) throws(Unsayable) -> [UInt8]
  /// A whole call that carries such octets, from the first click to the last ring; nil when it does not sound.
  public let transmission: (@Sendable ([UInt8]) -> Transmission)?

  /// Every standard there is.
  public static let table: [Standard] = [
    .bellcoreSingle, .bellcore, .etsi, .britishTelecom, .numberDisplay, .numberDisplayWaiting,
    .dtmf1, .dtmf2, .dtmf3, .dtmf4, .dtmf5, .dtmf6, .aloha, .modem,
  ]

  /// The standard of that name.
  public static func named(_ name: String) -> Standard? { table.first { $0.name == name } }

  /// A fresh receiver of every kind that takes octets from a demodulator of this channel. A data message that does not
  /// show whose it is counts as `home`'s, the standard of the line's country, if that is known, and else as the
  /// channel's most usual.
  public static func receivers(hearing channel: FSKChannel, home: Standard? = nil) -> [any Receiver] {
    [home?.receiver() ?? DataMessageReceiver(hearing: channel), NumberDisplayReceiver()]
  }

  /// A fresh receiver of every kind that takes digits.
  public static func receiversOfDigits() -> [any Receiver] { [DTMFCallerReceiver()] }
}
