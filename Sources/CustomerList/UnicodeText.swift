extension ImportFormat {
  /// What a spreadsheet calls "Unicode text": separated values in UTF-16 with a byte order mark (RFC 2781).
  static let unicodeText = ImportFormat(
    name: "Unicode text", endings: [".txt", ".csv"],
    recognises: { $0.starts(with: [0xFF, 0xFE]) || $0.starts(with: [0xFE, 0xFF]) },
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

  init(beginning: [UInt8]) {
    var decoder = Decoder()
    values = SeparatedValues(beginning: decoder.feed(beginning[...]))
    self.decoder = Decoder()
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

  /// Octets of UTF-16 to octets of UTF-8, in pieces of any length.
  struct Decoder {
    private var isBigEndian: Bool?
    private var half: UInt8?
    private var high: UInt16?

    mutating func feed(_ octets: ArraySlice<UInt8>) -> [UInt8] {
      var text = String.UnicodeScalarView()
      for octet in octets {
        guard let first = half else {
          half = octet
          continue
        }
        half = nil
        guard let isBigEndian else {
          // The mark itself; without one this is not called.
          isBigEndian = first == 0xFE
          continue
        }
        take(isBigEndian ? UInt16(first) << 8 | UInt16(octet) : UInt16(octet) << 8 | UInt16(first), &text)
      }
      return Array(String(text).utf8)
    }

    /// What was begun and not ended, once.
    mutating func finish() -> [UInt8]? {
      guard half != nil || high != nil else { return nil }
      (half, high) = (nil, nil)
      return Array("\u{FFFD}".utf8)
    }

    private mutating func take(_ unit: UInt16, _ text: inout String.UnicodeScalarView) {
      if let high {
        self.high = nil
        if UTF16.isTrailSurrogate(unit) {
          let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
          text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
          return
        }
        text.append("\u{FFFD}")
      }
      if UTF16.isLeadSurrogate(unit) {
        high = unit
      } else {
        text.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
      }
    }
  }
}
