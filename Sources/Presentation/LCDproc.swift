/// The client's side of LCDproc's protocol (LCDd, TCP 13666; protocol 0.3): one more way to reach a character display,
/// through a server that knows dozens of them.
///
///     → hello
///     ← connect LCDproc 0.5.9 protocol 0.3 lcd wid 20 hgt 4 cellwid 5 cellhgt 8
///     → client_set -name denwaban
///     → screen_add d                      screen_set d -name denwaban -heartbeat off
///     → widget_add d r1 string            … one for each row
///     → widget_set d r1 1 1 "…"           changed rows only
///     → screen_set d -priority alert -backlight blink          a call; when it is over: info, on
///
/// Answers (`success`, `huh? REASON`) do not pair with commands one to one: `screen_set` answers once an option. So
/// they are not waited for; a `huh?` is counted. Lines that come unasked (`listen`, `ignore`, `key`) mean nothing here.
/// The server forgets a client that goes, so `opened` starts from the beginning.
///
/// Octets above 0x7F reach the display as they are: katakana goes out in JIS X 0201, as ROM A00 has it.
public struct LCDproc: DisplayEncoder {
  /// What the server's display has; nil before its `connect` line.
  public private(set) var size: ScreenSize?
  /// Commands that the server refused since the connection was opened.
  public private(set) var refusals = 0
  /// What the display's ROM can draw.
  public let rom: CharacterROM

  private var line: [UInt8] = []
  private var isOverlong = false
  private var waiting: Screen?
  private var shown: [[UInt8]] = []
  private var urgency: Screen.Urgency?

  /// The longest line of the server that is read; all that matter are under 100 octets. The rest of a longer one is
  /// thrown away.
  static let lineLimit = 512

  /// A client that has not spoken yet.
  public init(rom: CharacterROM = .a00) { self.rom = rom }

  /// `hello`; everything is forgotten but the screen to be shown.
  public mutating func opened() -> [UInt8] {
    (size, refusals, line, isOverlong) = (nil, 0, [], false)
    (shown, urgency) = ([], nil)
    return Array("hello\n".utf8)
  }

  /// Reads the server's lines; after `connect` the screen is set up and the newest one shown.
  public mutating func feed(_ octets: [UInt8]) -> [UInt8] {
    var answer: [UInt8] = []
    for octet in octets {
      if octet == 0x0A {
        if !isOverlong { answer += take(String(decoding: line, as: UTF8.self)) }
        line.removeAll(keepingCapacity: true)
        isOverlong = false
      } else if line.count == Self.lineLimit {
        isOverlong = true
      } else {
        line.append(octet)
      }
    }
    return answer
  }

  private mutating func take(_ line: String) -> [UInt8] {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\r" || $0 == "\r\n" })
    if words.first == "huh?" { refusals &+= 1 }
    guard words.first == "connect", size == nil, let width = Self.value(after: "wid", words),
      let height = Self.value(after: "hgt", words), let size = ScreenSize(width: width, height: height)
    else { return [] }
    self.size = size
    var setUp = "client_set -name denwaban\nscreen_add d\nscreen_set d -name denwaban -heartbeat off\n"
    for row in 1...size.height { setUp += "widget_add d r\(row) string\n" }
    return Array(setUp.utf8) + (waiting.map { show($0) } ?? [])
  }

  private static func value(after word: Substring, _ words: [Substring]) -> Int? {
    guard let place = words.firstIndex(of: word), place + 1 < words.endIndex else { return nil }
    return Int(words[place + 1])
  }

  /// The changed rows. A screen that was laid out for another size is cut or filled.
  public mutating func show(_ screen: Screen) -> [UInt8] {
    waiting = screen
    guard let size else { return [] }
    var octets: [UInt8] = []
    let rows = Screen(size: size, rows: screen.rows).rows.map { rom.octets($0) }
    for (place, row) in rows.enumerated() where !shown.indices.contains(place) || shown[place] != row {
      octets +=
        Array("widget_set d r\(place + 1) 1 \(place + 1) \"".utf8) + Self.quoted(row) + Array("\"\n".utf8)
    }
    shown = rows
    if urgency != screen.urgency {
      let settings =
        switch screen.urgency {
        case .idle: "-priority info -backlight on"
        case .call: "-priority alert -backlight on"
        case .danger: "-priority alert -backlight blink"
        }
      octets += Array("screen_set d \(settings)\n".utf8)
      urgency = screen.urgency
    }
    return octets
  }

  /// Inside a quoted argument only the quote and the backslash mean something.
  private static func quoted(_ row: [UInt8]) -> [UInt8] {
    row.flatMap { octet in octet == 0x22 || octet == 0x5C ? [0x5C, octet] : [octet] }
  }
}

extension Display {
  static let lcdproc = Display(
    name: "lcdproc", summary: "a character display behind LCDproc's server", letters: .kana,
    make: { _ in LCDproc() })
}
