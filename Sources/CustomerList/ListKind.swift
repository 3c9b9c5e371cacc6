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
  /// nothing that only a customer has: not how often he came, and, unless money, goods or the party are told, no
  /// birthday or address either. In a list of customers that day is the last visit.
  static func of(_ headings: [String]) -> (kind: ListKind, fields: [ListField?]) {
    let known = NameParts.told(headings)
    var fields = settled(headings, known)
    let isSale = fields.contains(.amount) || fields.contains(.items)
    if !fields.contains(.visitDay), isSale || fields.contains(.total),
      let day = headings.firstIndex(where: { days.contains(Folding.heading($0)) }), fields[day] == nil
    {
      fields[day] = .visitDay
    }
    guard fields.contains(.visitDay) else {
      return (.customers, lending(fields, known).map(ofCustomers))
    }
    let isOfCustomers =
      !counts.isDisjoint(with: fields)
      || (!isSale && !fields.contains(.party) && !particulars.isDisjoint(with: fields))
    if isOfCustomers {
      if !fields.contains(.lastVisit) { fields = fields.map { $0 == .visitDay ? .lastVisit : $0 } }
      return (.customers, lending(fields, known).map(ofCustomers))
    }
    // What is elsewhere the sum of a customer's visits is here the sum of one; beside the row's own it is that of
    // several rows.
    let sum: ListField = fields.contains(.amount) ? .ignored : .amount
    fields = fields.map { $0 == .total ? sum : $0 }
    if fields.filter({ $0 == .code }).count > 1 {
      // Beside a customer's number, a number without a name is the row's own.
      fields = zip(headings, fields).map { $1 == .code && rows.contains(Folding.heading($0)) ? .ignored : $1 }
    }
    return (.visits, fields.contains(.code) ? fields : lending(fields, known))
  }

  /// Gives the fields that nobody has to the columns that have them where no other has: the telephone to all of them, the
  /// name to the first, with what else they say of the same person.
  private static func lending(_ fields: [ListField?], _ known: [ListField.Known]) -> [ListField?] {
    func isFree(_ group: Set<ListField?>) -> Bool { group.isDisjoint(with: fields) }
    let lenders = isFree(names) ? known.filter { names.contains($0.lent) } : []
    // Whoever has things sent somewhere calls.
    let name = lenders.first { !$0.whose.suffix(3).elementsEqual("先".utf8) } ?? lenders.first
    let person = (name == nil ? [] : names).union(isFree(readings) ? readings : [])
    return zip(fields, known).map { field, known in
      guard field == nil, let lent = known.lent else { return field }
      if lent == .phone { return isFree([.phone]) ? .phone : nil }
      return person.contains(lent) && known.whose == name?.whose ?? [] ? lent : nil
    }
  }

  private static let names: Set<ListField?> = [.name, .familyName, .givenName]
  private static let readings: Set<ListField?> = [.kana, .familyKana, .givenKana]

  /// The fields of single headings, as far as the others bear them out.
  private static func settled(_ headings: [String], _ known: [ListField.Known]) -> [ListField?] {
    let folded = headings.map { Folding.heading($0) }
    let whole = Set(zip(folded, known).compactMap { $1.isWhole && !nicknames.contains($0) ? $1.field : nil })
    let lastName = folded.indices.last {
      known[$0].field == .name && known[$0].lent == nil && !nicknames.contains(folded[$0])
    }
    let hasAddress = zip(folded, known).contains { $1.field == .address && !isElsewhere($0) }
    let hasMonth = known.contains { $0.field == .birthMonth }
    let areAllergens = ListAnswer.areAllergens(folded)
    return zip(folded.indices, known).map { column, known in
      if areAllergens, ListAnswer.allergens.contains(folded[column]) { return .safety }
      if known.lent != nil { return nil }
      switch known.field {
      case .name where column < lastName ?? 0 && nicknames.contains(folded[column]): return nil
      case .label:
        // A label has its value right behind it.
        let next = column + 1 < folded.count ? folded[column + 1] : ""
        return ListField.labelled(folded[column]).map { next.hasPrefix($0) } ?? false ? .label : nil
      case .address: return hasAddress && isElsewhere(folded[column]) ? nil : .address
      // 誕生年, 誕生月, 誕生日: the third is a day of the month, not a date.
      case .birthday where hasMonth && isDayOfBirth(folded[column]): return .birthDay
      case let field?:
        if !known.isWhole, whole.contains(field), !field.gathers { return nil }
        return field
      case nil: return nil
      }
    }
  }

  /// What somebody calls himself, which goes before no name behind it.
  private static let nicknames: Set<String> = ["表示名", "displayname"]

  /// Where the customer works, or has things sent to.
  private static func isElsewhere(_ folded: String) -> Bool {
    elsewhere.contains { Folding.holds(Array(folded.utf8), $0) }
  }

  private static let elsewhere = ["先住所", "会社住所", "職場住所"].map { Array($0.utf8) }

  private static func isDayOfBirth(_ folded: String) -> Bool { folded.hasSuffix("誕生日") || folded == "birthday" }

  /// Headings that name the day of a visit only beside money or goods.
  private static let days: Set<String> = ["日付", "日時", "日", "年月日", "date", "datetime", "createdat", "paidat"]
  private static let rows: Set<String> = ["id", "no", "no.", "code", "管理番号"]
  private static let ofVisits: Set<ListField?> = [.visitDay, .amount, .items, .party, .dayPart, .status]
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
