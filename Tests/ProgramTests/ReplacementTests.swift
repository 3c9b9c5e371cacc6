import Foundation
import Testing

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
