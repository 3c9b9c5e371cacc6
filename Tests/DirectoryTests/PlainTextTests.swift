import Testing

@testable import Directory

/// The way for whole rows says nothing that the way for single texts would not say.
@Suite struct PlainTextTests {
  static let filler = "0123456789abcdef山"

  /// Of every scalar there is, wherever it stands in the sixteen.
  @Test func theScalarsAreThoseThatATextTakesAsTheyAre() throws {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var text = String(Self.filler.prefix(Int(value % 17)))
      text.unicodeScalars.append(scalar)
      let octets = Array((text + Self.filler).utf8)
      let isTaken = value == 0 || SafeText.plainEnd(octets, in: octets.indices) == octets.count
      #expect(SafeText.isPlain(octets) == isTaken, "U+\(String(value, radix: 16))")
    }
  }

  /// Octets at random, mostly such as stand in the forms of three octets: what is plain is UTF-8, and each of its texts
  /// comes out as the long way gives it.
  @Test func whatIsPlainIsWhatTheLongWayGives() {
    var dice = Sequence64(state: 53)
    let pieces: [[UInt8]] = [
      [0], [0x20], [0x41], [0x7E], [0xE3, 0x81, 0x82], [0xE3, 0x82, 0xA2], [0xE5, 0xB1, 0xB1],
      [0xE9, 0xBF, 0xBF],
      [0xEF, 0xBC, 0x91], [0xEF, 0xBD, 0xB1], [0xE4, 0xB8, 0x80], [0xE3, 0x80, 0x81],
    ]
    let odd: [[UInt8]] = [
      [0x7F], [0x1F], [0x80], [0xE3], [0xE3, 0x81], [0xE4, 0xB7, 0xBF], [0xE3, 0x84, 0x80], [0xEF, 0xBB, 0xBF],
      [0xEA, 0x80, 0x80], [0xC3, 0xA9], [0xF0, 0x9F, 0x98, 0x80], [0xE3, 0x82, 0x99], [0xE3, 0x80, 0x80],
      [0xFF],
      [0x20, 0x20], [0xEE, 0x80, 0x80],
    ]
    var seen = (plain: 0, other: 0)
    for round in 0..<6_000 {
      var octets: [UInt8] = []
      for _ in 0..<Int.random(in: 0...30, using: &dice) {
        octets += pieces.randomElement(using: &dice) ?? []
      }
      if round % 2 == 0, let some = odd.randomElement(using: &dice) {
        octets.insert(contentsOf: some, at: Int.random(in: 0...octets.count, using: &dice))
      }
      guard SafeText.isPlain(octets) else {
        seen.other += 1
        continue
      }
      seen.plain += 1
      let texts = octets.split(separator: 0, omittingEmptySubsequences: false)
      for text in texts {
        let string = String(decoding: text, as: UTF8.self)
        #expect(Array(string.utf8) == Array(text))
        var customer = CustomerTexts()
        customer.set(.note, to: octets, in: text.indices, isPlain: true)
        #expect(customer[.note] == SafeText("\u{200B}" + string), "\(Array(text))")
      }
    }
    #expect(seen.plain > 1_000 && seen.other > 1_000)
  }

  /// Each octet of a plain row, changed to each value, and each beginning of it.
  @Test func noChangedOctetPassesForPlain() {
    let row = Array("C01\u{0}田中 良子\u{0}ﾀﾅｶ\u{0}０９０-1234\u{0}東京都、丸の内\u{0}".utf8)
    #expect(SafeText.isPlain(row))
    for place in row.indices {
      for value in UInt8.min...UInt8.max {
        var changed = row
        changed[place] = value
        let isText = String(validating: changed, as: UTF8.self) != nil
        let isPlain = changed.split(separator: 0).allSatisfy {
          SafeText.plainEnd(changed, in: $0.indices) == $0.endIndex
        }
        let mayBePlain = SafeText.isPlain(changed)
        // A blank at an end of a text is left to the text.
        #expect(!mayBePlain || isText && (isPlain || value == 0x20), "\(place): \(value)")
      }
      let beginning = Array(row[..<place])
      #expect(!SafeText.isPlain(beginning) || String(validating: beginning, as: UTF8.self) != nil)
    }
  }

  @Test func textsOfManyOctetsAreCountedInCharacters() {
    for (text, isWhole) in [
      (String(repeating: "あ", count: 64), true), (String(repeating: "あ", count: 65), false),
      (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
      (String(repeating: "a", count: 40) + String(repeating: "漢", count: 24), true),
      (String(repeating: "a", count: 40) + String(repeating: "漢", count: 25), false), ("", false),
      (" a", false),
      ("a ", false),
    ] {
      for start in 0..<3 {
        let octets = Array((String(repeating: "x", count: start) + text + "yz").utf8)
        #expect(SafeText.isWhole(octets, in: start..<start + text.utf8.count) == isWhole, "\(text)")
      }
    }
  }
}
