import Testing

@testable import Journal

@Suite struct CallListTests {
  private func entry(
    _ kind: Kind, _ sequence: Int64, call: Int64? = nil, at seconds: Int64 = 0, line: Int? = nil,
    caller: Caller? = nil, rings: Int? = nil
  ) -> Entry {
    var entry = Entry(
      kind, id: EntryID(epoch: 1, sequence: sequence), monotonic: seconds * 1000, wall: 0, quality: .unknown)
    entry.call = call.map { EntryID(epoch: 1, sequence: $0) }
    (entry.line, entry.caller, entry.rings) = (line, caller, rings)
    return entry
  }

  private func calls(_ entries: [Entry]) -> [Call] {
    var list = CallList()
    var calls: [Call] = []
    for entry in entries { calls += list.feed(entry) }
    return calls + list.finish()
  }

  @Test func answered() {
    let list = calls([
      entry(.call, 1, line: 1, caller: .number("0312345678")), entry(.talk, 2, call: 1, at: 6, rings: 2),
      entry(.end, 3, call: 1, at: 66),
    ])
    #expect(list.count == 1 && list.first?.outcome == .answered && list.first?.rings == 2)
    #expect(list.first?.talked == 60_000 && list.first?.caller == .number("0312345678"))
  }

  @Test func aRingThatLearnsItsCaller() {
    let list = calls([
      entry(.ring, 1, line: 2), entry(.call, 2, call: 1, line: 2, caller: .number("09011112222")),
      entry(.call, 3, call: 1, line: 2, caller: .absent(.nothingHeard)), entry(.missed, 4, call: 1, rings: 5),
    ])
    #expect(list.count == 1 && list.first?.id.sequence == 1 && list.first?.caller == .number("09011112222"))
    #expect(list.first?.outcome == .missed && list.first?.rings == 5)
  }

  @Test func twoLinesInOrderOfTheirBeginning() {
    let list = calls([
      entry(.ring, 1, line: 1), entry(.ring, 2, line: 2), entry(.missed, 3, call: 2), entry(.talk, 4, call: 1),
      entry(.end, 5, call: 1),
    ])
    #expect(list.map(\.id.sequence) == [1, 2] && list.map(\.outcome) == [.answered, .missed])
  }

  @Test func whatNeverEnded() {
    let list = calls([
      entry(.ring, 1, line: 1), entry(.start, 2), entry(.ring, 3, line: 1), entry(.ring, 4, line: 1),
      entry(.missed, 5, call: 4),
    ])
    #expect(list.map(\.id.sequence) == [1, 3, 4] && list.map(\.outcome) == [nil, nil, .missed])
  }

  @Test func entriesOfNoCall() {
    let stray = calls([entry(.talk, 1, call: 9), entry(.end, 2, call: 9), entry(.memo, 3), entry(.list, 4)])
    #expect(stray.isEmpty)
  }

  @Test func openCallsAreBounded() {
    var list = CallList()
    var given = 0
    for sequence in 1...1000 as ClosedRange<Int64> {
      given += list.feed(entry(.call, sequence, caller: .number("1"))).count
    }
    #expect(given == 1000 - 64)
  }

  @Test func laterKnowledgeOfTheTime() throws {
    var early = sample(1)
    (early.monotonic, early.wall, early.quality) = (5000, 1_000_000, .unknown)
    var late = sample(2)
    (late.monotonic, late.wall, late.quality) = (65_000, 1_795_257_060_000, .synchronised)
    var worse = sample(3)
    (worse.monotonic, worse.wall, worse.quality) = (70_000, 5, .network)
    var correction = ClockCorrection()
    for entry in [early, late, worse] { correction.feed(entry) }
    let call = try #require(calls([early]).first)
    #expect(correction.corrected(call).wall == 1_795_257_000_000)
    #expect(correction.corrected(call).quality == .synchronised)
    let other = try #require(calls([sample(1, epoch: 18)]).first)
    #expect(correction.corrected(other) == other)
  }
}
