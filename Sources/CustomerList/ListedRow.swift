public import Directory

/// A row that became a customer, and what it took.
public struct ListedRow: Sendable {
  /// The customer.
  public var customer: Customer
  /// What was mended or left out.
  public var mends: Set<ListMend> = []
  /// Why a cell of numbers gave none.
  var refusal: ListedNumbers.Refusal?

  init(customer: Customer) { self.customer = customer }

  /// Why the row cannot be taken; nil when it can.
  public var fault: ListFault? {
    if !customer.numbers.isEmpty { return nil }
    switch refusal {
    case .exponent: return .exponent
    case .tooLong, .unreadable: return .number
    case nil: return customer.name.isEmpty && customer.kana.isEmpty ? .nobody : nil
    }
  }

  /// Puts the texts together.
  mutating func fill(_ parts: [ListField.Part: String]) {
    func text(_ part: ListField.Part) -> SafeText {
      guard let text = parts[part] else { return .empty }
      return SafeText(text)
    }
    func joined(_ whole: ListField.Part, _ family: ListField.Part, _ given: ListField.Part) -> String {
      if let text = parts[whole] { return text }
      return [parts[family], parts[given]].compactMap { $0 }.joined(separator: " ")
    }
    customer.code = text(.code)
    customer.name = SafeText(Self.withoutTitle(joined(.name, .familyName, .givenName)))
    customer.kana = SafeText(Folding.widthFolded(joined(.kana, .familyKana, .givenKana)))
    customer.address = text(.address)
    customer.note = text(.note)
    customer.likes = text(.likes)
    customer.safety = text(.safety)
    customer.staff = text(.staff)
    if let first = customer.firstVisit, let last = customer.lastVisit, last < first {
      mends.insert(.visitsReversed)
    }
  }

  /// 山田様 → 山田. 殿 and さん stay: they end names as well (鵜殿).
  private static func withoutTitle(_ name: String) -> String {
    for title in ["様", "御中"] where name.hasSuffix(title) && name.count > title.count {
      return String(name.dropLast(title.count)).trimmed
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
  /// A date that is none, or could be two.
  case dateLeftOut
  /// An amount or count that is none.
  case amountLeftOut
  /// The last visit is before the first.
  case visitsReversed
  /// A row in another character set than the rest.
  case otherEncoding
  /// The customer number of an earlier row.
  case codeAgain

  /// What the report says.
  public var description: String {
    switch self {
    case .number(let mend): mend.rawValue
    case .numberLeftOut(let refusal): "left out a number: " + refusal.rawValue
    case .dateLeftOut: "left out a date that is none or could be two"
    case .amountLeftOut: "left out an amount that is no whole number"
    case .visitsReversed: "the last visit is before the first"
    case .otherEncoding: "a line in another character set than the rest"
    case .codeAgain: "a customer number that an earlier line has"
    }
  }
}
