import Foundation
import Host
import Testing

@testable import denwaban

@Suite struct ConfigurationTests {
  private let standards: Set<String> = ["bellcore", "number-display"]

  private func read(_ text: String) throws(ConfigurationFault) -> Configuration {
    try Configuration(octets: Array(text.utf8), standards: standards)
  }

  private func refusal(_ text: String) -> ConfigurationFault? {
    do {
      _ = try read(text)
      return nil
    } catch { return error }
  }

  private func documentedFile() throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let path = root.deletingLastPathComponent().appendingPathComponent("Board/denwaban.conf").path
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
  }

  @Test func noFileAndAnEmptyFileAreTheDefaults() throws {
    #expect(try Configuration.load(nil) == Configuration())
    #expect(try read("") == Configuration())
    #expect(try read("\u{FEFF}# nothing\r\n\r\n   \t\n") == Configuration())
  }

  @Test func theDocumentedFileHoldsTheTable() throws {
    var documented: [String] = []
    var comment: [String] = []
    for line in try documentedFile() {
      if line.hasPrefix("# ") {
        comment.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
        let key = line.dropFirst().prefix { $0 != " " }
        documented.append("\(key) = \(line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces))")
        let row = ConfigurationKey.table.first { $0.name == key }
        #expect(
          row.map { comment.contains($0.doc) } == true, "\(key) is documented otherwise than in the table")
      } else {
        comment = []
      }
    }
    #expect(documented == ConfigurationKey.table.map { "\($0.name) = \($0.standard)" })
  }

  @Test func theDocumentedDefaultsAreTheDefaults() throws {
    var text = ""
    for line in try documentedFile() {
      let isKey = line.hasPrefix("#") && !line.hasPrefix("# ") && line != "#"
      text += (isKey ? String(line.dropFirst()) : line) + "\n"
    }
    #expect(try read(text) == Configuration())
  }

  @Test func aShopWithTwoLinesAndTwoScreens() throws {
    let configuration = try read(
      """
      language = en
      shop.name = 花 & Co = 花屋
      line = front
      line.source = serial-octets
      line.device = /dev/serial/by-id/usb-FTDI
      line.serial = 1200 8N1
      line.standard = number-display  bellcore
      line = back
      line.source=sound
      line.plan = gb
      display = terminal
      display = lcdproc
      display.server = 192.168.1.9:13667
      display.size = 20x4
      display.rom = a02
      display.profile = guest
      lan.card = off
      lan.port = 1024
      lan.address = 192.168.1.255 10.0.0.255
      """)
    var expected = Configuration()
    expected.language = .en
    expected.shopName = .init("花 & Co = 花屋")
    expected.lines = [
      .init(
        name: "front", source: .serialOctets, device: "/dev/serial/by-id/usb-FTDI",
        serial: SerialMode("1200 8N1"),
        standards: ["number-display", "bellcore"]),
      .init(name: "back", source: .sound, plan: .gb),
    ]
    expected.displays = [
      .init(screen: .terminal),
      .init(
        screen: .lcdproc, server: .init(address: "192.168.1.9", port: 13_667), size: .medium, rom: .a02,
        profile: .guest),
    ]
    expected.lanCard = .off
    expected.lanPort = 1024
    expected.lanAddresses = ["192.168.1.255", "10.0.0.255"]
    #expect(configuration == expected)
  }

  @Test func oneLineNeedsNoName() throws {
    #expect(try read("line.source = none").lines == [.init(source: Configuration.Source.none)])
    #expect(try read("\tline.source\t=\tnone\r\n").lines == [.init(source: Configuration.Source.none)])
    #expect(try read("display.size = 16x2").displays == [.init(size: .small)])
  }

  /// A value that each key does not take, and a part of the refusal.
  static let wrong: [(String, String)] = [
    ("language = fr", "ja, en, not 'fr'"), ("language =", "ja, en"), ("language = JA", "ja, en"),
    ("shop.name = " + String(repeating: "花", count: 65), "64 characters"),
    ("line =", "1 to 16 characters"), ("line = abcdefghijklmnopq", "1 to 16 characters"),
    ("line.source = microphone", "auto, sound, serial-text, serial-octets, file, none"),
    ("line.device =", "auto, or a name"),
    ("line.serial = 1201 8N1", "1200 8N1 or 9600 7E1"), ("line.serial =", "auto"),
    ("line.standard = bellcore v23", "names out of: bellcore number-display, not 'bellcore v23'"),
    ("line.standard =", "names out of"), ("line.standard = auto bellcore", "names out of"),
    ("line.plan = fr", "jp, nanp, gb, e164"),
    ("display = hdmi", "auto, terminal, lcdproc, none"),
    ("display.server = localhost", "a port"), ("display.server = lcd.example:13666", "numeric address"),
    ("display.server = 127.0.0.1:0", "a port"), ("display.server = 127.0.0.1:65536", "a port"),
    ("display.server = :13666", "numeric"), ("display.server = 127.0.0.1:", "a port"),
    ("display.size = 40x2", "16x2, 20x4, 40x4 or 80x25"), ("display.rom = a01", "a00, a02"),
    ("display.profile = everyone", "staff, counter, guest"),
    ("lan.card = on", "sealed, off"), ("lan.card = plain", "sealed, off"), ("lan.port = 80", "1024 to 65535"),
    ("lan.port = 65536", "1024 to 65535"), ("lan.port = -1", "1024 to 65535"), ("lan.port = 51515x", "1024"),
    ("lan.address =", "IPv4"), ("lan.address = 192.168.1", "IPv4"), ("lan.address = 1.2.3.256", "IPv4"),
    ("lan.address = 1.2.3.4,5.6.7.8", "IPv4"), ("lan.address = 1..3.4", "IPv4"),
    ("lan.address = 1.2.3.0004", "IPv4"), ("lan.address = 1.2.3.+4", "IPv4"), ("lan.address = fe80::1", "IPv4"),
    ("lan.address =" + String(repeating: " 1.2.3.4", count: 17), "up to 16"),
    ("keep.strangers = 0", "1 to 3650"), ("keep.strangers = +9", "1 to 3650"), ("keep.strangers =", "days"),
    ("keep.customers = 3651", "1 to 3650"), ("keep.customers = for ever", "days"),
  ]

  @Test(arguments: wrong)
  func refusesAWrongValueWithItsLine(_ line: String, _ reason: String) throws {
    let fault = try #require(refusal("# first\n\n\(line)\n"))
    #expect(fault.line == 3)
    #expect(fault.reason.contains(reason), "\(fault.reason)")
  }

  @Test func everyKeyRefusesSomething() {
    let refused = Set(ConfigurationTests.wrong.map { String($0.0.prefix { $0 != " " }) })
    #expect(refused == Set(ConfigurationKey.table.map(\.name)))
  }

  @Test(arguments: [
    ("lines = 2", 1, "there is no key 'lines'; the keys are language, shop.name"),
    ("Language = ja", 1, "there is no key 'Language'"),
    ("language", 1, "a line is 'key = value'"),
    ("= ja", 1, "there is no key ''"),
    ("language = ja\nlanguage = ja", 2, "language was said in line 1 already"),
    ("line.plan = gb\nline.plan = gb", 2, "line.plan was said in line 1 already"),
    ("line = a\nline.plan = gb\nline = b\nline.plan = gb\nline.plan = jp", 5, "said in line 4 already"),
    ("line.plan = gb\nline = a", 1, "line.plan stands before 'line ='"),
    ("display.rom = a02\ndisplay = none", 1, "display.rom stands before 'display ='"),
    ("line = a\nline = b\nline = a", 3, "there are two lines 'a'"),
    ("line = a\nline.source = none\nline = b\nline.source = file", 3, "line 'b' hears a file"),
    ("language = ja\nline.source = file", 2, "line '1' hears a file"),
    ("shop.name = a\u{1B}[31m", 1, "control character"), ("shop.name = a\u{0}b", 1, "control character"),
    ("shop.name = a\u{9B}b", 1, "control character"), ("language = ja\rlanguage = en", 1, "control character"),
  ])
  func refusesAWrongFile(_ text: String, _ line: Int, _ reason: String) throws {
    let fault = try #require(refusal(text))
    #expect(fault.line == line)
    #expect(fault.reason.contains(reason), "\(fault.reason)")
  }

  @Test func refusesWhatIsTooLongOrNoText() {
    let many = (1...17).map { "line = \($0)\n" }.joined()
    #expect(refusal(many)?.line == 17)
    #expect(refusal(String(many.dropLast("line = 17\n".count))) == nil)
    #expect(refusal(String(repeating: "#", count: Configuration.sizeLimit + 1)) != nil)
    #expect(throws: ConfigurationFault(line: 2, reason: "this is not UTF-8 text")) {
      try Configuration(octets: Array("language = ja\nshop.name = ".utf8) + [0x89, 0xD4], standards: [])
    }
  }

  static func serial(_ path: String, _ mode: String) -> LineDevice? {
    SerialMode(mode).map { .serial(path: path, mode: $0) }
  }

  @Test(
    arguments: [
      (
        "auto", nil, ["/dev/ttyUSB0"], ["card"],
        LineDevice.serial(path: "/dev/ttyUSB0", mode: SerialMode("115200 8N1")!)
      ),
      ("auto", nil, [], ["card", "other"], .sound(device: "card")),
      ("auto", nil, [], [], nil),
      ("auto", "/dev/ttyACM0", [], [], .serial(path: "/dev/ttyACM0", mode: SerialMode("115200 8N1")!)),
      ("auto", "hw:1", ["/dev/ttyUSB0"], [], .sound(device: "hw:1")),
      ("sound", nil, ["/dev/ttyUSB0"], ["card"], .sound(device: "card")),
      ("sound", nil, ["/dev/ttyUSB0"], [], nil),
      (
        "serial-octets", nil, ["/dev/ttyUSB0"], [], .serial(path: "/dev/ttyUSB0", mode: SerialMode("1200 8N1")!)
      ),
      ("serial-text", nil, [], ["card"], nil), ("file", "/tmp/fifo", [], [], .file(path: "/tmp/fifo")),
      ("none", "/dev/ttyUSB0", ["/dev/ttyUSB0"], ["card"], nil),
    ] as [(String, String?, [String], [String], LineDevice?)])
  func findsTheDeviceOfALine(
    _ source: String, _ device: String?, _ serial: [String], _ sound: [String], _ expected: LineDevice?
  ) throws {
    var line = Configuration.Line()
    line.source = try #require(Configuration.Source(rawValue: source))
    line.device = device
    #expect(LineDevice(line, serialPorts: serial, soundInputs: sound) == expected)
  }

  /// The documented file, gnawed at: a configuration, or a fault with its line.
  @Test func mutatedFilesNeverTrap() throws {
    let file = Array(try documentedFile().joined(separator: "\n").utf8)
    var state: UInt64 = 9
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    for _ in 0..<300 {
      var octets = file
      for _ in 0...roll(3) {
        let index = roll(octets.count)
        // A comment opened becomes a line that says something.
        if roll(2) == 0, let sign = octets[index...].firstIndex(of: UInt8(ascii: "#")) {
          octets.remove(at: sign)
        } else {
          octets[index] = UInt8(roll(256))
        }
      }
      do {
        _ = try Configuration(octets: octets, standards: standards)
      } catch {
        #expect(error.line > 0 && !error.reason.isEmpty)
      }
    }
  }
}
