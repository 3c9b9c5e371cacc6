import Foundation
import Host
import Journal
import Testing

@testable import denwaban

/// What staff noted lies over any list, for as long as it is meant to be kept.
@Suite struct NotesSurviveTests {
  /// A note of each kind, and where it is seen: what `lookup` or `calls --missed` says of the number.
  static let notes: [(kind: Kind, number: String, change: @Sendable (inout Entry) -> Void, seen: String)] = [
    (.promise, "0311110001", { $0.text = "写真を郵送" }, "写真を郵送"),
    (.complaint, "0311110002", { $0.text = "料理が遅い" }, "料理が遅い"),
    (.opinion, "0311110003", { $0.text = "禁煙席を" }, "禁煙席を"),
    (.memo, "0311110004", { $0.text = "お子様椅子" }, "お子様椅子"),
    (.handled, "0311110005", { $0.by = "斎藤" }, "handled last by: 斎藤"),
    (
      .safety, "0311110006",
      { ($0.text, $0.day, $0.by) = ("そば", Entry.Date(year: 2026, month: 1, day: 2), "林") },
      "! そば  (confirmed 2026-01-02)"
    ),
    (.wish, "0311110007", { $0.text = "声かけ控えめ" }, "likes: 声かけ控えめ"),
    (.delivery, "0311110008", { $0.text = "裏口から" }, "delivery: 裏口から"),
    (.naming, "0311110009", { ($0.text, $0.kana) = ("森 一", "モリ ハジメ") }, "森 一  モリ ハジメ"),
    (.same, "0311110010", { $0.other = "0311110011" }, "客 11"),
    (.reason, "0311110012", { $0.text = "booking" }, "予約"),
  ]

  /// Kinds that say nothing but what happened once; they go when the calls do.
  static let passing: Set<Kind> = [.opinion, .memo, .handled, .reason]

  static func list(_ suffix: String) -> String {
    "氏名,電話番号\n"
      + (1...12).filter { $0 != 10 }.map { "客 \($0)\(suffix),03-1111-00\($0 < 10 ? "0" : "")\($0)\n" }.joined()
  }

  /// A journal of two segments: a call and a note of each number, so many days ago; and today's.
  static func scratch(daysAgo: Int64) throws -> Scratch {
    let scratch = try Scratch()
    var entries: [Entry] = []
    let wall = Clock.wallMilliseconds - daysAgo * 86_400_000
    for (place, note) in notes.enumerated() {
      let sequence = Int64(2 * place + 1)
      var call = Entry(
        .call, id: EntryID(epoch: 1, sequence: sequence), monotonic: 0, wall: wall, quality: .battery)
      (call.line, call.caller) = (1, .number(note.number))
      var entry = Entry(
        note.kind, id: EntryID(epoch: 1, sequence: sequence + 1), monotonic: 0, wall: wall + 1,
        quality: .battery)
      (entry.caller, entry.note) = (.number(note.number), "n\(place)")
      note.change(&entry)
      entries += [call, entry]
    }
    try scratch.write("journal/" + Segment.name(1), Segment.octets(1, entries))
    try scratch.write("journal/" + Segment.name(2), Segment.octets(2, []))
    return scratch
  }

  static func importing(_ scratch: Scratch, _ suffix: String) throws {
    try scratch.write("list.csv", Array(list(suffix).utf8))
    let made = try Denwaban.run("import", "--yes", "--state", scratch.path, scratch.path + "/list.csv")
    #expect(made.status == 0, "\(made.talk)")
  }

  @Test func eachKindSurvivesTheNextImport() throws {
    let scratch = try Self.scratch(daysAgo: 20)
    for suffix in ["", "改", "再"] {
      try Self.importing(scratch, suffix)
      for note in Self.notes {
        let said = try Denwaban.run("lookup", "--state", scratch.path, note.number).output
        #expect(said.contains(note.seen), "\(note.kind.name) after '\(suffix)': \(said)")
      }
    }
  }

  @Test func whatMustBeKnownSurvivesRetention() throws {
    let scratch = try Self.scratch(daysAgo: 500)
    try Self.importing(scratch, "")
    let swept = try Denwaban.run("erase", "--old", "--state", scratch.path)
    #expect(swept.status == 0, "\(swept.talk)")
    #expect(
      swept.output == "calls made nameless: \(Self.notes.count), old notes removed: \(Self.passing.count)\n")
    try Self.importing(scratch, "改")
    for note in Self.notes {
      let said = try Denwaban.run("lookup", "--state", scratch.path, note.number).output
      #expect(said.contains(note.seen) != Self.passing.contains(note.kind), "\(note.kind.name): \(said)")
    }
  }

  /// `callback` and `done` take something away; it does not come back either.
  @Test func whatIsSettledStaysSettled() throws {
    let scratch = try Scratch()
    var entries: [Entry] = []
    func add(_ kind: Kind, _ number: String? = nil, _ change: (inout Entry) -> Void = { _ in }) {
      let wall = Clock.wallMilliseconds - 86_400_000 * 2 + Int64(entries.count)
      var entry = Entry(
        kind, id: EntryID(epoch: 1, sequence: Int64(entries.count + 1)), monotonic: 0, wall: wall,
        quality: .battery)
      entry.caller = number.map { .number($0) }
      change(&entry)
      entries.append(entry)
    }
    for (number, end) in [("0311110001", Kind.callback), ("0311110002", .done)] {
      add(.call, number) { $0.line = 1 }
      let call = entries[entries.count - 1].id
      add(.missed) { ($0.call, $0.rings) = (call, 3) }
      add(.promise, number) { $0.text = "写真を郵送" }
      add(end, number)
    }
    try scratch.write("journal/" + Segment.name(1), Segment.octets(1, entries))
    for suffix in ["", "改"] {
      try Self.importing(scratch, suffix)
      for number in ["0311110001", "0311110002"] {
        let said = try Denwaban.run("lookup", "--state", scratch.path, number).output
        #expect(!said.contains("to call back"), "\(said)")
        #expect(said.contains("写真を郵送") == (number == "0311110001"), "\(said)")
      }
    }
  }
}
