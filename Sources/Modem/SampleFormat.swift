/// How one sample stands in octets, and the number it means.
public enum SampleFormat: Equatable, Sendable, CaseIterable {
  /// One octet, 128 is silence.
  case unsigned8
  /// Two octets, least significant first.
  case signed16
  /// Three octets, least significant first.
  case signed24
  /// Four octets, least significant first.
  case signed32
  /// IEEE 754 single, least significant octet first.
  case float32
  /// ITU-T G.711 µ-law.
  case muLaw
  /// ITU-T G.711 A-law.
  case aLaw

  /// Octets in a sample.
  public var octets: Int {
    switch self {
    case .unsigned8, .muLaw, .aLaw: 1
    case .signed16: 2
    case .signed24: 3
    case .signed32, .float32: 4
    }
  }

  /// The sample whose octets are the low ones of `bits`, −1…1. A float that is no number is silence, one beyond
  /// full scale is clipped.
  public func value(_ bits: UInt32) -> Float {
    switch self {
    case .unsigned8: return (Float(bits & 0xFF) - 128) / 128
    case .signed16: return Float(Int16(truncatingIfNeeded: bits)) / 32_768
    case .signed24: return Float(Int32(truncatingIfNeeded: bits << 8)) / 2_147_483_648
    case .signed32: return Float(Int32(truncatingIfNeeded: bits)) / 2_147_483_648
    case .float32:
      let value = Float(bitPattern: bits)
      return value.isNaN ? 0 : min(max(value, -1), 1)
    case .muLaw: return SampleFormat.muLaw(UInt8(truncatingIfNeeded: bits))
    case .aLaw: return SampleFormat.aLaw(UInt8(truncatingIfNeeded: bits))
    }
  }

  /// G.711 table 2: sign, three bits of segment, four of place in it, all inverted; 14 bits, here left-aligned in 16.
  private static func muLaw(_ octet: UInt8) -> Float {
    let code = ~octet
    let magnitude = ((Int(code & 0x0F) << 3 + 132) << Int(code >> 4 & 7)) - 132
    return Float(code & 0x80 == 0 ? magnitude : -magnitude) / 32_768
  }

  /// G.711 table 1: as above with every second bit inverted; 13 bits, here left-aligned in 16.
  private static func aLaw(_ octet: UInt8) -> Float {
    let code = octet ^ 0x55
    let segment = Int(code >> 4 & 7)
    let place = Int(code & 0x0F) << 4 + 8
    let magnitude = segment == 0 ? place : (place + 256) << (segment - 1)
    return Float(code & 0x80 == 0 ? -magnitude : magnitude) / 32_768
  }
}
