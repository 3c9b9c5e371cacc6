import CLinux
import Glibc

/// One write that waits for the disk in a thread of its own, so that the loop does not: a worn card or a failing disk
/// may hold fdatasync(2) for seconds, and no call of the kernel makes it return sooner.
///
///     loop ── init ──► thread: write ──► disk …           nothing else runs there, and nothing is shared
///       └─ Poller ◄── eventfd ◄── done ──┘ then `take` joins the thread and has what it left
///
/// A thread for each write, not one that lives on: a busy shop makes some hundred a day, a start costs far less than
/// the disk takes, and the join is all the locking that is needed.
public final class DurableWrite {
  /// What the write left: the file to go on with, or why it is given up.
  public typealias Result = Swift.Result<AppendFile, SystemError>

  /// What the thread has. It alone touches `result` until it has ended.
  private final class Work {
    let write: @Sendable () -> Result
    let done: FileDescriptor
    var result: Result?

    init(_ write: @escaping @Sendable () -> Result, _ done: FileDescriptor) {
      (self.write, self.done) = (write, done)
    }
  }

  private let work: Work
  private var thread: pthread_t?

  /// Begins the write. Throws `EAGAIN` when the system has no thread left for it; then nothing was written.
  public init(_ write: @escaping @Sendable () -> Result) throws(SystemError) {
    let raw = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard raw >= 0 else { throw SystemError("wait for the disk") }
    work = Work(write, FileDescriptor(raw))
    let reference = Unmanaged.passRetained(work)
    var thread = pthread_t()
    let number = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
        work.result = work.write()
        // Cannot fail: the counter of an eventfd that was never added to takes one.
        _ = eventfd_write(work.done.raw, 1)
        return nil
      }, reference.toOpaque())
    guard number == 0 else {
      reference.release()
      throw SystemError("begin a thread for the disk", number: number)
    }
    self.thread = thread
  }

  /// A write that is abandoned goes on by itself, and what it holds goes with its end.
  deinit { if let thread { pthread_detach(thread) } }

  /// Readable when it is done.
  public var watch: Watch { Watch(work.done.raw) }

  /// Takes what it left; nil while it goes on, and when it was taken.
  public func take() -> Result? {
    var count = eventfd_t()
    guard let thread, eventfd_read(work.done.raw, &count) == 0 else { return nil }
    // The thread has said its last word, so this waits for its last instructions only.
    pthread_join(thread, nil)
    self.thread = nil
    return work.result
  }
}
