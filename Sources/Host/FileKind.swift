import Glibc

/// What stands at a path.
public enum FileKind: Sendable {
  /// An ordinary file.
  case regular
  /// A directory.
  case folder
  /// A symbolic link.
  case link
  /// A pipe, a socket, a device.
  case other

  /// Nil when nothing that can be seen is there. A link is followed, unless `asLink`.
  public init?(_ path: String, asLink: Bool = false) {
    var status = stat()
    guard (asLink ? lstat(path, &status) : stat(path, &status)) == 0 else { return nil }
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
  }
}
