import Glibc

/// A system call that failed: which, on what, and the kernel's reason.
public struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The kernel's error number, such as `ENOENT`.
  public let number: Int32
  /// What was tried, such as `open /dev/ttyUSB0`.
  public let attempt: String

  /// The current `errno`, after `attempt` failed.
  public init(_ attempt: String) { (self.number, self.attempt) = (errno, attempt) }

  /// A given error number.
  public init(_ attempt: String, number: Int32) { (self.number, self.attempt) = (number, attempt) }

  /// What stands behind it, as far as it decides what to try next.
  public enum Cause: Sendable {
    /// The thing is not there, or no longer.
    case missing
    /// This user may not.
    case denied
    /// Another program has it.
    case busy
    /// All else.
    case other
  }

  /// What stands behind the kernel's number.
  public var cause: Cause {
    switch number {
    case ENOENT, ENODEV, ENXIO: .missing
    case EACCES, EPERM: .denied
    case EBUSY: .busy
    default: .other
    }
  }

  /// `open /dev/ttyUSB0: No such file or directory`.
  public var description: String {
    "\(attempt): \(strerror(number).map { String(cString: $0) } ?? "error \(number)")"
  }
}

/// An open file, socket or device; it is closed with its last reference, in whichever thread that is.
public final class FileDescriptor: Sendable {
  /// The kernel's number.
  public let raw: Int32

  /// Takes over an open descriptor.
  public init(_ raw: Int32) { self.raw = raw }

  deinit { _ = Glibc.close(raw) }

  /// Opens a path; `flags` as for open(2), `O_CLOEXEC` is added. EINTR is tried again.
  public static func open(
    _ path: String, _ flags: Int32, mode: UInt32 = 0o600
  ) throws(SystemError) -> FileDescriptor {
    while true {
      let raw = Glibc.open(path, flags | O_CLOEXEC, mode)
      if raw >= 0 { return FileDescriptor(raw) }
      if errno != EINTR { throw SystemError("open \(path)") }
    }
  }

  /// Makes a new file, or empties the one that is there, to write to.
  public static func create(_ path: String) throws(SystemError) -> FileDescriptor {
    try open(path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
  }

  /// A descriptor of its own for standard input (0) or output (1), which stay open behind it.
  public static func standard(_ number: Int32) throws(SystemError) -> FileDescriptor {
    let raw = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard raw >= 0 else { throw SystemError("use standard \(number == 0 ? "input" : "output")") }
    return FileDescriptor(raw)
  }

  /// Reads once: 1–`limit` octets, none at the end of the file, nil when a non-blocking descriptor has nothing now.
  public func read(limit: Int) throws(SystemError) -> [UInt8]? {
    var failure: CInt = 0
    // Room that is not written is not cleared first: a list of a hundred octets is read with room for 256 KiB.
    let octets = [UInt8](unsafeUninitializedCapacity: limit) { room, count in
      var taken = -1
      repeat { taken = Glibc.read(raw, room.baseAddress, limit) } while taken < 0 && errno == EINTR
      failure = taken < 0 ? errno : 0
      count = max(0, taken)
    }
    if failure == 0 { return octets }
    if failure == EAGAIN { return nil }
    throw SystemError("read", number: failure)
  }

  /// Writes once: the number of octets taken, 0 when a non-blocking descriptor takes nothing now.
  public func write(_ bytes: ArraySlice<UInt8>) throws(SystemError) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(raw, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno == EAGAIN { return 0 }
      if errno != EINTR { throw SystemError("write") }
    }
  }

  /// Writes everything, or throws; for blocking descriptors.
  public func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try write(rest)
      if count == 0 { throw SystemError("write", number: EAGAIN) }
      rest = rest.dropFirst(count)
    }
  }
}
