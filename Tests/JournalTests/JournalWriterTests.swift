import Testing

@testable import Journal

/// What a step of a state machine gave.
private func expect<Value: Equatable>(
  _ given: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(given == expected, sourceLocation: sourceLocation)
}

/// A disk for one writer: what is durable, and what a power cut may leave of the rest.
private struct Disk {
  var durable: [Int64: [UInt8]] = [:]
  var current: Int64 = 0
  /// Octets that were written but not made durable, by segment: any part of them may be found after a power cut.
  var loose: [Int64: [UInt8]] = [:]

  mutating func perform(_ action: JournalWriter.Action) {
    switch action {
    case .begin(let segment, let octets):
      #expect(durable[segment] == nil && loose[segment] == nil, "a segment's file existed")
      current = segment
      durable[segment] = octets
    case .append(let octets): durable[current, default: []] += octets
    }
  }

  /// The action fails after `kept` of its octets reached the file, none of them for sure.
  mutating func fail(_ action: JournalWriter.Action, kept: Int) {
    switch action {
    case .begin: break
    case .append(let octets): loose[current, default: []] += octets.prefix(kept)
    }
  }

  /// The segments after a cut: of the loose octets of each segment, `part(count)` remain.
  func afterCut(_ part: (Int) -> Int) -> [[UInt8]] {
    durable.keys.sorted().map { number in
      let rest = loose[number] ?? []
      return (durable[number] ?? []) + rest.prefix(part(rest.count))
    }
  }
}

@Suite struct JournalWriterTests {
  /// All but the day that is being written may be thinned out by others.
  @Test func aLaterDayBeginsANewSegment() {
    func entry(_ sequence: Int64, day: Int64) -> Entry {
      var entry = sample(sequence)
      entry.wall = day * 86_400_000 + 5
      return entry
    }
    var writer = JournalWriter(lastSegment: 4, length: 100, lastWall: 7 * 86_400_000)
    let steps: [(day: Int64, isNew: Bool)] = [
      (7, false), (8, true), (8, false), (7, false), (20, true), (9, false),
    ]
    var segment: Int64 = 4
    for (place, step) in steps.enumerated() {
      let next = entry(Int64(place + 1), day: step.day)
      writer.feed(next)
      if step.isNew {
        segment += 1
        expect(writer.next(at: 0), .begin(segment: segment, octets: Segment.header(segment)))
        _ = writer.succeeded()
      }
      expect(writer.next(at: 0), .append(EntryLine.emit(next)))
      _ = writer.succeeded()
    }
    // Where it is not known of which day the last entry is, the segment goes on.
    var unknown = JournalWriter(lastSegment: 4, length: 100)
    unknown.feed(entry(1, day: 9))
    expect(unknown.next(at: 0), .append(EntryLine.emit(entry(1, day: 9))))
  }

  /// What was written of somebody who was erased can be thinned out at once: nothing is added to it any more.
  @Test func anErasureBeginsASegment() throws {
    var writer = JournalWriter(lastSegment: 0, length: nil)
    func erased(_ sequence: Int64) -> Entry {
      Entry(
        .erased, id: EntryID(epoch: 17, sequence: sequence), monotonic: 0, wall: 1_795_257_000_000,
        quality: .unknown)
    }
    for entry in [sample(1), sample(2), erased(3), sample(4), erased(5)] { writer.feed(entry) }
    var segments: [[Int64]] = []
    while let action = writer.next(at: 0) {
      let durable = writer.succeeded().map(\.sequence)
      if case .begin = action { segments.append([]) } else { segments[segments.count - 1] += durable }
    }
    #expect(segments == [[1, 2], [3, 4], [5]])
    // One that stands first in a segment needs no other.
    var fresh = JournalWriter(lastSegment: 0, length: nil)
    fresh.feed(erased(1))
    expect(fresh.next(at: 0), .begin(segment: 1, octets: Segment.header(1)))
    _ = fresh.succeeded()
    #expect(fresh.next(at: 0).map { if case .append = $0 { true } else { false } } == true)
  }

  @Test func theInboxNamesWhoIsErasedAndTheJournalDoesNot() throws {
    var request = Entry(.erased, id: EntryID(epoch: 0, sequence: 0), monotonic: 0, wall: 5, quality: .unknown)
    #expect(NoteFile.parse(NoteFile.emit(request)) == nil)
    (request.caller, request.note) = (.number("0312345678"), "5f3a9c0e")
    let read = try #require(NoteFile.parse(NoteFile.emit(request)))
    let taken = NoteFile.taken(read, as: EntryID(epoch: 17, sequence: 1))
    #expect(taken.caller == nil && taken.note == "5f3a9c0e" && taken.isComplete)
  }

  @Test func nothingToDoWithoutEntries() {
    var writer = JournalWriter(lastSegment: 0, length: nil)
    #expect(writer.deadline == nil)
    let action = writer.next(at: 0)
    #expect(action == nil)
    let names = writer.succeeded()
    #expect(names.isEmpty)
  }

  @Test func firstASegmentThenTheEntriesThenTheirNames() {
    var writer = JournalWriter(lastSegment: 4, length: nil)
    writer.feed(sample(1))
    writer.feed(sample(2))
    expect(writer.next(at: 0), .begin(segment: 5, octets: Segment.header(5)))
    expect(writer.next(at: 0), nil)
    expect(writer.succeeded(), [])
    expect(writer.next(at: 0), .append(EntryLine.emit(sample(1)) + EntryLine.emit(sample(2))))
    writer.feed(sample(3))
    expect(writer.succeeded(), [sample(1).id, sample(2).id])
    #expect(writer.waiting == 1)
    expect(writer.next(at: 0), .append(EntryLine.emit(sample(3))))
    expect(writer.succeeded(), [sample(3).id])
    #expect(writer.waiting == 0)
  }

  @Test func goesOnInASoundSegment() {
    var writer = JournalWriter(lastSegment: 4, length: 100)
    writer.feed(sample(1))
    expect(writer.next(at: 0), .append(EntryLine.emit(sample(1))))
  }

  @Test func beginsANewSegmentWhenTheLastIsFull() {
    var writer = JournalWriter(lastSegment: 4, length: Segment.sizeLimit - 1)
    writer.feed(sample(1))
    expect(writer.next(at: 0), .append(EntryLine.emit(sample(1))))
    _ = writer.succeeded()
    writer.feed(sample(2))
    expect(writer.next(at: 0), .begin(segment: 5, octets: Segment.header(5)))
  }

  @Test func afterAFailureNeverTheSameFile() {
    var writer = JournalWriter(lastSegment: 4, length: 100)
    writer.feed(sample(1))
    _ = writer.next(at: 1000)
    writer.failed(at: 1000)
    #expect(writer.waiting == 1 && writer.failures == 1)
    expect(writer.next(at: 5999), nil)
    #expect(writer.deadline == 6000)
    expect(writer.next(at: 6000), .begin(segment: 5, octets: Segment.header(5)))
    writer.failed(at: 6000)
    expect(writer.next(at: 11_000), .begin(segment: 6, octets: Segment.header(6)))
    _ = writer.succeeded()
    expect(writer.next(at: 11_000), .append(EntryLine.emit(sample(1))))
    expect(writer.succeeded(), [sample(1).id])
  }

  @Test func aFullDiskKeepsTheLastTwoHundred() {
    var writer = JournalWriter(lastSegment: 0, length: nil)
    for sequence in 1...250 as ClosedRange<Int64> { writer.feed(sample(sequence)) }
    #expect(writer.waiting == 200 && writer.dropped == 50)
    var disk = Disk()
    while let action = writer.next(at: 0) {
      disk.perform(action)
      _ = writer.succeeded()
    }
    #expect(read(disk.afterCut { $0 }).entries.map(\.id.sequence) == Array(51...250))
  }

  @Test func whatIsUnderWayIsNotDropped() {
    var writer = JournalWriter(lastSegment: 1, length: 100)
    writer.feed(sample(1))
    _ = writer.next(at: 0)
    for sequence in 2...300 as ClosedRange<Int64> { writer.feed(sample(sequence)) }
    expect(writer.succeeded(), [sample(1).id])
    #expect(writer.dropped == 100 && writer.waiting == 199)
  }

  @Test func anEntryThatNoReaderWouldTakeIsRefused() {
    var writer = JournalWriter(lastSegment: 0, length: nil)
    var entry = sample(1)
    entry.caller = .number("")
    expect(writer.feed(entry), false)
    entry.caller = nil
    expect(writer.feed(entry), false)
    #expect(writer.waiting == 0)
  }

  /// The promise, by a model of a disk that fails and loses: whatever succeeds or fails, and however much of what was
  /// not durable a power cut leaves, every entry that was confirmed is read, once, and nothing else is made up.
  @Test func noConfirmedEntryIsEverLost() {
    for seed in 0..<120 as Range<UInt64> {
      var dice = Dice(state: seed)
      var writer = JournalWriter(lastSegment: 0, length: nil)
      var disk = Disk()
      var confirmed: Set<EntryID> = []
      var sequence: Int64 = 0
      var now: Int64 = 0
      for _ in 0..<60 {
        now += 2500
        for _ in 0..<Int.random(in: 0...3, using: &dice) {
          sequence += 1
          writer.feed(sample(sequence))
        }
        guard let action = writer.next(at: now) else { continue }
        if Int.random(in: 0..<4, using: &dice) == 0 {
          disk.fail(action, kept: Int.random(in: 0...200, using: &dice))
          writer.failed(at: now)
        } else {
          disk.perform(action)
          confirmed.formUnion(writer.succeeded())
        }
        // The power may go after any step; one in four is looked at.
        guard Int.random(in: 0..<4, using: &dice) == 0 else { continue }
        let (entries, _) = read(disk.afterCut { $0 == 0 ? 0 : Int.random(in: 0...$0, using: &dice) })
        let found = entries.map(\.id)
        #expect(confirmed.isSubset(of: found))
        #expect(Set(found).count == found.count)
        #expect(entries.allSatisfy { $0 == sample($0.id.sequence) })
      }
    }
  }

  /// A start after any cut of the newest segment: the tail is cut at the sound length, and writing goes on.
  @Test func startAfterEveryCut() {
    let whole = segment(1, 1...4)
    for length in 0...whole.count {
      let left = Array(whole[..<length])
      let (before, reader) = read([left])
      var writer = JournalWriter(lastSegment: 1, length: reader.isWritable ? reader.soundLength : nil)
      var disk = Disk()
      disk.current = 1
      disk.durable[1] = reader.isWritable ? Array(left[..<reader.soundLength]) : left
      writer.feed(sample(9))
      while let action = writer.next(at: 0) {
        disk.perform(action)
        _ = writer.succeeded()
      }
      #expect(read(disk.afterCut { $0 }).entries == before + [sample(9)])
    }
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
