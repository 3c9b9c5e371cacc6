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

  /// The unit's own command line, with a folder for the stick and the binary that was built.
  private func plugIn(_ stick: URL, importer: URL) throws -> Int32 {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    var command = try UnitsTests.start("systemd/denwaban-import.service")
    command = command.replacingOccurrences(of: "/run/denwaban_stick", with: stick.path)
    command = command.replacingOccurrences(of: "/usr/bin/denwaban", with: folder.path + "/denwaban")
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "umask 027; " + command]
    process.environment = ["STATE_DIRECTORY": importer.path, "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
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

    #expect(try plugIn(stick, importer: importer) == 1, "an empty stick is refused")
    #expect(FileIdentity(index) == nil)

    let list = "電話番号,名前\n03-1234-5678,山田 花子\n090-1234-5678,佐藤 一郎\n"
    try list.write(to: stick.appendingPathComponent("List 1.CSV"), atomically: false, encoding: .utf8)
    for hidden in ["._List 1.CSV", "~$List 1.csv", "notes.txt"] {
      try "no list".write(to: stick.appendingPathComponent(hidden), atomically: false, encoding: .utf8)
    }
    #expect(try plugIn(stick, importer: importer) == 0)
    let file = try MappedFile(index)
    #expect(try Index(Octets(file.memory, owner: file)).facts.customers == 2)
    let real = importer.appendingPathComponent("customers.index").path
    let mode = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int
    #expect(mode == 0o640, "the service reads it through the group")
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
  /// read-only but the service's folder, and each folder its own user's.
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
    #expect(try setting("ReadWritePaths", of: path) == "/var/lib/denwaban")
    let command = try UnitsTests.start(path)
      .replacingOccurrences(of: "/usr/bin/denwaban", with: try UnitsTests.binary())
      .replacingOccurrences(of: "/etc/denwaban/denwaban.conf", with: scratch.path + "/night.conf")
    // The users of denwaban.sysusers, by numbers that nobody has.
    let script = """
      set -e
      mount -t tmpfs none /var/lib
      mkdir -m 0700 /var/lib/denwaban && mkdir -m 0750 /var/lib/denwaban-import
      cp -r \(scratch.path)/journal \(scratch.path)/audit /var/lib/denwaban
      cp \(scratch.path)/customers.index /var/lib/denwaban-import
      ln -s ../denwaban-import/customers.index /var/lib/denwaban/customers.index
      chown -R 64001:64001 /var/lib/denwaban && chown -R 64002:64002 /var/lib/denwaban-import
      chmod 0640 /var/lib/denwaban-import/customers.index
      mount --bind /var/lib/denwaban-import /var/lib/denwaban-import
      mount -o remount,bind,ro /var/lib/denwaban-import && mount -o remount,bind,ro /
      umask \(try setting("UMask", of: path))
      setpriv --bounding-set -all,\(capabilities.joined(separator: ",")) --no-new-privs \(command)
      cat /var/lib/denwaban/journal/*
      stat -c 'owner %u %a %n' /var/lib/denwaban/journal/* /var/lib/denwaban/audit
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
    #expect(lines.last == "2999-01-01 looked 2")
    #expect(!said.contains("2020-01-01"))
  }
}
