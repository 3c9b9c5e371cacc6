// A cell is groups of digits, and numbers are groups in a row:
//
//     cell     = { label } number { separator number | text }
//     number   = groups that are, put together, whole by a plan; the first whole one ends it
//     label    = digits in front that make no number; text = digits behind, and words
//
// What no plan knows is a number only where the cell has no other, or where it begins and is as long as one.

extension NumberPlan {
  /// The numbers that groups of digits make.
  func numbers(in cell: DigitGroups) -> ListedNumbers {
    var result = ListedNumbers()
    guard cell.text(0..<cell.groups.count).utf8.contains(where: { $0 != 0x30 }) else { return result }
    let pieces = self.pieces(of: cell)
    if cell.hasText { result.mended.insert(.textLeftOut) }
    let hasNumber = pieces.contains { $0.kind == .number }
    // Beside a whole number, a few digits are the 1 of "TEL1", a date, a room: text.
    let hasWhole = pieces.contains { isLong($0, cell, hasNumber) }
    for piece in pieces {
      let digits = cell.text(piece.groups)
      let begins = piece.groups.count == 1 || !trunkPrefix.isEmpty && digits.hasPrefix(trunkPrefix)
      if piece.kind == .extensionNumber {
        result.mended.insert(.extensionLeftOut)
      } else if piece.kind == .text || hasWhole && !isLong(piece, cell, hasNumber)
        || hasNumber && piece.kind == .rest && !begins
      {
        result.mended.insert(.textLeftOut)
      } else if piece.kind == .fax {
        result.mended.insert(.faxLeftOut)
      } else if let number = number(digits, isInternational: cell.isInternational(piece.groups), &result.mended)
      {
        if !result.numbers.contains(number) { result.numbers.append(number) }
      } else if digits.utf8.contains(where: { $0 != 0x30 }) {
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

  /// Groups in a row and what they are.
  private struct Piece {
    enum Kind { case number, rest, text, extensionNumber, fax }

    let groups: Range<Int>
    let kind: Kind
  }

  /// Fewer digits are an extension, a number without its area code, or no telephone number.
  static let longNumber = 9
  static let withoutAreaCode = 5..<longNumber
  private static let postalCode = 7

  private func isLong(_ piece: Piece, _ cell: DigitGroups, _ hasNumber: Bool) -> Bool {
    switch piece.kind {
    case .number, .fax: true
    case .rest:
      cell.count(piece.groups) >= Self.longNumber || !hasNumber && isNeighbour(cell.text(piece.groups))
    case .text, .extensionNumber: false
    }
  }

  /// Parts a cell. Every group is looked at as the first of a number, and behind it as many as a number can have
  /// digits, so the time goes with the length of the cell.
  private func pieces(of cell: DigitGroups) -> [Piece] {
    var pieces: [Piece] = []
    var rest = 0
    var index = 0
    while index < cell.groups.count {
      let label = cell.groups[index].label
      if index > rest, cell.isParted(index) || cell.groups[index].gap == .comma {
        addRest(rest..<index, cell, &pieces)
        rest = index
      }
      var piece = number(from: index, rest, cell).map {
        Piece(groups: index..<$0, kind: label == .faxNumber ? .fax : .number)
      }
      if label == .postalCode {
        piece = Piece(groups: index..<cell.end(of: index, digits: Self.postalCode), kind: .text)
      } else if label == .minutes, wholeNumber(from: index, cell) == nil {
        piece = Piece(groups: index..<index + 1, kind: .text)
      } else if piece == nil, label == .extensionNumber, index > 0 {
        piece = Piece(groups: index..<cell.end(of: index, digits: .max), kind: .extensionNumber)
      }
      if let piece {
        addRest(rest..<index, cell, &pieces)
        pieces.append(piece)
        (rest, index) = (piece.groups.upperBound, piece.groups.upperBound)
      } else {
        index += 1
      }
    }
    addRest(rest..<index, cell, &pieces)
    return pieces
  }

  /// Groups that make no number by a plan, parted where a number may end. More digits behind a hyphen than a room or a
  /// date has make the number before them none.
  private func addRest(_ rest: Range<Int>, _ cell: DigitGroups, _ pieces: inout [Piece]) {
    guard let first = rest.first else { return }
    if let last = pieces.last, last.kind == .number, last.groups.upperBound == first,
      cell.count(rest) >= Self.longNumber, cell.groups[rest].allSatisfy({ $0.gap == .hyphen })
    {
      pieces.removeLast()
      return pieces.append(Piece(groups: last.groups.lowerBound..<rest.upperBound, kind: .rest))
    }
    var start = first
    for index in rest.dropFirst() {
      let soFar = start..<index
      if (cell.groups[index].gap >= .bracket || cell.isTail(index)) && cell.count(soFar) >= Self.longNumber
        || cell.count(soFar) < Self.longNumber && isNeighbour(cell.text(soFar))
      {
        pieces.append(Piece(groups: soFar, kind: .rest))
        start = index
      }
    }
    pieces.append(Piece(groups: start..<rest.upperBound, kind: .rest))
  }

  /// Where a number that begins with a group ends; nil when none does. `rest` is the first group behind the last number.
  private func number(from index: Int, _ rest: Int, _ cell: DigitGroups) -> Int? {
    let isFirst = index == rest
    guard isFirst || cell.isApart(index) || isBehindLabel(index, rest, cell) else { return nil }
    if let end = wholeNumber(from: index, cell) {
      // 060-0001 011-123-4567: a postal code in front is no beginning.
      let isCut = (index + 1..<end).contains {
        !cell.groups[index].isInternational && cell.stands($0) && (wholeNumber(from: $0, cell) ?? 0) > end
      }
      return isCut ? nil : end
    }
    guard isFirst else { return isEnumerated(index, cell) ? shortened(from: index, cell) : nil }
    return foreignNumber(from: index, cell) ?? shortened(from: index, cell)
  }

  /// 1)90…, 2.90…, TEL1 90…: the digit in front counts, and what follows is a number of its own even without its first
  /// zero. Behind a blank it has to stand in one group: TEL 1 901 234 5678 may come from abroad.
  private func isEnumerated(_ index: Int, _ cell: DigitGroups) -> Bool {
    let label = cell.groups[index - 1]
    guard label.digits.count == 1, !label.isInternational else { return false }
    switch cell.groups[index].gap {
    case .bracket, .dot: return true
    case .blank: return label.gap == .text && isNational(cell.text(index..<index + 1)[...])
    default: return false
    }
  }

  /// 1-03…, 10.03…: the label may be as short as that.
  private func isBehindLabel(_ index: Int, _ rest: Int, _ cell: DigitGroups) -> Bool {
    let label = cell.text(index - 1..<index)
    return (index - 1 == rest || cell.isApart(index - 1))
      && label.utf8.count <= (cell.groups[index].gap == .dot ? 2 : 1)
      && (trunkPrefix.isEmpty || !label.hasPrefix(trunkPrefix))
  }

  /// The fewest groups that are a whole number. A comma stands between all of them or none.
  private func wholeNumber(from index: Int, _ cell: DigitGroups) -> Int? {
    let isInternational = cell.groups[index].isInternational
    for end in index + 1...cell.groups.count {
      let digits = cell.text(index..<end)
      if digits.utf8.count > Self.longestRun { return nil }
      if isWhole(digits, isInternational: isInternational) {
        return end > index + 2 && cell.isTail(end - 1) ? nil : end
      }
      guard end < cell.groups.count, !cell.isParted(end) else { return nil }
      let areCommas = cell.groups[end].gap == .comma
      if end > index + 1, areCommas != (cell.groups[index + 1].gap == .comma) { return nil }
    }
    return nil
  }

  /// A number from abroad whose length no plan here knows: it goes on to a bracket, a stroke or another number.
  private func foreignNumber(from index: Int, _ cell: DigitGroups) -> Int? {
    let isInternational = cell.groups[index].isInternational
    let most = isInternational ? 15 : Self.longestRun
    var end = index + 1
    while end < cell.groups.count, !cell.isParted(end), cell.count(index..<end + 1) <= most {
      let gap = cell.groups[end].gap
      if gap == .comma { break }
      if cell.count(index..<end) >= Self.longNumber {
        if gap >= .bracket || cell.isTail(end) { break }
        if gap == .blank, wholeNumber(from: end, cell) != nil { break }
      }
      end += 1
    }
    let digits = cell.text(index..<end)
    guard isInternational || internationalPrefixes.contains(where: digits.hasPrefix),
      let number = canonical(digits, isInternational: isInternational), isForeign(number.digits)
    else { return nil }
    return end
  }

  /// A number that lost its trunk prefix: in one group, or in three at most that end as numbers end and stand apart from
  /// what follows.
  private func shortened(from index: Int, _ cell: DigitGroups) -> Int? {
    guard !trunkPrefix.isEmpty else { return nil }
    for end in index + 1...min(index + 3, cell.groups.count) {
      let last = cell.groups[end - 1]
      if end > index + 1 {
        if cell.isParted(end - 1) || last.gap >= .stroke { return nil }
        if wholeNumber(from: end - 1, cell) != nil { return nil }
      }
      guard last.digits.count >= 3, isNational(cell.text(index..<end)[...]) else { continue }
      let goesOn =
        end > index + 1 && end < cell.groups.count && !cell.isParted(end) && cell.groups[end].gap == last.gap
      return goesOn ? nil : end
    }
    return nil
  }

  private func number(_ digits: String, isInternational: Bool, _ mended: inout Set<ListedNumbers.Mend>)
    -> PhoneNumber?
  {
    var digits = digits
    if !isInternational {
      if let prefix = privacyPrefix(of: digits) {
        digits.removeFirst(prefix.utf8.count)
        mended.insert(.privacyPrefix)
      } else if !trunkPrefix.isEmpty, isNational(digits[...]) {
        mended.insert(.lostZero)
        return PhoneNumber(digits: trunkPrefix + digits)
      } else if isNeighbour(digits) {
        mended.insert(.areaCode)
        return PhoneNumber(digits: areaCode + digits)
      }
    }
    guard let number = canonical(digits, isInternational: isInternational) else { return nil }
    // Fewer are extensions of a house exchange.
    let isOdd = lengths.isEmpty ? number.count < Self.longNumber : e164(number) == nil
    if isOdd, number.count >= Self.withoutAreaCode.lowerBound { mended.insert(.unknownShape) }
    return number
  }
}
