public import Directory

/// Which column of a list holds what, and how a row of it becomes a customer.
public struct ListColumns: Sendable {
  /// What a row is.
  public let kind: ListKind
  /// Which column is what, by its heading.
  public let map: ColumnMap
  /// Whether the first row was already a customer, because the list has no headings.
  public let firstRowIsCustomer: Bool
  private let fields: [ListField?]
  private let titles: [SafeText]
  private let headings: [String]
  private let plan: NumberPlan

  /// Takes the fields that `maps` remembers for these headings, or finds them by the headings. A first row with a whole
  /// telephone number in it is a customer, not headings: then the columns are told by what stands in them.
  ///
  /// A list without a column by which a call or a customer number finds the person has `noNumberColumn`.
  public init(firstRow octets: [UInt8], plan: NumberPlan, maps: ColumnMaps = ColumnMaps()) {
    let cells = octets.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self).trimmed
    }
    self.plan = plan
    var (kind, fields) = ListKind.of(cells)
    var map = ColumnMap(headings: cells, fields: fields)
    let headless = cells.map { cell in plan.listed(cell).numbers.contains { $0.digits.utf8.count >= 9 } }
    firstRowIsCustomer = headless.contains(true) && !fields.contains(.phone)
    if firstRowIsCustomer {
      kind = .customers
      fields = zip(cells, headless).map { $1 ? .phone : nil }
      if let name = cells.firstIndex(where: Self.looksLikeName) { fields[name] = .name }
      if let kana = cells.firstIndex(where: Self.looksLikeKana) { fields[kana] = .kana }
      map = ColumnMap(headings: cells.map { _ in "" }, fields: fields)
    } else if let remembered = maps.map(like: map) {
      map = remembered
      fields = remembered.fields
      kind = fields.contains(.visitDay) ? .visits : .customers
    }
    (self.kind, self.map, self.fields) = (kind, map, fields)
    headings = firstRowIsCustomer ? cells.map { _ in "" } : cells
    titles = headings.enumerated().map { SafeText($1.isEmpty ? "#\($0 + 1)" : $1) }
  }

  /// Why nobody could be found by such a list; nil when somebody can.
  public var refusal: ListRefusal? {
    if fields.contains(.phone) || kind == .visits && fields.contains(.code) { return nil }
    return .noNumberColumn(titles.prefix(12).map(\.string).joined(separator: " | "))
  }

  private static func looksLikeKana(_ cell: String) -> Bool {
    let scalars = Folding.widthFolded(cell).unicodeScalars.filter { $0 != " " }
    return !scalars.isEmpty && scalars.allSatisfy { (0x3041...0x30FF).contains($0.value) }
  }

  private static func looksLikeName(_ cell: String) -> Bool {
    guard !looksLikeKana(cell), cell.count <= 40 else { return false }
    let scalars = Folding.widthFolded(cell).unicodeScalars
    return scalars.contains { $0.properties.isAlphabetic }
      && !scalars.contains { $0.properties.numericType != nil && $0.value < 0x80 }
      && !cell.contains("@")
  }

  /// Makes the customer of a row: cells in UTF-8, one NUL between two. `id` is what the index knows it by.
  public func customer(_ octets: [UInt8], id: UInt32) -> ListedRow {
    var row = ListedRow(customer: Customer(id: id))
    var texts = ListedTexts()
    var birth = (year: "", month: "", day: "")
    eachCell(octets) { column, field, cell in
      switch field {
      case .ignored: break
      case nil: keep(column, cell, &row)
      case .phone: phone(cell.text, &row)
      case .birthYear: birth.year = cell.text
      case .birthMonth: birth.month = cell.text
      case .birthDay: birth.day = cell.text
      case .birthday: row.customer.birthday = date(cell, &row, ListDate.birthday)
      case .firstVisit: row.customer.firstVisit = date(cell, &row, ListDate.day)
      case .lastVisit, .visitDay: row.customer.lastVisit = date(cell, &row, ListDate.day)
      case .anniversary: anniversary(column, cell, &row)
      case .nextBooking: row.customer.nextBooking = date(cell, &row, ListDate.day)
      case .safetyConfirmed: row.customer.safetyConfirmed = date(cell, &row, ListDate.day)
      case .visits: row.customer.visits = count(cell, &row)
      case .referrals: row.customer.referrals = count(cell, &row)
      case .total, .amount: row.customer.total = amount(cell, &row)
      case .safety:
        if let words = ListAnswer.safety(cell.text, headings[column]) { texts.safety.join(words, "、") }
      case .alert:
        if let words = ListAnswer.alert(cell.text, headings[column]) { texts.note.join(words, " ") }
      case .erase: if ListAnswer(cell.text) == .yes { row.isErased = true }
      case .address: texts.address.join(cell.text, "")
      case .note: texts.note.join(cell.text, " ")
      case .likes: texts.likes.join(cell.text, " ")
      case .landmark: texts.landmark.join(cell.text, " ")
      case .delivery: texts.delivery.join(cell.text, " ")
      case .items, .lastOrder: texts.items.join(cell.text, "、")
      case .code: if texts.code.isEmpty { texts.code = Self.code(cell.text) }
      case .company:
        if texts.company.isEmpty { texts.company = cell.text }
        keep(column, cell, &row)
      case .name: if texts.name.isEmpty { texts.name = cell.text }
      case .staff: if texts.staff.isEmpty { texts.staff = cell.text }
      case .familyName: texts.familyName = cell.text
      case .givenName: texts.givenName = cell.text
      case .kana: if texts.kana.isEmpty { texts.kana = cell.text }
      case .familyKana: texts.familyKana = cell.text
      case .givenKana: texts.givenKana = cell.text
      }
    }
    if !birth.month.isEmpty, !birth.day.isEmpty {
      let text = (birth.year.isEmpty ? "" : birth.year + "/") + birth.month + "/" + birth.day
      row.customer.birthday = date(ListCell(trimming: Array(text.utf8)[...]), &row, ListDate.birthday)
    }
    row.fill(texts)
    return row
  }

  /// The cells that are not empty, with what their columns are.
  private func eachCell(_ octets: [UInt8], _ body: (Int, ListField?, ListCell) -> Void) {
    var start = 0
    for (column, field) in fields.enumerated() {
      if start > octets.count { break }
      let end = octets[start...].firstIndex(of: 0) ?? octets.count
      defer { start = end + 1 }
      if field == .ignored { continue }
      let cell = ListCell(trimming: octets[start..<end])
      if !cell.isEmpty { body(column, field, cell) }
    }
  }

  /// A page has no room for more of them (our choice).
  private static let detailsKept = 12

  private func keep(_ column: Int, _ cell: ListCell, _ row: inout ListedRow) {
    guard row.customer.details.count < Self.detailsKept else { return }
    let text = SafeText(cell.text)
    if !text.isEmpty { row.customer.details.append(Customer.Detail(title: titles[column], text: text)) }
  }

  /// A person has few of them (our choice).
  private static let anniversariesKept = 4

  private func anniversary(_ column: Int, _ cell: ListCell, _ row: inout ListedRow) {
    guard row.customer.anniversaries.count < Self.anniversariesKept,
      let day = date(cell, &row, ListDate.birthday)
    else { return }
    row.customer.anniversaries.append(Customer.Anniversary(title: titles[column], day: day))
  }

  /// Without the apostrophe by which shop systems keep spreadsheets from reckoning with it.
  private static func code(_ text: String) -> String { text.first == "'" ? String(text.dropFirst()) : text }

  private func phone(_ text: String, _ row: inout ListedRow) {
    let listed = plan.listed(text)
    for number in listed.numbers where !row.customer.numbers.contains(number) {
      row.customer.numbers.append(number)
    }
    for mend in listed.mended { row.mends.insert(.number(mend)) }
    if let refusal = listed.refusal {
      row.mends.insert(.numberLeftOut(refusal))
      row.refusal = refusal
    }
  }

  private func date(_ cell: ListCell, _ row: inout ListedRow, _ parse: (String) -> Day?) -> Day? {
    if let parts = cell.plainDate, let day = Day(year: parts.year, month: parts.month, day: parts.day) {
      return day
    }
    let text = cell.text
    if ListDate.isNone(text) { return nil }
    if let day = parse(text) { return day }
    row.mends.insert(ListDate.isAmbiguous(text) ? .dateAmbiguous : .dateLeftOut)
    return nil
  }

  private func amount(
    _ cell: ListCell, _ row: inout ListedRow, most: UInt64 = ListAmount.most
  ) -> UInt64? {
    guard let amount = cell.plainAmount ?? ListAmount.whole(cell.text) else {
      if !ListAmount.isNone(cell.text) { row.mends.insert(.amountLeftOut) }
      return nil
    }
    if amount <= most { return amount }
    row.mends.insert(.amountAbsurd)
    return nil
  }

  private func count(_ cell: ListCell, _ row: inout ListedRow) -> UInt32? {
    amount(cell, &row, most: ListAmount.mostVisits).map { UInt32(clamping: $0) }
  }
}

/// The texts of a row as they stand in the list; empty when there is none.
struct ListedTexts {
  var (code, name, familyName, givenName, company) = ("", "", "", "", "")
  var (kana, familyKana, givenKana) = ("", "", "")
  var (address, landmark, delivery, note) = ("", "", "", "")
  var (likes, safety, staff, items) = ("", "", "", "")
}

extension String {
  fileprivate mutating func join(_ text: String, _ separator: String) {
    if isEmpty { self = text } else { self += separator + text }
  }

  /// Without blanks and line ends at both ends, full-width ones as well.
  var trimmed: String {
    String(decoding: ListCell(trimming: Array(utf8)[...]).octets, as: UTF8.self)
  }
}
