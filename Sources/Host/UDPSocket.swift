import Glibc

/// One UDP socket: either a sender that talks to one address and hears nobody, or a receiver on one port.
public final class UDPSocket {
  /// Octets of a datagram that `receive` gives; what is longer comes cut, one octet too long for any of ours.
  public static let datagramLimit = 2048

  private let descriptor: FileDescriptor
  private let name: String

  private init(_ name: String) throws(SystemError) {
    let raw = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard raw >= 0 else { throw SystemError("open a UDP socket \(name)") }
    (descriptor, self.name) = (FileDescriptor(raw), name)
  }

  /// A socket that sends to an address, which may be a broadcast. It is connected, so the kernel gives it datagrams of
  /// that peer only, and has the smallest buffer for them: the box cannot be flooded through it. Datagrams end at the
  /// segment (time to live 1), and a full queue is told (`IP_RECVERR`) instead of passed over in silence.
  public static func sender(to address: IPv4Address, port: UInt16) throws(SystemError) -> UDPSocket {
    let socket = try UDPSocket("to \(address):\(port)")
    try socket.set(SOL_SOCKET, SO_BROADCAST, 1)
    try socket.set(SOL_SOCKET, SO_RCVBUF, 0)
    try socket.set(internetProtocol, IP_TTL, 1)
    try socket.set(internetProtocol, IP_RECVERR, 1)
    let done = withSocketAddress(address, port) { connect(socket.descriptor.raw, $0, $1) }
    guard done == 0 else { throw SystemError("send UDP \(socket.name)") }
    return socket
  }

  /// A socket that hears a port on all interfaces, broadcasts included; several listeners may share the port. Port 0
  /// takes a free one.
  public static func receiver(port: UInt16) throws(SystemError) -> UDPSocket {
    let socket = try UDPSocket("on port \(port)")
    try socket.set(SOL_SOCKET, SO_REUSEADDR, 1)
    let done = withSocketAddress(IPv4Address(0), port) { bind(socket.descriptor.raw, $0, $1) }
    guard done == 0 else { throw SystemError("listen for UDP \(socket.name)") }
    return socket
  }

  /// The port that the socket has on this machine; 0 when it has none yet.
  public var port: UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let done = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor.raw, $0, &length) }
    }
    return done == 0 ? UInt16(bigEndian: address.sin_port) : 0
  }

  /// Sends one datagram, without waiting. A peer that does not listen is no error. Success says that the kernel took
  /// it, not that anybody got it: a cable that is out looks like success.
  public func send(_ octets: [UInt8]) throws(SystemError) {
    // The refusal of an earlier datagram is reported on the next one, which then was not sent: once more.
    for _ in 0..<3 {
      let sent = octets.withUnsafeBytes {
        Glibc.send(descriptor.raw, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
      }
      if sent >= 0 { return }
      if errno != EINTR, errno != ECONNREFUSED { throw SystemError("send UDP \(name)") }
    }
  }

  /// The next datagram, or nil when none came within so many milliseconds (nil: waits for ever). A signal ends the
  /// wait as time does.
  public func receive(within milliseconds: Int64?) throws(SystemError) -> [UInt8]? {
    var interest = pollfd(fd: descriptor.raw, events: Int16(POLLIN), revents: 0)
    let timeout = milliseconds.map { Int32(min(max($0, 0), 1_000_000)) } ?? -1
    let ready = poll(&interest, 1, timeout)
    if ready < 0, errno != EINTR { throw SystemError("wait for UDP \(name)") }
    guard ready > 0 else { return nil }
    var octets = [UInt8](repeating: 0, count: UDPSocket.datagramLimit)
    let count = recv(descriptor.raw, &octets, octets.count, Int32(MSG_DONTWAIT))
    if count < 0 {
      if errno == EAGAIN || errno == EINTR { return nil }
      throw SystemError("receive UDP \(name)")
    }
    octets.removeLast(octets.count - count)
    return octets
  }

  private static let internetProtocol = Int32(IPPROTO_IP)

  private func set(_ level: Int32, _ option: Int32, _ value: Int32) throws(SystemError) {
    var value = value
    guard setsockopt(descriptor.raw, level, option, &value, socklen_t(MemoryLayout<Int32>.size)) == 0
    else { throw SystemError("set up the UDP socket \(name)") }
  }

  private static func withSocketAddress(
    _ address: IPv4Address, _ port: UInt16, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var socketAddress = sockaddr_in()
    socketAddress.sin_family = sa_family_t(AF_INET)
    socketAddress.sin_port = port.bigEndian
    socketAddress.sin_addr.s_addr = address.number.bigEndian
    return withUnsafePointer(to: &socketAddress) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
