import Foundation
import Testing

@testable import Journal

/// A segment of `count` sample calls.
func segment(_ number: Int64 = 1, _ sequences: ClosedRange<Int64>) -> [UInt8] {
  Segment.header(number) + sequences.flatMap { EntryLine.emit(sample($0)) }
}

/// Reads segments whole, in pieces of `step` octets.
func read(_ segments: [[UInt8]], step: Int = 65_536) -> (entries: [Entry], reader: JournalReader) {
  var reader = JournalReader()
  var entries: [Entry] = []
  for (index, segment) in segments.enumerated() {
    reader.begin(segment: Int64(index + 1))
    var start = 0
    while start < segment.count {
      entries += reader.feed(segment[start..<min(start + step, segment.count)])
      start += step
    }
    reader.finish()
  }
  return (entries, reader)
}

@Suite struct JournalReaderTests {
  /// The page's example, read and written again.
  @Test func exampleOfThePage() throws {
    let page = try contents("../../Sources/Journal/Journal.docc/JournalFormat.md")
    let blocks = page.components(separatedBy: "```\n")
    let example = Array(try #require(blocks.dropFirst().first).utf8)
    var reader = JournalReader()
    reader.begin(segment: 3)
    let entries = reader.feed(example[...])
    reader.finish()
    #expect(reader.isWritable && reader.damaged == 0 && reader.torn == 0 && reader.soundLength == example.count)
    #expect(Segment.header(3) + entries.flatMap(EntryLine.emit) == example)
    #expect(entries.last?.text == "火曜に折り返す ランチの件")

    var list = CallList()
    let calls = entries.flatMap { list.feed($0) } + list.finish()
    #expect(calls.map(\.outcome) == [.answered, .missed])
    #expect(calls.map(\.talked) == [65_200, nil])
  }

  @Test(arguments: [1, 2, 3, 7, 64, 100_000])
  func piecesOfAnySize(step: Int) {
    let (entries, reader) = read([segment(1, 1...20)], step: step)
    #expect(entries == (1...20).map { sample($0) })
    #expect(reader.damaged == 0 && reader.torn == 0 && reader.highest == EntryID(epoch: 17, sequence: 20))
  }

  /// Cut anywhere: all whole entries before the cut are read, nothing else, and the cut is named.
  @Test func everyTruncation() {
    let whole = segment(1, 1...6)
    var ends: [Int] = []
    for (index, octet) in whole.enumerated() where octet == 0x0A { ends.append(index + 1) }
    for length in 0...whole.count {
      let (entries, reader) = read([Array(whole[..<length])])
      let lines = ends.filter { $0 <= length }
      #expect(entries == (1...6).prefix(max(0, lines.count - 1)).map { sample($0) })
      #expect(reader.soundLength == lines.last ?? 0)
      #expect(reader.torn == (length == (lines.last ?? -1) ? 0 : 1))
      #expect(reader.damaged == 0)
    }
  }

  /// Any octet changed: at most the lines that it touches are lost, all others are read, and it is counted.
  @Test func everyOctetChanged() {
    let whole = segment(1, 1...5)
    let expected = (1...5).map { sample($0) }
    for index in whole.indices {
      for change in [0x01, 0x80, whole[index] ^ 0x0A, 0xFF] as [UInt8] where change != 0 {
        var changed = whole
        changed[index] ^= change
        let (entries, reader) = read([changed])
        #expect(entries.count >= 3 && entries.allSatisfy(expected.contains))
        #expect(reader.damaged + reader.torn >= 1)
      }
    }
  }

  /// Zeros, noise or an endless line at the end or in the middle: read on behind it, in bounded memory.
  @Test func foreignOctets() {
    let filler: [[UInt8]] = [
      [UInt8](repeating: 0, count: 5000), [UInt8](repeating: 0x41, count: 100_000), [0x0A, 0x0A, 0x0A],
      EntryLine.sealed("17-9 1 1 1 start"), EntryLine.sealed("denwaban-journal 1 7"),
    ]
    for octets in filler {
      let (tail, tailReader) = read([segment(1, 1...3) + octets], step: 999)
      #expect(tail.count == 3 && tailReader.torn == 1 && tailReader.damaged == 0)
      #expect(tailReader.soundLength == segment(1, 1...3).count)
      let (middle, reader) = read([segment(1, 1...3) + octets + [0x0A] + EntryLine.emit(sample(4))], step: 999)
      #expect(middle.map(\.id.sequence) == [1, 2, 3, 4] && reader.damaged >= 1 && reader.torn == 0)
    }
  }

  @Test func headers() {
    let lines = EntryLine.emit(sample(1))
    let cases: [([UInt8], entries: Int, isWritable: Bool, newer: Int)] = [
      (Segment.header(1) + lines, 1, true, 0),
      (Segment.header(2) + lines, 1, false, 0),
      (EntryLine.sealed("denwaban-journal 2 1 more") + lines, 0, false, 1),
      (EntryLine.sealed("denwaban-journal 0 1") + lines, 0, false, 1),
      (EntryLine.sealed("denwaban-journal 1 1 more") + lines, 1, false, 0),
      (EntryLine.sealed("denwaban-journal 1") + lines, 1, false, 0),
      (EntryLine.sealed("somebody-else 1 1") + lines, 1, false, 0),
      // Without its header a segment is still read, but no longer written.
      (lines, 1, false, 0), (lines + EntryLine.emit(sample(2)), 2, false, 0), ([], 0, false, 0),
    ]
    for (octets, count, isWritable, newer) in cases {
      let (entries, reader) = read([octets], step: 5)
      #expect(entries.count == count && reader.isWritable == isWritable && reader.newer == newer)
    }
  }

  @Test func whatStandsTwiceIsReadOnce() {
    let (entries, reader) = read([segment(1, 1...3), segment(2, 2...5)])
    #expect(entries.map(\.id.sequence) == [1, 2, 3, 4, 5] && reader.repeated == 2)
    // Also when the first copy had holes: order of the second is kept.
    let holes = Segment.header(1) + EntryLine.emit(sample(1)) + EntryLine.emit(sample(3))
    #expect(read([holes, segment(2, 1...3)]).entries.map(\.id.sequence) == [1, 3, 2])
  }

  @Test func memoryOfNamesIsBounded() {
    let (entries, reader) = read([segment(1, 1...1100), segment(2, 1...1100)])
    #expect(reader.repeated < 1100 && entries.count + reader.repeated == 2200)
  }
}
