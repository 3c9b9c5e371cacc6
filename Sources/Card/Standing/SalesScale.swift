public import Directory

/// What customers spend, compared: in the last year where the list tells of it, else in all. The one place where money
/// speaks, and it says nothing about loyalty. The index holds the percentiles, so a rank costs a few comparisons on any
/// list.
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

  private let amounts: Percentiles

  /// The scale of an index's customers.
  public init(_ amounts: Percentiles) { self.amounts = amounts }

  /// How many customers it compares; 0: nothing can be said.
  public var count: Int { amounts.count }

  /// The rank of an amount. Equal amounts have equal ranks; who has spent nothing is C.
  public func rank(_ amount: UInt64, _ definitions: Definitions = Definitions()) -> Rank {
    guard amount > 0 else { return .c }
    let (s, a, b) = (definitions.salesS, definitions.salesA, definitions.salesB)
    if amounts.first(s, have: amount) { return .s }
    if amounts.first(s + a, have: amount) { return .a }
    return amounts.first(s + a + b, have: amount) ? .b : .c
  }

  /// The rank of a customer; nil where the list says no amount, or compares none.
  public func rank(_ customer: Customer, _ definitions: Definitions) -> Rank? {
    count > 0 ? customer.sales.map { rank($0, definitions) } : nil
  }

  /// M of RFM: 5 for the first fifth by money … 1 for the last.
  public func fifth(_ amount: UInt64) -> Int {
    5 - ([20, 40, 60, 80].firstIndex { amounts.first($0, have: amount) } ?? 4)
  }
}
