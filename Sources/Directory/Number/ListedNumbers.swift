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

extension NumberPlan {
  /// Reads the numbers in a cell of a list or in what a person typed: full-width digits, every hyphen in use, blanks,
  /// brackets, `+81 (0)3`, 81 without `+`, a label in front, text behind, several numbers. A cell without digits, or
  /// with zeros only, says "none": no number and no refusal.
  public func listed(_ text: String) -> ListedNumbers {
    var result = ListedNumbers()
    if let number = plain(Array(text.utf8), in: 0..<text.utf8.count) {
      result.numbers = [number]
      return result
    }
    var cell = Array(text.unicodeScalars.prefix(Self.longestCell).map(Self.narrowed))
    let bare = Self.unquoted(cell)
    if bare.count != cell.count { result.mended.insert(.spreadsheetMark) }
    cell = bare
    if Self.isExponent(cell) {
      result.refusal = .exponent
      return result
    }
    if let dot = cell.firstIndex(of: "."), dot >= 9, cell[..<dot].allSatisfy(Self.isDigit),
      cell.count > dot + 1, cell[(dot + 1)...].allSatisfy({ $0 == "0" })
    {
      cell.removeSubrange(dot...)
      result.mended.insert(.spreadsheetMark)
    }
    let runs = self.runs(in: cell, &result.mended)
    guard runs.contains(where: { $0.digits.utf8.contains { $0 != 0x30 } }) else { return result }
    // Beside a whole number, a few digits are the 1 of "TEL1", a date, a room: text.
    let hasWhole = runs.contains { $0.digits.utf8.count >= Self.wholeNumber }
    for run in runs {
      if hasWhole, run.digits.utf8.count < Self.wholeNumber {
        result.mended.insert(.textLeftOut)
      } else if let number = number(of: run, &result.mended) {
        if !result.numbers.contains(number) { result.numbers.append(number) }
      } else if run.digits.utf8.contains(where: { $0 != 0x30 }) {
        result.refusal = .tooLong
      }
    }
    if !result.numbers.isEmpty { result.refusal = nil }
    if !hasWhole, result.numbers.count > 1 {
      result = ListedNumbers()
      result.refusal = .unreadable
    }
    if result.numbers.count > 1 { result.mended.insert(.several) }
    return result
  }

  /// Nineteen cells of twenty: the digits of a whole number of this country with its trunk prefix, and hyphens. Nil leaves
  /// the cell to `listed`; the range is held inside the octets.
  public func plain(_ octets: [UInt8], in range: Range<Int>) -> PhoneNumber? {
    let range = range.clamped(to: octets.indices)
    guard !range.isEmpty, octets[range.lowerBound] == trunkPrefix.utf8.first else { return nil }
    var digits = PhoneNumber.Digits()
    for index in range where octets[index] != UInt8(ascii: "-") {
      guard digits.append(octets[index]) else { return nil }
    }
    guard let number = PhoneNumber(digits) else { return nil }
    return isNational(number, from: trunkPrefix.utf8.count) ? number : nil
  }

  /// A cell is read so far; numbers stand at its front (our choice; it bounds the work).
  private static let longestCell = 512
  /// Fewer digits are an extension, a number without its area code, or no telephone number.
  private static let wholeNumber = 9

  /// Digits that stand together, and whether a `+` stood in front.
  private struct Run {
    var digits = ""
    var isInternational = false
  }

  private func number(of run: Run, _ mended: inout Set<ListedNumbers.Mend>) -> PhoneNumber? {
    var digits = run.digits[...]
    if !run.isInternational {
      for prefix in privacyPrefixes {
        let rest = digits.dropFirst(prefix.utf8.count)
        guard digits.hasPrefix(prefix), rest.hasPrefix(trunkPrefix), !trunkPrefix.isEmpty,
          isNational(rest.dropFirst(trunkPrefix.utf8.count))
        else { continue }
        digits = rest
        mended.insert(.privacyPrefix)
        break
      }
      if !trunkPrefix.isEmpty, isNational(digits) {
        mended.insert(.lostZero)
        return PhoneNumber(digits: trunkPrefix + digits)
      }
    }
    if !run.isInternational, !areaCode.isEmpty, (5..<Self.wholeNumber).contains(digits.utf8.count) {
      let whole = areaCode + digits
      if isNational(whole.dropFirst(trunkPrefix.utf8.count)),
        trunkPrefix.isEmpty || !digits.hasPrefix(trunkPrefix)
      {
        mended.insert(.areaCode)
        return PhoneNumber(digits: whole)
      }
    }
    let number = canonical(String(digits), isInternational: run.isInternational)
    // Five to eight digits lack their area code; fewer are extensions of a house exchange.
    if let number, (5..<Self.wholeNumber).contains(number.digits.utf8.count) { mended.insert(.unknownShape) }
    return number
  }

  /// The digits of a cell, put together across soft separators and parted at everything else.
  private func runs(in cell: [Unicode.Scalar], _ mended: inout Set<ListedNumbers.Mend>) -> [Run] {
    var runs: [Run] = []
    var run = Run()
    var words = ""
    func isExtension(_ words: String) -> Bool {
      words.contains("内") || words.contains("#") || words.hasSuffix("x")
        || words.indices.contains { words[$0...].hasPrefix("ext") }
    }
    func end() {
      if !run.digits.isEmpty {
        if !runs.isEmpty, isExtension(words) {
          mended.insert(.extensionLeftOut)
        } else {
          runs.append(run)
        }
        words = ""
      }
      run = Run()
    }
    for (index, scalar) in cell.enumerated() {
      if Self.isDigit(scalar) {
        if run.digits.utf8.count > Self.longestRun { continue }
        run.digits.unicodeScalars.append(scalar)
      } else if scalar == "+" {
        end()
        run.isInternational = true
      } else if Self.isSoft(scalar) {
        if beginsAnother(after: run, scalar, cell[(index + 1)...]) { end() }
      } else {
        end()
        words.unicodeScalars.append(Unicode.Scalar(scalar.value | ("A"..."Z" ~= scalar ? 0x20 : 0)) ?? scalar)
        if !scalar.properties.isWhitespace, scalar != ":", !",;、".unicodeScalars.contains(scalar), !runs.isEmpty
        {
          mended.insert(.textLeftOut)
        }
      }
    }
    end()
    return runs
  }

  /// Whether the number so far is whole and another follows the separator: behind a stroke or dot always, behind the
  /// rest when it starts as a number starts.
  private func beginsAnother(after run: Run, _ separator: Unicode.Scalar, _ rest: ArraySlice<Unicode.Scalar>)
    -> Bool
  {
    guard isWhole(run), let next = rest.first(where: { !Self.isSoft($0) }) else { return false }
    if separator == "/" || separator == "・" { return true }
    return trunkPrefix.isEmpty ? Self.isDigit(next) : String(next) == trunkPrefix
  }

  /// A whole number of this country, with its trunk prefix or without (a spreadsheet took it).
  private func isWhole(_ run: Run) -> Bool {
    if run.isInternational {
      return canonical(run.digits, isInternational: true).map { !$0.digits.hasPrefix("00") } ?? false
    }
    if internationalPrefixes.contains(where: run.digits.hasPrefix) { return false }
    return isNational(run.digits[...])
      || run.digits.hasPrefix(trunkPrefix) && isNational(run.digits.dropFirst(trunkPrefix.utf8.count))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// Separators that occur inside one number.
  private static func isSoft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", " ", "(", ")", ".", "/", "・": true
    default: false
    }
  }

  /// Full-width forms to ASCII, every blank to a blank, everything that people use as a hyphen to a hyphen.
  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x30FC, 0xFF70, 0x2010...0x2015, 0x2212, 0xFF0D, 0x2500, 0x301C, 0xFF5E, 0x7E, 0x2043, 0xFE63, 0x00AD:
      "-"
    case 0x3000, 0xA0, 0x09, 0x2000...0x200B, 0x202F: " "
    case 0xFF65: "・"
    case 0xFF01...0xFF5D: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    default: scalar
    }
  }

  /// Without blanks around, `="…"`, `'`, quotation marks.
  private static func unquoted(_ cell: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var cell = cell[...]
    while let last = cell.last, last == " " { cell.removeLast() }
    while let first = cell.first, first == " " { cell.removeFirst() }
    let trimmed = cell.count
    while let first = cell.first, first == "'" || first == "=" || first == "\"" { cell.removeFirst() }
    while cell.count < trimmed, let last = cell.last, last == "'" || last == "\"" { cell.removeLast() }
    return Array(cell)
  }

  /// `9.01E+09`, `8e10`.
  private static func isExponent(_ cell: [Unicode.Scalar]) -> Bool {
    guard let mark = cell.firstIndex(where: { $0 == "E" || $0 == "e" }), mark > 0, mark + 1 < cell.count else {
      return false
    }
    let power = cell[(mark + 1)...].drop { $0 == "+" }
    return cell[..<mark].allSatisfy { isDigit($0) || $0 == "." || $0 == "," } && !power.isEmpty
      && power.allSatisfy(isDigit)
  }
}
