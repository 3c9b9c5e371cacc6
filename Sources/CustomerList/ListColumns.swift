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
  public init(firstRow cells: [String], plan: NumberPlan) throws(ListRefusal) {
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

  /// Makes the customer of a row. `id` is what the index knows it by.
  public func customer(_ cells: [String], id: UInt32) -> ListedRow {
    var row = ListedRow(customer: Customer(id: id))
    var parts: [ListField.Part: String] = [:]
    var birth = (year: "", month: "", day: "")
    for (field, cell) in zip(fields.indices, cells) {
      guard let kind = fields[field], kind != .ignored else { continue }
      let text = cell.trimmed
      if text.isEmpty { continue }
      switch kind {
      case .ignored: break
      case .phone: phone(text, &row)
      case .birthYear: birth.year = text
      case .birthMonth: birth.month = text
      case .birthDay: birth.day = text
      case .birthday: row.customer.birthday = date(text, .birthday, &row, ListDate.birthday)
      case .firstVisit: row.customer.firstVisit = date(text, kind, &row, ListDate.day)
      case .lastVisit: row.customer.lastVisit = date(text, kind, &row, ListDate.day)
      case .nextBooking: row.customer.nextBooking = date(text, kind, &row, ListDate.day)
      case .safetyConfirmed: row.customer.safetyConfirmed = date(text, kind, &row, ListDate.day)
      case .visits: row.customer.visits = amount(text, &row).map { UInt32(clamping: $0) }
      case .referrals: row.customer.referrals = amount(text, &row).map { UInt32(clamping: $0) }
      case .total: row.customer.total = amount(text, &row)
      case .safety: if let words = Self.safety(text, heading(field)) { parts.join(.safety, words, "、") }
      case .alert:
        if let words = Self.alert(text, heading(field)) { parts.join(.note, words, " ") }
      case .address: parts.join(.address, text, "")
      case .note: parts.join(.note, text, " ")
      case .likes: parts.join(.likes, text, " ")
      case .code: if parts[.code] == nil { parts[.code] = text }
      case .name: if parts[.name] == nil { parts[.name] = text }
      case .staff: if parts[.staff] == nil { parts[.staff] = text }
      case .familyName: parts[.familyName] = text
      case .givenName: parts[.givenName] = text
      case .kana: if parts[.kana] == nil { parts[.kana] = text }
      case .familyKana: parts[.familyKana] = text
      case .givenKana: parts[.givenKana] = text
      }
    }
    if !birth.month.isEmpty, !birth.day.isEmpty {
      let text = (birth.year.isEmpty ? "" : birth.year + "/") + birth.month + "/" + birth.day
      row.customer.birthday = date(text, .birthday, &row, ListDate.birthday)
    }
    row.fill(parts)
    return row
  }

  private func heading(_ column: Int) -> String { headings[column].trimmed }

  private func phone(_ text: String, _ row: inout ListedRow) {
    let listed = plan.listed(text)
    for number in listed.numbers where !row.customer.numbers.contains(number) {
      row.customer.numbers.append(number)
    }
    row.mends.formUnion(listed.mended.map(ListMend.number))
    if let refusal = listed.refusal {
      row.mends.insert(.numberLeftOut(refusal))
      row.refusal = refusal
    }
  }

  private func date(
    _ text: String, _ field: ListField, _ row: inout ListedRow, _ parse: (String) -> Day?
  ) -> Day? {
    if ListDate.isNone(text) { return nil }
    if let day = parse(text) { return day }
    row.mends.insert(.dateLeftOut)
    return nil
  }

  private func amount(_ text: String, _ row: inout ListedRow) -> UInt64? {
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

extension ListField {
  /// The texts of a customer that are put together before they are made safe.
  enum Part: Hashable {
    case code, name, familyName, givenName, kana, familyKana, givenKana, address, note, likes, safety, staff
  }
}

extension [ListField.Part: String] {
  fileprivate mutating func join(_ part: ListField.Part, _ text: String, _ separator: String) {
    self[part] = self[part].map { $0 + separator + text } ?? text
  }
}

extension String {
  /// Without blanks and line ends at both ends, full-width ones as well.
  var trimmed: String {
    // Most cells begin and end with a letter or digit of ASCII.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last)
    {
      return self
    }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
