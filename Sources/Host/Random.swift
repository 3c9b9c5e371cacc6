/// Octets that nobody can foretell.
public enum Random {
  /// So many octets from the kernel's generator: Swift's system generator is getrandom(2) on Linux.
  public static func octets(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var octets: [UInt8] = []
    octets.reserveCapacity(count)
    while octets.count < count { octets.append(UInt8.random(in: .min ... .max, using: &generator)) }
    return octets
  }
}
