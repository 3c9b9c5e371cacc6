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
    let narrow = text.unicodeScalars.prefix(Self.longestCell).map(Self.narrowed)
    let cell = Self.unquoted(narrow)
    if Self.isExponent(cell) {
      if cell.count != narrow.count { result.mended.insert(.spreadsheetMark) }
      result.refusal = .exponent
      return result
    }
    let groups = DigitGroups(cell)
    result = numbers(in: groups)
    if cell.count != narrow.count || groups.hadSpreadsheetMark { result.mended.insert(.spreadsheetMark) }
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

  /// Full-width forms to ASCII, every blank to a blank, everything that people use as a hyphen to a hyphen, every bracket
  /// to a round one.
  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x30FC, 0xFF70, 0x2010...0x2015, 0x2212, 0xFF0D, 0x2500, 0x301C, 0xFF5E, 0x7E, 0x2043, 0xFE63, 0x00AD,
      0x5F, 0xFF3F:
      "-"
    case 0x3000, 0xA0, 0x09, 0x2000...0x200B, 0x202F: " "
    case 0xFF65: "・"
    case 0x5B, 0x7B, 0xFF3B, 0xFF5B, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014: "("
    case 0x5D, 0x7D, 0xFF3D, 0xFF5D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015: ")"
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
    return cell[..<mark].allSatisfy { DigitGroups.isDigit($0) || $0 == "." || $0 == "," } && !power.isEmpty
      && power.allSatisfy(DigitGroups.isDigit)
  }
}
