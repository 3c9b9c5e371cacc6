/// Why a datagram from the network is not believed, or not understood.
public enum DatagramFault: String, Error, Sendable, CaseIterable, CustomStringConvertible {
  /// Longer than a datagram of its kind may be, or too short to be one.
  case length
  /// No single line with its code behind it, and no sealed card.
  case frame
  /// The code or the tag does not fit: forged, damaged, or made under another key.
  case forged
  /// Genuine, but of a version that this program does not know.
  case version
  /// Genuine, but not what its version prescribes: not JSON, a field missing or out of its range.
  case form
  /// Genuine, but heard before, or too old.
  case replayed

  /// One line for a person.
  public var description: String {
    switch self {
    case .length: return "a datagram of the wrong length"
    case .frame: return "a datagram that is no announcement"
    case .forged: return "a datagram under another key; copy the box's key file to this machine again"
    case .version: return "a datagram of a newer version; update this program"
    case .form: return "a datagram that breaks its own format"
    case .replayed: return "a datagram heard before"
    }
  }
}
