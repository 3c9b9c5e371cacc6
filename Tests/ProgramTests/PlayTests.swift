import Foundation
import Modem
import Testing

@Suite("denwaban play")
struct PlayTests {
  /// What the built binary writes and says, and its exit status.
  private func run(_ words: [String]) throws -> (status: Int32, output: Data, talk: String) {
    // The binary stands beside the tests' own bundle.
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Foundation.Process()
    process.executableURL = folder.appendingPathComponent("denwaban")
    process.arguments = words
    let (output, talk) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, talk)
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try talk.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, said, String(decoding: complained, as: UTF8.self))
  }

  static let refused: [([String], Int32)] = [
    ([], 2), (["bogus", "--number", "1"], 2), (["bt", "etsi", "--number", "1"], 2), (["bt"], 2),
    (["bt", "--number", "1", "--absent", "withheld"], 2), (["bt", "--absent", "shy"], 2),
    (["bt", "--number", "1", "--date", "13010000"], 2), (["bt", "--number", "1", "--date", "1"], 2),
    (["bt", "--number", "1", "--rate", "7999"], 2), (["bt", "--number", "1", "--loud"], 2),
    (["aloha", "--number", "1"], 1), (["dtmf-v1", "--number", "0312345678", "--name", "X"], 1),
    (["bellcore-sdmf", "--number", "1"], 1), (["etsi", "--number", "\u{1B}[2J"], 1),
    (["bt", "--number", "1", "--out", "/nowhere/at/all.wav"], 1),
  ]

  @Test("refusals say one line and leave standard output alone", arguments: refused)
  func refuses(_ words: [String], _ status: Int32) throws {
    let answer = try run(["play"] + words)
    #expect(answer.status == status)
    #expect(answer.output.isEmpty)
    #expect(answer.talk.hasPrefix("denwaban: "))
    #expect(answer.talk.split(separator: "\n").count == 1)
    #expect(!answer.talk.contains("\u{1B}"))
  }

  @Test("the sound is a WAVE file of the rate asked for")
  func wave() throws {
    let answer = try run(["play", "number-display-waiting", "--number", "0312345678", "--rate", "11025"])
    #expect(answer.status == 0)
    var reader = WaveReader()
    var samples: [Float] = []
    try reader.feed(Array(answer.output)[...], into: &samples)
    try reader.finish()
    #expect(reader.format?.sampleRate == 11_025)
    #expect(answer.output.count == 44 + 2 * samples.count)
  }

  static let calls: [([String], [String])] = [
    (["number-display-waiting", "--number", "0312345678"], ["\"number\":\"0312345678\"", "\"call-waiting\""]),
    (["bt", "--number", "020 7946 0123", "--name", "A£B"], ["\"bt\"", "\"number\":\"020 7946 0123\"", "A£B"]),
    (["dtmf-v2", "--absent", "withheld"], ["\"dtmf-v2\"", "\"absent\":\"withheld\""]),
  ]

  @Test("what is played to a file is decoded from it", arguments: calls)
  func decoded(_ words: [String], _ expected: [String]) throws {
    let path = NSTemporaryDirectory() + "denwaban-play-\(UUID().uuidString).wav"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let played = try run(["play"] + words + ["--out", path])
    #expect(played.status == 0)
    #expect(played.output.isEmpty)
    let decoded = try run(["decode", "--json", path])
    let line = String(decoding: decoded.output, as: UTF8.self)
    #expect(line.split(separator: "\n").count == 1)
    for part in expected { #expect(line.contains(part), "\(line)") }
  }
}
