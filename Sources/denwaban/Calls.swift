import Card
import Host
import Journal
import LAN
import Station

extension Command {
  static let calls = Command(
    name: "calls", words: "[--state DIR] [--since WHEN] [--missed] [--numbers] [--json|--csv]",
    summary: "the calls of the journal, in the order in which they began",
    details: """
        WHEN is a day (2026-11-21), 'today', or a time back from now (7d, 24h).
        --missed shows only calls that nobody answered, and behind them the callers who wait to be called back, those
        who need care first. Nobody waits any more who was answered later (from any of their numbers), for whom
        'denwaban note --kind callback' or 'denwaban done' was said, or whose call is 30 days old. Where nothing can
        hear what follows the rings, no call is said to be missed.
        --json one object a line; --csv a table of the calls for a spreadsheet.
        Lines for people show the last four digits, --numbers all of them; who is to be called back, and what
        programs read, has the whole number. To see whole numbers counts as a look in the report.
      Example: denwaban calls --since 7d --missed
      """,
    run: { words in
      let words = try Words(words, options: ["state", "since"], flags: ["missed", "numbers", "json", "csv"])
      guard words.rest.isEmpty else { throw Stop.words("'\(words.rest[0])' is not expected") }
      guard !(words.has("json") && words.has("csv")) else { throw Stop.words("--json or --csv, not both") }
      let since = try words["since"].map { text in
        guard let moment = moment(text, now: Clock.wallMilliseconds) else {
          throw Stop.words("--since takes a day such as 2026-11-21, 'today', or 7d or 24h")
        }
        return moment
      }
      let state = try State(words)
      if !Folder(state.journal).exists { complain("there is no journal in \(state.directory) yet") }
      var correction = ClockCorrection()
      _ = try JournalFolder.read(state) { correction.feed($0) }

      let form = words.has("json") ? CallForm.json : words.has("csv") ? .csv : .text
      if let head = form.head { print(head, terminator: form.lineEnd) }
      func show(_ calls: [Call]) {
        for call in calls {
          let call = correction.corrected(call)
          if let since, call.wall < since { continue }
          if words.has("missed"), call.outcome != .missed { continue }
          print(form.line(call, showsNumber: words.has("numbers")), terminator: form.lineEnd)
        }
      }
      var list = CallList()
      let reader = try JournalFolder.read(state) { show(list.feed($0)) }
      show(list.finish())
      var isWhole = form != .text || words.has("numbers")
      if words.has("missed"), form != .csv, try showCallBacks(state, form) { isWhole = true }
      // Whoever sees whole numbers looks at personal data, as one who looks somebody up does.
      if isWhole, Folder(state.journal).exists { AuditFile(state).add(.looked) }
      if reader.damaged > 0 { complain("\(reader.damaged) damaged lines of the journal were passed over") }
      if reader.newer > 0 { complain("part of the journal was written by a newer denwaban; update this one") }
    })

  /// Who is to be called back; false when that is nobody.
  private static func showCallBacks(_ state: State, _ form: CallForm) throws -> Bool {
    let callers = try Callers.read(state).callers
    var index = IndexFile(state.index).index
    let definitions = (try? Definitions(state)) ?? Definitions()
    let waiting = callers.callBacks(in: &index, at: WallTime.now.local, definitions)
    if form == .text, !waiting.isEmpty { print("to call back:") }
    for one in waiting { print(form.line(one.callBack, one.number, one.party, needsCare: one.needsCare)) }
    return !waiting.isEmpty
  }

  /// The first moment, in milliseconds since 1970, that `--since` includes; nil when the words say none.
  private static func moment(_ text: String, now: Int64) -> Int64? {
    if text == "today" {
      guard let today = LocalClock.parts(wall: now) else { return nil }
      return LocalClock.beginning(year: today.year, month: today.month, day: today.day)
    }
    if let unit = text.last, let count = Int64(text.dropLast()), (0...36_500).contains(count) {
      if unit == "d" { return now - count * 86_400_000 }
      if unit == "h" { return now - count * 3_600_000 }
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return LocalClock.beginning(year: year, month: month, day: day)
  }
}
