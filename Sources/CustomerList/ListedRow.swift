public import Directory

/// A row that became a customer, and what it took.
public struct ListedRow: Sendable {
  /// The customer.
  public var customer: Customer
  /// What was mended or left out.
  public var mends: Set<ListMend> = []
  /// Why a cell of numbers gave none.
  var refusal: ListedNumbers.Refusal?
  /// Whether the list says that this customer is to be left out.
  var isErased = false

  init(customer: Customer) { self.customer = customer }

  /// Why the row cannot be taken; nil when it can.
  public var fault: ListFault? {
    if isErased { return .erased }
    if !customer.numbers.isEmpty { return nil }
    switch refusal {
    case .exponent: return .exponent
    case .tooLong, .unreadable: return .number
    case nil: return customer.name.isEmpty && customer.kana.isEmpty ? .nobody : nil
    }
  }

  /// Puts the texts together.
  mutating func fill(_ texts: ListedTexts) {
    func joined(_ whole: String, _ family: String, _ given: String) -> String {
      // 名字, 名前: beside a family name alone, "name" is the given one.
      let isGiven = given.isEmpty && !family.isEmpty && !whole.hasPrefix(family)
      if !whole.isEmpty { return isGiven ? family + " " + whole : whole }
      if family.isEmpty { return given }
      return given.isEmpty ? family : family + " " + given
    }
    func safe(_ text: String) -> SafeText { text.isEmpty ? .empty : SafeText(text) }
    customer.code = safe(texts.code)
    customer.name = safe(Self.withoutTitle(joined(texts.name, texts.familyName, texts.givenName)))
    if customer.name.isEmpty, !texts.company.isEmpty {
      customer.name = safe(Self.withoutTitle(texts.company))
      customer.details.removeAll { $0.text == SafeText(texts.company) }
    }
    customer.kana = safe(Folding.widthFolded(joined(texts.kana, texts.familyKana, texts.givenKana)))
    customer.address = safe(texts.address)
    customer.landmark = safe(texts.landmark)
    customer.delivery = safe(texts.delivery)
    customer.note = safe(texts.note)
    customer.likes = safe(texts.likes)
    customer.safety = safe(texts.safety)
    customer.staff = safe(texts.staff)
    customer.lastOrder = safe(texts.items)
    if let first = customer.firstVisit, let last = customer.lastVisit, last < first {
      mends.insert(.visitsReversed)
    }
  }

  /// 山田様 → 山田. 殿 and さん stay: they end names as well (鵜殿).
  static func withoutTitle(_ name: String) -> String {
    for title in ["様", "御中"] where name.utf8.count > title.utf8.count {
      // Octets are compared, for every name passes here; a title is whole characters, and UTF-8 cannot match within.
      guard name.utf8.last == title.utf8.last, name.utf8.suffix(title.utf8.count).elementsEqual(title.utf8)
      else { continue }
      return String(name.unicodeScalars.dropLast(title.unicodeScalars.count)).trimmed
    }
    return name
  }
}

/// What was put right in a row, or left out of it.
public enum ListMend: Hashable, Sendable {
  /// In a cell of numbers.
  case number(ListedNumbers.Mend)
  /// A cell of numbers gave none, while the row has others.
  case numberLeftOut(ListedNumbers.Refusal)
  /// A date that is none.
  case dateLeftOut
  /// A date that could be two.
  case dateAmbiguous
  /// An amount or count that is none.
  case amountLeftOut
  /// An amount or count that nobody reaches.
  case amountAbsurd
  /// A last visit that is still to come.
  case visitAhead
  /// The last visit is before the first.
  case visitsReversed
  /// A row in another character set than the rest.
  case otherEncoding
  /// The customer number of an earlier row.
  case codeAgain
  /// The name and number of an earlier row.
  case customerAgain
  /// Visit rows say otherwise than the customer's own columns.
  case visitsDiffer
  /// Visit rows under this number went to a customer before.
  case visitsShared

  /// What the report says.
  public var description: String {
    switch self {
    case .number(let mend): mend.rawValue
    case .numberLeftOut(let refusal): "left out a number: " + refusal.rawValue
    case .dateLeftOut: "left out a date that is none"
    case .dateAmbiguous: "left out a date that could be two (4/5/2024): write the year first"
    case .amountLeftOut: "left out an amount that is no whole number"
    case .amountAbsurd: "left out an amount or count that nobody reaches"
    case .visitAhead: "the last visit is still to come: is the clock right?"
    case .visitsReversed: "the last visit is before the first"
    case .otherEncoding: "a line in another character set than the rest"
    case .codeAgain: "a customer number that an earlier line has"
    case .customerAgain: "a customer whom an earlier line has, by name and number"
    case .visitsDiffer: "the visit rows and the columns differ: the larger was taken"
    case .visitsShared: "the visits under this number went to an earlier line that has it too"
    }
  }
}
