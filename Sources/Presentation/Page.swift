import Card
import Directory

/// 80 columns and more: the whole card, in its order, in sections between rules. What is not known takes no row.
struct Page {
  let layout: Layout
  let status: BoxStatus

  var text: PageText { PageText(layout: layout) }

  func rows(_ card: Card, _ call: CallState) -> [String] {
    var rows = [head(call), text.rule("=")]
    let alarms = dangers(card) + open(card)
    if !alarms.isEmpty { rows += alarms + [text.rule("=")] }
    let sections =
      card.isShared ? shared(card, call) : card.customer.map { known(card, $0, call) } ?? unknown(card, call)
    let filled = sections.filter { !$0.isEmpty }
    for (place, section) in filled.enumerated() {
      rows += section
      let isTitle = place == 0 && card.people.isEmpty && !card.isShared
      if place + 1 < filled.count { rows.append(text.rule(isTitle ? "=" : "-")) }
    }
    return rows
  }

  /// `電話番  着信 12:34:05  回線1   呼出 2回目 (6秒)                名簿 6/30  回線OK`
  private func head(_ call: CallState) -> String {
    let phase: Phrase =
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

  var line: Phrase {
    switch status.line {
    case .ok: .pageLineOK
    case .noNumbers: .pageLineNoNumbers
    case .disconnected: .pageLineDisconnected
    }
  }

  /// The rows that begin with `!!`: half the page at most, and who is left over is counted.
  private func dangers(_ card: Card) -> [String] {
    if card.dangers.isEmpty { return card.mark == .safety ? ["!!"] : [] }
    if !card.isShared { return card.dangers.first.map { text.pack(single($0), behind: "!! ") } ?? [] }
    var shown = card.dangers.count
    var rows: [String]
    repeat {
      rows = text.pack(sharedDanger(card, shown), behind: "!! ")
      shown -= 1
    } while rows.count > layout.size.height / 2 && shown > 0
    return rows
  }

  private func sharedDanger(_ card: Card, _ shown: Int) -> [String] {
    let each = card.dangers.prefix(shown).map { danger in
      let name = card.people.indices.contains(danger.person) ? text.givenName(card.people[danger.person]) : ""
      return "\(name)=\(text.danger(danger.text))"
    }
    let left = card.dangers.count - shown
    let first = text.say(.pageSharedDanger, each.first ?? "")
    return [first] + each.dropFirst() + (left > 0 ? ["+\(left)"] : [])
  }

  private func single(_ danger: Card.Danger) -> [String] {
    let confirmed =
      switch danger.confirmation {
      case .recent(let day): text.say(.pageConfirmed, text.fullDate(day))
      case .old(let day): text.say(.pageConfirmedOld, text.fullDate(day))
      case .undated: text.say(.pageUnconfirmed)
      }
    return [text.say(.pageDanger, text.danger(danger.text)), confirmed, text.say(.pageAskAgain)]
  }

  /// What has added up.
  private func care(_ card: Card) -> [String] {
    guard let friction = card.friction, friction.needsCare else { return [] }
    return text.pack([text.say(.pageCare, "\(friction.points)"), said(friction.causes)], behind: "^^ ")
  }

  /// The rows that begin with `^^`.
  private func open(_ card: Card) -> [String] {
    guard let matter = card.openMatter else {
      let rows = care(card)
      return rows.isEmpty && card.mark == .open ? ["^^"] : rows
    }
    var parts = [text.say(.pageOpen, matter.day.short(from: card.time.day), text.spell(matter.text) ?? "")]
    if card.callOfDay > 1 { parts.append(text.say(.pageAgain, text.ordinal(card.callOfDay))) }
    parts.append(text.say(matter.kind == .complaint ? .pageComplaintOpen : .pagePromiseOpen))
    if let staff = text.spell(matter.staff) { parts.append(text.say(.pageStaff, staff)) }
    return text.pack(parts, behind: "^^ ") + care(card)
  }
}
