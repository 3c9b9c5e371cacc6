import Glibc
import Testing

@testable import Host

/// One after the other: the kernel gives the number of a pair that is gone to the next one.
@Suite(.serialized) struct SerialPortTests {
  /// A pseudo-terminal: the far side, as an adapter would hold it, and the path of the near one.
  private func adapter() throws -> (far: FileDescriptor, near: FileDescriptor, path: String) {
    var (far, near): (Int32, Int32) = (0, 0)
    try #require(openpty(&far, &near, nil, nil, nil) == 0)
    return (FileDescriptor(far), FileDescriptor(near), String(cString: try #require(ttyname(near))))
  }

  private func mode(_ text: String) throws -> SerialMode { try #require(SerialMode(text)) }

  @Test(arguments: ["1200 8N1", "9600 7E1", "4800 8N1", "115200 8N1", "300 7O2", "19200 8E2"])
  func modesAreReadAndWritten(_ text: String) throws {
    #expect(try mode(text).description == text)
  }

  @Test(arguments: [
    "", "1200", "8N1", "1200 9N1", "1200 8X1", "1200 8N3", "1201 8N1", "1200 8N1 x", "-1200 8N1", "1200 8n1",
    "1200 8N", "１２００ 8N1",
  ])
  func refusesWhatIsNoMode(_ text: String) { #expect(SerialMode(text) == nil) }

  @Test(arguments: ["1200 8N1", "9600 7E1", "115200 8N1"])
  func carriesEveryOctetUnchanged(_ text: String) throws {
    let (far, near, path) = try adapter()
    let port = try SerialPort(path: path, mode: try mode(text))
    var settings = termios()
    tcgetattr(near.raw, &settings)
    let speed = cfgetispeed(&settings)
    #expect(try speed == mode(text).speedCode)
    #expect(try port.read() == nil)
    // Raw: no octet is a line end, an interrupt, or flow control.
    let octets = Array(UInt8.min...UInt8.max)
    try far.writeAll(octets)
    #expect(try Poller.wait([port.watch], until: nil) == [.readable])
    #expect(try port.read() == octets)
    #expect(try port.write(Array("AT+VCID=1\r".utf8)) == 10)
    #expect(try far.read(limit: 64) == Array("AT+VCID=1\r".utf8))
  }

  @Test func anAdapterThatGoesSaysSo() throws {
    let mode = try mode("1200 8N1")
    let (port, path) = try {
      let (far, _, path) = try adapter()
      let port = try SerialPort(path: path, mode: mode)
      try far.writeAll([0x55, 0x55])
      _ = try Poller.wait([port.watch], until: nil)
      #expect(try port.read() == [0x55, 0x55])
      return (port, path)
    }()
    #expect(try Poller.wait([port.watch], until: nil)[0].contains(.hungUp))
    for _ in 0..<3 {
      #expect(refusal { try port.read() }?.description == "read \(path); the adapter is gone: No such device")
    }
  }

  @Test func isHeldByOneProgramOnly() throws {
    let (far, near, path) = try adapter()
    let port = try SerialPort(path: path, mode: try mode("1200 8N1"))
    #expect(refusal { try SerialPort(path: path, mode: try mode("1200 8N1")) }?.number == EBUSY)
    withExtendedLifetime((far, near, port)) {}
  }

  @Test(arguments: [("/dev/null", ENOTTY), ("/dev/no-such-port", ENOENT), ("/", EISDIR)])
  func refusesWhatIsNoPort(_ path: String, _ number: Int32) throws {
    #expect(refusal { try SerialPort(path: path, mode: try mode("1200 8N1")) }?.number == number)
  }
}

@Suite struct QuietTerminalTests {
  @Test func isQuietWhileHeldAndAsBeforeAfterwards() throws {
    var (far, near): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: 4, ws_col: 20, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&far, &near, nil, nil, &size) == 0)
    let both = (FileDescriptor(far), FileDescriptor(near))
    var (before, held, after) = (termios(), termios(), termios())
    tcgetattr(near, &before)
    do {
      let terminal = try #require(QuietTerminal(near))
      tcgetattr(near, &held)
      #expect(terminal.size == (columns: 20, rows: 4))
      size = winsize()
      _ = ioctl(near, UInt(TIOCSWINSZ), &size)
      #expect(terminal.size == (columns: 80, rows: 24))
    }
    tcgetattr(near, &after)
    #expect(held.c_lflag & tcflag_t(ECHO | ICANON) == 0)
    #expect(held.c_lflag & tcflag_t(ISIG) != 0)
    #expect(after.c_lflag == before.c_lflag)
    withExtendedLifetime(both) {}
  }

  @Test func aPipeIsNoTerminal() throws {
    let ends = try pipe()
    #expect(QuietTerminal(ends.read.raw) == nil)
    #expect(QuietTerminal(-1) == nil)
  }
}
