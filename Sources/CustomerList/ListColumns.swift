public import Directory

/// Which column of a list holds what, and how a row of it becomes a customer.
public struct ListColumns: Sendable {
  private let fields: [ListField?]
  private let headings: [String]
  private let plan: NumberPlan
  /// Whether the first row was already a customer, because the list has no headings.
  public let firstRowIsCustomer: Bool

  /// Columns that no field was found for, and the fields of the others, for the report.
  public var unknown: [String] {
    zip(headings, fields).compactMap { heading, field in field == nil && !heading.isEmpty ? heading : nil }
  }

  /// Finds the fields by the first row. A first row with a whole telephone number in it is a customer, not headings:
  /// then the columns are told by what stands in them.
  public init(firstRow octets: [UInt8], plan: NumberPlan) throws(ListRefusal) {
    let cells = octets.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    self.plan = plan
    var fields = cells.map(ListField.of)
    let headless = cells.map { cell in plan.listed(cell).numbers.contains { $0.digits.utf8.count >= 9 } }
    firstRowIsCustomer = headless.contains(true) && !fields.contains(.phone)
    if firstRowIsCustomer {
      fields = zip(cells, headless).map { $1 ? .phone : nil }
      if let name = cells.firstIndex(where: Self.looksLikeName) { fields[name] = .name }
      if let kana = cells.firstIndex(where: Self.looksLikeKana) { fields[kana] = .kana }
    } else if fields.contains(.birthYear) || fields.contains(.birthMonth) {
      // 誕生年, 誕生月, 誕生日: the third is a day of the month, not a date.
      fields = fields.map { $0 == .birthday ? .birthDay : $0 }
    }
    guard fields.contains(.phone) else {
      throw .noNumberColumn(cells.prefix(12).map { SafeText($0).string }.joined(separator: " | "))
    }
    self.fields = fields
    headings = firstRowIsCustomer ? cells.map { _ in "" } : cells
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
    var start = 0
    for (column, field) in fields.enumerated() {
      if start > octets.count { break }
      let end = octets[start...].firstIndex(of: 0) ?? octets.count
      defer { start = end + 1 }
      guard let field, field != .ignored else { continue }
      let cell = ListCell(trimming: octets[start..<end])
      if cell.isEmpty { continue }
      switch field {
      case .ignored: break
      case .phone: phone(cell.text, &row)
      case .birthYear: birth.year = cell.text
      case .birthMonth: birth.month = cell.text
      case .birthDay: birth.day = cell.text
      case .birthday: row.customer.birthday = date(cell, &row, ListDate.birthday)
      case .firstVisit: row.customer.firstVisit = date(cell, &row, ListDate.day)
      case .lastVisit: row.customer.lastVisit = date(cell, &row, ListDate.day)
      case .nextBooking: row.customer.nextBooking = date(cell, &row, ListDate.day)
      case .safetyConfirmed: row.customer.safetyConfirmed = date(cell, &row, ListDate.day)
      case .visits: row.customer.visits = amount(cell, &row).map { UInt32(clamping: $0) }
      case .referrals: row.customer.referrals = amount(cell, &row).map { UInt32(clamping: $0) }
      case .total: row.customer.total = amount(cell, &row)
      case .safety: if let words = Self.safety(cell.text, heading(column)) { texts.safety.join(words, "、") }
      case .alert: if let words = Self.alert(cell.text, heading(column)) { texts.note.join(words, " ") }
      case .address: texts.address.join(cell.text, "")
      case .note: texts.note.join(cell.text, " ")
      case .likes: texts.likes.join(cell.text, " ")
      case .code: if texts.code.isEmpty { texts.code = Self.code(cell.text) }
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

  private func heading(_ column: Int) -> String { headings[column].trimmed }

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
    row.mends.insert(.dateLeftOut)
    return nil
  }

  private func amount(_ cell: ListCell, _ row: inout ListedRow) -> UInt64? {
    if let amount = cell.plainAmount { return amount }
    let text = cell.text
    if ListAmount.isNone(text) { return nil }
    if let amount = ListAmount.whole(text) { return amount }
    row.mends.insert(.amountLeftOut)
    return nil
  }

  private static let no: Set<String> = [
    "なし", "無し", "無", "特になし", "特に無し", "ない", "-", "ー", "－", "×", "x", "0", "no", "none", "false", "n", "不明",
    "いいえ", "未確認",
  ]
  private static let yes: Set<String> = [
    "有", "有り", "あり", "○", "〇", "◯", "1", "yes", "true", "y", "はい", "レ", "✓", "●",
  ]

  /// Allergens in the list's own words; a bare yes becomes the heading and 有.
  private static func safety(_ text: String, _ heading: String) -> String? {
    let word = text.lowercased()
    if no.contains(word) { return nil }
    return yes.contains(word) ? (heading.isEmpty ? "アレルギー" : heading) + "有" : text
  }

  private static func alert(_ text: String, _ heading: String) -> String? {
    let word = text.lowercased()
    if no.contains(word) { return nil }
    return yes.contains(word) ? heading : heading + ":" + text
  }
}

/// The texts of a customer as they stand in the list; empty when there is none.
struct ListedTexts {
  var (code, name, familyName, givenName) = ("", "", "", "")
  var (kana, familyKana, givenKana) = ("", "", "")
  var (address, note, likes, safety, staff) = ("", "", "", "", "")
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
