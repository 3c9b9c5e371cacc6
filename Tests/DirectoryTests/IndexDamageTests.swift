import Testing

@testable import Directory

/// What is damaged is found right, not found, or said to be damaged; never another customer, never a trap.
@Suite struct IndexDamageTests {
  private static func customers() throws -> [Customer] {
    var customers: [Customer] = []
    for id in 1...UInt32(6) { customers.append(try whole(id, ["090000000\(10 + id)", "0312345678"])) }
    customers.append(try whole(7, ["0611112222"]))
    return customers
  }

  private static let asked = ["0312345678", "09000000012", "0611112222", "0699999999"]

  @Test func everyTruncationIsRefused() throws {
    let octets = try IndexWriter.index(of: Self.customers(), seed: testSeed, generation: 1)
    let memory = ChangingMemory(octets)
    for length in octets.indices {
      let cut = Octets(UnsafeRawBufferPointer(rebasing: memory.octets[..<length]), owner: memory)
      #expect(throws: IndexFault.self) { _ = try Index(cut) }
    }
    #expect(throws: IndexFault.self) { _ = try Index(Octets(octets + [0])) }
  }

  @Test func flippedOctetsAreRightOrNothingOrDamaged() throws {
    let octets = try IndexWriter.index(of: Self.customers(), seed: testSeed, generation: 1)
    var sound = try Index(Octets(octets))
    let numbers = try Self.asked.map(number)
    let right = numbers.map { sound.lookup($0) }
    // Every octet that says something, and one in seven of the zeros between; 4,096 octets of header are quick.
    for at in octets.indices where octets[at] != 0 || at % 7 == 0 || at < IndexFormat.pageSize {
      var flipped = octets
      flipped[at] ^= at % 3 == 0 ? 0xFF : 1 << UInt8(at % 8)
      guard var index = try? Index(Octets(flipped)) else {
        #expect(at < IndexFormat.pageSize, "octet \(at)")
        continue
      }
      #expect(at >= IndexFormat.pageSize, "octet \(at)")
      // Every octet is under a check; a third of them shows it as well.
      if at % 3 == 0 { #expect(index.firstDamage() != nil, "octet \(at)") }
      for (number, right) in zip(numbers, right) {
        switch index.lookup(number) {
        case .damaged: break
        case .notFound: #expect(right == .notFound, "octet \(at)")
        case .found(let customers, let total, let truncated):
          #expect(.found(customers, total: total, truncated: truncated) == right, "octet \(at)")
        }
      }
    }
  }

  /// Two thousand octets of a longer list, each changed alone, and everybody asked for: those whose page or record it is
  /// may be damaged, all others are found as before.
  @Test func twoThousandFlipsNeverGiveAnotherCustomer() throws {
    var random = Sequence64(state: 2)
    var customers: [Customer] = []
    for id in 1...UInt32(400) {
      let shared = "03\(10_000_000 + id % 40)"
      customers.append(try whole(id, ["090\(20_000_000 + id)"] + (id % 5 == 0 ? [shared] : [])))
    }
    let memory = ChangingMemory(try IndexWriter.index(of: customers, seed: testSeed, generation: 1))
    let octets = Octets(UnsafeRawBufferPointer(memory.octets), owner: memory)
    var sound = try Index(octets)
    var asked = Array(Set(customers.flatMap(\.numbers)))
    for stranger in 0..<200 { asked.append(try number("080\(stranger)")) }
    let right = asked.map { sound.locate($0.key) }
    for _ in 0..<2_000 {
      let at = Int.random(in: IndexFormat.pageSize..<memory.octets.count, using: &random)
      let flip = UInt8.random(in: 1...255, using: &random)
      memory.octets[at] ^= flip
      defer { memory.octets[at] ^= flip }
      var index = try Index(octets)
      var damaged = 0
      for (one, right) in zip(asked, right) {
        switch index.locate(one.key) {
        case .damaged: damaged += 1
        case let answer: if answer != right { Issue.record("octet \(at): \(answer), not \(right)") }
        }
      }
      // A record has few numbers, and a page some hundreds.
      let isPage = sound.sections.index.contains(at)
      #expect(isPage ? damaged > 0 : damaged <= 2, "octet \(at)")
    }
  }

  /// Checks made good again by someone who means harm: wrong answers cannot be helped, traps and endless work can.
  @Test func forgedFieldsNeverTrap() throws {
    let octets = try IndexWriter.index(of: Self.customers(), seed: testSeed, generation: 1)
    var random = Sequence64(state: 3)
    for _ in 0..<800 {
      var forged = octets
      for _ in 0..<4 {
        let at = Int.random(in: 0..<152, using: &random)
        forged[at] = UInt8.random(in: 0...255, using: &random)
      }
      forged.replaceSubrange(0..<16, with: octets[0..<16])
      Self.put(0, into: &forged, at: 156)
      Self.put(CRC32C.of(Array(forged[..<4096])), into: &forged, at: 156)
      guard var index = try? Index(Octets(forged)) else { continue }
      for digits in Self.asked { _ = index.lookup(try number(digits)) }
      _ = index.firstDamage()
      for offset in index.records() { _ = index.customer(at: offset) }
    }
  }

  /// Records whose lengths, counts and ends are anything, under a good check.
  @Test func forgedRecordsNeverTrap() throws {
    let octets = try IndexWriter.index(of: Self.customers(), seed: testSeed, generation: 1)
    let sound = try Index(Octets(octets))
    var random = Sequence64(state: 4)
    let offsets = Array(sound.records()) + [sound.sections.groups.lowerBound]
    for _ in 0..<800 {
      var forged = octets
      let offset = offsets.randomElement(using: &random) ?? 4096
      for _ in 0..<3 {
        let at = offset + Int.random(in: 0..<80, using: &random)
        if at < offset + 4 || at >= offset + 8 { forged[at] = UInt8.random(in: 0...255, using: &random) }
      }
      let word = forged[offset..<offset + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let length = Int(word & IndexFormat.lengthMask)
      guard offset + length <= forged.count - 8, length > 8 else { continue }
      Self.put(0, into: &forged, at: offset + 4)
      var check = sound.seeded
      check.feed(UInt64(offset))
      check.feed(forged, in: offset..<offset + IndexFormat.aligned(length))
      Self.put(check.value, into: &forged, at: offset + 4)
      var index = try Index(Octets(forged))
      for digits in Self.asked { _ = index.lookup(try number(digits)) }
      for offset in index.records() { _ = index.customer(at: offset) }
    }
  }

  private static func put(_ check: UInt32, into octets: inout [UInt8], at: Int) {
    for byte in 0..<4 { octets[at + byte] = UInt8(truncatingIfNeeded: check >> UInt32(8 * byte)) }
  }

  @Test(arguments: [
    (0, IndexFault.notAnIndex), (7, .notAnIndex), (8, .version(0)), (12, .features(1)),
    (16, .size(says: 1, is: 20480)),
    (100, .header), (4000, .header),
  ])
  func theHeaderSaysWhatIsWrong(at: Int, fault: IndexFault) throws {
    var octets = try IndexWriter.index(of: Self.customers(), seed: testSeed, generation: 1)
    octets[at] ^= 1
    if case .size = fault {
      octets.replaceSubrange(16..<24, with: [1, 0, 0, 0, 0, 0, 0, 0])
    }
    let forged = octets
    #expect(throws: fault) { _ = try Index(Octets(forged)) }
  }
}

/// Memory that a test changes under its reader, as no file that is in place ever does.
final class ChangingMemory {
  let octets: UnsafeMutableRawBufferPointer

  init(_ octets: [UInt8]) {
    self.octets = .allocate(byteCount: octets.count, alignment: 8)
    self.octets.copyBytes(from: octets)
  }

  deinit { octets.deallocate() }
}

/// The writer under numbers that fit badly.
@Suite struct IndexPageTests {
  /// The position that a hash has in an index of one page.
  private static func position(first: Int, second: Int, fingerprint: UInt16, _ random: inout Sequence64)
    -> Position?
  {
    for _ in 0..<4_000_000 {
      let position = Position(hash: random.next(), pages: 1)
      if position.first == first, position.second == second, position.fingerprint >> 12 == fingerprint >> 12 {
        return position
      }
    }
    return nil
  }

  @Test func pageLinesAndFingerprintAreInRange() {
    var random = Sequence64(state: 5)
    var lines = Set<Int>()
    for hash in [0, .max, 0xFFFF, 0xFFFF_0000, 1 << 63] + (0..<20_000).map({ _ in random.next() }) {
      let position = Position(hash: hash, pages: 1_000)
      #expect((0..<1_000).contains(position.page))
      #expect((0..<63).contains(position.first) && (0..<63).contains(position.second))
      #expect(position.first != position.second)
      lines.insert(position.first)
    }
    #expect(lines.count == 63)
  }

  /// Two numbers with one fingerprint and the same lines fit, one in each line; a third does not, and is refused
  /// rather than hidden behind the first.
  @Test func equalFingerprintsNeverShareALine() throws {
    var random = Sequence64(state: 6)
    let position = try #require(Self.position(first: 3, second: 9, fingerprint: 0, &random))
    var page = IndexPage(number: 0)
    let fits = [4096, 4104].map { page.insert(position, offset: $0) }
    #expect(fits == [true, true])
    var full = page
    let third = full.insert(position, offset: 4112)
    #expect(!third)
    let octets = page.octets(at: 8192, seeded: CRC32C())
    for line in [3, 9] {
      let slots = octets[(64 * (1 + line))..<(64 * (2 + line))]
      #expect(slots.filter { $0 != 0 }.count <= 8)
      #expect(slots.prefix(8).contains { $0 != 0 })
    }
  }

  @Test func aPageTakesNinetyInAHundredAndRefusesTheImpossible() {
    var random = Sequence64(state: 7)
    var page = IndexPage(number: 0)
    var taken = 0
    for offset in 0..<600 {
      if !page.insert(Position(hash: random.next(), pages: 1), offset: 8 * (offset + 512)) { break }
      taken += 1
    }
    #expect(taken > 460 && taken <= 504)
  }

  /// Numbers chosen so that all land on one page: more pages are made until they fit.
  @Test func anOverfullPageIsBegunAgainWithMorePages() throws {
    let hash = KeyHash(seed: testSeed)
    var customers: [Customer] = []
    var value = 0
    while customers.count < 520 {
      value += 1
      let one = try number("\(value)")
      // 520 numbers make two pages; all of these belong to the first.
      guard Position(hash: hash(one.key), pages: 2).page == 0 else { continue }
      var customer = Customer(id: UInt32(customers.count + 1))
      customer.numbers = [one]
      customers.append(customer)
    }
    let index = try makeIndex(customers)
    #expect(index.pages > 2)
    #expect(index.firstDamage() == nil)
    for customer in customers {
      #expect(index.answer(customer.numbers[0]) == .found([customer], total: 1, truncated: false))
    }
  }

  /// SipHash-1-3 against the hash of `bytes` in CPython 3.11, whose key is zero under PYTHONHASHSEED=0.
  @Test(arguments: [
    (UInt64(0), UInt64(0xBD60_ACB6_58C7_9E45)), (1, 0x1E9F_7341_61D6_2DD9),
    (0x0706_0504_0302_0100, 0xEAD4_11E6_7EBE_2EEA),
  ])
  func theHashIsSipHash13(key: UInt64, value: UInt64) {
    #expect(KeyHash(seed: [UInt8](repeating: 0, count: 16))(key) == value)
  }
}
