import Card
import Journal
import Station

extension Experience {
  /// What the journal tells of a caller's numbers. Reads it twice, because a clock may become right later than a call.
  init(_ state: State, numbers: Set<String>) throws {
    var correction = ClockCorrection()
    _ = try JournalFolder.read(state) { correction.feed($0) }
    func isOurs(_ caller: Caller?) -> Bool {
      if case .number(let digits) = caller { return numbers.contains(digits) }
      return false
    }
    var experience = Experience()
    func take(_ calls: [Call]) {
      for call in calls where isOurs(call.caller) {
        if let time = WallTime(correction.corrected(call).wall) { experience.feed(call, at: time.local) }
      }
    }
    var list = CallList()
    _ = try JournalFolder.read(state) { entry in
      take(list.feed(entry))
      if isOurs(entry.caller), let time = WallTime(entry.wall) { experience.feed(entry, at: time.local) }
    }
    take(list.finish())
    self = experience
  }
}
