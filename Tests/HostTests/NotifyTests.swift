import Foundation
import Glibc
import Testing

@testable import Host

@Suite struct NotifyTests {
  /// A datagram socket under a name, as systemd has one; `@` stands for an abstract name.
  private func listener(_ name: String) throws -> FileDescriptor {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var octets = Array(name.utf8)
    if name.hasPrefix("@") { octets[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: octets) }
    let raw = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    let length = socklen_t(2 + octets.count + (name.hasPrefix("@") ? 0 : 1))
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(raw, $0, length) }
    }
    try #require(bound == 0)
    return FileDescriptor(raw)
  }

  private func text(_ socket: FileDescriptor) throws -> String? {
    try socket.read(limit: 4096).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: ["@denwaban-test-", NSTemporaryDirectory() + "denwaban-notify-"])
  func speaksToPathAndAbstractName(_ stem: String) throws {
    let name = stem + UUID().uuidString
    defer { unlink(name) }
    let systemd = try listener(name)
    let notify = try Notify(environment: { $0 == "NOTIFY_SOCKET" ? name : nil }, process: 1)
    try notify.ready()
    try notify.alive()
    try notify.status("one line\nwatchdog=1")
    try notify.stopping()
    #expect(try text(systemd) == "READY=1")
    #expect(try text(systemd) == "WATCHDOG=1")
    #expect(try text(systemd) == "STATUS=one line watchdog=1")
    #expect(try text(systemd) == "STOPPING=1")
    #expect(try text(systemd) == nil)
  }

  @Test func withoutSystemdDoesNothing() throws {
    let notify = try Notify(environment: { _ in nil }, process: 1)
    try notify.ready()
    #expect(notify.watchdogMilliseconds == nil)
  }

  @Test(arguments: ["", "relative/path", "@", "/", "vsock:2:1234", "/" + String(repeating: "x", count: 107)])
  func refusesANameThatIsNoAddress(_ name: String) {
    #expect(
      refusal { try Notify(environment: { $0 == "NOTIFY_SOCKET" ? name : nil }, process: 1) }?.number == EINVAL)
  }

  @Test func theLongestNameFits() throws {
    let name = "/" + String(repeating: "x", count: 106)
    let notify = try Notify(environment: { $0 == "NOTIFY_SOCKET" ? name : nil }, process: 1)
    #expect(refusal { try notify.ready() }?.number == ENOENT)
  }

  @Test(
    arguments: [
      ("4000000", "77", Int64(2000)), ("4000000", nil, 2000), ("2000", nil, 1), ("4000000", "78", nil),
      ("4000000", "", nil), ("0", nil, nil), ("1999", nil, nil), ("-4", nil, nil), ("4 s", nil, nil),
      (nil, "77", nil),
      ("99999999999999999999", nil, nil),
    ] as [(String?, String?, Int64?)])
  func countsTheWatchdog(_ microseconds: String?, _ process: String?, _ expected: Int64?) throws {
    let notify = try Notify(
      environment: { ["WATCHDOG_USEC": microseconds, "WATCHDOG_PID": process][$0] ?? nil }, process: 77)
    #expect(notify.watchdogMilliseconds == expected)
  }
}
