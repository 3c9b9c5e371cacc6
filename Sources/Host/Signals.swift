import CLinux
import Glibc

/// The signals of a service, read like octets from a descriptor instead of interrupting anything.
public final class Signals {
  /// A signal that the service understands.
  public enum Signal: Int32, Sendable, CaseIterable {
    /// SIGHUP: read the configuration and the list again.
    case reload = 1
    /// SIGINT: Ctrl-C at a terminal.
    case interrupt = 2
    /// SIGTERM: systemd stops the service.
    case terminate = 15
  }

  /// Readable when a signal waits.
  public var watch: Watch { Watch(file.raw) }

  private let file: FileDescriptor
  private var before = sigset_t()

  /// From now on the three signals no longer end this thread's process but are read here.
  public init() throws(SystemError) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in Signal.allCases { sigaddset(&set, signal.rawValue) }
    let raw = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    guard raw >= 0 else { throw SystemError("signalfd") }
    file = FileDescriptor(raw)
    pthread_sigmask(SIG_BLOCK, &set, &before)
  }

  deinit { pthread_sigmask(SIG_SETMASK, &before, nil) }

  /// The next signal, nil when none waits.
  public func next() throws(SystemError) -> Signal? {
    let size = MemoryLayout<signalfd_siginfo>.size
    guard let octets = try file.read(limit: size), octets.count == size else { return nil }
    // The record opens with the signal's number, 32 bits in the machine's order (signalfd(2)).
    return octets.withUnsafeBytes { Signal(rawValue: $0.loadUnaligned(as: Int32.self)) }
  }
}
