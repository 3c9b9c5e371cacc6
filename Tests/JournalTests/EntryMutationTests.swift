import Testing

@testable import Journal

/// Lines whose check is right and whose words are not: entries that are written as they were read, or none.
@Suite struct EntryMutationTests {
  @Test func mutatedLinesNeverTrap() throws {
    var dice = Dice(state: 3)
    let lines = (1...20).map {
      String(decoding: EntryLine.emit(sample($0)).dropFirst(9).dropLast(), as: UTF8.self)
    }
    var read = 0
    for line in lines {
      for _ in 0..<200 {
        var octets = Array(line.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
          let index = Int.random(in: 0..<octets.count, using: &dice)
          octets[index] = UInt8.random(in: 0x20...0x7E, using: &dice)
        }
        let sealed = EntryLine.sealed(String(decoding: octets, as: UTF8.self))
        guard let entry = EntryLine.parse(sealed.dropLast()) else { continue }
        read += 1
        #expect(EntryLine.parse(EntryLine.emit(entry).dropLast()) == entry)
      }
    }
    #expect(read > 100)
  }
}
