import Host
import Journal
import Station

/// What the journal tells the doctor: the last message that came through, and why none comes where it rings.
struct LineHistory {
  /// Calls in a row that rang without a message, from which it is no accident: the wrong standard, a line without the
  /// service, a telephone system in front of the box.
  static let suspicious = 3

  /// The last message that came through.
  private(set) var last: Entry?
  /// Calls since then that rang, and no message came.
  private(set) var silent = 0
  /// Calls since then whose message came damaged.
  private(set) var damaged = 0
  /// Calls in all.
  private(set) var calls = 0

  /// Takes the next entry.
  mutating func feed(_ entry: Entry) {
    guard entry.kind == .call, let caller = entry.caller else { return }
    switch caller {
    case .absent(.nothingHeard):
      silent += 1
      calls += 1
    case .absent(.receiveError):
      damaged += 1
      calls += 1
    case .number, .absent:
      calls += 1
      (last, silent, damaged) = (entry, 0, 0)
    }
  }

  /// Why no message comes though it rings, and what to try next; nil while they come.
  var cause: (finding: String, next: String)? {
    if damaged >= Self.suspicious, damaged >= silent {
      return (
        "messages come damaged: \(damaged) in a row",
        "'denwaban check --listen 30' while it rings: lower the level if it clips, raise it below -45 dB; keep the "
          + "line's cable away from power cables"
      )
    }
    guard silent >= Self.suspicious else { return nil }
    guard last == nil else {
      return (
        "it rings and no number comes any more: \(silent) calls in a row",
        "was the line, the router or the telephone in front of the box changed? Call from a mobile; a number must "
          + "show on a telephone with a display at the same socket"
      )
    }
    return (
      "it rings and no number ever came: \(silent) calls",
      "is the number display ordered for this line (NTT: 116)? Is a telephone system or router between line and box? "
        + "Then set line.standard and the level ('denwaban check --listen 30' while it rings)"
    )
  }
}

extension CheckReport {
  /// What earlier calls tell of the lines.
  mutating func look(atCallsOf state: State) {
    // A state that is not there was told of.
    guard Folder(state.directory).exists else { return }
    var history = LineHistory()
    do {
      let reader = try JournalFolder.read(state) { history.feed($0) }
      if reader.damaged > 0 {
        note(
          "journal: \(reader.damaged) damaged lines were passed over",
          next: "is the card or disk failing? Copy the state")
      }
    } catch {
      return bad("journal: \(error)", next: "whose is \(state.journal)? The service's user must own it")
    }
    if let last = history.last {
      let when = WallTime(last.wall).map { Command.moment($0.local) } ?? "?"
      let snr = last.snr.map { ", \($0) dB above the noise" } ?? ""
      good("last message: \(when), \(last.standard ?? "unknown standard")\(snr), line \(last.line ?? 1)")
      if let snr = last.snr, snr < Self.weakDB {
        note(
          "that message was near the noise", next: "raise the capture level, or shorten the cable to the tap")
      }
    } else if history.calls == 0 {
      note(
        "calls: none was ever heard",
        next:
          "call this line from a mobile while 'denwaban check --listen 30' runs: the bar must jump as it rings")
    }
    if let cause = history.cause { bad("calls: \(cause.finding)", next: cause.next) }
  }

  /// Decibels below which a message is nearly lost (our choice: some fail from 15 dB down).
  private static let weakDB = 18
}
