/// What one cell of a list says about telephone numbers.
public struct ListedNumbers: Equatable, Sendable {
  /// The numbers, in the order of the cell, none twice.
  public var numbers: [PhoneNumber] = []
  /// What had to be mended to read them.
  public var mended: Set<Mend> = []
  /// Why there are none although the cell holds digits.
  public var refusal: Refusal?

  /// No number, and nothing wrong.
  public init() {}

  /// Something that was put right. Separators and full-width digits are ordinary and not counted.
  public enum Mend: String, Sendable, CaseIterable {
    /// A spreadsheet took the number for a quantity and dropped its first zero.
    case lostZero = "a lost leading zero put back"
    /// `="…"`, `'…` or `….0`: traces of a spreadsheet.
    case spreadsheetMark = "a spreadsheet's mark taken off"
    /// 184 or 186 in front.
    case privacyPrefix = "184/186 taken off"
    /// 内線12, ext. 12: a call does not show it.
    case extensionLeftOut = "an extension left out"
    /// FAX 03…: nobody calls from it.
    case faxLeftOut = "a fax number left out"
    /// Words or short digits around the number.
    case textLeftOut = "text around the number left out"
    /// Two numbers or more in one cell.
    case several = "several numbers in one cell"
    /// A neighbour's number.
    case areaCode = "the area code put in front"
    /// Digits that no plan knows, kept as they are.
    case unknownShape = "kept as written though no call can show it in full (no area code?)"
  }

  /// Why a cell gives no number.
  public enum Refusal: String, Sendable, CaseIterable {
    /// `9.01E+09`: digits are gone and cannot be had back.
    case exponent = "a spreadsheet has cut off its digits (9.01E+09): format the column as text and save again"
    /// More digits than a number can have.
    case tooLong = "too many digits for a telephone number"
    /// Digits that do not stand together as a number.
    case unreadable = "no telephone number can be read here"
  }
}
