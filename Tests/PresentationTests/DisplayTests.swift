import Card
import Presentation
import Testing

/// The encoders: what leaves for a terminal, a pipe and LCDproc's server.
@Suite struct DisplayTests {
  static let card = Layout(size: .fourLines).screen(Sample.card([Sample.tanaka]), Sample.call, Sample.status)
  static let idle = Layout(size: .fourLines).idle(Sample.status)

  @Test func everyKindIsInTheTableOnce() {
    #expect(Display.table.map(\.name) == ["terminal", "plain", "lcdproc"])
    for display in Display.table where display.name != "lcdproc" {
      #expect(display.make(.fourLines).size == .fourLines)
    }
  }

  @Test func terminalDrawsWholeThenOnlyWhatChanged() throws {
    let size = try #require(ScreenSize(width: 8, height: 2))
    var terminal = Terminal(size: size)
    #expect(terminal.opened() == [])
    let first = terminal.show(Screen(size: size, rows: ["!! ｴﾋﾞ", "田中"]))
    #expect(
      String(decoding: first, as: UTF8.self)
        == "\u{1B}[2;1H\u{1B}[J\u{1B}[1;1H\u{1B}[K\u{1B}[7m!! ｴﾋﾞ  \u{1B}[0m\u{1B}[2;1H\u{1B}[K田中    \u{1B}[2;1H"
    )
    #expect(terminal.show(Screen(size: size, rows: ["!! ｴﾋﾞ", "田中"])) == [])
    let second = terminal.show(Screen(size: size, rows: ["!! ｴﾋﾞ", "鈴木"]))
    #expect(String(decoding: second, as: UTF8.self) == "\u{1B}[2;1H鈴木    \u{1B}[2;1H")
    _ = terminal.show(Screen(size: size, rows: ["!! ｴﾋﾞ", "田中"]))
    _ = terminal.opened()
    #expect(terminal.show(Screen(size: size, rows: ["!! ｴﾋﾞ", "田中"])) == first)
  }

  @Test func plainTextIsFramed() {
    var plain = PlainText(size: .twoLines)
    let screen = Layout(size: .twoLines).screen(Sample.card([Sample.suzuki]), Sample.call, Sample.status)
    let framed = "+----------------+\n| ｽｽﾞｷ ｻﾏ     4ｶｲ|\n|18ﾆﾁﾏｴ ｶｶﾘｻｲﾄｳ  |\n+----------------+\n"
    #expect(plain.show(screen) == Array(framed.utf8))
    #expect(plain.show(screen) == [])
    _ = plain.opened()
    #expect(plain.show(screen) == Array(framed.utf8))
  }

  static let connect = "connect LCDproc 0.5.9 protocol 0.3 lcd wid 20 hgt 4 cellwid 5 cellhgt 8\n"
  static let setUp = """
    client_set -name denwaban
    screen_add d
    screen_set d -name denwaban -heartbeat off
    widget_add d r1 string
    widget_add d r2 string
    widget_add d r3 string
    widget_add d r4 string

    """

  private func text(_ octets: [UInt8]) -> String {
    // One scalar an octet, so that katakana octets can be compared.
    var text = String.UnicodeScalarView()
    for octet in octets { text.append(Unicode.Scalar(octet)) }
    return String(text)
  }

  @Test func lcdprocFromHelloToCard() {
    var client = LCDproc()
    #expect(text(client.opened()) == "hello\n")
    #expect(client.show(Self.card) == [])
    let answer = text(client.feed(Array(Self.connect.utf8)))
    #expect(client.size == .fourLines)
    #expect(
      answer == Self.setUp + """
        widget_set d r1 1 1 "!\u{C0}\u{C5}\u{B6} \u{D6}\u{BC}\u{BA} \u{BB}\u{CF}    *\u{DB}\u{B2}\u{D4}\u{D9}"
        widget_set d r2 1 2 "NG \u{B4}\u{CB}\u{DE} \u{B6}\u{C6} 6/13\u{B6}\u{B8}\u{C6}\u{DD}  "
        widget_set d r3 1 3 "\u{CF}\u{B4}6/13 32\u{B6}\u{B2}  \u{B6}\u{B6}\u{D8}\u{BB}\u{B2}\u{C4}\u{B3}"
        widget_set d r4 1 4 "\u{B2}\u{C2}\u{D3} \u{B1}\u{D8}\u{B6}\u{DE}\u{C4}\u{B3}\u{BA}\u{DE}\u{BB}\u{DE}\u{B2}\u{CF}\u{BD}   "
        screen_set d -priority alert -backlight blink

        """)
    #expect(client.show(Self.card) == [])
    #expect(text(client.show(Self.idle)).hasSuffix("screen_set d -priority info -backlight on\n"))
  }

  @Test func lcdprocSendsChangedRowsOnly() {
    var client = LCDproc()
    _ = client.opened()
    _ = client.feed(Array(Self.connect.utf8))
    _ = client.show(Screen(size: .fourLines, rows: ["a", "b"]))
    let change = Screen(size: .fourLines, rows: ["a", "\"c\\{d}"])
    #expect(text(client.show(change)) == "widget_set d r2 1 2 \"\\\"c?{d}              \"\n")
  }

  @Test func lcdprocSendsEverythingAgainAfterReconnection() {
    var client = LCDproc()
    _ = client.opened()
    let first = client.feed(Array(Self.connect.utf8)) + client.show(Self.card)
    #expect(text(client.opened()) == "hello\n")
    #expect(client.size == nil)
    #expect(client.feed(Array(Self.connect.utf8)) == first)
  }

  @Test func lcdprocCountsRefusalsAndIgnoresTheRest() {
    var client = LCDproc()
    _ = client.opened()
    _ = client.feed(Array(Self.connect.utf8))
    let lines = "success\nhuh? Unknown screen id\nlisten d\nignore d\nkey Up\nhuh?\r\n\nnoop complete\nhuhu?\n"
    #expect(client.feed(Array(lines.utf8)) == [])
    #expect(client.refusals == 2)
    // A second greeting changes nothing.
    #expect(client.feed(Array("connect wid 40 hgt 2\n".utf8)) == [])
    #expect(client.size == .fourLines)
  }

  @Test(arguments: [
    "connect LCDproc 0.5.9 protocol 0.3 lcd wid x hgt 4", "connect wid 20", "connect wid", "connect hgt 4 wid",
    "connect wid 0 hgt 4", "connect wid 99999 hgt 4", "connect wid 99999999999999999999 hgt 4",
    "connect wid -20 hgt 4", "reconnect wid 20 hgt 4", "", " ", "huh? connect wid 20 hgt 4",
  ])
  func lcdprocRefusesOtherGreetings(_ line: String) {
    var client = LCDproc()
    _ = client.opened()
    #expect(client.feed(Array((line + "\n").utf8)) == [])
    #expect(client.size == nil)
    #expect(client.show(Self.card) == [])
  }

  @Test func lcdprocReadsOctetByOctetAndPastLongLines() {
    var client = LCDproc()
    _ = client.opened()
    _ = client.feed([UInt8](repeating: 0xFF, count: 1_000_000))
    _ = client.feed(Array(Self.connect.utf8))
    #expect(client.size == nil)
    var answer: [UInt8] = []
    for octet in Self.connect.utf8 { answer += client.feed([octet]) }
    #expect(text(answer) == Self.setUp)
  }

  /// Whatever a list holds: no control character, no C1, no direction control leaves, apart from our own sequences.
  @Test func noForbiddenOctetLeaves() {
    var random = RandomCard(seed: 99)
    var terminal = Terminal(size: .page)
    var client = LCDproc()
    _ = client.opened()
    _ = client.feed(Array(Self.connect.utf8))
    for round in 0..<250 {
      let card = random.card()
      let call = random.call()
      let page = Layout(size: .page).screen(card, call, Sample.status)
      var drawn = String(decoding: terminal.show(page), as: UTF8.self)
      drawn.replace(/\x{1B}\[(\d+;1H|[07]m|[KJ])/, with: "")
      let isClean = drawn.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      }
      #expect(isClean, "round \(round)")
      let octets = client.show(Layout(size: .fourLines).screen(card, call, Sample.status))
      for octet in octets where octet != 0x0A {
        #expect((0x20...0x7E).contains(octet) || (0xA1...0xDF).contains(octet), "round \(round): \(octet)")
      }
      for line in text(octets).split(separator: "\n") {
        let isCommand = line.wholeMatch(
          of: /widget_set d r[1-4] 1 [1-4] "([^"\\]|\\.){20}"|screen_set d -priority .*/)
        #expect(isCommand != nil, "round \(round): \(line)")
      }
    }
  }
}
