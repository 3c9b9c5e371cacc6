import Testing

import Host
import Journal
@testable import denwaban

/// `denwaban why` on a list of three, as of 2026-07-01.
@Suite struct WhyTests {
  private static let list = """
    会員番号,氏名,電話番号,来店回数,初回来店日,最終来店日,累計金額,紹介人数
    10,田中 良子,03-1234-5678,32,2019/5/10,2026/6/13,486000,2
    11,佐藤 進,03-1234-5678,4,2025/3/28,2025/12/19,1240000,0
    12,鈴木 花,090-1111-2222,9,2020/1/1,2026/6/25,6800,
    """

  private static func state() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("list.csv", Array(list.utf8))
    let made = try Denwaban.run("import", "--state", scratch.path, "--yes", scratch.path + "/list.csv")
    #expect(made.status == 0, "\(made.talk)")
    return scratch
  }

  private static func why(_ scratch: Scratch, _ words: String...) throws -> Denwaban.Result {
    try Denwaban.run(["why", "--state", scratch.path, "--on", "2026-07-01"] + words)
  }

  @Test func eachCustomerOfASharedNumberIsExplained() throws {
    let found = try Self.why(Self.state(), "0312345678")
    #expect(found.status == 0, "\(found.talk)")
    let blocks = found.output.split(separator: "\n").map { String($0) }
    let said = [
      "03-1234-5678 is shared by 2; each has an own class",
      "  ロイヤル (loyal) · 順調 (on time)",
      "  reason: 32回・7年・紹介2名・周期の0.2倍 (32 visits, 7 years, 2 referrals, 0.2 of own cycle)",
      "  c = 83  days of a cycle: (l - f) / (n - 1)",
      "  SALES    B  486000, by money alone among 3 customers",
      "  リピーター (comes again) · 離脱注意 (may be leaving)",
      "  q = 22  tenths of a cycle: d * 10 / c",
      "  STATE    離脱注意 (may be leaving): q >= 20 and d >= 21",
      "  SALES    S  1240000, by money alone among 3 customers",
      "  rule DW-1, restaurant",
    ]
    for line in said { #expect(blocks.contains(line), "\(line)") }
  }

  @Test func aChangeIsToldBeforeItIsMade() throws {
    let scratch = try Self.state()
    let told = try Self.why(scratch, "--what-if", "regular=8")
    #expect(told.status == 0, "\(told.talk)")
    #expect(
      told.output == """
        regular 10→8: 1 of 3 people would move; nothing is changed yet
          リピーター (comes again): -1 people (2→1)
          常連 (regular): +1 people (1→2)
          ロイヤル候補 (紹介の記録なし) (loyal but for a record of referrals): +1 people (0→1)
          鈴木 花: リピーター · 順調 → 常連 · 順調 · ロイヤル候補 (紹介の記録なし)

        """)
    #expect(try Self.why(scratch, "--what-if", "regular=10").output.contains("0 of 3"))
    #expect(try Self.why(scratch, "--what-if", "trade=ryokan").output.hasPrefix("trade restaurant→ryokan"))
  }

  @Test func theShopsOwnDefinitionsRule() throws {
    let scratch = try Self.state()
    let written = try Self.why(scratch, "--definitions")
    #expect(written.output.hasPrefix("version = DW-1\ntrade = restaurant"))
    try scratch.write("definitions", Array("version = DW-1\nregular = 8\n".utf8))
    let found = try Self.why(scratch, "09011112222")
    #expect(found.output.contains("常連 (regular): n >= 8"))
    #expect(found.output.contains("rule DW-1, restaurant, changed"))
    try scratch.write("definitions", Array("version = DW-1\n\nregulars = 8\n".utf8))
    let refused = try Self.why(scratch, "09011112222")
    #expect(refused.status == 1)
    #expect(refused.talk.contains("definitions: line 3: there is no key 'regulars'"))
    try scratch.write("greetings", Array("[often]\nsay = まいど、{姓}さん。\n".utf8))
    try scratch.write("definitions", Array("version = DW-1\n".utf8))
    #expect(try Self.why(scratch, "09011112222").output.contains("GREETING まいど、鈴木さん。"))
    try scratch.write("greetings", Array("[often]\nsays = x\n".utf8))
    #expect(try Self.why(scratch, "09011112222").talk.contains("greetings: line 2: there is no form 'says'"))
    #expect(try Self.why(Self.state(), "--greetings").output.contains("[known complaint]"))
    try scratch.write("greetings", [])
    try scratch.write("definitions", [0xFF])
    #expect(try Self.why(scratch, "09011112222").status == 1)
  }

  /// A complaint and two calls of one day, noon on 2026-06-28 in Japan, by one of the numbers that share.
  @Test func theJournalAddsWhatWasGoneThrough() throws {
    let scratch = try Self.state()
    var folder = JournalFolder(try State(try Words(["--state", scratch.path], options: ["state"])))
    let noon: Int64 = 1_782_615_600_000
    for (place, kind) in [Kind.call, .missed, .call, .talk, .complaint].enumerated() {
      var entry = Entry(
        kind, id: EntryID(epoch: folder.epoch, sequence: Int64(place + 1)), monotonic: Int64(place * 1000),
        wall: noon + Int64(place * 1000), quality: .synchronised)
      (entry.line, entry.caller, entry.rings) = (1, .number("0312345678"), 7)
      if kind == .missed || kind == .talk { entry.call = EntryID(epoch: folder.epoch, sequence: Int64(place)) }
      if kind == .complaint { entry.text = "料理が遅い" }
      folder.record(entry)
    }
    while folder.writer.waiting > 0 { _ = folder.write(at: 0) }
    let found = try Self.why(scratch, "0312345678").output
    let points = "  FRICTION 要ケア (needs care): 6 of 5 points: 苦情 3 + 不在 1 + 長い呼出 1 + 同日2回目 1 = 6"
    #expect(found.contains(points), "\(found)")
    #expect(found.contains("  OPEN     苦情 (complaint) since 2026-06-28: 料理が遅い"))
    #expect(!(try Self.why(scratch, "09011112222").output.contains("OPEN")))
    let before = try Denwaban.run("why", "--state", scratch.path, "--on", "2026-06-27", "0312345678")
    #expect(before.output.contains("FRICTION -: 0 of 5 points"))
  }

  static let refusals: [(words: [String], status: Int32)] = [
    ([], 2), (["--what-if", "regular"], 2), (["--what-if", "regular=0"], 2), (["--what-if", "none=3"], 2),
    (["--what-if", "regular=8", "0312345678"], 2), (["--on", "2026-13-01", "0312345678"], 2), (["abc"], 1),
    (["--definitions", "0312345678"], 2),
  ]

  @Test func refusedWords() throws {
    let scratch = try Self.state()
    for (words, status) in Self.refusals {
      #expect(try Denwaban.run(["why", "--state", scratch.path] + words).status == status, "\(words)")
    }
    #expect(try Denwaban.run("why", "--state", "/nonexistent", "0312345678").status == 1)
    #expect(try Self.why(scratch, "0399999999").output == "03-9999-9999: not in the list\n")
  }
}
