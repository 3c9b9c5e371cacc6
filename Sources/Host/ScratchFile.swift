import Glibc

/// A file without a name: room for what memory should not hold, gone with the process.
public final class ScratchFile {
  private let file: FileDescriptor

  /// Makes one on the disk of a path, which must be free and is freed at once.
  public init(_ path: String) throws(SystemError) {
    file = try FileDescriptor.open(path, O_RDWR | O_CREAT | O_EXCL)
    unlink(path)
  }

  /// Writes at the end.
  public func append(_ octets: [UInt8]) throws(SystemError) { try file.writeAll(octets) }

  /// Everything that was written.
  public func contents() throws(SystemError) -> [UInt8] {
    guard lseek(file.raw, 0, SEEK_SET) == 0 else { throw SystemError("seek in a scratch file") }
    return try file.readToEnd(limit: .max)
  }
}

extension FileDescriptor {
  /// Reads until the end; a file longer than the limit is `EFBIG`.
  public func readToEnd(limit: Int) throws(SystemError) -> [UInt8] {
    var octets: [UInt8] = []
    while let more = try read(limit: 1 << 20), !more.isEmpty {
      guard more.count <= limit - octets.count else { throw SystemError("read", number: EFBIG) }
      octets += more
    }
    return octets
  }
}
