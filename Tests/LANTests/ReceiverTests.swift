import Foundation
import Testing

@testable import LAN

/// The receivers that the pages print, run as they stand there: other hands, the same format.
@Suite struct ReceiverTests {
  @Test(.enabled(if: Python.isThere, "python3 is not installed"))
  func announcementsInPython() throws {
    let key = try exampleKey()
    var ring = Announcement(.ring)
    (ring.epoch, ring.sequence, ring.line) = (17, 4211, 1)
    let genuine = ring.emit(key: key)
    ring.sequence = 4212
    let next = ring.emit(key: key)
    var altered = next
    altered[10] ^= 1
    ring.sequence = 4000
    let old = ring.emit(key: key)
    (ring.epoch, ring.sequence) = (18, 1)
    let restarted = ring.emit(key: key)
    let datagrams = [genuine, genuine, altered, next, Array(next.dropLast()), old, restarted, genuine]
    let answers = try Python.run(
      page: "Announcement.md", block: 1, arguments: [String(decoding: key.file, as: UTF8.self)],
      """
      receiver = Receiver(bytes.fromhex(sys.argv[1]))
      for line in sys.stdin: print((receiver.accept(bytes.fromhex(line)) or {}).get("seq"))
      """, input: datagrams)
    #expect(answers == ["4211", "None", "None", "4212", "None", "None", "1", "None"])
  }

  @Test(.enabled(if: Python.isThere, "python3 is not installed"))
  func cardsInPython() throws {
    let key = try exampleKey()
    let nonce = [UInt8](100..<124)
    let genuine = try SealedCard(epoch: 18, sequence: 3, text: #"{"name":"x","n":1}"#).emit(
      key: key, nonce: nonce)
    var altered = genuine
    altered[100] ^= 1
    let long = String(repeating: "y", count: 1000)
    let full = try SealedCard(epoch: 18, sequence: 4, text: "{\"t\":\"\(long)\"}").emit(key: key, nonce: nonce)
    let answers = try Python.run(
      page: "SealedCard.md", block: 1, arguments: [String(decoding: key.file, as: UTF8.self)],
      """
      import sys
      for line in sys.stdin:
          card = open_card(bytes.fromhex(sys.argv[1]), bytes.fromhex(line))
          print(card and (card[0], card[1], len(card[2].get("t", ""))))
      """, input: [genuine, altered, full, Array(genuine.dropLast())])
    #expect(answers == ["(18, 3, 0)", "None", "(18, 4, 1000)", "None"])
  }
}

private enum Python {
  static let path = "/usr/bin/python3"
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Runs a block of a page with a few lines behind it; datagrams go in as hexadecimal lines, lines come out.
  static func run(
    page: String, block: Int, arguments: [String], _ lines: String, input: [[UInt8]]
  ) throws -> [String] {
    // The page's own loop is for a network.
    let program = try blocks(ofPage: page)[block].components(separatedBy: "if __name__")[0]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-c", program + "\n" + lines] + arguments
    let (entry, exit) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (entry, exit)
    try process.run()
    entry.fileHandleForWriting.write(Data(input.map { $0.hexadecimal + "\n" }.joined().utf8))
    try entry.fileHandleForWriting.close()
    let output = exit.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
