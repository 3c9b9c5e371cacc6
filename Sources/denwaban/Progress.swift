import Host

/// The line that shows long work at a terminal: rows, rows a second, time left.
struct Progress {
  private let octets: Int
  private let start = Clock.milliseconds
  private var done = 0
  private var shown: Int64 = 0

  init(octets: Int) { self.octets = octets }

  mutating func show(octets more: Int, rows: Int) {
    done += more
    let now = Clock.milliseconds
    // Ten times a second is as fast as an eye reads.
    guard StandardStreams.talksToTerminal, now - shown >= 100, now > start else { return }
    shown = now
    let passed = Double(now - start) / 1000
    let left = octets > done ? passed * Double(octets - done) / Double(done) : 0
    StandardStreams.talk(
      "\r\(rows) rows, \(Int(Double(rows) / passed)) rows/s, \(Int(left.rounded(.up))) s left \u{1B}[K")
  }

  func end() {
    if shown > 0 { StandardStreams.talk("\r\u{1B}[K") }
  }
}
