import Glibc

/// Raw samples (signed 16 bit, little-endian, channels interleaved) from a file or a FIFO.
///
/// A file is read as fast as it is asked for and ends. A FIFO is held open for writing too, so that it never ends
/// when its writer goes: the next writer is heard like the first.
public final class SampleFile {
  /// Octets in one reading: a quarter of a second at 8 kHz mono, so that no source starves the others.
  public static let chunk = 4096

  /// Readable when samples wait; a file always is.
  public var watch: Watch { Watch(file.raw) }

  private let file: FileDescriptor
  private let isFIFO: Bool
  private var odd: UInt8?

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

  /// Reads once: nil when nothing waits. A sample that is cut between two readings is put together.
  public func read() throws(SystemError) -> SoundInput? {
    guard let octets = try file.read(limit: SampleFile.chunk) else { return nil }
    if octets.isEmpty { return isFIFO ? nil : .end }
    var samples: [Int16] = []
    samples.reserveCapacity(octets.count / 2 + 1)
    for octet in octets {
      if let low = odd {
        samples.append(Int16(bitPattern: UInt16(low) | UInt16(octet) << 8))
        odd = nil
      } else {
        odd = octet
      }
    }
    return samples.isEmpty ? nil : .samples(samples)
  }
}
