import Testing

@testable import Modem

/// A tone that sounds all through a burst is found and taken away; nothing else is.
@Suite struct SteadyLineTests {
  /// A burst and a tone 6 dB below it.
  static func burst(tone hertz: Double) -> BurstFinder.Burst {
    let burst = SequenceDetectorTests.burst(.v23, signalToNoiseDB: 25, seed: 3)
    // The burst's tones have a peak of −12 dB of full scale.
    let amplitude = Float(Sine.amplitude(decibels: -6 - 12))
    let samples = burst.samples.enumerated().map { step, sample in
      let turn = 2 * Double.pi * (hertz - 1700) / Double(FSKDemodulator.rate)
      return sample + Phasor(radians: turn * Double(step)).stretched(amplitude)
    }
    return BurstFinder.Burst(samples, start: burst.start)
  }

  @Test(arguments: [600.0, 1000, 1250, 1453, 1700, 1950, 2250, 2700])
  func isTakenAway(_ hertz: Double) throws {
    let burst = Self.burst(tone: hertz).withoutSteadyLine
    let rest = try #require(burst)
    let sequence = try #require(SequenceDetector(rest).detect())
    let heard = SequenceDetector.octets(of: sequence.bits).map(\.value)
    let place = heard.firstIndex(of: 0x04) ?? 0
    #expect(heard.dropFirst(place).starts(with: SequenceDetectorTests.octets))
    #expect(sequence.signalToNoise > 25)
  }

  @Test func aBurstAloneHasNone() {
    for channel in [FSKChannel.bell202, .v23] {
      for decibels in [0.0, 6, 20] {
        let burst = SequenceDetectorTests.burst(channel, signalToNoiseDB: decibels, seed: 5)
        let rest = burst.withoutSteadyLine
        #expect(rest == nil, "\(decibels) dB")
      }
    }
  }

  @Test func hostileBurstsDoNotTrap() {
    for value in [Float.nan, .infinity, 0, 1e30] {
      for count in [0, 1, 100, 900] {
        let values = [Float](repeating: value, count: count)
        _ = BurstFinder.Burst(start: 0, turns: values, powers: values).withoutSteadyLine
      }
    }
  }
}
