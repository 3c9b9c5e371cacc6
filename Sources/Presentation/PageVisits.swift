import Directory

/// Single visits on the pages.
///
///     6/13 夕 2名 18,400  斎藤 |  5/02 昼 2名  6,200  林 |  3/28 夕 4名 31,000 斎藤
extension PageText {
  /// One row, the newest first; its last cell stays free, as the margin does. What is too long gives up the second blank
  /// before a name, the last one's first, and then the earliest visit.
  func visited(_ visits: [Visit], _ today: Day) -> [String] {
    let amount = visits.map { cells.of($0.amount?.grouped ?? "") }.max() ?? 0
    for shown in stride(from: visits.count, to: 0, by: -1) {
      for narrow in 0...shown {
        let items = visits.prefix(shown).enumerated().map { place, visit in
          visited(visit, today, amount: amount, gap: place < shown - narrow ? 2 : 1)
        }
        let row = "  " + items.joined(separator: " |  ")
        if cells.of(row) < width { return [row] }
      }
    }
    return []
  }

  /// Cells of what a visit was about, where no part of the day is known, and of a name: one visit then fits any row, and
  /// three do with the names and sums of most shops (our choice).
  private static let (itemCells, staffCells) = (8, 10)

  private func visited(_ visit: Visit, _ today: Day, amount width: Int, gap: Int) -> String {
    var words = [column(visit.day, today)]
    if let part = visit.part {
      words.append(word(part))
    } else if let items = spell(visit.items) {
      words.append(cells.prefix(items, cells: Self.itemCells))
    }
    if let party = visit.party { words.append(say(.pageParty, "\(party)")) }
    if width > 0 {
      let shown = visit.amount?.grouped ?? ""
      words.append(String(repeating: " ", count: width - cells.of(shown)) + shown)
    }
    let row = words.joined(separator: " ")
    guard let staff = staff(visit.staff) else { return row }
    return row + String(repeating: " ", count: gap) + cells.prefix(staff, cells: Self.staffCells)
  }

  private func word(_ part: DayPart) -> String {
    switch part {
    case .morning: say(.pageMorning)
    case .midday: say(.pageMidday)
    case .evening: say(.pageEvening)
    }
  }
}
