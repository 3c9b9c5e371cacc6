import Card
import Directory
import Host
import Journal
import Station

extension Command {
  static let note = Command(
    name: "note", words: "[--state DIR] NUMBER [--kind KIND] [--by NAME] [--due DAY] [TEXT]",
    summary: "what staff add: it is on every card of that caller from now on, whatever list is imported",
    details: """
        --kind memo       a remark (the default)
               promise    promised to the caller, --due DAY until when; on the card until 'denwaban done'
               complaint  on the card, with an apology to say, until 'denwaban done'
               opinion    what the caller thinks of the shop
               callback   the caller was called back; TEXT may be left out
               reason     why they called: 1 booking 2 change 3 cancel 4 directions 5 lost 6 complaint 7 sales 8 other
               handled    TEXT is who of the staff spoke with them
               safety     what is dangerous to them, as confirmed today (or --on DAY); without TEXT, all that is known
                          was confirmed again
               wish       how they wish to be treated: 声かけ控えめ, 配信不可
               delivery   where to bring what they order: the house, the door; the latest counts
               name       what they are called; --kana READING
               same       TEXT is another number of the same customer: from now on one card, one history
        --by NAME         who of the staff notes it
        --due DAY         2026-07-24, or so many days from now: 3d
        --plan NAME       jp (default), nanp, gb or e164
      Write in words that the caller may read: the caller may ask to see them.
      Example: denwaban note 03-1234-5678 --kind promise --by 斎藤 --due 3d 写真を郵送
      """,
    run: { try note($0) })

  static let done = Command(
    name: "done", words: "[--state DIR] NUMBER [--kind safety|wish|delivery|name|same] [--by NAME]",
    summary: "what was open with a caller is settled: promises, complaints, the call-back",
    details: """
        --kind KIND  takes back what staff noted of that kind instead; what the list says stays
        --by NAME    who of the staff has done it
        --plan NAME  jp (default), nanp, gb or e164
      Example: denwaban done 03-1234-5678 --by 斎藤
      """,
    run: { try settle($0) })

  /// Characters of a note at most: what a line of the journal holds for certain.
  private static let longest = 300

  private static func note(_ given: [String]) throws {
    let words = try Words(given, options: ["state", "plan", "kind", "by", "due", "on", "kana"])
    guard let kind = Kind.notes.first(where: { $0.name == words["kind"] ?? "memo" && $0 != .done }) else {
      throw Stop.words("--kind takes " + Kind.notes.filter { $0 != .done }.map(\.name).joined(separator: ", "))
    }
    let plan = try plan(words)
    guard let word = words.rest.first else { throw Stop.words("which number?") }
    var entry = try noteEntry(kind, about: word, plan, by: words["by"])
    let text = words.rest.dropFirst().joined(separator: " ")
    guard text.count <= longest else { throw Stop.refused("a note has \(longest) characters at most") }
    switch kind {
    case .reason:
      guard let reason = CallReason(said: text) else { throw Stop.words("a reason is one of 1–8; see --help") }
      entry.text = reason.rawValue
    case .handled:
      guard !SafeText(text).isEmpty else { throw Stop.words("who of the staff?") }
      entry.by = text
    case .same:
      entry.other = try oneNumber(text, plan).digits
      guard entry.caller != .number(entry.other ?? "") else { throw Stop.words("that is the same number") }
    case .safety, .callback: if !SafeText(text).isEmpty { entry.text = text }
    default:
      guard !SafeText(text).isEmpty else { throw Stop.words("what is to be noted?") }
      entry.text = text
    }
    if kind == .naming { entry.kana = words["kana"] }
    entry.day = try words["due"].map { try date($0) }
    if kind == .safety { entry.day = try date(words["on"] ?? "0d") }
    try leave(entry, State(words), plan)
  }

  private static func settle(_ given: [String]) throws {
    let words = try Words(given, options: ["state", "plan", "kind", "by"])
    let plan = try plan(words)
    guard words.rest.count == 1, let word = words.rest.first else { throw Stop.words("which number?") }
    var entry = try noteEntry(.done, about: word, plan, by: words["by"])
    if let name = words["kind"] {
      guard let kind = [Kind.safety, .wish, .delivery, .naming, .same].first(where: { $0.name == name }) else {
        throw Stop.words("--kind takes safety, wish, delivery, name or same")
      }
      entry.of = kind.name
    }
    try leave(entry, State(words), plan)
  }

  private static func noteEntry(
    _ kind: Kind, about number: String, _ plan: NumberPlan, by staff: String?
  ) throws -> Entry {
    var entry = Entry(
      kind, id: EntryID(epoch: 0, sequence: 0), monotonic: 0, wall: Clock.wallMilliseconds, quality: .battery)
    entry.caller = .number(try oneNumber(number, plan).digits)
    if let staff, !SafeText(staff).isEmpty { entry.by = staff }
    entry.note = noteName()
    return entry
  }

  /// A name that no other note has.
  static func noteName() -> String {
    Random.octets(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func oneNumber(_ text: String, _ plan: NumberPlan) throws -> PhoneNumber {
    let numbers = plan.listed(text).numbers
    guard numbers.count == 1 else {
      throw Stop.refused(
        "\(SafeText(text).string) is \(numbers.isEmpty ? "no telephone number" : "several numbers")")
    }
    return numbers[0]
  }

  /// `2026-07-24`, or `3d` from today.
  private static func date(_ text: String) throws -> Entry.Date {
    var day: Day?
    if text.last == "d", let ahead = Int32(text.dropLast()), (0...3650).contains(ahead) {
      day = Day(number: WallTime.now.local.day.number &+ ahead)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let number = Int(parts[2])
    {
      day = Day(year: year, month: month, day: number)
    }
    guard let parts = day?.parts, let date = Entry.Date(year: parts.year, month: parts.month, day: parts.day)
    else { throw Stop.words("a day is 2026-07-24, or 3d for three days from now") }
    return date
  }

  /// Leaves the note in the inbox, from where it counts at once, and takes it into the journal if no service does.
  private static func leave(_ entry: Entry, _ state: State, _ plan: NumberPlan) throws {
    // A note of root's in the service's folder could not be read by the service.
    let isSettled = try FolderOwner.act(on: state.directory) {
      try Inbox(state).leave(entry)
      return try NoteTaker.settleAll(state)
    }
    if !isSettled { complain("the running denwaban takes it over") }
    guard case .number(let digits) = entry.caller else { return }
    let number = PhoneNumber(digits: digits).map { plan.grouped($0) } ?? digits
    print("noted: \(entry.kind.name) \(number)")
  }
}
