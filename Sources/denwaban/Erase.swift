import Host

extension Command {
  static let erase = Command(
    name: "erase", words: "[--state DIR] [--id N | --all] [--dry-run] NUMBER | --old [--config FILE]",
    summary: "one person's data gone for good, also after the next import; or what has been kept long enough",
    details: """
        --id N        of those who share the number, the customer with this id (`lookup --json` tells it)
        --all         all who share the number
        --dry-run     tells what would go, and changes nothing
        --old         takes out of the journal what is older than keep.strangers and keep.customers of the
                      configuration: calls stay and lose their numbers; and karte pictures of those who are on no list
                      any more. Once a day by itself (denwaban-retention.timer)
        --plan NAME   jp (default), nanp, gb or e164
      The person goes out of the list, the list before it, the karte pictures, the journal and the notes; a keyed code that names nobody
      keeps the next import from bringing them back. Lists on sticks and in other machines cannot be recalled.
      Example: denwaban erase 03-1234-5678
      """,
    run: { try erase($0) })

  private static func erase(_ given: [String]) throws {
    let words = try Words(given, options: ["state", "plan", "id", "config"], flags: ["all", "dry-run", "old"])
    let state = try State(words)
    if words.has("old") {
      guard words.rest.isEmpty, !words.has("all"), words["id"] == nil, !words.has("dry-run") else {
        throw Stop.words("--old goes with --config and --state only")
      }
      let configuration = try Configuration.load(words["config"])
      let result = try Erasure.sweep(state, keeping: configuration.keep)
      try FolderOwner.act(on: state.directory) { try AuditFile(state).thin() }
      print("calls made nameless: \(result.calls), old notes removed: \(result.notes)")
      return try sweepPictures(state, before: [])
    }
    let plan = try plan(words)
    guard words.rest.count == 1, let word = words.rest.first else { throw Stop.words("which number?") }
    let person = try Erasure(
      DataSubject(word, plan, state, id: words["id"], isAll: words.has("all")), state, plan)
    if words.has("dry-run") {
      return print((person.plans + ["dry run: nothing was changed"]).joined(separator: "\n"))
    }
    for line in try person.carryOut() { print(line) }
  }
}
