public import Modem

/// One transmission that was heard whole: its checksum or CRC is right and it passed the plausibility filter.
///
/// Texts are foreign: whatever an exchange or an attacker sent, decoded but not yet made safe for a screen.
public struct Message: Equatable, Sendable {
  /// What a transmission is about.
  public enum Kind: String, Sendable {
    /// A call arrives.
    case call = "call"
    /// A second call arrives while the line is in use.
    case callWaiting = "call-waiting"
    /// The message lamp is to be lit or put out; no call.
    case messageWaiting = "message-waiting"
  }

  /// Why there is no number, or no name (Bellcore letters; SIN 227; NTT).
  public enum Absence: String, Sendable, CaseIterable {
    /// The caller withheld it: `P`, 非通知.
    case withheld
    /// The network has none to give: `O`, 表示圏外.
    case unavailable
    /// A public telephone: `C`, 公衆電話.
    case payphone
    /// Another service stands in the way: NTT `S`.
    case conflict
  }

  /// Month, day, hour and minute as the network sent them: no year and no zone. Ranges are checked: 1–12, 1–31,
  /// 0–23, 0–59.
  public struct NetworkTime: Equatable, Sendable {
    /// 1–12.
    public var month: UInt8
    /// 1–31.
    public var day: UInt8
    /// 0–23.
    public var hour: UInt8
    /// 0–59.
    public var minute: UInt8

    /// Nil when a part is out of its range.
    public init?(month: UInt8, day: UInt8, hour: UInt8, minute: UInt8) {
      guard (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60 else { return nil }
      (self.month, self.day, self.hour, self.minute) = (month, day, hour, minute)
    }
  }

  /// One parameter as it was sent.
  public struct Parameter: Equatable, Sendable {
    /// The parameter's type octet.
    public var type: UInt8
    /// Its body, 0–255 octets.
    public var body: [UInt8]

    /// A parameter of the given type and body.
    public init(type: UInt8, body: [UInt8]) { (self.type, self.body) = (type, body) }
  }

  /// The name of the standard in `Standard.table` that took it.
  public var standard: String
  /// What it is about.
  public var kind: Kind
  /// The calling line identity as sent: digits, and `*`, `#`, `+`, `-`, space where the standard allows them.
  public var number: String?
  /// Whether the number is known to be a part only: its first digit may have been lost (DTMF without a start
  /// mark), or the network says so (SIN 227: a `-` at its end).
  public var incomplete: Bool
  /// Why there is no number.
  public var absence: Absence?
  /// The calling name.
  public var name: String?
  /// Why there is no name.
  public var nameAbsence: Absence?
  /// The network's date and time; absent when none was sent or an impossible one.
  public var time: NetworkTime?
  /// The number that was called, where the line has several.
  public var called: String?
  /// ETSI call type (EN 300 659-3), 1 voice.
  public var callType: UInt8?
  /// Whether messages wait; only with `messageWaiting`.
  public var lamp: Bool?
  /// Every parameter as sent, in order, known or not.
  public var parameters: [Parameter]

  /// How well it came through; absent where it did not come as FSK sound.
  public var quality: Quality?

  /// A message of a standard and kind; all else is absent.
  public init(standard: String, kind: Kind) {
    self.standard = standard
    self.kind = kind
    incomplete = false
    parameters = []
  }

  /// About how many octets it took on the line: the parameters with their two octets of header each, and the frame.
  var octetCount: Int {
    var count = 3
    for parameter in parameters { count += parameter.body.count + 2 }
    return count
  }
}
