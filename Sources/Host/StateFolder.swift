import Glibc

/// Facts about a folder that must be writable.
public enum StateFolder {
  /// Octets that this user may still write there. Refuses a folder that is missing, is none (`ENOTDIR`), or may not
  /// be written to.
  public static func space(in path: String) throws(SystemError) -> UInt64 {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw SystemError("write to \(path)") }
    guard facts.st_mode & S_IFMT == S_IFDIR else { throw SystemError("write to \(path)", number: ENOTDIR) }
    guard access(path, W_OK | X_OK) == 0 else { throw SystemError("write to \(path)") }
    var space = statvfs()
    guard statvfs(path, &space) == 0 else { throw SystemError("measure \(path)") }
    return UInt64(space.f_bavail).multipliedReportingOverflow(by: UInt64(space.f_frsize)).partialValue
  }
}
