import Foundation
import Testing

/// `decode` against recordings of `Tests/Peers`, whose generator shares nothing with our transmitter: what both get wrong
/// alike shows here.
@Suite("decode hears recordings that are not our own", .enabled(if: Corpus.program != nil))
struct CorpusTests {
  static let lines: [String] = [
    "sdmf snr=15", "bell snr=15", "v23 snr=15", "ntt snr=15", "dtmf snr=15", "bell level=-25 hum=60",
    "v23 twist=6 tones=2", "ntt stop=4 before=1", "bell rate=3 seizure=96", "v23 rate=-3 mark=45",
    "ntt clock=-1", "bell mulaw=2 fs=11025", "dtmf twist=-4 on=50 off=50", "v23 sides=2 fs=44100",
    "bell twice=1", "sdmf echo=1",
  ]

  @Test("number, name, date and time are as sent, and soon after the last bit", arguments: lines)
  func hears(_ line: String) throws {
    let corpus = try #require(Corpus.program)
    let recording = try corpus.recording(line, messages: 4)
    let heard = try recording.heard.map { try Message(json: $0) }
    try #require(heard.count == recording.truth.count, "\(line)")
    for (heard, sent) in zip(heard, recording.truth) {
      #expect(heard.said == sent.said)
      // Digits end with silence behind them; octets with their last bit.
      #expect((-0.005...0.060).contains(heard.at - sent.at))
    }
  }

  typealias Given = (line: String, markHz: Double, spaceHz: Double, bitRate: Double, twistDB: Double)

  static let qualities: [Given] = [
    ("bell", 1200, 2200, 1200, 0), ("v23", 1300, 2100, 1200, 0), ("ntt", 1300, 2100, 1200, 0),
    ("bell tones=3", 1236, 2266, 1200, 0), ("v23 tones=-3", 1261, 2037, 1200, 0),
    ("bell rate=3", 1200, 2200, 1236, 0), ("v23 rate=-3", 1300, 2100, 1164, 0),
    ("bell clock=2", 1176, 2157, 1176, 0), ("ntt twist=6", 1300, 2100, 1200, 6),
    ("v23 twist=-6", 1300, 2100, 1200, -6),
  ]

  @Test("tones, bit rate and twist are told as they were", arguments: qualities.indices)
  func tellsTheLine(_ place: Int) throws {
    let given = CorpusTests.qualities[place]
    let corpus = try #require(Corpus.program)
    let heard = try corpus.recording(given.line, messages: 4).heard
    try #require(heard.count == 4)
    for message in heard {
      let quality = try #require(message["quality"] as? [String: Any])
      let told = { (key: String) in (quality[key] as? NSNumber)?.doubleValue ?? .nan }
      #expect(abs(told("markHz") - given.markHz) < 25)
      #expect(abs(told("spaceHz") - given.spaceHz) < 25)
      #expect(abs(told("bitRate") - given.bitRate) < 6)
      #expect(abs(told("twistDB") - given.twistDB) < 2)
      #expect(told("snrDB") > 15)
      #expect(told("repairedBits") == 0)
    }
  }

  @Test("the signal's distance from noise is told as it was", arguments: [12.0, 18, 24])
  func tellsTheNoise(_ snrDB: Double) throws {
    let corpus = try #require(Corpus.program)
    for message in try corpus.recording("bell snr=\(snrDB)", messages: 4).heard {
      let quality = try #require(message["quality"] as? [String: Any])
      let told = (quality["snrDB"] as? NSNumber)?.doubleValue ?? .nan
      // What the filter blurs counts as noise, the more the better the line is.
      #expect(abs(told - snrDB) < 4)
    }
  }

  @Test("one changed bit under an old check is not delivered", arguments: ["sdmf", "bell", "v23", "ntt"])
  func refuses(_ kind: String) throws {
    let corpus = try #require(Corpus.program)
    #expect(try corpus.recording("\(kind) flip=1", messages: 40).heard.isEmpty)
  }

  /// What a message says, as a line of the truth has it.
  private struct Message {
    let at: Double
    let said: [String]

    init(json: [String: Any]) throws {
      at = (json["at"] as? NSNumber)?.doubleValue ?? .nan
      let date = (json["date"] as? String ?? "") + (json["time"] as? String ?? "")
      let digits = date.filter { $0.isNumber }
      said = [json["number"] as? String ?? "-", json["name"] as? String ?? "-", digits.isEmpty ? "-" : digits]
    }
  }
}

/// The generator of `Tests/Peers`, compiled once; not there where there is no C compiler by one of its usual names.
private final class Corpus: Sendable {
  static let program: Corpus? = try? Corpus()

  private let folder: String

  private init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("denwaban-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let peers = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Peers")
    let names = ["corpus", "sound", "caller", "conditions", "transmitter", "before", "channel"]
    let files = names.map { peers.appendingPathComponent($0 + ".c").path }
    for compiler in ["cc", "clang", "gcc"] {
      let words = ["-std=gnu99", "-O1", "-o", folder + "/corpus"] + files + ["-lm"]
      if try Corpus.run("/usr/bin/env", [compiler] + words).status == 0 { return }
    }
    throw CocoaError(.executableNotLoadable)
  }

  /// A recording: its truth, and each call that `decode` printed of it.
  func recording(
    _ line: String, messages: Int
  ) throws -> (truth: [(at: Double, said: [String])], heard: [[String: Any]]) {
    let words = line.split(separator: " ").map(String.init)
    let path = folder + "/" + UUID().uuidString
    defer { for ending in [".wav", ".truth"] { try? FileManager.default.removeItem(atPath: path + ending) } }
    let made = try Corpus.run(
      folder + "/corpus", [words[0], "\(messages)", "1", path + ".wav", path + ".truth"] + words.dropFirst())
    try #require(made.status == 0)
    var truth: [(at: Double, said: [String])] = []
    for row in try String(contentsOfFile: path + ".truth", encoding: .utf8).split(separator: "\n") {
      let fields = row.split(separator: "\t").map(String.init)
      truth.append((Double(fields[0]) ?? .nan, Array(fields.dropFirst())))
    }
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let decoded = try Corpus.run(
      beside.appendingPathComponent("denwaban").path, ["decode", "--json", path + ".wav"])
    var heard: [[String: Any]] = []
    for row in decoded.output.split(separator: UInt8(ascii: "\n")) {
      let object = try JSONSerialization.jsonObject(with: Data(row)) as? [String: Any]
      heard.append(try #require(object))
    }
    return (truth, heard)
  }

  private static func run(_ program: String, _ words: [String]) throws -> (status: Int32, output: Data) {
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
