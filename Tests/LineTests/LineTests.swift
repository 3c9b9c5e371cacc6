import CallerID
import Line
import Testing

/// Cadences as tables of burst and pause lengths, in milliseconds, and what a person would count.
@Suite struct RingCadenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// On, off, on, off …
    let lengths: [Int64]
    let rings: [Int]
  }

  static let cases = [
    Case(testDescription: "US", lengths: [2000, 4000, 2000, 4000, 2000], rings: [1, 2, 3]),
    Case(testDescription: "JP", lengths: [1000, 2000, 1000, 2000, 1000], rings: [1, 2, 3]),
    Case(testDescription: "UK", lengths: [400, 200, 400, 2000, 400, 200, 400, 2000], rings: [1, 2]),
    Case(
      testDescription: "CAR twice, then ringing", lengths: [500, 500, 500, 3000, 1000, 2000, 1000],
      rings: [1, 1, 2]),
    Case(
      testDescription: "CAR six times unanswered",
      lengths: [500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 1000, 1000, 2000, 1000],
      rings: [1, 1, 2]),
    Case(testDescription: "one short ring", lengths: [250], rings: [1]),
    Case(testDescription: "chatter", lengths: [100, 20, 100, 20, 100, 20, 1000], rings: [1]),
  ]

  @Test(arguments: cases)
  func counts(_ test: Case) {
    var cadence = RingCadence()
    var now = Instant(milliseconds: 1000)
    var heard: [RingCadence.Event] = []
    for (index, length) in test.lengths.enumerated() {
      if let event = cadence.feed(index % 2 == 0, at: now) { heard.append(event) }
      now = now + length
    }
    if let event = cadence.feed(false, at: now) { heard.append(event) }
    #expect(heard == test.rings.map { .ring(count: $0) })
  }

  @Test func endsSevenSecondsAfterTheLastRing() throws {
    var cadence = RingCadence()
    #expect(cadence.deadline == nil)
    _ = cadence.feed(true, at: Instant(milliseconds: 0))
    #expect(cadence.deadline == nil, "while it rings there is nothing to wait for")
    _ = cadence.feed(false, at: Instant(milliseconds: 2000))
    let deadline = try #require(cadence.deadline)
    #expect(deadline == Instant(milliseconds: 9000))
    #expect(cadence.pass(at: deadline + -1) == nil)
    #expect(cadence.pass(at: deadline) == .ended)
    #expect(cadence.deadline == nil)
    #expect(cadence.feed(true, at: deadline + 1) == .ring(count: 1), "the next call begins at one")
  }

  @Test func offWithoutOnIsNothing() {
    var cadence = RingCadence()
    #expect(cadence.feed(false, at: Instant(milliseconds: 5)) == nil)
    #expect(cadence.deadline == nil)
  }
}
