import Foundation
import Glibc
import Testing

@testable import Host

/// A folder of its own for one test, gone afterwards.
final class TemporaryFolder: Sendable {
  let path = NSTemporaryDirectory() + "denwaban-" + UUID().uuidString

  init() { mkdir(path, 0o700) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    return path + "/" + name
  }
}

@Suite struct SampleFileTests {
  @Test func aFileIsReadToItsEnd() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/samples"
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
    let file = try SampleFile(path: path)
    #expect(!file.isFIFO)
    #expect(try file.read() == [1, 2, 3])
    #expect(try file.read() == [])
    #expect(try file.read() == [])
  }

  @Test func aFIFOOutlivesItsWriters() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/fifo"
    try #require(mkfifo(path, 0o600) == 0)
    let file = try SampleFile(path: path)
    #expect(file.isFIFO)
    #expect(try file.read() == nil)
    for round in UInt8(1)...3 {
      let writer = try FileDescriptor.open(path, O_WRONLY)
      try writer.writeAll([round, 0, round])
      #expect(try file.read() == [round, 0, round])
    }
    #expect(try Poller.wait([file.watch], until: 0) == [[]])
    #expect(try file.read() == nil)
  }

  @Test func oneReadingIsBounded() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/samples"
    try Data(count: SampleFile.chunk * 2 + 2).write(to: URL(fileURLWithPath: path))
    let file = try SampleFile(path: path)
    var counts: [Int] = []
    while let octets = try file.read(), !octets.isEmpty { counts.append(octets.count) }
    #expect(counts == [SampleFile.chunk, SampleFile.chunk, 2])
  }

  @Test(arguments: [("/dev/null", EINVAL), ("/", EINVAL), ("/no-such-file", ENOENT)])
  func refusesWhatIsNeither(_ path: String, _ number: Int32) {
    #expect(refusal { try SampleFile(path: path) }?.number == number)
  }
}

@Suite struct DevicesTests {
  @Test func soundCardsAreFoundByTheirNodes() throws {
    let folder = TemporaryFolder()
    mkdir(folder.path + "/card0", 0o700)
    _ = try folder.write("card0/id", "Device\n")
    for name in [
      "pcmC0D0c", "pcmC0D0p", "pcmC1D3c", "pcmC0D0c.old", "pcmCxD0c", "pcmC999D0c", "pcmC0D1D2c", "controlC0",
    ] {
      _ = try folder.write(name, "")
    }
    #expect(
      Devices.soundInputs(devices: folder.path, cards: folder.path)
        == ["plughw:CARD=Device,DEV=0", "plughw:CARD=1,DEV=3"])
    #expect(Devices.soundInputs(devices: folder.path + "/none") == [])
  }

  @Test func linksSayWhetherTheyAreUp() throws {
    let folder = TemporaryFolder()
    for (name, state) in [("eth0", "up\n"), ("lo", "unknown\n"), ("wlan0", "down\n")] {
      mkdir(folder.path + "/" + name, 0o700)
      _ = try folder.write(name + "/operstate", state)
    }
    mkdir(folder.path + "/odd", 0o700)
    let found = Devices.links(in: folder.path).map { "\($0.name) \($0.isUp)" }
    #expect(found == ["eth0 true", "odd false", "wlan0 false"])
  }

  @Test func aListOfDevicesEnds() throws {
    let folder = TemporaryFolder()
    for number in 0..<Devices.limit + 9 { _ = try folder.write("tty\(number)", "") }
    #expect(Devices.paths(folder.path + "/tty*").count == Devices.limit)
    #expect(Devices.paths(folder.path + "/usb*") == [])
  }
}
