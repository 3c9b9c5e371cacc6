import Foundation
import Testing

@testable import Host

/// The zone of the machine that tests is not known, so each reading is compared with the other direction.
@Suite struct LocalClockTests {
  @Test(arguments: [(1970, 1, 2), (2000, 2, 29), (2026, 11, 21), (2038, 1, 20), (9999, 12, 31)])
  func daysThereAndBack(year: Int, month: Int, day: Int) throws {
    let beginning = try #require(LocalClock.beginning(year: year, month: month, day: day))
    let parts = try #require(LocalClock.parts(wall: beginning))
    #expect((parts.year, parts.month, parts.day) == (year, month, day))
    let last = try #require(LocalClock.parts(wall: beginning - 1))
    #expect(last.day != day)
  }

  @Test func oneMoment() throws {
    let parts = try #require(LocalClock.parts(wall: 1_795_257_005_999))
    let seconds = ((parts.hour * 60) + parts.minute) * 60 + parts.second
    // 2026-11-21T10:30:05Z.
    #expect((seconds - parts.utcOffset + 86_400 * 2) % 86_400 == 1_795_257_005 % 86_400)
    for wall in [Int64.max, .min, .min + 1, -62_135_596_800_000] { _ = LocalClock.parts(wall: wall) }
    #expect(LocalClock.parts(wall: -1)?.second == 59)
  }

  @Test(arguments: [
    (2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (1969, 12, 31), (10_000, 1, 1),
  ])
  func noSuchDay(year: Int, month: Int, day: Int) {
    #expect(LocalClock.beginning(year: year, month: month, day: day) == nil)
  }
}
