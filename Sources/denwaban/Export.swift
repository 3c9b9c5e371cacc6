import Station

extension Command {
  static let export = Command(
    name: "export", words: "[--state DIR] [--id N] [--json] [--language ja|en] [--config FILE] NUMBER",
    summary: "one person's data out: all that is kept of them, in their own words and the staff's",
    details: """
        --id N           of those who share the number, the customer with this id (`lookup --json` tells it)
        --json           one object: subject, made, purpose, keeps, customers, calls, notes
        --language ja|en ja is the default
        --plan NAME      jp (default), nanp, gb or e164
      Remarks stand in it word for word, and the class with its reason. That data was given out is counted, not to whom.
      Example: denwaban export --json 03-1234-5678
      """,
    run: { words in
      let words = try Words(words, options: ["state", "plan", "id", "language", "config"], flags: ["json"])
      let (state, plan, language) = (try State(words), try plan(words), try language(words))
      guard words.rest.count == 1, let word = words.rest.first else { throw Stop.words("which number?") }
      let subject = try DataSubject(word, plan, state, id: words["id"], isAll: false)
      let notice = PrivacyNotice(try Configuration.load(words["config"]), language)
      let disclosure = try Disclosure(subject, state, plan, notice, at: WallTime.now.local)
      if words.has("json") {
        print(disclosure.object)
      } else {
        print(disclosure.lines.joined(separator: "\n"))
      }
      AuditFile(state).add(.exported)
    })
}
