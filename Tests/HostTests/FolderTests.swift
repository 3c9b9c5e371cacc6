import Foundation
import Testing

@testable import Host

@Suite struct FolderTests {
  private final class Place {
    let folder: Folder

    init() throws {
      folder = Folder(FileManager.default.temporaryDirectory.path + "/denwaban-\(UUID().uuidString)/a/b")
      try folder.create()
    }

    deinit {
      try? FileManager.default.removeItem(atPath: folder.path.replacingOccurrences(of: "/a/b", with: ""))
    }
  }

  @Test func filesAreReplacedWhole() throws {
    let folder = try Place().folder
    try folder.create()
    #expect(folder.exists && !Folder(folder.path("none")).exists)
    #expect(try folder.read("file", limit: 10) == nil)
    try folder.replace("file", with: [1, 2, 3])
    try folder.replace("file", with: [4])
    // What a replacement that was cut short left behind is in nobody's way.
    try Data([9, 9]).write(to: URL(fileURLWithPath: folder.path("file.new")))
    try folder.replace("file", with: [5, 6])
    #expect(try folder.read("file", limit: 2) == [5, 6])
    #expect(try folder.names() == ["file"])
    folder.remove("file")
    folder.remove("file")
    #expect(try folder.names().isEmpty)
  }

  @Test func errorsNameTheFileAndTheReason() throws {
    let place = try Place()
    let folder = place.folder
    try folder.replace("file", with: [1, 2, 3])
    #expect(throws: SystemError("read \(folder.path("file"))", number: 27)) {
      try folder.read("file", limit: 2)
    }
    let below = Folder(folder.path("file/below"))
    #expect(throws: SystemError("create \(folder.path("file"))", number: 17)) { try below.create() }
    let missing = Folder(folder.path("missing"))
    #expect(throws: SystemError("list \(missing.path)", number: 2)) { try missing.names() }
    #expect(throws: SystemError("open \(missing.path)", number: 2)) { try missing.synchronise() }
    #expect(throws: SystemError("open \(missing.path("x.new"))", number: 2)) {
      try missing.replace("x", with: [])
    }
  }

  @Test func appendedAndCut() throws {
    let place = try Place()
    let path = place.folder.path("log")
    let file = try AppendFile.create(path)
    #expect(throws: SystemError("open \(path)", number: 17)) { try AppendFile.create(path) }
    try file.append([1, 2, 3])
    try file.truncate(to: 2)
    try AppendFile.open(path).append([4, 5])
    try file.append([6])
    #expect(try place.folder.read("log", limit: 100) == [1, 2, 4, 5, 6])
    // A device that is always full.
    let full = try AppendFile.open("/dev/full")
    #expect(throws: SystemError("write", number: 28)) { try full.append([1]) }
  }

  @Test func randomOctets() {
    #expect(Random.octets(0).isEmpty && Random.octets(24).count == 24)
    #expect(Random.octets(32) != Random.octets(32))
  }
}
