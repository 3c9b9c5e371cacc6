import Foundation
import Testing

@testable import denwaban

/// `denwaban report` on a list of three and the journal of the format's own example.
@Suite struct ReportProgramTests {
  private static let list = """
    会員番号,氏名,電話番号,来店回数,初回来店日,最終来店日,累計金額,紹介人数,アレルギー
    10,田中 良子,03-1234-5678,32,2019/5/10,2026/6/13,486000,2,えび
    11,佐藤 進,090-3333-4444,4,2025/3/28,2025/12/19,1240000,0,
    12,鈴木 花,090-1111-2222,1,2026/10/1,2026/10/1,6800,,
    """

  /// The calls are of 2026-11-21, 14:53 and 14:58 UTC.
  static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("list.csv", Array(list.utf8))
    let made = try Denwaban.run("import", "--state", scratch.path, "--yes", scratch.path + "/list.csv")
    #expect(made.status == 0, "\(made.talk)")
    try scratch.write("journal/0000000003.journal", exampleSegment())
    return scratch
  }

  private static func report(_ scratch: Scratch, _ words: String...) throws -> Denwaban.Result {
    try Denwaban.run(["report", "--state", scratch.path, "--on", "2026-11-22"] + words)
  }

  @Test func figuresAreCountedFromJournalAndList() throws {
    let told = try Self.report(Self.scratch(), "--json")
    #expect(told.status == 0, "\(told.talk)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
    let figures = try #require(object["figures"] as? [String: Any])
    let answered = try #require(figures["answered"] as? [String: Int])
    #expect(answered == ["count": 1, "of": 2, "percent": 50])
    #expect(figures["calls"] as? Int == 2)
    #expect(figures["ringsToAnswer"] as? Int == 2)
    #expect(figures["customers"] as? Int == 3)
    let unknown = try #require(object["unknown"] as? [String: String])
    #expect(unknown["solvedAtOnce"] != nil)
    let lists = try #require(object["lists"] as? [String: Any])
    let referrers = try #require(lists["referrers"] as? [String: Any])
    #expect(referrers["count"] as? Int == 1)
    #expect(told.output.contains("03-****-5678"))
    #expect(!told.output.contains("1234"))
  }

  @Test func bothLanguagesAndThePage() throws {
    let scratch = try Self.scratch()
    #expect(try Self.report(scratch, "day").output.hasPrefix("電話番 日報 2026-11-22\n"))
    let english = try Self.report(scratch, "month", "--language", "en").output
    #expect(english.hasPrefix("denwaban report of the month 2026-11-01 – 2026-11-22\n"))
    #expect(english.contains("  answered                                50% (1/2)"))
    let page = scratch.path + "/week.html"
    let written = try Self.report(scratch, "--html", page)
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"ja\">"))
    #expect(html.contains("<svg "))
  }

  @Test func withoutAnythingNothingIsClaimed() throws {
    let scratch = try Scratch()
    let told = try Self.report(scratch)
    #expect(told.status == 0, "\(told.talk)")
    #expect(told.output.contains("! 名簿がありません"))
    #expect(told.output.contains("不明: 着信がありません"))
  }

  /// Each look at a customer is counted, of whom nobody; the counts are in every form of the report.
  @Test func whatWasDoneWithDataIsCounted() throws {
    let scratch = try ErasureTests.scratch()
    func run(_ words: String...) throws -> Int32 {
      try Denwaban.run(words + ["--state", scratch.path]).status
    }
    #expect(try run("lookup", "--json", "03-1234-5678", "03-0000-0000") == 0)
    #expect(try run("why", "090-9999-0000") == 0)
    #expect(try run("find", "鈴木") == 0)
    #expect(try run("find", "nobody") == 0)
    #expect(try run("export", "090-9999-0000") == 0)
    #expect(try run("erase", "--dry-run", "090-9999-0000") == 0)
    #expect(try run("erase", "090-9999-0000") == 0)
    // What is put together at night says the same.
    for words in [[], ["erase", "--old", "--state", scratch.path]] {
      if !words.isEmpty { #expect(try Denwaban.run(words).status == 0) }
      let told = try Denwaban.run("report", "day", "--json", "--state", scratch.path)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
      let figures = try #require(object["figures"] as? [String: Any])
      // Two share the first number.
      #expect(figures["looked"] as? Int == 4)
      #expect(figures["exported"] as? Int == 1 && figures["erased"] as? Int == 1)
      let text = try Denwaban.run("report", "day", "--language", "en", "--state", scratch.path).output
      #expect(text.contains("customers looked up") && text.contains("persons erased"))
      let page = scratch.path + "/day.html"
      #expect(try Denwaban.run("report", "day", "--html", page, "--state", scratch.path).status == 0)
      #expect(try String(contentsOfFile: page, encoding: .utf8).contains("名簿の照会"))
    }
    let audit = String(decoding: try scratch.octets("audit"), as: UTF8.self)
    #expect(audit.split(separator: "\n").count == 3)
  }

  /// Two programs that count at once lose nothing.
  @Test func countsOfTwoProgramsAddUp() throws {
    let scratch = try ErasureTests.scratch()
    let running = try (0..<6).map { _ in
      let process = Denwaban.process(["lookup", "--state", scratch.path, "090-1111-2222"])
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      return process
    }
    for process in running { process.waitUntilExit() }
    #expect(String(decoding: try scratch.octets("audit"), as: UTF8.self).split(separator: "\n").count == 6)
  }

  /// The card, `why` and the report read one scale.
  @Test func oneLetterEverywhere() throws {
    let scratch = try Scratch()
    let rows = (10..<30).map { "客\($0),03-1111-00\($0),2,2020/1/1,2026/6/1,\($0 * 1000)\n" }.joined()
    try scratch.write("list.csv", Array(("氏名,電話番号,来店回数,初回来店日,最終来店日,累計金額\n" + rows).utf8))
    #expect(try Denwaban.run("import", "--state", scratch.path, scratch.path + "/list.csv").status == 0)
    for place in 10..<30 {
      // Twenty customers: two are S, four A, six B.
      let letter = place >= 28 ? "S" : place >= 24 ? "A" : place >= 18 ? "B" : "C"
      let number = "03-1111-00\(place)"
      let looked = try Denwaban.run("lookup", "--json", "--state", scratch.path, number).output
      #expect(looked.contains("\"sales\":\"\(letter)\""), "\(looked)")
      let why = try Denwaban.run("why", "--state", scratch.path, number).output
      #expect(why.contains("SALES    \(letter)  \(place)000, by money alone among 20 customers"), "\(why)")
    }
    let report = try Denwaban.run("report", "--json", "--state", scratch.path).output
    #expect(report.contains("売上S・") && report.contains("\"salesNotLoyal\":{\"count\":6,"), "\(report)")
  }

  static let refused = [
    ["year"], ["day", "week"], ["--language", "fr"], ["--json", "--html", "x"], ["--on", "yesterday"],
    ["--csv"],
  ]

  @Test(arguments: refused) func otherWordsAreRefused(_ words: [String]) throws {
    let scratch = try Scratch()
    #expect(try Denwaban.run(["report", "--state", scratch.path] + words).status == 2)
  }
}
