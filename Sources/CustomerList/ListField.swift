import Directory

/// What a column of a list holds.
///
/// The table (ListHeadings.swift) gathers the headings that tills, salon and restaurant programs, address books and shop
/// systems really write. A heading is folded (Folding.heading: width, blanks, case, kana), then compared whole with every
/// `whole`; if none fits, it is asked, in the order of the table, whether it contains one of `within`. So what looks
/// like a field but is none comes first.
///
/// A column whose heading nobody knows is kept, and shown under its heading. The raw values are the words of the file in
/// which the owner can say what a column is (ColumnMap).
enum ListField: String, Sendable, Equatable, CaseIterable {
  case ignored
  /// What the column behind it holds: `Home Fax`, `結婚記念日`.
  case label
  /// The groups that an address book puts the person in: a detail, without the book's own.
  case groups
  case code, name
  case familyName = "family-name"
  case givenName = "given-name"
  case kana
  case familyKana = "family-kana"
  case givenKana = "given-kana"
  /// The name of somebody who has no other; else a detail under its heading.
  case company
  case phone
  case address, landmark
  /// What to know when something is brought there.
  case delivery
  case birthday
  case birthYear = "birth-year"
  case birthMonth = "birth-month"
  case birthDay = "birth-day"
  case visits
  case firstVisit = "first-visit"
  case lastVisit = "last-visit"
  case nextBooking = "next-booking"
  /// A day that comes back each year, under its heading.
  case anniversary
  /// What the last visit or order was about.
  case lastOrder = "last-order"
  case total, referrals
  case staff, note, likes, safety
  case safetyConfirmed = "safety-confirmed"
  /// Yes or no, or a remark: 要注意, 無断キャンセル. A yes becomes a remark of the heading's words.
  case alert
  /// A yes leaves the row out: 消去.
  case erase
  /// The day of one visit; a list with such a column has a row for each visit.
  case visitDay = "visit-day"
  /// What one visit brought, what it was about, and how many came.
  case amount, items, party
  /// The part of the day or the time of one visit.
  case dayPart = "day-part"
  /// What became of one visit; a row that says that nobody came is none.
  case status

  /// What a heading that holds a part of the table is worth beside the list's other columns.
  enum Standing: Sendable {
    /// It has the field.
    case own
    /// It has the field where no other column has it: 予約者名.
    case lesser
    /// Where no other column has it, it has the field of its other parts: 保護者電話番号.
    case near
    /// The same, and only when the part stands in brackets behind a field: 電話番号(変更後).
    case remark
  }

  /// One line of the table; aliases are separated by blanks (a heading keeps none). A part `a+b` is contained when `a`
  /// is, and `b` somewhere behind it. Without a field, the headings are nobody's: what they are about is not the customer, or not
  /// what they seem to be.
  struct Alias: Sendable {
    let field: ListField?
    let whole: Set<String>
    let within: [String]
    let standing: Standing

    init(_ field: ListField?, whole: String = "", within: String = "", standing: Standing = .own) {
      (self.field, self.standing) = (field, standing)
      self.whole = Set(whole.split(separator: " ").map { Folding.heading(String($0)) })
      self.within = within.split(separator: " ").map { Folding.heading(String($0)) }
    }
  }

  /// Whether several columns are taken together; of the others the first that says something counts.
  var gathers: Bool {
    switch self {
    case .phone, .address, .landmark, .delivery, .note, .likes, .safety, .alert, .items, .lastOrder,
      .anniversary,
      .erase, .company, .groups, .label, .ignored:
      true
    default: false
    }
  }

  /// The field of a heading; nil when nobody knows it.
  static func of(_ heading: String) -> ListField? { known(heading).field }

  /// What the table says of a heading.
  struct Known {
    /// The field that it has by itself.
    var field: ListField?
    /// Whether the table has the heading whole.
    var isWhole = false
    /// The field that it has where no other column has it; then it has none beside one that does.
    var lent: ListField?
    /// The word for the person near whom it is about.
    var whose: [UInt8] = []
  }

  /// The field of a heading, and what it depends on.
  static func known(_ heading: String) -> Known { known(folded: inRoundBrackets(Folding.heading(heading))) }

  private static func known(folded: String) -> Known {
    if folded.isEmpty { return Known() }
    if let field = byWhole[folded] { return Known(field: field, isWhole: true) }
    if labelled(folded) != nil { return Known(field: .label) }
    let octets = Array(folded.utf8.prefix(longest))
    guard let part = HeadingPart.first(in: octets) else { return Known() }
    switch part.standing {
    case .own: return Known(field: part.field)
    case .lesser: return Known(field: part.field, lent: part.field)
    case .near:
      return Known(lent: HeadingPart.first(in: octets, behind: part)?.field, whose: part.octets)
    case .remark:
      guard folded.hasSuffix(")"), let bracket = folded.lastIndex(of: "("), bracket > folded.startIndex else {
        return Known()
      }
      let known = known(folded: String(folded[..<bracket]))
      return Known(lent: known.field ?? known.lent, whose: known.whose)
    }
  }

  /// `氏名【姓】`, `氏名[姓]` → `氏名(姓)`.
  private static func inRoundBrackets(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: { $0 == "[" || (0x3008...0x301B).contains($0.value) }) {
      return text
    }
    return String(text.map { "[【〔〈《".contains($0) ? "(" : "]】〕〉》".contains($0) ? ")" : $0 })
  }

  /// No question of a form is longer; behind so many octets no part of a heading is looked for (our choice).
  private static let longest = 512

  /// What a folded heading of a numbered label belongs to: `phone1` of `Phone 1 - Label`; nil when it is none.
  static func labelled(_ folded: String) -> Substring? {
    guard let ending = ["label", "type"].first(where: folded.hasSuffix) else { return nil }
    let stem = folded.dropLast(ending.utf8.count)
    return stem.utf8.last.map { (0x30...0x39).contains($0) } ?? false ? stem : nil
  }

  private static let byWhole: [String: ListField] = {
    let all = table.flatMap { alias in alias.whole.compactMap { whole in alias.field.map { (whole, $0) } } }
    return Dictionary(all, uniquingKeysWith: { first, _ in first })
  }()
}
