/// One line of a card, its folds joined: `item1.TEL;TYPE=CELL:090…`.
struct CardLine {
  /// In capitals, without the group in front.
  let name: String
  /// The group, `ITEM1`; empty without one.
  let group: String
  /// In capitals: `TYPE=CELL,VOICE`, `CELL`, `CHARSET=SHIFT_JIS`.
  let parameters: [String]
  /// What stands behind the colon, quoted-printable undone.
  let value: [UInt8]
  let isQuotedPrintable: Bool

  /// The character set that the line names; nil where it names none, or one that no list is in.
  var encoding: ListText.Encoding? {
    for parameter in parameters where parameter.hasPrefix("CHARSET=") {
      let name = parameter.dropFirst(8).filter { $0 != "\"" && $0 != "-" && $0 != "_" }
      return Self.sets.first { $0.names.contains(name) }?.encoding
    }
    return nil
  }

  /// As cards name them (IANA, and the names of Windows), without hyphens.
  private static let sets: [(encoding: ListText.Encoding, names: [String])] = [
    (.utf8, ["UTF8"]), (.cp932, ["SHIFTJIS", "SJIS", "XSJIS", "CP932", "MS932", "WINDOWS31J", "MSKANJI"]),
    (.eucJP, ["EUCJP", "XEUCJP"]),
  ]

  /// Nil when the line has no colon, or a name that is none.
  init?(_ line: [UInt8]) {
    var isQuoted = false
    var colon: Int?
    for (index, octet) in line.enumerated() {
      if octet == UInt8(ascii: "\"") { isQuoted.toggle() }
      if octet == UInt8(ascii: ":"), !isQuoted {
        colon = index
        break
      }
    }
    guard let colon else { return nil }
    let words = String(decoding: line[..<colon], as: UTF8.self).uppercased().split(
      separator: ";", omittingEmptySubsequences: false)
    guard let parts = words.first?.split(separator: "."), let last = parts.last else { return nil }
    name = String(last)
    group = parts.count > 1 ? String(parts[0]) : ""
    parameters = words.dropFirst().map(String.init)
    isQuotedPrintable = parameters.contains { $0.hasSuffix("QUOTED-PRINTABLE") }
    let rest = Array(line[(colon + 1)...])
    value = isQuotedPrintable ? Self.unquoted(rest) : rest
  }

  /// `FAX`, `TYPE=HOME,FAX`, `TYPE="work,fax"`: a machine's number, which rings for nobody.
  var isFax: Bool {
    parameters.contains { parameter in
      parameter.split { $0 == "=" || $0 == "," || $0 == "\"" }.contains("FAX")
    }
  }

  /// The parts between semicolons, escapes undone (RFC 6350, 3.4). In Shift_JIS the second octet of a character may be
  /// a backslash (表 is 95 5C), so where the value is no UTF-8, characters of two octets are passed as one.
  var components: [[UInt8]] {
    let isShiftJIS = String(validating: value, as: UTF8.self) == nil
    var components: [[UInt8]] = [[]]
    func append(_ octet: UInt8) { components[components.count - 1].append(octet) }
    var index = 0
    while index < value.count {
      let octet = value[index]
      let next = index + 1 < value.count ? value[index + 1] : nil
      index += 1
      if isShiftJIS, (0x81...0x9F).contains(octet) || octet >= 0xE0, let next {
        append(octet)
        append(next)
        index += 1
      } else if octet == 0x5C, let next {
        index += 1
        append(next == UInt8(ascii: "n") || next == UInt8(ascii: "N") ? 0x0A : next)
      } else if octet == UInt8(ascii: ";") {
        components.append([])
      } else {
        append(octet)
      }
    }
    return components
  }

  /// `=8E` to its octet; what is no such sequence stays (RFC 2045, 6.7).
  private static func unquoted(_ octets: [UInt8]) -> [UInt8] {
    func digit(_ index: Int) -> UInt8? {
      guard index < octets.count else { return nil }
      return Character(Unicode.Scalar(octets[index])).hexDigitValue.map { UInt8($0) }
    }
    var result: [UInt8] = []
    var index = 0
    while index < octets.count {
      if octets[index] == UInt8(ascii: "="), let high = digit(index + 1), let low = digit(index + 2) {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(octets[index])
        index += 1
      }
    }
    return result
  }
}
