import Directory

/// What single cells of a row come to; what is none is left out, and reported.
extension ListColumns {
  /// A day in the column of those who have left is the day on which they left, if it has been: programs write
  /// 9999-12-31 for who has not, and 1900-01-01 for no day. Where nobody knows today, any day of a visit will do.
  func erase(_ cell: ListCells, _ row: inout ListedRow, today: Day?) {
    if let answer = ListAnswer(cell) {
      if answer == .yes { row.isErased = true }
    } else if let day = cell.plainDay ?? ListDate.day(cell.text), Customer.lastVisits.contains(day.number),
      today.map({ day <= $0 }) ?? true
    {
      row.isErased = true
    } else if !ListDate.isNone(cell.text) {
      row.mends.insert(.eraseUnclear)
    }
  }

  func date(_ cell: ListCells, _ row: inout ListedRow, _ parse: (String) -> Day?) -> Day? {
    if let day = cell.plainDay { return day }
    let text = cell.text
    if ListDate.isNone(text) { return nil }
    if let day = parse(text) { return day }
    row.mends.insert(ListDate.isAmbiguous(text) ? .dateAmbiguous : .dateLeftOut)
    return nil
  }

  /// A day that nobody came on, 1/1/1900 or 4/1/3024, would be the latest or the earliest of all.
  func lastVisit(_ cell: ListCells, _ row: inout ListedRow) -> Day? {
    guard let day = date(cell, &row, ListDate.day) else { return nil }
    if Customer.lastVisits.contains(day.number) { return day }
    row.mends.insert(.dateLeftOut)
    return nil
  }

  func amount(
    _ cell: ListCells, _ row: inout ListedRow, most: UInt64 = ListAmount.most
  ) -> UInt64? {
    guard let amount = cell.plainAmount ?? ListAmount.whole(cell.text) else {
      if !ListAmount.isNone(cell.text) { row.mends.insert(.amountLeftOut) }
      return nil
    }
    if amount <= most { return amount }
    row.mends.insert(.amountAbsurd)
    return nil
  }

  func count(_ cell: ListCells, _ row: inout ListedRow) -> UInt32? {
    amount(cell, &row, most: ListAmount.mostVisits).map { UInt32(clamping: $0) }
  }
}
