import Host
import Testing

@Suite struct InstructionCounterTests {
  /// Where the machine refuses, which it may, there is no counter; where it counts, work shows, and more work more.
  @Test func countsOnlyUpwardsOrIsNotThere() {
    guard let counter = try? InstructionCounter(), let before = counter.count else { return }
    let little = work(1_000)
    guard let between = counter.count else { return }
    let much = work(1_000_000)
    guard let after = counter.count else { return }
    #expect(little != much)
    #expect(before < between)
    #expect(after - between > 10 * (between - before))
  }

  private func work(_ rounds: UInt64) -> UInt64 {
    var sum: UInt64 = 1
    for round in 0..<rounds { sum = sum &* 6_364_136_223_846_793_005 &+ round }
    return sum
  }
}
