import CallerID
import Directory
import Host
import LAN

extension Command {
  static let listen = Command(
    name: "listen", words: "[--key FILE] [--port N] [--state DIR] [--json] [--count N]",
    summary: "what the box tells the network: verified announcements and cards, on any machine of the shop",
    details: """
        --key    the shop's key, copied from the box by hand; default lan.key in the state directory
        --port   the UDP port; default 51515, 0 takes a free one
        --json   one object a line: "ev" as sent, "card" for a card, or "listener" for what this side has to say
        --count  ends after so many events (beats are not counted)
        What was heard is remembered in the state directory, so that a recording is never taken for news.
        The first time, nothing is shown until the box has been heard twice, about ten seconds apart.
      Example: denwaban listen --key shop.key
      """,
    run: { words in
      let words = try Words(words, options: ["key", "port", "state", "count"], flags: ["json"])
      guard words.rest.isEmpty else { throw Stop.words("'\(words.rest[0])' is not expected") }
      let port = UInt16(try words.integer("port", in: 0...65_535, default: 51_515))
      let count = try words.integer("count", in: 1...1_000_000_000, default: 0)
      let state = try State(words)
      let key = try KeyFile.read(words["key"] ?? state.key)
      var memory = ListenerMemory(Folder(state.directory), box: key.box)
      var listener = Listener(key: key, window: memory.window, at: Instant(milliseconds: Clock.milliseconds))
      let socket = try UDPSocket.receiver(port: port)
      let form = ListenForm(isJSON: words.has("json"), box: key.box)
      complain(
        "listening on port \(socket.port) for the box \(key.box)"
          + (listener.window == nil ? "; it is shown after two beats, about ten seconds" : ""))

      var shown = 0
      var complained: Set<DatagramFault> = [.replayed]
      while count == 0 || shown < count {
        var now = Instant(milliseconds: Clock.milliseconds)
        let datagram = try socket.receive(within: listener.deadline.map { $0 - now } ?? 60_000)
        now = Instant(milliseconds: Clock.milliseconds)
        if let datagram {
          do throws(DatagramFault) {
            let news = try listener.feed(datagram, at: now)
            if let news, !form.show(news) { return }
            // A card that was shown must not be shown again after a restart: kept before anything else is heard.
            if let window = listener.window { memory.keep(window, isUrgent: news?.isEvent ?? false, at: now) }
            if news?.isEvent == true { shown += 1 }
          } catch {
            if complained.insert(error).inserted { complain("passed over \(error)") }
          }
        }
        while let news = listener.elapse(at: now) {
          if !form.show(news) { return }
        }
      }
    })
}

extension Listener.News {
  /// Whether a person or a program is to see it as something that happened: all but beats and the listener's own.
  fileprivate var isEvent: Bool {
    switch self {
    case .announcement(let announcement): return announcement.event != .beat
    case .card: return true
    case .joined, .missed, .silent, .returned: return false
    }
  }
}

/// What this machine has heard of one box, on disk.
private struct ListenerMemory {
  private let folder: Folder
  private let name: String
  private var kept: Instant?
  /// What was kept, if anything was.
  let window: ReplayWindow?

  /// Milliseconds between two writings when only beats are heard.
  private static let interval: Int64 = 60_000

  init(_ folder: Folder, box: String) {
    (self.folder, name) = (folder, "listen-\(box)")
    do {
      window = try folder.read(name, limit: 64).flatMap(ReplayWindow.init(file:))
    } catch {
      window = nil
      complain("what was heard before is not known: \(error)")
    }
  }

  mutating func keep(_ window: ReplayWindow, isUrgent: Bool, at now: Instant) {
    if !isUrgent, let kept, now - kept < ListenerMemory.interval { return }
    do {
      try folder.create()
      try folder.replace(name, with: window.file)
    } catch {
      if kept == nil { complain("what was heard cannot be remembered: \(error)") }
    }
    kept = now
  }
}
