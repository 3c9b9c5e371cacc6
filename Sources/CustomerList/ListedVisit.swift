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
  /// What is dangerous to the customer.
  public var safety = SafeText.empty
  /// The visit.
  public var visit: Visit
  /// What the row takes back of what the day brought: money that was given back, or a price cut. Such a row is no visit.
  public var refund: UInt64?

  /// A visit of nobody known.
  public init(_ visit: Visit) { self.visit = visit }
}

extension ListColumns {
  /// The visit that a row tells of, and what was mended in it. Refuses a row without a day, or without somebody, and
  /// one that says that nobody came.
  public func visit(
    _ octets: [UInt8], today: Day? = nil
  ) throws(ListFault) -> (visit: ListedVisit, mends: Set<ListMend>) {
    var customer = Customer(id: 0)
    var row = read(octets, today: today, into: &customer)
    if row.isCancelled { throw .cancelled }
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
    listed.safety = customer.safety
    if customer.numbers.count > 1 { row.mends.insert(.visitNumberLeftOut) }
    return (listed, row.refund == nil ? row.mends : row.mends.subtracting([.amountLeftOut]))
  }
}

extension ColumnMap {
  /// The columns as the rows of a list say them: of a visit is kept who it was, what is dangerous, and the visit.
  public func told(by kind: ListKind?) -> ColumnMap {
    guard kind == .visits else { return self }
    let fields = fields.map { field in
      field.map { ListField.saidByVisits.contains($0) } ?? false ? field : .ignored
    }
    return ColumnMap(headings: headings, fields: fields)
  }
}

extension ListField {
  /// What a row of one visit can say.
  fileprivate static let saidByVisits: Set<ListField> = [
    .label, .code, .name, .familyName, .givenName, .kana, .familyKana, .givenKana, .company, .phone, .safety,
    .visitDay, .dayPart, .party, .status, .amount, .total, .items, .lastOrder, .staff, .lastVisit, .erase,
    .ignored,
  ]
}
