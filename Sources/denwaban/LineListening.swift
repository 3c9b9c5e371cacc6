import CallerID
import Card
import Directory
import Host
import Station

/// What the doctor hears on one line: each thing as it happens, and at the end why no number came, if none did.
struct LineListening {
  private let line: Configuration.Line
  private let plan: NumberPlan
  private var rings = 0
  private var messages = 0
  private var faults = 0
  /// The peak of all that was heard, and of the seconds without ringing current, which is louder than any message.
  private var peakDB = nothing
  private var messagePeakDB = nothing
  private var (isRinging, hasRung) = (false, false)

  init(_ line: Configuration.Line) {
    self.line = line
    plan = NumberPlan.table.first { $0.name == line.plan.rawValue } ?? .jp
  }

  /// Takes what happened; the line to print, if it is worth one. Numbers have their middle hidden.
  mutating func feed(_ what: Event.What) -> String? {
    if case .ringing(let isOn) = what { isRinging = isOn }
    switch what {
    case .ring, .ringing(true):
      hasRung = true
      rings += 1
      return "ring \(rings)"
    case .message(let message):
      messages += 1
      return told(message)
    case .fault(let fault):
      faults += 1
      return "a transmission came damaged (\(fault.rawValue))"
    case .answered: return "somebody answered"
    case .unanswered: return "nobody answered"
    case .over: return "the talk is over"
    case .ringing(false), .lost, .found: return nil
    }
  }

  /// Takes a second's level, after what happened in it.
  mutating func feed(_ level: SoundLevel) {
    peakDB = max(peakDB, level.peakDB)
    if !isRinging, !hasRung { messagePeakDB = max(messagePeakDB, level.peakDB) }
    hasRung = isRinging
  }

  /// `call by number-display: 03-****-5678, 41 dB above the noise, 1300 and 2100 Hz, 1200 bit/s`.
  private func told(_ message: Message) -> String {
    var text = "\(message.kind.rawValue) by \(message.standard)"
    if let number = message.number {
      let known = plan.delivered(number).map(plan.grouped) ?? number
      text += ": \(Card.masked(SafeText(known)).string)\(message.incomplete ? " (a part)" : "")"
    } else if let absence = message.absence {
      text += ": \(absence.rawValue), as the caller or the network wants it"
    }
    if let quality = message.quality {
      func whole(_ value: Double) -> Int { Int(value.rounded()) }
      text += ", \(whole(quality.snrDB)) dB above the noise, \(whole(quality.markHz)) and "
      text += "\(whole(quality.spaceHz)) Hz, \(whole(quality.bitRate)) bit/s"
      if quality.repairedBits > 0 { text += ", \(quality.repairedBits) bits mended" }
    }
    if !line.standards.isEmpty, !line.standards.contains(message.standard) {
      text += "; line.standard leaves it out"
    }
    return text
  }

  /// What came of it.
  enum Verdict: Equatable {
    /// Numbers come.
    case good
    /// Nothing happened that could be judged.
    case quiet(next: String)
    /// It rings and no number comes, or none that can be read.
    case bad(String, next: String)
  }

  /// What came of it, when the time is over.
  var verdict: Verdict {
    if messages > 0 { return .good }
    if faults > 0 {
      let level =
        messagePeakDB > Self.clipping
        ? "it clips: turn the capture level down"
        : messagePeakDB < Self.faint
          ? "it is faint: turn the capture level up, or shorten the cable to the tap"
          : "keep the line's cable away from power cables; set line.plan to the country where the line ends"
      return .bad("what comes is damaged: \(faults) transmissions, no message", next: level)
    }
    if rings > 0, peakDB > Self.nothing, peakDB < Self.faint {
      return .bad(
        "it rings and no number comes: the sound is too faint to tell", next: "turn the capture level up")
    }
    if rings > 0 {
      return .bad(
        "it rings and no number comes",
        next: "is the number display ordered for this line (NTT: 116)? A telephone with a display at the same "
          + "socket must show a number; a telephone system or router in front of the box may keep it to itself")
    }
    return .quiet(next: "call this line from a mobile while it listens; the bar must jump as it rings")
  }

  /// Peaks from which samples are cut off, below which a message is lost in a sound card's own noise, and of a silent
  /// input (our choice).
  private static let clipping = -1.0
  private static let faint = -45.0
  private static let nothing = -100.0
}

extension CheckReport {
  /// Listens to a line: a level meter, a line a second, and what is heard, as it is heard. A recording is heard as fast
  /// as it can be read.
  mutating func listen(to line: Configuration.Line, seconds: Int) {
    guard let device = LineDevice(line) else {
      return note("line \(line.name): there is nothing to listen with", next: "set line.source")
    }
    var listening = LineListening(line)
    do {
      try hear(device.open(line, at: Clock.milliseconds), line, Int64(seconds) * 1000, &listening)
    } catch {
      return bad("line \(line.name): \(error)", next: "plug the device in again and repeat")
    }
    switch listening.verdict {
    case .good: good("line \(line.name): numbers come")
    case .quiet(let next): note("line \(line.name): nothing rang", next: next)
    case .bad(let finding, let next): bad("line \(line.name): \(finding)", next: next)
    }
  }

  private func hear(
    _ ear: any Ear, _ line: Configuration.Line, _ milliseconds: Int64, _ listening: inout LineListening
  ) throws {
    var now = Clock.milliseconds
    let end = now + milliseconds
    var second = now + 1000
    while now < end {
      let due = min(end, second, ear.deadline ?? end)
      var ready: [Readiness] = []
      if ear.watches.isEmpty {
        // Nothing but the time is waited for, and to a recording all times are the same.
        now = max(now, due)
      } else {
        ready = try Poller.wait(ear.watches, until: due)
        now = Clock.milliseconds
      }
      for what in try ear.serve(ready, at: now) {
        if let text = listening.feed(what) { print("line \(line.name)  \(text)") }
      }
      if now >= second || ear.isOver, let (level, gaps) = ear.takeLevel() {
        listening.feed(level)
        print(CheckReport.meter(level, line: line.name, gaps: gaps))
      }
      if now >= second { second += 1000 }
      if ear.isOver { return }
    }
  }

  /// One line of the level meter: forty cells for −80 to 0 dB.
  static func meter(_ level: SoundLevel, line: String, gaps: Int) -> String {
    let cells = min(max(Int((level.meanDB + 80) / 2), 0), 40)
    let bar = String(repeating: "#", count: cells) + String(repeating: ".", count: 40 - cells)
    // Our choice: any card with a line at its input hears more noise than −70 dB, and one whose samples reach the
    // last decibel has cut some off.
    let verdict =
      level.peakDB > -1 ? "clipping: turn the capture level down" : level.meanDB < -70 ? "silent" : "good"
    let lost = gaps > 0 ? ", \(gaps) gap(s)" : ""
    return "line \(line) [\(bar)] \(Int(level.meanDB)) dB, peak \(Int(level.peakDB)) dB, \(verdict)\(lost)"
  }
}
