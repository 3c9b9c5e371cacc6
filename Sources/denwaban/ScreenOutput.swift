import Card
import Host
import Presentation
import Station

/// One screen: its layout, its encoder, and the connection that carries the octets.
///
/// A display that is gone is tried again every two seconds; while it is gone everything else goes on.
final class ScreenOutput {
  private enum Connection {
    case terminal
    case server(TCPConnection)
    case none
  }

  private let configuration: Configuration.Display
  private let language: Language
  private var encoder: any DisplayEncoder
  private let letters: Letters
  /// Keeps typed keys off the picture for as long as it stands.
  private var terminal: QuietTerminal?
  private var connection = Connection.none
  private var retryAt: Int64?
  private var isSilent = true
  private var size: ScreenSize

  /// Milliseconds between two tries to reach a display.
  private static let pause: Int64 = 2000

  /// Nil when the configuration wants no screen, or `auto` finds no terminal.
  init?(_ configuration: Configuration.Display, language: Language) {
    self.configuration = configuration
    self.language = language
    switch configuration.screen {
    case .none: return nil
    case .lcdproc:
      let rom = configuration.rom == .a02 ? CharacterROM.a02 : .a00
      encoder = LCDproc(rom: rom)
      letters = rom == .a02 ? .ascii : .kana
      size = configuration.size?.screen ?? .fourLines
      retryAt = 0
    case .auto, .terminal:
      terminal = QuietTerminal()
      if terminal == nil, configuration.screen == .auto { return nil }
      size = configuration.size?.screen ?? ScreenOutput.size(of: terminal)
      encoder = Terminal(size: size)
      letters = configuration.rom == .a02 ? .ascii : .all
      connection = .terminal
    }
  }

  var watches: [Watch] {
    if case .server(let server) = connection { return [server.watch] }
    return []
  }

  var deadline: Int64? { retryAt }

  /// Opens the screen, or opens it again if it is time to.
  func open(at now: Int64) {
    switch connection {
    case .terminal:
      send(encoder.opened())
    case .server: break
    case .none:
      guard let retryAt, retryAt <= now else { return }
      do {
        let server = try TCPConnection(address: configuration.server.address, port: configuration.server.port)
        connection = .server(server)
        self.retryAt = nil
        try server.send(encoder.opened())
      } catch {
        lose("\(error)", at: now)
      }
    }
  }

  /// Carries what waits on the connection.
  func serve(_ readiness: [Readiness], at now: Int64) {
    if case .none = connection { return open(at: now) }
    guard case .server(let server) = connection, let ready = readiness.first, !ready.isEmpty else { return }
    do {
      let answer = encoder.feed(try server.serve(ready))
      if !answer.isEmpty { try server.send(answer) }
      if encoder.size != nil, !isSilent {
        complain("the display at \(configuration.server.address) is back")
        isSilent = true
      }
    } catch {
      lose("\(error)", at: now)
    }
  }

  /// Shows a call, or the idle screen.
  func show(_ call: ShownCall?, _ status: BoxStatus, at now: Int64) {
    let layout = Layout(
      size: encoder.size ?? size, language: language, letters: letters, profile: configuration.profile.card)
    let octets = encoder.show(call.map { layout.screen($0.card, $0.state, status) } ?? layout.idle(status))
    guard !octets.isEmpty else { return }
    switch connection {
    case .terminal: send(octets)
    case .server(let server):
      do { try server.send(octets) } catch { lose("\(error)", at: now) }
    case .none: break
    }
  }

  private func send(_ octets: [UInt8]) { StandardStreams.output(octets) }

  private func lose(_ reason: String, at now: Int64) {
    if isSilent { complain("a display is away: \(reason); it is tried again") }
    isSilent = false
    connection = .none
    retryAt = now + ScreenOutput.pause
  }

  private static func size(of terminal: QuietTerminal?) -> ScreenSize {
    guard let size = terminal?.size else { return .page }
    return ScreenSize(width: min(size.columns, 80), height: min(size.rows, 25)) ?? .twoLines
  }
}

extension Configuration.Size {
  fileprivate var screen: ScreenSize {
    switch self {
    case .small: .twoLines
    case .medium: .fourLines
    case .wide: .fourWideLines
    case .large: .page
    }
  }
}

extension Configuration.Profile {
  fileprivate var card: Profile {
    switch self {
    case .staff: .staff
    case .counter: .counter
    case .guest: .guest
    }
  }
}
