/// One line of a segment: a check, a blank, words with one blank between them, a line feed.
///
/// ```
/// 5c1c2b1e 17-4198 3600250 1795257000000 4 call line=1 number=0312345678 standard=number-display⏎
/// check    id      mono    wall          q kind fields
/// ```
enum EntryLine {
  /// Octets of a line, its line feed included. An entry never needs as many; what is longer is no line of ours.
  static let limit = 4096
  private static let checkDigits = 8

  /// The line of an entry.
  static func emit(_ entry: Entry) -> [UInt8] {
    var line = "\(entry.id) \(entry.monotonic) \(entry.wall) \(entry.quality.rawValue) \(entry.kind.name)"
    for field in Field.allCases {
      if let word = field.emit(entry) { line += " " + word }
    }
    for word in entry.unknown where line.utf8.count + word.utf8.count < limit - checkDigits - 3 {
      line += " " + word
    }
    return sealed(line)
  }

  /// The entry of a line without its line feed; nil when it is not whole, or not an entry.
  static func parse(_ line: ArraySlice<UInt8>) -> Entry? {
    guard let body = opened(line) else { return nil }
    var rest = Words(body)
    guard let id = rest.next().flatMap({ EntryID($0) }), let monotonic = rest.next().flatMap(integer),
      let wall = rest.next().flatMap(integer),
      let quality = rest.next().flatMap(integer).flatMap({ UInt8(exactly: $0) }).flatMap(
        TimeQuality.init(rawValue:)),
      let kind = rest.next().flatMap({ Kind(name: $0) })
    else { return nil }
    var entry = Entry(kind, id: id, monotonic: monotonic, wall: wall, quality: quality)
    while let word = rest.next() {
      guard Field.parse(word, into: &entry) else { return nil }
    }
    return entry.isComplete ? entry : nil
  }

  /// The words of a line, one blank between each two: two blanks have an empty word between them, which is none.
  private struct Words {
    private var rest: ArraySlice<UInt8>?

    init(_ line: ArraySlice<UInt8>) { rest = line }

    mutating func next() -> ArraySlice<UInt8>? {
      guard let line = rest else { return nil }
      guard let blank = line.firstIndex(of: 0x20) else {
        rest = nil
        return line
      }
      rest = line[(blank + 1)...]
      return line[..<blank]
    }
  }

  /// A whole number in decimal digits, `-` in front of one below zero; nil for all else.
  static func integer(_ word: ArraySlice<UInt8>) -> Int64? {
    let isNegative = word.first == 0x2D
    let digits = isNegative ? word.dropFirst() : word
    guard (1...19).contains(digits.count) else { return nil }
    var number: Int64 = 0
    for octet in digits {
      guard (0x30...0x39).contains(octet) else { return nil }
      let (tenfold, isOver) = number.multipliedReportingOverflow(by: 10)
      let (sum, isMore) = tenfold.subtractingReportingOverflow(Int64(octet - 0x30))
      guard !isOver, !isMore else { return nil }
      number = sum
    }
    // Counted below zero, where there is one number more.
    return isNegative ? number : number == .min ? nil : -number
  }

  /// A line of text with its check in front and a line feed behind.
  static func sealed(_ text: String) -> [UInt8] {
    let digits = String(CRC32C.check(text.utf8), radix: 16)
    let check = String(repeating: "0", count: checkDigits - digits.count) + digits
    return Array("\(check) \(text)\n".utf8)
  }

  /// What stands behind the check of a line (without line feed); nil when the check does not fit.
  static func opened(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.count > checkDigits + 1, line.count < limit, line[line.startIndex + checkDigits] == 0x20
    else { return nil }
    let digits = line.prefix(checkDigits)
    guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let check = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    let body = line.dropFirst(checkDigits + 1)
    return CRC32C.check(body) == check ? body : nil
  }
}
