import Foundation
import Host
import Testing

/// What an owner does with lists, by the built program.
@Suite struct ListsProgramTests {
  @Test func aFolderAPipeAndALinkAreToldWhatToDo() throws {
    let bench = try Bench()
    try FileManager.default.createDirectory(atPath: bench.path("stick"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: bench.path("bare"), withIntermediateDirectories: true)
    for name in ["b.csv", "a.vcf", "._a.vcf", "~$x.xlsx", "photo.jpg"] {
      try bench.write("stick/" + name, [0x31])
    }
    mkfifo(bench.path("pipe.csv"), 0o600)
    try FileManager.default.createSymbolicLink(
      atPath: bench.path("link.csv"), withDestinationPath: "/etc/passwd")
    for (path, words) in [
      ("stick", ["say which list", "stick/a.vcf", "also: b.csv"]), ("bare", ["no list is in it", ".csv"]),
      ("pipe.csv", ["pipe", "-"]), ("link.csv", ["is a link"]),
    ] {
      for command in [["import"], ["index", "build", "--out", bench.path("f")]] {
        if path == "link.csv", command.count > 1 { continue }
        let result = try bench.run(command + [bench.path(path)])
        #expect(result.status == 1)
        for word in words { #expect(result.talk.contains(word), "\(path): \(result.talk)") }
        #expect(!result.talk.contains("photo") && !result.talk.contains("~$"))
      }
    }
    #expect(!FileManager.default.fileExists(atPath: bench.path("state")))
  }

  @Test func visitsAreJoinedInWhateverOrderTheListsAreGiven() throws {
    let bench = try Bench()
    let customers = "会員番号,氏名,電話番号,来店回数\nA1,山田,0312345678,2\nA2,佐藤,0312345679,\n"
    try bench.write("c.csv", Array(customers.utf8))
    let visits = "会員番号,売上日,売上金額,商品名\nA1,2026/1/5,3000,並\nA1,2026/2/4,500,汁\nA1,2026/3/4,500,特上\n,2026/1/1,5,x\n"
    try bench.write("v.csv", Array(visits.utf8))
    for lists in [["c.csv", "v.csv"], ["v.csv", "c.csv"]] {
      let result = try bench.run(["import", "--yes"] + lists.map(bench.path))
      #expect(result.status == 0 && result.output.contains("taken: 3 visits"))
      #expect(result.output.contains("a visit without a customer number or telephone number: 1 (line 5)"))
      let found = try bench.run("lookup", "--json", "0312345678").output
      #expect(found.contains(#""visits":3,"firstVisit":"2026-01-05","lastVisit":"2026-03-04""#))
      #expect(found.contains(#""total":4000"#) && found.contains(#""lastOrder":"特上""#))
      #expect(found.contains(#""visitDays":["2026-01-05","2026-02-04","2026-03-04"]"#))
    }
  }

  /// Who spent much long ago is not on top for ever. Single visits are given out to whoever they are of, and are gone when
  /// they are erased; those of the others stay.
  @Test func theLastYearRanks() throws {
    let bench = try Bench()
    let names = (0..<10).map { "A\($0),客\($0),03-1234-000\($0),2020/1/1,\(($0 + 1) * 10_000)\n" }.joined()
    try bench.write("c.csv", Array(("会員番号,氏名,電話番号,初回来店日,累計金額\n" + names).utf8))
    let visits = """
      A0,2026/3/4 19:00,4名,9000,斎藤
      A1,2026/3/1 12:00,2名,800,林
      A9,2024/3/1 12:00,2名,99999,林

      """
    try bench.write("v.csv", Array(("会員番号,来店日時,人数,金額,担当\n" + visits).utf8))
    func sales(_ place: Int) throws -> String {
      let why = try bench.run("why", "03-1234-000\(place)").output
      return String(why.split(separator: "\n").first { $0.contains("SALES") } ?? "")
    }
    #expect(try bench.run("import", "--yes", bench.path("c.csv")).status == 0)
    #expect(try sales(9).contains("S  100000, by money") && sales(0).contains("C  10000, by money"))
    let told = try bench.run("import", "--yes", bench.path("c.csv"), bench.path("v.csv"))
    #expect(told.status == 0)
    #expect(told.output.contains("customers without a visit row, who rank C by money: 7 of 10; "))
    #expect(try sales(0).contains("S  9000 in the list's last year, by money alone among 10 customers"))
    #expect(try sales(1).contains("A  800 in") && sales(9).contains("C  0 in") && sales(5).contains("C  0 in"))
    let visit = #""latestVisits":[{"day":"2026-03-04","part":"evening","party":4,"amount":9000,"staff":"斎藤"}]"#
    let found = try bench.run("lookup", "--json", "03-1234-0000").output
    #expect(found.contains(visit) && found.contains(#""yearTotal":9000"#) && found.contains(#""sales":"S""#))
    // A screen of text says no money.
    #expect(try !bench.run("lookup", "03-1234-0000").output.contains("9000"))
    let export = try bench.run("export", "--json", "03-1234-0000").output
    #expect(export.contains(visit))
    let page = try bench.run("export", "03-1234-0000").output
    #expect(page.contains("ご来店: 2026-03-04  夕  4名  9000  斎藤") && page.contains("直近1年の金額: 9000"))
    #expect(try bench.run("erase", "03-1234-0001").status == 0)
    #expect(try bench.run("lookup", "--json", "03-1234-0000").output == found)
    #expect(try !bench.run("lookup", "--json", "03-1234-0001").output.contains("latestVisits"))
  }

  @Test func visitsOfNobodyKnownAreRefusedAsAWhole() throws {
    let bench = try Bench()
    try bench.write("v.csv", Array("会員番号,売上日,売上金額\nA1,2026/1/5,3000\n".utf8))
    let result = try bench.run("import", bench.path("v.csv"))
    #expect(result.status == 1 && result.talk.contains("import the list of customers"))
  }

  @Test func theOwnerSaysWhatAColumnIs() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array("お方,番号札,連絡\n山田,7,0312345678\n".utf8))
    let refused = try bench.run("import", bench.path("list.csv"))
    #expect(refused.status == 1 && refused.talk.contains("columns"))
    let file = bench.path("state/columns")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("連絡 = kept"))
    let edited = text.replacingOccurrences(of: "連絡 = kept", with: "連絡 = phone")
      .replacingOccurrences(of: "お方 = kept", with: "お方 = name\n# the owner's own remark")
    try edited.write(toFile: file, atomically: true, encoding: .utf8)
    let taken = try bench.run("import", bench.path("list.csv"))
    #expect(taken.status == 0 && taken.output.contains("as remembered under [list "))
    let found = try bench.run("lookup", "0312345678").output
    #expect(found.contains("山田") && found.contains("番号札: 7"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == edited)
    try (edited + "x = nothing\n").write(toFile: file, atomically: true, encoding: .utf8)
    let wrong = try bench.run("import", bench.path("list.csv"))
    #expect(wrong.status == 1 && wrong.talk.contains("nothing"))
  }

  @Test(.enabled(if: (try? DatabaseLibrary()) != nil)) func aDatabasesTablesAreLists() throws {
    let bench = try Bench()
    let rows: [[DatabaseValue]] = [
      [.text("山田"), .text("0312345678"), .integer(7)], [.text("佐藤"), .null, .null],
    ]
    try bench.write("shop.db", database("people", columns: ["name", "tel", "shelf"], rows: rows))
    let result = try bench.run("import", bench.path("shop.db"))
    #expect(result.status == 0, "\(result.talk)")
    #expect(result.output.contains("table people") && result.output.contains("SQLite"))
    #expect(result.output.contains("without a telephone number: 1 (line 3)"))
    #expect(try bench.run("lookup", "0312345678").output.contains("shelf: 7"))
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted()
    #expect(names == ["shop.db", "state"])
    try bench.write("other.db", database("stock", columns: ["sku"], rows: [[.integer(1)]]))
    let refused = try bench.run("import", bench.path("other.db"))
    #expect(refused.status == 1 && refused.talk.contains("no table") && refused.talk.contains("stock"))
    let (process, _, talk) = try bench.start(["import", "-"])
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(String(decoding: talk.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).contains("empty"))
  }

  /// What the stick's unit runs: lists of every kind in a folder become one, and what is no list costs nothing.
  @Test(.enabled(if: (try? DatabaseLibrary()) != nil)) func aSticksDatabaseIsTakenWithItsOtherLists() throws {
    let bench = try Bench()
    try FileManager.default.createDirectory(atPath: bench.path("stick"), withIntermediateDirectories: true)
    let people: [[DatabaseValue]] = [[.text("山田"), .text("0312345678")]]
    try bench.write("stick/shop.db", database("people", columns: ["name", "tel"], rows: people))
    let others: [[DatabaseValue]] = [[.text("佐藤"), .text("0312345679")]]
    try bench.write("stick/Salon.SQLITE", database("guests", columns: ["name", "tel"], rows: others))
    try bench.write("stick/more.csv", Array("氏名,電話番号\n鈴木,0312345670\n".utf8))
    try bench.write("stick/photo.jpg", [0xFF, 0xD8])
    let result = try bench.run("import", "--all", bench.path("stick"))
    #expect(result.status == 0, "\(result.talk)")
    for word in ["shop.db, table people", "Salon.SQLITE, table guests", "more.csv", "in use: 3 customers"] {
      #expect(result.output.contains(word), "\(result.output)")
    }
    for number in ["0312345678", "0312345679", "0312345670"] {
      #expect(try bench.run("lookup", number).status == 0)
    }
    // Not left beside the lists: a stick is mounted to be read.
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.path("stick")).sorted()
    #expect(names == ["Salon.SQLITE", "more.csv", "photo.jpg", "shop.db"])
  }

  /// Named, it is refused, and its other sheets are said; in a folder it costs the lists nothing.
  @Test func aWorkbookOfSeveralSheetsThatIsNoList() throws {
    let bench = try Bench()
    try FileManager.default.createDirectory(atPath: bench.path("stick"), withIntermediateDirectories: true)
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1], "w")
      z.writestr("xl/workbook.xml", '<workbook xmlns:r="x"><sheets><sheet name="表紙" r:id="r1"/><sheet name="か行" r:id="r2"/></sheets></workbook>')
      z.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>')
      z.writestr("xl/worksheets/s.xml", '<worksheet><sheetData><row><c t="str"><v>はじめに</v></c></row></sheetData></worksheet>')
      z.close()
      """
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script, bench.path("stick/a.xlsx")]
    try python.run()
    python.waitUntilExit()
    try bench.write("stick/b.csv", Array("氏名,電話番号\n鈴木,0312345670\n".utf8))
    let named = try bench.run("import", bench.path("stick/a.xlsx"))
    #expect(named.status == 1 && named.talk.contains("(表紙) is read, and not か行"), "\(named.talk)")
    let found = try bench.run("import", "--all", bench.path("stick"))
    #expect(found.status == 0 && found.output.contains("in use: 1 customers"), "\(found.talk)")
    #expect(found.output.contains("a.xlsx: no column holds telephone numbers"))
  }

  @Test func theReportTellsTheShopsCycle() throws {
    let bench = try Bench()
    let rows = (0..<30).map { "n\($0),03\(12_345_600 + $0),11,2025/1/1,2026/3/27\n" }.joined()
    try bench.write("c.csv", Array(("氏名,電話番号,来店回数,初回来店日,最終来店日\n" + rows).utf8))
    let result = try bench.run("import", "--dry-run", bench.path("c.csv"))
    #expect(result.output.contains("the shop's own visiting cycle: 45 days"))
  }
}
