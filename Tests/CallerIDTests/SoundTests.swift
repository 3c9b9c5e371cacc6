import CallerID
import Foundation
import Modem
import Testing

/// Every vector as sound: modulated, played through `SoundReceiver` at five sample rates, and compared with what the
/// octets alone give. Then the named stresses.
@Suite struct SoundTests {
  static let audible = Vector.all.filter { vector in
    guard vector.octets != nil else { return false }
    switch vector.standard.medium {
    case .fsk, .digits: return vector.standard.transmission != nil
    case .serial: return false
    }
  }

  static func hear(_ samples: [Float], rate: Int) -> [Heard.What] {
    var receiver = SoundReceiver(sampleRate: rate)
    var heard = receiver.feed(samples).map(\.what)
    while let one = receiver.finish() { heard.append(one.what) }
    return heard
  }

  static func messages(_ heard: [Heard.What]) -> [Message] {
    heard.compactMap { if case .message(let message) = $0 { message } else { nil } }
  }

  /// What a message says, without how well it came through and whose it was taken for: on the air the standards share
  /// a frame.
  static func content(_ message: Message) -> Message {
    var message = message
    message.quality = nil
    message.standard = ""
    // 0x24 is £ to SIN 227 and $ to ETSI: which one depends on whose it was taken for.
    message.name = message.name?.replacingOccurrences(of: "£", with: "$")
    // So does whether a text beside the reason is the reason in words ("WITHHELD", "Payphone") or a name.
    if message.absence != nil { message.name = nil }
    if message.absence == .payphone { message.absence = .unavailable }
    return message
  }

  /// What the symbols alone say to the receiver of their standard.
  static func said(_ vector: Vector) -> [Message] {
    var receiver = vector.standard.receiver()
    var messages: [Message] = []
    for symbol in vector.symbols + [vector.end] {
      if case .success(let message) = receiver.feed(symbol) { messages.append(content(message)) }
    }
    return messages
  }

  @Test(arguments: audible, [8000, 11025, 16000, 44100, 48000])
  func vector(_ vector: Vector, rate: Int) throws {
    let octets = try #require(vector.octets)
    let transmit = try #require(vector.standard.transmission)
    let transmission = transmit(octets).message
    let silence = [Float](repeating: 0, count: rate / 5)
    let samples = silence + LineGenerator(sampleRate: Double(rate)).samples(transmission) + silence
    let heard = Self.messages(Self.hear(samples, rate: rate)).map(Self.content)
    #expect(heard == Self.said(vector))
    if case .message = vector.expected { #expect(heard.count == 1) } else { #expect(heard.isEmpty) }
  }

  // MARK: stresses

  static let call: [UInt8] = [
    0x80, 0x22, 0x01, 0x08, 0x30, 0x39, 0x33, 0x30, 0x31, 0x32, 0x32, 0x34, 0x02, 0x0A, 0x36, 0x30, 0x39, 0x35,
    0x35,
    0x35, 0x31, 0x32, 0x31, 0x32, 0x07, 0x0A, 0x53, 0x4D, 0x49, 0x54, 0x48, 0x20, 0x4A, 0x4F, 0x48, 0x4E, 0xCB,
  ]

  /// A stress of the line, named by its claim.
  struct Stress: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var condition = LineCondition()
    /// What the line does to sample `index` at 8 kHz.
    var line: @Sendable (_ sample: Float, _ index: Int) -> Float = { sample, _ in sample }
  }

  static func tone(_ hertz: Double, _ amplitude: Double, _ index: Int) -> Float {
    Float(amplitude * Sine.at(turns: hertz * Double(index) / 8000))
  }

  static let stresses: [Stress] = [
    Stress(testDescription: "level-minus-45", condition: LineCondition(levelDB: -48)),
    Stress(testDescription: "mark-10-dB-stronger", condition: LineCondition(twistDB: 10)),
    Stress(testDescription: "space-10-dB-stronger", condition: LineCondition(twistDB: -10)),
    Stress(testDescription: "tones-plus-4-percent", condition: LineCondition(tones: 1.04)),
    Stress(testDescription: "tones-minus-4-percent", condition: LineCondition(tones: 0.96)),
    Stress(testDescription: "rate-plus-5-percent", condition: LineCondition(rate: 1.05)),
    Stress(testDescription: "rate-minus-5-percent", condition: LineCondition(rate: 0.95)),
    Stress(
      testDescription: "clock-plus-2-percent", condition: LineCondition(tones: 1.02, rate: 1.02)),
    Stress(
      testDescription: "hum-plus-18-dB", condition: LineCondition(levelDB: -25),
      line: { $0 + tone(50, 0.45, $1) + tone(150, 0.1, $1) }),
    Stress(
      testDescription: "sixty-hertz-plus-18-dB", condition: LineCondition(levelDB: -25),
      line: { $0 + tone(60, 0.45, $1) + tone(180, 0.1, $1) }),
    Stress(testDescription: "dc-25-percent", line: { sample, _ in sample + 0.25 }),
    Stress(testDescription: "interfering-tone-minus-6-dB", line: { $0 + tone(1000, 0.125, $1) }),
    Stress(
      testDescription: "limited-by-20-dB", line: { sample, _ in min(max(sample * 10, -0.25), 0.25) }),
    Stress(
      testDescription: "eight-bits", line: { sample, _ in (sample * 127).rounded() / 127 }),
    Stress(testDescription: "upside-down", line: { sample, _ in -sample }),
  ]

  @Test(arguments: stresses, [FSKChannel.bell202, .v23])
  func isHeardThrough(_ stress: Stress, channel: FSKChannel) throws {
    let burst = Transmission.Burst(channel: channel, seizureBits: 300, markBits: 180, octets: Self.call)
    let generator = LineGenerator(sampleRate: 8000, condition: stress.condition)
    let clean =
      [Float](repeating: 0, count: 800) + generator.samples(.burst(burst)) + [Float](repeating: 0, count: 800)
    let samples = clean.enumerated().map { stress.line($0.element, $0.offset) }
    let messages = Self.messages(Self.hear(samples, rate: 8000))
    #expect(messages.map(\.number) == ["6095551212"])
    #expect(messages.map(\.name) == ["SMITH JOHN"])
  }

  /// Whose a message is must not hang on which bits happen to stand in it.
  @Test(arguments: [UInt8](30..<36), ["bellcore", "etsi"])
  func isNamedByItsTones(_ minute: UInt8, name: String) throws {
    let standard = try #require(Standard.named(name))
    var message = Message(standard: name, kind: .call)
    message.absence = .withheld
    message.time = Message.NetworkTime(month: 11, day: 21, hour: 9, minute: minute)
    let transmit = try #require(standard.transmission)
    let samples = LineGenerator(sampleRate: 8000).samples(transmit(try standard.emit(message)))
    #expect(Self.messages(Self.hear(samples, rate: 8000)).map(\.standard) == [name])
  }

  @Test(arguments: [1, 2, 5, 10, 20], [0, 96, 300])
  func stopBitsAndSeizure(_ stopBits: Int, seizureBits: Int) {
    let burst = Transmission.Burst(
      channel: .v23, seizureBits: seizureBits, markBits: 55, octets: Self.call, stopBits: stopBits)
    let silence = [Float](repeating: 0, count: 800)
    let samples = silence + LineGenerator(sampleRate: 8000).samples(.burst(burst)) + silence
    #expect(Self.messages(Self.hear(samples, rate: 8000)).map(\.number) == ["6095551212"])
  }

  @Test func twoBurstsBackToBack() {
    let burst = Transmission.Burst(channel: .bell202, seizureBits: 300, markBits: 80, octets: Self.call)
    let once = LineGenerator(sampleRate: 8000).samples(.burst(burst))
    #expect(Self.messages(Self.hear(once + once, rate: 8000)).count == 2)
  }

  @Test func halfABurstIsNoMessage() {
    let burst = Transmission.Burst(channel: .bell202, seizureBits: 300, markBits: 180, octets: Self.call)
    let whole = LineGenerator(sampleRate: 8000).samples(.burst(burst))
    let half = whole.prefix(whole.count * 4 / 5) + [Float](repeating: 0, count: 2000)
    #expect(Self.messages(Self.hear(Array(half), rate: 8000)).isEmpty)
  }

  /// However the samples are portioned, the same things are heard at the same times.
  @Test(arguments: [1, 7, 160, 4001])
  func portionsDoNotMatter(_ size: Int) throws {
    let transmit = try #require(Standard.named("bellcore")?.transmission)
    let transmission = transmit(Self.call)
    let samples = LineGenerator(sampleRate: 8000).samples(transmission)
    var whole = SoundReceiver(sampleRate: 8000)
    let expected = whole.feed(samples)
    var receiver = SoundReceiver(sampleRate: 8000)
    var heard: [Heard] = []
    var next = 0
    while next < samples.count {
      heard += receiver.feed(Array(samples[next..<min(next + size, samples.count)]))
      next += size
    }
    #expect(!expected.isEmpty)
    #expect(heard == expected)
  }

  @Test func whatIsNoNumberSilencesNothing() {
    var receiver = SoundReceiver(sampleRate: 8000)
    for sample in [Float.nan, .infinity, -.infinity, .greatestFiniteMagnitude] {
      _ = receiver.feed([Float](repeating: sample, count: 100))
    }
    let burst = Transmission.Burst(channel: .v23, seizureBits: 300, markBits: 180, octets: Self.call)
    let silence = [Float](repeating: 0, count: 8000)
    let samples = silence + LineGenerator(sampleRate: 8000).samples(.burst(burst)) + silence
    var count = 0
    for heard in receiver.feed(samples) {
      if case .message = heard.what { count += 1 }
    }
    #expect(count == 1)
  }
}

/// What is said of how well a message came through, against what the transmitter was told.
@Suite struct QualityTests {
  struct Case: Sendable {
    var channel = FSKChannel.bell202
    var condition = LineCondition()
    var snrDB: Double?
  }

  static let cases = [
    Case(), Case(channel: .v23), Case(condition: LineCondition(twistDB: 6)),
    Case(channel: .v23, condition: LineCondition(tones: 1.03)), Case(condition: LineCondition(rate: 0.975)),
    Case(snrDB: 20), Case(channel: .v23, snrDB: 14),
  ]

  @Test(arguments: cases.indices)
  func agreesWithTheTransmitter(_ index: Int) throws {
    let given = Self.cases[index]
    let burst = Transmission.Burst(
      channel: given.channel, seizureBits: 300, markBits: 180, octets: SoundTests.call)
    let generator = LineGenerator(sampleRate: 8000, condition: given.condition)
    var samples = [Float](repeating: 0, count: 800) + generator.samples(.burst(burst))
    samples += [Float](repeating: 0, count: 800)
    if let snrDB = given.snrDB {
      // White noise over 4 kHz, so that 3,100 Hz of it lie `snrDB` below the carrier of −12 dB.
      let deviation = Sine.amplitude(decibels: -12 - snrDB) * (0.5 * 4000 / 3100).squareRoot()
      var state: UInt64 = 0x9E37_79B9_7F4A_7C15
      for place in samples.indices {
        var sum = 0.0
        for _ in 0..<12 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          sum += Double(state >> 40) / Double(1 << 24)
        }
        samples[place] += Float((sum - 6) * deviation)
      }
    }
    let message = try #require(SoundTests.messages(SoundTests.hear(samples, rate: 8000)).first)
    let quality = try #require(message.quality)
    #expect(abs(quality.markHz - given.channel.markHz * given.condition.tones) < 3)
    #expect(abs(quality.spaceHz - given.channel.spaceHz * given.condition.tones) < 3)
    #expect(abs(quality.bitRate - 1200 * given.condition.rate) < 1)
    #expect(abs(quality.twistDB - given.condition.twistDB) < 1)
    if let snrDB = given.snrDB { #expect(abs(quality.snrDB - snrDB) < 3) } else { #expect(quality.snrDB > 25) }
    #expect(quality.repairedBits == 0)
  }
}
