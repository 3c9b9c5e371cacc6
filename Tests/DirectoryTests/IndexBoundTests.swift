import Testing

@testable import Directory

/// What an answer costs at most is the format's promise, not luck: one index page, two lines of it, two records.
@Suite struct IndexBoundTests {
  /// A page of numbers that someone chose to be bad: all meet in few lines, many have the fingerprint of another in
  /// their line, and some have 0, which empty slots have as well.
  private static func adversaries() throws -> [PhoneNumber] {
    let hash = KeyHash(seed: testSeed)
    var chosen: [PhoneNumber] = []
    var first: [UInt32: PhoneNumber] = [:]
    var (crowd, twins, zeros) = (0, 0, 0)
    var value = 0
    while crowd < 120 || twins < 40 || zeros < 6 {
      value += 1
      let one = try number("0\(value)")
      let position = Position(hash: hash(one.key), pages: 1)
      if position.fingerprint == 0, zeros < 6 {
        zeros += 1
        chosen.append(one)
      } else if position.first < 12, position.second < 12, crowd < 120 {
        crowd += 1
        chosen.append(one)
      } else if twins < 40 {
        let place = UInt32(position.fingerprint) << 8 | UInt32(position.first)
        if let other = first[place] {
          twins += 1
          chosen += [one, other]
          first[place] = nil
        } else {
          first[place] = one
        }
      }
    }
    return chosen
  }

  @Test func onePageTwoLinesTwoRecords() throws {
    let numbers = try Self.adversaries()
    let customers = try numbers.enumerated().map { try whole(UInt32($0 + 1), [$1.digits]) }
    let image = try IndexWriter.index(of: customers, seed: testSeed, generation: 1)
    let memory = ChangingMemory(image)
    var index = try Index(Octets(UnsafeRawBufferPointer(memory.octets), owner: memory))
    var strangers: [PhoneNumber] = []
    for value in 1...400 { strangers.append(try number("7\(value)")) }
    let asked = numbers + strangers
    let right = asked.map { index.lookup($0) }
    for (one, right) in zip(asked, right) where numbers.contains(one) {
      guard case .found = right else {
        Issue.record("\(one.digits) is lost")
        continue
      }
    }
    var mostRecords = 0
    for (one, right) in zip(asked, right) {
      let position = Position(hash: index.hash(one.key), pages: index.pages)
      let page = index.slotPages.lowerBound + position.page * IndexFormat.pageSize
      // What the answer may read: two lines, and the record of the one slot in each that has the fingerprint.
      var kept = [position.first, position.second].map { page + 64 * (1 + $0)..<page + 64 * (2 + $0) }
      for line in kept {
        var records = 0
        for at in stride(from: line.lowerBound, to: line.upperBound, by: 8) {
          let slot = image[at..<at + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
          guard slot != 0, slot >> 48 == UInt64(position.fingerprint) else { continue }
          records += 1
          let offset = Int(slot & 0xFFFF_FFFF_FFFF) << 3
          let record = try #require(index.record(at: offset))
          kept.append(offset..<record.end)
        }
        #expect(records <= 1)
      }
      mostRecords = max(mostRecords, kept.count - 2)
      // All else becomes rubbish, and the answer stays.
      for at in IndexFormat.pageSize..<image.count { memory.octets[at] = 0xA5 }
      for range in kept { for at in range { memory.octets[at] = image[at] } }
      #expect(index.lookup(one) == right)
      memory.octets.copyBytes(from: image)
    }
    #expect(mostRecords == 2, "the numbers are not bad enough")
  }
}
