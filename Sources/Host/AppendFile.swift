import Glibc

/// A file that only grows at its end.
public struct AppendFile: Sendable {
  /// Its path.
  public let path: String
  private let descriptor: FileDescriptor

  /// Creates the file, which must not exist; only its owner may read it, unless `mode` says otherwise.
  public static func create(_ path: String, mode: UInt32 = 0o600) throws(SystemError) -> AppendFile {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_EXCL
    return AppendFile(path: path, descriptor: try FileDescriptor.open(path, flags, mode: mode))
  }

  /// Opens a file that exists.
  public static func open(_ path: String) throws(SystemError) -> AppendFile {
    AppendFile(path: path, descriptor: try FileDescriptor.open(path, O_WRONLY | O_APPEND))
  }

  /// Adds octets at the end and makes them durable. When it throws, none, some or all of them may be in the file, and
  /// a later success would not say otherwise: give the file up.
  public func append(_ octets: [UInt8]) throws(SystemError) {
    try descriptor.writeAll(octets)
    try synchronise()
  }

  /// Cuts the file to a length. Durable with the next `append`.
  public func truncate(to length: Int) throws(SystemError) {
    while ftruncate(descriptor.raw, off_t(length)) != 0 {
      if errno != EINTR { throw SystemError("truncate \(path)") }
    }
  }

  /// Waits until the octets and the length are on the medium. It is not tried again after an error other than EINTR:
  /// Linux may have dropped what it could not write.
  private func synchronise() throws(SystemError) {
    while fdatasync(descriptor.raw) != 0 {
      if errno != EINTR { throw SystemError("write \(path)") }
    }
  }
}
