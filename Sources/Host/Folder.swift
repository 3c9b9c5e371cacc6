import Glibc

/// A directory, with what makes changes to it outlive a power cut.
public struct Folder: Sendable {
  /// Its path.
  public let path: String
  /// Names that `names` gives at most; a folder of ours has some hundreds.
  public static let nameLimit = 100_000

  /// What the name of a file ends in until it is whole. After a power cut one may be left.
  public static let unfinished = ".new"

  /// The directory of a path, which need not exist yet.
  public init(_ path: String) { self.path = path }

  /// The path of a name in it.
  public func path(_ name: String) -> String { path + "/" + name }

  /// Creates the directory and those above it where they do not exist; only their owner may enter, unless `mode` says
  /// otherwise.
  public func create(mode: UInt32 = 0o700) throws(SystemError) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += part
      // Parts that exist may lie where nothing can be created; that is told by another number than EEXIST.
      if mkdir(prefix, mode) != 0, !Folder(prefix).exists { throw SystemError("create \(prefix)") }
      prefix += "/"
    }
  }

  /// Whether there is such a directory.
  public var exists: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Opens a file in it, to be read piece by piece.
  public func open(_ name: String) throws(SystemError) -> FileDescriptor {
    try FileDescriptor.open(path(name), O_RDONLY)
  }

  /// The names in it, in no order, without `.` and `..`.
  public func names() throws(SystemError) -> [String] {
    guard let directory = opendir(path) else { throw SystemError("list \(path)") }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < Folder.nameLimit {
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw SystemError("list \(path)") }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The whole of a file in it; nil when there is none. A file longer than `limit` throws EFBIG.
  public func read(_ name: String, limit: Int) throws(SystemError) -> [UInt8]? {
    let file: FileDescriptor
    do throws(SystemError) {
      file = try open(name)
    } catch {
      if error.number == ENOENT { return nil }
      throw error
    }
    var octets: [UInt8] = []
    while let piece = try file.read(limit: limit - octets.count + 1), !piece.isEmpty {
      octets += piece
      if octets.count > limit { throw SystemError("read \(path(name))", number: EFBIG) }
    }
    return octets
  }

  /// Puts octets in the place of a file, or creates it: whatever happens, the old file or the new one is there, whole.
  public func replace(_ name: String, with octets: [UInt8]) throws(SystemError) {
    try place(name, octets)
    try synchronise()
  }

  /// The same, except that after a power cut it may be the old file: several may be placed, and `synchronise` then makes
  /// all of them last. Who may read it is said by `mode`.
  public func place(_ name: String, _ octets: [UInt8], mode: UInt32 = 0o600) throws(SystemError) {
    let temporary = name + Folder.unfinished
    remove(temporary)
    let file = try AppendFile.create(path(temporary), mode: mode)
    do throws(SystemError) {
      try file.append(octets)
      guard Glibc.rename(path(temporary), path(name)) == 0 else { throw SystemError("replace \(path(name))") }
    } catch {
      remove(temporary)
      throw error
    }
  }

  /// Removes a file if it is there.
  public func remove(_ name: String) { _ = unlink(path(name)) }

  /// Gives a file another name, in the place of whatever has that name. Not yet durable.
  public func rename(_ name: String, to other: String) { _ = Glibc.rename(path(name), path(other)) }

  /// Waits until the names in the directory are on the medium.
  public func synchronise() throws(SystemError) {
    let directory = try FileDescriptor.open(path, O_RDONLY)
    while fsync(directory.raw) != 0 {
      if errno != EINTR { throw SystemError("write \(path)") }
    }
  }
}
