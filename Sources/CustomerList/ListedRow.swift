public import Directory

/// What was found in a row beside the customer that it became.
public struct ListedRow: Sendable {
  /// What was mended or left out.
  public var mends: Set<ListMend> = []
  /// Why a cell of numbers gave none.
  var refusal: ListedNumbers.Refusal?
  /// Whether the list says that this customer is to be left out.
  var isErased = false
  /// The customer numbers of a row that can have several: their columns, and what ledgers know them by.
  var codes: [(column: Int, digest: UInt64)] = []
  /// How many came, in a row of one visit.
  var party: UInt16?
  /// Whether nobody came, in a row of one visit.
  var isCancelled = false
  /// What an amount below zero takes back.
  var refund: UInt64?
  /// At which part of the day, the same.
  var part: DayPart?

  /// Whether something stands in a cell beyond the headings, of which nobody can say which of the cells is wrong.
  var isTooLong = false

  mutating func add(_ cell: ListCells, _ code: Range<Int>) {
    codes.append((cell.column, FNV1a.digest(of: SafeText(cell.octets, in: code).string.utf8)))
  }

  /// A page has no room for more columns of the list's own making (our choice).
  static let detailsKept = 12

  mutating func keep(_ cell: ListCells, under title: SafeText, of customer: inout Customer) {
    var isCut = false
    keep(SafeText(cell.octets, in: cell.range, isCut: &isCut), under: title, of: &customer)
    if isCut { mends.insert(.textCut) }
  }

  mutating func keep(_ text: SafeText, under title: SafeText, of customer: inout Customer) {
    if text.isEmpty { return }
    if customer.details.count < Self.detailsKept {
      customer.details.append(Customer.Detail(title: title, text: text))
    } else {
      mends.insert(.detailsLeftOut)
    }
  }

  /// Why the row cannot be taken; nil when it can.
  func fault(_ customer: Customer) -> ListFault? {
    if isTooLong { return .manyCells }
    if isErased { return .erased }
    if !customer.numbers.isEmpty { return nil }
    switch refusal {
    case .exponent: return .exponent
    case .tooLong, .unreadable: return .number
    case nil: return customer.texts.isEmpty(.name) && customer.texts.isEmpty(.kana) ? .nobody : nil
    }
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
  /// More columns of the list's own making than a customer has room for.
  case detailsLeftOut
  /// A text that is longer than is kept.
  case textCut
  /// The same of what is dangerous.
  case safetyCut
  /// A character that only the shop's own machine has.
  case ownCharacter
  /// What stands in a column of those who have left, and says neither yes nor no nor a day that has been.
  case eraseUnclear
  /// Words in a column of telephone numbers, and no number.
  case wordsForNumber
  /// A number that only a house exchange can have.
  case shortNumber
  /// Something in a column without a heading, next to a column of dangers: one heading may stand over both.
  case besideDanger
  /// Numbers behind the first, in a row of a visit.
  case visitNumberLeftOut
  /// An amount below zero of a day on which nobody came.
  case refundAlone
  /// A part of the day that is none.
  case partLeftOut
  /// A last visit that is still to come.
  case visitAhead
  /// The last visit is before the first.
  case visitsReversed
  /// A spreadsheet's error, or a formula that it has not worked out.
  case cellError
  /// A quotation mark opens a cell, and the lines behind it are rows of their own.
  case quoteIsText
  /// A row in another character set than the rest.
  case otherEncoding
  /// A line above the headings.
  case titleLeftOut
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
    case .dateAmbiguous:
      "left out a date that could be two (4/5/2024, 24/4/1): write the year first, in four digits"
    case .amountLeftOut: "left out an amount that is no whole number"
    case .amountAbsurd: "left out an amount or count that nobody reaches"
    case .detailsLeftOut: "left out what is beyond the \(ListedRow.detailsKept) columns that are kept of a row"
    case .textCut: "a text cut after \(SafeText.characterLimit) characters"
    case .safetyCut:
      "a safety text CUT after \(SafeText.safetyLimit) characters: say it shorter (アレルギーの文字数が多すぎます)"
    case .ownCharacter: "a character of the shop's own that no other machine has, shown as 〓"
    case .eraseUnclear:
      "kept, because the column of those who have left says neither yes nor no nor a day that has been"
    case .wordsForNumber: "left out words that stand where a telephone number belongs"
    case .shortNumber: "kept as the number of an extension: it has no more than four digits"
    case .besideDanger:
      "kept under its number what stands in a column without a heading beside the allergies: give it one"
    case .visitNumberLeftOut: "left out the second number of a visit: the first says whose it is"
    case .refundAlone: "left out an amount below zero on a day without a visit: it is no visit, and lowers none"
    case .partLeftOut: "left out a part of the day that is none (ランチ, ディナー, 19:30)"
    case .visitAhead: "the last visit is still to come: is the clock right?"
    case .visitsReversed: "the last visit is before the first"
    case .cellError:
      "left out a formula's error (#N/A, #REF! …), or one not worked out: open the list, save it, and copy it anew"
    case .quoteIsText: "a quotation mark that none closes, taken as it stands"
    case .otherEncoding: "a line in another character set than the rest"
    case .titleLeftOut: "left out a line above the headings"
    case .codeAgain: "a customer number that an earlier line has"
    case .customerAgain: "a customer whom an earlier line has, by name and number"
    case .visitsDiffer: "the visit rows and the columns differ: the larger was taken"
    case .visitsShared: "the visits under this number went to an earlier line that has it too"
    }
  }
}
