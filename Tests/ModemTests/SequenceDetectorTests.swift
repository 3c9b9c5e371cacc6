import Foundation
import Testing

@testable import Modem

/// Bursts in noise → bits, tones, clock and noise, against what was sent.
@Suite struct SequenceDetectorTests {
  static let octets: [UInt8] = Array("\u{04}\u{12}0930122409012345678".utf8) + [0x55, 0x00, 0xFF, 0xCB, 0x80]

  static func burst(_ channel: FSKChannel, signalToNoiseDB: Double, seed: UInt64) -> BurstFinder.Burst {
    var noise = WhiteNoise(seed: seed)
    var modulator = FSKModulator(channel: channel, sampleRate: 8000, levelDB: -12)
    var samples = [Float](repeating: 0, count: 300 + Int(noise.even() * 20))
    for bit in 0..<120 { modulator.feed(bit % 2 == 1, into: &samples) }
    modulator.feed(marks: 60, into: &samples)
    for octet in octets { modulator.feed(octet: octet, into: &samples) }
    modulator.feed(marks: 8, into: &samples)
    samples += [Float](repeating: 0, count: 300)
    let power = 0.5 * pow(10, -12.0 / 10)
    samples = noise.added(to: samples, power: power, signalToNoiseDB: signalToNoiseDB)
    return BurstFinder.Burst(demodulating: samples)
  }

  static let channels: [FSKChannel] = [
    .bell202, .v23, FSKChannel.bell202.detuned(tones: 1.03, rate: 0.97),
    FSKChannel.v23.detuned(tones: 0.97, rate: 1.03),
  ]

  @Test(arguments: channels)
  func octetsInNoise(_ channel: FSKChannel) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let sequence = try #require(
        SequenceDetector(Self.burst(channel, signalToNoiseDB: 7, seed: seed)).detect())
      let heard = SequenceDetector.octets(of: sequence.bits).map(\.value)
      let place = heard.firstIndex(of: 0x04) ?? 0
      #expect(heard.dropFirst(place).starts(with: Self.octets), "seed \(seed)")
      #expect(abs(sequence.markHz - channel.markHz) < 6)
      #expect(abs(sequence.spaceHz - channel.spaceHz) < 6)
      #expect(abs(sequence.bitRate - channel.bitRate) < 1)
      #expect(abs(10 * log10(Double(sequence.signalToNoise)) - 7) < 1.5)
      #expect(abs(10 * log10(Double(sequence.twist))) < 2)
    }
  }

  @Test func noiseIsNoSequence() {
    var noise = WhiteNoise(seed: 5)
    let samples = (0..<6000).map { _ in Float(0.1 * noise.next()) }
    #expect(SequenceDetector(BurstFinder.Burst(demodulating: samples)).detect() == nil)
  }

  @Test(arguments: [0, 1, 5, 60, 199, 201])
  func tooShortIsNone(_ count: Int) {
    let burst = BurstFinder.Burst(
      start: 0, turns: [Float](repeating: 0.1, count: count), powers: [Float](repeating: 0.1, count: count))
    #expect(SequenceDetector(burst).detect() == nil)
  }

  /// A fax is not read for minutes: the time that a burst may take has a bound.
  @Test func tooLongIsNone() throws {
    var burst = Self.burst(.v23, signalToNoiseDB: 20, seed: 1)
    #expect(SequenceDetector(burst).detect() != nil)
    while burst.turns.count <= 3 * FSKDemodulator.rate {
      burst.turns += burst.turns
      burst.powers += burst.powers
    }
    #expect(SequenceDetector(burst).detect() == nil)
  }

  @Test func hostileBurstsDoNotTrap() {
    for value in [Float.nan, .infinity, -.infinity, 0, 1e30, -3.2] {
      for power in [Float.nan, .infinity, 0, 1e-38, 1e38] {
        let burst = BurstFinder.Burst(
          start: 0, turns: [Float](repeating: value, count: 900), powers: [Float](repeating: power, count: 900))
        _ = SequenceDetector(burst).detect()
      }
    }
  }

  /// Every alternative has its bit turned, and is a line of octets.
  @Test func alternatives() throws {
    let sequence = try #require(
      SequenceDetector(Self.burst(.bell202, signalToNoiseDB: 5, seed: 9)).detect())
    for index in stride(from: 0, to: sequence.bits.count, by: 7) {
      let other = sequence.alternative(turning: index)
      guard !other.isEmpty else { continue }
      #expect(other.count == sequence.bits.count)
      #expect(other[index] != sequence.bits[index])
      let last = SequenceDetector.octets(of: other).last
      #expect((last?.bit ?? 0) > other.count - 30)
    }
    #expect(sequence.alternative(turning: -1).isEmpty)
    #expect(sequence.alternative(turning: sequence.bits.count).isEmpty)
  }

  /// Bits may begin anywhere in an octet.
  @Test(arguments: 0..<10)
  func octetsFromAnyBit(_ skipped: Int) {
    var bits: [Bool] = []
    for octet in Self.octets {
      bits.append(false)
      for bit in 0..<8 { bits.append(octet >> UInt8(bit) & 1 == 1) }
      bits += [true, true]
    }
    let heard = SequenceDetector.octets(of: Array(bits.dropFirst(skipped))).map(\.value)
    #expect(heard.suffix(Self.octets.count - 2) == Self.octets.suffix(Self.octets.count - 2))
  }

  @Test func chanceOfNats() {
    for nats in stride(from: Float(0), to: 60, by: 0.37) {
      let (ours, exact) = (Double(SequenceDetector.chance(ofNats: nats)), exp(-Double(nats)))
      #expect(ours >= exact * 0.9999 && ours < exact * 1.07)
    }
    #expect(SequenceDetector.chance(ofNats: -1) == 1)
    #expect(SequenceDetector.chance(ofNats: .infinity) < 1e-20)
  }
}
