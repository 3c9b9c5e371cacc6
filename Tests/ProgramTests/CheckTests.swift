import CallerID
import Foundation
import Host
import Modem
import Station
import Testing

@testable import denwaban

@Suite struct CheckTests {
  /// What the built binary says, and its exit status.
  private func run(
    _ words: [String], environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String, talk: String) {
    // The binary stands beside the tests' own bundle.
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Foundation.Process()
    process.executableURL = folder.appendingPathComponent("denwaban")
    process.arguments = words
    var inherited = ProcessInfo.processInfo.environment
    inherited["STATE_DIRECTORY"] = nil
    process.environment = inherited.merging(environment) { $1 }
    let (output, talk) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, talk)
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try talk.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: said, as: UTF8.self),
      String(decoding: complained, as: UTF8.self)
    )
  }

  private func configuration(_ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "denwaban-check-\(UUID().uuidString).conf"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  @Test func versionNamesTheLibraries() throws {
    let answer = try run(["--version"])
    #expect(answer.status == 0)
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count == 1 + Version.libraries.count)
    #expect(lines[0].hasPrefix("denwaban 0.1.0, commit "))
    for (line, library) in zip(lines.dropFirst(), Version.libraries) {
      let isThere = SharedLibrary(library.name) != nil
      #expect(line.hasPrefix("\(library.name): \(isThere ? "found" : "not installed") ("))
    }
  }

  @Test(arguments: [
    ["check", "this"], ["check", "--listen", "0"], ["check", "--listen"], ["check", "--loud"],
  ])
  func refusesOtherWords(_ words: [String]) throws { #expect(try run(words).status == 2) }

  @Test func refusesABadConfigurationWithFileAndLine() throws {
    let path = try configuration("language = ja\nlien = 1\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let answer = try run(["check", "--config", path])
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.talk.hasPrefix("denwaban: \(path):2: there is no key 'lien'"))
    #expect(try run(["check", "--config", path + ".missing"]).talk.contains("No such file"))
  }

  @Test func saysWhatIsMissingAndWhatToTry() throws {
    let path = try configuration(
      """
      line = front
      line.source = serial-text
      line.device = /dev/no-such-adapter
      display = lcdproc
      display.server = 127.0.0.1:1
      """)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let answer = try run(["check", "--config", path, "--state", "/no/such/folder"])
    #expect(answer.status == 1)
    let expected = [
      "BAD   line front: open /dev/no-such-adapter: No such file or directory",
      "      next: plug the adapter in; 'ls /dev/serial/by-id' lists those that are there",
      "BAD   state: write to /no/such/folder: No such file or directory",
      "      next: mkdir -p /no/such/folder, or give its path by --state",
      "BAD   screen: connect to 127.0.0.1:1: Connection refused",
      "      next: systemctl status LCDd; its Bind and Port are in /etc/LCDd.conf",
    ]
    #expect(Array(answer.output.split(separator: "\n").map { String($0) }.dropFirst().prefix(6)) == expected)
  }

  @Test func aBoxInOrderIsFoundSo() throws {
    let state = NSTemporaryDirectory() + "denwaban-check-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: state) }
    let path = try configuration("line.source = none\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let answer = try run(["check", "--config", path], environment: ["STATE_DIRECTORY": state])
    #expect(answer.status == 0)
    #expect(answer.output.contains("ok    state: \(state) is writable, "))
    #expect(answer.output.contains("note  customers: none yet"))
    #expect(!answer.output.contains("BAD"))
  }

  /// What the doctor hears of calls that were made as sound: standard, options of `play`, what must be said.
  static let calls: [(words: [String], said: [String], status: Int32)] = [
    (
      ["number-display", "--number", "0312345678"],
      ["call by number-display: 03-****-5678, ", " dB above the noise, 1", "ok    line 1: numbers come"], 0
    ),
    (["number-display", "--absent", "withheld"], ["call by number-display: withheld", "numbers come"], 0),
    (["bellcore", "--number", "2125550123"], ["call by bellcore: ", "ring 1", "numbers come"], 0),
    (["dtmf-v1", "--number", "0312345678"], ["call by dtmf", ": 03-****-5678", "numbers come"], 0),
  ]

  private func listen(to wave: String) throws -> (status: Int32, output: String, talk: String) {
    let path = try configuration("line.source = file\nline.device = \(wave)\ndisplay = none\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let state = NSTemporaryDirectory() + "denwaban-check-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: state) }
    return try run(["check", "--config", path, "--listen", "60"], environment: ["STATE_DIRECTORY": state])
  }

  @Test func whatItHearsItTells() throws {
    for (words, said, status) in Self.calls {
      let wave = NSTemporaryDirectory() + "denwaban-check-\(UUID().uuidString).wav"
      defer { try? FileManager.default.removeItem(atPath: wave) }
      #expect(try run(["play"] + words + ["--out", wave]).status == 0)
      let answer = try listen(to: wave)
      #expect(answer.status == status, "\(words): \(answer.output)")
      for part in said { #expect(answer.output.contains(part), "\(words): \(answer.output)") }
      #expect(!answer.output.contains("12345678") && !answer.output.contains("1234-5678"))
      #expect(answer.output.contains("line 1 [#"))
    }
  }

  /// The same call without its message: only the rings are left.
  @Test func itRingsAndNoNumberComes() throws {
    let wave = NSTemporaryDirectory() + "denwaban-check-\(UUID().uuidString).raw"
    defer { try? FileManager.default.removeItem(atPath: wave) }
    let generator = LineGenerator(sampleRate: 8000)
    var octets: [UInt8] = []
    for _ in 0..<3 {
      for sample in generator.samples(.ring(16, 1000)) + generator.samples(.silence(1900)) {
        let value = UInt16(bitPattern: Int16(max(-1, min(1, sample)) * 32_767))
        octets += [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
      }
    }
    try Data(octets).write(to: URL(fileURLWithPath: wave))
    let answer = try listen(to: wave)
    #expect(answer.status == 1)
    #expect(answer.output.contains("BAD   line 1: it rings and no number comes"), "\(answer.output)")
    #expect(answer.output.contains("NTT: 116"))
    // A line on which nothing happens is no fault.
    try Data([UInt8](repeating: 0, count: 16_000)).write(to: URL(fileURLWithPath: wave))
    let quiet = try listen(to: wave)
    #expect(quiet.status == 0 && quiet.output.contains("note  line 1: nothing rang"), "\(quiet.output)")
  }

  typealias Sample = (events: [Event.What], peak: Int16, isBad: Bool, part: String)

  /// Each cause has its own next thing to try.
  static let causes: [Sample] = [
    ([.fault(.checksum)], .max, true, "turn the capture level down"),
    ([.fault(.crc)], 60, true, "turn the capture level up"),
    ([.ringing(true), .ringing(false), .fault(.checksum)], .max, true, "turn the capture level up"),
    ([.fault(.truncated)], 3000, true, "power cables"),
    ([.ring], 0, true, "NTT: 116"),
    ([.ringing(true), .ringing(false)], 60, true, "turn the capture level up"),
    ([.ringing(true)], 3000, true, "NTT: 116"),
    ([], 3000, false, "call this line from a mobile"),
    ([.ringing(false), .answered], 0, false, "call this line from a mobile"),
  ]

  @Test func theCauseOfNoNumber() {
    for row in Self.causes {
      var listening = LineListening(Configuration.Line())
      for event in row.events { _ = listening.feed(event) }
      listening.feed(SoundLevel([row.peak, 0]))
      switch listening.verdict {
      case .good: Issue.record("\(row)")
      case .quiet(let next): #expect(!row.isBad && next.contains(row.part), "\(row)")
      case .bad(_, let next): #expect(row.isBad && next.contains(row.part), "\(row): \(next)")
      }
    }
  }

  @Test func aMessageThatIsNotWantedIsSaidToBe() {
    var line = Configuration.Line()
    line.standards = ["bellcore"]
    var listening = LineListening(line)
    var message = Message(standard: "dtmf", kind: .call)
    message.number = "0312345678"
    #expect(
      listening.feed(.message(message)) == "call by dtmf: 03-****-5678; line.standard leaves it out")
    #expect(listening.verdict == .good)
  }

  @Test(
    arguments: [
      (
        [Int16](repeating: 0, count: 8),
        "[........................................] -100 dB, peak -100 dB, silent"
      ),
      (
        [Int16](repeating: 3277, count: 8),
        "[##############################..........] -19 dB, peak -19 dB, good"
      ),
      ([33, -33, 33, -33], "[##########..............................] -59 dB, peak -59 dB, good"),
      ([Int16.min, Int16.min], "[########################################] 0 dB, peak 0 dB, clipping: turn"),
      ([], "[........................................] -100 dB, peak -100 dB, silent"),
    ] as [([Int16], String)])
  func theMeterShowsTheLevel(_ samples: [Int16], _ expected: String) {
    let line = CheckReport.meter(SoundLevel(samples), line: "1", gaps: 2)
    #expect(line.hasPrefix("line 1 " + expected), "\(line)")
    #expect(line.hasSuffix(", 2 gap(s)"))
  }
}
