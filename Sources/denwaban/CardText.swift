import Card
import Directory
import Journal
import LAN
import Presentation
import Station

/// A call's page as one JSON object for programs on the LAN, of the facts that the screens show: what matters most comes
/// first, because what does not fit a datagram is left out from the end. Money is not among it.
enum CardText {
  static func of(_ call: ShownCall, profile: Profile = .staff, onDuty: [SafeText]? = nil) -> String {
    let model = PageModel(call.card, call.state, profile: profile, onDuty: onDuty)
    let whole = object(call, model, profile, isShort: false).description
    if whole.utf8.count <= SealedCard.textLimit { return whole }
    // What is dangerous is said once, so that a long safety text does not cost the name.
    return object(call, model, profile, isShort: true).description(limit: SealedCard.textLimit)
  }

  private static func object(
    _ call: ShownCall, _ model: PageModel, _ profile: Profile, isShort: Bool
  ) -> JSONObject {
    var object = JSONObject()
    object.set("call", call.id.description)
    object.set("line", call.line)
    object.set("mark", String(UnicodeScalar(model.mark.rawValue)))
    for section in model.sections {
      set(section, isShort: isShort, &object)
      if section.place == .say { object.set("open", open(model)) }
    }
    let history = call.card.seen(by: profile).history
    object.set("callsToday", history.callsToday)
    object.set("callsIn90Days", history.callsIn90Days)
    object.set("lastReason", history.lastReason?.rawValue)
    for case .pictures(let names) in model.facts(.caller) { object.set("pictures", names.map(\.string)) }
    return object
  }

  /// Octets of all safety texts together that leave room for the mark and the name (our choice).
  private static let safetyRoom = 640

  /// What is dangerous, each text with its share of the room.
  private static func fitted(_ dangers: [String]) -> [String] {
    guard dangers.reduce(0, { $0 + $1.utf8.count }) > safetyRoom else { return dangers }
    return dangers.map { danger in
      var text = danger
      while text.utf8.count > safetyRoom / dangers.count { text.removeLast() }
      return text == danger ? text : text + "…"
    }
  }

  /// What stands at one place of the page: its single facts, and behind them its lists.
  private static func set(_ section: PageModel.Section, isShort: Bool, _ object: inout JSONObject) {
    var (safety, customers, remarks): ([String], [JSONObject], [String]) = ([], [], [])
    for fact in section.facts {
      switch fact {
      case .danger(let danger, _): safety.append(danger.text.string)
      case .number(let number), .unlisted(let number, _): object.set("number", number)
      case .shared(_, let count, let number):
        object.set("number", number)
        object.set("inAll", count)
      case .noNumber(let reason): object.set("absent", word(reason))
      case .person(let customer): customers.append(person(customer, isShort: isShort))
      case .member(let member): customers.append(person(member.person, isShort: isShort))
      case .greeting(let greeting, _, _): object.set("say", greeting?.japanese)
      case .friction(let friction): object.set("care", friction.causes.japanese)
      case .reason(let standing):
        object.set("class", standing.term.japanese)
        object.set("state", standing.state == .unknown ? nil : standing.state.term.japanese)
        object.set("reason", standing.reason.japanese)
      case .callBack(let callBack): object.set("missed", callBack.tries)
      case .staff(_, let isIn): object.set("staffIn", isIn ? true : nil)
      case .handledBy(let staff, _): object.set("handledBy", staff)
      case .remark(let note): remarks.append(note.text.string)
      default: break
      }
    }
    if !safety.isEmpty { object.set("safety", isShort ? fitted(safety) : safety) }
    if !customers.isEmpty { object.set("customers", customers) }
    if !remarks.isEmpty { object.set("remarks", remarks) }
  }

  /// What is open, wherever it stands; nil: nothing.
  private static func open(_ model: PageModel) -> [JSONObject]? {
    let matters = model.sections.flatMap(\.facts).compactMap { fact -> JSONObject? in
      switch fact {
      case .urgentMatter(let matter, _), .matter(let matter): self.matter(matter)
      default: nil
      }
    }
    return matters.isEmpty ? nil : matters
  }

  private static func matter(_ matter: OpenMatter) -> JSONObject {
    var object = JSONObject()
    object.set("kind", matter.kind == .complaint ? "complaint" : "promise")
    object.set("day", date(matter.day))
    object.set("text", matter.text)
    object.set("due", matter.due.map { date($0) })
    object.set("staff", matter.staff)
    return object
  }

  private static func person(_ customer: Customer, isShort: Bool) -> JSONObject {
    var object = JSONObject()
    object.set("name", customer.name)
    object.set("kana", customer.kana)
    if !isShort { object.set("safety", customer.safety) }
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
