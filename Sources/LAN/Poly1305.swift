/// The Poly1305 code (RFC 8439, 2.5): a key of 32 octets, used for one message only, and octets → 16 octets.
///
/// The sum lives modulo 2¹³⁰ − 5 in five limbs of 26 bits, so that a product of two limbs, five of them added, stays
/// far below 2⁶⁴. No branch and no index depends on the key or on the message's contents.
enum Poly1305 {
  static let length = 16
  private static let mask: UInt64 = (1 << 26) - 1

  /// The code of `message` under the one-time `key`.
  static func code(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    // RFC 8439, 2.5: 28 bits of the multiplier are held at zero.
    let clamp: [UInt8] = [255, 255, 255, 15, 252, 255, 255, 15, 252, 255, 255, 15, 252, 255, 255, 15]
    var first: [UInt8] = []
    for (octet, allowed) in zip(key, clamp) { first.append(octet & allowed) }
    let r = limbs(first, high: 0)
    var sum: [UInt64] = [0, 0, 0, 0, 0]
    var start = 0
    while start < message.count {
      var block = Array(message[start..<min(start + 16, message.count)])
      let whole = block.count == 16
      if !whole { block.append(1) }
      let addend = limbs(block, high: whole ? 1 << 24 : 0)
      for index in 0..<5 { sum[index] &+= addend[index] }
      sum = product(sum, r)
      start += 16
    }
    return emit(sum, adding: key)
  }

  /// Up to 16 octets, little-endian, as limbs; `high` goes into the top limb (the bit above a whole block).
  private static func limbs(_ block: [UInt8], high: UInt64) -> [UInt64] {
    let padded = block + [UInt8](repeating: 0, count: max(0, 16 - block.count))
    let words = (0..<4).map { UInt64(padded.littleEndianWord(at: 4 * $0)) }
    return [
      words[0] & mask,
      (words[0] >> 26 | words[1] << 6) & mask,
      (words[1] >> 20 | words[2] << 12) & mask,
      (words[2] >> 14 | words[3] << 18) & mask,
      words[3] >> 8 | high,
    ]
  }

  /// The product modulo 2¹³⁰ − 5: what passes the top limb comes back at the bottom five times.
  private static func product(_ a: [UInt64], _ r: [UInt64]) -> [UInt64] {
    var result: [UInt64] = [0, 0, 0, 0, 0]
    for i in 0..<5 {
      for j in 0..<5 {
        let term = a[i] &* r[j]
        if i + j < 5 { result[i + j] &+= term } else { result[i + j - 5] &+= term &* 5 }
      }
    }
    carry(&result)
    return result
  }

  /// Brings every limb back to 26 bits; the second limb may keep one bit more.
  private static func carry(_ limbs: inout [UInt64]) {
    for index in 0..<4 {
      limbs[index + 1] &+= limbs[index] >> 26
      limbs[index] &= mask
    }
    limbs[0] &+= (limbs[4] >> 26) &* 5
    limbs[4] &= mask
    limbs[1] &+= limbs[0] >> 26
    limbs[0] &= mask
  }

  /// The sum, wholly reduced, plus the second half of the key, modulo 2¹²⁸.
  private static func emit(_ unreduced: [UInt64], adding key: [UInt8]) -> [UInt8] {
    var sum = unreduced
    carry(&sum)
    // sum − (2¹³⁰ − 5) = sum + 5 − 2¹³⁰: a carry out of the top limb says that it is not negative.
    var reduced = sum
    reduced[0] &+= 5
    for index in 0..<4 {
      reduced[index + 1] &+= reduced[index] >> 26
      reduced[index] &= mask
    }
    let takeReduced = 0 &- (reduced[4] >> 26)
    reduced[4] &= mask
    for index in 0..<5 { sum[index] = (reduced[index] & takeReduced) | (sum[index] & ~takeReduced) }
    let words: [UInt64] = [
      (sum[0] | sum[1] << 26) & 0xFFFF_FFFF,
      (sum[1] >> 6 | sum[2] << 20) & 0xFFFF_FFFF,
      (sum[2] >> 12 | sum[3] << 14) & 0xFFFF_FFFF,
      (sum[3] >> 18 | sum[4] << 8) & 0xFFFF_FFFF,
    ]
    var code: [UInt8] = []
    var over: UInt64 = 0
    for index in 0..<4 {
      over &+= words[index] &+ UInt64(key.littleEndianWord(at: 16 + 4 * index))
      code.append(littleEndian: UInt32(truncatingIfNeeded: over))
      over >>= 32
    }
    return code
  }
}
