/// CRC-32C (Castagnoli; RFC 3720, 12.1 and B.4): reflected polynomial 0x82F63B78, start and end inverted. It finds
/// every change of up to 32 bits in a row, which is what a torn or decayed line is.
enum CRC32C {
  /// The check of `octets`; `123456789` gives 0xE3069283.
  static func check(_ octets: some Sequence<UInt8>) -> UInt32 {
    var check: UInt32 = .max
    for octet in octets { check = table[Int(UInt8(truncatingIfNeeded: check) ^ octet)] ^ check >> 8 }
    return ~check
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var remainder = UInt32(index)
    for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0x82F6_3B78 : remainder >> 1 }
    return remainder
  }
}
