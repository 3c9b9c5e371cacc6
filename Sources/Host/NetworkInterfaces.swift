import Glibc

/// The IPv4 addresses of this machine at one moment (getifaddrs(3)); compared to notice that the network changed.
public struct NetworkInterfaces: Equatable, Sendable {
  /// One address of one interface that is up.
  public struct Interface: Equatable, Sendable {
    /// Such as `eth0`.
    public let name: String
    /// Its own address.
    public let address: IPv4Address
    /// The address that reaches all of its segment; nil where there is none, as on the loopback.
    public let broadcast: IPv4Address?
    /// Whether it reaches only this machine.
    public let isLoopback: Bool
  }

  /// In the kernel's order.
  public let list: [Interface]

  /// What the kernel says now.
  public static func current() throws(SystemError) -> NetworkInterfaces {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { throw SystemError("list network interfaces") }
    defer { freeifaddrs(first) }
    var list: [Interface] = []
    var next = first
    while let entry = next?.pointee {
      next = entry.ifa_next
      let flags = Int(entry.ifa_flags)
      guard flags & Int(IFF_UP) != 0, let address = ipv4(entry.ifa_addr) else { continue }
      let hasBroadcast = flags & Int(IFF_BROADCAST) != 0
      list.append(
        Interface(
          name: entry.ifa_name.map { String(cString: $0) } ?? "", address: address,
          broadcast: hasBroadcast ? ipv4(entry.ifa_ifu.ifu_broadaddr) : nil,
          isLoopback: flags & Int(IFF_LOOPBACK) != 0))
    }
    return NetworkInterfaces(list: list)
  }

  private static func ipv4(_ address: UnsafeMutablePointer<sockaddr>?) -> IPv4Address? {
    guard let address, address.pointee.sa_family == sa_family_t(AF_INET) else { return nil }
    let number = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { $0.pointee.sin_addr.s_addr }
    return IPv4Address(UInt32(bigEndian: number))
  }
}
