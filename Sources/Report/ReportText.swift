import Card
import Directory
public import Presentation

/// A report as plain text, for a terminal or a printer.
public struct ReportText {
  let report: Report
  let language: Language

  /// A report in a language.
  public init(_ report: Report, _ language: Language) { (self.report, self.language) = (report, language) }

  /// The lines.
  public var lines: [String] {
    var lines = [title, ""] + report.warnings.map { "! " + say($0) }
    lines.append(columns("", say("今期", "now"), say("前期", "before")))
    lines += report.figures.map { columns(say($0.label), said($0.value), $0.before.map { said($0) } ?? "") }
    lines += traffic
    for (title, rows) in sections { lines += ["", title] + rows.map { "  " + $0 } }
    return lines + ["", say("計算のしかた", "How it is counted")] + foot.map { "  " + $0 }
  }

  func say(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }
  func say(_ term: Term) -> String { say(term.japanese, term.english) }

  /// `電話番 週報 2026-06-25 – 2026-07-01`.
  var title: String {
    let name =
      switch report.period.length {
      case .day: say("日報", "report of the day")
      case .week: say("週報", "report of the week")
      case .month: say("月報", "report of the month")
      }
    let (first, last) = (date(report.period.first), date(report.period.last))
    return say("電話番", "denwaban") + " " + name + " " + (first == last ? last : "\(first) – \(last)")
  }

  /// `85% (34/40)`, `12`, or why it is not known.
  func said(_ value: Figure.Value) -> String {
    switch value {
    case .number(let number): return number.grouped
    case .share(let share):
      guard let percent = share.percent else { return "-" }
      return "\(percent)% (\(share.count)/\(share.of))"
    case .unknown(let why): return say("不明", "not known") + ": " + say(why)
    }
  }

  func date(_ day: Day) -> String {
    let parts = day.parts
    return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
  }

  /// `6/28 14:05`.
  func moment(_ time: LocalTime) -> String {
    "\(time.day.parts.month)/\(time.day.parts.day) \(two(time.hour)):\(two(time.minute))"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let cells = CellWidth()

  private func columns(_ label: String, _ now: String, _ before: String) -> String {
    var row = "  " + Self.cells.fit(label, cells: 40) + Self.cells.fit(now, cells: 16)
    if Self.cells.of(now) > 16 { row = "  " + Self.cells.fit(label, cells: 40) + now + "  " }
    row += before
    while row.last == " " { row.removeLast() }
    return row
  }

  /// Weekdays, Sunday first.
  var weekdays: [String] {
    language == .japanese
      ? ["日", "月", "火", "水", "木", "金", "土"] : ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  }

  private var traffic: [String] {
    guard report.calls.calls > 0 else { return [] }
    var lines = ["", say("曜日と時刻", "Weekdays and hours")]
    for (day, traffic) in zip(weekdays, report.calls.weekdays) where traffic.calls > 0 {
      lines.append(bar(day, traffic))
    }
    for (hour, traffic) in report.calls.hours.enumerated() where traffic.calls > 0 {
      lines.append(bar(say("\(hour)時", "\(two(hour)):00"), traffic))
    }
    return lines
  }

  private func bar(_ label: String, _ traffic: CallFigures.Traffic) -> String {
    let most = (report.calls.hours + report.calls.weekdays).map(\.calls).max() ?? 1
    let length = max(1, traffic.calls * 40 / max(most, 1))
    let missed = traffic.missed > 0 ? say(" (不在 \(traffic.missed))", " (missed \(traffic.missed))") : ""
    return "  " + Self.cells.fit(label, cells: 6) + String(repeating: "#", count: length)
      + " \(traffic.calls)\(missed)"
  }

  /// What is told row by row, each part under its title; parts without rows are left out.
  var sections: [(title: String, rows: [String])] {
    let parts: [(String, [String])] = [
      (
        say("用件", "Why people called"),
        report.calls.reasons.map { counted(say($0.reason.term), $0.count) }
      ),
      (
        say("摩擦点の内訳", "Friction by cause"),
        report.calls.friction.map { counted(say($0.cause.term), $0.points) }
      ),
      (say("折返し待ち", "To be called back"), report.callBacks.map { waiting($0) }),
      (
        say("未登録で2回以上の番号: 登録しますか", "Not on the list, and rang more than once: register?"),
        report.unlisted.map { row in
          "\(row.number.string)  " + say("\(row.calls)回", "\(row.calls) calls") + "  \(moment(row.last))"
        }
      ),
      (say("ご意見", "Opinions"), report.opinions.map(\.string)),
    ]
    return (parts + (report.list?.lists ?? []).map { people($0) }).filter { !$0.1.isEmpty }
  }

  private func counted(_ word: String, _ count: Int) -> String {
    word + String(repeating: " ", count: max(1, 24 - Self.cells.of(word))) + "\(count)"
  }

  private func waiting(_ row: Report.CallBack) -> String {
    let tries = say("\(row.tries)回", row.tries == 1 ? "1 call" : "\(row.tries) calls")
    let words = [row.needsCare ? "^" : "", row.number.string, row.name.string, moment(row.since), tries]
    return words.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func people(_ list: PeopleList) -> (String, [String]) {
    var rows = list.people.map { person in
      [person.name.string, person.code.string, person.number.string, say(person.why)]
        .filter { !$0.isEmpty }.joined(separator: "  ")
    }
    let left = list.count - list.people.count
    if left > 0 { rows.append(say("ほか\(left)名", "and \(left) more")) }
    return (say(list.kind.term) + say(" \(list.count)名", ": \(list.count)"), rows)
  }
}
