import CLinux
import Glibc

/// The three streams of a command, unbuffered beyond one call; short writes are finished.
public enum StandardStreams {
  /// Data, to standard output. False when the reader is gone.
  @discardableResult
  public static func output(_ text: String) -> Bool { write(text, to: 1) }

  /// Octets, to standard output. False when the reader is gone.
  @discardableResult
  public static func output(_ octets: [UInt8]) -> Bool { octets.withUnsafeBytes { write($0, to: 1) } }

  /// Ends what `print` has written; throws when some of it could not be: a full disk must not look like an empty answer.
  /// A reader that has gone away is no error.
  public static func finish() throws(SystemError) {
    let number = cl_finish_output()
    if number != 0, number != EPIPE { throw SystemError("write to standard output", number: number) }
  }

  /// Talk, to standard error.
  @discardableResult
  public static func talk(_ text: String) -> Bool { write(text, to: 2) }

  /// Whether standard error is a terminal, so that progress may be drawn.
  public static var talksToTerminal: Bool { isatty(2) == 1 }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func write(_ octets: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var done = 0
    while done < octets.count {
      let count = Glibc.write(descriptor, octets.baseAddress.map { $0 + done }, octets.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

/// The process that a command is.
public enum Process {
  /// Makes a closed pipe an error of the write instead of the end of the process.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// The kernel's number of this process.
  public static var identifier: Int32 { getpid() }

  /// The value of an environment variable, if it is set and not empty.
  public static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Ends the process with a status.
  public static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
