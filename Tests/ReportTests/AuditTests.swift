import Directory
import Testing

@testable import Report

@Suite struct AuditTests {
  static let today = Day(year: 2026, month: 7, day: 1) ?? Day(number: 0)

  @Test func linesAddUp() {
    let audit = Audit(
      text: "2026-07-01 looked 2\n2026-06-30 looked 1\n2026-07-01 looked 3\n2026-07-01 erased 1\n")
    let day = Period(.day, endingOn: Self.today)
    #expect(audit.count(.looked, in: day) == 5 && audit.count(.looked, in: day.before) == 1)
    #expect(audit.count(.erased, in: day) == 1 && audit.count(.exported, in: day) == 0)
    #expect(audit.count(.looked, in: Period(.week, endingOn: Self.today)) == 6)
    #expect(Audit(text: audit.text(today: Self.today)) == audit)
    #expect(audit.text(today: Self.today) == "2026-06-30 looked 1\n2026-07-01 erased 1\n2026-07-01 looked 5\n")
  }

  @Test(arguments: [
    "", "x", "2026-07-01", "2026-07-01 looked", "2026-07-01 looked 0", "2026-07-01 looked -1",
    "2026-07-01 looked x",
    "2026-13-01 looked 1", "2026-07 looked 1", "2026-07-01 sold 1", "2026-07-01 looked 1 1", "\u{0}",
    "2026-07-01 looked 99999999999999999999",
  ])
  func whatIsNoLineIsPassedOver(_ line: String) {
    #expect(Audit(text: line) == Audit())
    let audit = Audit(text: line + "\n2026-07-01 looked 1\n" + line)
    #expect(audit.count(.looked, in: Period(.day, endingOn: Self.today)) == 1)
  }

  @Test func countsThatNobodyReachesDoNotTrap() {
    let most = Audit.line(.looked, .max, on: Self.today)
    let audit = Audit(text: most + most + Audit.line(.looked, .max, on: Day(number: Self.today.number - 1)))
    #expect(audit.count(.looked, in: Period(.week, endingOn: Self.today)) == .max)
  }

  @Test func aYearIsKept() {
    for (ago, isKept) in [(0, true), (365, true), (366, false), (-1, true)] {
      let day = Day(number: Self.today.number - Int32(ago))
      let text = Audit(text: Audit.line(.erased, 1, on: day)).text(today: Self.today)
      #expect(text.isEmpty != isKept, "\(ago)")
    }
  }
}
