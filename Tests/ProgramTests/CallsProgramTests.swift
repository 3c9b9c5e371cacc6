import Foundation
import Testing

import Host
import Journal
@testable import denwaban

/// The built binary, as a person or a script runs it.
enum Denwaban {
  /// What a run gave.
  struct Result {
    let status: Int32
    let output: String
    let talk: String
  }

  /// A process of the binary, not yet started, in Japan's time and without settings of this machine.
  static func process(_ arguments: [String]) -> Foundation.Process {
    let process = Foundation.Process()
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    process.executableURL = folder.appendingPathComponent("denwaban")
    process.arguments = arguments
    process.environment = ["TZ": "JST-9", "HOME": "/nonexistent"]
    return process
  }

  static func run(_ arguments: String...) throws -> Result { try run(arguments) }

  static func run(_ arguments: [String]) throws -> Result {
    let process = process(arguments)
    let (output, talk) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, talk)
    try process.run()
    // What is said on stderr is a few lines and fits the pipe while stdout is read.
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let talked = String(decoding: talk.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: said, talk: talked)
  }
}

/// A state directory that goes with its last reference.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("denwaban-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ octets: [UInt8]) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(octets).write(to: file)
  }

  func octets(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }
}

/// The segment that JournalFormat.md prints.
func exampleSegment() throws -> [UInt8] {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let page = tests.appendingPathComponent("../../Sources/Journal/Journal.docc/JournalFormat.md").standardized
  return Array(try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```\n")[1].utf8)
}

@Suite struct CallsProgramTests {
  @Test func listsInEachForm() throws {
    let scratch = try Scratch()
    try scratch.write("journal/0000000003.journal", try exampleSegment())
    let json = try Denwaban.run("calls", "--state", scratch.path, "--json")
    #expect(json.status == 0 && json.talk == "")
    #expect(
      json.output == """
        {"call":"17-2","began":"2026-11-21T20:29:55+09:00","timeQuality":0,"line":1,"number":"0312345678",\
        "standard":"number-display","outcome":"answered","rings":2,"talked":65.2}
        {"call":"17-5","began":"2026-11-21T20:34:55+09:00","timeQuality":0,"line":1,"absent":"withheld",\
        "standard":"number-display","outcome":"missed","rings":7}

        """)
    let whole = try Denwaban.run("calls", "--state", scratch.path, "--numbers").output
    #expect(whole.contains("line 1  0312345678  answered"))
    let text = try Denwaban.run("calls", "--state", scratch.path)
    #expect(
      text.output == """
        2026-11-21 20:29:55   line 1  ******5678  answered  2 rings  1:05
        2026-11-21 20:34:55   line 1  withheld  missed  7 rings

        """)
    let csv = try Denwaban.run("calls", "--state", scratch.path, "--csv", "--missed")
    #expect(
      csv.output == "call,began,line,number,absent,name,called,outcome,rings,talked\r\n"
        + #""17-5","2026-11-21T20:34:55+09:00","1","","withheld","","","missed","7","""# + "\r\n")
  }

  /// Whoever sees whole numbers is counted as one who looks somebody up, once a time; of masked ones nobody is.
  @Test func wholeNumbersAreALook() throws {
    let scratch = try Scratch()
    func looks() -> Int { ((try? scratch.octets("audit")) ?? []).filter { $0 == UInt8(ascii: "\n") }.count }
    func run(_ words: [String]) throws -> Denwaban.Result {
      try Denwaban.run(["calls", "--state", scratch.path] + words)
    }
    #expect(try run(["--numbers"]).status == 0)
    #expect(looks() == 0, "without a journal there is nothing to see")
    try scratch.write("journal/0000000003.journal", try exampleSegment())
    for (words, count) in [
      ([], 0), (["--numbers"], 1), (["--numbers", "--since", "2026-11-21"], 2), (["--since", "7d"], 2),
      (["--missed"], 2), (["--json"], 3), (["--csv", "--missed"], 4),
    ] {
      #expect(try run(words).status == 0)
      #expect(looks() == count, "\(words)")
    }
    #expect(String(decoding: try scratch.octets("audit"), as: UTF8.self).hasSuffix(" looked 1\n"))
  }

  @Test func since() throws {
    let scratch = try Scratch()
    try scratch.write("journal/0000000003.journal", try exampleSegment())
    func count(_ when: String) throws -> Int {
      try Denwaban.run("calls", "--state", scratch.path, "--json", "--since", when).output.filter { $0 == "\n" }
        .count
    }
    #expect(try count("2026-11-21") == 2)
    #expect(try count("2026-11-22") == 0)
    #expect(try count("1970-01-01") == 2)
    #expect(try count("36500d") == 2)
    #expect(try count("0h") <= 2)
    for bad in [
      "", "yesterday", "2026-02-30", "2026-13-01", "26-11-21", "-1d", "d", "1w", "2026-11-21-1", "99999d",
    ] {
      let result = try Denwaban.run("calls", "--state", scratch.path, "--since", bad)
      #expect(result.status == 2 && result.output == "", "\(bad)")
    }
  }

  @Test func wordsThatAreWrong() throws {
    let scratch = try Scratch()
    #expect(try Denwaban.run("calls", "--json", "--csv", "--state", scratch.path).status == 2)
    #expect(try Denwaban.run("calls", "yesterday", "--state", scratch.path).status == 2)
    let empty = try Denwaban.run("calls", "--state", scratch.path)
    #expect(empty.status == 0 && empty.output == "" && empty.talk.contains("no journal"))
  }

  /// A caller's name steers neither a terminal nor a spreadsheet; a damaged line is told, the others are listed.
  @Test func hostileNames() throws {
    let scratch = try Scratch()
    let state = try State(try Words(["--state", scratch.path], options: ["state"]))
    var folder = JournalFolder(state)
    for (index, name) in ["=cmd|' /C calc'!A0", "@SUM(1)", "a\u{1B}[2Jb\r\nc", "\"quoted\", \"cell\"", "＝1"]
      .enumerated()
    {
      var entry = Entry(
        .call, id: EntryID(epoch: folder.epoch, sequence: Int64(index + 1)), monotonic: 0, wall: 0,
        quality: .unknown)
      (entry.line, entry.caller, entry.name) = (1, .number("0312345678"), name)
      folder.record(entry)
    }
    while folder.writer.waiting > 0 { _ = folder.write(at: 0) }
    let csv = try Denwaban.run("calls", "--state", scratch.path, "--csv").output
    #expect(csv.contains(#","'=cmd|"#) && csv.contains(#","'@SUM(1)","#) && csv.contains(#","'＝1","#))
    #expect(csv.contains(#","""quoted"", ""cell""","#))
    let json = try Denwaban.run("calls", "--state", scratch.path, "--json").output
    #expect(json.contains(#""name":"a\u001b[2Jb\r\nc""#))
    #expect(!json.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })

    var octets = try scratch.octets("journal/0000000001.journal")
    let middle = try #require(octets.firstRange(of: Array("SUM".utf8))?.lowerBound)
    octets[middle] ^= 1
    try scratch.write("journal/0000000001.journal", octets)
    let damaged = try Denwaban.run("calls", "--state", scratch.path, "--json")
    #expect(damaged.status == 0 && damaged.output.filter { $0 == "\n" }.count == 4)
    #expect(damaged.talk.contains("1 damaged"))
  }
}

@Suite struct JournalFolderTests {
  private func state(_ scratch: Scratch) throws -> State {
    try State(try Words(["--state", scratch.path], options: ["state"]))
  }

  private func call(_ folder: JournalFolder, _ sequence: Int64) -> Entry {
    var entry = Entry(
      .call, id: EntryID(epoch: folder.epoch, sequence: sequence), monotonic: 1, wall: 2, quality: .unknown)
    (entry.line, entry.caller) = (1, .number("0312345678"))
    return entry
  }

  private func names(_ state: State) throws -> [String] {
    var names: [String] = []
    _ = try JournalFolder.read(state) { names.append($0.id.description) }
    return names
  }

  @Test func epochsGrowAndEntriesStay() throws {
    let scratch = try Scratch()
    let state = try state(scratch)
    var expected: [String] = []
    for epoch in 1...3 as ClosedRange<Int64> {
      var folder = JournalFolder(state)
      #expect(folder.epoch == epoch && folder.problems.isEmpty)
      folder.record(call(folder, 1))
      var durable: [EntryID] = []
      while folder.writer.waiting > 0 { durable += folder.write(at: 0) }
      expected.append("\(epoch)-1")
      #expect(durable.map(\.description) == ["\(epoch)-1"])
    }
    #expect(try names(state) == expected)
    #expect(try FileManager.default.contentsOfDirectory(atPath: state.journal) == ["0000000001.journal"])
    // The file of the epoch is lost: no number comes twice.
    try FileManager.default.removeItem(atPath: state.epoch)
    #expect(JournalFolder(state).epoch == 1_000_003)
    #expect(JournalFolder(state).epoch == 1_000_004)
  }

  /// Cut at every octet of the last line: the start mends it, says so, and goes on in the same file.
  @Test func tornTail() throws {
    let scratch = try Scratch()
    let state = try state(scratch)
    var folder = JournalFolder(state)
    folder.record(call(folder, 1))
    folder.record(call(folder, 2))
    while folder.writer.waiting > 0 { _ = folder.write(at: 0) }
    let whole = try scratch.octets("journal/0000000001.journal")
    let last = try #require(whole.dropLast().lastIndex(of: 0x0A)) + 1
    for length in last..<whole.count {
      try scratch.write("journal/0000000001.journal", Array(whole[..<length]))
      var next = JournalFolder(state)
      #expect(next.problems.count == (length == last ? 0 : 1))
      next.record(call(next, 1))
      while next.writer.waiting > 0 { _ = next.write(at: 0) }
      #expect(try names(state) == ["1-1", "\(next.epoch)-1"])
    }
  }

  @Test func aFileThatIsNoSegmentIsLeftAlone() throws {
    let scratch = try Scratch()
    let state = try state(scratch)
    try scratch.write("journal/0000000007.journal", Array("not a journal\n".utf8))
    var folder = JournalFolder(state)
    folder.record(call(folder, 1))
    while folder.writer.waiting > 0 { _ = folder.write(at: 0) }
    #expect(try scratch.octets("journal/0000000007.journal") == Array("not a journal\n".utf8))
    #expect(FileManager.default.fileExists(atPath: state.journal + "/0000000008.journal"))
  }

  /// No folder can be made: the box runs, says why, and keeps what waits until the place is free again.
  @Test func aDiskThatTakesNothing() throws {
    let scratch = try Scratch()
    try scratch.write("journal", [1])
    let state = try state(scratch)
    var folder = JournalFolder(state)
    #expect(!folder.problems.isEmpty)
    folder.record(call(folder, 1))
    #expect(folder.write(at: 0).isEmpty && folder.write(at: 4_999).isEmpty && folder.writer.waiting == 1)
    #expect(folder.writer.deadline == 5_000)
    try FileManager.default.removeItem(atPath: state.journal)
    try FileManager.default.createDirectory(atPath: state.journal, withIntermediateDirectories: true)
    while folder.writer.waiting > 0 { _ = folder.write(at: 5_000) }
    #expect(try names(state) == ["\(folder.epoch)-1"])
  }
}
