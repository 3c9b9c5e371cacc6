import CallerID
import Foundation
import Modem
import Testing

/// Whole messages in noise that the bit-by-bit path cannot read, and messages that must not be believed.
@Suite struct SequenceReaderTests {
  /// What a line does to a sound at 8 kHz before noise is added.
  struct Line: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var condition = LineCondition()
    var echoMilliseconds = 0
    /// 6 dB below the burst's.
    var toneHz: Double?

    static let good = Line(testDescription: "good")

    func sound(_ samples: [Float]) -> [Float] {
      samples.indices.map { index in
        let early = index - echoMilliseconds * 8
        let echo = echoMilliseconds > 0 && early >= 0 ? samples[early] / 2 : 0
        let tone = toneHz.map { SoundTests.tone($0, 0.125, index) } ?? 0
        return samples[index] + echo + tone
      }
    }
  }

  /// A transmission of a standard on a line, in white noise of so many dB below it between 300 and 3,400 Hz.
  static func sound(
    _ standard: Standard, octets: [UInt8], line: Line = .good, signalToNoiseDB: Double, seed: UInt64
  ) throws -> [Float] {
    let transmit = try #require(standard.transmission)
    let silence = [Float](repeating: 0, count: 1600)
    let generator = LineGenerator(sampleRate: 8000, condition: line.condition)
    let samples = line.sound(silence + generator.samples(transmit(octets).message) + silence)
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let deviation = (0.5 * pow(10, (-12 - signalToNoiseDB) / 10) * 4000 / 3100).squareRoot()
    return samples.map { sample in
      var sum = -6.0
      for _ in 0..<12 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        sum += Double(state >> 11) / 9_007_199_254_740_992
      }
      return sample + Float(deviation * sum)
    }
  }

  static func message(_ name: String, number: String) throws -> (standard: Standard, octets: [UInt8]) {
    let standard = try #require(Standard.named(name))
    var message = Message(standard: name, kind: .call)
    message.number = number
    return (standard, try standard.emit(message))
  }

  /// How many of ten calls are heard; none is heard wrong.
  static func heard(_ name: String, line: Line = .good, signalToNoiseDB: Double) throws -> Int {
    var heard = 0
    for seed in 1...10 as ClosedRange<UInt64> {
      let number = "03123456\(10 + seed)"
      let (standard, octets) = try message(name, number: number)
      let sound = try sound(
        standard, octets: octets, line: line, signalToNoiseDB: signalToNoiseDB, seed: seed)
      let messages = SoundTests.messages(SoundTests.hear(sound, rate: 8000))
      for message in messages { #expect(message.number == number) }
      heard += messages.count
    }
    return heard
  }

  @Test(arguments: ["bellcore", "etsi", "number-display", "bt"])
  func heardAtFourDecibels(_ name: String) throws {
    let heard = try Self.heard(name, signalToNoiseDB: 4)
    #expect(heard >= 8, "\(heard) of 10")
  }

  static let lines: [Line] = [
    Line(testDescription: "tone-1000-Hz", toneHz: 1000), Line(testDescription: "tone-1450-Hz", toneHz: 1450),
    Line(testDescription: "tone-1950-Hz", toneHz: 1950),
    Line(testDescription: "echo-10-ms", echoMilliseconds: 10),
    Line(testDescription: "echo-of-the-space", condition: LineCondition(twistDB: -10), echoMilliseconds: 5),
    Line(testDescription: "echo-and-slow", condition: LineCondition(rate: 0.95), echoMilliseconds: 5),
    Line(testDescription: "weak-space-and-fast", condition: LineCondition(twistDB: 10, rate: 1.05)),
  ]

  @Test(arguments: ["bellcore", "etsi", "number-display"], lines)
  func heardOnBadLines(_ name: String, line: Line) throws {
    let heard = try Self.heard(name, line: line, signalToNoiseDB: 20)
    #expect(heard >= 7, "\(heard) of 10")
  }

  /// One bit of the payload turned by the sender, the check left as it was: never delivered, in noise or without.
  @Test(arguments: ["bellcore", "etsi", "number-display"])
  func alteredPayloadIsRefused(_ name: String) throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var (standard, octets) = try Self.message(name, number: "0312345678")
      let place = 4 + Int(seed) % (octets.count - 8)
      octets[place] ^= 1 << UInt8(seed % 7)
      let decibels = [6.0, 8, 12, 40][Int(seed) % 4]
      let messages = SoundTests.messages(
        SoundTests.hear(
          try Self.sound(standard, octets: octets, signalToNoiseDB: decibels, seed: seed), rate: 8000))
      #expect(messages.isEmpty, "octet \(place), \(decibels) dB")
    }
  }

  /// Two bits that are gone from the sound may have been 01 or 10, which the phase does not tell: the check does. What is
  /// delivered is right and says what was mended.
  @Test func lostBitsAreMended() throws {
    let number = "0312345678"
    let (standard, octets) = try Self.message("number-display", number: number)
    let clean = try Self.sound(standard, octets: octets, signalToNoiseDB: 40, seed: 3)
    var mended = 0
    for place in 0..<48 {
      var samples = clean
      let end = samples.count - 1600 - 400 - place * 13
      for index in (end - 17 - place % 8)..<end { samples[index] *= 0.02 }
      for message in SoundTests.messages(SoundTests.hear(samples, rate: 8000)) {
        #expect(message.number == number)
        if (message.quality?.repairedBits ?? 0) > 0 { mended += 1 }
      }
    }
    #expect(mended > 0)
  }
}
