/// The amounts of all customers, compared by a hundred of them: enough to say of any amount to which hundredth it
/// belongs, in one comparison, however long the list is.
///
///     all amounts, the largest first   ████████████████████████████████
///                                       ▲1 ▲2 ▲3 …                  ▲100     the least amount of the first p per cent
public struct Percentiles: Equatable, Sendable {
  /// How many there are.
  static let parts = 100
  /// Customers whose amount is known.
  public let count: Int
  /// The least amount of the first 1, 2, … 100 per cent, by money; empty when no amount is known.
  let amounts: [UInt64]

  /// Of a list that has no amounts.
  public static let none = Percentiles(count: 0, amounts: [])

  /// Empty unless there are a hundred amounts, in descending order.
  init(count: Int, amounts: [UInt64]) {
    let isSound =
      count > 0 && amounts.count == Self.parts && zip(amounts, amounts.dropFirst()).allSatisfy { $0 >= $1 }
    (self.count, self.amounts) = isSound ? (count, amounts) : (0, [])
  }

  /// Whether fewer than `percent` (0–100) of the customers have more than this amount.
  public func first(_ percent: Int, have amount: UInt64) -> Bool {
    guard percent > 0, let least = amounts[..<min(percent, amounts.count)].last else { return false }
    return amount >= least
  }
}

/// Counts amounts in any order, in bounded memory, until their percentiles are asked for. Amounts are told apart to the
/// unit as long as no more than 131,072 of them differ; beyond that, twice as coarsely each time there are again too
/// many. A million customers who spent up to two million each are told apart to 16, and nobody argues about 16 yen.
public struct AmountTally: Sendable {
  /// Amounts that are told apart: 4 MB (our choice).
  static let most = 1 << 17
  private var counts: [UInt64: UInt32] = [:]
  private var shift: UInt64 = 0
  private var count = 0

  /// Nothing yet.
  public init() {}

  /// One more customer's amount.
  public mutating func feed(_ amount: UInt64) {
    count += 1
    counts[amount >> shift, default: 0] &+= 1
    while counts.count > Self.most {
      shift += 1
      var coarser: [UInt64: UInt32] = [:]
      coarser.reserveCapacity(Self.most)
      for (amount, count) in counts { coarser[amount >> 1, default: 0] &+= count }
      counts = coarser
    }
  }

  /// The percentiles of what was fed. Of amounts that are not told apart, the least stands for all.
  public var percentiles: Percentiles {
    var (amounts, passed) = ([UInt64](), 0)
    for (amount, count) in counts.sorted(by: { $0.key > $1.key }) {
      passed += Int(count)
      // The p-th is that of the customer with whom p per cent are full.
      while amounts.count < Percentiles.parts,
        passed * Percentiles.parts >= (amounts.count + 1) * self.count
      {
        amounts.append(amount << shift)
      }
    }
    return Percentiles(count: count, amounts: amounts)
  }
}
