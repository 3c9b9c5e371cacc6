// Octets as words, as hexadecimal text, and compared without telling by the time taken where they differ. Reads
// beyond the end give zeros, so no length from outside can trap.

extension [UInt8] {
  /// The two lower-case hexadecimal digits of each octet.
  public var hexadecimal: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * count)
    for octet in self {
      digits.append(Self.hexadecimalDigit(octet >> 4))
      digits.append(Self.hexadecimalDigit(octet & 0x0F))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The octets that pairs of hexadecimal digits spell, in either case; nil for an odd count or any other character.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    self = []
    reserveCapacity(digits.count / 2)
    var high: UInt8?
    for character in digits {
      let digit: UInt8
      switch character {
      case 0x30...0x39: digit = character - 0x30
      case 0x41...0x46: digit = character - 0x37
      case 0x61...0x66: digit = character - 0x57
      default: return nil
      }
      if let first = high {
        append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if high != nil { return nil }
  }

  /// Whether both hold the same octets. The time depends on the lengths only, never on the contents.
  func equalsInConstantTime(_ other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    var difference: UInt8 = 0
    for index in indices { difference |= self[index] ^ other[index] }
    return difference == 0
  }

  mutating func append<Word: FixedWidthInteger>(bigEndian word: Word) {
    var shift = Word.bitWidth
    while shift > 0 {
      shift -= 8
      append(UInt8(truncatingIfNeeded: word >> Word(shift)))
    }
  }

  mutating func append<Word: FixedWidthInteger>(littleEndian word: Word) {
    var shift = 0
    while shift < Word.bitWidth {
      append(UInt8(truncatingIfNeeded: word >> Word(shift)))
      shift += 8
    }
  }

  /// Four octets, the first one highest.
  func bigEndianWord(at start: Int) -> UInt32 {
    guard start >= 0, start <= count - 4 else { return 0 }
    return UInt32(self[start]) << 24 | UInt32(self[start + 1]) << 16 | UInt32(self[start + 2]) << 8
      | UInt32(self[start + 3])
  }

  /// Four octets, the first one lowest.
  func littleEndianWord(at start: Int) -> UInt32 { bigEndianWord(at: start).byteSwapped }

  /// Eight octets, the first one highest.
  func bigEndianLong(at start: Int) -> UInt64 {
    UInt64(bigEndianWord(at: start)) << 32 | UInt64(bigEndianWord(at: start + 4))
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
