import CLinux
import Glibc

/// What this process has cost so far, as the kernel counts it: proc(5), getrusage(2).
public struct ProcessUsage: Sendable {
  /// Page faults that waited for the disk.
  public let majorFaults: Int
  /// Octets that the disk was asked for on its behalf.
  public let octetsRead: Int
  /// Memory of its own, in octets: what it wrote, not what it maps of files.
  public let anonymous: Int

  /// The figures of this instant; what the kernel does not tell is zero.
  public init() {
    var usage = rusage()
    majorFaults = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? usage.ru_majflt : 0
    octetsRead = Self.figure("read_bytes:", of: "/proc/self/io")
    // Counted page by page; the sums of /proc/self/status are some dozens of pages behind.
    anonymous = 1024 * Self.figure("Anonymous:", of: "/proc/self/smaps_rollup")
  }

  /// Octets of memory that are in use: what malloc(3) gave out and did not get back, whatever the kernel still holds.
  public static var allocated: Int { Int(clamping: cl_allocated()) }

  private static func figure(_ name: String, of path: String) -> Int {
    guard let octets = try? FileDescriptor.open(path, O_RDONLY).readToEnd(limit: 1 << 16) else { return 0 }
    for line in octets.split(separator: UInt8(ascii: "\n")) where line.starts(with: name.utf8) {
      let digits = line.dropFirst(name.utf8.count).filter { (0x30...0x39).contains($0) }
      return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
    return 0
  }
}
