import Glibc

/// A file without a name: room for what memory should not hold, gone with the process.
public final class ScratchFile {
  private let file: FileDescriptor

  /// Makes one on the disk of a path, which is free afterwards. What a process that was killed left there goes.
  public init(_ path: String) throws(SystemError) {
    unlink(path)
    file = try FileDescriptor.open(path, O_RDWR | O_CREAT | O_EXCL)
    unlink(path)
  }

  /// Writes at the end.
  public func append(_ octets: [UInt8]) throws(SystemError) { try file.writeAll(octets) }

  /// What was written in a range of the file, which must lie within it.
  public func octets(in range: Range<Int>) throws(SystemError) -> [UInt8] {
    var octets = [UInt8](repeating: 0, count: range.count)
    var done = 0
    while done < octets.count {
      let count = octets.withUnsafeMutableBytes { room in
        pread(file.raw, room.baseAddress.map { $0 + done }, room.count - done, range.lowerBound + done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError("read a scratch file") }
      done += count
    }
    return octets
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
