import Directory
import Host
import LAN

extension Command {
  static let lookup = Command(
    name: "lookup", words: "[--state DIR] [--json] NUMBER…",
    summary: "who is it; all customers that share the number",
    details: """
        --json         one object a customer: number e164 found id code name kana address note likes safety
                       safetyConfirmed staff numbers visits firstVisit lastVisit nextBooking birthday total referrals
                       visitDays lastOrder, details (title text: columns of the list's own);
                       with shared numbers also sharedBy (how many have it); for a number that nobody has, found:false
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
    var file = IndexFile(state.index)
    guard file.index != nil else { throw Stop.refused("\(file.trouble ?? state.index); import a list first") }
    if let trouble = file.trouble { complain("\(trouble); the list before it answers") }
    for word in words.rest {
      let numbers = plan.listed(word).numbers
      if numbers.isEmpty { throw Stop.refused("\(SafeText(word).string) is no telephone number") }
      for number in numbers {
        switch file.lookup(number) {
        case .damaged(let offset):
          throw Stop.refused("the index is damaged at \(offset): import the list again")
        case .notFound: print(words.has("json") ? object(number, plan).description : unknown(number, plan))
        case .found(let customers, let total, _):
          for customer in customers {
            print(words.has("json") ? object(number, plan, customer, total).description : card(customer))
          }
          if !words.has("json"), total > 1 { print("\(plan.grouped(number)) is shared by \(total)") }
        }
      }
    }
  }

  private static func unknown(_ number: PhoneNumber, _ plan: NumberPlan) -> String {
    "\(plan.grouped(number)): not in the list"
  }

  private static func card(_ customer: Customer) -> String {
    var lines = [
      [customer.name, customer.kana, customer.code].filter { !$0.isEmpty }.map(\.string).joined(separator: "  ")
    ]
    if !customer.safety.isEmpty { lines.append("! \(customer.safety.string)") }
    if let visits = customer.visits { lines.append("visits: \(visits)") }
    if let last = customer.lastVisit { lines.append("last visit: \(date(last))") }
    for (title, text) in [("likes", customer.likes), ("note", customer.note)] where !text.isEmpty {
      lines.append("\(title): \(text.string)")
    }
    if !customer.lastOrder.isEmpty { lines.append("last order: \(customer.lastOrder.string)") }
    for detail in customer.details { lines.append("\(detail.title.string): \(detail.text.string)") }
    return lines.joined(separator: "\n  ")
  }

  /// A customer, or that there is none, under the number asked for.
  static func object(
    _ number: PhoneNumber?, _ plan: NumberPlan, _ customer: Customer? = nil, _ total: Int = 0
  ) -> JSONObject {
    var object = JSONObject()
    object.set("number", number?.digits)
    object.set("e164", number.flatMap(plan.e164))
    object.set("found", customer != nil)
    guard let customer else { return object }
    if total > 1 { object.set("sharedBy", total) }
    object.set("id", customer.id)
    object.set("code", customer.code)
    object.set("name", customer.name)
    object.set("kana", customer.kana)
    object.set("address", customer.address)
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
    let details = customer.details.map { detail in
      var object = JSONObject()
      object.set("title", detail.title)
      object.set("text", detail.text)
      return object
    }
    object.set("details", details.isEmpty ? nil : details)
    return object
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
