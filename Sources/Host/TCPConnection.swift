import Glibc

/// A connection to a server on this box or the LAN, which never blocks: connecting, writing and reading go on as
/// the poller says.
public final class TCPConnection {
  /// Octets that may wait to be sent. Our choice: some hundred screens; a server that lags further is given up.
  public static let pendingLimit = 65_536
  /// Octets in one reading.
  public static let chunk = 4096

  private let file: FileDescriptor
  private let name: String
  private var isConnected = false
  private var pending: [UInt8] = []

  /// Starts to connect to a numeric address (`127.0.0.1`, `::1`) or `localhost`. Other names are refused with
  /// `EINVAL`: to ask a name server could block for seconds.
  public init(address: String, port: UInt16) throws(SystemError) {
    name = "\(address):\(port)"
    var wanted = addrinfo()
    wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let numeric = address == "localhost" ? "127.0.0.1" : address
    guard getaddrinfo(numeric, String(port), &wanted, &found) == 0, let found else {
      throw SystemError("connect to \(name); a numeric address is needed", number: EINVAL)
    }
    defer { freeaddrinfo(found) }
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let raw = socket(found.pointee.ai_family, kind, 0)
    guard raw >= 0 else { throw SystemError("connect to \(name)") }
    file = FileDescriptor(raw)
    if connect(raw, found.pointee.ai_addr, found.pointee.ai_addrlen) != 0, errno != EINPROGRESS {
      throw SystemError("connect to \(name)")
    }
  }

  /// What to wait for.
  public var watch: Watch {
    Watch(file.raw, isConnected && pending.isEmpty ? .readable : [.readable, .writable])
  }

  /// Octets to be sent as soon as the server takes them. Throws `ENOBUFS` beyond `pendingLimit`.
  public func send(_ octets: [UInt8]) throws(SystemError) {
    guard pending.count + octets.count <= TCPConnection.pendingLimit else {
      throw SystemError("send to \(name); it does not read", number: ENOBUFS)
    }
    pending += octets
    if isConnected { try flush() }
  }

  /// Goes on as far as possible after the poller's answer: connects, sends, and reads once. Returns what was read,
  /// empty when nothing waits. Throws when the connection failed, and `ECONNRESET` when the server closed it.
  public func serve(_ readiness: Readiness) throws(SystemError) -> [UInt8] {
    if readiness.isEmpty { return [] }
    if !isConnected {
      var number: Int32 = 0
      var size = socklen_t(MemoryLayout<Int32>.size)
      guard getsockopt(file.raw, SOL_SOCKET, SO_ERROR, &number, &size) == 0 else {
        throw SystemError("connect to \(name)")
      }
      if number != 0 { throw SystemError("connect to \(name)", number: number) }
      guard readiness.contains(.writable) else { return [] }
      isConnected = true
    }
    try flush()
    guard readiness != .writable, let octets = try file.read(limit: TCPConnection.chunk) else { return [] }
    if octets.isEmpty { throw SystemError("read from \(name); it closed the connection", number: ECONNRESET) }
    return octets
  }

  private func flush() throws(SystemError) {
    while !pending.isEmpty {
      let count = try file.write(pending[...])
      if count == 0 { return }
      pending.removeFirst(count)
    }
  }
}
