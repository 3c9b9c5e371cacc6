/// The digits of a cell in the groups in which they are written, and what stands before each.
///
///     TEL1 (03)1234-5678 内線12   →   1  blank 03  bracket 1234  hyphen 5678  text, extension 12
struct DigitGroups {
  /// What stands before a group, by the mark in it that parts most.
  enum Gap: Int, Comparable {
    case blank, hyphen, dot, bracket, stroke, comma, text

    static func < (one: Gap, other: Gap) -> Bool { one.rawValue < other.rawValue }
  }

  /// What the words directly before a group say of it.
  enum Label { case none, faxNumber, extensionNumber, postalCode, minutes }

  struct Group {
    /// Where its digits are among those of the cell.
    var digits: Range<Int>
    let gap: Gap
    let label: Label
    /// Whether a `+` stands before it.
    let isInternational: Bool
  }

  private(set) var groups: [Group] = []
  /// Whether a `.0` was taken off.
  private(set) var hadSpreadsheetMark = false
  /// Whether there are words behind the first group.
  private(set) var hasText = false
  private var digits: [UInt8] = []

  /// Reads a cell that is narrowed.
  init(_ cell: [Unicode.Scalar]) {
    var gap = Gap.blank
    var words: [Unicode.Scalar] = []
    var isInternational = false
    var index = 0
    while index < cell.count {
      let scalar = cell[index]
      if Self.isDigit(scalar) {
        let start = index
        while index < cell.count, Self.isDigit(cell[index]) { index += 1 }
        if !isTrace(cell, start..<index, gap) {
          let isClock = words == [":"] && index - start == 2 && (groups.last?.digits.count ?? 3) <= 2
          let label = isClock ? .minutes : Self.label(words, afterDigit: !groups.isEmpty)
          append(cell[start..<index], gap, label, isInternational)
        }
        (gap, words, isInternational) = (.blank, [], false)
        continue
      }
      index += 1
      words.append(("A"..."Z" ~= scalar ? Unicode.Scalar(scalar.value | 0x20) : scalar) ?? scalar)
      if scalar == "+" {
        (gap, isInternational) = (.text, true)
      } else if let soft = Self.soft(scalar) {
        gap = max(gap, soft)
      } else {
        (gap, isInternational) = (.text, false)
        if !scalar.properties.isWhitespace, !":;、".unicodeScalars.contains(scalar), !groups.isEmpty {
          hasText = true
        }
      }
    }
  }

  /// The digits of some groups in a row.
  func text(_ groups: Range<Int>) -> String { String(decoding: digits[span(groups)], as: UTF8.self) }

  /// How many there are.
  func count(_ groups: Range<Int>) -> Int { span(groups).count }

  /// Whether a group is not written in one with the one before.
  func isParted(_ group: Int) -> Bool {
    groups[group].gap == .text || groups[group].isInternational
  }

  /// Whether a `+` stands before groups.
  func isInternational(_ groups: Range<Int>) -> Bool { self.groups[groups].first?.isInternational ?? false }

  /// Whether a group may be the first of a number as far as the mark before it goes.
  func isApart(_ group: Int) -> Bool { groups[group].gap != .hyphen && groups[group].gap != .dot }

  /// Whether a group belongs rather to what follows than to what is before it.
  func stands(_ group: Int) -> Bool {
    groups[group].gap == .blank && (group + 1 == groups.count || !isApart(group + 1))
  }

  /// Whether a group is too short to end a number, and set apart otherwise than the groups before it: 090-1234-567 8.
  func isTail(_ group: Int) -> Bool {
    group > 0 && groups[group].digits.count < 3 && groups[group].gap != groups[group - 1].gap
  }

  /// Where groups end that are joined by hyphens and have so many digits at most; one is always taken.
  func end(of group: Int, digits: Int) -> Int {
    var end = group + 1
    while end < groups.count, groups[end].gap == .hyphen, count(group..<end + 1) <= digits { end += 1 }
    return end
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private func span(_ groups: Range<Int>) -> Range<Int> {
    guard let first = self.groups[groups].first, let last = self.groups[groups].last else { return 0..<0 }
    return first.digits.lowerBound..<last.digits.upperBound
  }

  private mutating func append(
    _ scalars: ArraySlice<Unicode.Scalar>, _ gap: Gap, _ label: Label, _ isInternational: Bool
  ) {
    let start = digits.count
    for scalar in scalars { digits.append(UInt8(truncatingIfNeeded: scalar.value)) }
    groups.append(
      Group(digits: start..<digits.count, gap: gap, label: label, isInternational: isInternational))
  }

  /// Whether digits are no part of a number: the `.0` of a quantity, the `(0)` that is not dialled from abroad.
  private mutating func isTrace(_ cell: [Unicode.Scalar], _ range: Range<Int>, _ gap: Gap) -> Bool {
    guard let last = groups.last, gap < .comma, range.lowerBound > 1,
      cell[range].allSatisfy({ $0 == "0" })
    else { return false }
    switch cell[range.lowerBound - 1] {
    case "." where Self.isDigit(cell[range.lowerBound - 2]) && last.digits.count >= 9:
      hadSpreadsheetMark = true
      return true
    case "(": return range.count == 1 && range.upperBound < cell.count && cell[range.upperBound] == ")"
    default: return false
    }
  }

  /// Separators that occur inside one number.
  private static func soft(_ scalar: Unicode.Scalar) -> Gap? {
    switch scalar {
    case " ": .blank
    case "-": .hyphen
    case ".": .dot
    case "(", ")": .bracket
    case "/", "・": .stroke
    case ",": .comma
    default: nil
    }
  }

  /// Words that end before a number and say what it is; whether they may be the end of a longer word.
  private static let labels: [(words: String, isEnough: Bool, label: Label)] = [
    ("内線", true, .extensionNumber), ("内線番号", true, .extensionNumber), ("内", false, .extensionNumber),
    ("#", true, .extensionNumber), ("ext", false, .extensionNumber), ("extn", false, .extensionNumber),
    ("extension", false, .extensionNumber), ("x", false, .extensionNumber),
    ("fax", false, .faxNumber), ("fax番号", false, .faxNumber), ("ファックス", true, .faxNumber),
    ("ファクス", true, .faxNumber), ("ファックス番号", true, .faxNumber), ("ﾌｧｯｸｽ", true, .faxNumber),
    ("f", false, .faxNumber), ("〒", true, .postalCode), ("郵便番号", true, .postalCode),
  ]

  private static func label(_ words: [Unicode.Scalar], afterDigit: Bool) -> Label {
    // (FAX)03…, set apart from the number in front.
    let isOwn = words.first == " " && words.last == ")"
    var words = words[...]
    while let last = words.last, soft(last) != nil || last == ":" || last == "=" { words.removeLast() }
    for (text, isEnough, label) in labels {
      let scalars = text.unicodeScalars
      guard words.count >= scalars.count, words.suffix(scalars.count).elementsEqual(scalars) else { continue }
      let before = words.dropLast(scalars.count)
      // 2F is a floor, 家内 the wife.
      let isWord = before.last.map { !$0.properties.isAlphabetic } ?? (!afterDigit || label == .extensionNumber)
      guard isEnough || isWord else { continue }
      return label == .faxNumber && isAlsoTelephone(before, afterDigit: afterDigit && !isOwn) ? .none : label
    }
    return .none
  }

  /// Whether a fax number is a telephone number too, TEL/FAX, or the words may belong to the number in front, 03… (FAX).
  private static func isAlsoTelephone(_ before: ArraySlice<Unicode.Scalar>, afterDigit: Bool) -> Bool {
    var words = before
    while let last = words.last, "/&(-・兼".unicodeScalars.contains(last) { words.removeLast() }
    if words.count == before.count { return false }
    return words.last.map(\.properties.isAlphabetic) ?? false
      || afterDigit && before.last == "(" && words.allSatisfy { $0 == " " }
  }
}
