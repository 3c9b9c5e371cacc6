import CLinux
import Glibc

/// A whole regular file in memory, read only, until the last reference goes.
///
/// Reads are expected anywhere: each fault brings 4 KiB, not the 128 KiB or more of the kernel's read-ahead. A page
/// that the disk cannot deliver reads as zeros (see MappingGuard.h), and what is read fails its check.
public final class MappedFile {
  /// The octets of the file.
  public let memory: UnsafeRawBufferPointer
  /// Which file it was when it was opened.
  public let identity: FileIdentity

  /// Maps the file at a path. A pipe, a device or a folder is refused.
  public init(_ path: String) throws(SystemError) {
    let file = try FileDescriptor.open(path, O_RDONLY | O_NONBLOCK)
    let status = try file.status(path)
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError("map \(path)", number: ENODEV) }
    identity = FileIdentity(status)
    let length = Int(status.st_size)
    guard length > 0 else {
      memory = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, length, PROT_READ, MAP_SHARED, file.raw, 0), start != MAP_FAILED else {
      throw SystemError("map \(path)")
    }
    memory = UnsafeRawBufferPointer(start: start, count: length)
    madvise(start, length, MADV_RANDOM)
    _ = cl_guard_mapping(start, length)
  }

  deinit {
    guard let start = UnsafeMutableRawPointer(mutating: memory.baseAddress) else { return }
    cl_unguard_mapping(start)
    munmap(start, memory.count)
  }

  /// Whether another file, or other contents, now stand at the path. False when there is none: what is mapped is
  /// then the best there is.
  public func hasChanged(at path: String) -> Bool {
    guard let now = FileIdentity(path) else { return false }
    return now != identity
  }

  /// Brings a range into the page cache, so that a first reading of it does not wait for the disk: in pieces, because
  /// the kernel caps what one MADV_WILLNEED reads.
  public func preload(_ range: Range<Int>) {
    let piece = 131_072
    var offset = range.lowerBound & ~4095
    while offset < min(range.upperBound, memory.count), let start = memory.baseAddress {
      madvise(
        UnsafeMutableRawPointer(mutating: start + offset), min(piece, memory.count - offset), MADV_WILLNEED)
      offset += piece
    }
  }
}

/// What tells one state of a file from another: it changes when the file is replaced or written.
public struct FileIdentity: Equatable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  /// Octets.
  public let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// When its content was last changed: milliseconds since 1970-01-01T00:00Z.
  public var changed: Int64 { Int64(seconds) &* 1000 }

  /// The file at a path; nil when there is none that can be seen.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    (device, inode, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int(status.st_size))
    (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
  }
}

extension FileDescriptor {
  func status(_ name: String) throws(SystemError) -> stat {
    var status = stat()
    guard fstat(raw, &status) == 0 else { throw SystemError("stat \(name)") }
    return status
  }

  /// Opens a list for reading: a regular file that stands in the folder itself, not a link to one, a pipe or a device
  /// (all of which a memory stick may hold). Gives its size as well.
  public static func openRegular(_ path: String) throws(SystemError) -> (file: FileDescriptor, size: Int) {
    let file = try open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    let status = try file.status(path)
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError("open \(path)", number: EINVAL) }
    return (file, Int(status.st_size))
  }
}
