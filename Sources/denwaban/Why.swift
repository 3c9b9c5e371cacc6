import Card
import Directory
import Host
import Station

extension Command {
  static let why = Command(
    name: "why", words: "[--state DIR] [--on DAY] NUMBER… | --what-if KEY=VALUE | --definitions | --greetings",
    summary: "the class and state, with every input and the rule line that fired",
    details: """
        --on DAY             as of that day (2026-07-01) instead of today
        --what-if KEY=VALUE  who would move if this threshold were changed, over the whole list; nothing is changed
        --definitions        the thresholds in force, as a file: kept as 'definitions' in the state directory, it rules
        --greetings          the default greetings, as a file: kept as 'greetings' there, it is said instead
        --plan NAME          jp (default), nanp, gb or e164
      Money has no say in class and state; the sales rank stands apart.
      Example: denwaban why 03-1234-5678
      Example: denwaban why --what-if regular=8
      """,
    run: { try explain($0) })

  private static func explain(_ given: [String]) throws {
    let words = try Words(
      given, options: ["state", "plan", "on", "what-if"], flags: ["definitions", "greetings"])
    let state = try State(words)
    let (definitions, greetings) = (try Definitions(state), try GreetingTable.own(state))
    if words.has("greetings") {
      guard words.rest.isEmpty else { throw Stop.words("--greetings takes no number") }
      return print(GreetingTable.standardText, terminator: "")
    }
    if words.has("definitions") {
      guard words.rest.isEmpty else { throw Stop.words("--definitions takes no number") }
      return print(definitions.text, terminator: "")
    }
    // A day that is asked for is seen from its end.
    let asOf = try words["on"].map { try day($0) }
    let now = asOf.map { LocalTime(day: $0, second: 86_399) } ?? WallTime.now.local
    let until = asOf.flatMap { day -> Int64? in
      let parts = day.parts
      let beginning = LocalClock.beginning(year: parts.year, month: parts.month, day: parts.day)
      return beginning.map { $0 + 86_400_000 }
    }
    let file = IndexFile(state.index)
    guard let index = file.index else {
      throw Stop.refused("\(file.trouble ?? state.index); import a list first")
    }
    if let trouble = file.trouble { complain("\(trouble); the list before it answers") }
    if let change = words["what-if"] {
      guard words.rest.isEmpty else {
        throw Stop.words("--what-if looks at the whole list and takes no number")
      }
      return try WhatIf(definitions, change).report(index, today: now.day)
    }
    guard !words.rest.isEmpty else { throw Stop.words("which number?") }
    let plan = try plan(words)
    let callers = try Callers.read(state, until: until).callers
    var known = file.index
    let scale = SalesScale(index.facts.amounts)
    var looked = 0
    defer { AuditFile(state).add(.looked, looked) }
    for word in words.rest {
      let numbers = plan.listed(word).numbers
      if numbers.isEmpty { throw Stop.refused("\(SafeText(word).string) is no telephone number") }
      for number in numbers {
        let party = callers.party(of: number.digits, in: &known)
        if let offset = party.damage {
          throw Stop.refused("the index is damaged at \(offset): import the list again")
        }
        looked += party.people.count
        if party.people.isEmpty { print("\(plan.grouped(number)): not in the list") }
        if party.inAll > 1 {
          print("\(plan.grouped(number)) is shared by \(party.inAll); each has an own class")
        }
        for customer in party.people {
          // As if this customer called, and nobody else had the number.
          let experience = callers.experience(ofAll: customer.numbers.map(\.digits))
          let card = Card(
            caller: .number(number.digits), number: SafeText(plan.grouped(number)), found: [customer],
            experience: experience, definitions: definitions, greetings: greetings, scale: scale, at: now)
          let explanation = Explanation(customer, card, definitions, scale)
          print(explanation.lines.joined(separator: "\n"))
        }
      }
    }
  }

  static func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let number = Int(parts[2]), let day = Day(year: year, month: month, day: number)
    else { throw Stop.words("--on takes a day such as 2026-07-01") }
    return day
  }
}

/// One customer's class as lines of text: the answer, every input, every line of the rule that fired.
private struct Explanation {
  let customer: Customer
  let card: Card
  let definitions: Definitions
  let scale: SalesScale
  let standing: Standing

  init(_ customer: Customer, _ card: Card, _ definitions: Definitions, _ scale: SalesScale) {
    (self.customer, self.card, self.definitions, self.scale) = (customer, card, definitions, scale)
    standing = card.standing ?? Standing(Dealings(customer), today: card.time.day, definitions)
  }

  var lines: [String] {
    let name = [customer.name, customer.kana, customer.code].filter { !$0.isEmpty }.map(\.string)
    let answer = [
      "\(both(standing.term)) · \(both(standing.state.term))",
      "reason: \(both(standing.reason))",
    ]
    let rows = answer + inputs + rules + journal + standing.doubts.map { "! \(both($0.term))" } + money
    return [name.isEmpty ? "No.\(customer.id)" : name.joined(separator: "  ")] + rows.map { "  " + $0 }
  }

  private var inputs: [String] {
    let dealings = standing.dealings
    let from =
      switch standing.cycle.source {
      case .gaps: "the middle of the latest gaps between visits"
      case .totals: "(l - f) / (n - 1)"
      case .trade: "the default of \(definitions.trade.rawValue): too little is known of this customer"
      }
    return [
      "n = \(said(dealings.visits))  visits",
      "f = \(said(dealings.first))  first visit" + (standing.tenure.map { ", \($0) days ago" } ?? ""),
      "l = \(said(dealings.last))  last visit",
      "p = \(said(dealings.referrals))  people brought",
      "nps = \(said(dealings.promoter)), owner's mark = \(dealings.isMarked ? "yes" : "no")  the list has neither",
      "booking = \(said(dealings.booking))",
      "d = \(said(standing.days))  days since l",
      "c = \(standing.cycle.days)  days of a cycle: \(from)",
      "q = \(said(standing.tenths))  tenths of a cycle: d * 10 / c",
    ]
  }

  private var rules: [String] {
    let loyalty = standing.loyalty.term.map { both($0) } ?? "-"
    return [
      "STATE    \(both(standing.state.term)): \(standing.state.rule(definitions))",
      "STEP     \(both(standing.step.term)): \(standing.step.rule(definitions))",
      "LOYALTY  \(loyalty): \(standing.loyalty.rule(definitions))",
    ]
  }

  /// What the journal adds: it does not change the class, but goes before it on the card.
  private var journal: [String] {
    let care = card.needsCare ? "要ケア (needs care)" : "-"
    let causes = card.friction.map { ": \(both($0.causes))" } ?? ""
    var lines = [
      "FRICTION \(care): \(card.friction?.points ?? 0) of \(definitions.frictionCare) points\(causes)"
    ]
    if let greeting = card.greeting { lines.append("GREETING \(greeting.japanese.string)") }
    for open in card.matters {
      let kind = open.kind == .complaint ? "苦情 (complaint)" : "約束 (promise)"
      let due = open.due.map { ", until \(Command.date($0))" } ?? ""
      lines.append("OPEN     \(kind) since \(Command.date(open.day))\(due): \(open.text.string)")
    }
    return lines
  }

  /// Apart, and last.
  private var money: [String] {
    let rfm = RFM(standing, today: card.time.day, amount: customer.sales, of: scale)
    let codes = [rfm.recency, rfm.frequency, rfm.money].map { $0.map { "\($0)" } ?? "-" }
    let sales =
      card.sales.map { rank in
        "\(rank.rawValue)  \(said(customer.sales))\(customer.yearTotal == nil ? "" : " in the list's last year"), by money alone among \(scale.count) customers"
      } ?? "-  the list has no amount"
    return [
      "apart from the class:",
      "SALES    \(sales)",
      "RFM      \(codes.joined(separator: " "))",
      "rule \(Definitions.version), \(definitions.trade.rawValue)"
        + (definitions == Definitions() ? "" : ", changed"),
    ]
  }

  private func both(_ term: Term) -> String { "\(term.japanese) (\(term.english))" }
  private func said(_ number: Int?) -> String { number.map { "\($0)" } ?? "not known" }
  private func said(_ amount: UInt64?) -> String { amount.map { "\($0)" } ?? "not known" }
  private func said(_ day: Day?) -> String { day.map { Command.date($0) } ?? "not known" }
}
