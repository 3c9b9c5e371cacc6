import Glibc

/// Sound from a file or a FIFO, as octets.
///
/// A file is read as fast as it is asked for and ends. A FIFO is held open for writing too, so that it never ends
/// when its writer goes: the next writer is heard like the first. So this user must be allowed to write to it.
public final class SampleFile {
  /// Octets in one reading: 40 ms at 8 kHz mono, so that what is heard is told within that time, and no source starves
  /// the others.
  public static let chunk = 640

  /// Readable when octets wait; a file always is.
  public var watch: Watch { Watch(file.raw) }
  /// Whether it is a FIFO, which waits for its writer.
  public let isFIFO: Bool

  private let file: FileDescriptor

  /// Opens a file or FIFO. Refuses anything else with `EINVAL`.
  public init(path: String) throws(SystemError) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw SystemError("open \(path)") }
    let kind = facts.st_mode & S_IFMT
    guard kind == S_IFREG || kind == S_IFIFO else {
      throw SystemError("open \(path) as a file or FIFO of samples", number: EINVAL)
    }
    isFIFO = kind == S_IFIFO
    file = try FileDescriptor.open(path, (isFIFO ? O_RDWR : O_RDONLY) | O_NONBLOCK)
  }

  /// Reads once: nil when nothing waits, no octets at the end of a file.
  public func read() throws(SystemError) -> [UInt8]? { try file.read(limit: SampleFile.chunk) }
}
