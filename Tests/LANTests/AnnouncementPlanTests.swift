import Testing

import CallerID
@testable import LAN

@Suite struct AnnouncementPlanTests {
  /// What a plan gives, as (milliseconds, epoch-less number, event), asked at its own deadlines until `end`.
  private func run(_ plan: inout AnnouncementPlan, until end: Int64) throws -> [(at: Int64, Announcement)] {
    let key = try exampleKey()
    var sent: [(Int64, Announcement)] = []
    while plan.deadline.milliseconds <= end {
      let now = plan.deadline
      while let datagram = plan.feed(at: now) {
        sent.append((now.milliseconds, try Announcement.parse(datagram, key: key)))
      }
    }
    return sent
  }

  private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  @Test func everythingThriceAndABeatEveryTenSeconds() throws {
    var plan = AnnouncementPlan(epoch: 17, key: try exampleKey(), at: at(1000))
    plan.announce(Announcement(.ring), at: at(1000))
    let sent = try run(&plan, until: 11_100)
    let expected: [(Int64, Int64, Announcement.Event)] = [
      (1000, 1, .ring), (1000, 2, .beat), (1150, 1, .ring), (1150, 2, .beat), (1600, 1, .ring),
      (1600, 2, .beat),
      (11_000, 3, .beat),
    ]
    #expect(sent.map(\.at) == expected.map(\.0))
    #expect(sent.map(\.1.sequence) == expected.map(\.1) && sent.map(\.1.event) == expected.map(\.2))
    #expect(sent.allSatisfy { $0.1.epoch == 17 })
    #expect(plan.deadline == at(11_150))
    let early = plan.feed(at: at(11_149))
    #expect(early == nil)
  }

  @Test func cardsAndAnnouncementsAreCountedTogether() throws {
    let key = try exampleKey()
    var plan = AnnouncementPlan(epoch: 17, key: key, at: at(0))
    plan.announce(Announcement(.ring), at: at(0))
    try plan.seal("{}", nonce: [UInt8](0..<24), at: at(0))
    do throws(DatagramFault) {
      try plan.seal("{}", nonce: [], at: at(0))
      Issue.record("a card without a nonce was taken")
    } catch {
      #expect(error == .length)
    }
    plan.announce(Announcement(.more), at: at(0))
    let datagrams = [plan.feed(at: at(0)), plan.feed(at: at(0)), plan.feed(at: at(0))].compactMap { $0 }
    try #require(datagrams.count == 3)
    let first = try Announcement.parse(datagrams[0], key: key)
    let card = try SealedCard.parse(datagrams[1], key: key)
    let more = try Announcement.parse(datagrams[2], key: key)
    #expect([first.sequence, card.sequence, more.sequence] == [1, 2, 3])
  }

  /// A chattering line: a hundred events in a second. At most 40 at once and 20 a second leave; the rest is counted in
  /// the next beat, and the count begins anew.
  @Test func floodIsHeldBack() throws {
    var plan = AnnouncementPlan(epoch: 1, key: try exampleKey(), at: at(0))
    var sent = try run(&plan, until: 700)
    #expect(sent.count == 3)
    for step in 0..<100 as Range<Int64> {
      plan.announce(Announcement(.more), at: at(1000 + step * 10))
      sent += try run(&plan, until: 1000 + step * 10)
    }
    sent += try run(&plan, until: 9_999)
    let flood = sent.filter { $0.1.event == .more }
    #expect(flood.count <= 40 + 20 * 2 && flood.count >= 40)
    let dropped = plan.dropped
    #expect(flood.count + dropped == 300)
    let beats = try run(&plan, until: 10_000)
    #expect(beats.last?.1.dropped == dropped && plan.dropped == 0)
    _ = try run(&plan, until: 19_999)
    let calm = try run(&plan, until: 20_000)
    #expect(calm.last?.1.event == .beat && calm.last?.1.dropped == nil)
  }

  /// What is new goes before repeats when little may leave: fifteen events a second for four seconds are more than
  /// the bucket has for all three sendings, but each is sent.
  @Test func newBeforeRepeats() throws {
    var plan = AnnouncementPlan(epoch: 1, key: try exampleKey(), at: at(0))
    _ = try run(&plan, until: 5_000)
    var first: Set<Int64> = []
    for step in 0..<60 as Range<Int64> {
      let moment = 5_001 + step * 66
      plan.announce(Announcement(.ring), at: at(moment))
      for (_, announcement) in try run(&plan, until: moment) { first.insert(announcement.sequence) }
    }
    #expect(plan.dropped > 0 && first.count == 60)
  }

  @Test func aStalledLoopSendsOneBeatAndAllRepeats() throws {
    var plan = AnnouncementPlan(epoch: 1, key: try exampleKey(), at: at(0))
    plan.announce(Announcement(.ring), at: at(0))
    var count = 0
    while plan.feed(at: at(60_000)) != nil { count += 1 }
    // Two more beat datagrams wait for 150 and 600 ms later.
    #expect(count == 4 && plan.deadline == at(60_150))
  }

  @Test func clockThatDoesNotMoveOrGoesBack() throws {
    var plan = AnnouncementPlan(epoch: 1, key: try exampleKey(), at: at(100_000))
    for _ in 0..<1000 { plan.announce(Announcement(.more), at: at(0)) }
    var count = 0
    while plan.feed(at: at(0)) != nil { count += 1 }
    #expect(count <= 40 && plan.dropped > 0)
  }
}
