import Card
import Foundation
import Presentation
import Testing

/// Our client against the real LCDd, if it is installed (Debian package `lcdproc`), with its text driver, which writes
/// the display to standard output.
@Suite struct LCDdTests {
  static let server = "/usr/sbin/LCDd"
  static let drivers = ["x86_64", "aarch64", "arm"].map { "/usr/lib/\($0)-linux-gnu/lcdproc/" }
    .first { FileManager.default.fileExists(atPath: $0 + "text.so") }

  @Test func cardOnARealServer() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.server), let drivers = Self.drivers else {
      print("skipped: \(Self.server) or its text driver is not installed (apt install lcdproc)")
      return
    }
    let port = try freePort()
    let configuration = FileManager.default.temporaryDirectory.appending(path: "denwaban-lcdd-\(port).conf")
    defer { try? FileManager.default.removeItem(at: configuration) }
    let text = """
      [server]
      DriverPath=\(drivers)
      Driver=text
      Bind=127.0.0.1
      Port=\(port)
      ServerScreen=no
      [text]
      Size=20x4

      """
    try Data(text.utf8).write(to: configuration)
    let server = Foundation.Process()
    let output = Pipe()
    // Into a pipe the driver would write only every few seconds, when its buffer is full.
    server.executableURL = URL(filePath: "/usr/bin/stdbuf")
    server.arguments = ["-o0", Self.server, "-f", "-c", configuration.path(percentEncoded: false)]
    server.standardOutput = output
    server.standardError = FileHandle.nullDevice
    try server.run()
    defer {
      // It inherits the signal mask of the thread that runs this test, in which SIGTERM may be blocked.
      kill(server.processIdentifier, SIGKILL)
      server.waitUntilExit()
    }
    var screen = ServerScreen(descriptor: output.fileHandleForReading.fileDescriptor)
    // The first frame says that the server listens.
    #expect(screen.reads { $0.count == 4 })

    let connection = try #require(connect(port))
    defer { close(connection) }
    var client = LCDproc()
    send(client.opened(), to: connection)
    while client.size == nil, let answer = receive(from: connection) {
      send(client.feed(answer), to: connection)
    }
    #expect(client.size == .fourLines)

    let layout = Layout(size: .fourLines, language: .english)
    for (_, card) in [Sample.cards[0], Sample.cards[2]] {
      let shown = layout.screen(card, Sample.call, Sample.status)
      send(client.show(shown), to: connection)
      #expect(screen.reads { $0 == shown.rows.map { Array($0.utf8) } }, "\(shown.rows)")
    }
    // Katakana passes through the server as the octets of the ROM.
    let kana = Layout(size: .fourLines).screen(Sample.cards[0].card, Sample.call, Sample.status)
    send(client.show(kana), to: connection)
    #expect(screen.reads { $0 == kana.rows.map { CharacterROM.a00.octets($0) } })
    // Quotes and braces arrive as they are.
    let odd = Screen(size: .fourLines, rows: ["say \"x\" {y} 'z'", "", "-l -r", ""])
    send(client.show(odd), to: connection)
    #expect(screen.reads { $0 == odd.rows.map { Array($0.utf8) } })
    // Each command has been answered by now; none was refused.
    send(Array("noop\n".utf8), to: connection)
    var heard: [UInt8] = []
    while !heard.contains(Array("noop complete\n".utf8)), let answer = receive(from: connection) {
      heard += answer
      #expect(client.feed(answer) == [])
    }
    #expect(client.refusals == 0)
  }

  /// The frames that the text driver writes: a border of `+` and `-`, rows between bars.
  struct ServerScreen {
    let descriptor: Int32
    private var pending: [UInt8] = []

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Reads frames until one is as wanted; false when the server ends, falls silent or shows 160 others
    /// (twenty seconds).
    mutating func reads(_ isWanted: ([[UInt8]]) -> Bool) -> Bool {
      var rows: [[UInt8]] = []
      var frames = 0
      while frames < 160 {
        guard let line = nextLine() else { return false }
        if line.first == UInt8(ascii: "|") {
          rows.append(Array(line.dropFirst().dropLast()))
        } else if !rows.isEmpty {
          if isWanted(rows) { return true }
          rows = []
          frames += 1
        }
      }
      return false
    }

    private mutating func nextLine() -> [UInt8]? {
      while true {
        if let end = pending.firstIndex(of: 0x0A) {
          let line = Array(pending[..<end])
          pending.removeFirst(end + 1)
          return line
        }
        guard let more = octets(of: descriptor) else { return nil }
        pending += more
      }
    }
  }

  private func receive(from connection: Int32) -> [UInt8]? { octets(of: connection) }

  private func send(_ octets: [UInt8], to connection: Int32) {
    var rest = octets[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  private func freePort() throws -> UInt16 {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        _ = bind(listener, generic, length)
        _ = getsockname(listener, generic, &length)
      }
    }
    try #require(address.sin_port != 0)
    return UInt16(bigEndian: address.sin_port)
  }

  private func connect(_ port: UInt16) -> Int32? {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = loopback(port: port)
    let failed = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        Foundation.connect(connection, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) != 0
      }
    }
    if failed { close(connection) }
    return failed ? nil : connection
  }

  private func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

/// What a descriptor has, or nil at its end or after twenty seconds of silence.
private func octets(of descriptor: Int32) -> [UInt8]? {
  var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  guard poll(&waiting, 1, 20_000) > 0 else { return nil }
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = read(descriptor, &buffer, buffer.count)
  return count > 0 ? Array(buffer[..<count]) : nil
}
