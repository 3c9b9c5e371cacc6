import Glibc

/// What a service tells systemd, by the protocol of sd_notify(3): datagrams of `KEY=VALUE` lines to the socket that
/// `$NOTIFY_SOCKET` names. Without that variable everything here does nothing.
public struct Notify {
  /// Milliseconds between two signs of life: half of `$WATCHDOG_USEC`, as sd_watchdog_enabled(3) advises; nil when
  /// no watchdog is set, or it is meant for another process.
  public let watchdogMilliseconds: Int64?

  private let address: [UInt8]
  private let socket: FileDescriptor?

  /// Reads `$NOTIFY_SOCKET`, `$WATCHDOG_USEC` and `$WATCHDOG_PID` through `environment`. Refuses a socket name that
  /// is neither an absolute path nor `@name`, or longer than the 107 octets that a socket address holds.
  public init(
    environment: (String) -> String? = Process.environment, process: Int32 = Process.identifier
  ) throws(SystemError) {
    watchdogMilliseconds = Notify.interval(
      microseconds: environment("WATCHDOG_USEC"), process: environment("WATCHDOG_PID"), own: process)
    guard let name = environment("NOTIFY_SOCKET") else {
      (address, socket) = ([], nil)
      return
    }
    var octets = Array(name.utf8)
    let first = octets.first
    guard first == UInt8(ascii: "/") || first == UInt8(ascii: "@"), octets.count >= 2, octets.count <= 107
    else {
      throw SystemError("NOTIFY_SOCKET=\(name)", number: EINVAL)
    }
    // An abstract name starts with NUL and ends with the address; a path ends with NUL.
    if first == UInt8(ascii: "@") { octets[0] = 0 } else { octets.append(0) }
    let raw = Glibc.socket(
      AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard raw >= 0 else { throw SystemError("socket for \(name)") }
    (address, socket) = (octets, FileDescriptor(raw))
  }

  /// The service serves: devices may still be missing, but calls would be taken.
  public func ready() throws(SystemError) { try send("READY=1") }

  /// A sign of life. To be sent only after work was done, so that a hang is seen.
  public func alive() throws(SystemError) { try send("WATCHDOG=1") }

  /// One line for `systemctl status`; a line break in it becomes a blank.
  public func status(_ text: String) throws(SystemError) {
    var line = "STATUS="
    for character in text { line.append(character.isNewline ? " " : character) }
    try send(line)
  }

  /// The service is about to end.
  public func stopping() throws(SystemError) { try send("STOPPING=1") }

  private func send(_ line: String) throws(SystemError) {
    guard let socket else { return }
    var target = sockaddr_un()
    target.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &target.sun_path) { $0.copyBytes(from: address) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + address.count)
    let octets = Array(line.utf8)
    let count = withUnsafePointer(to: &target) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(socket.raw, octets, octets.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
    if count < 0 { throw SystemError("tell systemd \(line)") }
  }

  private static func interval(microseconds: String?, process: String?, own: Int32) -> Int64? {
    guard let microseconds, let value = Int64(microseconds), value >= 2000 else { return nil }
    if let process, Int32(process) != own { return nil }
    return value / 2000
  }
}
