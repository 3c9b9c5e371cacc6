public import CallerID
import Card
import Directory
public import Journal

/// What a message, or its damage, does to the calls of its line.
extension Station {
  mutating func take(_ message: Message, line: Int, at now: Instant, wall: WallTime) -> [Action] {
    if message.kind == .messageWaiting { return message.lamp.map { [.lamp($0)] } ?? [] }
    let caller = caller(of: message, line: line)
    silent = 0
    faults[line] = nil
    for index in ringing(line).reversed() {
      if calls[index].caller == caller, now - calls[index].began < Station.sameCall + Station.firstRing {
        return []
      }
      if calls[index].canBeKnown { return know(caller, message: message, call: index, at: now, wall: wall) }
    }
    // A second caller during a talk does not end it.
    let over = message.kind == .callWaiting ? [] : clear(line, at: now, wall: wall)
    let index = add(line: line, rings: 0, at: now, wall: wall)
    return over + know(caller, message: message, call: index, at: now, wall: wall)
  }

  mutating func takeFault(line: Int, at now: Instant, wall: WallTime) -> [Action] {
    guard let index = ringing(line).last else {
      // Without a ring it may be somebody's modem: it counts when a ring follows.
      faults[line] = now
      return []
    }
    guard calls[index].caller == nil else { return [] }
    return know(.absent(.receiveError), message: nil, call: index, at: now, wall: wall)
  }

  /// The caller of a call is known: look them up, make the card, and tell everybody.
  mutating func know(
    _ caller: Caller, message: Message?, call index: Int, at now: Instant, wall: WallTime
  ) -> [Action] {
    let line = calls[index].line
    let isNew = calls[index].caller == nil && calls[index].rings == 0
    calls[index].caller = caller
    calls[index].isWhole = message?.incomplete != true
    var entry = entry(.call, id: isNew ? calls[index].id : nextID(), at: now, wall: wall)
    entry.call = isNew ? nil : calls[index].id
    entry.line = line
    entry.caller = caller
    entry.standard = message?.standard
    entry.called = message?.called
    entry.name = message?.name
    entry.snr = message?.quality.map { Int($0.snrDB.rounded()) }
    entry.networkTime = message?.time.flatMap { time in
      Entry.NetworkTime(
        month: Int(time.month), day: Int(time.day), hour: Int(time.hour), minute: Int(time.minute))
    }
    let record = write(entry, at: wall.local)
    calls[index].card = card(
      for: caller, isWhole: calls[index].isWhole, of: calls[index].id, at: wall.local)
    var actions: [Action] = [.show, .announce(calls[index].notice(.ring))]
    if let shown = calls[index].shown(at: now, others: 0) { actions.append(.send(shown)) }
    return actions + [record]
  }

  /// Staff noted something, in the inbox or elsewhere, or somebody is to be forgotten: it is written down, and the cards
  /// that it changes are shown and sent anew. Gives the name of its entry, too.
  public mutating func take(_ note: Entry, at now: Instant, wall: WallTime) -> (id: EntryID, actions: [Action])
  {
    if note.kind == .erased { callers.feed(note, at: wall.local) }
    var entry = NoteFile.taken(note, as: nextID())
    if note.kind == .reason, note.call == nil, case .number(let digits) = note.caller {
      entry.call = callers.experience(of: digits)?.calls.last?.id
    }
    let record = write(entry, at: wall.local)
    count(at: wall.local)
    return (entry.id, renew(at: now) + [record])
  }

  /// The list or what is remembered has changed: the cards that it changes are shown and sent anew.
  public mutating func renew(at now: Instant) -> [Action] {
    var actions: [Action] = [.show]
    for index in calls.indices {
      guard let before = calls[index].card, let caller = calls[index].caller else { continue }
      let card = card(for: caller, isWhole: calls[index].isWhole, of: calls[index].id, at: before.time)
      if card == before { continue }
      calls[index].card = card
      if let shown = calls[index].shown(at: now, others: 0) { actions.append(.send(shown)) }
    }
    return actions
  }

  /// What became of a call may be one thing too many: its card says so for as long as it is there. It is sent anew only
  /// when the caller needs care now; of the rest the notice tells enough.
  mutating func retell(_ index: Int, at now: Instant) -> [Action] {
    guard let before = calls[index].card, let caller = calls[index].caller else { return [] }
    let card = card(for: caller, isWhole: calls[index].isWhole, of: calls[index].id, at: before.time)
    calls[index].card = card
    guard card.needsCare != before.needsCare, let shown = calls[index].shown(at: now, others: 0) else {
      return []
    }
    return [.send(shown)]
  }

  private func caller(of message: Message, line: Int) -> Caller {
    if let number = message.number {
      if let known = delivered(number, line: line) { return .number(known.digits) }
      let digits = number.filter { ("0"..."9").contains($0) }
      // All zeros and nothing at all are fillers for "none to give".
      if digits.contains(where: { $0 != "0" }) { return .number(String(digits.prefix(20))) }
    }
    switch message.absence {
    case .withheld: return .absent(.withheld)
    case .payphone: return .absent(.payphone)
    case .conflict: return .absent(.conflict)
    case .unavailable, nil: return .absent(.unavailable)
    }
  }

  /// The card of a caller, whose call is remembered already.
  private mutating func card(
    for caller: Caller, isWhole: Bool, of call: EntryID, at local: LocalTime
  ) -> Card {
    guard case .number(let digits) = caller else {
      return Card(
        caller: caller, number: .empty, definitions: definitions, greetings: greetings, at: local)
    }
    let shown = PhoneNumber(digits: digits).map { home.grouped($0) } ?? digits
    guard isWhole else {
      // Of a number that came in part no name is guessed.
      let history = callers.experience(of: digits)?.history(at: local, but: call) ?? CallHistory()
      return Card(
        caller: caller, number: SafeText(shown), history: history, definitions: definitions,
        greetings: greetings, at: local)
    }
    var card = Card(
      caller: caller, number: SafeText(shown), party: callers.party(of: digits, in: &index), current: call,
      definitions: definitions, greetings: greetings, at: local)
    if let customer = card.customer { card.pictures = karte.names(of: customer.code) }
    return card
  }

  /// The number in the form of the list: what a line abroad calls its own is foreign at home.
  private func delivered(_ number: String, line: Int) -> PhoneNumber? {
    guard let abroad = plans[line], abroad.name != home.name else { return home.delivered(number) }
    guard let known = abroad.delivered(number) else { return nil }
    return abroad.e164(known).flatMap(home.delivered) ?? known
  }
}
