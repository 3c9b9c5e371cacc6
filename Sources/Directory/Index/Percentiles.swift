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
///
///     feed ─► waiting, 65,536 at most ─► sorted, and merged into the counts: no amount is looked for in a large table
public struct AmountTally: Sendable {
  /// Amounts that are told apart: 2 MB (our choice).
  static let most = 1 << 17
  /// Amounts that are sorted at once: half a megabyte (our choice).
  private static let mostWaiting = 1 << 16
  /// Each amount with its count, ascending.
  private var counts: [(amount: UInt64, count: Int)] = []
  private var shift: UInt64 = 0
  private var waiting: [UInt64] = []

  /// Nothing yet.
  public init() {}

  /// One more customer's amount.
  public mutating func feed(_ amount: UInt64) {
    waiting.append(amount)
    if waiting.count == Self.mostWaiting { settle() }
  }

  /// The percentiles of what was fed. Of amounts that are not told apart, the least stands for all.
  public var percentiles: Percentiles {
    var tally = self
    tally.settle()
    let count = tally.counts.reduce(0) { $0 + $1.count }
    var (amounts, passed) = ([UInt64](), 0)
    for (amount, more) in tally.counts.reversed() {
      passed += more
      // The p-th is that of the customer with whom p per cent are full.
      while amounts.count < Percentiles.parts, passed * Percentiles.parts >= (amounts.count + 1) * count {
        amounts.append(amount << tally.shift)
      }
    }
    return Percentiles(count: count, amounts: amounts)
  }

  /// Merges what waits into the counts.
  private mutating func settle() {
    var merged: [(amount: UInt64, count: Int)] = []
    merged.reserveCapacity(counts.count + waiting.count)
    func add(_ amount: UInt64, _ count: Int) {
      if let last = merged.last, last.amount == amount {
        merged[merged.count - 1].count += count
      } else {
        merged.append((amount, count))
      }
    }
    var next = 0
    for amount in waiting.sorted(byNumber: { $0 }) {
      while next < counts.count, counts[next].amount <= amount >> shift {
        add(counts[next].amount, counts[next].count)
        next += 1
      }
      add(amount >> shift, 1)
    }
    for (amount, count) in counts[next...] { add(amount, count) }
    waiting.removeAll(keepingCapacity: true)
    counts = merged
    while counts.count > Self.most {
      shift += 1
      merged.removeAll(keepingCapacity: true)
      for (amount, count) in counts { add(amount >> 1, count) }
      counts = merged
    }
  }
}
