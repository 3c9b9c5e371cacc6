public import Directory

/// Which column of a list holds what, and how a row of it becomes a customer. Made once for a list and never changed; a
/// class, since every row asks it and none should copy it.
public final class ListColumns: Sendable {
  /// What a row is.
  public let kind: ListKind
  /// Which column is what, by its heading.
  public let map: ColumnMap
  /// Whether the first row was already a customer, because the list has no headings.
  public let firstRowIsCustomer: Bool
  /// The headings of the columns of customer numbers, folded.
  let codeHeadings: [(column: Int, heading: String)]
  let fields: [ListField?]
  /// Columns of a field that an earlier one has too, where the first counts.
  private let repeats: [Bool]
  private let addressParts: [AddressPart]
  private let titles: [SafeText]
  let headings: [String]
  /// Columns without a heading next to one of dangers, which may be meant by its heading.
  private let besideDanger: [Bool]
  /// Columns of telephone numbers behind which two more stand.
  private let splits: [Bool]
  /// Columns of one allergen each, by their headings.
  private let allergens: [Bool]
  let plan: NumberPlan
  /// Whether a row may not have cells beyond the headings.
  private let isStrict: Bool

  /// Takes the fields that `maps` remembers for these headings, or finds them by the headings. A first row with a whole
  /// telephone number in it is a customer, not headings: then the columns are told by what stands in them.
  ///
  /// `isCutByMarks`: rows can have cells in wrong places, and those with too many are refused.
  ///
  /// A list without a column by which a call or a customer number finds the person has `noNumberColumn`.
  public init(
    firstRow octets: [UInt8], plan: NumberPlan, maps: ColumnMaps = ColumnMaps(), isCutByMarks: Bool = false
  ) {
    let cells = octets.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self).trimmed
    }
    self.plan = plan
    var (kind, fields) = ListKind.of(cells)
    var map = ColumnMap(headings: cells, fields: fields)
    let headless = FirstRow.numbers(cells, plan)
    firstRowIsCustomer = headless.contains(true) && !fields.contains(.phone)
    if firstRowIsCustomer {
      kind = .customers
      fields = zip(cells, headless).map { $1 ? .phone : nil }
      for (column, field) in FirstRow.names(cells, numbers: headless) { fields[column] = field }
      map = ColumnMap(headings: cells.map { _ in "" }, fields: fields)
    } else if let remembered = maps.map(like: map) ?? maps.carried(to: map) {
      map = remembered
      fields = remembered.fields
      kind = fields.contains(.visitDay) ? .visits : .customers
    }
    (self.kind, self.map, self.fields) = (kind, map, fields)
    isStrict = isCutByMarks && !firstRowIsCustomer
    headings = firstRowIsCustomer ? cells.map { _ in "" } : cells
    codeHeadings = zip(headings.indices, headings).compactMap {
      fields[$0] == .code ? (column: $0, heading: Folding.heading($1)) : nil
    }
    repeats = fields.indices.map { column in
      guard let field = fields[column], !field.gathers else { return false }
      return fields[..<column].contains(field)
    }
    splits = fields.indices.map { fields[$0...].starts(with: [.phone, .phone, .phone]) }
    allergens = headings.map { ListAnswer.namesAllergen($0) }
    var heading: ListField?
    besideDanger = zip(headings, fields).map {
      if !$0.isEmpty { heading = $1 }
      return $0.isEmpty && $1 == nil && heading == .safety
    }
    addressParts = headings.map { AddressPart(heading: $0) }
    titles = map.headings.enumerated().map { $1.isEmpty ? SafeText("#\($0 + 1)") : $1 }
  }

  /// Why nobody could be found by such a list; nil when somebody can.
  public var refusal: ListRefusal? {
    if fields.contains(.phone) || kind == .visits && fields.contains(.code) { return nil }
    return .noNumberColumn(titles.prefix(12).map(\.string).joined(separator: " | "))
  }

  /// Puts what a row says, cells in UTF-8 with one NUL between two, into a customer of whom only the identity is known.
  /// A row that is known to be plain (`SafeText.isPlain`) takes less time. With `today`, nobody has left later.
  public func read(
    _ row: [UInt8], isPlain: Bool = false, today: Day? = nil, into customer: inout Customer
  ) -> ListedRow {
    var listed = ListedRow()
    var texts = ListedTexts(row, isPlain: isPlain)
    var cells = ListCells(row)
    while cells.advance(), cells.column < fields.count {
      if cells.isEmpty { continue }
      let text = cells.range
      if repeats[cells.column], isSaid(cells, texts, &customer, &listed) { continue }
      switch fields[cells.column] {
      case .ignored: break
      // Custom Field 1 - Label: an address book says in the row what the next cell is about.
      case nil where texts.labelled == cells.column && ListField.of(texts.string(texts.label)) == .safety:
        let label = title(cells, texts).string
        let danger = ListAnswer.safety(cells, label, isOfOne: ListAnswer.namesAllergen(label), &texts)
        texts.safety = texts.joined(texts.safety, "、", danger)
      case nil:
        if besideDanger[cells.column] { listed.mends.insert(.besideDanger) }
        keep(cells, texts, &customer, &listed)
      case .label: (texts.label, texts.labelled) = (text, cells.column + 1)
      case .groups: listed.keep(ListedTexts.groups(cells.text), under: titles[cells.column], of: &customer)
      // The table knows what only looks like a telephone number, whatever the label is written in.
      case .phone where texts.labelled == cells.column && ListField.of(texts.string(texts.label)) == .ignored:
        break
      case .phone where splits[cells.column] && joinsNumber(&cells, &customer, &listed): break
      case .phone: phone(cells, &customer, &listed)
      case .birthYear: texts.birthYear = text
      case .birthMonth: texts.birthMonth = text
      // Beside 誕生月, too, it may be the whole date.
      case .birthDay where text.count > 5:
        if let day = date(cells, &listed, ListDate.birthday) {
          customer.birthday = day
        } else {
          texts.birthDay = text
        }
      case .birthDay: texts.birthDay = text
      case .birthday: customer.birthday = date(cells, &listed, ListDate.birthday)
      case .firstVisit: customer.firstVisit = date(cells, &listed, ListDate.day)
      case .lastVisit: customer.lastVisit = lastVisit(cells, &listed)
      case .visitDay:
        customer.lastVisit = lastVisit(cells, &listed) ?? customer.lastVisit
        // A till says the time with the day, and in another column, if any, what is meant by it.
        if listed.part == nil, cells.range.count > 10 { listed.part = ListDayPart.clock(cells.text) }
      case .dayPart:
        let part = ListDayPart.of(cells.text)
        if part == nil { listed.mends.insert(.partLeftOut) }
        listed.part = part ?? listed.part
      case .status: listed.isCancelled = listed.isCancelled || ListAnswer.saysNobodyCame(cells)
      case .party:
        let people = amount(cells, &listed, most: UInt64(Visit.mostParty)) ?? 0
        listed.party = people > 0 ? UInt16(clamping: people) : nil
      case .anniversary: anniversary(cells, texts, &customer, &listed)
      case .nextBooking: customer.nextBooking = date(cells, &listed, ListDate.day)
      case .safetyConfirmed: customer.safetyConfirmed = date(cells, &listed, ListDate.day)
      case .visits: customer.visits = count(cells, &listed)
      case .referrals: customer.referrals = count(cells, &listed)
      case .total, .amount:
        customer.total = amount(cells, &listed)
        if customer.total == nil { listed.refund = ListAmount.refund(cells.text) }
      case .safety:
        let danger = ListAnswer.safety(
          cells, headings[cells.column], isOfOne: allergens[cells.column], &texts)
        texts.safety = texts.joined(texts.safety, "、", danger)
      case .alert:
        let warning = ListAnswer.alert(cells, headings[cells.column], &texts)
        texts.note = texts.joined(texts.note, " ", warning)
      case .erase: erase(cells, &listed, today: today)
      case .address: texts.add(text, to: addressParts[cells.column])
      case .note: texts.note = texts.joined(texts.note, " ", text)
      case .likes: texts.likes = texts.joined(texts.likes, " ", text)
      case .landmark: texts.landmark = texts.joined(texts.landmark, " ", text)
      case .delivery: texts.delivery = texts.joined(texts.delivery, " ", text)
      case .items, .lastOrder: texts.items = texts.joined(texts.items, "、", text)
      case .code:
        if texts.code.isEmpty { texts.code = Self.code(cells) }
        if codeHeadings.count > 1 { listed.add(cells, Self.code(cells)) }
      case .company:
        if texts.company.isEmpty { texts.company = text }
        keep(cells, texts, &customer, &listed)
      case .name: if texts.name.isEmpty { texts.name = text }
      case .staff: if texts.staff.isEmpty { texts.staff = text }
      case .familyName: texts.familyName = text
      case .givenName: texts.givenName = text
      case .kana: if texts.kana.isEmpty { texts.kana = text }
      case .familyKana: texts.familyKana = text
      case .givenKana: texts.givenKana = text
      }
    }
    if cells.column >= fields.count { readBeyond(&cells, &customer, &listed) }
    let birthday = texts.birthday(customer.birthday)
    if !birthday.isEmpty {
      var cell = ListCells(Array(texts.octets[birthday]))
      if cell.advance() { customer.birthday = date(cell, &listed, ListDate.birthday) ?? customer.birthday }
    }
    texts.fill(&customer, &listed)
    if let first = customer.firstVisit, let last = customer.lastVisit, last < first {
      listed.mends.insert(.visitsReversed)
    }
    return listed
  }

  /// Takes the cells beyond the headings, from the one that was reached on.
  private func readBeyond(_ cells: inout ListCells, _ customer: inout Customer, _ row: inout ListedRow) {
    repeat {
      if cells.isEmpty { continue }
      row.isTooLong = isStrict
      row.keep(cells, under: SafeText("#\(cells.column + 1)"), of: &customer)
    } while cells.advance()
  }

  /// Whether an earlier column has said what this one is about; what it says otherwise is then kept.
  private func isSaid(
    _ cell: ListCells, _ texts: ListedTexts, _ customer: inout Customer, _ row: inout ListedRow
  ) -> Bool {
    guard let field = fields[cell.column] else { return false }
    let said = texts.said(field)
    if said.isEmpty, !customer.has(field), !row.has(field) { return false }
    if field == .code { row.add(cell, Self.code(cell)) }
    if said.isEmpty || texts.octets[said] != cell.octets[cell.range] { keep(cell, texts, &customer, &row) }
    return true
  }

  private func keep(
    _ cell: ListCells, _ texts: ListedTexts, _ customer: inout Customer, _ row: inout ListedRow
  ) {
    row.keep(cell, under: title(cell, texts), of: &customer)
  }

  /// What a cell is shown under: its label, or the heading. An address book marks the chief of several: `* Home`.
  private func title(_ cell: ListCells, _ texts: ListedTexts) -> SafeText {
    guard texts.labelled == cell.column else { return titles[cell.column] }
    return SafeText(String(texts.string(texts.label).drop { $0 == "*" || $0 == " " }))
  }

  /// A person has few of them (our choice).
  private static let anniversariesKept = 4

  private func anniversary(
    _ cell: ListCells, _ texts: ListedTexts, _ customer: inout Customer, _ row: inout ListedRow
  ) {
    guard customer.anniversaries.count < Self.anniversariesKept else {
      return keep(cell, texts, &customer, &row)
    }
    guard let day = date(cell, &row, ListDate.birthday) else { return }
    customer.anniversaries.append(Customer.Anniversary(title: titles[cell.column], day: day))
  }

  /// Without the apostrophe by which shop systems keep spreadsheets from reckoning with it.
  private static func code(_ cell: ListCells) -> Range<Int> {
    cell.octets[cell.range.lowerBound] == UInt8(ascii: "'") ? cell.range.dropFirst() : cell.range
  }
}
