import Glibc
import Testing

@testable import Host

@Suite struct TCPConnectionTests {
  /// A server on the loopback, and its port.
  private func server() throws -> (listener: FileDescriptor, port: UInt16) {
    let raw = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(raw, $0, size)
        _ = listen(raw, 1)
        _ = getsockname(raw, $0, &size)
      }
    }
    return (FileDescriptor(raw), UInt16(bigEndian: address.sin_port))
  }

  private func serve(_ connection: TCPConnection) throws -> [UInt8] {
    try connection.serve(try Poller.wait([connection.watch], until: nil)[0])
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func connectsSendsAndReads(_ address: String) throws {
    let (listener, port) = try server()
    let connection = try TCPConnection(address: address, port: port)
    try connection.send(Array("hello\n".utf8))
    #expect(connection.watch.interest == [.readable, .writable])
    #expect(try serve(connection) == [])
    #expect(connection.watch.interest == .readable)
    let peer = FileDescriptor(accept(listener.raw, nil, nil))
    #expect(try peer.read(limit: 64) == Array("hello\n".utf8))
    try peer.writeAll(Array("connect LCDproc\n".utf8))
    #expect(try serve(connection) == Array("connect LCDproc\n".utf8))
    #expect(try connection.serve([]) == [])
  }

  @Test func aServerThatClosesIsAnError() throws {
    let (listener, port) = try server()
    let connection = try TCPConnection(address: "127.0.0.1", port: port)
    _ = try serve(connection)
    close(accept(listener.raw, nil, nil))
    #expect(refusal { try serve(connection) }?.number == ECONNRESET)
  }

  @Test func aServerThatIsNotThereIsAnError() throws {
    let port = try server().port
    #expect(refusal { try serve(try TCPConnection(address: "127.0.0.1", port: port)) }?.number == ECONNREFUSED)
  }

  @Test func aServerThatDoesNotReadIsGivenUp() throws {
    let (listener, port) = try server()
    let connection = try TCPConnection(address: "127.0.0.1", port: port)
    _ = try serve(connection)
    let piece = [UInt8](repeating: 0x41, count: 32_768)
    var refusal: SystemError?
    // The two kernels' buffers hold some megabytes; then ours fills, and says so.
    for _ in 0..<1000 where refusal == nil {
      do { try connection.send(piece) } catch { refusal = error }
    }
    #expect(refusal?.number == ENOBUFS)
    withExtendedLifetime(listener) {}
  }

  @Test(arguments: ["lcd.example", "", "127.0.0.1.5", "256.0.0.1", "1.2.3.4 "])
  func refusesNames(_ address: String) {
    #expect(refusal { try TCPConnection(address: address, port: 1) }?.number == EINVAL)
  }
}
