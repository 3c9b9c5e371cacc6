import Glibc

/// A lock that one process at a time holds, by flock(2) on a file of its own; the kernel frees it with the process.
public final class FileLock {
  private let file: FileDescriptor

  /// Takes the lock at once or throws `EWOULDBLOCK`. The file stays: removing it would let two processes lock two files.
  public init(_ path: String) throws(SystemError) {
    file = try FileDescriptor.open(path, O_RDWR | O_CREAT)
    while flock(file.raw, LOCK_EX | LOCK_NB) != 0 {
      if errno != EINTR { throw SystemError("lock \(path)") }
    }
  }

  /// Whether an error says that somebody else holds a lock.
  public static func isHeld(_ error: SystemError) -> Bool { error.number == EWOULDBLOCK }
}
