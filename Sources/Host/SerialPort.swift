import Glibc

/// How octets travel on a serial line, such as `1200 8N1` or `9600 7E1`.
public struct SerialMode: Equatable, Sendable, CustomStringConvertible {
  /// The parity bit.
  public enum Parity: Character, Sendable {
    /// None is sent.
    case none = "N"
    /// The ones are even in number.
    case even = "E"
    /// The ones are odd in number.
    case odd = "O"
  }

  /// Bits a second; one of `speeds`.
  public let speed: Int
  /// 7 or 8.
  public let dataBits: Int
  /// The parity bit.
  public let parity: Parity
  /// 1 or 2.
  public let stopBits: Int

  /// The speeds that POSIX names and line adapters use: 1200 for demodulator chips, 4800 and 9600 for adapters,
  /// 19,200–115,200 for modems.
  public static let speeds = [300, 600, 1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200]

  /// Nil unless `text` is a speed of the table, a blank and a frame such as `8N1`.
  public init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let speed = Int(parts[0]), SerialMode.speeds.contains(speed) else { return nil }
    let frame = Array(parts[1])
    guard frame.count == 3, frame[0] == "7" || frame[0] == "8", let parity = Parity(rawValue: frame[1]),
      frame[2] == "1" || frame[2] == "2"
    else { return nil }
    (self.speed, self.parity) = (speed, parity)
    dataBits = frame[0] == "7" ? 7 : 8
    stopBits = frame[2] == "1" ? 1 : 2
  }

  /// `9600 7E1`.
  public var description: String { "\(speed) \(dataBits)\(parity.rawValue)\(stopBits)" }

  var speedCode: speed_t {
    switch speed {
    case 300: speed_t(B300)
    case 600: speed_t(B600)
    case 1200: speed_t(B1200)
    case 2400: speed_t(B2400)
    case 4800: speed_t(B4800)
    case 9600: speed_t(B9600)
    case 19_200: speed_t(B19200)
    case 38_400: speed_t(B38400)
    case 57_600: speed_t(B57600)
    default: speed_t(B115200)
    }
  }
}

/// A serial port as a stream of octets: raw, non-blocking, ours alone.
public final class SerialPort {
  /// Octets in one reading. The kernel's own buffer holds 4,095.
  public static let chunk = 4096

  /// Readable when octets wait, and when the adapter has gone.
  public var watch: Watch { Watch(file.raw) }

  private let file: FileDescriptor
  private let path: String

  /// Opens a terminal device in a mode. Refuses what is no terminal (`ENOTTY`), a port that another program holds
  /// (`EBUSY`) and a speed that the driver does not take (`EINVAL`). Data bits and parity are asked for and not
  /// checked: pseudo-terminals and some drivers keep 8N1.
  public init(path: String, mode: SerialMode) throws(SystemError) {
    self.path = path
    file = try FileDescriptor.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
    guard isatty(file.raw) == 1 else { throw SystemError("use \(path) as a serial port", number: ENOTTY) }
    // Root passes TIOCEXCL of others, so that an advisory lock is taken as well.
    guard flock(file.raw, LOCK_EX | LOCK_NB) == 0, ioctl(file.raw, UInt(TIOCEXCL)) == 0 else {
      throw SystemError("have \(path) alone; another program uses it", number: EBUSY)
    }
    var settings = termios()
    guard tcgetattr(file.raw, &settings) == 0 else { throw SystemError("read the settings of \(path)") }
    cfmakeraw(&settings)
    settings.c_cflag &= ~(tcflag_t(CSIZE | PARENB | PARODD | CSTOPB) | tcflag_t(CRTSCTS))
    // CLOCAL: adapters leave the carrier-detect wire open, and an open without it would wait for a carrier.
    settings.c_cflag |= tcflag_t(CLOCAL | CREAD) | tcflag_t(mode.dataBits == 7 ? CS7 : CS8)
    if mode.parity != .none { settings.c_cflag |= tcflag_t(PARENB) }
    if mode.parity == .odd { settings.c_cflag |= tcflag_t(PARODD) }
    if mode.stopBits == 2 { settings.c_cflag |= tcflag_t(CSTOPB) }
    // One octet suffices for a read (VMIN 1), so that a read of none can only mean that the adapter has gone.
    withUnsafeMutableBytes(of: &settings.c_cc) {
      $0[Int(VMIN)] = 1
      $0[Int(VTIME)] = 0
    }
    cfsetispeed(&settings, mode.speedCode)
    cfsetospeed(&settings, mode.speedCode)
    guard tcsetattr(file.raw, TCSANOW, &settings) == 0 else { throw SystemError("set \(path) to \(mode)") }
    // tcsetattr(3) succeeds when any one setting was taken, so the speed is read back.
    var taken = termios()
    guard tcgetattr(file.raw, &taken) == 0, cfgetispeed(&taken) == mode.speedCode else {
      throw SystemError("set \(path) to \(mode)", number: EINVAL)
    }
    tcflush(file.raw, TCIOFLUSH)
  }

  deinit {
    // Closing alone would not do while a child process that is just being started holds a copy of the descriptor.
    _ = ioctl(file.raw, UInt(TIOCNXCL))
    flock(file.raw, LOCK_UN)
  }

  /// Reads once: 1–`chunk` octets, nil when nothing waits. An adapter that was unplugged throws `ENODEV`.
  public func read() throws(SystemError) -> [UInt8]? {
    do {
      guard let octets = try file.read(limit: SerialPort.chunk) else { return nil }
      if !octets.isEmpty { return octets }
    } catch {
      guard [EIO, ENXIO, ENODEV].contains(error.number) else { throw error }
    }
    throw SystemError("read \(path); the adapter is gone", number: ENODEV)
  }

  /// Writes once, without waiting: the number of octets that the kernel took. For commands, which are shorter than
  /// the kernel's buffer.
  public func write(_ octets: [UInt8]) throws(SystemError) -> Int { try file.write(octets[...]) }
}
