import CProcessor

/// Memory that came from outside, read with checks: every read says how far it reaches, and one that would leave the
/// memory gives zero, which no check of the format accepts. The only file of this module that sees an address.
public struct Octets {
  fileprivate let memory: UnsafeRawBufferPointer
  /// Keeps the memory where it is.
  private let owner: AnyObject

  /// A view of memory that stays where it is, and unchanged, as long as `owner` lives.
  public init(_ memory: UnsafeRawBufferPointer, owner: AnyObject) {
    (self.memory, self.owner) = (memory, owner)
  }

  /// A copy of octets.
  public init(_ octets: [UInt8]) {
    let copy = Copy(octets)
    (memory, owner) = (UnsafeRawBufferPointer(copy.memory), copy)
  }

  /// The number of octets.
  public var count: Int { memory.count }

  /// Whether `length` octets from `offset` lie inside.
  @inline(__always)
  func holds(_ offset: Int, _ length: Int) -> Bool {
    offset >= 0 && length >= 0 && offset <= memory.count && length <= memory.count - offset
  }

  @inline(__always)
  private func load<T: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: T.Type) -> T {
    guard holds(offset, MemoryLayout<T>.size) else { return 0 }
    return T(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: type))
  }

  @inline(__always) func u8(at offset: Int) -> UInt8 { load(offset, as: UInt8.self) }
  @inline(__always) func u16(at offset: Int) -> UInt16 { load(offset, as: UInt16.self) }
  @inline(__always) func u32(at offset: Int) -> UInt32 { load(offset, as: UInt32.self) }
  @inline(__always) func u64(at offset: Int) -> UInt64 { load(offset, as: UInt64.self) }

  /// The word of a line of eight whose upper 16 bits are `mark`; 0 when there is none. There are never two.
  @inline(__always)
  func word(marked mark: UInt16, inLine offset: Int) -> UInt64 {
    guard holds(offset, 64), let line = memory.baseAddress.map({ $0 + offset }) else { return 0 }
    var found: UInt64 = 0
    var at = 0
    while at < 64 {
      let word = UInt64(littleEndian: line.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      // All ones where the marks are the same: a branch would be guessed wrong at nearly every number.
      let same = Int64(bitPattern: (word &>> 48 ^ UInt64(mark)) &- 1) &>> 63
      found |= word & UInt64(bitPattern: same)
      at &+= 8
    }
    return found
  }

  /// Asks for lines that are about to be read, so that they come together.
  @inline(__always)
  func prefetch(_ offset: Int, lines: Int) {
    guard holds(offset, 1), let start = memory.baseAddress else { return }
    for line in 0..<lines { cp_prefetch(start + offset + 64 * line) }
  }

  /// Section 9 of the format: the check that a record or an index page should have where it stands. `known` has ones
  /// for the octets of its first word that are not the check itself.
  @inline(__always)
  func check(of range: Range<Int>, known: UInt64, seeded: CRC32C) -> UInt32 {
    guard holds(range.lowerBound, range.count), range.count >= 8 else { return 0 }
    var check = seeded
    let rest = UnsafeRawBufferPointer(rebasing: memory[range.lowerBound + 8..<range.upperBound])
    check.feed(UInt64(range.lowerBound), u64(at: range.lowerBound) & known, rest)
    return check.value
  }

  /// An offset or length that must be an `Int`; impossible values become −1, which `holds` refuses.
  @inline(__always) func offset(at offset: Int) -> Int { Int(exactly: u64(at: offset)) ?? -1 }

  /// The text of a range, malformed UTF-8 repaired; empty when the range leaves the memory.
  func text(_ range: Range<Int>) -> String {
    guard holds(range.lowerBound, range.count) else { return "" }
    return String(decoding: UnsafeRawBufferPointer(rebasing: memory[range]), as: UTF8.self)
  }

  /// The octets of a range; none when it leaves the memory.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    holds(range.lowerBound, range.count) ? Array(memory[range]) : []
  }

  /// Whether two ranges, of two memories, hold the same octets.
  func same(_ range: Range<Int>, _ other: Octets, _ otherRange: Range<Int>) -> Bool {
    guard range.count == otherRange.count, holds(range.lowerBound, range.count),
      other.holds(otherRange.lowerBound, otherRange.count)
    else { return false }
    return memory[range].elementsEqual(other.memory[otherRange])
  }

  private final class Copy {
    let memory: UnsafeMutableRawBufferPointer

    init(_ octets: [UInt8]) {
      memory = .allocate(byteCount: octets.count, alignment: 8)
      memory.copyBytes(from: octets)
    }

    deinit { memory.deallocate() }
  }
}

extension Array where Element == UInt8 {
  /// The octets of a number, the lowest first, behind the others.
  @inline(__always)
  mutating func append<T: FixedWidthInteger & BitwiseCopyable>(littleEndian value: T) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Eight octets from a place on, the first lowest; zeros where there are none.
  @inlinable @inline(__always)
  public func eight(at offset: Int) -> UInt64 {
    guard offset >= 0, offset <= count &- 8 else { return rest(at: offset) }
    return withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
  }

  /// The end of the array comes once; where it is looked at must not slow all the others.
  @usableFromInline @inline(never)
  func rest(at offset: Int) -> UInt64 {
    guard indices.contains(offset) else { return 0 }
    var word: UInt64 = 0
    for place in (offset..<Swift.min(count, offset &+ 8)).reversed() { word = word << 8 | UInt64(self[place]) }
    return word
  }

  /// Sixteen octets from a place on; zeros unless all of them are there.
  @inline(__always)
  func sixteen(at offset: Int) -> SIMD16<UInt8> {
    guard offset >= 0, offset <= count &- 16 else { return SIMD16() }
    return withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self) }
  }

  /// The first place in a range, held inside the array, of an octet; nil when it is not there.
  public func first(_ octet: UInt8, in range: Range<Int>) -> Int? {
    let range = range.clamped(to: indices)
    return withUnsafeBytes { octets in
      guard let start = octets.baseAddress else { return nil }
      return cp_find(start + range.lowerBound, octet, range.count).map { $0 - start }
    }
  }

  /// Puts a zero in each place of an octet; gives how many there were.
  public mutating func blankOut(_ octet: UInt8) -> Int {
    withUnsafeMutableBytes { cp_blank($0.baseAddress, octet, $0.count) }
  }

  /// The octets of a range of another array, held inside it, behind the others.
  @inline(__always)
  mutating func append(_ octets: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: octets.indices)
    octets.withUnsafeBytes { append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The octets of a number, the lowest first, in the place of others; nothing when they are too few.
  @inline(__always)
  mutating func put<T: FixedWidthInteger & BitwiseCopyable>(littleEndian value: T, at offset: Int) {
    guard offset >= 0, offset <= count - MemoryLayout<T>.size else { return }
    withUnsafeMutableBytes { $0.storeBytes(of: value.littleEndian, toByteOffset: offset, as: T.self) }
  }
}

extension CRC32C {
  /// Octets of a view; nothing when the range leaves it.
  mutating func feed(_ octets: Octets, in range: Range<Int>) {
    guard octets.holds(range.lowerBound, range.count) else { return }
    feed(UnsafeRawBufferPointer(rebasing: octets.memory[range]))
  }

  /// Octets of an array; the range is held inside it.
  public mutating func feed(_ octets: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: octets.indices)
    octets.withUnsafeBytes { memory in feed(UnsafeRawBufferPointer(rebasing: memory[range])) }
  }

  /// Eight octets, the lowest first.
  mutating func feed(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { feed($0) }
  }

  /// Two words, eight octets each, then the others: in one call, for every hit waits for it.
  @inline(__always)
  fileprivate mutating func feed(_ first: UInt64, _ second: UInt64, _ memory: UnsafeRawBufferPointer) {
    if cp_has_crc32c() {
      register = cp_crc32c_after(register, first, second, memory.baseAddress, memory.count)
    } else {
      feed(first)
      feed(second)
      feed(table: memory)
    }
  }

  fileprivate mutating func feed(_ memory: UnsafeRawBufferPointer) {
    if cp_has_crc32c() {
      register = cp_crc32c(register, memory.baseAddress, memory.count)
    } else {
      feed(table: memory)
    }
  }

  /// What a processor without the instruction does; by it the instruction is tested.
  mutating func feed(table memory: UnsafeRawBufferPointer) {
    var register = self.register
    Self.table.withUnsafeBufferPointer { table in
      var offset = 0
      while memory.count - offset >= 8 {
        let word = UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let mixed = word ^ UInt64(register)
        let low =
          table[0x700 + Int(mixed & 0xFF)] ^ table[0x600 + Int(mixed >> 8 & 0xFF)]
          ^ table[0x500 + Int(mixed >> 16 & 0xFF)] ^ table[0x400 + Int(mixed >> 24 & 0xFF)]
        let high =
          table[0x300 + Int(mixed >> 32 & 0xFF)] ^ table[0x200 + Int(mixed >> 40 & 0xFF)]
          ^ table[0x100 + Int(mixed >> 48 & 0xFF)] ^ table[Int(mixed >> 56)]
        register = low ^ high
        offset += 8
      }
      while offset < memory.count {
        register = register >> 8 ^ table[Int((register ^ UInt32(memory[offset])) & 0xFF)]
        offset += 1
      }
    }
    self.register = register
  }
}

extension Array where Element == IndexEntry {
  /// The octets of the entries as this processor holds them: for a scratch file that nobody else reads.
  public var octets: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

  /// Appends the entries whose octets those are; a rest that is no whole entry is left.
  public mutating func append(octets: [UInt8]) {
    let size = MemoryLayout<IndexEntry>.stride
    octets.withUnsafeBytes { octets in
      for at in stride(from: 0, through: octets.count - size, by: size) {
        append(octets.loadUnaligned(fromByteOffset: at, as: IndexEntry.self))
      }
    }
  }
}
