import CallerID
import Testing

@Suite("DTMF strings from anybody")
struct DTMFCallerTests {
  static let symbols = Array("0123456789*#ABCD".utf8)

  @Test("random strings never trap, and what they say is a number of 3 to 20 digits or a reason")
  func random() {
    var (noise, receiver, messages) = (Noise(5), DTMFCallerReceiver(), 0)
    for _ in 0..<100_000 {
      let octet = noise.octet()
      // Any octet at all at times, silence at times, and digits mostly.
      let digit = DTMFCallerTests.symbols[Int(octet % 40 < 26 ? octet % 10 : octet % 16)]
      let symbol: Symbol = octet == 255 ? .silence : octet == 254 ? .digit(noise.octet()) : .digit(digit)
      guard case .success(let message)? = receiver.feed(symbol) else { continue }
      messages += 1
      #expect((message.number == nil) != (message.absence == nil))
      let digits = message.number?.utf8.filter { (48...57).contains($0) }.count
      #expect(digits.map { (3...20).contains($0) } ?? true)
      #expect(digits == message.number?.utf8.count)
      #expect(Standard.named(message.standard)?.medium == .digits)
    }
    #expect(messages > 10)
  }

  @Test("an hour of digits without an end is one fault")
  func flood() {
    var receiver = DTMFCallerReceiver()
    for place in 0..<25_700 {
      #expect(receiver.feed(.digit(DTMFCallerTests.symbols[place % 10])) == nil)
    }
    #expect(receiver.feed(.digit(UInt8(ascii: "#"))) == .failure(.grammar))
    let digits: [Symbol] = Array("D1#".utf8).map { .digit($0) }
    #expect(messages(hear(digits, receiver)).count == 1)
  }

  @Test("octets are no concern of it")
  func octets() {
    let symbols: [Symbol] =
      [.digit(65), .octet(0x80, framed: true), .idle] + Array("123C".utf8).map { .digit($0) }
    #expect(messages(hear(symbols, DTMFCallerReceiver())).count == 1)
  }
}
