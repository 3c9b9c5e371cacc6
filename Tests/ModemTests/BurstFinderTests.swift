import Testing

@testable import Modem

/// The demodulator runs only behind the gate: nothing may be lost by that.
@Suite struct BurstFinderTests {
  static func feed(_ samples: [Float], to finder: inout BurstFinder) -> [BurstFinder.Burst] {
    var highPass = HighPass()
    return blocks(samples).compactMap { finder.feed($0, voice: highPass.feed($0)) }
  }

  static let silence = [Float](repeating: 0, count: 1600)

  /// From before its first bit to behind its last the steps are those of a demodulator that hears everything.
  @Test(arguments: FSKGateTests.channels, [-58.0, -12])
  func isWhole(_ channel: FSKChannel, levelDB: Double) throws {
    let sound = FSKGateTests.burst(channel, levelDB: levelDB)
    let samples = Self.silence + sound + Self.silence
    var finder = BurstFinder()
    let bursts = Self.feed(samples, to: &finder)
    let burst = try #require(bursts.first)
    let (first, last) = (Self.silence.count / 2, (Self.silence.count + sound.count) / 2)
    #expect(bursts.count == 1)
    #expect(burst.start < first)
    #expect(burst.start + burst.turns.count > last)
    let all = BurstFinder.Burst(demodulating: samples)
    // The filter is 16 steps long.
    for step in first + 16..<last {
      #expect(abs(burst.turns[step - burst.start] - all.turns[step]) < 1e-3)
      #expect(abs(burst.powers[step - burst.start] - all.powers[step]) <= 1e-4 * all.powers[step])
    }
  }

  /// The quick path gets every turn once, from the first.
  @Test func turnsAreReadAsTheyCome() throws {
    var (finder, highPass) = (BurstFinder(), HighPass())
    var (read, bursts): ([Float], [BurstFinder.Burst]) = ([], [])
    for block in blocks(Self.silence + FSKGateTests.burst(.v23) + Self.silence) {
      if let burst = finder.feed(block, voice: highPass.feed(block)) { bursts.append(burst) }
      while let turn = finder.nextTurn() { read.append(turn) }
    }
    #expect(bursts.count == 1)
    #expect(read == bursts[0].turns.dropLast(4))
  }

  @Test func whatWasUnderstoodIsNotKept() {
    var finder = BurstFinder()
    let sound = FSKGateTests.burst(.bell202)
    #expect(Self.feed(Self.silence + sound, to: &finder).isEmpty)
    #expect(finder.open.turns.count > sound.count / 2)
    finder.drop()
    #expect(finder.open.turns.isEmpty)
    #expect(finder.nextTurn() == nil)
    let rest = Self.feed(sound + Self.silence, to: &finder)
    #expect(rest.map(\.start) == [(Self.silence.count + sound.count + 7) / 8 * 4])
  }

  /// A second burst takes nothing of the first with it.
  @Test(arguments: [240, 400, 800])
  func burstsDoNotOverlap(_ pause: Int) {
    let sound = FSKGateTests.burst(.v23)
    let silence = [Float](repeating: 0, count: pause)
    var finder = BurstFinder()
    let bursts = Self.feed(Self.silence + sound + silence + sound + Self.silence, to: &finder)
    #expect(bursts.count == 2)
    guard bursts.count == 2 else { return }
    #expect(bursts[1].start >= bursts[0].start + bursts[0].turns.count)
  }

  @Test func shortSoundsHaveNoSteps() {
    var finder = BurstFinder()
    let sound = FSKGateTests.tones([1700], levelDB: -20, milliseconds: 50)
    #expect(Self.feed(Self.silence + sound + Self.silence, to: &finder).map(\.turns.count) == [0])
  }

  /// A tone that does not end is given in portions.
  @Test func longSoundsAreCut() {
    var finder = BurstFinder()
    let bursts = Self.feed(FSKGateTests.tones([1700], levelDB: -20, milliseconds: 10_000), to: &finder)
    #expect(bursts.map(\.turns.count) == [OctetTrellis.longest, OctetTrellis.longest])
    #expect(bursts[1].start == bursts[0].start + OctetTrellis.longest / 2)
    #expect(Array(bursts[1].turns.prefix(12_000)) == Array(bursts[0].turns.suffix(12_000)))
  }
}
