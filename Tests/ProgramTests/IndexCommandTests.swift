import Foundation
import Testing

/// The built binary, in a folder of its own that goes with the test.
final class Bench {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("denwaban-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Beside the test bundle, or in the package's own build folder.
  static let binary: URL = {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("denwaban")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.appendingPathComponent(".build/debug/denwaban")
  }()

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func write(_ name: String, _ octets: [UInt8]) throws {
    try Data(octets).write(to: URL(fileURLWithPath: path(name)))
  }

  func start(_ words: [String]) throws -> (process: Process, output: Pipe, talk: Pipe) {
    let (process, output, talk) = (Process(), Pipe(), Pipe())
    process.executableURL = Self.binary
    process.arguments = words
    process.environment = ["STATE_DIRECTORY": path("state"), "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = talk
    try process.run()
    return (process, output, talk)
  }

  /// What a command printed, what it said, and its exit status.
  func run(_ words: String...) throws -> (output: String, talk: String, status: Int32) { try run(words) }

  func run(_ words: [String]) throws -> (output: String, talk: String, status: Int32) {
    let (process, output, talk) = try start(words)
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = talk.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      String(decoding: printed, as: UTF8.self), String(decoding: said, as: UTF8.self), process.terminationStatus
    )
  }
}

private let list = """
  会員番号,氏名,フリガナ,電話番号,携帯,アレルギー,最終来店日
  A1,山田 花子,ヤマダ ハナコ,03-1234-5678,９０１２３４５６７８,えび,2024/2/29
  A2,山田 太郎,ヤマダ タロウ,03-1234-5678,,,2024/3/1
  ,佐藤,サトウ,0612345678,,,
  A4,鈴木,スズキ,9.01E+09,,,

  """

@Suite struct IndexCommandTests {
  @Test func aListIsBuiltAskedAndVerified() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array(list.utf8))
    let keys = "+81 3 1234 5678\n09012345678\n06-1234-5678\n0312345679\nなし\n"
    try bench.write("keys.txt", Array(keys.utf8))
    let index = bench.path("f.index")
    let build = try bench.run("index", "build", "--out", index, bench.path("list.csv"))
    #expect(build.status == 0 && build.talk.contains("refused") && build.talk.contains("line 5"))
    let answers = try bench.run("index", "get", index, "--keys", bench.path("keys.txt"))
    #expect(
      answers.output
        == "+81 3 1234 5678\tA2,A1\n09012345678\tA1\n06-1234-5678\t3\n0312345679\t\nなし\t\n")
    #expect(answers.status == 0)
    let sound = try bench.run("index", "verify", index)
    #expect(sound.status == 0 && sound.output.hasPrefix("sound: 3 customers, 3 numbers"))
    let figures = try bench.run("index", "bench", index, "--keys", bench.path("keys.txt"))
    for key in [
      "p50_ns", "p99_ns", "p999_ns", "max_ns", "mean_ns", "open_us", "found", "timer_ns", "floor_ns",
      "miss_p50_ns",
    ] {
      #expect(figures.output.contains("\"\(key)\":"), "\(key)")
    }
    #expect(figures.output.filter(\.isNewline).count == 1)
  }

  @Test func theSameSeedMakesTheSameFile() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array(list.utf8))
    let seed = "000102030405060708090a0b0c0d0e0f"
    for name in ["a", "b"] {
      let built = try bench.run(
        "index", "build", "--seed", seed, "--out", bench.path(name), bench.path("list.csv"))
      #expect(built.status == 0)
    }
    #expect(FileManager.default.contentsEqual(atPath: bench.path("a"), andPath: bench.path("b")))
  }

  /// More numbers than memory holds at a time: their entries wait on the disk.
  @Test func aLongListIsPlacedPartByPart() throws {
    let bench = try Bench()
    var list = "会員番号,氏名,電話\n"
    func number(_ row: Int) -> String { "090\(10_000_000 + row * 7_919 % 80_000_000)" }
    for row in 1...140_000 { list += "\(row),山田,\(number(row % 139_000))\n" }
    try bench.write("long.csv", Array(list.utf8))
    #expect(try bench.run("index", "build", "--out", bench.path("f"), bench.path("long.csv")).status == 0)
    let verified = try bench.run("index", "verify", bench.path("f")).output
    #expect(verified.hasPrefix("sound: 140000 customers, 139000 "))
    let asked = [1, 999, 70_000, 138_999, 139_500]
    try bench.write("keys", Array(asked.map { number($0) + "\n" }.joined().utf8))
    let answers = try bench.run("index", "get", bench.path("f"), "--keys", bench.path("keys")).output
    let ids = answers.split(separator: "\n").map { $0.split(separator: "\t").last ?? "" }
    #expect(ids == ["1,139001", "999,139999", "70000", "138999", "\(number(139_500))"])
  }

  @Test func damageIsFoundAndNamed() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array(list.utf8))
    _ = try bench.run("index", "build", "--out", bench.path("f"), bench.path("list.csv"))
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: bench.path("f"))))
    for at in [0, 100, 4_100, whole.count - 4_000] {
      var damaged = whole
      damaged[at] ^= 4
      try bench.write("d", damaged)
      let result = try bench.run("index", "verify", bench.path("d"))
      #expect(result.status == 1 && result.output.hasPrefix("damaged: "), "\(at)")
      #expect(result.output.filter(\.isNewline).count == 1)
    }
    try bench.write("d", Array(whole.prefix(5_000)))
    #expect(try bench.run("index", "verify", bench.path("d")).status == 1)
    #expect(try bench.run("index", "verify", bench.path("nowhere")).status == 1)
  }

  @Test(arguments: [
    ["index"], ["index", "melt"], ["index", "build", "x.csv"], ["index", "get", "f"], ["index", "verify"],
    ["index", "build", "--seed", "12", "--out", "f", "x"], ["lookup"], ["import"],
    ["import", "--plan", "xx", "l"],
    ["import", "--encoding", "latin", "l"], ["lookup", "--jsn", "03"], ["import", "--undo", "x"],
  ])
  func wrongWordsAreTwo(words: [String]) throws {
    let bench = try Bench()
    let (process, _, _) = try bench.start(words)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  @Test func anImportIsLookedUpAndUndone() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array(list.utf8))
    #expect(try bench.run("lookup", "0312345678").status == 1)
    let dry = try bench.run("import", "--dry-run", bench.path("list.csv"))
    #expect(dry.status == 0 && dry.output.contains("taken: 3 customers, 4 numbers"))
    #expect(!FileManager.default.fileExists(atPath: bench.path("state")))
    #expect(try bench.run("lookup", "0312345678").status == 1)
    #expect(try bench.run("import", bench.path("list.csv")).status == 0)
    let found = try bench.run("lookup", "--json", "03-1234-5678", "0399999999")
    let lines = found.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains(#""sharedBy":2"#) && lines[0].contains(#""lastVisit":"2024-03-01""#))
    #expect(
      lines[1].contains(#""safety":"えび""#) && lines[1].contains(#""numbers":["0312345678","09012345678"]"#))
    #expect(lines[2] == #"{"number":"0399999999","e164":"+81399999999","found":false}"#)
    #expect(try bench.run("lookup", "03-9999-9999").output == "03-9999-9999: not in the list\n")
    #expect(try bench.run("lookup", "電話").status == 1)
    let again = try bench.run("import", "--yes", bench.path("list.csv"))
    #expect(again.status == 0 && again.output.contains("no change"))
    // The list without the allergy: asked, then taken, then undone.
    try bench.write("bare.csv", Array(list.replacingOccurrences(of: "えび", with: "").utf8))
    let refused = try bench.run("import", bench.path("bare.csv"))
    #expect(refused.status == 1 && refused.talk.contains("safety mark") && refused.talk.contains("--yes"))
    #expect(try bench.run("lookup", "--json", "09012345678").output.contains("えび"))
    #expect(try bench.run("import", "--yes", bench.path("bare.csv")).status == 0)
    #expect(try !bench.run("lookup", "--json", "09012345678").output.contains("えび"))
    #expect(try bench.run("import", "--undo", "--dry-run").output.contains("would be in use again"))
    #expect(try !bench.run("lookup", "--json", "09012345678").output.contains("えび"))
    #expect(try bench.run("import", "--undo").status == 0)
    #expect(try bench.run("lookup", "--json", "09012345678").output.contains("えび"))
  }

  /// That a list of visits leaves a column out is nobody's word.
  @Test func visitsSayNothingInTheOwnersName() throws {
    let bench = try Bench()
    try bench.write("v.csv", Array("来店日,電話番号,金額,天気\n2026/9/1,0312345678,5000,雨\n".utf8))
    let result = try bench.run("import", bench.path("v.csv"))
    #expect(
      result.status == 0 && result.output.contains("left out: 天気") && !result.output.contains("as you said"))
  }

  /// A damaged index neither hides behind "no change" nor drives the sound one before it out.
  @Test func aDamagedIndexIsReplacedByTheSameList() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array(list.utf8))
    try bench.write("more.csv", Array((list + "A5,田中,タナカ,0312340000,,,\n").utf8))
    #expect(try bench.run("import", bench.path("list.csv")).status == 0)
    #expect(try bench.run("import", "--yes", bench.path("more.csv")).status == 0)
    var octets = Array(try Data(contentsOf: URL(fileURLWithPath: bench.path("state/customers.index"))))
    octets[100] ^= 1
    try bench.write("state/customers.index", octets)
    let fallback = try bench.run("lookup", "0312345678")
    #expect(fallback.output.contains("山田") && fallback.talk.contains("damaged"))
    #expect(try bench.run("import", "--yes", bench.path("more.csv")).output.contains("in use: 4 customers"))
    #expect(try bench.run("index", "verify", bench.path("state/customers.index")).status == 0)
    #expect(
      try bench.run("index", "verify", bench.path("state/customers.index.1")).output.contains("3 customers"))
  }

  @Test func listsThatAreNoListsLeaveTheOldOne() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array(list.utf8))
    #expect(try bench.run("import", bench.path("list.csv")).status == 0)
    try FileManager.default.createSymbolicLink(
      atPath: bench.path("link.csv"), withDestinationPath: "/etc/passwd")
    mkfifo(bench.path("pipe.csv"), 0o600)
    try bench.write("empty.csv", [])
    try bench.write("book.csv", Array("PK\u{3}\u{4}".utf8))
    try bench.write("bad.csv", Array("氏名,電話\n,\n".utf8))
    for name in ["link.csv", "pipe.csv", "empty.csv", "book.csv", "bad.csv", "nowhere.csv", "."] {
      let result = try bench.run("import", "--yes", bench.path(name))
      #expect(result.status == 1, "\(name)")
      #expect(result.talk.filter(\.isNewline).count == 1, "\(name): \(result.talk)")
    }
    #expect(try bench.run("lookup", "0612345678").output.contains("佐藤"))
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.path("state")).sorted()
    #expect(names == ["audit", "columns", "customers.index", "customers.index.lock"])
  }

  /// CP932 through the C library, as the box reads it: a bad line costs itself.
  @Test func aListOfWindowsIsRead() throws {
    let bench = try Bench()
    // 氏名,フリガナ,電話番号 and 表示ソ能,ﾋｮｳｼﾞ,0312345678
    var octets: [UInt8] = [0x8E, 0x81, 0x96, 0xBC, 0x2C, 0x83, 0x74, 0x83, 0x8A, 0x83, 0x4B, 0x83, 0x69, 0x2C]
    octets += [0x93, 0x64, 0x98, 0x62, 0x94, 0xD4, 0x8D, 0x86, 0x0D, 0x0A]
    octets += [0x95, 0x5C, 0x8E, 0xA6, 0x83, 0x5C, 0x94, 0x5C, 0x2C, 0xCB, 0xAE, 0xB3, 0xBC, 0xDE]
    octets += Array(",0312345678\r\n".utf8)
    octets += [0x83, 0xFF] + Array(",,0312345679\r\n".utf8)
    try bench.write("list.csv", octets)
    let result = try bench.run("import", "--yes", bench.path("list.csv"))
    #expect(
      result.status == 0 && result.output.contains("character set: cp932") && result.output.contains("line 3"))
    let found = try bench.run("lookup", "--json", "0312345678").output
    #expect(found.contains(#""name":"表示ソ能","kana":"ヒョウジ""#))
  }

  @Test func customersAreFoundByNameReadingAndLastDigits() throws {
    let bench = try Bench()
    try bench.write("list.csv", Array(list.utf8))
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:高橋;次郎\r\nTEL:0451112222\r\nEND:VCARD\r\n"
    try bench.write("card.vcf", Array(card.utf8))
    let nothing = try bench.run("find", "山田")
    #expect(nothing.status == 1 && nothing.talk.contains("import"))
    #expect(try bench.run("import", "--yes", bench.path("list.csv"), bench.path("card.vcf")).status == 0)
    for (words, names) in [
      (["やまだ"], ["山田 花子", "山田 太郎"]), (["5678"], ["山田 花子", "山田 太郎", "佐藤"]), (["2222"], ["高橋 次郎"]),
      (["山田", "花"], ["山田 花子"]), (["鈴木"], []),
    ] {
      let found = try bench.run(["find", "--json"] + words)
      let lines = found.output.split(separator: "\n")
      #expect(found.status == 0 && lines.count == names.count)
      for (line, name) in zip(lines, names) { #expect(line.contains("\"name\":\"\(name)\"")) }
    }
    let plain = try bench.run("find", "高橋")
    #expect(plain.output == "045-111-2222  高橋 次郎\n")
    #expect(try bench.run("find", "12").status == 2)
  }
}

/// An import that is killed at any instant, under processes that read: each sees the old list whole, or the new one.
@Suite struct ReplacementTests {
  /// How often; `DENWABAN_KILLS=200` for the long run.
  private static let kills = Int(ProcessInfo.processInfo.environment["DENWABAN_KILLS"] ?? "") ?? 30

  /// The lists that the answers of `index get` come from, each by its name.
  private static func lists(_ answers: String) -> Set<Substring> {
    Set(answers.split(separator: "\n").map { $0.split(separator: "\t").last ?? "" })
  }

  @Test func killedAtAnyPointTheListIsOldOrNew() throws {
    let bench = try Bench()
    for name in ["old", "new"] {
      var rows = "code,name,phone\n"
      for row in 0..<40 { rows += "\(name),\(name)\(row),03\(12_345_600 + row)\n" }
      try bench.write(name + ".csv", Array(rows.utf8))
    }
    var keys = ""
    for row in 0..<40 { keys += "03\(12_345_600 + row)\n" }
    try bench.write("keys", Array(keys.utf8))
    // Longer answers than a pipe holds: who prints them has the list open until somebody reads.
    try bench.write("many-keys", Array(String(repeating: keys, count: 300).utf8))
    let index = bench.path("state/customers.index")
    #expect(try bench.run("import", bench.path("old.csv")).status == 0)
    var (seen, killed) = (Set<Substring>(), 0)
    for point in 0..<Self.kills {
      let reader = try bench.start(["index", "get", index, "--keys", bench.path("many-keys")])
      let name = point % 2 == 0 ? "new" : "old"
      let (process, _, _) = try bench.start(["import", "--yes", bench.path(name + ".csv")])
      // Counted looks at the folder, not time: the point moves on with each round, and begins again.
      for _ in 0..<point % 30 * 400 where process.isRunning { _ = access(index + ".tmp", F_OK) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      let read = Self.lists(
        String(decoding: reader.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
      reader.process.waitUntilExit()
      #expect(read == ["old"] || read == ["new"], "point \(point), the reader: \(read)")
      #expect(try bench.run("index", "verify", index).status == 0, "point \(point)")
      let names = Self.lists(try bench.run("index", "get", index, "--keys", bench.path("keys")).output)
      #expect(names == ["old"] || names == ["new"], "point \(point): \(names)")
      seen.formUnion(names)
    }
    #expect(killed > 0)
    #expect(try bench.run("import", "--yes", bench.path("new.csv")).status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.path("state"))
    #expect(!left.contains { $0.hasSuffix(".tmp") })
  }
}
