import Glibc

/// Tells when a file is put in a folder: inotify(7), for names that are renamed into it.
public final class FolderWatch {
  private let file: FileDescriptor

  /// Watches a folder that exists.
  public init(_ path: String) throws(SystemError) {
    let raw = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard raw >= 0 else { throw SystemError("watch \(path)") }
    file = FileDescriptor(raw)
    guard inotify_add_watch(raw, path, UInt32(IN_MOVED_TO) | UInt32(IN_ONLYDIR)) >= 0 else {
      throw SystemError("watch \(path)")
    }
  }

  /// Readable when a file has come.
  public var watch: Watch { Watch(file.raw) }

  /// Whether a file has come since it was asked last. Events that did not fit the kernel's queue are missed, but not
  /// that there were any.
  public func take() throws(SystemError) -> Bool {
    var isTold = false
    while let octets = try file.read(limit: 4096), !octets.isEmpty { isTold = true }
    return isTold
  }
}
