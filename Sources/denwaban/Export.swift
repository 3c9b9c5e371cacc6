import Card
import Host
import Station

extension Command {
  static let export = Command(
    name: "export",
    words: "[--state DIR] [--id N] [--json] [--language ja|en] [--config FILE] [--pictures DIR] NUMBER",
    summary: "one person's data out: all that is kept of them, in their own words and the staff's",
    details: """
        --id N           of those who share the number, the customer with this id (`lookup --json` tells it)
        --json           one object: subject, made, purpose, keeps, customers, calls, notes
        --language ja|en ja is the default
        --pictures DIR   copies the person's karte pictures into this folder, which must be there
        --plan NAME      jp (default), nanp, gb or e164
      Remarks stand in it word for word, and the class with its reason. That data was given out is counted, not to whom.
      Example: denwaban export --json 03-1234-5678
      """,
    run: { words in
      let words = try Words(
        words, options: ["state", "plan", "id", "language", "config", "pictures"], flags: ["json"])
      let (state, plan, language) = (try State(words), try plan(words), try language(words))
      guard words.rest.count == 1, let word = words.rest.first else { throw Stop.words("which number?") }
      let subject = try DataSubject(word, plan, state, id: words["id"], isAll: false)
      let notice = PrivacyNotice(try Configuration.load(words["config"]), language)
      let disclosure = try Disclosure(subject, state, plan, notice, at: WallTime.now.local)
      if let folder = words["pictures"] {
        complain("karte pictures copied (カルテ画像を書き出し): \(try copyPictures(of: subject, state, to: folder))")
      }
      if words.has("json") {
        print(disclosure.object)
      } else {
        print(disclosure.lines.joined(separator: "\n"))
      }
      AuditFile(state).add(.exported)
    })

  /// Copies a person's karte pictures into a folder, over nothing that is there; how many.
  private static func copyPictures(of subject: DataSubject, _ state: State, to path: String) throws -> Int {
    guard FileKind(path) == .folder else {
      throw Stop.refused("\(path) is no folder: make it first, or say another (フォルダーがない)")
    }
    let store = KarteStore(besides: state.index)
    let (table, folder) = (store.table, Folder(path))
    var count = 0
    for name in subject.people.flatMap({ table.names(of: $0.code) }).map(\.string) {
      guard FileKind(folder.path(name), asLink: true) == nil else {
        throw Stop.refused("\(folder.path(name)) is there already: say an empty folder")
      }
      guard let octets = try store.read(name) else { continue }
      try folder.place(name, octets)
      count += 1
    }
    if count > 0 { try folder.synchronise() }
    return count
  }
}
