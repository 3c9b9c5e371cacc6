import Testing

@testable import Host

@Suite struct NetworkTests {
  @Test(arguments: ["0.0.0.0", "127.0.0.1", "192.168.1.255", "255.255.255.255"])
  func addresses(_ text: String) { #expect(IPv4Address(text)?.description == text) }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.-4", "+1.2.3.4", "1..2.3", "a.b.c.d", "::1",
  ])
  func notAddresses(_ text: String) { #expect(IPv4Address(text) == nil) }

  @Test func thisMachine() throws {
    let interfaces = try NetworkInterfaces.current()
    #expect(try NetworkInterfaces.current() == interfaces)
    for interface in interfaces.list {
      #expect(!interface.name.isEmpty)
      #expect(interface.isLoopback == (interface.address.number >> 24 == 127))
    }
  }

  /// A datagram of more than 64 KiB is refused by the kernel, and the reason arrives.
  @Test func errorsArrive() throws {
    let sender = try UDPSocket.sender(to: .loopback, port: 9)
    #expect(throws: SystemError("send UDP to 127.0.0.1:9", number: 90)) {
      try sender.send([UInt8](repeating: 0, count: 70_000))
    }
  }

  @Test func whatIsTooLongComesCut() throws {
    let receiver = try UDPSocket.receiver(port: 0)
    let sender = try UDPSocket.sender(to: .loopback, port: receiver.port)
    try sender.send([UInt8](repeating: 7, count: 5000))
    #expect(try receiver.receive(within: 1000)?.count == UDPSocket.datagramLimit)
    try sender.send([])
    #expect(try receiver.receive(within: 1000) == [])
  }
}
