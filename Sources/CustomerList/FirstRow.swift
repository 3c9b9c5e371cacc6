import Directory

/// What the cells of a list's first row are where it has no headings.
enum FirstRow {
  /// Which cells of a first row without headings are telephone numbers: those that nobody had to put a zero in front of,
  /// if any. Days, times and the numbers of things have as many digits; a number abroad has its `+`.
  static func numbers(_ cells: [String], _ plan: NumberPlan) -> [Bool] {
    let listed = cells.map { cell -> ListedNumbers? in
      guard canBeNumber(cell), ListDate.day(cell) == nil else { return nil }
      let listed = plan.listed(cell)
      let isNumber = listed.numbers.contains {
        $0.digits.utf8.count >= 9 && (isAbroad(cell) || !$0.digits.hasPrefix("00"))
      }
      return isNumber ? listed : nil
    }
    let whole = listed.map { $0.map { !$0.mended.contains(.lostZero) } ?? false }
    return whole.contains(true) ? whole : listed.map { $0 != nil }
  }

  private static func isAbroad(_ cell: String) -> Bool {
    cell.contains("+") || cell.contains("＋") || cell.hasPrefix("010")
      || cell.hasPrefix("00") && !cell.hasPrefix("000")
  }

  /// No prefix makes a whole number of three digits, and nearly all headings have fewer. Full-width ones begin with EF in
  /// UTF-8.
  private static func canBeNumber(_ cell: String) -> Bool {
    var digits = 0
    for octet in cell.utf8 where 0x30...0x39 ~= octet || octet == 0xEF { digits += 1 }
    return digits > 3
  }

  static func looksLikeKana(_ cell: String) -> Bool {
    let scalars = Folding.widthFolded(cell).unicodeScalars.filter { $0 != " " }
    return !scalars.isEmpty && scalars.allSatisfy { (0x3041...0x30FF).contains($0.value) }
  }

  /// Who it is, and how that is read: 山田,太郎,ヤマダ,タロウ or a name and a reading.
  static func names(_ cells: [String], numbers: [Bool]) -> [(column: Int, field: ListField)] {
    let kana = cells.firstIndex(where: looksLikeKana)
    if let kana, kana > 1, kana + 1 < cells.count, isPart(cells[kana - 2]), isPart(cells[kana - 1]),
      looksLikeKana(cells[kana + 1])
    {
      return [
        (kana - 2, .familyName), (kana - 1, .givenName), (kana, .familyKana), (kana + 1, .givenKana),
      ]
    }
    return [name(cells, numbers: numbers).map { ($0, .name) }, kana.map { ($0, .kana) }].compactMap { $0 }
  }

  /// Half a name has three characters at most, with few exceptions.
  private static func isPart(_ cell: String) -> Bool { looksLikeName(cell) && cell.count <= 3 }

  /// Which cell is the name, if any: among those that look like one, the one next to a reading; else, in front of the
  /// number, one with a blank in it; else the first.
  private static func name(_ cells: [String], numbers: [Bool]) -> Int? {
    let names = cells.indices.filter { looksLikeName(cells[$0]) }
    let number = numbers.firstIndex(of: true) ?? cells.count
    return names.first { name in
      [name - 1, name + 1].contains { cells.indices.contains($0) && looksLikeKana(cells[$0]) }
    } ?? names.first { $0 < number && Folding.widthFolded(cells[$0]).contains(" ") } ?? names.first
  }

  static func looksLikeName(_ cell: String) -> Bool {
    guard !looksLikeKana(cell), cell.count <= 40, !others.contains(cell) else { return false }
    let scalars = Folding.widthFolded(cell).unicodeScalars
    return scalars.contains { $0.properties.isAlphabetic }
      && !scalars.contains { $0.properties.numericType != nil && $0.value < 0x80 }
      && !cell.contains("@") && !looksLikeAddress(cell)
  }

  /// A sex, a title, or the letter of a rank.
  private static let others: Set<String> = Set(
    ["男", "女", "男性", "女性", "男子", "女子", "様", "御中", "殿"] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { String($0) })

  /// One without digits, which no name has: 東京都港区, 神奈川県横浜市, 丸の内一丁目. 道 and 都 stand in names as well.
  private static func looksLikeAddress(_ cell: String) -> Bool {
    if ["北海道", "東京都", "京都府", "大阪府"].contains(where: cell.hasPrefix) { return true }
    if cell.dropFirst(2).prefix(2).contains("県") { return true }
    return ["丁目", "番地"].contains { Folding.holds(Array(cell.utf8), Array($0.utf8)) }
  }
}
