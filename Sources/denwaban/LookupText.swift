import Card
import Directory

/// Who is behind a number, for a person at a terminal: what staff and list say, and what happened.
struct LookupText {
  private let card: Card
  private let total: Int

  init(_ card: Card, total: Int) { (self.card, self.total) = (card, total) }

  var lines: [String] {
    var lines: [String] = []
    for person in card.people { lines += about(person) }
    if card.people.isEmpty { lines.append("\(card.number.string): not in the list") }
    if total > 1 { lines.append("\(card.number.string) is shared by \(total)") }
    return lines + past.map { "  " + $0 }
  }

  private func about(_ person: Customer) -> [String] {
    let names = [person.name, person.kana, person.code].filter { !$0.isEmpty }.map(\.string)
    var lines: [String] = []
    if !person.safety.isEmpty {
      let confirmed = person.safetyConfirmed.map { "confirmed \(Command.date($0))" } ?? "not confirmed"
      lines.append("! \(person.safety.string)  (\(confirmed))")
    }
    if let visits = person.visits { lines.append("visits: \(visits)") }
    if let last = person.lastVisit { lines.append("last visit: \(Command.date(last))") }
    if let day = card.anniversary {
      let name = day.kind.term.english
      lines.append(day.days < 0 ? "\(name): \(-day.days) days ago" : "\(name): in \(day.days) days")
    }
    if let sales = card.sales { lines.append("sales rank: \(sales.rawValue)") }
    for (title, text) in [
      ("address", person.address), ("landmark", person.landmark), ("delivery", person.delivery),
      ("likes", person.likes), ("note", person.note),
      ("last order", person.lastOrder),
    ]
    where !text.isEmpty { lines.append("\(title): \(text.string)") }
    for detail in person.details { lines.append("\(detail.title.string): \(detail.text.string)") }
    if !card.pictures.isEmpty {
      lines.append("カルテ画像 (karte pictures): \(card.pictures.map(\.string).joined(separator: ", "))")
    }
    return [names.isEmpty ? card.number.string : names.joined(separator: "  ")] + lines.map { "  " + $0 }
  }

  private var past: [String] {
    var lines: [String] = []
    for matter in card.matters {
      let kind = matter.kind == .complaint ? "苦情 (complaint)" : "約束 (promise)"
      let due = matter.due.map { ", until \(Command.date($0))" } ?? ""
      let staff = matter.staff.isEmpty ? "" : "  (\(matter.staff.string))"
      lines.append("^ \(kind) since \(Command.date(matter.day))\(due): \(matter.text.string)\(staff)")
    }
    if let waiting = card.callBack {
      lines.append(
        "to call back: rang \(times(waiting.tries)) unanswered since \(Command.moment(waiting.first))")
    }
    if card.needsCare, let friction = card.friction {
      lines.append("要ケア (needs care): \(friction.points) points, \(friction.causes.japanese)")
    }
    if !card.handledBy.isEmpty { lines.append("handled last by: \(card.handledBy.string)") }
    if let last = card.history.lastCall {
      let reason = card.history.lastReason.map { ", \($0.term.japanese) (\($0.term.english))" } ?? ""
      lines.append(
        "rang \(times(card.history.callsIn90Days)) in 90 days, \(card.history.callsToday) today, last "
          + Command.moment(last) + reason)
    }
    for remark in card.remarks { lines.append("\(Command.date(remark.time.day)) \(remark.text.string)") }
    return lines
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
