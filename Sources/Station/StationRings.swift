import CallerID
import Card
import Directory
import Journal
import Line

/// What rings, and what is heard after them, does to the calls of a line.
extension Station {
  mutating func take(_ event: RingCadence.Event, line: Int, at now: Instant, wall: WallTime) -> [Action] {
    switch event {
    case .ended:
      guard let index = ringing(line).last else { return [] }
      return end(index, at: now, wall: wall)
    case .ring(let count):
      guard let index = ringing(line).last else { return begin(line: line, at: now, wall: wall) }
      let isFirst = calls[index].rings == 0
      // A CAR counts as the first ring, and the ringing after it begins at one again.
      calls[index].rings = max(calls[index].rings, count)
      calls[index].waitsUntil = now + Station.firstRing
      if calls[index].card == nil, count >= 2 {
        silent += 1
        return know(.absent(.nothingHeard), message: nil, call: index, at: now, wall: wall)
      }
      guard calls[index].card != nil else { return [.announce(calls[index].notice(.more))] }
      return [.show, .announce(calls[index].notice(isFirst ? .ring : .more))]
    }
  }

  /// A ring without a call: the number comes later, or never.
  private mutating func begin(line: Int, at now: Instant, wall: WallTime) -> [Action] {
    let over = clear(line, at: now, wall: wall)
    let index = add(line: line, rings: 1, at: now, wall: wall)
    var entry = entry(.ring, id: calls[index].id, at: now, wall: wall)
    entry.line = line
    let actions: [Action] =
      over + [.announce(calls[index].notice(.ring)), write(entry, at: wall.local)]
    guard let fault = faults.removeValue(forKey: line), now - fault < Station.firstRing else { return actions }
    return actions + know(.absent(.receiveError), message: nil, call: index, at: now, wall: wall)
  }

  /// A line that rings anew, or brings another caller, has no talk on it: what stood there goes.
  mutating func clear(_ line: Int, at now: Instant, wall: WallTime) -> [Action] {
    var actions: [Action] = []
    for index in calls.indices where calls[index].line == line && calls[index].phase == .answered {
      actions += end(index, at: now, wall: wall)
    }
    calls.removeAll { $0.line == line && $0.phase == .ended }
    return actions
  }

  /// Somebody speaks after the rings.
  mutating func answer(line: Int, at now: Instant, wall: WallTime) -> [Action] {
    guard let index = ringing(line).first else { return [] }
    (calls[index].phase, calls[index].outcome) = (.answered, .answered)
    calls[index].waitsUntil = now + Station.longestTalk
    cadences[line] = nil
    return close(index, .talk, notice: .talk, at: now, wall: wall)
  }

  /// The rings have stopped, and nobody spoke.
  mutating func miss(line: Int, at now: Instant, wall: WallTime) -> [Action] {
    guard let index = ringing(line).first, calls[index].rings > 0 else { return [] }
    (calls[index].phase, calls[index].outcome) = (.ended, .missed)
    calls[index].waitsUntil = now + Station.missedLinger
    cadences[line] = nil
    return close(index, .missed, notice: .missed, at: now, wall: wall) + retell(index, at: now)
  }

  /// Nobody speaks any more: the talk ended when the silence began.
  mutating func hangUp(line: Int, silence: Int64, at now: Instant, wall: WallTime) -> [Action] {
    guard let index = calls.indices.first(where: { calls[$0].line == line && calls[$0].phase == .answered })
    else { return [] }
    var then = wall
    then.milliseconds -= silence
    return end(index, at: now + -silence, wall: then)
  }

  mutating func end(_ index: Int, at now: Instant, wall: WallTime) -> [Action] {
    calls[index].phase = .ended
    calls[index].waitsUntil = now + Station.linger
    return close(index, .end, notice: .end, at: now, wall: wall)
  }

  /// Tells everybody how far a call has come.
  private mutating func close(
    _ index: Int, _ kind: Kind, notice: Notice.Kind, at now: Instant, wall: WallTime
  ) -> [Action] {
    var entry = entry(kind, id: nextID(), at: now, wall: wall)
    entry.call = calls[index].id
    entry.rings = calls[index].rings
    let actions: [Action] = [.announce(calls[index].notice(notice)), write(entry, at: wall.local)]
    if kind != .end { count(at: wall.local) }
    return calls[index].card == nil ? actions : [.show] + actions
  }
}

// MARK: calls

extension Station {
  /// The calls of a line that still ring, oldest first.
  func ringing(_ line: Int) -> [Int] {
    calls.indices.filter { calls[$0].line == line && calls[$0].phase == .ringing }
  }

  mutating func add(line: Int, rings: Int, at now: Instant, wall: WallTime) -> Int {
    if calls.count >= Station.mostCalls {
      // Rather one that is over than one where somebody talks.
      calls.remove(at: calls.firstIndex { !$0.mayTalk } ?? calls.firstIndex { $0.phase == .ended } ?? 0)
    }
    calls.append(
      LiveCall(
        id: nextID(), line: line, began: now, started: wall.local, rings: rings,
        waitsUntil: now + Station.firstRing))
    return calls.count - 1
  }
}
