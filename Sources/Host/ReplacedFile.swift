import Glibc

/// A new version of a file, written beside the old one and put in its place whole: whoever opens the path finds the
/// old file or the new one, at every instant and after a power cut at any instant.
///
///     lock F.lock · remove a stray F.tmp · create F.tmp, page 0 left zero · write all · fdatasync
///     · write page 0 · fdatasync · F.1 becomes the old F · rename F.tmp to F · fsync the folder
public final class ReplacedFile {
  private let path: String
  private let file: FileDescriptor
  private let lock: FileLock
  private var isInPlace = false

  /// Where the new version stands until it is in place.
  public var temporary: String { path + ".tmp" }
  /// Where the version before this one is kept.
  public var previous: String { path + ".1" }

  /// Makes the folder, takes the lock (`EWOULDBLOCK` when another holds it), clears what a killed process left, and creates the file.
  public init(_ path: String) throws(SystemError) {
    self.path = path
    try Self.makeFolder(of: path)
    lock = try FileLock(path + ".lock")
    for stray in [path + ".tmp", path + ".1.tmp"] where unlink(stray) != 0 && errno != ENOENT {
      throw SystemError("remove \(stray)")
    }
    file = try FileDescriptor.open(path + ".tmp", O_RDWR | O_CREAT | O_EXCL, mode: 0o640)
  }

  deinit {
    if !isInPlace { unlink(temporary) }
  }

  /// Writes at the end.
  public func append(_ octets: [UInt8]) throws(SystemError) {
    guard lseek(file.raw, 0, SEEK_END) >= 0 else { throw SystemError("seek \(temporary)") }
    try file.writeAll(octets)
  }

  /// Cuts the file off.
  public func cut(at length: Int) throws(SystemError) {
    guard ftruncate(file.raw, length) == 0 else { throw SystemError("cut \(temporary)") }
  }

  /// Makes what was written safe, then writes and makes safe page 0, with which the file becomes valid.
  public func seal(_ pageZero: [UInt8]) throws(SystemError) {
    try sync()
    guard lseek(file.raw, 0, SEEK_SET) == 0 else { throw SystemError("seek \(temporary)") }
    try file.writeAll(pageZero)
    try sync()
  }

  /// Puts the new version in place; the old one, if there is one, becomes `previous`, unless it is worth nothing and
  /// would drive out a better one.
  public func commit(keepingOld: Bool = true) throws(SystemError) {
    if keepingOld { try Self.keep(path, as: previous) }
    guard rename(temporary, path) == 0 else { throw SystemError("rename \(temporary)") }
    isInPlace = true
    try Self.syncFolder(of: path)
  }

  /// Puts the previous version back in place and keeps the present one as previous: done twice, it changes nothing.
  /// Throws `ENOENT` when there is no previous version.
  public static func rollBack(_ path: String) throws(SystemError) {
    let lock = try FileLock(path + ".lock")
    let (previous, aside) = (path + ".1", path + ".1.tmp")
    guard FileIdentity(previous) != nil else { throw SystemError("open \(previous)", number: ENOENT) }
    unlink(aside)
    if link(path, aside) != 0, errno != ENOENT { throw SystemError("link \(path)") }
    guard rename(previous, path) == 0 else { throw SystemError("rename \(previous)") }
    if rename(aside, previous) != 0, errno != ENOENT { throw SystemError("rename \(aside)") }
    try Self.syncFolder(of: path)
    withExtendedLifetime(lock) {}
  }

  private func sync() throws(SystemError) {
    guard fdatasync(file.raw) == 0 else { throw SystemError("write \(temporary) to the disk") }
  }

  private static func keep(_ path: String, as previous: String) throws(SystemError) {
    let aside = previous + ".tmp"
    if link(path, aside) != 0 {
      if errno == ENOENT { return }
      throw SystemError("link \(path)")
    }
    guard rename(aside, previous) == 0 else { throw SystemError("rename \(aside)") }
    // rename(2) leaves both names when they already are one file.
    unlink(aside)
  }

  /// Makes the folder of the file, and those above it, where they do not exist.
  private static func makeFolder(of path: String) throws(SystemError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/").dropLast() {
      made += part + "/"
      if mkdir(made, 0o750) != 0, errno != EEXIST { throw SystemError("make \(made)") }
    }
  }

  /// Makes the names in the folder of the file safe on the disk.
  private static func syncFolder(of path: String) throws(SystemError) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let file = try FileDescriptor.open(folder, O_RDONLY | O_DIRECTORY)
    guard fsync(file.raw) == 0 else { throw SystemError("write \(folder) to the disk") }
  }
}
