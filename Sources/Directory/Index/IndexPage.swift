/// An index page in the making: each number goes into one of its two lines, and moves others to theirs if it must
/// (cuckoo hashing with buckets; Pagh and Rodler 2001, Dietzfelbinger and Weidling 2007).
struct IndexPage {
  let number: Int
  private var slots = [UInt64](repeating: 0, count: IndexFormat.lines * IndexFormat.slots)
  /// The other line of the number in each slot.
  private var others = [UInt8](repeating: 0, count: IndexFormat.lines * IndexFormat.slots)
  private var count = 0
  /// Which slot gives way; its course is part of no result that a reader sees, but makes the file reproducible.
  private var turn: UInt32 = 1

  /// A page at 76 % needs a handful of moves at most; one that needs so many is full (our choice).
  private static let mostMoves = 2_000

  init(number: Int) { self.number = number }

  /// False when the page is too full, or when three numbers with one fingerprint share their two lines.
  mutating func insert(_ position: Position, offset: Int) -> Bool {
    var value = UInt64(position.fingerprint) << 48 | UInt64(offset) >> 3
    var (line, other) = (position.first, position.second)
    if slot(for: value, in: line) == nil, slot(for: value, in: other) != nil { swap(&line, &other) }
    for _ in 0..<Self.mostMoves {
      if let free = slot(for: value, in: line) {
        (slots[free], others[free]) = (value, UInt8(other))
        count += 1
        return true
      }
      // No slot: the number with the same fingerprint must go, or any.
      let victim = twin(of: value, in: line) ?? line * IndexFormat.slots + next()
      let (moved, itsOther) = (slots[victim], Int(others[victim]))
      (slots[victim], others[victim]) = (value, UInt8(other))
      (value, line, other) = (moved, itsOther, line)
    }
    return false
  }

  /// A free slot in a line that has no equal fingerprint. Slots fill from the first on and never become free.
  private func slot(for value: UInt64, in line: Int) -> Int? {
    for index in range(line) {
      if slots[index] == 0 { return index }
      if slots[index] >> 48 == value >> 48 { return nil }
    }
    return nil
  }

  private func twin(of value: UInt64, in line: Int) -> Int? {
    for index in range(line) where slots[index] != 0 && slots[index] >> 48 == value >> 48 { return index }
    return nil
  }

  private func range(_ line: Int) -> Range<Int> { line * IndexFormat.slots..<(line + 1) * IndexFormat.slots }

  /// 0–7, by the generator of Numerical Recipes (2nd edition, 7.1).
  private mutating func next() -> Int {
    turn = turn &* 1_664_525 &+ 1_013_904_223
    return Int(turn >> 29)
  }

  /// The page's 4,096 octets, for its place in the file.
  func octets(at offset: Int, seeded: CRC32C) -> [UInt8] {
    var page = [UInt8](repeating: 0, count: IndexFormat.pageSize)
    page.put(littleEndian: UInt32(truncatingIfNeeded: number), at: 4)
    page.put(littleEndian: UInt16(truncatingIfNeeded: count), at: 8)
    for (place, slot) in slots.enumerated() { page.put(littleEndian: slot, at: 64 + 8 * place) }
    var check = seeded
    check.feed(UInt64(offset))
    check.feed(page, in: page.indices)
    page.put(littleEndian: check.value, at: 0)
    return page
  }
}
