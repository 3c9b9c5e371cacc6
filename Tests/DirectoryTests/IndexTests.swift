import Foundation
import Testing

@testable import Directory

/// A generator whose course is known, so that every run tests the same.
struct Sequence64: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

let testSeed = [UInt8](0..<16)

func number(_ digits: String) throws -> PhoneNumber { try #require(PhoneNumber(digits: digits)) }

func makeIndex(_ customers: [Customer], seed: [UInt8] = testSeed) throws -> Index {
  try Index(Octets(IndexWriter.index(of: customers, seed: seed, generation: 7)))
}

extension Index {
  /// What a reader that has verified nothing yet says.
  func answer(_ number: PhoneNumber) -> Answer {
    var reader = self
    return reader.lookup(number)
  }
}

/// Every field filled.
func whole(_ id: UInt32, _ digits: [String]) throws -> Customer {
  var customer = Customer(id: id)
  customer.code = SafeText("C-\(id)")
  customer.name = SafeText("山田 花子\(id)")
  customer.kana = SafeText("ヤマダ ハナコ")
  customer.address = SafeText("東京都千代田区丸の内1-1")
  customer.note = SafeText("窓側")
  customer.likes = SafeText("赤ワイン")
  customer.safety = SafeText("えび、かに")
  customer.safetyConfirmed = Day(year: 2024, month: 4, day: 1)
  customer.staff = SafeText("佐藤")
  customer.numbers = try digits.map(number)
  customer.visits = 12
  customer.firstVisit = Day(year: 2019, month: 5, day: 1)
  customer.lastVisit = Day(year: 2024, month: 2, day: 29)
  customer.nextBooking = Day(year: 2024, month: 6, day: 1)
  customer.birthday = Day(year: 1, month: 6, day: 15)
  customer.total = 123_456
  customer.referrals = 3
  customer.visitDays = [19_000, 19_040].map(Day.init(number:))
  customer.lastOrder = SafeText("特上握り 2")
  var newest = Visit(day: Day(number: 19_040))
  (newest.part, newest.party, newest.amount) = (.evening, 4, 31_000)
  (newest.staff, newest.items) = (SafeText("佐藤"), SafeText("特上握り 2"))
  customer.latestVisits = [newest, Visit(day: Day(number: 19_000))]
  customer.yearTotal = 0
  customer.landmark = SafeText("赤い屋根")
  customer.delivery = SafeText("裏口から")
  customer.anniversaries = [("結婚記念日", 2015, 7, 24), ("", 4, 2, 29)].compactMap { title, year, month, day in
    Day(year: year, month: month, day: day).map {
      Customer.Anniversary(title: SafeText(title), day: $0)
    }
  }
  customer.details = [("性別", "女"), ("", "棚 B-12"), ("車名", "")].map { title, text in
    Customer.Detail(title: SafeText(title), text: SafeText(text))
  }
  return customer
}

@Suite struct IndexTests {
  @Test func everyFieldComesBack() throws {
    let customers = [try whole(1, ["0312345678", "09012345678"]), Customer(id: 2)]
    let index = try makeIndex(customers)
    #expect(try index.answer(number("0312345678")) == .found([customers[0]], total: 1, truncated: false))
    #expect(try index.answer(number("09012345678")) == .found([customers[0]], total: 1, truncated: false))
    #expect(try index.answer(number("0312345679")) == .notFound)
    #expect(index.records().compactMap(index.customer(at:)) == customers)
    #expect(index.facts.customers == 2 && index.facts.numbers == 2 && index.facts.generation == 7)
    #expect(index.firstDamage() == nil)
  }

  /// More visits than a page shows are not kept, and an amount or a text at its limit comes back as it was.
  @Test func singleVisitsAreBounded() throws {
    var customer = Customer(id: 1)
    customer.numbers = [try number("0312345678")]
    for ago in 0..<5 as Range<Int32> {
      var visit = Visit(day: Day(number: 20_000 - ago))
      visit.part = DayPart.allCases[Int(ago) % 3]
      let amounts: [UInt64] = [0, 1, .max - 1]
      let parties: [UInt16?] = [1, nil, 9_999]
      (visit.amount, visit.party) = (amounts[Int(ago) % 3], parties[Int(ago) % 3])
      visit.staff = SafeText(String(repeating: "長", count: 64))
      visit.items = SafeText(String(repeating: "a\u{301}\u{302}", count: Int(ago) * 20))
      customer.latestVisits.append(visit)
    }
    customer.yearTotal = .max - 1
    guard case .found(let found, _, _) = try makeIndex([customer]).answer(number("0312345678")) else {
      Issue.record("not found")
      return
    }
    customer.latestVisits.removeLast(2)
    #expect(found == [customer])
  }

  @Test func anEmptyListIsAnIndexToo() throws {
    let index = try makeIndex([])
    #expect(try index.answer(number("0312345678")) == .notFound)
    #expect(index.firstDamage() == nil)
  }

  @Test func answersAreThoseOfADictionary() throws {
    var random = Sequence64(state: 1)
    for count in [1, 2, 383, 385, 3_000] {
      var customers: [Customer] = []
      var expected: [PhoneNumber: [UInt32]] = [:]
      for id in 1...UInt32(count) {
        var customer = Customer(id: id)
        customer.name = SafeText(String(repeating: "n", count: Int.random(in: 0...60, using: &random)))
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          // A narrow range, so that some numbers are shared.
          let value = Int.random(in: 0..<count * 20, using: &random)
          let one = try number("0\(value)")
          if customer.numbers.contains(one) { continue }
          customer.numbers.append(one)
          expected[one, default: []].append(id)
        }
        customers.append(customer)
      }
      var index = try makeIndex(customers)
      #expect(index.facts.numbers == expected.count)
      #expect(index.firstDamage() == nil)
      for value in 0..<min(count * 20, 20_000) {
        let one = try number("0\(value)")
        switch index.lookup(one) {
        case .found(let found, let total, let truncated):
          #expect(found.map(\.id) == expected[one] && total == found.count && !truncated)
        case .notFound: #expect(expected[one] == nil)
        case .damaged(let offset): Issue.record("damaged at \(offset)")
        }
      }
    }
  }

  @Test func theMostRecentVisitComesFirstAndTheCountIsWhole() throws {
    var customers: [Customer] = []
    for id in 1...UInt32(100) {
      var customer = Customer(id: id)
      customer.numbers = [try number("0312345678")]
      customer.lastVisit = id == 50 ? nil : Day(number: 18_000 + Int32(id * 37 % 101))
      customers.append(customer)
    }
    let index = try makeIndex(customers)
    guard case .found(let found, let total, let truncated) = try index.answer(number("0312345678")) else {
      Issue.record("not found")
      return
    }
    #expect(found.count == 64 && total == 100 && truncated)
    let days = found.map { $0.lastVisit?.number ?? 0 }
    #expect(days == days.sorted(by: >))
    #expect(days.first == 18_100)
    #expect(index.facts.groups == 1)
  }

  @Test func theSameSeedGivesTheSameFile() throws {
    let customers = try (1...50).map { try whole(UInt32($0), ["09000000\(100 + $0)"]) }
    let first = try IndexWriter.index(of: customers, seed: testSeed, generation: 1)
    #expect(try IndexWriter.index(of: customers, seed: testSeed, generation: 1) == first)
    #expect(
      try IndexWriter.index(of: customers, seed: [UInt8](repeating: 9, count: 16), generation: 1) != first)
  }

  @Test func tooManyNumbersForOneCustomerAreRefused() throws {
    var customer = Customer(id: 3)
    customer.numbers = try (0..<256).map { try number("09\(100_000_000 + $0)") }
    #expect(throws: IndexWriter.Fault.record(3)) { _ = try makeIndex([customer]) }
    customer.numbers.removeLast()
    let index = try makeIndex([customer])
    #expect(try index.answer(number("09100000254")) == .found([customer], total: 1, truncated: false))
  }

  @Test func recordsLongerThanAPageStandWhole() throws {
    var customers: [Customer] = []
    for id in 1...UInt32(20) {
      var customer = try whole(id, (0..<200).map { "09\(id)\(100_000 + $0)" })
      let long = SafeText(String(repeating: "長", count: 64))
      (customer.name, customer.note, customer.likes, customer.safety) = (long, long, long, long)
      (customer.address, customer.staff) = (long, long)
      customers.append(customer)
    }
    let index = try makeIndex(customers)
    #expect(index.firstDamage() == nil)
    for customer in customers {
      #expect(index.answer(customer.numbers[199]) == .found([customer], total: 1, truncated: false))
    }
    #expect(index.records().compactMap(index.customer(at:)) == customers)
  }

  /// Published values: RFC 3720 B.4 and the reference implementation's vectors, and SipHash-1-3 as CPython 3.11 has it.
  @Test func theCheckIsCRC32C() {
    #expect(CRC32C.of(Array("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.of([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.of([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.of([UInt8](0..<32)) == 0x46DD_794E)
    #expect(CRC32C.of([]) == 0)
  }

  /// The processor's instruction, where there is one, and the tables are one sum: at every length up to the longest
  /// that is taken at once and some more, and at every place in a word.
  @Test func instructionAndTablesAgree() {
    var random = Sequence64(state: 11)
    let octets = (0..<2_200).map { _ in UInt8.random(in: 0...255, using: &random) }
    for length in 0..<2_100 {
      let start = length % 9
      var (fast, slow) = (CRC32C(), CRC32C())
      fast.feed(octets, in: start..<start + length)
      octets.withUnsafeBytes { slow.feed(table: UnsafeRawBufferPointer(rebasing: $0[start..<start + length])) }
      #expect(fast.value == slow.value, "length \(length)")
      fast.feed(0x0807_0605_0403_0201)
      [UInt8](1...8).withUnsafeBytes { slow.feed(table: $0) }
      #expect(fast.value == slow.value, "length \(length) and a word")
    }
  }
}

/// The worked example of the specification is what the writer writes.
@Suite struct IndexFormatPageTests {
  @Test func theExampleIsTheFile() throws {
    var first = Customer(id: 1)
    (first.code, first.name, first.visits) = (SafeText("A1"), SafeText("Yamada"), 12)
    first.lastVisit = Day(year: 2024, month: 2, day: 29)
    var second = Customer(id: 2)
    (second.code, second.name) = (SafeText("A2"), SafeText("Sato"))
    first.numbers = [try number("0312345678")]
    second.numbers = first.numbers
    var rest = try IndexWriter.index(of: [first, second], seed: testSeed, generation: 1)
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appendingPathComponent("../../Sources/Directory/Directory.docc/IndexFormat.md"),
      encoding: .utf8)
    var shown = 0
    for line in page.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].utf8.count == 6, let offset = Int(parts[0], radix: 16) else { continue }
      let octets = parts[1].split(separator: " ").compactMap { UInt8($0, radix: 16) }
      #expect(Array(rest[offset..<offset + octets.count]) == octets, "\(line)")
      for at in offset..<offset + octets.count { rest[at] = 0 }
      shown += octets.count
    }
    #expect(shown > 300)
    #expect(rest.allSatisfy { $0 == 0 }, "what the page does not show is zero")
  }
}
