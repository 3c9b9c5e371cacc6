import Card
public import Presentation

/// A report as one page that needs nothing else: no script, no font, no picture, nothing from the network. It follows
/// the reader's light or dark, the width of a telephone, and the printer.
public struct ReportPage {
  private let text: ReportText
  private var report: Report { text.report }

  /// A report in a language.
  public init(_ report: Report, _ language: Language) { text = ReportText(report, language) }

  /// The whole file.
  public var html: String {
    let language = text.language == .japanese ? "ja" : "en"
    let title: String = Markup.escaped(text.title)
    var sections: [String] = warnings
    sections.append(tiles)
    sections += charts
    sections.append(table)
    sections += lists
    sections.append(foot)
    let body: String = sections.joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      \(body)
      </body>
      </html>

      """
  }

  private var warnings: [String] {
    report.warnings.map { "<p class=\"warning\">! \(Markup.escaped(text.say($0)))</p>" }
  }

  /// The figures that are read first, large.
  private var tiles: String {
    let shown = ["calls", "answered", "missed", "calledBack", "second", "leaving"]
    let figures = report.figures.filter { shown.contains($0.key) }
    let tiles = figures.map { figure -> String in
      let (large, small) = parts(figure.value)
      let before = figure.before.map { self.parts($0).large } ?? ""
      let past = before.isEmpty ? "" : "<small>\(Markup.escaped(text.say("前期 ", "before ") + before))</small>"
      let label: String = Markup.escaped(text.say(figure.label))
      let value: String = "<strong>\(Markup.escaped(large))</strong><small>\(Markup.escaped(small))</small>"
      return "<div><span>\(label)</span>\(value)\(past)</div>"
    }
    return "<section class=\"tiles\">" + tiles.joined() + "</section>"
  }

  private func parts(_ value: Figure.Value) -> (large: String, small: String) {
    switch value {
    case .number(let number): (number.grouped, "")
    case .share(let share): (share.percent.map { "\($0)%" } ?? "-", "\(share.count)/\(share.of)")
    case .unknown(let why): (text.say("不明", "not known"), text.say(why))
    }
  }

  private var charts: [String] {
    var charts: [String] = []
    if report.calls.calls > 0 {
      charts.append(figure(traffic(text.say("時刻ごとの着信", "Calls by hour"), hours), legend: missedLegend))
      charts.append(
        figure(
          traffic(text.say("曜日ごとの着信", "Calls by weekday"), Array(zip(text.weekdays, report.calls.weekdays))),
          legend: missedLegend))
    }
    if let months = report.list?.people.months, months.contains(where: { $0.returned.of > 0 }) {
      charts.append(figure(returned(months), legend: ""))
    }
    return charts.isEmpty ? [] : ["<section class=\"charts\">"] + charts + ["</section>"]
  }

  /// From the first hour with a call to the last one.
  private var hours: [(String, CallFigures.Traffic)] {
    let all = report.calls.hours
    guard let first = all.firstIndex(where: { $0.calls > 0 }), let last = all.lastIndex(where: { $0.calls > 0 })
    else { return [] }
    return (first...last).map { ("\($0)", all[$0]) }
  }

  private var missedLegend: String {
    report.calls.missed > 0
      ? "<i class=\"hatch\"></i>" + Markup.escaped(text.say("不在", "missed")) : ""
  }

  private func traffic(_ title: String, _ rows: [(String, CallFigures.Traffic)]) -> Chart {
    Chart(
      title: title,
      bars: rows.map { label, traffic in
        let missed = traffic.missed > 0 ? text.say("、不在 \(traffic.missed)", ", missed \(traffic.missed)") : ""
        return Chart.Bar(
          label: label, value: traffic.calls, part: traffic.missed,
          text: traffic.calls == 0 ? "" : "\(traffic.calls)", title: "\(label): \(traffic.calls)\(missed)")
      }, full: rows.map { $0.1.calls }.max() ?? 1)
  }

  private func returned(_ months: [People.Month]) -> Chart {
    Chart(
      title: text.say("初回の月ごとの、2回目に来た割合 (%)", "Came a second time, by month of the first visit (%)"),
      bars: months.map { month in
        let share = month.returned
        return Chart.Bar(
          label: "\(month.month)", value: share.percent ?? 0, text: share.percent.map { "\($0)" } ?? "",
          title: "\(month.year)-\(month.month): \(share.count)/\(share.of)")
      }, full: 100)
  }

  private func figure(_ chart: Chart, legend: String) -> String {
    "<figure><figcaption>\(Markup.escaped(chart.title)) <span>\(legend)</span></figcaption>\(chart.svg)</figure>"
  }

  private var table: String {
    let rows = report.figures.map { figure in
      let before = figure.before.map { text.said($0) } ?? ""
      return "<tr><th scope=\"row\">\(Markup.escaped(text.say(figure.label)))</th>"
        + "<td>\(Markup.escaped(text.said(figure.value)))</td><td>\(Markup.escaped(before))</td></tr>"
    }
    return "<table><thead><tr><th></th><th>\(text.say("今期", "now"))</th><th>\(text.say("前期", "before"))</th>"
      + "</tr></thead><tbody>" + rows.joined(separator: "\n") + "</tbody></table>"
  }

  private var lists: [String] {
    text.sections.map { title, rows in
      "<section><h2>\(Markup.escaped(title))</h2><ul>"
        + rows.map { "<li>\(Markup.escaped($0))</li>" }.joined() + "</ul></section>"
    }
  }

  private var foot: String {
    "<footer><h2>\(text.say("計算のしかた", "How it is counted"))</h2>"
      + text.foot.map { "<p>\(Markup.escaped($0))</p>" }.joined() + "</footer>"
  }
}
