import Testing

@testable import Directory

@Suite struct CustomerTextsTests {
  /// Texts as lists have them, safe and not; also such as fill the limits.
  static let raw: [String] = [
    "", "a", "田中 良子", "タナカ　ヨシコ", " 東京都 ", "か\u{3099}", "\u{1B}[2J", "x\u{200B}y", "〒100〜",
    String(repeating: "あ", count: 64), String(repeating: "い", count: 80), String(repeating: "👍", count: 90),
    String(repeating: "漢", count: 63) + " 字", String(repeating: "か", count: 64) + "\u{3099}き",
  ]

  /// Whatever is written in whatever order, what is read is what a dictionary would say, and equal texts are equal.
  @Test func textsAreThoseOfADictionary() {
    var dice = Sequence64(state: 41)
    for _ in 0..<200 {
      var (texts, customer) = (CustomerTexts(), Customer(id: 1))
      var said: [CustomerTexts.Field: String] = [:]
      for _ in 0..<Int.random(in: 0...30, using: &dice) {
        guard let field = CustomerTexts.Field.allCases.randomElement(using: &dice),
          let raw = Self.raw.randomElement(using: &dice)
        else { continue }
        // Only of what is dangerous more than 64 characters are kept.
        let safe = field == .safety ? SafeText.safety(raw) : SafeText(raw)
        said[field] = safe.string
        if Bool.random(using: &dice) {
          texts[field] = safe
        } else {
          texts.set(field, to: Array("#\(raw)#".utf8), in: 1..<1 + raw.utf8.count)
        }
      }
      var again = CustomerTexts()
      for field in CustomerTexts.Field.allCases.reversed() {
        let text = said[field] ?? ""
        #expect(texts[field].string == text)
        #expect(Array(texts[octets: field]) == Array(text.utf8))
        #expect(texts.isEmpty(field) == text.isEmpty)
        again[field] = field == .safety ? SafeText.safety(text) : SafeText(text)
      }
      #expect(again == texts)
      customer.texts = texts
      customer.clear(id: 2)
      #expect(customer == Customer(id: 2))
    }
  }

  @Test func nothingOfACustomerOutlivesClearing() throws {
    var customer = try whole(7, ["0312345678", "09012345678"])
    for (said, empty) in zip(
      Mirror(reflecting: customer).children, Mirror(reflecting: Customer(id: 8)).children)
    {
      #expect("\(said.value)" != "\(empty.value)", "\(said.label ?? "") is empty before")
    }
    customer.clear(id: 8)
    #expect(customer == Customer(id: 8))
  }

  /// The way for nearly all texts says what the long way says: a character that is dropped forces that one.
  @Test func thePlainWayIsTheLongWay() {
    var dice = Sequence64(state: 43)
    let pieces: [String] = [
      "ｶ", "ﾞ", "a", "Z", "0", " ", "-", "~", "漢", "一", "鿿", "㐀", "か", "ゖ", "゙", "ァ", "ー", "ヽ", "、", "〟", "〠",
      "！", "～",
      "｟",
      "é", "😀", "\u{3099}", "\u{301}", "\u{7F}", "\t", "　", "ﾞ",
    ]
    for round in 0..<4_000 {
      // Half of them hold what is plain only; some are longer than what is kept.
      let choice = round % 2 == 0 ? pieces.prefix(24) : pieces[...]
      let count = Int.random(in: 0...(round % 3 == 0 ? 75 : 9), using: &dice)
      let raw = (0..<count).compactMap { _ in choice.randomElement(using: &dice) }.joined()
      let long = SafeText("\u{200B}" + raw)
      let octets = Array(("漢" + raw + "か").utf8)
      #expect(Array(SafeText(raw).string.utf8) == Array(long.string.utf8))
      #expect(SafeText(octets, in: 3..<octets.count - 3).string == long.string)
    }
  }

  /// A range may cut a character, and octets may be no UTF-8 at all: what comes out is safe and stable.
  @Test func octetsThatAreNoTextBecomeOne() {
    let malformed: [[UInt8]] = [
      [0xE3], [0xE3, 0x81], [0xE3, 0x81, 0x41], [0xE3, 0x41, 0x81], [0xED, 0xA0, 0x80], [0xE0, 0x80, 0x80],
      [0x80],
      [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0xE5, 0xC0, 0x80], [0xE3, 0x81, 0x82, 0xFF],
    ]
    for octets in malformed {
      for filler in 0..<9 {
        let all = octets + [UInt8](repeating: 0x41, count: filler)
        for range in [all.indices, 0..<octets.count] {
          let text = SafeText(all, in: range)
          #expect(text == SafeText(String(decoding: all[range], as: UTF8.self)))
          #expect(SafeText(text.string) == text)
        }
      }
    }
    #expect(SafeText(Array("田中".utf8), in: 0..<5) == SafeText("田\u{FFFD}"))
    #expect(SafeText([0x41], in: -3..<9) == SafeText("A"))
  }
}

/// The octets of an array, seen several at a time, are those seen one at a time.
@Suite struct OctetScanTests {
  @Test func marksAreWhereALoopFindsThem() {
    var dice = Sequence64(state: 47)
    let values: [UInt8] = [0, 1, 0x0A, 0x0D, 0x22, 0x2C, 0x3F, 0x40, 0x41, 0x7F, 0x80, 0x81, 0xC0, 0xE3, 0xFF]
    let marks: UInt64 = 1 << 0x2C | 1 << 0x0A | 1 << 0x0D | 1
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...40, using: &dice)
      let octets = (0..<count).map { _ in
        Int.random(in: 0..<9, using: &dice) > 0 ? 0x61 : values.randomElement(using: &dice) ?? 0
      }
      let start = Int.random(in: 0...count, using: &dice)
      let range = start..<Int.random(in: start...count, using: &dice)
      let isMark = { (octet: UInt8) in octet < 0x40 && marks >> UInt64(octet) & 1 != 0 }
      #expect(octets.firstMark(marks, in: range) == octets[range].firstIndex(where: isMark) ?? range.upperBound)
      for octet in values { #expect(octets.first(octet, in: range) == octets[range].firstIndex(of: octet)) }
      let eight = octets[start...].prefix(8).enumerated().reduce(UInt64(0)) { word, octet in
        word | UInt64(octet.element) << UInt64(8 * octet.offset)
      }
      #expect(octets.eight(at: start) == eight)
    }
  }

  @Test func anOctetIsBlankedOutEverywhere() {
    var dice = Sequence64(state: 61)
    // They are counted in pieces that one octet can count.
    for count in Array(0...70) + [239, 240, 241, 255, 256, 257, 480, 512, 9_000] {
      for share in [0, 3, 9] {
        let octets = (0..<count).map { _ in UInt8(Int.random(in: 0..<9, using: &dice) < share ? 0x2C : 0xAC) }
        var blanked = octets
        #expect(blanked.blankOut(0x2C) == octets.count { $0 == 0x2C })
        #expect(blanked == octets.map { $0 == 0x2C ? 0 : $0 })
      }
    }
  }

  @Test func nothingOutsideIsReadOrWritten() {
    var octets: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    for place in [Int.min, -8, -1, 9, 10, Int.max] {
      #expect(octets.eight(at: place) == 0)
      octets.put(littleEndian: UInt16.max, at: place)
    }
    octets.put(littleEndian: UInt16.max, at: 8)
    #expect(octets == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    octets.put(littleEndian: UInt16(0x1234), at: 7)
    #expect(octets == [1, 2, 3, 4, 5, 6, 7, 0x34, 0x12])
    #expect(octets.firstMark(1, in: -5..<50) == 9)
    #expect([UInt8]().first(0, in: 0..<5) == nil)
    #expect(octets.first(9, in: -5..<50) == nil && octets.first(2, in: -5..<50) == 1)
    for place in [Int.min, -1, 1, Int.max] {
      #expect([UInt8](repeating: 7, count: 16).sixteen(at: place) == SIMD16())
    }
    octets.append([1, 2, 3], in: 1..<9)
    #expect(octets.suffix(3) == [0x12, 2, 3])
  }
}
