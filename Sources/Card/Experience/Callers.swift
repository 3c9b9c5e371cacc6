public import Directory
public import Journal

/// What is remembered of every caller, as the journal tells it entry by entry: fed once at the start with the past, and
/// then with each entry as it is made, so that a box which started anew knows what the one before knew.
///
///     entry ─► feed ─► number → Experience        calls of the last half year, and every note
///                                   └─► party(of: number, in: index) ─► card, answer, call-back list
///
/// A number that only rang costs some 150 octets and 32 for each call; a note costs about 200. A year of a busy shop,
/// 33,000 numbers, takes 10 MB: 300 octets each (`denwaban bench path`).
public struct Callers: Sendable {
  /// Days for which a call is remembered at most: as long as the friction meter counts.
  public static let days = 180
  /// Numbers that only rang and are remembered; then the half that rang longest ago is forgotten. A busy shop has
  /// 300 calls a day, few of them from new numbers.
  static let most = 60_000
  /// Calls whose end may still be told.
  private static let mostOpen = 64
  /// Numbers of one person that staff may join.
  private static let mostJoined = 16

  private var experiences: [String: Experience] = [:]
  /// Numbers that staff say are one person's; each stands with the others.
  private var joined: [String: [String]] = [:]
  /// Calls of which more may be told, and their numbers.
  private var open: [(id: EntryID, number: String, lifted: Int64?)] = []
  /// Numbers with a call that nobody answered and nobody returned, as far as that number alone tells.
  private var waiting: Set<String> = []
  private var missedOn: (day: Day, calls: Int)?

  /// Nobody.
  public init() {}

  /// Takes an entry of the journal and the moment it was made. Gives the number whose experience it has changed.
  @discardableResult
  public mutating func feed(_ entry: Entry, at time: LocalTime) -> String? {
    switch entry.kind {
    case .start: open = []
    case .call: return begin(entry, at: time)
    case .talk: return end(entry, .answered, at: time)
    case .end: return hangUp(entry)
    case .missed: return end(entry, .missed, at: time)
    case .erased:
      guard case .number(let number) = entry.caller else { return nil }
      erase(number)
      return number
    default:
      guard case .number(let number) = entry.caller, let note = Note(entry, at: time) else { return nil }
      take(note, of: number)
      return number
    }
    return nil
  }

  private mutating func begin(_ entry: Entry, at time: LocalTime) -> String? {
    guard case .number(let number) = entry.caller else { return nil }
    if experiences.count >= Callers.most, experiences[number] == nil { forget() }
    experiences[number, default: Experience()].ring(entry.callID, at: time)
    if open.count >= Callers.mostOpen { open.removeFirst() }
    open.append((entry.callID, number, nil))
    return number
  }

  private mutating func end(_ entry: Entry, _ outcome: Call.Outcome, at time: LocalTime) -> String? {
    if outcome == .missed {
      missedOn = (time.day, missedOn.map { $0.day == time.day ? $0.calls + 1 : 1 } ?? 1)
    }
    guard let place = open.lastIndex(where: { $0.id == entry.callID }) else { return nil }
    let number = open[place].number
    if outcome == .answered, open[place].lifted == nil { open[place].lifted = entry.monotonic }
    experiences[number]?.end(entry.callID, outcome, rings: entry.rings ?? 0)
    if outcome == .missed { waiting.insert(number) } else { waiting.remove(number) }
    return number
  }

  private mutating func hangUp(_ entry: Entry) -> String? {
    guard let call = open.last(where: { $0.id == entry.callID }), let lifted = call.lifted else { return nil }
    experiences[call.number]?.hangUp(call.id, after: max(0, entry.monotonic &- lifted) / 1000)
    return call.number
  }

  private mutating func take(_ note: Note, of number: String) {
    experiences[number, default: Experience()].take(note)
    switch note.kind {
    case .same: join(number, note.object)
    case .done where note.object == Kind.same.name: part(number)
    case .done where note.settles: waiting.remove(number)
    case .callback: waiting.remove(number)
    default: break
    }
  }

  private mutating func join(_ number: String, _ other: String) {
    guard number != other else { return }
    for (one, two) in [(number, other), (other, number)] {
      var all = joined[one, default: []]
      if !all.contains(two), all.count < Callers.mostJoined { all.append(two) }
      joined[one] = all
    }
  }

  private mutating func part(_ number: String) {
    for other in joined.removeValue(forKey: number) ?? [] { joined[other]?.removeAll { $0 == number } }
  }

  /// Somebody was erased: of the number nothing is left, whoever had it.
  private mutating func erase(_ number: String) {
    experiences[number] = nil
    waiting.remove(number)
    open.removeAll { $0.number == number }
    part(number)
  }

  /// Forgets of a number what is older than it may be kept, and the number when nothing is left. To be done once a day for
  /// each number; `index` is asked only about one of which there is something to forget.
  public mutating func forget(
    _ number: String, keeping terms: RetentionDays, at today: Day, in index: inout Index?
  ) {
    func day(_ days: Int) -> Day { Day(number: today.number &- Int32(clamping: days)) }
    guard let experience = experiences[number],
      experience.reaches(before: day(min(terms.strangers, terms.customers, Self.days)))
    else { return }
    let isKnown = experience.isKnown || !Self.look(number, in: &index).0.isEmpty
    let days = isKnown ? terms.customers : min(terms.strangers, terms.customers)
    experiences[number]?.forget(calls: day(min(days, Self.days)), notes: day(days))
    guard experiences[number]?.isEmpty ?? true else { return }
    experiences[number] = nil
    waiting.remove(number)
  }

  /// Forgets the half that rang longest ago, of those without a note.
  private mutating func forget() {
    var last: [EntryID] = []
    for experience in experiences.values where experience.notes.isEmpty {
      if let id = experience.calls.last?.id { last.append(id) }
    }
    last.sort()
    guard !last.isEmpty else { return }
    let middle = last[last.count / 2]
    experiences = experiences.filter { entry in
      !entry.value.notes.isEmpty || entry.value.calls.last.map { $0.id > middle } ?? false
    }
    waiting = waiting.filter { experiences[$0] != nil }
  }
}

// MARK: questions

extension Callers {
  /// What is remembered of a number by itself; nil: nothing.
  public func experience(of number: String) -> Experience? { experiences[number] }

  /// What is remembered of several numbers of one person.
  public func experience(ofAll numbers: [String]) -> Experience {
    var all = Experience()
    for number in Set(numbers) { if let one = experiences[number] { all.merge(one) } }
    return all
  }

  /// Numbers that staff say are the same person's as this one.
  public func joined(to number: String) -> [String] { joined[number] ?? [] }

  /// Every number of which something is remembered, in no order.
  public var numbers: some Collection<String> { experiences.keys }

  /// Calls that nobody answered on that day.
  public func missedCalls(on day: Day) -> Int { missedOn.map { $0.day == day ? $0.calls : 0 } ?? 0 }

  /// Numbers that may wait to be called back; `callBack` of their party says whether they do.
  public var mayWait: [String] { waiting.sorted() }

  /// People whom staff named, by that name: those whom the index has, and, with identity 0, those whom it does not.
  public func named(in index: inout Index?) -> [Customer] {
    var people: [Customer] = []
    let numbers = experiences.filter { $0.value.notes.contains { $0.kind == .naming } }.keys
    for number in numbers.sorted() {
      let party = party(of: number, in: &index)
      guard party.inAll == 1, let person = party.people.first, !party.overlay.name.isEmpty else { continue }
      if people.contains(where: { $0.id == person.id && ($0.id != 0 || $0.numbers == person.numbers) }) {
        continue
      }
      people.append(person)
    }
    return people
  }

  /// People whom staff named and the index does not have.
  public func registered(besides index: inout Index?) -> [Customer] { named(in: &index).filter { $0.id == 0 } }
}
