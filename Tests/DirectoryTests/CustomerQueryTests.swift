import Testing

@testable import Directory

@Suite struct CustomerQueryTests {
  private static func index() throws -> Index {
    let rows: [(String, String, [String])] = [
      ("山田 太郎", "ヤマダ タロウ", ["0312345678"]), ("山田 花子", "やまだ はなこ", ["09011115678", "0699990000"]),
      ("Smith John", "スミス ジョン", ["00442079460123"]), ("五島", "ゴトウ", ["117"]), ("後藤", "", []),
    ]
    var customers: [Customer] = []
    for (number, row) in rows.enumerated() {
      var customer = Customer(id: UInt32(number + 1))
      customer.name = SafeText(row.0)
      customer.kana = SafeText(row.1)
      customer.numbers = row.2.compactMap { PhoneNumber(digits: $0) }
      customers.append(customer)
    }
    return try Index(Octets(IndexWriter.index(of: customers, seed: [1, 2, 3], generation: 1)))
  }

  @Test(arguments: [
    ("5678", [1, 2]), ("１１１１－５６７８", [2]), ("12345678", [1]), ("0312345678", [1]), ("0000", [2]), ("0123", [3]),
    ("00312345678", []), ("9999", []), ("山田", [1, 2]), ("山田太", [1]), ("山田 太", [1]), ("やまだ", [1, 2]),
    ("ヤマダハナ", [2]), ("だ　は", [2]), ("smith", [3]), ("SMITH J", [3]), ("ゴとう", [4]), ("後", [5]), ("島", [4]),
    ("山田太郎太郎", []), ("x", []), ("む", []),
  ])
  func customersAreFound(text: String, expected: [Int]) throws {
    let query = try #require(CustomerQuery(text))
    let found = try Self.index().find(query, limit: 10)
    #expect(found.customers.map { Int($0.id) } == expected && found.total == expected.count)
  }

  @Test(arguments: ["", " ", "123", "0-1-2", "\u{200B}", "\u{1B}"])
  func nothingToLookForIsNoQuery(text: String) {
    #expect(CustomerQuery(text) == nil)
  }

  @Test func moreThanTheLimitAreCounted() throws {
    let query = try #require(CustomerQuery("山田"))
    let found = try Self.index().find(query, limit: 1)
    #expect(found.customers.map(\.id) == [1] && found.total == 2)
  }

  /// The benchmark's floor reads what a lookup reads: the slot, and the record that holds the number.
  @Test func theFloorsReadsLeadToTheRecord() throws {
    var index = try Self.index()
    for (digits, keys) in [("0312345678", UInt64(1)), ("0699990000", 2)] {
      let number = try #require(PhoneNumber(digits: digits))
      let found = index.dependentReads(for: number.key)
      let reads = try #require(found)
      let word = index.perform(reads, after: 0)
      #expect(word >> 24 & 0xFF == keys && word >> 18 & 0x3F == 0)
    }
    let unknown = index.dependentReads(for: 1)
    #expect(unknown == nil)
  }
}
