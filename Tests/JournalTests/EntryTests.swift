import Foundation
import Testing

@testable import Journal

/// A file beside these tests, or elsewhere in the package when `path` begins with `../`.
func contents(_ path: String) throws -> String {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  return try String(contentsOf: folder.appendingPathComponent(path).standardized, encoding: .utf8)
}

/// Claims and lines of Vectors/entries.txt.
private func vectors() throws -> [(claim: String, isTaken: Bool, line: String)] {
  let lines = try contents("Vectors/entries.txt").split(separator: "\n", omittingEmptySubsequences: false)
  var cases: [(String, Bool, String)] = []
  for (index, line) in lines.enumerated() where line.hasPrefix("+ ") || line.hasPrefix("- ") {
    let next = index + 1 < lines.count ? String(lines[index + 1]) : ""
    cases.append((String(line.dropFirst(2)), line.hasPrefix("+"), next))
  }
  return cases
}

@Suite struct EntryTests {
  @Test func vectorLines() throws {
    var kinds: Set<String> = []
    let cases = try vectors()
    #expect(cases.count == 83)
    for (claim, isTaken, line) in cases {
      let entry = EntryLine.parse(Array(line.utf8)[...])
      #expect((entry != nil) == isTaken, "\(claim)")
      guard let entry else { continue }
      kinds.insert(entry.kind.name)
      // The vectors are written as a writer writes, except where fields are a newer program's.
      if entry.unknown.isEmpty {
        #expect(EntryLine.emit(entry) == Array((line + "\n").utf8), "\(claim)")
      }
      #expect(EntryLine.parse(EntryLine.emit(entry).dropLast()) == entry, "\(claim)")
    }
    for kind in Kind.table { #expect(kinds.contains(kind.name), "the kind \(kind.name) has no vector") }
  }

  @Test func checkOfRFC3720() {
    #expect(CRC32C.check("123456789".utf8) == 0xE306_9283)
    #expect(CRC32C.check([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
  }

  @Test func everyBitOfALineMatters() throws {
    let line = Array(EntryLine.emit(sample(1)).dropLast())
    for index in line.indices {
      for bit in 0..<8 {
        var changed = line
        changed[index] ^= 1 << UInt8(bit)
        #expect(EntryLine.parse(changed[...]) == nil)
      }
    }
  }

  /// Whatever a network or a person sends is one line, comes back as it was, and holds no control character.
  @Test(arguments: [
    "山田 太郎", "a\nb", "a\r\nb", "\u{1B}[2J", "100 %", "%41", "=", "\u{202E}abc", "\u{0}", "é\u{301}", "", " ",
    "\u{2028}", "\u{E0041}", "\u{FFFF}", "👨‍👩‍👧",
  ])
  func foreignText(_ text: String) throws {
    var entry = sample(1)
    entry.name = text
    entry.text = text
    entry.called = text
    entry.standard = text
    let line = EntryLine.emit(entry)
    #expect(line.filter { $0 < 0x20 } == [0x0A])
    let back = try #require(EntryLine.parse(line.dropLast()))
    #expect(back.name.map { Array($0.utf8) } == Array(text.utf8))
    #expect(back == entry)
  }

  @Test func longTextIsCutAndTheLineStaysWithinItsLimit() throws {
    for text in [String(repeating: "\u{202E}", count: 5000), String(repeating: "語", count: 5000)] {
      var entry = sample(1)
      entry.caller = .number(text)
      entry.networkTime = Entry.NetworkTime(month: 12, day: 31, hour: 23, minute: 59)
      (entry.standard, entry.called, entry.name, entry.text) = (text, text, text, text)
      (entry.kana, entry.by, entry.other, entry.of, entry.note) = (text, text, text, text, "0123456789abcdef")
      (entry.snr, entry.day) = (.max, Entry.Date(year: 9999, month: 12, day: 31))
      (entry.generation, entry.rings, entry.call) = (.max, .max, EntryID(epoch: .max, sequence: .max))
      entry.unknown = [String](repeating: "x=" + String(repeating: "y", count: 90), count: 100)
      let line = EntryLine.emit(entry)
      #expect(line.count <= EntryLine.limit)
      let back = try #require(EntryLine.parse(line.dropLast()))
      let cut = try #require(back.text)
      #expect(!cut.isEmpty && text.hasPrefix(cut))
    }
  }

  @Test(arguments: ["17-4198", "0-0", "9223372036854775807-1"])
  func identities(_ text: String) { #expect(EntryID(text)?.description == text) }

  @Test(arguments: [
    "", "-", "1", "1-", "-1", "1-2-3", "01-1", "1-01", "1 -1", "１-1", "9223372036854775808-1", "+1-1",
  ])
  func notIdentities(_ text: String) { #expect(EntryID(text) == nil) }

  @Test func orderIsByEpochThenSequence() {
    #expect(EntryID(epoch: 1, sequence: 9) < EntryID(epoch: 2, sequence: 1))
    #expect(EntryID(epoch: 2, sequence: 9) < EntryID(epoch: 2, sequence: 10))
  }

  @Test(
    arguments: [
      (nil, 0, 1), ("5\n", 0, 6), ("5\n", 5, 6), ("5\n", 7, 1_000_007), (nil, 7, 1_000_007), ("", 7, 1_000_007),
      ("x\n", 0, 1_000_000), ("5", 3, 1_000_003), ("-5\n", 3, 1_000_003),
      ("99999999999999999999\n", 3, 1_000_003),
      ("9223372036854775807\n", 3, 1_000_003), (nil, .max, .max),
    ] as [(String?, Int64, Int64)])
  func epochs(file: String?, journal: Int64, next: Int64) {
    #expect(Epoch.next(file: file.map { Array($0.utf8) }, highestInJournal: journal) == next)
    #expect(Epoch.next(file: Epoch.file(41), highestInJournal: 41) == 42)
  }

  @Test func segmentNames() {
    #expect(Segment.name(1) == "0000000001.journal")
    #expect(Segment.number(ofName: "0000000042.journal") == 42)
    #expect(Segment.number(ofName: Segment.name(.max)) == .max)
    for name in [
      "42.journal", "0000000042", "0000000042.journal.tmp", "00000000x2.journal", "-000000042.journal",
    ] {
      #expect(Segment.number(ofName: name) == nil, "\(name)")
    }
  }
}

/// A call of line 1.
func sample(_ sequence: Int64, epoch: Int64 = 17) -> Entry {
  var entry = Entry(
    .call, id: EntryID(epoch: epoch, sequence: sequence), monotonic: sequence * 1000, wall: 1_795_257_000_000,
    quality: .unknown)
  entry.line = 1
  entry.caller = .number("0312345678")
  return entry
}
