import Directory
import Foundation
import Host
import Journal
import Testing

@testable import denwaban

/// One person out of everything, and everything about one person.
@Suite struct ErasureTests {
  static let heading = "会員番号,氏名,電話番号,電話番号2,来店回数,最終来店日,アレルギー\n"
  static let list = """
    10,田中 良子,03-1234-5678,090-1000-0001,32,2026/6/13,えび
    11,田中 一郎,03-1234-5678,,4,2025/12/19,
    12,鈴木 花,090-1111-2222,,9,2026/6/25,

    """

  static func run(_ scratch: Scratch, _ command: String, _ words: String...) throws -> Denwaban.Result {
    try Denwaban.run([command, "--state", scratch.path] + words)
  }

  static func importing(_ scratch: Scratch, _ rows: String) throws -> Denwaban.Result {
    try scratch.write("list.csv", Array((heading + rows).utf8))
    return try run(scratch, "import", "--yes", scratch.path + "/list.csv")
  }

  /// Two days of calls and notes, a segment each; the second is the newest.
  static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    #expect(try importing(scratch, list).status == 0)
    #expect(try importing(scratch, list + "13,森 誠,090-9999-0000,,1,2026/6/25,\n").status == 0)
    let wall = Clock.wallMilliseconds
    for segment in 1...2 as ClosedRange<Int64> {
      var entries: [Entry] = []
      for (place, number) in ["09011112222", "0312345678", "08055556666"].enumerated() {
        let sequence = segment * 100 + Int64(place * 10)
        let at = wall - (3 - segment) * 86_400_000
        var call = Entry(
          .call, id: EntryID(epoch: 1, sequence: sequence), monotonic: at, wall: at, quality: .battery)
        (call.line, call.caller, call.name) = (1, .number(number), "NAME \(number)")
        var memo = Entry(
          .memo, id: EntryID(epoch: 1, sequence: sequence + 1), monotonic: at, wall: at, quality: .battery)
        (memo.caller, memo.text, memo.note) = (.number(number), "memo \(number)", "n\(sequence)")
        entries += [call, memo]
      }
      try scratch.write("journal/" + Segment.name(segment), Segment.octets(segment, entries))
    }
    return scratch
  }

  static func journal(_ scratch: Scratch, _ segment: Int64) throws -> String {
    String(decoding: try scratch.octets("journal/" + Segment.name(segment)), as: UTF8.self)
  }

  static func isListed(_ scratch: Scratch, _ number: String) throws -> Bool {
    try !run(scratch, "lookup", number).output.contains("not in the list")
  }

  @Test func aPersonIsGoneForGood() throws {
    let scratch = try Self.scratch()
    let told = try Self.run(scratch, "erase", "090-1111-2222")
    #expect(told.status == 0, "\(told.talk)")
    #expect(told.output.contains("erased: 090-****-2222\n"))
    #expect(told.output.contains("customers out of the list: 1, out of the list before it: 1"))
    #expect(told.output.contains("calls made nameless: 2, notes removed: 2"))
    #expect(!told.output.contains("1111"))
    for segment in 1...2 as ClosedRange<Int64> {
      let text = try Self.journal(scratch, segment)
      #expect(!text.contains("09011112222"))
      #expect(text.contains("number=0312345678"))
      #expect(text.contains(" ring line=1\n"))
    }
    #expect(try !Self.isListed(scratch, "09011112222"))
    #expect(try Self.isListed(scratch, "09099990000"))
    // The next import, the list before the last, and an import under another spelling do not bring them back.
    let again = try Self.importing(scratch, Self.list + "14,スズキ ハナ,+81 90 1111 2222,,1,,\n")
    #expect(again.status == 0)
    #expect(again.output.contains("left out, erased on their own request (消去請求済み): 2"))
    #expect(try !Self.isListed(scratch, "09011112222"))
    #expect(try Self.run(scratch, "import", "--undo").status == 0)
    #expect(try !Self.isListed(scratch, "09011112222"))
    // The list of those who asked names nobody.
    let erased = String(decoding: try scratch.octets("erased"), as: UTF8.self)
    #expect(erased.hasPrefix("denwaban-erased 1\n"))
    #expect(!erased.contains("1111"))
    // Done again, nothing is found, and nothing is wrong.
    #expect(try Self.run(scratch, "erase", "090-1111-2222").output.contains("calls made nameless: 0"))
  }

  @Test func ofAHouseholdOnlyThePersonGoes() throws {
    let scratch = try Self.scratch()
    let refused = try Self.run(scratch, "erase", "03-1234-5678")
    #expect(refused.status == 1)
    #expect(refused.talk.contains("2 share this number: say --all, or --id"))
    let objects = try Self.run(scratch, "lookup", "--json", "03-1234-5678").output.split(separator: "\n")
    let yoshiko = try #require(objects.first { $0.contains("良子") })
    let id = try #require(yoshiko.components(separatedBy: "\"id\":").last?.prefix { $0 != "," })
    let told = try Self.run(scratch, "erase", "--id", String(id), "03-1234-5678")
    #expect(told.status == 0, "\(told.talk)")
    #expect(told.output.contains("calls and notes of a shared number stay"))
    // Her own number is hers alone, and the household's is still Ichiro's.
    #expect(try !Self.isListed(scratch, "09010000001"))
    let left = try Self.run(scratch, "lookup", "03-1234-5678").output
    #expect(left.contains("一郎"))
    #expect(!left.contains("良子"))
    #expect(try Self.importing(scratch, "20,田中良子,03-1234-5678,,1,,\n" + Self.list).status == 0)
    let after = try Self.run(scratch, "lookup", "03-1234-5678").output
    #expect(after.contains("一郎"))
    #expect(!after.contains("良子"))
    #expect(try Self.run(scratch, "erase", "--all", "03-1234-5678").status == 0)
    #expect(try !Self.isListed(scratch, "0312345678"))
  }

  /// A service that hangs holds nothing up, and finds the request when it goes on.
  @Test func whileTheServiceHangsTheNewestSegmentWaits() throws {
    let scratch = try Self.scratch()
    let lock = try FileLock(scratch.path + "/run.lock")
    let told = try Self.run(scratch, "erase", "090-1111-2222")
    #expect(told.status == 0, "\(told.talk)")
    #expect(told.output.contains("does not answer: its memory goes when it does"))
    #expect(try !Self.journal(scratch, 1).contains("09011112222"))
    #expect(try Self.journal(scratch, 2).contains("09011112222"))
    #expect(Inbox(State(directory: scratch.path)).names().count == 1)
    withExtendedLifetime(lock) {}
  }

  @Test func whatTheServiceHeldGoesLater() throws {
    let scratch = try Self.scratch()
    do {
      let lock = try FileLock(scratch.path + "/run.lock")
      #expect(try Self.run(scratch, "erase", "090-1111-2222").status == 0)
      withExtendedLifetime(lock) {}
    }
    let swept = try Self.run(scratch, "erase", "--old")
    #expect(swept.output == "calls made nameless: 1, old notes removed: 1\n")
    #expect(try !Self.journal(scratch, 2).contains("09011112222"))
  }

  @Test func whatIsOldLosesItsNumbers() throws {
    let scratch = try Self.scratch()
    try scratch.write("conf", Array("keep.strangers = 2\nkeep.customers = 400\n".utf8))
    let swept = try Self.run(scratch, "erase", "--old", "--config", scratch.path + "/conf")
    // The stranger was noted, so nothing is old yet.
    #expect(swept.output == "calls made nameless: 0, old notes removed: 0\n")
    try scratch.write("conf", Array("keep.strangers = 2\nkeep.customers = 2\n".utf8))
    let more = try Self.run(scratch, "erase", "--old", "--config", scratch.path + "/conf")
    #expect(more.output == "calls made nameless: 3, old notes removed: 3\n")
    #expect(try !Self.journal(scratch, 1).contains("number="))
    #expect(try Self.journal(scratch, 2).contains("number=0312345678"))
    let calls = try Self.run(scratch, "calls").output.split(separator: "\n")
    #expect(calls.count == 6)
  }

  /// The running service forgets at once: its screen, its memory and the journal of this day.
  @Test(.timeLimit(.minutes(1)))
  func theRunningServiceForgets() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    try RunningBox.importList(into: scratch.path + "/state", scratch)
    let box = try RunningBox(sound.configuration + RunSoundTests.screen, in: scratch)
    func denwaban(_ words: String...) throws -> Denwaban.Result {
      try Denwaban.run(words + ["--state", box.state.directory])
    }
    #expect(try denwaban("note", "--kind", "promise", "09012345678", "写真を郵送").status == 0)
    #expect(try denwaban("note", "--kind", "promise", "08044444444", "席の件").status == 0)
    try sound.call(from: "09012345678")
    #expect(box.screen.holds("!ﾀﾅｶ ｻﾏ"))
    #expect(try box.announces(.stored))
    let shown = box.screen.text.count
    let told = try denwaban("erase", "090-1234-5678")
    #expect(told.status == 0, "\(told.talk)")
    #expect(told.output.contains("customers out of the list: 1"))
    #expect(!told.output.contains("does not answer"))
    // Whoever is on the line still is, and is nobody that the box knows.
    #expect(box.screen.holds("?ﾊｼﾞﾒﾃﾉ", from: shown))
    let journal = box.state.directory + "/journal/"
    let names = try FileManager.default.contentsOfDirectory(atPath: journal)
    let texts = try names.map { try String(contentsOfFile: journal + $0, encoding: .utf8) }
    #expect(!texts.joined().contains("09012345678"))
    #expect(texts.joined().contains("08044444444") && texts.joined().contains(" erased note="))
    #expect(try FileManager.default.contentsOfDirectory(atPath: box.state.directory + "/inbox").isEmpty)
    // It goes on writing, and what it knows of others stays.
    #expect(try denwaban("note", "08044444444", "窓側").status == 0)
    #expect(try denwaban("lookup", "08044444444").output.contains("席の件"))
    #expect(box.stop() == 0)
    #expect(box.talk.rest() == "")
  }

  @Test func theListStandsWhereTheLinkPoints() throws {
    let scratch = try Self.scratch()
    let manager = FileManager.default
    try manager.createDirectory(atPath: scratch.path + "/importer", withIntermediateDirectories: true)
    for name in ["customers.index", "customers.index.1"] {
      try manager.moveItem(atPath: scratch.path + "/" + name, toPath: scratch.path + "/importer/" + name)
      try manager.createSymbolicLink(
        atPath: scratch.path + "/" + name, withDestinationPath: "importer/" + name)
    }
    #expect(try Self.run(scratch, "erase", "090-1111-2222").status == 0)
    let link = try manager.destinationOfSymbolicLink(atPath: scratch.path + "/customers.index")
    #expect(link == "importer/customers.index")
    #expect(manager.fileExists(atPath: scratch.path + "/importer/erased"))
    #expect(try !Self.isListed(scratch, "09011112222"))
    #expect(try Self.isListed(scratch, "0312345678"))
    // The importer, which knows only its own folder, keeps to it.
    let list = Array((Self.heading + Self.list).utf8)
    try scratch.write("importer/list.csv", list)
    let made = try Denwaban.run(
      "import", "--state", scratch.path + "/importer", "--yes", scratch.path + "/importer/list.csv")
    #expect(made.output.contains("消去請求済み"))
    #expect(try !Self.isListed(scratch, "09011112222"))
  }

  @Test func nobodyIsImportedWhenNobodyKnowsWhoAsked() throws {
    for damage in [["erased.key"], ["erased"]] {
      let scratch = try Self.scratch()
      #expect(try Self.run(scratch, "erase", "090-1111-2222").status == 0)
      if damage == ["erased"] {
        try scratch.write("erased", Array("denwaban-erased 1\nnonsense\n".utf8))
      } else {
        try FileManager.default.removeItem(atPath: scratch.path + "/erased.key")
      }
      let made = try Self.importing(scratch, Self.list)
      #expect(made.status == 1)
      #expect(made.talk.contains("erased"), "\(made.talk)")
    }
  }

  @Test func nothingChangesInARehearsalOrForWrongWords() throws {
    let scratch = try Self.scratch()
    let before = try scratch.octets("customers.index")
    #expect(try Self.run(scratch, "erase", "--dry-run", "090-1111-2222").output.contains("nothing was changed"))
    for words in [
      ["erase"], ["erase", "x"], ["erase", "--old", "0312345678"], ["export"], ["export", "0312345678"],
    ] {
      #expect(try Denwaban.run(words + ["--state", scratch.path]).status != 0)
    }
    #expect(try scratch.octets("customers.index") == before)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/erased"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/audit"))
  }

  @Test func aPersonsDataIsGivenOutWhole() throws {
    let scratch = try Self.scratch()
    let told = try Self.run(scratch, "export", "--json", "090-1111-2222")
    #expect(told.status == 0, "\(told.talk)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
    #expect(object["subject"] as? [String] == ["09011112222"])
    let customer = try #require((object["customers"] as? [[String: Any]])?.first)
    #expect(customer["name"] as? String == "鈴木 花")
    #expect(customer["class"] as? String == "リピーター")
    #expect((customer["reason"] as? String)?.hasPrefix("9回") == true)
    #expect((object["calls"] as? [Any])?.count == 2)
    let notes = try #require(object["notes"] as? [[String: Any]])
    #expect(notes.map { $0["text"] as? String } == ["memo 09011112222", "memo 09011112222"])
    // Nobody else's.
    for other in ["田中", "0312345678", "08055556666"] { #expect(!told.output.contains(other)) }
    let text = try Self.run(scratch, "export", "--language", "en", "090-1111-2222").output
    #expect(text.hasPrefix("What this shop keeps about you\n"))
    #expect(text.contains("  name: 鈴木 花\n"))
    #expect(text.contains("memo  memo 09011112222"))
    let audit = String(decoding: try scratch.octets("audit"), as: UTF8.self)
    #expect(
      audit.split(separator: "\n").map { $0.split(separator: " ").dropFirst().joined() } == [
        "exported1", "exported1",
      ])
    #expect(!audit.contains("1111"))
  }

  @Test func aNumberThatIsOnNoListHasDataToo() throws {
    let scratch = try Self.scratch()
    let told = try Self.run(scratch, "export", "080-5555-6666").output
    #expect(told.contains("名簿: なし"))
    #expect(told.contains("memo  memo 08055556666"))
    #expect(try Self.run(scratch, "erase", "080-5555-6666").output.contains("calls made nameless: 2"))
  }

  @Test func theNoticeSaysWhatTheConfigurationSays() throws {
    let scratch = try Scratch()
    try scratch.write("conf", Array("shop.name = 花亭\nkeep.strangers = 14\nlan.card = off\n".utf8))
    let japanese = try Denwaban.run("notice", "--config", scratch.path + "/conf").output
    #expect(japanese.contains("花亭は、お電話の際に通知された番号"))
    #expect(japanese.contains("名簿にない番号: 14日で消去"))
    #expect(!japanese.contains("暗号化"))
    let english = try Denwaban.run("notice", "--language", "en").output
    #expect(english.contains("This shop handles the number"))
    #expect(english.contains("erased after 30 days"))
    #expect(english.contains("encrypted"))
    #expect(try Denwaban.run("notice", "x").status == 2)
  }
}
