import Testing

@testable import LAN

@Suite struct ReplayWindowTests {
  /// Epoch and number in order of arrival, and whether each is new, after number 100 of epoch 5.
  @Test(
    arguments: [
      [(5, 100, false), (5, 101, true), (5, 101, false)],
      [(5, 99, false), (5, 1, false), (5, 0, false)],
      [(5, 103, true), (5, 102, true), (5, 101, true), (5, 102, false), (5, 100, false)],
      [(5, 163, true), (5, 101, true), (5, 100, false)],
      [(5, 164, true), (5, 101, true), (5, 100, false)],
      [(5, 165, true), (5, 101, false), (5, 102, true)],
      [(5, 10_000, true), (5, 9_936, false), (5, 9_937, true), (5, 100, false)],
      [(4, 101, false), (4, 5_000, false)],
      [(6, 1, true), (6, 1, false), (5, 101, false), (6, 2, true)],
      [(6, 50, true), (6, 1, true), (6, 0, false), (6, 51, true)],
      [(1_000_017, 3, true), (6, 1, false)],
      [(.max, .max, true), (.max, .max, false), (.max, .max - 1, true), (.max, .max - 64, false)],
      [(5, -1, false), (5, .min, false), (-1, 200, false), (6, 0, false), (6, -5, false)],
    ] as [[(Int64, Int64, Bool)]])
  func arrivals(_ list: [(Int64, Int64, Bool)]) {
    var window = ReplayWindow(epoch: 5, sequence: 100)
    for (epoch, sequence, isNew) in list {
      let found = window.feed(epoch: epoch, sequence: sequence)
      #expect(found == isNew, "\(epoch)-\(sequence)")
      #expect(ReplayWindow(file: window.file) == window)
    }
  }

  /// Against a plain set of all that was ever heard: nothing twice, nothing new refused within the window.
  @Test func agreesWithASet() {
    var dice = Dice(state: 7)
    var window = ReplayWindow(epoch: 1, sequence: 1)
    var heard: Set<Int64> = [1]
    var top: Int64 = 1
    for _ in 0..<20_000 {
      let sequence = top + Int64.random(in: -80...3, using: &dice)
      let isNew = window.feed(epoch: 1, sequence: sequence)
      #expect(isNew == (sequence >= 1 && sequence > top - 64 && !heard.contains(sequence)))
      if isNew { heard.insert(sequence) }
      top = max(top, heard.contains(sequence) ? sequence : top)
    }
  }

  @Test func missing() {
    var window = ReplayWindow(epoch: 1, sequence: 10)
    for sequence in [12, 15] as [Int64] { _ = window.feed(epoch: 1, sequence: sequence) }
    #expect(window.missing(upTo: 15) == 3 && window.missing(upTo: 12) == 1 && window.missing(upTo: 11) == 1)
    #expect(window.missing(upTo: 10) == 0 && window.missing(upTo: .min) == 0 && window.missing(upTo: .max) == 3)
    window.forgive(upTo: 12)
    #expect(window.missing(upTo: 15) == 2)
    let late = [window.feed(epoch: 1, sequence: 11), window.feed(epoch: 1, sequence: 14)]
    #expect(late == [false, true])
    _ = window.feed(epoch: 2, sequence: 3)
    #expect(window.missing(upTo: 3) == 2, "numbers begin at 1")
    _ = window.feed(epoch: 2, sequence: 300)
    #expect(window.missing(upTo: 300) == 63)
  }

  @Test(arguments: [
    "", "\n", "1 2\n", "1 2 3", "1 2 3 4\n", "1 2 g\n", "-1 2 3\n", "1 -2 3\n", "1  3\n",
    "1 2 1ffffffffffffffff\n",
  ])
  func filesRefused(_ text: String) { #expect(ReplayWindow(file: Array(text.utf8)) == nil) }
}
