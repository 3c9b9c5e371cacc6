import CLinux
import Glibc

/// Counts the instructions that this process executes, where the kernel and the processor do: unlike time, the count
/// is the same on a busy machine. Virtual machines and `kernel.perf_event_paranoid` often refuse.
public struct InstructionCounter: Sendable {
  private let file: FileDescriptor

  /// A counter that runs. Refused as perf_event_open(2) is: `denied` where `kernel.perf_event_paranoid` forbids it,
  /// `missing` where the processor lends this machine no counter.
  public init() throws(SystemError) {
    let raw = cl_open_instruction_counter()
    guard raw >= 0 else { throw SystemError("count instructions") }
    file = FileDescriptor(raw)
  }

  /// Instructions of this thread, outside the kernel, since the counter was made; nil if it cannot be read.
  public var count: UInt64? {
    // perf_event_open(2): without a read format, one unsigned number of 64 bits in the machine's order.
    var count: UInt64 = 0
    let octets = Glibc.read(file.raw, &count, MemoryLayout<UInt64>.size)
    return octets == MemoryLayout<UInt64>.size ? count : nil
  }
}
