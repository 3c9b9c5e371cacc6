import Directory

/// The cells of a row, one after the other, read in place: most are plain, and plain ones become their value without a
/// `String` in between.
///
///     advance() → true       `column`, `range` and the values below are the next cell's
struct ListCells {
  /// The row: well-formed UTF-8, one NUL between two cells.
  let octets: [UInt8]
  /// Which cell this is, the first being 0.
  private(set) var column = -1
  /// Where it stands, without white space at both ends.
  private(set) var range = 0..<0
  private var nextStart = 0

  init(_ octets: [UInt8]) { self.octets = octets }

  /// Goes on to the next cell; false behind the last.
  mutating func advance() -> Bool {
    guard nextStart <= octets.count else { return false }
    let end = octets.first(0, in: nextStart..<octets.count) ?? octets.count
    range = Self.trimmed(octets, nextStart..<end)
    nextStart = end + 1
    column += 1
    return true
  }

  var isEmpty: Bool { range.isEmpty }
  var text: String { String(decoding: octets[range], as: UTF8.self) }

  /// A range of well-formed UTF-8 without white space at both ends.
  static func trimmed(_ octets: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let first = octets[start]
      if first > 0x20, first < 0xC2 || first > 0xE3 { break }
      let width = blank(octets, start..<end)
      if width == 0 { break }
      start += width
    }
    while start < end {
      let last = octets[end - 1]
      if last > 0x20, last < 0x80 { break }
      // Only the whole character can match: none of these sequences ends another.
      let count = last < 0x80 ? 1 : end - start >= 2 && octets[end - 2] == 0xC2 ? 2 : 3
      guard end - start >= count, blank(octets, end - count..<end) == count else { break }
      end -= count
    }
    return start..<end
  }

  /// How many octets at the front are one character of white space (Unicode, property White_Space); 0 for none.
  private static func blank(_ octets: [UInt8], _ range: Range<Int>) -> Int {
    let first = octets[range.lowerBound]
    if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : 0 }
    guard range.count >= 2, first == 0xC2 || (0xE1...0xE3).contains(first) else { return 0 }
    let second = octets[range.lowerBound + 1]
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard range.count >= 3 else { return 0 }
    let third = octets[range.lowerBound + 2]
    switch (first, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return third <= 0x8A || (0xA8...0xA9).contains(third) || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// `2024-04-01`, `2024/4/1`, `2024.4.1`, and no more; nil leaves it to `ListDate`.
  var plainDay: Day? {
    guard (8...10).contains(range.count) else { return nil }
    var (year, month) = (0, 0)
    var (part, value, digits) = (0, 0, 0)
    for index in range {
      switch octets[index] {
      case 0x30...0x39:
        digits += 1
        if digits > (part == 0 ? 4 : 2) { return nil }
        value = value * 10 + Int(octets[index] & 0x0F)
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        guard digits > 0, part < 2 else { return nil }
        if part == 0 { year = value } else { month = value }
        (part, value, digits) = (part + 1, 0, 0)
      default: return nil
      }
    }
    guard part == 2, digits > 0, year >= 1_000 else { return nil }
    return Day(year: year, month: month, day: value)
  }

  /// `64000`, `64,000`, `¥64,000`, `￥64,000`, `64,000円`, and no more; nil leaves it to `ListAmount`.
  var plainAmount: UInt64? {
    var rest = range
    // 0x5C is the yen sign of Shift_JIS.
    let sign = octets.eight(at: rest.lowerBound)
    let signCount =
      sign & 0xFF == 0x5C ? 1 : sign & 0xFFFF == 0xA5C2 ? 2 : sign & 0xFF_FFFF == 0xA5BF_EF ? 3 : 0
    rest = rest.dropFirst(signCount)
    if rest.count > 3, octets.eight(at: rest.upperBound - 3) & 0xFF_FFFF == 0x8686_E5 {
      rest = rest.dropLast(3)
    }
    guard (1...18).contains(rest.count), octets[rest.lowerBound] != UInt8(ascii: ",") else { return nil }
    var value: UInt64 = 0
    for index in rest {
      let octet = octets[index]
      if octet == UInt8(ascii: ",") { continue }
      guard (0x30...0x39).contains(octet) else { return nil }
      value = value * 10 + UInt64(octet & 0x0F)
    }
    return value
  }
}

extension String {
  /// Without blanks and line ends at both ends, full-width ones as well.
  var trimmed: String {
    let octets = Array(utf8)
    return String(decoding: octets[ListCells.trimmed(octets, octets.indices)], as: UTF8.self)
  }
}
