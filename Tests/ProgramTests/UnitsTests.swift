import Directory
import Foundation
import Host
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
}
