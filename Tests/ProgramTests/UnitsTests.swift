import Directory
import Foundation
import Host
import Journal
import Testing

@testable import denwaban

/// What is installed beside the program fits the program.
@Suite struct UnitsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func lines(_ path: String) throws -> [String] {
    try text(path).components(separatedBy: "\n").filter { !$0.hasPrefix("#") }
  }

  /// What a unit starts.
  private static func start(_ path: String) throws -> String {
    let line = try #require(try lines(path).first { $0.hasPrefix("ExecStart=") })
    return String(line.dropFirst("ExecStart=".count))
  }

  @Test(arguments: [
    "systemd/denwaban.service", "systemd/denwaban-import.service", "systemd/denwaban-retention.service",
  ])
  func aUnitStartsACommandThatThereIs(_ path: String) throws {
    let words = try UnitsTests.start(path).components(separatedBy: "/usr/bin/denwaban ")
    #expect(words.count == 2)
    let name = String((words.last ?? "").prefix { $0 != " " })
    #expect(Command.table.contains { $0.name == name }, "there is no command \(name)")
  }

  @Test func theDirectoriesOfTheUnitsAreThoseOfTheLink() throws {
    let link = try #require(try UnitsTests.lines("systemd/denwaban.tmpfiles").first { $0.hasPrefix("L ") })
    let words = link.split(separator: " ").map { String($0) }
    let folder = "/var/lib/" + (try setting("StateDirectory", of: "systemd/denwaban.service"))
    let staged = try setting("StateDirectory", of: "systemd/denwaban-import.service")
    #expect(words[1] == folder + "/customers.index")
    #expect(words.last == "../\(staged)/customers.index")
    #expect(try setting("UMask", of: "systemd/denwaban-import.service") == "0027")
  }

  private func setting(_ key: String, of path: String) throws -> String {
    let line = try #require(try UnitsTests.lines(path).first { $0.hasPrefix(key + "=") })
    return String(line.dropFirst(key.count + 1))
  }

  @Test(arguments: ["Board/denwaban.conf", "Board/generic-usb/denwaban.conf"])
  func theConfigurationsThatAreShippedAreTaken(_ path: String) throws {
    let configuration = try Configuration.load(UnitsTests.root.appendingPathComponent(path).path)
    #expect(configuration.lines.count == 1)
  }

  /// The unit's own command line, with a folder for the stick and the binary that was built: its status, and what it
  /// complained of.
  private func plugIn(_ stick: URL, importer: URL) throws -> (status: Int32, talk: String) {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    var command = try UnitsTests.start("systemd/denwaban-import.service")
    command = command.replacingOccurrences(of: "/run/denwaban_stick", with: stick.path)
    command = command.replacingOccurrences(of: "/usr/bin/denwaban", with: folder.path + "/denwaban")
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "umask 027; " + command]
    process.environment = ["STATE_DIRECTORY": importer.path, "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    let talk = Pipe()
    process.standardError = talk
    try process.run()
    let said = String(decoding: talk.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  @Test func aListOnTheStickReachesTheService() throws {
    let home = URL(fileURLWithPath: NSTemporaryDirectory() + "denwaban-units-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    let (stick, importer, service) = (
      home.appendingPathComponent("stick"), home.appendingPathComponent("denwaban-import"),
      home.appendingPathComponent("denwaban")
    )
    for folder in [stick, importer, service] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let index = service.appendingPathComponent("customers.index").path
    try FileManager.default.createSymbolicLink(
      atPath: index, withDestinationPath: "../denwaban-import/customers.index")

    #expect(try plugIn(stick, importer: importer).status == 1, "an empty stick is refused")
    #expect(FileIdentity(index) == nil)

    let list = "電話番号,名前\n03-1234-5678,山田 花子\n090-1234-5678,佐藤 一郎\n"
    try list.write(to: stick.appendingPathComponent("List 1.CSV"), atomically: false, encoding: .utf8)
    for hidden in ["._List 1.CSV", "~$List 1.csv", "notes.txt"] {
      try "no list".write(to: stick.appendingPathComponent(hidden), atomically: false, encoding: .utf8)
    }
    #expect(try plugIn(stick, importer: importer).status == 0)
    let file = try MappedFile(index)
    #expect(try Index(Octets(file.memory, owner: file)).facts.customers == 2)
    let real = importer.appendingPathComponent("customers.index").path
    let mode = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int
    #expect(mode == 0o640, "the service reads it through the group")
    // An import and its undoing by way of the link leave the link, and work where it leads to.
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    try "電話番号,名前\n03-1234-5678,山田 花子\n".write(
      to: stick.appendingPathComponent("less.csv"), atomically: false, encoding: .utf8)
    for words in [["--yes", stick.path + "/less.csv"], ["--undo"]] {
      let process = Foundation.Process()
      process.executableURL = folder.appendingPathComponent("denwaban")
      process.arguments = ["import", "--state", service.path] + words
      process.environment = [:]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(FileKind(index, asLink: true) == .link, "\(words)")
      let count = try Index(Octets([UInt8](Data(contentsOf: URL(fileURLWithPath: real))))).facts.customers
      #expect(count == (words == ["--undo"] ? 2 : 1), "\(words)")
    }
  }

  /// One customer each: a text, a card, a table of Windows, a workbook that is refused with what to do.
  @Test func everyKindOfListIsTakenFromTheStick() throws {
    let home = URL(fileURLWithPath: NSTemporaryDirectory() + "denwaban-units-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    let (stick, importer) = (home.appendingPathComponent("stick"), home.appendingPathComponent("importer"))
    for folder in [stick, importer, stick.appendingPathComponent("folder.csv")] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let card = "BEGIN:VCARD\r\nFN:鈴木\r\nTEL:0312345671\r\nEND:VCARD\r\n"
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in "氏名\t電話\r\n高橋\t0312345672\r\n".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let files: [(name: String, octets: [UInt8])] = [
      ("a.CSV", Array("氏名,電話\n山田,0312345670\n".utf8)), ("b.VCF", Array(card.utf8)), ("c.Txt", wide),
      ("d.tsv", Array("氏名\t電話\n伊藤\t0312345673\n".utf8)),
      ("README.txt", Array("This stick belongs to the shop.\n".utf8)), ("Thumbs.db", [0xD0, 0xCF, 0x11, 0xE0]),
      ("~$a.xlsx", [1]), ("._a.csv", [0, 5]),
    ]
    for file in files { try Data(file.octets).write(to: stick.appendingPathComponent(file.name)) }
    let result = try plugIn(stick, importer: importer)
    #expect(result.status == 0, "\(result.talk)")
    let path = importer.appendingPathComponent("customers.index")
    #expect(try Index(Octets([UInt8](Data(contentsOf: path)))).facts.customers == 4)
    // A list that is meant as one, and cannot be read, stops all of them: half a list is no list.
    let old = stick.appendingPathComponent("z.XLS")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).write(to: old)
    let refused = try plugIn(stick, importer: importer)
    #expect(refused.status == 1 && refused.talk.contains("save it as .xlsx or CSV UTF-8"), "\(refused.talk)")
  }

  /// systemd finds nothing wrong with the units, where there is a systemd to ask.
  @Test func systemdTakesTheUnits() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else {
      print("skipped: there is no systemd-analyze")
      return
    }
    let scratch = try Scratch()
    var paths: [String] = []
    for name in [
      "denwaban.service", "denwaban-import.service", "denwaban-retention.service", "denwaban-retention.timer",
    ] {
      let unit = try UnitsTests.text("systemd/" + name)
        .replacingOccurrences(of: "/usr/bin/denwaban", with: try UnitsTests.binary())
      try scratch.write(name, Array(unit.utf8))
      paths.append(scratch.path + "/" + name)
    }
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/systemd-analyze")
    process.arguments = ["verify", "--recursive-errors=no"] + paths
    let talk = Pipe()
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, talk)
    try process.run()
    let said = String(decoding: try talk.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(!said.contains("denwaban"), "\(said)")
    #expect(process.terminationStatus == 0, "\(said)")
  }

  private static func binary() throws -> String {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.path + "/denwaban"
  }

  /// The nightly unit as systemd starts it: root with the unit's three capabilities and no other, all of the machine
  /// read-only but the two folders, and each its own user's.
  @Test func theNightlyUnitForgets() throws {
    let scratch = try ErasureTests.scratch()
    // A call of 31 days ago, and one of today.
    for (segment, daysAgo) in [(1, 31), (2, 0)] as [(Int64, Int64)] {
      let wall = Clock.wallMilliseconds - daysAgo * 86_400_000
      var call = Entry(
        .call, id: EntryID(epoch: 1, sequence: segment), monotonic: 0, wall: wall, quality: .battery)
      (call.line, call.caller) = (1, .number("08055556666"))
      try scratch.write("journal/" + Segment.name(segment), Segment.octets(segment, [call]))
    }
    try scratch.write("audit", Array("2020-01-01 erased 1\n2999-01-01 looked 1\n2999-01-01 looked 1\n".utf8))
    try scratch.write("night.conf", Array("keep.strangers = 30\n".utf8))
    let path = "systemd/denwaban-retention.service"
    let capabilities = try setting("CapabilityBoundingSet", of: path).split(separator: " ").map {
      "+" + $0.dropFirst("CAP_".count).lowercased()
    }
    #expect(try setting("User", of: path) == "root")
    #expect(try setting("ReadWritePaths", of: path) == "/var/lib/denwaban /var/lib/denwaban-import")
    // A picture of somebody on the list, and one of nobody.
    for name in ["10-1.jpg", "555-1.jpg"] { try scratch.write("images/" + name, KarteProgramTests.photo()) }
    let command = try UnitsTests.start(path)
      .replacingOccurrences(of: "/usr/bin/denwaban", with: try UnitsTests.binary())
      .replacingOccurrences(of: "/etc/denwaban/denwaban.conf", with: scratch.path + "/night.conf")
    // The users of denwaban.sysusers, by numbers that nobody has.
    let script = """
      set -e
      mount -t tmpfs none /var/lib
      mkdir -m 0700 /var/lib/denwaban && mkdir -m 0750 /var/lib/denwaban-import
      cp -r \(scratch.path)/journal \(scratch.path)/audit /var/lib/denwaban
      cp -r \(scratch.path)/customers.index \(scratch.path)/images /var/lib/denwaban-import
      ln -s ../denwaban-import/customers.index /var/lib/denwaban/customers.index
      chown -R 64001:64001 /var/lib/denwaban && chown -R 64002:64002 /var/lib/denwaban-import
      chmod 0640 /var/lib/denwaban-import/customers.index && chmod 0750 /var/lib/denwaban-import/images
      mount -o remount,bind,ro /
      umask \(try setting("UMask", of: path))
      setpriv --bounding-set -all,\(capabilities.joined(separator: ",")) --no-new-privs \(command)
      cat /var/lib/denwaban/journal/*
      stat -c 'owner %u %a %n' /var/lib/denwaban/journal/* /var/lib/denwaban/audit
      stat -c 'importer %u %n' /var/lib/denwaban-import/* /var/lib/denwaban-import/images/*
      cat /var/lib/denwaban/audit
      """
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments = ["-m", "/bin/sh", "-c", script]
    let (output, talk) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, talk)
    try process.run()
    let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let complained = String(decoding: try talk.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    if complained.contains("unshare: ") || complained.contains("mount: ") {
      print("skipped: this user may not mount (unshare -m)")
      return
    }
    #expect(process.terminationStatus == 0 && complained.isEmpty, "\(complained)")
    let lines = said.split(separator: "\n")
    #expect(lines.first == "calls made nameless: 1, old notes removed: 0", "\(said)")
    #expect(lines.filter { $0.contains("number=08055556666") }.count == 1)
    #expect(lines.filter { $0.hasSuffix(" ring line=1") }.count == 1)
    #expect(lines.filter { $0.hasPrefix("owner ") }.allSatisfy { $0.hasPrefix("owner 64001 ") })
    let importers = lines.filter { $0.hasPrefix("importer ") }
    #expect(importers.count == 4 && importers.allSatisfy { $0.hasPrefix("importer 64002 ") }, "\(importers)")
    #expect(importers.contains { $0.hasSuffix("/images/10-1.jpg") })
    #expect(lines.last == "2999-01-01 looked 2")
    #expect(!said.contains("2020-01-01"))
  }
}
