import Foundation
import Host
import Testing

private func folder() throws -> String {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("denwaban-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder.path
}

private func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

@Suite struct ReplacedFileTests {
  private func replace(_ path: String, _ text: String) throws {
    let file = try ReplacedFile(path)
    try file.append([0, 0])
    try file.append(Array(text.utf8))
    try file.seal(Array("OK".utf8))
    try file.commit()
  }

  @Test func theNewTakesThePlaceOfTheOldWhichIsKept() throws {
    let path = try folder() + "/deep/er/f"
    try replace(path, "one")
    #expect(text(path) == "OKone" && text(path + ".1") == nil)
    try replace(path, "two")
    #expect(text(path) == "OKtwo" && text(path + ".1") == "OKone")
    try replace(path, "three")
    #expect(text(path) == "OKthree" && text(path + ".1") == "OKtwo")
    try ReplacedFile.rollBack(path)
    #expect(text(path) == "OKtwo" && text(path + ".1") == "OKthree")
    try ReplacedFile.rollBack(path)
    #expect(text(path) == "OKthree" && text(path + ".1") == "OKtwo")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: (path as NSString).deletingLastPathComponent)
    #expect(names.sorted() == ["f", "f.1", "f.lock"])
  }

  @Test func whatIsNotCommittedLeavesNothing() throws {
    let path = try folder() + "/f"
    do {
      let file = try ReplacedFile(path)
      try file.append([1, 2, 3])
      #expect(FileManager.default.fileExists(atPath: file.temporary))
    }
    #expect(!FileManager.default.fileExists(atPath: path + ".tmp"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func strayFilesOfAKilledProcessAreCleared() throws {
    let path = try folder() + "/f"
    for stray in [".tmp", ".1.tmp"] {
      try "stray".write(toFile: path + stray, atomically: false, encoding: .utf8)
    }
    try replace(path, "one")
    #expect(text(path) == "OKone" && !FileManager.default.fileExists(atPath: path + ".1.tmp"))
  }

  @Test func onlyOneMayReplace() throws {
    let path = try folder() + "/f"
    let first = try ReplacedFile(path)
    do {
      _ = try ReplacedFile(path)
      Issue.record("two hold the lock")
    } catch {
      #expect(FileLock.isHeld(error))
    }
    withExtendedLifetime(first) {}
  }

  @Test func withoutAPreviousVersionNothingIsRolledBack() throws {
    let path = try folder() + "/f"
    try replace(path, "one")
    #expect(throws: SystemError.self) { try ReplacedFile.rollBack(path) }
    #expect(text(path) == "OKone")
  }

  @Test func aMappingKeepsItsFileAndNoticesTheNext() throws {
    let path = try folder() + "/f"
    try replace(path, "one")
    let mapped = try MappedFile(path)
    #expect(!mapped.hasChanged(at: path))
    try replace(path, "two")
    #expect(mapped.hasChanged(at: path))
    #expect(Array(mapped.memory) == Array("OKone".utf8))
    try FileManager.default.removeItem(atPath: path)
    #expect(!mapped.hasChanged(at: path))
  }

  @Test func foldersPipesAndNothingAreNotMapped() throws {
    let folder = try folder()
    mkfifo(folder + "/pipe", 0o600)
    for name in ["", "/pipe", "/nowhere"] {
      #expect(throws: SystemError.self) { _ = try MappedFile(folder + name) }
      #expect(throws: SystemError.self) { _ = try FileDescriptor.openRegular(folder + name) }
    }
    try Data().write(to: URL(fileURLWithPath: folder + "/empty"))
    #expect(try MappedFile(folder + "/empty").memory.isEmpty)
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/empty")
    #expect(throws: SystemError.self) { _ = try FileDescriptor.openRegular(folder + "/link") }
  }

  /// A page that cannot be read is zeros, not the end of the process.
  @Test func aFileCutUnderItsMappingReadsAsZeros() throws {
    let path = try folder() + "/f"
    try Data(repeating: 7, count: 3 * 4096).write(to: URL(fileURLWithPath: path))
    let mapped = try MappedFile(path)
    #expect(mapped.memory[4096] == 7)
    #expect(truncate(path, 4096) == 0)
    #expect(mapped.memory[2 * 4096] == 0 && mapped.memory[0] == 7)
  }

  @Test func scratchFilesHaveNoName() throws {
    let folder = try folder()
    let file = try ScratchFile(folder + "/s")
    try file.append([1, 2])
    try file.append([3])
    let (all, last) = (try file.octets(in: 0..<3), try file.octets(in: 2..<3))
    #expect(all == [1, 2, 3] && last == [3])
    #expect(throws: SystemError.self) { try file.octets(in: 2..<4) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}

@Suite struct TextConversionTests {
  @Test(arguments: [
    ([0x95, 0x5C, 0x83, 0x5C, 0x94, 0x5C], "表ソ能"), ([0xC3, 0xB1], "ﾃｱ"), ([0x87, 0x40, 0x87, 0x8A], "①㈱"),
    ([0xFB, 0xFC, 0xED, 0x95], "髙﨑"), ([0x5C, 0x7E, 0x41], "\\~A"), ([], ""), ([0x81, 0x60], "～"),
  ])
  func windowsJapaneseIsRead(octets: [Int], text: String) throws {
    let conversion = try #require(TextConversion(from: "CP932"))
    #expect(conversion.utf8(octets.map(UInt8.init)).map { String(decoding: $0, as: UTF8.self) } == text)
  }

  @Test(arguments: [[0x83], [0x83, 0xFF], [0x41, 0xA0, 0xFD], [0x81, 0x20]])
  func whatIsMalformedIsNil(octets: [Int]) throws {
    let conversion = try #require(TextConversion(from: "CP932"))
    #expect(conversion.utf8(octets.map(UInt8.init)) == nil)
    #expect(conversion.utf8([0x41]) == [0x41], "a failure leaves nothing behind")
  }

  @Test func unknownSetsAreNil() { #expect(TextConversion(from: "KLINGON") == nil) }
}
