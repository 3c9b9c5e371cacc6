/// Why a transmission that was heard is not a message. The raw value is the name in vector files and in
/// `decode --faults`.
public enum Fault: String, Error, Equatable, Sendable, CaseIterable {
  /// The octets do not sum to zero modulo 256.
  case checksum
  /// The CRC does not fit (NTT).
  case crc
  /// The transmission stopped before its declared length.
  case truncated
  /// A parameter runs past the end, or lengths do not add up.
  case length
  /// An octet stands where the frame allows another (NTT DLE framing, missing mark, framing error).
  case framing
  /// The message type is none that carries a call or a lamp.
  case type
  /// The checksum is right but a field holds what no network sends: letters in a number, an unknown absence.
  case implausible
  /// A digit string that fits none of the DTMF grammars.
  case grammar
}
