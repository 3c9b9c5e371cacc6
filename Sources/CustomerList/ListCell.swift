/// One cell of a row, in well-formed UTF-8, read in place: most cells are plain, and plain ones become their value
/// without a `String` in between.
struct ListCell {
  let octets: ArraySlice<UInt8>

  /// The cell without white space at both ends.
  init(trimming cell: ArraySlice<UInt8>) {
    var cell = cell
    while let first = cell.first, first <= 0x20 || first >= 0xC2 {
      let width = Self.blank(cell.prefix(3))
      if width == 0 { break }
      cell.removeFirst(width)
    }
    while let last = cell.last, last <= 0x20 || last >= 0x80 {
      // Only the whole character can match: none of these sequences ends another.
      if Self.blank(cell.suffix(1)) == 1 {
        cell.removeLast()
      } else if cell.count >= 2, Self.blank(cell.suffix(2)) == 2 {
        cell.removeLast(2)
      } else if cell.count >= 3, Self.blank(cell.suffix(3)) == 3 {
        cell.removeLast(3)
      } else {
        break
      }
    }
    octets = cell
  }

  var isEmpty: Bool { octets.isEmpty }
  var text: String { String(decoding: octets, as: UTF8.self) }

  /// How many octets at the front are one character of white space (Unicode, property White_Space); 0 for none.
  private static func blank(_ octets: ArraySlice<UInt8>) -> Int {
    guard let first = octets.first else { return 0 }
    if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : 0 }
    guard octets.count >= 2 else { return 0 }
    let second = octets[octets.startIndex + 1]
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard octets.count >= 3 else { return 0 }
    let third = octets[octets.startIndex + 2]
    switch (first, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return third <= 0x8A || (0xA8...0xA9).contains(third) || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// `2024-04-01`, `2024/4/1`, `2024.4.1`, and no more; nil leaves it to `ListDate`.
  var plainDate: (year: Int, month: Int, day: Int)? {
    guard (8...10).contains(octets.count) else { return nil }
    var parts = (0, 0, 0)
    var (part, digits) = (0, 0)
    for octet in octets {
      switch octet {
      case 0x30...0x39:
        digits += 1
        if digits > (part == 0 ? 4 : 2) { return nil }
        let digit = Int(octet & 0x0F)
        switch part {
        case 0: parts.0 = parts.0 * 10 + digit
        case 1: parts.1 = parts.1 * 10 + digit
        default: parts.2 = parts.2 * 10 + digit
        }
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        guard digits > 0, part < 2 else { return nil }
        (part, digits) = (part + 1, 0)
      default: return nil
      }
    }
    guard part == 2, digits > 0, parts.0 >= 1_000 else { return nil }
    return parts
  }

  /// `64000`, `64,000`, `¥64,000`, and no more; nil leaves it to `ListAmount`.
  var plainAmount: UInt64? {
    var rest = octets
    // U+00A5; 0x5C is the yen sign of Shift_JIS.
    if rest.starts(with: [0xC2, 0xA5]) { rest.removeFirst(2) }
    if rest.first == 0x5C { rest.removeFirst() }
    guard (1...18).contains(rest.count), rest.first != UInt8(ascii: ",") else { return nil }
    var value: UInt64 = 0
    for octet in rest {
      if octet == UInt8(ascii: ",") { continue }
      guard (0x30...0x39).contains(octet) else { return nil }
      value = value * 10 + UInt64(octet & 0x0F)
    }
    return value
  }
}
