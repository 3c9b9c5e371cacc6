import Card
import Directory
import Journal
import LAN
import Station

/// A call's card as one JSON object for programs on the LAN: what matters most comes first, because what does not fit a
/// datagram is left out from the end.
enum CardText {
  static func of(_ call: ShownCall) -> String {
    let card = call.card
    var object = JSONObject()
    object.set("call", call.id.description)
    object.set("line", call.line)
    object.set("mark", String(UnicodeScalar(card.mark.rawValue)))
    if !card.dangers.isEmpty {
      object.set("safety", card.dangers.map { SafeText($0.text.string).string })
    }
    object.set("number", card.number)
    object.set("absent", card.noNumber.map(word))
    object.set("customers", card.people.isEmpty ? nil : card.people.map(person))
    object.set("inAll", card.peopleInAll > card.people.count ? card.peopleInAll : nil)
    object.set("say", card.greeting?.japanese)
    object.set("open", card.matters.isEmpty ? nil : card.matters.prefix(mostNotes).map { matter($0) })
    if let standing = card.standing, standing.step != .unknown {
      object.set("class", standing.term.japanese)
      object.set("state", standing.state == .unknown ? nil : standing.state.term.japanese)
      object.set("reason", standing.reason.japanese)
    }
    if let friction = card.friction, friction.needsCare {
      object.set("care", "\(friction.points): \(friction.causes.japanese)")
    }
    object.set("callsToday", card.history.callsToday)
    object.set("callsIn90Days", card.history.callsIn90Days)
    object.set("lastReason", card.history.lastReason?.rawValue)
    object.set("missed", card.callBack?.tries)
    object.set("handledBy", card.handledBy)
    object.set("remarks", card.remarks.isEmpty ? nil : card.remarks.prefix(mostNotes).map(\.text.string))
    return object.description(limit: SealedCard.textLimit)
  }

  /// Matters and remarks in a datagram: the rest is asked of the box.
  private static let mostNotes = 3

  private static func matter(_ matter: OpenMatter) -> JSONObject {
    var object = JSONObject()
    object.set("kind", matter.kind == .complaint ? "complaint" : "promise")
    object.set("day", date(matter.day))
    object.set("text", matter.text)
    object.set("due", matter.due.map { date($0) })
    object.set("staff", matter.staff)
    return object
  }

  private static func person(_ customer: Customer) -> JSONObject {
    var object = JSONObject()
    object.set("name", customer.name)
    object.set("kana", customer.kana)
    object.set("safety", customer.safety)
    object.set("confirmed", customer.safetyConfirmed.map { date($0) })
    object.set("code", customer.code)
    object.set("visits", customer.visits)
    object.set("lastVisit", customer.lastVisit.map { date($0) })
    object.set("booking", customer.nextBooking.map { date($0) })
    object.set("staff", customer.staff)
    object.set("likes", customer.likes)
    object.set("note", customer.note)
    return object
  }

  private static func date(_ day: Day) -> String {
    let parts = day.parts
    return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func word(_ reason: NoNumber) -> String {
    switch reason {
    case .withheld: "withheld"
    case .unavailable: "unavailable"
    case .payphone: "payphone"
    case .conflict: "conflict"
    case .receiveError: "error"
    case .nothingHeard: "none"
    }
  }
}
