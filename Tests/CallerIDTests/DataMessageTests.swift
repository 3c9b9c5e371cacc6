import Modem
import Testing

@testable import CallerID

@Suite("The data message and its receiver")
struct DataMessageTests {
  @Test("no pair of type and length can trap, whatever the body, and only bodies that make sense pass")
  func everyPair() throws {
    var noise = Noise(7)
    // Bodies are made of small octets, so that parameters nest, overlap and run past the end.
    let octets = (0..<1_000).map { _ in noise.octet() & 0x0F }
    for type in UInt8.min...UInt8.max {
      for length in UInt8.min...UInt8.max {
        let start = Int(type) &* 7 % 700
        let frame = try DataMessage(type: type, body: Array(octets[start..<start + Int(length)]))
        guard let message = try? frame.message(assuming: .bellcore) else { continue }
        #expect(try DataMessage(octets: frame.octets[...]) == frame)
        #expect(DataMessage.types.contains(type))
        #expect(message.number == nil)
      }
    }
  }

  @Test("bodies at random, with a right sum, never trap, and give no field that its limits forbid")
  func random() throws {
    var (noise, taken) = (Noise(9), 0)
    let types: [UInt8] = [1, 2, 3, 4, 7, 8, 0x0B, 0x11, 0x13, 0x16]
    for _ in 0..<20_000 {
      var body: [UInt8] = []
      for _ in 0..<noise.octet() % 5 {
        let length = noise.octet() % 10
        body += [types[Int(noise.octet()) % types.count], length &+ (noise.octet() > 250 ? 1 : 0)]
        for _ in 0..<length { body.append(noise.octet() > 60 ? 0x30 + noise.octet() % 10 : noise.octet()) }
      }
      let frame = try DataMessage(type: DataMessage.types[Int(noise.octet()) % 4], body: body)
      guard let message = try? frame.message(assuming: .bellcore) else { continue }
      taken += 1
      let number = Array((message.number ?? message.called ?? "0").utf8)
      #expect((1...Field.numberLimit).contains(number.count))
      #expect((message.kind == .messageWaiting) == (message.lamp != nil))
      #expect(message.number == nil || message.absence == nil)
    }
    #expect(taken > 1_000)
  }

  @Test("lengths that lie, in a frame whose sum is right", arguments: DataMessage.types)
  func lyingLengths(type: UInt8) throws {
    for lie in UInt8.min...UInt8.max {
      var octets = try DataMessage(type: type, body: [2, 10] + Array("0312345678".utf8)).octets
      octets[octets.count - 1] &+= octets[1] &- lie
      octets[1] = lie
      guard lie != 12 else { continue }
      #expect(throws: Fault.length) { try DataMessage(octets: octets[...]) }
    }
  }

  @Test("parameters are kept as sent, in order, known or not")
  func parameters() throws {
    let vector = try Vector(file: "mdmf-unknown-parameters.txt")
    var receiver = vector.standard.receiver()
    var message: Message?
    for symbol in vector.symbols { if case .success(let heard)? = receiver.feed(symbol) { message = heard } }
    let parameters = try #require(message).parameters
    #expect(parameters.map(\.type) == [0x01, 0x55, 0x02, 0xE0])
    #expect(parameters.last?.body == [1, 2, 3])
  }

  @Test("two different messages without a pause both come out")
  func backToBack() throws {
    let first = try Vector(file: "mdmf-number-and-name.txt")
    let second = try Vector(file: "sdmf-lamp-on.txt")
    #expect(
      hear(first.symbols + second.symbols, first.standard.receiver()) == [first.expected, second.expected])
  }

  @Test("a message inside a false one that is longer is found")
  func nested() throws {
    let vector = try Vector(file: "mdmf-number-and-name.txt")
    let false_: [Symbol] = [.octet(0x80, framed: true), .octet(0xF0, framed: true)]
    #expect(hear(false_ + vector.symbols, vector.standard.receiver()) == [vector.expected])
  }

  @Test("noise gives no message and hardly a fault; idle lines among it make no difference")
  func noise() {
    for receiver in Standard.receivers(hearing: .bell202) {
      var (receiver, noise, faults, messages) = (receiver, Noise(1), 0, 0)
      for count in 0..<200_000 {
        let octet = noise.octet()
        // Noise through a demodulator breaks every second stop bit; be kind, and break every eighth.
        let symbol = count % 37 == 0 ? Symbol.idle : .octet(octet, framed: noise.octet() >= 32)
        switch receiver.feed(symbol) {
        case .success?: messages += 1
        case .failure?: faults += 1
        case nil: break
        }
      }
      #expect(messages == 0)
      #expect(faults < 200_000 / 37 / 200)
    }
  }

  @Test("all of a long stream is forgotten: what comes after is heard")
  func long() throws {
    let vector = try Vector(file: "mdmf-number-and-name.txt")
    for filler in [0x00, 0x04, 0x55, 0x80, 0x82, 0x90, 0xFF] as [UInt8] {
      let before = Array(repeating: Symbol.octet(filler, framed: true), count: 5_000)
      #expect(messages(hear(before + vector.symbols, vector.standard.receiver())) == [vector.expected])
    }
  }
}

@Suite("Number Display")
struct NumberDisplayTests {
  @Test("the CRC's catalogue value")
  func crc() {
    #expect(NumberDisplay.crc(Array("123456789".utf8)) == 0x2189)
  }

  @Test("four thousand numbers in a row, among them those whose CRC looks like DLE")
  func everyNumber() throws {
    var withDLE = 0
    for last in 0..<4_000 {
      var message = Message(standard: "number-display", kind: .call)
      message.number = "031234" + String(10_000 + last).dropFirst()
      let octets = try NumberDisplay.emit(message, type: NumberDisplay.call)
      if octets.suffix(2).contains(where: { $0 & 0x7F == NumberDisplay.dle }) { withDLE += 1 }
      let heard = hear(octets.map { .octet($0, framed: true) }, NumberDisplayReceiver())
      #expect(heard == [.message(message)])
    }
    #expect(withDLE > 40)
  }

  @Test("every octet of the content may be DLE: the twins are found again")
  func twins() throws {
    for count in 0...60 {
      let body = Array(repeating: NumberDisplay.dle, count: count)
      let frame = NumberDisplay(type: NumberDisplay.call, parameters: [.init(type: 0x10, body: body)])
      var receiver = NumberDisplayReceiver()
      var message: Message?
      for octet in frame.octets {
        if case .success(let heard)? = receiver.feed(.octet(octet, framed: true)) { message = heard }
      }
      #expect(message?.parameters == frame.parameters)
    }
  }

  @Test("two changed bits never make another message either")
  func twoBits() throws {
    let vector = try Vector(file: "ntt-payphone.txt")
    let octets = try #require(vector.octets)
    for first in 0..<octets.count * 8 {
      for second in first + 1..<octets.count * 8 {
        var changed = octets
        changed[first / 8] ^= 1 << UInt8(first % 8)
        changed[second / 8] ^= 1 << UInt8(second % 8)
        for heard in messages(hear(changed.map { .octet($0, framed: true) }, NumberDisplayReceiver())) {
          #expect(heard == vector.expected)
        }
      }
    }
  }

  static let names = ["ﾀﾅｶ", "TANAKA", "ﾀﾅｶ ﾀﾛｳ", "A ﾀ B", "｡ﾟ", "¥ ‾", ""]

  @Test("katakana there and back", arguments: names)
  func katakana(name: String) throws {
    #expect(KatakanaShift.text(try #require(KatakanaShift.octets(name))) == name)
  }

  @Test("what seven bits cannot hold", arguments: ["田中", "\\", "~", "é", "\n"])
  func unwritable(name: String) {
    #expect(KatakanaShift.octets(name) == nil)
  }
}

@Suite("Octets behind a demodulator chip")
struct OctetStreamTests {
  @Test("a pause is an idle line, once")
  func pause() {
    var stream = OctetStream()
    #expect(stream.deadline == nil)
    #expect(stream.expire(at: nil) == nil)
    #expect(stream.feed(0x80, at: Instant(milliseconds: 1_000)) == .octet(0x80, framed: true))
    #expect(stream.deadline == Instant(milliseconds: 1_150))
    #expect(stream.expire(at: Instant(milliseconds: 1_149)) == nil)
    #expect(stream.expire(at: Instant(milliseconds: 1_150)) == .idle)
    #expect(stream.expire(at: Instant(milliseconds: 9_000)) == nil)
    _ = stream.feed(0x80, at: Instant(milliseconds: 9_000))
    #expect(stream.expire(at: nil) == .idle)
  }
}
