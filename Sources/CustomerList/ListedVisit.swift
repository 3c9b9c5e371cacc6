public import Directory

/// A row that stands for one visit or sale.
public struct ListedVisit: Sendable, Equatable {
  /// The shop's number of the customer; empty when the row has none.
  public var code = SafeText.empty
  /// The customer's telephone number, where the row has one.
  public var number: PhoneNumber?
  /// Who it was.
  public var name = SafeText.empty
  /// The reading of the name.
  public var kana = SafeText.empty
  /// When.
  public var day: Day
  /// What it brought.
  public var amount: UInt64?
  /// What it was about.
  public var items = SafeText.empty

  /// A visit of nobody known on a day.
  public init(day: Day) { self.day = day }
}

extension ListColumns {
  /// The visit that a row tells of, and what was mended in it. Refuses a row without a day, or without somebody.
  public func visit(_ octets: [UInt8]) throws(ListFault) -> (visit: ListedVisit, mends: Set<ListMend>) {
    var customer = Customer(id: 0)
    let row = read(octets, into: &customer)
    if let fault = row.fault(customer), fault != .nobody { throw fault }
    // The days of an index are counted from 1970.
    guard let day = customer.lastVisit, day.number > 0 else { throw .visitWithoutDay }
    guard !customer.code.isEmpty || !customer.numbers.isEmpty else { throw .visitOfNobody }
    var visit = ListedVisit(day: day)
    (visit.code, visit.number) = (customer.code, customer.numbers.first)
    (visit.name, visit.kana) = (customer.name, customer.kana)
    (visit.amount, visit.items) = (customer.total, customer.lastOrder)
    return (visit, row.mends)
  }
}
