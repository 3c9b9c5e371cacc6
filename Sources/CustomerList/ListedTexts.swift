import Directory

/// The texts of a row, as long as it is being read: where each stands, among the octets of the row or, where several
/// cells say one, behind them. Empty ranges are texts that the row does not have.
///
/// What a row is put together with is `mutating` even where it changes nothing: for a call that is not, the compiler
/// copies all of the ranges.
struct ListedTexts {
  private(set) var octets: [UInt8]
  var (code, name, familyName, givenName, company) = (0..<0, 0..<0, 0..<0, 0..<0, 0..<0)
  var (kana, familyKana, givenKana) = (0..<0, 0..<0, 0..<0)
  var (region, city) = (0..<0, 0..<0)
  var (address, landmark, delivery, note) = (0..<0, 0..<0, 0..<0, 0..<0)
  var (likes, safety, staff, items) = (0..<0, 0..<0, 0..<0, 0..<0)
  var (birthYear, birthMonth, birthDay) = (0..<0, 0..<0, 0..<0)

  /// What the column `labelled` is called, as the cell before it says.
  var label = 0..<0
  var labelled = -1

  /// How many of the octets, from the first, are known to be plain.
  private let plain: Int

  init(_ row: [UInt8], isPlain: Bool) { (octets, plain) = (row, isPlain ? row.count : 0) }

  func string(_ text: Range<Int>) -> String { String(decoding: octets[text], as: UTF8.self) }

  /// A text that no cell says in these words.
  mutating func text(_ words: String) -> Range<Int> { text(words.utf8) }

  /// The same of octets.
  mutating func text(_ words: some Sequence<UInt8>) -> Range<Int> {
    let start = octets.count
    octets += words
    return start..<octets.count
  }

  /// Two texts as one; with one of them empty, the other.
  mutating func joined(_ first: Range<Int>, _ separator: String, _ second: Range<Int>) -> Range<Int> {
    if first.isEmpty { return second }
    return second.isEmpty ? first : text(string(first) + separator + string(second))
  }

  /// Puts them into a customer, as they will be shown.
  mutating func fill(_ customer: inout Customer, _ row: inout ListedRow) {
    name = whole(name, familyName, givenName)
    name = withoutTitle(name)
    kana = whole(kana, familyKana, givenKana)
    put(.name, name, &customer, &row)
    if !company.isEmpty, customer.texts.isEmpty(.name) {
      put(.name, withoutTitle(company), &customer, &row)
      let said = SafeText(octets, in: company)
      customer.details.removeAll { $0.text == said }
    }
    if Folding.needsFolding(octets, in: kana) { kana = text(Folding.widthFolded(octets, in: kana)) }
    put(.kana, kana, &customer, &row)
    // In the order of the fields.
    address = wholeAddress()
    put(.address, address, &customer, &row)
    put(.note, note, &customer, &row)
    put(.code, code, &customer, &row)
    put(.likes, likes, &customer, &row)
    put(.safety, safety, &customer, &row)
    put(.staff, staff, &customer, &row)
    put(.lastOrder, items, &customer, &row)
    put(.landmark, landmark, &customer, &row)
    put(.delivery, delivery, &customer, &row)
  }

  private mutating func put(
    _ field: CustomerTexts.Field, _ text: Range<Int>, _ customer: inout Customer, _ row: inout ListedRow
  ) {
    if text.isEmpty { return }
    guard customer.texts.set(field, to: octets, in: text, isPlain: text.upperBound <= plain) else { return }
    switch field {
    case .note: keepRest(text, &customer, &row)
    case .safety: row.mends.insert(.safetyCut)
    default: row.mends.insert(.textCut)
    }
  }

  /// Keeps a long note in pieces that each are kept whole: the first as the note, the rest below.
  private mutating func keepRest(_ note: Range<Int>, _ customer: inout Customer, _ row: inout ListedRow) {
    var isCut = false
    let limit = SafeText.characterLimit
    var rest = SafeText(octets, in: note, limit: Self.notePieces * limit, isCut: &isCut).string[...]
    customer.note = Self.piece(&rest, &isCut)
    while !rest.isEmpty { row.keep(Self.piece(&rest, &isCut), under: Self.noteContinued, of: &customer) }
    if isCut { row.mends.insert(.textCut) }
  }

  /// Takes as many characters from the beginning of a safe text as another has room for; never none.
  private static func piece(_ rest: inout Substring, _ isCut: inout Bool) -> SafeText {
    var (count, room) = (0, SafeText.octetLimit)
    let end = rest.indices.first { at in
      count += 1
      room -= rest[at].utf8.count
      return count > SafeText.characterLimit || room < 0 && count > 1
    }
    let piece = Array(rest[..<(end ?? rest.endIndex)].utf8)
    rest = end.map { rest[$0...] } ?? ""
    return SafeText(piece, in: piece.indices, isCut: &isCut)
  }

  private static let noteContinued = SafeText("備考（続き）")
  /// Half of what a customer has room for (our choice).
  private static let notePieces = 7

  /// `* myContacts ::: VIP`: the groups with a star are the address book's own.
  static func groups(_ text: String) -> SafeText {
    let groups = text.split(separator: ":").map { String($0).trimmed }
    return SafeText(groups.filter { !$0.isEmpty && !$0.hasPrefix("*") }.joined(separator: "、"))
  }

  /// The birthday of three columns, or two; empty without a month and a day.
  mutating func birthday(_ known: Day?) -> Range<Int> {
    // 生年, and a birthday without a year.
    if !birthYear.isEmpty, let parts = known?.parts, parts.year <= 4 {
      return joined(birthYear, "/", text("\(parts.month)/\(parts.day)"))
    }
    if birthMonth.isEmpty || birthDay.isEmpty { return 0..<0 }
    return joined(birthYear, "/", joined(birthMonth, "/", birthDay))
  }

  /// A name of its parts.
  private mutating func whole(_ whole: Range<Int>, _ family: Range<Int>, _ given: Range<Int>) -> Range<Int> {
    if family.isEmpty { return whole.isEmpty ? given : whole }
    // Both parts tell the family name from the given one; the whole, in what order it has them, does not.
    if whole.isEmpty || !given.isEmpty { return joined(family, " ", given) }
    // 名字, 名前: beside a family name alone, "name" is the given one, unless it is the whole: 林, 林太郎. Of
    // two characters, 表, 表子, it is the given one.
    let (said, name) = (string(whole), string(family))
    let isGiven = !said.hasPrefix(name) || name.count == 1 && said.count == 2
    return isGiven ? joined(family, " ", whole) : whole
  }

  /// 山田様 → 山田. 殿 and さん stay: they end names as well (鵜殿).
  private mutating func withoutTitle(_ name: Range<Int>) -> Range<Int> {
    for title in Self.titles where name.count > title.count {
      // Octets are compared: a title is whole characters, and UTF-8 cannot match within.
      let end = name.upperBound - title.count
      guard octets[end] == title[0], octets[end..<name.upperBound].elementsEqual(title) else { continue }
      return ListCells.trimmed(octets, name.lowerBound..<end)
    }
    return name
  }

  private static let titles = ["様", "御中"].map { Array($0.utf8) }
}
