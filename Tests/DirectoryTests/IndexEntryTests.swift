import Testing

@testable import Directory

@Suite struct IndexEntryTests {
  /// Entries as a list gives them: few hashes many times, so that keys, visits and places decide as well.
  static func entries(_ count: Int, _ dice: inout Sequence64) -> [IndexEntry] {
    (0..<count).map { place in
      let hash = UInt64.random(in: 0..<40, using: &dice) &* 0x0123_4567_89AB_CDEF
      let day = Int32.random(in: 0...3, using: &dice)
      return IndexEntry(
        hash: hash, key: 1 + UInt64.random(in: 0..<2, using: &dice), offset: 4096 + 8 * place,
        visit: day == 0 ? nil : Day(number: day))
    }
  }

  @Test func sortedIsAsByComparison() {
    var dice = Sequence64(state: 59)
    for count in [0, 1, 2, 3, 100, 3_000] {
      let entries = Self.entries(count, &dice)
      #expect(IndexEntry.sorted(entries) == entries.sorted())
    }
  }

  @Test func partsHoldEachEntryOnceAndInTheOrderOfTheHash() {
    var dice = Sequence64(state: 61)
    for bits in [1, 4, 8] {
      let entries = Self.entries(1_000, &dice)
      let (parted, ends) = IndexEntry.parted(entries, bits: bits)
      #expect(parted.sorted() == entries.sorted())
      #expect(ends.count == 1 << bits && ends.last == entries.count)
      var start = 0
      for (part, end) in ends.enumerated() {
        for entry in parted[start..<end] { #expect(Int(entry.hash >> UInt64(64 - bits)) == part) }
        start = end
      }
    }
  }

  @Test func whatWasWrittenIsReadAgain() {
    var dice = Sequence64(state: 67)
    let entries = Self.entries(50, &dice)
    var read: [IndexEntry] = []
    read.append(octets: entries.octets)
    #expect(read == entries)
    read.append(octets: Array(entries.octets.dropLast()))
    #expect(read == entries + entries.dropLast())
  }

  @Test func theOrderOfNumbersIsStable() {
    var dice = Sequence64(state: 71)
    // The upper bits tell all apart, or none, or some.
    for (most, upper) in [(0, 0), (5, 0), (300, 0), (1 << 40, 0), (.max, 0), (300, 1 << 63), (5, 7 << 50)]
      as [(UInt64, UInt64)]
    {
      let pairs = (0..<500).map {
        (
          $0,
          UInt64.random(in: 0...most, using: &dice) | UInt64.random(in: 0...UInt64.max, using: &dice) & upper
        )
      }
      var sorted = pairs
      sorted.sort(byNumber: \.1)
      let expected = pairs.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
      #expect(sorted.map(\.0) == expected.map(\.0))
    }
  }
}
