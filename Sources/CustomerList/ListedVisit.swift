public import Directory

/// A row that stands for one visit or sale.
public struct ListedVisit: Sendable, Equatable {
  /// The shop's number of the customer; empty when the row has none.
  public var code = SafeText.empty
  /// The heading of the column of such numbers, folded.
  var codeHeading = ""
  /// The customer's telephone number, where the row has one.
  public var number: PhoneNumber?
  /// Who it was.
  public var name = SafeText.empty
  /// The reading of the name.
  public var kana = SafeText.empty
  /// The visit.
  public var visit: Visit
  /// What the row takes back of what the day brought: money that was given back, or a price cut. Such a row is no visit.
  public var refund: UInt64?

  /// A visit of nobody known.
  public init(_ visit: Visit) { self.visit = visit }
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
    var visit = Visit(day: day)
    (visit.amount, visit.items, visit.staff) = (customer.total, customer.lastOrder, customer.staff)
    (visit.part, visit.party) = (row.part, row.party)
    var listed = ListedVisit(visit)
    listed.codeHeading = codeHeadings.first?.heading ?? ""
    (listed.code, listed.number) = (customer.code, customer.numbers.first)
    (listed.name, listed.kana, listed.refund) = (customer.name, customer.kana, row.refund)
    return (listed, row.refund == nil ? row.mends : row.mends.subtracting([.amountLeftOut]))
  }
}
