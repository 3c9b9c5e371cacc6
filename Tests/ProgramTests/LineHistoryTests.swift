import Foundation
import Journal
import Testing

@testable import denwaban

/// Calls of the past, and what the doctor says of the line.
@Suite struct LineHistoryTests {
  private static let number = Caller.number("0312345678")
  private static let silent = Caller.absent(.nothingHeard)
  private static let damaged = Caller.absent(.receiveError)

  static let rows: [(calls: [Caller], cause: String?)] = [
    ([], nil), ([number], nil), ([.absent(.withheld)], nil),
    ([silent, silent], nil), ([silent, silent, silent], "no number ever came"),
    ([number, silent, silent], nil), ([number, silent, silent, silent], "no number comes any more"),
    ([number, silent, silent, silent, .absent(.payphone)], nil),
    ([silent, silent, number, silent], nil),
    ([damaged, damaged, damaged], "damaged: 3"), ([number, damaged, damaged, damaged], "damaged: 3"),
    ([damaged, damaged, silent, silent, silent], "no number ever came"),
    ([damaged, damaged, damaged, number], nil),
  ]

  @Test func theCauseOfRingsWithoutANumber() {
    for (calls, cause) in Self.rows {
      var history = LineHistory()
      for (place, caller) in calls.enumerated() {
        var entry = Entry(
          .call, id: EntryID(epoch: 1, sequence: Int64(place + 1)), monotonic: 0, wall: 0, quality: .battery)
        (entry.line, entry.caller) = (1, caller)
        history.feed(entry)
      }
      #expect((history.cause == nil) == (cause == nil), "\(calls)")
      if let cause, let said = history.cause { #expect(said.finding.contains(cause) && !said.next.isEmpty) }
      #expect(history.calls == calls.count)
    }
  }

  @Test func checkSaysWhenTheLastMessageCame() throws {
    let scratch = try Scratch()
    let state = State(directory: scratch.path)
    var folder = JournalFolder(state)
    var entry = Entry(
      .call, id: EntryID(epoch: folder.epoch, sequence: 1), monotonic: 0, wall: 1_795_257_000_000,
      quality: .battery)
    (entry.line, entry.caller, entry.standard, entry.snr) = (2, Self.number, "number-display", 23)
    folder.record(entry)
    while folder.writer.waiting > 0 { _ = folder.write(at: 0) }
    let said = try Denwaban.run("check", "--state", scratch.path).output
    #expect(
      said.contains("last message: 2026-11-21T19:30, number-display, 23 dB above the noise, line 2"), "\(said)")
    #expect(!said.contains("0312345678"))
  }
}
