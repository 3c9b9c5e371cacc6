/// Everybody on every segment of this machine, and this machine itself: one sender for each interface's own broadcast
/// address and one for 127.0.0.1. (255.255.255.255 would need a default route, which a shop's box may not have.)
public struct BroadcastSockets {
  private let port: UInt16
  private let fixed: [IPv4Address]?
  private var known: NetworkInterfaces?
  private var senders: [UDPSocket] = []

  /// Senders to a port. `addresses` replaces the interfaces' broadcast addresses; 127.0.0.1 is always there.
  /// Nothing is opened before `refresh`.
  public init(port: UInt16, addresses: [IPv4Address]? = nil) { (self.port, fixed) = (port, addresses) }

  /// Opens the senders anew if the machine's addresses have changed; to be called before each beat, and after an
  /// error. Gives the errors of senders that could not be opened: they are left out until the next change.
  public mutating func refresh() -> [SystemError] {
    let current: NetworkInterfaces
    do {
      current = try NetworkInterfaces.current()
    } catch {
      return [error]
    }
    if current == known { return [] }
    known = current
    let broadcasts = fixed ?? current.list.compactMap { $0.isLoopback ? nil : $0.broadcast }
    var addresses: [IPv4Address] = [.loopback]
    for address in broadcasts where !addresses.contains(address) { addresses.append(address) }
    var errors: [SystemError] = []
    senders = []
    for address in addresses {
      do {
        senders.append(try UDPSocket.sender(to: address, port: port))
      } catch {
        errors.append(error)
      }
    }
    return errors
  }

  /// Sends one datagram to everybody; gives what went wrong. After an error the next `refresh` opens all anew.
  public mutating func send(_ octets: [UInt8]) -> [SystemError] {
    var errors: [SystemError] = []
    for sender in senders {
      do {
        try sender.send(octets)
      } catch {
        errors.append(error)
      }
    }
    if !errors.isEmpty { known = nil }
    return errors
  }
}
