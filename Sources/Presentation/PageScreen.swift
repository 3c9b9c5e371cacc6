import Card
import Directory
import Journal

/// 80 columns and more of a terminal: the whole card, in its order, in sections between rules.
struct PageScreen {
  let layout: Layout
  let status: BoxStatus

  var text: PageText { PageText(layout: layout) }

  func rows(_ model: PageModel) -> [String] {
    var rows = [head(model.call), text.rule("=")]
    for (index, section) in model.sections.enumerated() {
      rows += self.rows(section, model)
      guard index + 1 < model.sections.count else { break }
      rows.append(text.rule(isTitle(section) ? "=" : "-"))
    }
    return rows
  }

  /// Alarms, and who it is where that is all that is known, stand apart from what is below.
  private func isTitle(_ section: PageModel.Section) -> Bool {
    if section.place == .alarm { return true }
    return section.facts.contains {
      switch $0 {
      case .unlisted, .noNumber: true
      default: false
      }
    }
  }

  private func rows(_ section: PageModel.Section, _ model: PageModel) -> [String] {
    switch section.place {
    case .alarm: alarms(section.facts, model)
    case .caller: caller(section.facts, model)
    case .members: PageMembers(text: text, today: model.today).rows(section.facts)
    case .say: section.facts.flatMap { said($0, model) }
    case .dealings: dealings(section.facts, model)
    case .remarks: section.facts.flatMap { text.labelled($0, model) }
    case .past: section.facts.flatMap { text.past($0, model) }
    case .keys: PageKeys(text: text).rows(section.facts)
    }
  }

  /// `電話番  着信 12:34:05  回線1   呼出 2回目 (6秒)                名簿 6/30  回線OK`
  private func head(_ call: CallState) -> String {
    let phase: PagePhrase =
      switch call.phase {
      case .ringing: .pageRinging
      case .answered: .pageAnswered
      case .ended: .pageEnded
      }
    let started = text.say(phase, text.clock(call.started, seconds: true))
    let line = text.say(.pageLine, text.spell(call.line) ?? "?")
    let rings = text.say(.pageRings, "\(call.rings)", "\(call.seconds)")
    let others = call.others > 0 ? "   " + text.say(.pageOthers, "\(call.others)") : ""
    return text.spread("\(text.say(.pageTitle))  \(started)  \(line)   \(rings)\(others)", health)
  }

  private var health: String {
    let day = status.listDay?.short(from: status.now.day)
    return (day.map { text.say(.pageList, $0) } ?? text.say(.pageNoList)) + "  " + text.say(line)
  }

  private var line: PagePhrase {
    switch status.line {
    case .ok: .pageLineOK
    case .noNumbers: .pageLineNoNumbers
    case .disconnected: .pageLineDisconnected
    }
  }

  /// The rows that begin with `!!` and `^^`: danger has half the page at most, and who is left over is counted.
  private func alarms(_ facts: [PageFact], _ model: PageModel) -> [String] {
    let dangers = facts.filter { if case .danger = $0 { true } else { false } }
    var shown = dangers.count
    var rows: [String] = []
    while shown > 0 {
      rows = text.pack(text.dangers(dangers, shown, model), behind: "!! ", gap: 2)
      if rows.count <= layout.size.height / 2 { break }
      shown -= 1
    }
    if facts.contains(.hiddenDanger) { rows.append("!!") }
    if facts.contains(.hiddenMatter) { rows.append("^^") }
    let gap = layout.language == .japanese ? 2 : 3
    return rows + text.pack(facts.flatMap { text.open($0, model) }, behind: "^^ ", gap: gap)
  }

  /// Name and class, number and booking; then what a delivery needs.
  private func caller(_ facts: [PageFact], _ model: PageModel) -> [String] {
    var (name, tags, number, booked): (String, [String], [String], String) = ("", [], [], "")
    var pictures: String?
    var rows: [String] = []
    for fact in facts {
      switch fact {
      case .person(let person): name = text.nameAndReading(person)
      case .standing(let standing): tags.append("[\(text.word(standing))]")
      case .points(let points): tags.append(text.say(.pageCareTag, "\(points)"))
      case .sales(let rank): tags.append(text.say(.pageSales, rank.rawValue))
      case .number(let digits): number.append(text.spell(digits) ?? "")
      case .code(let code): if let code = text.spell(code) { number.append(text.say(.pageCode, code)) }
      case .pictures(let names): pictures = text.say(.pagePictures, "\(names.count)")
      case .booking(let booking): booked = text.say(.pageBooked, text.booking(booking))
      case .shared(let family, let count, let number):
        let name = family.flatMap { text.familyName($0) }
        let digits = text.spell(number) ?? ""
        let title =
          name.map { text.say(.pageShared, $0, "\(count)", digits) }
          ?? text.say(.pageSharedUnnamed, "\(count)", digits)
        rows.append(text.beside("  " + title, text.say(.pageAskWho), gap: 6))
      case .unlisted(let number, let isNew):
        rows.append("  " + text.say(isNew ? .pageNew : .pageBefore, text.spell(number) ?? ""))
      case .noNumber(let reason): rows.append("  " + text.title(reason))
      default: rows += text.labelled(fact, model)
      }
    }
    if name.isEmpty { return rows }
    number += pictures.map { [$0] } ?? []
    let second = text.spread("  " + number.joined(separator: "   "), booked)
    return [text.spread("  " + name, tags.joined(separator: "  "))] + [second] + rows
  }

  private func said(_ fact: PageFact, _ model: PageModel) -> [String] {
    switch fact {
    case .greeting:
      let line = text.greeting(fact, model.call)
      return text.cells.wrap("  " + text.say(.pageSay, line), cells: text.width, lines: 2)
    case .friction(let friction):
      return text.pack([text.say(.pageWhyCare, text.said(friction.causes), "\(friction.threshold)")])
    case .advice(let reason): return ["  " + text.advice(reason)]
    default: return []
    }
  }

  private func dealings(_ facts: [PageFact], _ model: PageModel) -> [String] {
    var (first, second, rows): ([String], [String], [String]) = ([], [], [])
    for fact in facts {
      switch fact {
      case .visits, .lastVisit, .average, .total, .firstVisit:
        if let item = text.item(fact, model) { first.append(item) }
      case .reason(let standing): rows = text.pack([text.reason(standing)])
      default: if let item = text.item(fact, model) { second.append(item) }
      }
    }
    return text.columns(first) + text.columns(second) + rows
  }

  /// Nobody calls: nothing personal.
  func idleRows() -> [String] {
    let clock = text.clock(status.now, seconds: false)
    let today = text.dateWithWeekday(status.now.day)
    let title = "\(text.say(.pageTitle))  \(text.say(.pageReady))  \(today) \(clock)"
    let list = status.customers.map { text.say(.pageCustomers, $0.grouped) } ?? text.say(.pageNoList)
    return [
      text.spread(title, text.say(line)),
      text.rule("="),
      "  \(text.say(.pageMissed, "\(status.missed)"))   \(text.say(.pageCallBacks, "\(status.callBacks)"))",
      "  \(list)\(status.listDay.map { " (\(text.fullDate($0)))" } ?? "")"
        + "   \(text.say(.pageListeners, "\(status.listeners)"))",
    ]
  }
}
