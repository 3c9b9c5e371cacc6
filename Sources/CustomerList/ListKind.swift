import Directory

/// What a row of a list stands for.
public enum ListKind: Sendable, Equatable {
  /// A customer.
  case customers
  /// One visit or sale; who it was is told by a customer number or a telephone number.
  case visits
}

extension ListKind {
  /// The fields of all columns, and what the rows are. A list is one of visits when its rows have a day of their own and
  /// nothing that only a customer has: not how often he came, and, unless money or goods are told, no birthday or
  /// address either. In a list of customers that day is the last visit.
  static func of(_ headings: [String]) -> (kind: ListKind, fields: [ListField?]) {
    var fields = headings.map { ListField.of($0) }
    if fields.contains(.birthYear) || fields.contains(.birthMonth) {
      // 誕生年, 誕生月, 誕生日: the third is a day of the month, not a date.
      fields = fields.map { $0 == .birthday ? .birthDay : $0 }
    }
    let isSale = fields.contains(.amount) || fields.contains(.items)
    if !fields.contains(.visitDay), isSale || fields.contains(.total),
      let day = headings.firstIndex(where: { days.contains(Folding.heading($0)) }), fields[day] == nil
    {
      fields[day] = .visitDay
    }
    guard fields.contains(.visitDay) else { return (.customers, fields.map(ofCustomers)) }
    let isOfCustomers =
      !counts.isDisjoint(with: fields) || (!isSale && !particulars.isDisjoint(with: fields))
    if isOfCustomers {
      if !fields.contains(.lastVisit) { fields = fields.map { $0 == .visitDay ? .lastVisit : $0 } }
      return (.customers, fields.map(ofCustomers))
    }
    // What is elsewhere the sum of a customer's visits is here the sum of one.
    if !fields.contains(.amount) { fields = fields.map { $0 == .total ? .amount : $0 } }
    if fields.filter({ $0 == .code }).count > 1 {
      // Beside a customer's number, a number without a name is the row's own.
      fields = zip(headings, fields).map { $1 == .code && rows.contains(Folding.heading($0)) ? .ignored : $1 }
    }
    return (.visits, fields)
  }

  /// Headings that name the day of a visit only beside money or goods.
  private static let days: Set<String> = ["日付", "日時", "日", "年月日", "date", "datetime", "createdat", "paidat"]
  private static let rows: Set<String> = ["id", "no", "no.", "code", "管理番号"]
  private static let ofVisits: Set<ListField?> = [.visitDay, .amount, .items, .party, .dayPart]
  private static let counts: Set<ListField?> = [.visits, .firstVisit, .lastVisit, .referrals]
  private static let particulars: Set<ListField?> = [
    .address, .birthday, .birthYear, .birthMonth, .likes, .safety, .safetyConfirmed, .nextBooking, .landmark,
    .delivery, .anniversary, .lastOrder,
  ]

  /// A field that only visits have is, in a list of customers, a column of its own making.
  private static func ofCustomers(_ field: ListField?) -> ListField? {
    ofVisits.contains(field) ? nil : field
  }
}
