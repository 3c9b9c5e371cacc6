import Directory

/// One text of a row in the making: as long as a single cell says it, only where that cell stands.
struct ListedText {
  private var range = 0..<0
  /// What several cells say, or what stands for a cell's answer; never empty.
  private var joined: String?

  init() {}
  init(_ range: Range<Int>) { self.range = range }
  init(_ text: String) { joined = text.isEmpty ? nil : text }

  var isEmpty: Bool { joined == nil && range.isEmpty }

  func string(_ row: [UInt8]) -> String { joined ?? String(decoding: row[range], as: UTF8.self) }

  /// The same as octets, and where the text stands in them.
  func octets(_ row: [UInt8]) -> (octets: [UInt8], range: Range<Int>) {
    guard let joined else { return (row, range) }
    let octets = Array(joined.utf8)
    return (octets, octets.indices)
  }

  func safe(_ row: [UInt8]) -> SafeText {
    if isEmpty { return .empty }
    return joined.map { SafeText($0) } ?? SafeText(row, in: range)
  }

  /// Puts another text behind this one.
  mutating func join(_ text: ListedText, _ separator: String, _ row: [UInt8]) {
    if text.isEmpty { return }
    self = isEmpty ? text : ListedText(string(row) + separator + text.string(row))
  }
}

/// The texts of a row as they stand in the list; empty where there is none.
struct ListedTexts {
  var (code, name, familyName, givenName, company) = (none, none, none, none, none)
  var (kana, familyKana, givenKana) = (none, none, none)
  var (address, note, likes, safety, staff, items) = (none, none, none, none, none, none)
  var (birthYear, birthMonth, birthDay) = (none, none, none)

  private static var none: ListedText { ListedText() }

  /// Puts them into a customer, as they will be shown.
  func fill(_ customer: inout Customer, _ row: [UInt8]) {
    customer.code = code.safe(row)
    customer.name = Self.withoutTitle(Self.whole(name, familyName, givenName, row), row)
    if customer.name.isEmpty, !company.isEmpty {
      customer.name = Self.withoutTitle(company, row)
      let said = company.safe(row)
      customer.details.removeAll { $0.text == said }
    }
    customer.kana = Self.widthFolded(Self.whole(kana, familyKana, givenKana, row), row)
    customer.address = address.safe(row)
    customer.note = note.safe(row)
    customer.likes = likes.safe(row)
    customer.safety = safety.safe(row)
    customer.staff = staff.safe(row)
    customer.lastOrder = items.safe(row)
  }

  /// A name of its parts.
  private static func whole(
    _ whole: ListedText, _ family: ListedText, _ given: ListedText, _ row: [UInt8]
  ) -> ListedText {
    if family.isEmpty { return whole.isEmpty ? given : whole }
    if whole.isEmpty {
      var name = family
      name.join(given, " ", row)
      return name
    }
    // 名字, 名前: beside a family name alone, "name" is the given one.
    let isGiven = given.isEmpty && !whole.string(row).hasPrefix(family.string(row))
    return isGiven ? ListedText(family.string(row) + " " + whole.string(row)) : whole
  }

  private static func widthFolded(_ text: ListedText, _ row: [UInt8]) -> SafeText {
    let (octets, range) = text.octets(row)
    return Folding.needsFolding(octets[range]) ? SafeText(Folding.widthFolded(text.string(row))) : text.safe(row)
  }

  /// 山田様 → 山田. 殿 and さん stay: they end names as well (鵜殿).
  private static func withoutTitle(_ name: ListedText, _ row: [UInt8]) -> SafeText {
    let (octets, range) = name.octets(row)
    for title in titles where range.count > title.count {
      // Octets are compared: a title is whole characters, and UTF-8 cannot match within.
      let end = range.upperBound - title.count
      guard octets[end] == title[0], octets[end..<range.upperBound].elementsEqual(title) else { continue }
      return SafeText(octets, in: ListCells.trimmed(octets, range.lowerBound..<end))
    }
    return name.safe(row)
  }

  private static let titles = ["様", "御中"].map { Array($0.utf8) }
}
