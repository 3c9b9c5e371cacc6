import Card
import Directory
import Host
import Journal
import Presentation
import Report
import Station

extension Command {
  static let report = Command(
    name: "report",
    words: "[day|week|month] [--state DIR] [--on DAY] [--language ja|en] [--json] [--html FILE]",
    summary: "the key figures, the owner's lists",
    details: """
        day, week or month   ends with today; a week is the default. Each is compared with the one before
        --on DAY             ends with that day (2026-07-01) instead
        --language ja|en     ja is the default
        --json               one object: period, figures (a figure that cannot be known stands in "unknown", and why),
                             hours, weekdays, months, reasons, friction, lists
        --html FILE          writes a page with charts, which needs nothing else, instead of text
      All is counted from the journal and the customer list; numbers have their middle hidden, names are shown.
      Example: denwaban report week --html week.html
      """,
    run: { words in
      let words = try Words(
        words, options: ["state", "on", "language", "html", "plan"], flags: ["json"])
      guard words.rest.count <= 1, let length = Period.Length(rawValue: words.rest.first ?? "week") else {
        throw Stop.words("report takes one of day, week, month")
      }
      guard !(words.has("json") && words["html"] != nil) else { throw Stop.words("--json or --html, not both") }
      let state = try State(words)
      let language = try language(words)
      // A day that is asked for is seen from its end.
      let now = try words["on"].map { LocalTime(day: try day($0), second: 86_399) } ?? WallTime.now.local
      let report = try Report(state, Period(length, endingOn: now.day), plan: plan(words), at: now)
      if let path = words["html"] {
        try write(ReportPage(report, language).html, to: path)
        complain("written to \(path)")
      } else if words.has("json") {
        print(ReportForm.object(report, language))
      } else {
        print(ReportText(report, language).lines.joined(separator: "\n"))
      }
    })

  /// The language that `--language` names: that of the shop's country unless it is said.
  static func language(_ words: Words) throws(Stop) -> Language {
    switch words["language"] ?? "ja" {
    case "ja": .japanese
    case "en": .english
    default: throw .words("--language takes ja or en")
    }
  }

  /// Puts a file in place whole: a browser that reloads never sees half a page.
  private static func write(_ text: String, to path: String) throws {
    let (folder, name) = split(path)
    try Folder(folder).replace(name, with: Array(text.utf8))
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }
}

extension Report {
  /// The report of a state directory: its journal, its index, and the index before that.
  init(_ state: State, _ period: Period, plan: NumberPlan, at now: LocalTime) throws {
    let definitions = try Definitions(state)
    let ledger = try Ledger(state)
    let file = IndexFile(state.index)
    if let trouble = file.trouble, FileIdentity(state.index) != nil {
      complain("\(trouble); the list before it is counted")
    }
    var index = file.index
    let list = index.map { current in
      List(
        current, before: (try? IndexFile.map(state.index + ".1"))?.1,
        day: file.changed.flatMap { WallTime($0)?.local.day }, ledger.callers, today: now.day, definitions, plan
      )
    }
    self.init(
      ledger, period, in: &index, list: list, plan: plan, at: now, definitions,
      audit: try AuditFile(state).read())
  }
}

extension Report.List {
  /// Counts the customers of an index as staff know them, and those whom staff registered besides; damaged records
  /// are passed over.
  fileprivate init(
    _ index: Index, before: Index?, day: Day?, _ callers: Callers, today: Day, _ definitions: Definitions,
    _ plan: NumberPlan
  ) {
    let scale = SalesScale(index.facts.amounts)
    var people = People(today: today, definitions)
    var lists = PeopleLists(today: today, definitions, scale: scale, plan: plan)
    for offset in index.records() {
      guard var customer = index.customer(at: offset) else { continue }
      let experience = callers.experience(ofAll: customer.numbers.map(\.digits))
      // A name that was noted may be another's who has the number; what is dangerous counts for all.
      if !experience.notes.isEmpty { customer = Overlay(experience).applied(to: customer, isSure: false) }
      lists.feed(customer, people.feed(customer))
    }
    var current: Index? = index
    for customer in callers.registered(besides: &current) { lists.feed(customer, people.feed(customer)) }
    let past = before.map { before in
      var people = People(today: today, definitions)
      for offset in before.records() {
        if let customer = before.customer(at: offset) { people.feed(customer) }
      }
      return people
    }
    self.init(people: people, before: past, day: day, lists: lists.lists)
  }
}

extension Ledger {
  /// What the journal of a state directory tells. It is read twice, because a clock may become right later than a
  /// call.
  fileprivate init(_ state: State) throws {
    var correction = ClockCorrection()
    _ = try JournalFolder.read(state) { correction.feed($0) }
    var (ledger, times) = (Ledger(), LocalTimes())
    func take(_ calls: [Call]) {
      for call in calls {
        let call = correction.corrected(call)
        if let time = times.at(call.wall) { ledger.feed(call, at: time) }
      }
    }
    var list = CallList()
    let reader = try JournalFolder.read(state) { entry in
      if let time = times.at(entry.wall) { ledger.feed(entry, at: time) }
      take(list.feed(entry))
    }
    take(list.finish())
    if reader.damaged > 0 { complain("\(reader.damaged) damaged lines of the journal were passed over") }
    self = ledger
  }
}
