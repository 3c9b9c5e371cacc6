import Foundation
import Testing

import Journal
@testable import denwaban

/// The journal on a real file system, with the process killed, or the kernel failing, at every call that makes
/// something durable. A child of this very test program writes; strace(1) strikes; the parent looks at what is left.
///
/// The promise: every entry that was confirmed is read again, no name is given twice, and the next start goes on.
@Suite(.serialized) struct JournalFaultTests {
  /// What strikes: at the `when`th call of that name (`3+`: at it and ever after).
  struct Fault: CustomTestStringConvertible, Sendable {
    let call: String
    let when: String
    let effect: String

    /// Whether there is no such call, so that nothing strikes.
    var isBeyondTheLast: Bool { JournalFaultTests.counts.contains { $0.0 == call && when == "\($0.1 + 1)" } }

    var testDescription: String { "\(effect) at \(call) \(when)" }
  }

  /// Two starts with five entries each make these calls: for each epoch (file, name), a segment (file, name), and
  /// each entry. One more of each name than there are, so that the last run is one without a fault.
  fileprivate static let counts = [("fdatasync", 13), ("fsync", 3), ("rename", 2)]

  static var faults: [Fault] {
    var faults: [Fault] = []
    for (call, count) in counts {
      for ordinal in 1...count + 1 {
        for effect in ["signal=SIGKILL", "error=EIO"] {
          faults.append(Fault(call: call, when: "\(ordinal)", effect: effect))
        }
      }
    }
    for ordinal in [1, 2, 3, 5, 9] {
      faults.append(Fault(call: "fdatasync", when: "\(ordinal)..\(ordinal + 2)", effect: "error=ENOSPC"))
    }
    return faults
  }

  @Test(.enabled(if: Child.canStrike, "strace is not installed"), arguments: faults)
  func nothingConfirmedIsLost(_ fault: Fault) throws {
    let scratch = try Scratch()
    try Child.run(scratch.path, fault)
    let confirmed = (try? String(contentsOfFile: scratch.path + "/confirmed", encoding: .utf8)) ?? ""
    let state = try State(try Words(["--state", scratch.path], options: ["state"]))

    var names: [EntryID] = []
    _ = try JournalFolder.read(state) { names.append($0.id) }
    #expect(Set(names).count == names.count)
    let lost = confirmed.split(separator: "\n").filter { name in !names.contains { $0.description == name } }
    #expect(lost.isEmpty)
    // A failure is got over. A kill is not, which also shows that it struck.
    let isKill = fault.effect == "signal=SIGKILL" && !fault.isBeyondTheLast
    #expect((confirmed.split(separator: "\n").count < 10) == isKill)

    var next = JournalFolder(state)
    #expect(names.allSatisfy { $0.epoch < next.epoch })
    next.record(Child.entry(next, 1))
    while next.writer.waiting > 0 { _ = next.write(at: 0) }
    var after: [EntryID] = []
    _ = try JournalFolder.read(state) { after.append($0.id) }
    #expect(after == names + [EntryID(epoch: next.epoch, sequence: 1)])
  }

  /// The child's part: writes, and notes what was confirmed.
  @Test(.enabled(if: Child.directory != nil, "runs only as the child of the test above"))
  func child() throws {
    let path = try #require(Child.directory)
    let state = try State(try Words(["--state", path], options: ["state"]))
    try Data().write(to: URL(fileURLWithPath: path + "/confirmed"))
    let notes = try #require(FileHandle(forWritingAtPath: path + "/confirmed"))
    for _ in 0..<2 {
      var folder = JournalFolder(state)
      var now: Int64 = 0
      for sequence in 1...5 as ClosedRange<Int64> {
        folder.record(Child.entry(folder, sequence))
        // A failure is tried again five seconds later: the clock is ours.
        for _ in 0..<20 where folder.writer.waiting > 0 {
          for name in folder.write(at: now) { notes.write(Data("\(name)\n".utf8)) }
          now += 5_000
        }
      }
    }
  }
}

private enum Child {
  static let strace = "/usr/bin/strace"
  static var canStrike: Bool { FileManager.default.isExecutableFile(atPath: strace) }
  static var directory: String? { ProcessInfo.processInfo.environment["DENWABAN_FAULT_CHILD"] }

  static func entry(_ folder: JournalFolder, _ sequence: Int64) -> Entry {
    var entry = Entry(
      .call, id: EntryID(epoch: folder.epoch, sequence: sequence), monotonic: 1, wall: 2, quality: .unknown)
    (entry.line, entry.caller) = (1, .number("0312345678"))
    return entry
  }

  static func run(_ directory: String, _ fault: JournalFaultTests.Fault) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: strace)
    process.arguments = [
      "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(fault.call)", "-e",
      "inject=\(fault.call):\(fault.effect):when=\(fault.when)", CommandLine.arguments[0], "--testing-library",
      "swift-testing", "--filter", "JournalFaultTests.child",
    ]
    process.environment = ["DENWABAN_FAULT_CHILD": directory]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}
