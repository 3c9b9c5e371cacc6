import Directory

/// What a cell of a telephone column comes to.
extension ListColumns {
  func phone(_ cell: ListCells, _ customer: inout Customer, _ row: inout ListedRow) {
    if let number = plan.plain(cell.octets, in: cell.range) { return Self.add(number, &customer) }
    var listed = plan.listed(cell.text)
    // 110, 12: in a shop with a house exchange, somebody. 090, 0120: the beginning of a number.
    let isShort = listed.numbers.first.map { $0.digits.utf8.count <= Self.extensionDigits } ?? false
    if isShort, listed.numbers.contains(where: { $0.digits.hasPrefix("0") }) {
      listed = ListedNumbers()
      listed.refusal = .unreadable
    } else if isShort {
      row.mends.insert(.shortNumber)
    }
    for number in listed.numbers { Self.add(number, &customer) }
    // お母様の携帯へ: somebody has to read it.
    if listed.numbers.isEmpty, listed.mended.isEmpty, listed.refusal == nil, ListAnswer(cell) == nil,
      !ListDate.isNone(cell.text)
    {
      row.mends.insert(.wordsForNumber)
    }
    for mend in listed.mended { row.mends.insert(.number(mend)) }
    if let refusal = listed.refusal {
      row.mends.insert(.numberLeftOut(refusal))
      row.refusal = refusal
    }
  }

  /// Whether a number is parted into this cell and the two behind it, as a form has it: 090 | 1234 | 5678. Then they
  /// are read, and no part is taken for a number of its own.
  func joinsNumber(_ cells: inout ListCells, _ customer: inout Customer, _ row: inout ListedRow) -> Bool {
    guard let area = Self.digits(cells, 1...5) else { return false }
    // 201 | 202 | 203 are extensions; 0120 | 123 | 456 is none of them.
    let isWhole = area.hasPrefix("0")
    var ahead = cells
    guard ahead.advance(), let exchange = Self.digits(ahead, 1...4), ahead.advance(),
      let subscriber = Self.digits(ahead, (isWhole ? 3 : 4)...4)
    else { return false }
    let listed = plan.listed("\(area)-\(exchange)-\(subscriber)")
    if listed.numbers.count == 1, listed.mended.isSubset(of: [.lostZero]) {
      for number in listed.numbers { Self.add(number, &customer) }
      for mend in listed.mended { row.mends.insert(.number(mend)) }
    } else if isWhole {
      row.mends.insert(.numberLeftOut(.unreadable))
      row.refusal = .unreadable
    } else {
      return false
    }
    cells = ahead
    return true
  }

  /// What a cell holds when it is so many digits, in any width.
  private static func digits(_ cell: ListCells, _ count: ClosedRange<Int>) -> String? {
    // A full-width digit has three octets.
    guard cell.range.count <= 3 * count.upperBound else { return nil }
    let text = Folding.widthFolded(cell.text)
    guard count.contains(text.utf8.count) else { return nil }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : nil
  }

  private static func add(_ number: PhoneNumber, _ customer: inout Customer) {
    if !customer.numbers.contains(number) { customer.numbers.append(number) }
  }

  /// No number without its area code is as short, and extensions are.
  private static let extensionDigits = 4
}
