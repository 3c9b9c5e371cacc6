extension ImportFormat {
  /// What a spreadsheet calls "Unicode text": separated values in UTF-16 (RFC 2781).
  static let unicodeText = ImportFormat(
    name: "Unicode text", endings: [".txt", ".csv"],
    recognises: { UnicodeText.order(of: $0) != nil },
    reader: { UnicodeText(beginning: $0) })
}

/// Makes UTF-8 of UTF-16 and gives it to the reader of separated values.
///
///     FF FE  0F 5C  31 75 …  →  山田…      a lone surrogate becomes U+FFFD, as does an octet too many at the end
struct UnicodeText: ListReader {
  let isCutByMarks = true
  private var values: SeparatedValues
  private var decoder: Decoder
  /// UTF-8 that the reader has not taken.
  private var waiting: [UInt8] = []
  private var offset = 0

  /// So many octets are made UTF-8 at a time.
  private static let piece = 4_096

  /// Which octet of two comes first.
  enum Order { case bigEndian, littleEndian }

  /// The order of the octets of a list in UTF-16, by its mark or, without one, by the zeros of its digits, separators and
  /// line ends: an eighth of the text at least, nearly all of them on one side (一 is U+4E00). Nil when it is none.
  static func order(of beginning: [UInt8]) -> Order? {
    if beginning.starts(with: [0xFF, 0xFE]) { return .littleEndian }
    if beginning.starts(with: [0xFE, 0xFF]) { return .bigEndian }
    var zeros = (first: 0, second: 0)
    for (place, octet) in beginning.enumerated() where octet == 0 {
      if place.isMultiple(of: 2) { zeros.first += 1 } else { zeros.second += 1 }
    }
    let most = max(zeros.first, zeros.second)
    guard 4 * min(zeros.first, zeros.second) <= most, most >= 4, 16 * most >= beginning.count else {
      return nil
    }
    return zeros.first > zeros.second ? .bigEndian : .littleEndian
  }

  init(beginning: [UInt8]) {
    decoder = Decoder(Self.order(of: beginning) ?? .littleEndian)
    var decoder = decoder
    values = SeparatedValues(beginning: decoder.feed(beginning[...]))
  }

  mutating func feed(_ octets: [UInt8], _ from: inout Int) -> ListReading? {
    while true {
      while offset < waiting.count {
        if let reading = values.feed(waiting, &offset) { return reading }
      }
      guard from < octets.count else { return nil }
      let end = min(octets.count, from + Self.piece)
      (waiting, offset) = (decoder.feed(octets[from..<end]), 0)
      from = end
    }
  }

  mutating func finish() -> ListReading? {
    // The last feeding may have ended at a row with more of them waiting.
    while offset < waiting.count {
      if let reading = values.feed(waiting, &offset) { return reading }
    }
    if let rest = decoder.finish() {
      (waiting, offset) = (rest, 0)
      return finish()
    }
    return values.finish()
  }

  /// Octets of UTF-16 to octets of UTF-8, in pieces of any length, without the byte order mark.
  struct Decoder {
    private let order: Order
    private var isFirst = true
    private var half: UInt8?
    private var high: UInt16?

    init(_ order: Order) { self.order = order }

    mutating func feed(_ octets: ArraySlice<UInt8>) -> [UInt8] {
      var text: [UInt8] = []
      text.reserveCapacity(octets.count &* 3 / 2 &+ 6)
      for octet in octets {
        guard let first = half else {
          half = octet
          continue
        }
        half = nil
        let unit = order == .bigEndian ? UInt16(first) << 8 | UInt16(octet) : UInt16(octet) << 8 | UInt16(first)
        if !isFirst || unit != 0xFEFF { take(unit, &text) }
        isFirst = false
      }
      return text
    }

    /// What was begun and not ended, once.
    mutating func finish() -> [UInt8]? {
      guard half != nil || high != nil else { return nil }
      (half, high) = (nil, nil)
      return Array("\u{FFFD}".utf8)
    }

    private mutating func take(_ unit: UInt16, _ text: inout [UInt8]) {
      if let high {
        self.high = nil
        if UTF16.isTrailSurrogate(unit) {
          let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
          text.append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
          text.append(0x80 | UInt8(truncatingIfNeeded: value >> 12 & 0x3F))
          return Self.end(UInt16(truncatingIfNeeded: value), &text)
        }
        Self.append(0xFFFD, &text)
      }
      if UTF16.isLeadSurrogate(unit) {
        high = unit
      } else {
        Self.append(UTF16.isTrailSurrogate(unit) ? 0xFFFD : unit, &text)
      }
    }

    /// One scalar in one to three octets (Unicode, table 3-6).
    private static func append(_ unit: UInt16, _ text: inout [UInt8]) {
      if unit < 0x80 { return text.append(UInt8(truncatingIfNeeded: unit)) }
      if unit < 0x800 {
        text.append(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
        return text.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
      }
      text.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
      end(unit, &text)
    }

    /// The last two octets of a scalar of three or four.
    private static func end(_ low: UInt16, _ text: inout [UInt8]) {
      text.append(0x80 | UInt8(truncatingIfNeeded: low >> 6 & 0x3F))
      text.append(0x80 | UInt8(truncatingIfNeeded: low & 0x3F))
    }
  }
}
