extension ImportFormat {
  /// Address cards as telephones and mail programs send them: vCard 2.1 (versit, 1996), 3.0 (RFC 2426), 4.0 (RFC 6350).
  static let cards = ImportFormat(
    name: "vCard", endings: [".vcf"],
    recognises: { octets in
      let start = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets[...]
      let word = start.drop { $0 <= 0x20 }.prefix(11)
      return String(decoding: word, as: UTF8.self).lowercased() == "begin:vcard"
    }, reader: { _ in Cards() })
}

/// Takes a file of cards apart: one row a card, under headings that `ListColumns` knows.
///
///     BEGIN:VCARD
///     N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c;=91=BE=98Y      a telephone's, 2.1
///     N:山田;太郎;;;            TEL;TYPE=CELL:090-1234-5678                     3.0
///     TEL;VALUE=uri:tel:+81-90-1234-5678                                      4.0
///     END:VCARD
///
/// Lines are joined as octets, since a fold may part a character. The octets keep their character set, which ListText
/// finds out; telephones write whole cards in one.
struct Cards: ListReader {
  /// The headings, in the order of `Cell`; then the numbers.
  private static let headings = "氏名 姓 名 フリガナ セイ メイ 住所 誕生日 記念日 備考 会社名 部署 グループ".split(separator: " ").map(
    String.init)
  private enum Cell: Int {
    case name, family, given, kana, familyKana, givenKana, address, birthday, anniversary, note
    case company, department, groups
  }
  /// What stands before the colon of a line, which is looked at once: soft breaks make one line of many.
  private enum Head { case open(isQuoted: Bool), plain, quotedPrintable }
  /// Telephones keep four or five numbers to a person (our choice).
  private static let numbers = 8

  let makesUpHeadings = true
  private var isBegun = false
  private var lineNumber = 1
  private var afterCR = false
  /// The line so far, the lines that continue it joined.
  private var line: [UInt8] = []
  /// Whether the line has ended, and the next octet decides whether another continues it.
  private var isLineWhole = false
  private var isLineTooLong = false
  private var head = Head.open(isQuoted: false)
  /// Cards within cards (AGENT) count up; their lines are not read.
  private var depth = 0
  private var firstLine = 1
  private var cells: [[UInt8]] = []
  /// The groups of the numbers, and those that a label of the card calls a fax.
  private var groups: [String] = []
  private var faxes: Set<String> = []
  private var fault: ListFault?
  /// The character set that the first line beyond ASCII names.
  private var encoding: ListText.Encoding?

  mutating func feed(_ octets: [UInt8], _ offset: inout Int) -> ListReading? {
    if !isBegun {
      isBegun = true
      let all = Self.headings + (1...Self.numbers).map { "TEL\($0)" }
      return .row(ListRow(lines: 1...1, octets: Array(all.joined(separator: "\u{0}").utf8)))
    }
    while offset < octets.count {
      let octet = octets[offset]
      if octet == 0x0A, afterCR {
        (afterCR, offset) = (false, offset + 1)
        continue
      }
      if isLineWhole {
        isLineWhole = false
        if octet == 0x20 || octet == 0x09 {
          // A fold: the blank belongs to it (RFC 6350, 3.2).
          offset += 1
          continue
        }
        if let reading = endLine() { return reading }
      }
      offset += 1
      afterCR = octet == 0x0D
      if octet == 0x0A || octet == 0x0D {
        lineNumber += 1
        if case .quotedPrintable = head, line.last == UInt8(ascii: "=") {
          // A soft break of quoted-printable (RFC 2045, 6.7).
          line.removeLast()
        } else {
          isLineWhole = true
        }
      } else if line.count < ListLimits.row {
        append(octet)
      } else {
        isLineTooLong = true
      }
    }
    return nil
  }

  mutating func finish() -> ListReading? {
    // A file may end without a line end.
    if !line.isEmpty, !isLineWhole { lineNumber += 1 }
    if let reading = endLine() { return reading }
    guard depth > 0 else { return nil }
    depth = 0
    return .refused(lines: firstLine...max(firstLine, lineNumber - 1), .cardWithoutEnd)
  }

  private mutating func append(_ octet: UInt8) {
    line.append(octet)
    guard case .open(let isQuoted) = head else { return }
    if octet == UInt8(ascii: "\"") { head = .open(isQuoted: !isQuoted) }
    if octet == UInt8(ascii: ":"), !isQuoted {
      head = CardLine(line)?.isQuotedPrintable ?? false ? .quotedPrintable : .plain
    }
  }

  private mutating func endLine() -> ListReading? {
    defer {
      line.removeAll(keepingCapacity: true)
      isLineTooLong = false
      head = .open(isQuoted: false)
    }
    // A line so long is a picture; what a call shows is short.
    guard !isLineTooLong, let property = CardLine(line) else { return nil }
    let isCard = String(decoding: property.value, as: UTF8.self).uppercased() == "VCARD"
    switch property.name {
    case "BEGIN" where isCard:
      depth += 1
      if depth == 1 {
        cells = [[UInt8]](repeating: [], count: Self.headings.count)
        (firstLine, fault, groups, faxes, encoding) = (lineNumber - 1, nil, [], [], nil)
      }
    case "END" where isCard && depth > 0:
      depth -= 1
      return depth == 0 ? endCard() : nil
    default:
      if depth == 1 { take(property) }
    }
    return nil
  }

  private mutating func endCard() -> ListReading? {
    let lines = firstLine...max(firstLine, lineNumber - 1)
    if let fault { return .refused(lines: lines, fault) }
    for (index, group) in groups.enumerated() where faxes.contains(group) {
      cells[Self.headings.count + index] = []
    }
    if cells.allSatisfy(\.isEmpty) { return nil }
    // Both parts tell the family name from the given one; the whole, in what order it has them, does not.
    if !cells[Cell.family.rawValue].isEmpty, !cells[Cell.given.rawValue].isEmpty {
      cells[Cell.name.rawValue] = []
    }
    return .row(ListRow(lines: lines, octets: Array(cells.joined(separator: [0])), encoding: encoding))
  }

  private mutating func take(_ property: CardLine) {
    let parts = property.components
    func part(_ index: Int) -> [UInt8] { index < parts.count ? parts[index] : [] }
    if encoding == nil, let named = property.encoding, property.value.contains(where: { $0 >= 0x80 }) {
      encoding = named
    }
    switch property.name {
    case "FN": set(.name, part(0))
    case "ORG":
      set(.company, part(0))
      set(.department, Array(parts.dropFirst().filter { !$0.isEmpty }.joined(separator: [0x20])))
    case "CATEGORIES": add(.groups, property.value.filter { $0 != 0x5C })
    case "N":
      set(.family, part(0))
      set(.given, part(1))
    case "X-PHONETIC-LAST-NAME": set(.familyKana, part(0))
    case "X-PHONETIC-FIRST-NAME": set(.givenKana, part(0))
    case "SOUND" where property.parameters.contains("X-IRMC-N"):
      // Some telephones put the whole reading into the first component.
      set(.kana, Array(parts.prefix(2).filter { !$0.isEmpty }.joined(separator: [0x20])))
    case "ADR":
      // Region, locality, street, extended: as an address is written in Japan.
      if cells[Cell.address.rawValue].isEmpty { set(.address, part(4) + part(3) + part(2) + part(1)) }
    case "BDAY" where !property.parameters.contains { $0.hasPrefix("X-APPLE-OMIT-YEAR") }:
      set(.birthday, part(0))
    case "BDAY": set(.birthday, Array("--".utf8) + part(0).dropFirst(5))
    // RFC 6350, 6.2.6; Google and older programs write X-ANNIVERSARY.
    case "ANNIVERSARY", "X-ANNIVERSARY": set(.anniversary, part(0))
    case "NOTE": add(.note, Array(parts.joined(separator: [UInt8(ascii: ";")])))
    case "TEL" where !property.isFax:
      guard cells.count < Self.headings.count + Self.numbers else { return }
      let number = parts.first ?? []
      let isURI = String(decoding: number.prefix(4), as: UTF8.self).lowercased() == "tel:"
      append(isURI ? Array(number.dropFirst(4)) : number, property.group)
    case "X-ABLABEL" where !property.group.isEmpty && faxes.count < Self.numbers:
      // item1.TEL:…  item1.X-ABLabel:_$!<HomeFAX>!$_
      let label = Array(String(decoding: property.value, as: UTF8.self).uppercased().utf8)
      if label.indices.contains(where: { label[$0...].starts(with: "FAX".utf8) }) {
        faxes.insert(property.group)
      }
    default: break
    }
  }

  /// An empty line says nothing, and takes nothing back.
  private mutating func set(_ cell: Cell, _ value: [UInt8]) {
    if !value.allSatisfy({ $0 == 0x20 }), check(value) { cells[cell.rawValue] = value }
  }

  /// Adds to what an earlier line said, as long as there is room.
  private mutating func add(_ cell: Cell, _ value: [UInt8]) {
    let before = cells[cell.rawValue]
    if before.isEmpty { return set(cell, value) }
    if before.count + 1 + value.count <= ListLimits.cell { set(cell, before + [0x20] + value) }
  }

  private mutating func append(_ value: [UInt8], _ group: String) {
    if check(value) {
      cells.append(value)
      groups.append(group)
    }
  }

  private mutating func check(_ value: [UInt8]) -> Bool {
    if value.contains(0) { fault = .nul }
    if value.count > ListLimits.cell { fault = .longCell }
    return fault == nil
  }
}
