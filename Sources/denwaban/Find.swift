import Card
import Directory
import Host

extension Command {
  static let find = Command(
    name: "find", words: "[--state DIR] [--json] TEXT",
    summary: "by kana, name or last four digits",
    details: """
        --json    one object a customer, with the keys of `lookup`
      Hiragana and katakana are one, and blanks do not count. Digits, four or more, are the end of a number. At most 50
      customers are shown; how many more there are is said at the end.
      Exit 0: the question was answered, also when nobody fits. Exit 1: no sound index.
      Example: denwaban find やまだ
      """,
    run: { try find($0) })

  /// Two screens of a terminal; who sees more asks for more letters (our choice).
  private static let most = 50

  private static func find(_ given: [String]) throws {
    let words = try Words(given, options: ["state", "plan"], flags: ["json"])
    let (state, plan) = (try State(words), try plan(words))
    guard let query = CustomerQuery(words.rest.joined(separator: " ")) else {
      throw Stop.words("find needs a name, a reading, or four digits at least")
    }
    let file = IndexFile(state.index)
    guard let index = file.index else {
      throw Stop.refused("\(file.trouble ?? state.index); import a list first")
    }
    if let trouble = file.trouble { complain("\(trouble); the list before it answers") }
    var (customers, total) = index.find(query, limit: most)
    // Whom staff gave another name is found by either; what is shown is what staff say.
    let callers = try Callers.read(state).callers
    var known = file.index
    for person in callers.named(in: &known) where query.fits(person) {
      if person.id != 0, customers.contains(where: { $0.id == person.id }) { continue }
      total += 1
      if customers.count < most { customers.append(person) }
    }
    for customer in customers.map({ callers.known($0, in: &known) }) {
      if words.has("json") {
        print(object(customer.numbers.first, plan, customer))
      } else {
        let who = [customer.name, customer.kana, customer.code].filter { !$0.isEmpty }.map(\.string)
        print((customer.numbers.map(plan.grouped) + who).joined(separator: "  "))
      }
    }
    AuditFile(state).add(.looked, customers.count)
    if total > customers.count { complain("\(total - customers.count) more: type more of it") }
    if total == 0, !words.has("json") { print("nobody in the list fits") }
  }
}
