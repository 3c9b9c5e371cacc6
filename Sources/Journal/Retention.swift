/// For how many days it is kept who called; on the disk by `Retention`, and in memory.
public struct RetentionDays: Equatable, Sendable {
  /// Days for which a number is kept that is on no list: long enough to call back, and to know a second call.
  public var strangers: Int
  /// Days for which it is kept who of the customers rang.
  public var customers: Int

  /// By default, a month and a little more than a year (our choice).
  public init(strangers: Int = 30, customers: Int = 400) {
    (self.strangers, self.customers) = (max(strangers, 0), max(customers, 0))
  }
}

/// What of the journal is kept as it grows old, and after somebody asked to be forgotten. Nothing is counted less for
/// it: a call loses its number and its name, and stays a call.
///
/// ```
/// each entry, oldest first ─► learn      then again, with what is known of its number ─► kept ─► entry · changed · nil
/// ```
/// What staff need as long as there is a customer stays for ever: what is dangerous, wishes, where to deliver,
/// names, numbers that belong together, and whatever is open.
public struct Retention: Sendable {
  private let days: RetentionDays
  private let now: Int64
  /// The last entry that settled what was open with a number.
  private var settled: [String: EntryID] = [:]
  /// Numbers of which staff noted what is worth keeping.
  private var noted: Set<String> = []

  /// As of a moment, milliseconds since 1970-01-01T00:00Z.
  public init(_ days: RetentionDays, at now: Int64) { (self.days, self.now) = (days, now) }

  /// Learns from an entry; all of them are learnt before the first question.
  public mutating func learn(_ entry: Entry) {
    guard entry.kind.isNote, case .number(let number) = entry.caller else { return }
    if entry.kind.makesKnown { noted.insert(number) }
    if entry.kind == .done, entry.of == nil { settled[number] = max(settled[number] ?? entry.id, entry.id) }
  }

  /// What of an entry is kept: the entry, less of it, or nothing. `isListed`: its number is on the customer list.
  /// `isErased`: whoever had the number asked to be forgotten, after the entry was made.
  public func kept(_ entry: Entry, isListed: Bool, isErased: Bool) -> Entry? {
    guard case .number(let number) = entry.caller else {
      return entry.name != nil && isOlder(entry, days.strangers) ? nameless(entry) : entry
    }
    if isErased { return nameless(entry) }
    let isKnown = isListed || noted.contains(number)
    guard isOlder(entry, isKnown ? days.customers : min(days.strangers, days.customers)) else { return entry }
    switch entry.kind {
    case .safety, .wish, .delivery, .naming, .same: return entry
    case .promise, .complaint:
      return settled[number].map { entry.id < $0 } ?? false ? nil : entry
    case .done: return entry.of == nil ? nil : entry
    default: return nameless(entry)
    }
  }

  private func isOlder(_ entry: Entry, _ days: Int) -> Bool {
    let (age, isOver) = now.subtractingReportingOverflow(entry.wall)
    return !isOver && age / 86_400_000 >= Int64(days)
  }

  /// A call without who it was; nil for what is about nothing but a person.
  private func nameless(_ entry: Entry) -> Entry? {
    // The call that it tells of has an entry of its own.
    guard entry.kind == .call, entry.call == nil else { return nil }
    var isAbsent = false
    if case .absent = entry.caller { isAbsent = true }
    var left = Entry(
      isAbsent ? .call : .ring, id: entry.id, monotonic: entry.monotonic, wall: entry.wall,
      quality: entry.quality)
    (left.line, left.rings, left.standard, left.snr) = (entry.line, entry.rings, entry.standard, entry.snr)
    if isAbsent { left.caller = entry.caller }
    return left
  }
}

extension Segment {
  /// A whole segment of these entries, to be put in the place of one from which something was taken.
  public static func octets(_ number: Int64, _ entries: [Entry]) -> [UInt8] {
    header(number) + entries.flatMap(EntryLine.emit)
  }
}
