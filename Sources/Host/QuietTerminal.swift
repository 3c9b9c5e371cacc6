import Glibc

/// The terminal that a descriptor is, kept quiet while a picture stands on it: typed keys are not echoed, Ctrl-C
/// still works. Its settings come back with the last reference.
public final class QuietTerminal {
  private let descriptor: Int32
  private var before: termios

  /// Nil when the descriptor (1 is standard output) is no terminal.
  public init?(_ descriptor: Int32 = 1) {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return nil }
    (self.descriptor, before) = (descriptor, settings)
    settings.c_lflag &= ~tcflag_t(ECHO | ICANON)
    // TCSADRAIN with a changed local flag fails only where reading the settings failed too.
    tcsetattr(descriptor, TCSADRAIN, &settings)
  }

  deinit { tcsetattr(descriptor, TCSADRAIN, &before) }

  /// Columns and rows now; 80 × 24 when the terminal does not know.
  public var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}
