import Testing

@testable import CustomerList

/// The readings of a list, as text: cells joined by `|`, mended rows after `*`, refusals as `!name first-last`. However the octets come, in one
/// piece or one by one, the readings are the same.
func readings(_ octets: [UInt8]) -> [String] {
  let whole = readings(octets, piece: max(1, octets.count))
  for piece in [1, 7] { #expect(readings(octets, piece: piece) == whole) }
  return whole
}

private func readings(_ octets: [UInt8], piece: Int) -> [String] {
  var reader = SeparatedValues(beginning: octets)
  var result: [String] = []
  func add(_ reading: ListReading?) {
    switch reading {
    case nil: break
    case .row(let row):
      let text = String(decoding: row.octets.map { $0 == 0 ? UInt8(ascii: "|") : $0 }, as: UTF8.self)
      let mark = row.mend == nil ? "" : "*"
      result.append("\(mark)\(row.lines.lowerBound)-\(row.lines.upperBound) \(text)")
    case .refused(let lines, let fault): result.append("!\(fault) \(lines.lowerBound)-\(lines.upperBound)")
    }
  }
  for start in stride(from: 0, to: octets.count, by: piece) {
    let part = Array(octets[start..<min(start + piece, octets.count)])
    var offset = 0
    while offset < part.count { add(reader.feed(part, &offset)) }
  }
  while let reading = reader.finish() { add(reading) }
  return result
}

@Suite struct SeparatedValuesTests {
  /// Rows that come whole are read another way than those that come in pieces; nobody may see which.
  @Test func piecesMakeNoDifference() {
    var dice = Dice(state: 4_180)
    let alphabet: [[UInt8]] = [
      [0x61], [0x2C], [0x2C], [0x22], [0x0A], [0x0D], [0x0D, 0x0A], [0x20], [0x00], [0x95, 0x5C],
      [0xEF, 0xBB, 0xBF], [UInt8](repeating: 0x62, count: 4_095), [UInt8](repeating: 0x2C, count: 126),
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 1...60, using: &dice)
      _ = readings((0..<count).flatMap { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &dice)] })
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ["1-1 a|b", "2-2 1|2"]), ("a,b\r\n1,2\r\n", ["1-1 a|b", "2-2 1|2"]),
    ("a,b\r1,2\r", ["1-1 a|b", "2-2 1|2"]), ("a,b\n1,2", ["1-1 a|b", "2-2 1|2"]),
    ("a;b\n1;2,5\n", ["1-1 a|b", "2-2 1|2,5"]), ("a\tb\n1\t2,5\n", ["1-1 a|b", "2-2 1|2,5"]),
    ("\u{FEFF}a,b\n", ["1-1 a|b"]), ("a,b\n\"x,y\",2\n", ["1-1 a|b", "2-2 x,y|2"]),
    ("a,b\n\"say \"\"hi\"\"\",2\n", ["1-1 a|b", "2-2 say \"hi\"|2"]),
    ("a,b\n\"two\nlines\",2\nx,y\n", ["1-1 a|b", "2-3 two\nlines|2", "4-4 x|y"]),
    ("a,b\r\n\"two\r\nlines\",2\r\nx,y", ["1-1 a|b", "2-3 two\nlines|2", "4-4 x|y"]),
    ("a,b\n3\" pipe,2\n", ["1-1 a|b", "2-2 3\" pipe|2"]), ("a,b\n\"x\"y,2\n", ["1-1 a|b", "2-2 xy|2"]),
    ("a, b\n1, \"x, y\"\n  \"p\" ,q \"r\"\n", ["1-1 a| b", "2-2 1|x, y", "3-3 p |q \"r\""]),
    ("a,b\n,,\n\n  \n1,2\n", ["1-1 a|b", "5-5 1|2"]), ("a,b\n\"\",2\n", ["1-1 a|b", "2-2 |2"]),
    ("", []), ("\n\n", []), ("a", ["1-1 a"]), ("a,\n", ["1-1 a|"]),
    ("a,b\n\"open,2\nx,y\n", ["1-1 a|b", "*2-2 \"open|2", "3-3 x|y"]),
    ("a,b\n\"open\nx,y\n", ["1-1 a|b", "!openQuote 2-3"]),
    // A quotation mark that none closes, at the end, in front of whole rows, of another cell's marks, and in a last cell.
    ("a,b\n\"open,2\nx,y\nz,\"v,w\"\n", ["1-1 a|b", "*2-2 \"open|2", "3-3 x|y", "4-4 z|v,w"]),
    (
      "a,b\r\n1,\"open\r\nx,\"y\"\"z\"\r\n\"p\nq\",\"\"\r\n",
      ["1-1 a|b", "*2-2 1|\"open", "3-3 x|y\"z", "4-5 p\nq|"]
    ),
    (
      "a,b\n\"one,\n\"two,2\n\"three,3\nx,y\n",
      ["1-1 a|b", "*2-2 \"one|", "*3-3 \"two|2", "*4-4 \"three|3", "5-5 x|y"]
    ),
    ("a,b,c\n1,\",3\n4,5,6\n7,8,9", ["1-1 a|b|c", "*2-2 1|\"|3", "3-3 4|5|6", "4-4 7|8|9"]),
    // Lines of a text are not whole rows.
    ("a,b\n1,\"two\nsay \"hi\" x\"\nx,y\n", ["1-1 a|b", "2-3 1|two\nsay hi\" x\"", "4-4 x|y"]),
    ("a,b\n1,\"two\nlines\nand more", ["1-1 a|b", "!openQuote 2-4"]),
    ("a,b\n1\u{0},2\nx,y\n", ["1-1 a|b", "!nul 2-2", "3-3 x|y"]),
    ("a,b\n\"1\u{0}\",2\nx,y\n", ["1-1 a|b", "!nul 2-2", "3-3 x|y"]),
  ])
  func linesBecomeRows(text: String, expected: [String]) {
    #expect(readings(Array(text.utf8)) == expected)
  }

  @Test func aByteOrderMarkCutShortIsText() {
    #expect(readings([0xEF, 0xBB]) == [])
    #expect(readings([0xEF, 0x41]).count == 1)
  }

  @Test func limitsRefuseTheirLineAndOnlyIt() {
    let long = String(repeating: "x", count: 5_000)
    let columns = String(repeating: ",", count: 100_000)
    let row = Array(repeating: String(repeating: "y", count: 4_000), count: 20).joined(separator: ",")
    #expect(readings(Array("a,b\n\(long),1\nx,y\n".utf8)) == ["1-1 a|b", "!longCell 2-2", "3-3 x|y"])
    #expect(readings(Array("a,b\n\(columns)\nx,y\n".utf8)) == ["1-1 a|b", "!manyColumns 2-2", "3-3 x|y"])
    #expect(readings(Array("a,b\n\(row)\nx,y\n".utf8)) == ["1-1 a|b", "!longRow 2-2", "3-3 x|y"])
    #expect(readings(Array("a,b\n\"\(long)\nx,y\n".utf8)) == ["1-1 a|b", "!openQuote 2-2", "3-3 x|y"])
  }

  /// A quotation mark that never closes takes 4 KiB of lines with it and no more, wherever the limit falls.
  @Test func anOpenQuoteDoesNotTakeTheListWithIt() {
    for shift in 0..<12 {
      let rows = Array(repeating: "0312345678,n", count: 600).joined(separator: "\n")
      let result = readings(Array("a,b\n\"\(String(repeating: "z", count: shift))\n\(rows)\n".utf8))
      #expect(result[1].hasPrefix("!openQuote 2-"))
      #expect(result.count > 250)
      #expect(result.last == "602-602 0312345678|n")
      let lost = result[1].split(separator: "-").last.flatMap { Int($0) } ?? 0
      #expect(result[2].hasPrefix("\(lost + 1)-"))
      #expect(result.count == 2 + 602 - lost)
    }
  }

  /// One that stands in front of whole rows takes none, wherever the limit falls and however lines end.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func anOpenQuoteBeforeWholeRowsTakesNone(end: String) {
    for shift in 0..<14 {
      let open = "\"" + String(repeating: "z", count: shift)
      let rows = Array(repeating: "0312345678,n", count: 600).joined(separator: end)
      let result = readings(Array("a,b\(end)1,\(open)\(end)\(rows)\(end)\"x\(end)y\",z".utf8))
      #expect(result.count == 603)
      #expect(result[1] == "*2-2 1|\(open)")
      #expect(result[2..<602].enumerated().allSatisfy { $1 == "\($0 + 3)-\($0 + 3) 0312345678|n" })
      #expect(result[602] == "603-604 x\ny|z")
    }
  }

  /// Any octets at all: rows and refusals never overlap and never trap.
  @Test func noiseGivesRowsInOrder() {
    var state: UInt64 = 9
    let alphabet = Array("\",;\t\r\n\u{0}ab".utf8) + [0x83, 0x5C, 0xEF]
    for _ in 0..<300 {
      var octets: [UInt8] = []
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        octets.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      var last = 0
      for reading in readings(octets) {
        let words = reading.drop { !$0.isNumber }.split(whereSeparator: { !$0.isNumber })
        guard !reading.hasPrefix("!") || words.count == 2, let first = Int(words[0]), let end = Int(words[1])
        else {
          Issue.record("\(reading)")
          return
        }
        #expect(first > last && end >= first)
        last = end
      }
    }
  }
}
