import Testing

@testable import Directory

@Suite struct PercentilesTests {
  @Test func theIndexKeepsThem() throws {
    var tally = AmountTally()
    let customers = try (1...250).map { id in
      var customer = Customer(id: UInt32(id))
      customer.numbers = [try number("03\(10_000_000 + id)")]
      // One in five without an amount.
      if id % 5 > 0 {
        customer.total = UInt64(id * 7919 % 1000)
        tally.feed(UInt64(id * 7919 % 1000))
      }
      return customer
    }
    let index = try makeIndex(customers)
    #expect(index.facts.amounts == tally.percentiles)
    #expect(index.facts.amounts.count == 200)
    #expect(index.firstDamage() == nil)
    #expect(try makeIndex([Customer(id: 1)]).facts.amounts == .none)
  }

  @Test func aListOfOtherAmountsIsAnotherList() throws {
    func index(_ total: UInt64) throws -> Index {
      var customer = Customer(id: 1)
      (customer.numbers, customer.total) = ([try number("0312345678")], total)
      return try makeIndex([customer])
    }
    #expect(IndexComparison(old: try index(1), new: try index(1)).isSame)
    #expect(!IndexComparison(old: try index(1), new: try index(2)).isSame)
  }

  /// With more amounts than are told apart, an answer is off by no more than the step.
  @Test func tooManyAmountsAreCountedInSteps() {
    var tally = AmountTally()
    let count = AmountTally.most + 1000
    for amount in 0..<count { tally.feed(UInt64(amount)) }
    let percentiles = tally.percentiles
    #expect(percentiles.count == count)
    for percent in 1...100 {
      let exact = count - (percent * count + 99) / 100
      let amount = Int(percentiles.amounts[percent - 1])
      #expect(amount == exact & ~1, "\(percent): \(amount), exactly \(exact)")
    }
  }

  @Test func oneHugeAmountDoesNoHarm() {
    var tally = AmountTally()
    for amount in [UInt64.max, 0, 1] { tally.feed(amount) }
    #expect(tally.percentiles.amounts.first == .max && tally.percentiles.amounts.last == 0)
  }

  static let unsound: [(count: Int, amounts: [UInt64])] = [
    (0, [UInt64](repeating: 1, count: 100)), (-1, [UInt64](repeating: 1, count: 100)), (5, [1, 2]), (5, []),
    (5, (1...100).map { UInt64($0) }),
  ]

  @Test func whatIsNoScaleSaysNothing() {
    for (count, amounts) in Self.unsound {
      let percentiles = Percentiles(count: count, amounts: amounts)
      #expect(percentiles == .none)
      for percent in [-1, 0, 50, 100, 101] { #expect(!percentiles.first(percent, have: .max)) }
    }
  }
}
