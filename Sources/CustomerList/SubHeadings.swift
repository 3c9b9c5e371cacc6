import Directory

// A spreadsheet may have two rows of headings, where one stands over several columns:
//
//     氏名  電話番号  アレルギー                 備考
//                     卵       乳       小麦
//
// Together they are one row: アレルギー(卵), アレルギー(乳), アレルギー(小麦).

extension ListColumns {
  /// These headings and the row below them as one row; nil unless that row is headings: it stands only where a heading
  /// has columns without one behind it, says what columns are, and says it of such a column too. No customer's row is like
  /// that.
  func headings(over below: [UInt8]) -> [UInt8]? {
    if firstRowIsCustomer || !headings.contains("") { return nil }
    var both = headings
    var isNeeded = false
    var group = 0
    var cells = ListCells(below)
    while cells.advance() {
      let column = cells.column
      let isOwn = column < headings.count && !headings[column].isEmpty
      if isOwn { group = column }
      if cells.isEmpty { continue }
      // Below a heading of one column stands what that column holds.
      guard column < headings.count, group + 1 < headings.count, headings[group + 1].isEmpty else { return nil }
      let text = cells.text
      guard isHeading(cells, below: group) else { return nil }
      both[column] = headings[group].isEmpty ? text : "\(headings[group])(\(text))"
      if !isOwn { isNeeded = true }
    }
    return isNeeded ? Array(both.joined(separator: "\0").utf8) : nil
  }

  /// Below dangers stands what to, in any word; elsewhere only what the table knows.
  private func isHeading(_ cell: ListCells, below group: Int) -> Bool {
    if ListField.of(cell.text) != nil { return true }
    guard fields[group] == .safety, ListAnswer(cell) == nil else { return false }
    return cell.text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
}
