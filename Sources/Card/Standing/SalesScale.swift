/// What customers spend, compared: the one place where money speaks, and it says nothing about loyalty.
public struct SalesScale: Equatable, Sendable {
  /// A customer's place by money.
  public enum Rank: String, Sendable, CaseIterable {
    /// The first tenth.
    case s = "S"
    /// The next two.
    case a = "A"
    /// The next three.
    case b = "B"
    /// The rest.
    case c = "C"
  }

  /// The amounts of all customers of whom one is known, the largest first.
  private let amounts: [UInt64]

  /// A scale of all customers' amounts, in any order.
  public init(_ amounts: [UInt64]) { self.amounts = amounts.sorted(by: >) }

  /// How many customers it compares.
  public var count: Int { amounts.count }

  /// The rank of an amount. Equal amounts have equal ranks; who has spent nothing is C.
  public func rank(_ amount: UInt64, _ definitions: Definitions = Definitions()) -> Rank {
    guard amount > 0, !amounts.isEmpty else { return .c }
    let before = above(amount) * 100
    let (s, a, b) = (definitions.salesS, definitions.salesA, definitions.salesB)
    if before < s * count { return .s }
    if before < (s + a) * count { return .a }
    return before < (s + a + b) * count ? .b : .c
  }

  /// M of RFM: 5 for the first fifth by money … 1 for the last.
  public func fifth(_ amount: UInt64) -> Int {
    guard count > 0 else { return 1 }
    return 5 - min(above(amount) * 5 / count, 4)
  }

  /// Customers who spent more; by halving, in about 20 steps for a million.
  private func above(_ amount: UInt64) -> Int {
    var (low, high) = (0, amounts.count)
    while low < high {
      let middle = low + (high - low) / 2
      if amounts[middle] > amount { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
