import CallerID
import Card
import Directory
import Journal

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
    let index = add(line: line, rings: 0, at: now, wall: wall)
    return know(caller, message: message, call: index, at: now, wall: wall)
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
    calls[index].card = card(for: caller, isWhole: message?.incomplete != true, at: wall.local)
    if message != nil { memory.remember(caller, at: wall.local) }
    var entry = entry(.call, id: isNew ? calls[index].id : nextID(), at: now, wall: wall)
    entry.call = isNew ? nil : calls[index].id
    entry.line = line
    entry.caller = caller
    entry.standard = message?.standard
    entry.called = message?.called
    entry.name = message?.name
    entry.networkTime = message?.time.flatMap { time in
      Entry.NetworkTime(
        month: Int(time.month), day: Int(time.day), hour: Int(time.hour), minute: Int(time.minute))
    }
    var actions: [Action] = [.show, .announce(calls[index].notice(.ring))]
    if let shown = calls[index].shown(at: now, others: 0) { actions.append(.send(shown)) }
    return actions + [.record(entry)]
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

  private mutating func card(for caller: Caller, isWhole: Bool, at local: LocalTime) -> Card {
    let history = memory.history(of: caller, at: local)
    guard case .number(let digits) = caller else {
      return Card(caller: caller, number: .empty, history: history, at: local)
    }
    guard let number = PhoneNumber(digits: digits) else {
      return Card(caller: caller, number: SafeText(digits), history: history, at: local)
    }
    let shown = SafeText(home.grouped(number))
    // Of a damaged index, and of a number that came in part, no name is guessed: the number is shown.
    guard isWhole, case .found(let customers, let total, _) = index?.lookup(number) else {
      return Card(caller: caller, number: shown, history: history, at: local)
    }
    return Card(caller: caller, number: shown, found: customers, inAll: total, history: history, at: local)
  }

  /// The number in the form of the list: what a line abroad calls its own is foreign at home.
  private func delivered(_ number: String, line: Int) -> PhoneNumber? {
    guard let abroad = plans[line], abroad.name != home.name else { return home.delivered(number) }
    guard let known = abroad.delivered(number) else { return nil }
    return abroad.e164(known).flatMap(home.delivered) ?? known
  }
}
