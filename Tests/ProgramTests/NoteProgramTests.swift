import CallerID
import Foundation
import Host
import Journal
import Testing

@testable import denwaban

/// What staff note, and where it is then seen.
@Suite struct NoteProgramTests {
  private func list(_ scratch: Scratch, _ rows: String) throws {
    try scratch.write("list.csv", Array("会員番号,氏名,電話番号,アレルギー\n\(rows)".utf8))
    let result = try Denwaban.run(
      "import", "--yes", "--state", scratch.path + "/state", scratch.path + "/list.csv")
    #expect(result.status == 0, "\(result.talk)")
  }

  @discardableResult
  private func note(_ scratch: Scratch, _ words: String...) throws -> Denwaban.Result {
    try Denwaban.run(words + ["--state", scratch.path + "/state"])
  }

  private func lookup(_ scratch: Scratch, _ number: String) throws -> String {
    try Denwaban.run("lookup", "--json", "--state", scratch.path + "/state", number).output
  }

  private func journal(_ scratch: Scratch) throws -> [Entry] {
    var entries: [Entry] = []
    _ = try JournalFolder.read(State(directory: scratch.path + "/state")) { entries.append($0) }
    return entries
  }

  private func waiting(_ scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/state/inbox")
  }

  /// The service's folder belongs to a user of its own, and who notes on the box itself is root.
  @Test(.enabled(if: geteuid() == 0)) func whatRootNotesBelongsToTheService() throws {
    let scratch = try Scratch()
    let state = scratch.path + "/state"
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    let nobody: [FileAttributeKey: Any] = [.ownerAccountID: 65_534, .groupOwnerAccountID: 65_534]
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
    try FileManager.default.setAttributes(nobody, ofItemAtPath: state)
    #expect(try note(scratch, "note", "03-1234-5678", "写真を郵送").status == 0)
    let files = try FileManager.default.subpathsOfDirectory(atPath: state)
    #expect(!files.isEmpty)
    for file in files {
      let owner = try FileManager.default.attributesOfItem(atPath: state + "/" + file)[.ownerAccountID]
      #expect((owner as? NSNumber)?.intValue == 65_534, "\(file)")
    }
  }

  @Test func notesLieOverTheListAndSurviveTheNext() throws {
    let scratch = try Scratch()
    try list(scratch, "1,田仲 良子,03-1234-5678,えび\n2,鈴木 花子,06-6123-4567,\n")
    #expect(
      try note(scratch, "note", "03-1234-5678", "--kind", "name", "田中", "良子", "--kana", "タナカ ヨシコ").status == 0)
    #expect(
      try note(scratch, "note", "０３（１２３４）５６７８", "--kind", "safety", "そば", "--on", "2026-06-13", "--by", "斎藤")
        .status == 0)
    #expect(
      try note(scratch, "note", "0312345678", "--kind", "promise", "--due", "2030-01-31", "写真を郵送").status == 0)
    #expect(try note(scratch, "note", "0312345678", "--kind", "wish", "声かけ控えめ").status == 0)
    #expect(try note(scratch, "note", "080-1111-2222", "--kind", "name", "森 一", "--kana", "モリ ハジメ").status == 0)
    #expect(try note(scratch, "note", "080-3333-4444", "--kind", "same", "06-6123-4567").status == 0)
    for round in 0..<2 {
      if round == 1 { try list(scratch, "1,田仲 良子,03-1234-5678,\n2,鈴木 花子,06-6123-4567,\n") }
      let tanaka = try lookup(scratch, "0312345678")
      for part in [
        #""name":"田中 良子""#, #""kana":"タナカ ヨシコ""#, "そば", #""likes":"声かけ控えめ""#, #""handledBy":"斎藤""#,
        #""open":[{"kind":"promise","#, #""until":"2030-01-31","text":"写真を郵送"}]"#,
      ] {
        #expect(tanaka.contains(part), "\(part) in \(tanaka)")
      }
      #expect(try lookup(scratch, "08011112222").contains(#""name":"森 一""#))
      #expect(try lookup(scratch, "08033334444").contains(#""name":"鈴木 花子""#))
      for (text, name) in [("タナカ", "田中 良子"), ("もり", "森 一"), ("2222", "森 一")] {
        let found = try Denwaban.run("find", "--json", "--state", scratch.path + "/state", text).output
        #expect(found.contains(name) && found.split(separator: "\n").count == 1, "\(text): \(found)")
      }
    }
    // The second import made whom staff named a customer of its own.
    let facts = try Denwaban.run("check", "--state", scratch.path + "/state").output
    #expect(facts.contains("3 with 3 numbers"), "\(facts)")
    #expect(try note(scratch, "done", "0312345678").status == 0)
    #expect(try note(scratch, "done", "0312345678", "--kind", "safety").status == 0)
    let after = try lookup(scratch, "0312345678")
    #expect(!after.contains("写真") && !after.contains("そば") && after.contains("田中 良子"))
    #expect(try waiting(scratch).isEmpty)
    #expect(
      try journal(scratch).map(\.kind) == [.naming, .safety, .promise, .wish, .naming, .same, .done, .done])
  }

  static let wrong: [(words: [String], status: Int32)] = [
    (["note"], 2), (["note", "0312345678"], 2), (["note", "0312345678", " "], 2), (["note", "tanaka", "x"], 1),
    (["note", "0312345678", "--kind", "rumour", "x"], 2), (["note", "0312345678", "--kind", "done"], 2),
    (["note", "0312345678", "--kind", "call", "x"], 2), (["note", "0312345678", "--kind", "reason", "9"], 2),
    (["note", "0312345678", "--kind", "same", "0312345678"], 2),
    (["note", "0312345678", "--kind", "same", "x"], 1),
    (["note", "0312345678", "--kind", "promise", "--due", "soon", "x"], 2),
    (["note", "0312345678", "--kind", "promise", "--due", "2026-02-30", "x"], 2),
    (["note", "0312345678", "--kind", "safety", "--on", "-1d", "x"], 2),
    (["note", "0312345678", "--kind", "handled"], 2),
    (["note", "0312345678", String(repeating: "語", count: 301)], 1),
    (["note", "03-1234-5678 / 06-6123-4567", "x"], 1), (["done"], 2), (["done", "1", "2"], 2),
    (["done", "0312345678", "--kind", "promise"], 2),
  ]

  @Test func whatIsNoNoteLeavesNothing() throws {
    let scratch = try Scratch()
    for (words, status) in Self.wrong {
      let process = Denwaban.process(words + ["--state", scratch.path + "/state"])
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == status, "\(words)")
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/state"))
  }

  /// Text from a person's terminal steers nobody else's.
  @Test func hostileNotes() throws {
    let scratch = try Scratch()
    #expect(
      try note(
        scratch, "note", "0312345678", "--kind", "name", "a\u{1B}[2Jb\u{202E}c", "--by", "\u{1B}]0;x\u{7}"
      ).status == 0)
    for words in [["lookup", "0312345678"], ["lookup", "--json", "0312345678"]] {
      let process = Denwaban.process(words + ["--state", scratch.path + "/state"])
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(
        said.contains("a[2Jbc") && !said.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(said)")
    }
  }

  /// The power went after the journal had the note and before its file was gone; and a file that is no note.
  @Test func aNoteIsOneNoteHoweverOftenItIsFound() throws {
    let scratch = try Scratch()
    try note(scratch, "note", "0312345678", "--kind", "complaint", "遅い")
    let taken = try #require(try journal(scratch).first)
    var again = taken
    (again.id, again.monotonic) = (EntryID(epoch: 0, sequence: 0), 0)
    let name = try #require(NoteFile.name(again))
    try scratch.write("state/inbox/\(name)", NoteFile.emit(again))
    try scratch.write("state/inbox/0000000000000000-broken.note", Array("00000000 0-0 1 memo\n".utf8))
    try scratch.write("state/inbox/stray.new", [1, 2, 3])
    #expect(try lookup(scratch, "0312345678").components(separatedBy: "遅い").count == 2, "once")
    let second = try note(scratch, "note", "0312345678", "窓側")
    #expect(second.status == 0 && second.talk.contains("set aside"))
    #expect(try journal(scratch).map(\.kind) == [.complaint, .memo])
    #expect(Set(try waiting(scratch)) == ["0000000000000000-broken.note.refused", "stray.new"])
  }

  @Test(.timeLimit(.minutes(1)))
  func theServiceTakesThemOver() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + RunSoundTests.screen, in: scratch)
    try sound.call(from: "08098765432")
    #expect(box.screen.holds("?ﾊｼﾞﾒﾃﾉ"))
    let result = try note(scratch, "note", "08098765432", "--kind", "promise", "オリカエシ")
    #expect(result.status == 0 && result.talk.contains("takes it over"))
    #expect(try box.sendsCard(#""mark":"^""#))
    // A second service would write into the same journal.
    let other = try Denwaban.run("run", "--state", box.state.directory)
    #expect(other.status == 1 && other.talk.contains("another denwaban runs"))
    let before = Clock.milliseconds + Said.patience
    while try !waiting(scratch).isEmpty, Clock.milliseconds < before { usleep(1000) }
    box.end()
    #expect(try journal(scratch).filter { $0.kind == .promise }.count == 1)
    try sound.passUnheard()
    let anew = try RunningBox(sound.configuration + RunSoundTests.screen, in: scratch)
    try sound.call(from: "08098765432")
    #expect(anew.screen.holds("^"), "the promise is open after the power came back")
    #expect(anew.stop() == 0)
    #expect(try journal(scratch).filter { $0.kind == .promise }.count == 1)
  }

  /// Rings that nobody answers, and rings that somebody does, by sound alone.
  @Test(.timeLimit(.minutes(1)))
  func whoCalledInVainIsOnTheListUntilAnswered() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + RunSoundTests.screen, in: scratch)
    func missed() throws -> [String] {
      try Denwaban.run("calls", "--missed", "--json", "--state", box.state.directory).output
        .split(separator: "\n").map(String.init)
    }
    for round in 1...2 {
      try sound.call(from: "08098765432")
      try sound.ring(2)
      if round == 1 { try sound.quiet(8) } else { try sound.speak(4) }
      #expect(try box.announces(round == 1 ? .missed : .talk))
      let count = round == 1 ? 2 : 1
      let deadline = Clock.milliseconds + Said.patience
      while try missed().count != count, Clock.milliseconds < deadline { usleep(10_000) }
      let lines = try missed()
      #expect(lines.count == count, "\(lines)")
      #expect(lines.contains { $0.contains(#""callBack":"08098765432","tries":1"#) } == (round == 1))
    }
    #expect(try box.calls().map { $0.contains("missed") } == [true, false])
    #expect(box.stop() == 0)
  }
}
