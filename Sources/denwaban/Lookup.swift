import Card
import Directory
import Host
import LAN
import Station

extension Command {
  static let lookup = Command(
    name: "lookup", words: "[--state DIR] [--json] NUMBER…",
    summary: "who is it; all customers that share the number",
    details: """
        --json         one object a customer: number e164 found id code name kana address landmark delivery note likes safety
                       safetyConfirmed staff numbers visits firstVisit lastVisit nextBooking birthday total referrals
                       visitDays lastOrder, yearTotal (spent in the list's last year, by which customers are ranked),
                       latestVisits (day part party amount staff items: of single visits the newest), anniversaries (title day), details (title text: columns of the list's own),
                       pictures (file names of the karte's, in the folder images beside the list);
                       sales (S A B C: the place by money among all customers);
                       with shared numbers also sharedBy (how many have it); for a number that nobody has, found:false.
                       From the journal: callsToday callsIn90Days lastCall lastReason tries (calls that nobody
                       answered and nobody returned) handledBy needsCare open (kind since until text staff)
        --plan NAME    jp (default), nanp, gb or e164
      A number may be written in any way a list may write it.
      Exit 0: the question was answered, also when nobody has the number. Exit 1: not a number, or no sound index.
      Example: denwaban lookup 03-1234-5678
      """,
    run: { try lookUp($0) })

  private static func lookUp(_ given: [String]) throws {
    let words = try Words(given, options: ["state", "plan"], flags: ["json"])
    let (state, plan) = (try State(words), try plan(words))
    guard !words.rest.isEmpty else { throw Stop.words("which number?") }
    let file = IndexFile(state.index)
    let callers = try Callers.read(state).callers
    var index = file.index
    let now = WallTime.now.local
    let karte = KarteStore(besides: state.index).table
    let definitions = (try? Definitions(state)) ?? Definitions()
    var looked = 0
    defer { AuditFile(state).add(.looked, looked) }
    for word in words.rest {
      let numbers = plan.listed(word).numbers
      if numbers.isEmpty { throw Stop.refused("\(SafeText(word).string) is no telephone number") }
      for number in numbers {
        // Without a list, what staff and calls told is all there is.
        if index == nil, callers.experience(of: number.digits) == nil {
          throw Stop.refused("\(file.trouble ?? state.index); import a list first")
        }
        if let trouble = file.trouble, index != nil { complain("\(trouble); the list before it answers") }
        let party = callers.party(of: number.digits, in: &index)
        if let offset = party.damage {
          throw Stop.refused("the index is damaged at \(offset): import the list again")
        }
        looked += party.people.count
        var card = Card(
          caller: .number(number.digits), number: SafeText(plan.grouped(number)), party: party,
          definitions: definitions, at: now)
        if let customer = card.customer { card.pictures = karte.names(of: customer.code) }
        if words.has("json") {
          let people: [Customer?] = card.people.isEmpty ? [nil] : card.people
          for person in people {
            var object = object(number, plan, person, party.inAll, isPartial: NumberPlan.isPartial(word))
            let rank = person.flatMap { party.scale.rank($0, definitions) }
            object.set("sales", rank?.rawValue)
            let pictures = person.map { karte.names(of: $0.code).map(\.string) } ?? []
            object.set("pictures", pictures.isEmpty ? nil : pictures)
            past(card, into: &object)
            print(object)
          }
        } else {
          print(LookupText(card, total: party.inAll).lines.joined(separator: "\n"))
        }
      }
    }
  }

  /// A customer, or that there is none, under the number asked for.
  static func object(
    _ number: PhoneNumber?, _ plan: NumberPlan, _ customer: Customer? = nil, _ total: Int = 0,
    isPartial: Bool = false
  ) -> JSONObject {
    var object = JSONObject()
    object.set("number", number?.digits)
    if !isPartial { object.set("e164", number.flatMap(plan.e164)) }
    object.set("found", customer != nil)
    guard let customer else { return object }
    if total > 1 { object.set("sharedBy", total) }
    object.set("id", customer.id)
    object.set("code", customer.code)
    object.set("name", customer.name)
    object.set("kana", customer.kana)
    object.set("address", customer.address)
    object.set("landmark", customer.landmark)
    object.set("delivery", customer.delivery)
    object.set("note", customer.note)
    object.set("likes", customer.likes)
    object.set("safety", customer.safety)
    object.set("safetyConfirmed", customer.safetyConfirmed.map(date))
    object.set("staff", customer.staff)
    object.set("numbers", customer.numbers.map(\.digits))
    object.set("visits", customer.visits)
    object.set("firstVisit", customer.firstVisit.map(date))
    object.set("lastVisit", customer.lastVisit.map(date))
    object.set("nextBooking", customer.nextBooking.map(date))
    object.set("birthday", customer.birthday.map(date))
    object.set("total", customer.total)
    object.set("referrals", customer.referrals)
    object.set("visitDays", customer.visitDays.isEmpty ? nil : customer.visitDays.map(date))
    object.set("lastOrder", customer.lastOrder)
    object.set("yearTotal", customer.yearTotal)
    let visits = customer.latestVisits.map { visit in
      var object = JSONObject()
      object.set("day", date(visit.day))
      object.set("part", visit.part.map { "\($0)" })
      object.set("party", visit.party.map { Int($0) })
      object.set("amount", visit.amount)
      object.set("staff", visit.staff)
      object.set("items", visit.items)
      return object
    }
    object.set("latestVisits", visits.isEmpty ? nil : visits)
    let anniversaries = customer.anniversaries.map { anniversary in
      var object = JSONObject()
      object.set("title", anniversary.title)
      object.set("day", date(anniversary.day))
      return object
    }
    object.set("anniversaries", anniversaries.isEmpty ? nil : anniversaries)
    let details = customer.details.map { detail in
      var object = JSONObject()
      object.set("title", detail.title)
      object.set("text", detail.text)
      return object
    }
    object.set("details", details.isEmpty ? nil : details)
    return object
  }

  /// What the journal adds.
  private static func past(_ card: Card, into object: inout JSONObject) {
    if card.history.callsIn90Days > 0 {
      object.set("callsToday", card.history.callsToday)
      object.set("callsIn90Days", card.history.callsIn90Days)
    }
    object.set("lastCall", card.history.lastCall.map(moment))
    object.set("lastReason", card.history.lastReason?.rawValue)
    object.set("tries", card.callBack?.tries)
    object.set("handledBy", card.handledBy)
    object.set("needsCare", card.needsCare ? true : nil)
    let open = card.matters.map { matter in
      var one = JSONObject()
      one.set("kind", matter.kind == .complaint ? "complaint" : "promise")
      one.set("since", date(matter.day))
      one.set("until", matter.due.map(date))
      one.set("text", matter.text)
      one.set("staff", matter.staff)
      return one
    }
    object.set("open", open.isEmpty ? nil : open)
  }

  /// `2026-07-01T12:34`.
  static func moment(_ time: LocalTime) -> String { "\(date(time.day))T\(clock(time))" }

  /// `12:34`.
  static func clock(_ time: LocalTime) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return two(time.hour) + ":" + two(time.minute)
  }

  /// `2024-04-01`; `--04-01` when the year is not known (ISO 8601:2000, 5.2.1.3).
  static func date(_ day: Day) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    let parts = day.parts
    return (parts.year < 1000 ? "-" : padded(parts.year, 4)) + "-" + padded(parts.month, 2) + "-"
      + padded(parts.day, 2)
  }
}
