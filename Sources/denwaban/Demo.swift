import Card
import CallerID
import Directory
import Host
import LAN
import Modem
import Presentation
import Station

extension Command {
  static let demo = Command(
    name: "demo", words: "[--fast]",
    summary:
      "the whole path with nothing set up: a sample list, synthetic calls as sound, every screen, the LAN",
    details: """
        --fast    without the pauses between the calls
      Nothing is left behind: list, journal and key are made in a temporary folder, and nothing leaves this machine.
      Exit 0 only if every expected card appeared.
      Example: denwaban demo
      """,
    run: { words in
      let words = try Words(words, flags: ["fast"])
      guard words.rest.isEmpty else { throw Stop.words("demo takes no other words") }
      try Demo(isFast: words.has("fast")).run()
    })
}

/// The demonstration: calls made by the transmitters, heard as sound by the receivers that `run` has, shown by its
/// screens and sent by its LAN; only the clock is made up, so that it need not wait for the rings.
private final class Demo {
  private let isFast: Bool
  private let folder: TemporaryFolder
  private var now: Instant
  private var wall: WallTime
  private var listener: Listener?
  private var form = ListenForm(isJSON: true, box: "")
  private var shown: ShownCall?
  private var status: BoxStatus
  private var news: [Listener.News] = []

  /// Milliseconds between two calls for a reader; ten calls stay under 20 s.
  private static let pause: Int64 = 1500
  /// Milliseconds that the disk is waited for; a temporary folder takes one.
  private static let patience: Int64 = 5000
  /// Milliseconds that pass between two calls on the made-up clock: the card of one is gone before the next.
  private static let between: Int64 = 200_000

  init(isFast: Bool) throws {
    self.isFast = isFast
    folder = try TemporaryFolder()
    now = Instant(milliseconds: 0)
    // A Wednesday at noon, so that the sample list's dates lie where they should.
    let local = LocalTime(day: Day(year: 2026, month: 7, day: 1) ?? Day(number: 0), second: 45_245)
    wall = WallTime(milliseconds: 1_782_876_845_000, quality: .synchronised, local: local)
    status = BoxStatus(now: local)
  }

  func run() throws {
    let state = State(directory: folder.path)
    print("denwaban 電話番: 名簿を取り込みます   the sample list is imported")
    let list = folder.path + "/customers.csv"
    try FileDescriptor.create(list).writeAll(Array(DemoCall.list.utf8))
    try Command.importLists([ListFile(list, followsLinks: false)], into: state)

    let key = try KeyFile.readOrMake(state)
    listener = Listener(key: key, window: nil, at: now)
    form = ListenForm(isJSON: true, box: key.box)
    let box = try Box(
      state, home: .jp, plans: [2: .nanp, 3: .gb, 4: .e164], sendsCards: true, at: now,
      send: { [unowned self] in hear($0) },
      show: { [unowned self] in (shown, status) = ($0, $1) })
    box.begin(at: now, wall: wall)
    print("\n待機中   idle\n" + sideBySide(nil))
    try pass(box, milliseconds: Demo.between)

    var missing: [String] = []
    for call in DemoCall.table {
      if !isFast { _ = try Poller.wait([], until: Clock.milliseconds + Demo.pause) }
      if !(try play(call, box)) { missing.append(call.title) }
      try pass(box, milliseconds: Demo.between)
    }
    guard missing.isEmpty else {
      throw Stop.refused("the card of this call did not appear: " + missing.joined(separator: "; "))
    }
    print("\n\(DemoCall.table.count) 件の着信、すべて表示されました   all \(DemoCall.table.count) calls were shown")
  }

  /// Makes the call's sound, lets the box hear it, and draws what was seen first. False: not what was expected.
  private func play(_ call: DemoCall, _ box: Box) throws -> Bool {
    guard let standard = Standard.named(call.standard), let transmission = standard.transmission else {
      throw Stop.refused("there is no standard \(call.standard)")
    }
    var message = Message(standard: call.standard, kind: .call)
    (message.number, message.name, message.absence) = (call.number, call.name, call.absence)
    let samples = LineGenerator(sampleRate: Double(Resampler.rate)).samples(
      transmission(try standard.emit(message)))

    var receiver = SoundReceiver(sampleRate: Resampler.rate)
    var seen: ShownCall?
    news = []
    let millisecond = Resampler.rate / 1000
    for (passed, place) in stride(from: 0, to: samples.count, by: millisecond).enumerated() {
      advance(milliseconds: 1)
      for heard in receiver.feed(Array(samples[place..<min(place + millisecond, samples.count)])) {
        box.feed(Event(line: call.line, heard.event), at: now, wall: wall)
        if seen == nil { seen = shown }
      }
      if passed % 100 == 0 { try pass(box) }
    }
    try pass(box, milliseconds: 1000)

    print("\n" + String(repeating: "=", count: 82) + "\n☎ \(call.title)\n")
    guard let seen else { return false }
    print(sideBySide(seen))
    let page = screen(seen, .page, call.line == 1 ? .japanese : .english, .all)
    print(PlainText.framed(trimmed(page)))
    print("LAN, 検証済み   verified by a listener:")
    for item in news { print("  " + form.line(item)) }

    let lcd = screen(seen, .twoLines, .japanese, .kana).rows[0]
    let isTold = news.contains { if case .card = $0 { true } else { false } }
    return lcd.hasPrefix(call.expected.lcd) && holds(page, call.expected.card) && isTold
  }

  private func holds(_ page: Screen, _ text: String) -> Bool {
    page.rows.contains { row in row.indices.contains { row[$0...].hasPrefix(text) } }
  }

  private func hear(_ datagram: [UInt8]) {
    guard let item = try? listener?.feed(datagram, at: now) else { return }
    if case .announcement(let announcement) = item, announcement.event == .beat { return }
    news.append(item)
  }

  private func advance(milliseconds: Int64) {
    now = now + milliseconds
    wall.milliseconds += milliseconds
    let second =
      wall.local.second + Int32((wall.milliseconds / 1000) - ((wall.milliseconds - milliseconds) / 1000))
    wall.local = LocalTime(day: wall.local.day, second: second)
  }

  private func pass(_ box: Box, milliseconds: Int64) throws {
    for _ in 0..<milliseconds / 100 {
      advance(milliseconds: 100)
      try pass(box)
    }
  }

  /// The made-up clock waits for the disk, so that the same is seen each time.
  private func pass(_ box: Box) throws {
    box.pass(at: now, wall: wall)
    try box.settle(at: now, until: Clock.milliseconds + Demo.patience)
  }

  // MARK: drawing

  private func screen(_ call: ShownCall?, _ size: ScreenSize, _ language: Language, _ letters: Letters)
    -> Screen
  {
    let layout = Layout(size: size, language: language, letters: letters)
    return call.map { layout.screen($0.card, $0.state, status) } ?? layout.idle(status)
  }

  /// The 16x2 LCD in Japanese and in English.
  private func sideBySide(_ call: ShownCall?) -> String {
    let left = PlainText.framed(screen(call, .twoLines, .japanese, .kana)).split(separator: "\n")
    let right = PlainText.framed(screen(call, .twoLines, .english, .ascii)).split(separator: "\n")
    return zip(left, right).map { "  \($0)    \($1)\n" }.joined()
  }

  /// A page without the blank rows at its end.
  private func trimmed(_ screen: Screen) -> Screen {
    var rows = screen.rows
    while let last = rows.last, rows.count > 1, last.allSatisfy({ $0 == " " }) { rows.removeLast() }
    guard let size = ScreenSize(width: screen.size.width, height: rows.count) else { return screen }
    return Screen(size: size, rows: rows)
  }
}
