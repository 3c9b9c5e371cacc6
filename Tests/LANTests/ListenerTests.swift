import Testing

import CallerID
@testable import LAN

@Suite struct ListenerTests {
  /// One step: a datagram (or none) at a time in milliseconds, and what is told, in words.
  private struct Step {
    let at: Int64
    let datagram: [UInt8]?
    let told: String
  }

  private func event(_ epoch: Int64, _ sequence: Int64, _ event: Announcement.Event = .ring) throws -> [UInt8] {
    var announcement = Announcement(event)
    (announcement.epoch, announcement.sequence) = (epoch, sequence)
    return announcement.emit(key: try exampleKey())
  }

  private func tell(_ news: Listener.News?) -> String? {
    switch news {
    case .announcement(let announcement): return "\(announcement.event.rawValue) \(announcement.sequence)"
    case .card(let card): return "card \(card.sequence)"
    case .joined: return "joined"
    case .missed(let count): return "missed \(count)"
    case .silent: return "silent"
    case .returned: return "returned"
    case nil: return nil
    }
  }

  private func check(_ steps: [Step], window: ReplayWindow?) throws {
    var listener = Listener(key: try exampleKey(), window: window, at: Instant(milliseconds: 0))
    for step in steps {
      let now = Instant(milliseconds: step.at)
      var told: [String] = []
      if let datagram = step.datagram {
        do throws(DatagramFault) {
          if let word = tell(try listener.feed(datagram, at: now)) { told.append(word) }
        } catch {
          told.append(error.rawValue)
        }
      }
      while let word = tell(listener.elapse(at: now)) { told.append(word) }
      #expect(told.joined(separator: ", ") == step.told, "at \(step.at)")
    }
  }

  @Test func eachOnce() throws {
    try check(
      [
        Step(at: 0, datagram: try event(5, 11), told: "ring 11"),
        Step(at: 150, datagram: try event(5, 11), told: "replayed"),
        Step(at: 600, datagram: try event(5, 12, .beat), told: "beat 12"),
        Step(at: 700, datagram: try event(4, 900), told: "replayed"),
        Step(at: 800, datagram: try event(6, 1, .boot), told: "boot 1"),
        Step(at: 900, datagram: try event(5, 13), told: "replayed"),
        Step(at: 950, datagram: [1, 2, 3], told: "frame"),
      ], window: ReplayWindow(epoch: 5, sequence: 10))
  }

  @Test func aCardSharesTheWindow() throws {
    let card = try SealedCard(epoch: 5, sequence: 11, text: "{}").emit(
      key: try exampleKey(), nonce: [UInt8](0..<24))
    try check(
      [
        Step(at: 0, datagram: card, told: "card 11"), Step(at: 1, datagram: card, told: "replayed"),
        Step(at: 2, datagram: try event(5, 11), told: "replayed"),
        Step(at: 3, datagram: try event(5, 12), told: "ring 12"),
      ], window: ReplayWindow(epoch: 5, sequence: 10))
  }

  /// Without a window: nothing until two beats, the second later and higher. No recording of one beat helps.
  @Test func firstTime() throws {
    try check(
      [
        Step(at: 0, datagram: try event(5, 10), told: ""),
        Step(at: 1000, datagram: try event(5, 11, .beat), told: ""),
        Step(at: 1150, datagram: try event(5, 11, .beat), told: ""),
        Step(at: 3000, datagram: try event(5, 12), told: ""),
        Step(at: 8999, datagram: try event(5, 13, .beat), told: ""),
        Step(at: 9500, datagram: try event(5, 11, .beat), told: ""),
        Step(at: 11_000, datagram: try event(5, 14, .beat), told: "joined"),
        Step(at: 11_150, datagram: try event(5, 14, .beat), told: "replayed"),
        Step(at: 11_200, datagram: try event(5, 12), told: "replayed"),
        Step(at: 12_000, datagram: try event(5, 15), told: "ring 15"),
      ], window: nil)
  }

  /// Old recordings do not keep the real box out: a higher epoch begins the trial anew.
  @Test func firstTimeBesideARecording() throws {
    try check(
      [
        Step(at: 0, datagram: try event(3, 900, .beat), told: ""),
        Step(at: 1000, datagram: try event(5, 11, .beat), told: ""),
        Step(at: 9000, datagram: try event(3, 901, .beat), told: ""),
        Step(at: 11_000, datagram: try event(5, 12, .beat), told: "joined"),
      ], window: nil)
  }

  @Test func aBoxThatIsNotHeard() throws {
    try check(
      [
        Step(at: 34_999, datagram: nil, told: ""), Step(at: 35_000, datagram: nil, told: "silent"),
        Step(at: 90_000, datagram: nil, told: ""),
        Step(at: 90_001, datagram: try event(5, 10), told: "replayed"),
        Step(at: 91_000, datagram: try event(5, 11), told: "ring 11, returned"),
        Step(at: 125_999, datagram: nil, told: ""), Step(at: 126_000, datagram: nil, told: "silent"),
      ], window: ReplayWindow(epoch: 5, sequence: 10))
  }

  @Test func whatIsMissingMayComeForTwoSeconds() throws {
    try check(
      [
        Step(at: 0, datagram: try event(5, 13), told: "ring 13"),
        Step(at: 600, datagram: try event(5, 12), told: "ring 12"),
        Step(at: 1999, datagram: nil, told: ""), Step(at: 2000, datagram: nil, told: "missed 1"),
        Step(at: 2100, datagram: try event(5, 11), told: "replayed"), Step(at: 9000, datagram: nil, told: ""),
      ], window: ReplayWindow(epoch: 5, sequence: 10))
    try check(
      [
        Step(at: 0, datagram: try event(5, 12), told: "ring 12"),
        Step(at: 1000, datagram: try event(5, 14), told: "ring 14"),
        Step(at: 2000, datagram: nil, told: "missed 1"),
        Step(at: 2500, datagram: try event(5, 13), told: "ring 13"),
        Step(at: 9000, datagram: nil, told: ""),
      ], window: ReplayWindow(epoch: 5, sequence: 10))
    try check(
      [
        Step(at: 0, datagram: try event(5, 12), told: "ring 12"),
        Step(at: 100, datagram: try event(5, 11), told: "ring 11"), Step(at: 9000, datagram: nil, told: ""),
      ], window: ReplayWindow(epoch: 5, sequence: 10))
  }

  @Test func deadlines() throws {
    var listener = Listener(
      key: try exampleKey(), window: ReplayWindow(epoch: 5, sequence: 10), at: Instant(milliseconds: 0))
    #expect(listener.deadline == Instant(milliseconds: 35_000))
    _ = try listener.feed(try event(5, 12), at: Instant(milliseconds: 100))
    #expect(listener.deadline == Instant(milliseconds: 2_100))
    _ = try listener.feed(try event(5, 11), at: Instant(milliseconds: 200))
    #expect(listener.deadline == Instant(milliseconds: 35_200))
  }
}
