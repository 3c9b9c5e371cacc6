import CallerID
import Modem
import Testing

@Suite("Every vector, under every stress")
struct VectorTests {
  static let ofOctets = Vector.all.filter { $0.standard.medium != .digits && !$0.isText }
  static let valid = Vector.all.filter { if case .message = $0.expected { true } else { false } }

  static let exact = valid.filter { !$0.isText }
  static let exactOctets = exact.filter { $0.standard.medium != .digits }

  private func receiver(_ vector: Vector) -> any Receiver { vector.standard.receiver() }

  @Test("there are as many vectors as there should be, and each standard has one that is taken")
  func count() {
    #expect(Vector.malformed.isEmpty)
    #expect(Vector.all.count >= 150)
    #expect(Vector.all.count > VectorTests.valid.count)
    for standard in Standard.table {
      let own = VectorTests.valid.filter { $0.expected.standard == standard.name }
      #expect(!own.isEmpty, "\(standard.name) has no vector")
    }
  }

  @Test("heard whole", arguments: Vector.all)
  func whole(_ vector: Vector) {
    let expected = vector.expected == .nothing ? [] : [vector.expected]
    #expect(hear(vector.symbols + [vector.end], receiver(vector)) == expected)
  }

  @Test("heard between octets of noise, with no idle line", arguments: ofOctets)
  func noise(_ vector: Vector) {
    for seed in 1...8 as ClosedRange<UInt32> {
      var noise = Noise(seed)
      let (before, behind) = (noise.symbols(40), noise.symbols(300))
      let heard = messages(hear(before + vector.symbols + behind + [.idle], receiver(vector)))
      if case .message = vector.expected { #expect(heard == [vector.expected]) } else { #expect(heard.isEmpty) }
    }
  }

  @Test("heard three times without a pause", arguments: exact)
  func repeated(_ vector: Vector) {
    // What has no end of its own is ended by the pause.
    let pause = vector.octets == nil || vector.name.contains("lost") ? [vector.end] : []
    let once = vector.symbols + pause
    let heard = hear(once + once + once + [vector.end], receiver(vector))
    #expect(heard == [vector.expected, vector.expected, vector.expected])
  }

  @Test(
    "one changed bit never makes another message", arguments: exactOctets)
  func changed(_ vector: Vector) {
    for place in vector.symbols.indices {
      guard case .octet(let octet, let framed) = vector.symbols[place] else { continue }
      for bit in 0..<8 as Range<UInt8> {
        var symbols = vector.symbols
        symbols[place] = .octet(octet ^ 1 << bit, framed: framed)
        for heard in messages(hear(symbols + [.idle], receiver(vector))) {
          // A bit may change where nothing is said (seizure, parity of DLE SOH); an adapter's report has no sum.
          let isHarmless = heard == vector.expected || vector.standard.medium == .serial
          #expect(isHarmless, "octet \(place), bit \(bit)")
        }
      }
    }
  }

  @Test("cut off anywhere, it is no message", arguments: exact)
  func cut(_ vector: Vector) {
    for count in 1..<vector.symbols.count {
      let heard = messages(hear(Array(vector.symbols.prefix(count)) + [vector.end], receiver(vector)))
      for message in heard {
        // Digits without their end are a number that is said to be incomplete; octets behind the message are noise.
        guard case .message(let message) = message else { continue }
        #expect(message.incomplete && vector.standard.medium == .digits || .message(message) == vector.expected)
        #expect(
          vector.octets == nil || vector.standard.medium == .digits || vector.name == "seizure-with-odd-end")
      }
    }
  }

  @Test("another family's receiver takes none of it", arguments: ofOctets)
  func foreign(_ vector: Vector) {
    guard case .fsk(let channel) = vector.standard.medium else { return }
    var heard = 0
    for other in Standard.receivers(hearing: channel) { heard += messages(hear(vector.symbols, other)).count }
    if case .message = vector.expected { #expect(heard == 1) } else { #expect(heard == 0) }
  }

  @Test("said again, it is heard as the same", arguments: valid)
  func emitted(_ vector: Vector) throws {
    var receiver = receiver(vector)
    var message: Message?
    for symbol in vector.symbols + [vector.end] {
      if case .success(let heard)? = receiver.feed(symbol) { message = heard }
    }
    let original = try #require(message)
    let standard = try #require(Standard.named(original.standard))
    let octets: [UInt8]
    do throws(Unsayable) {
      octets = try standard.emit(original)
    } catch {
      // Whoever sends says who calls, or why not; the table below has the messages that do neither.
      #expect(VectorTests.unsayable[vector.name] == error)
      return
    }
    let symbols = octets.map { standard.medium == .digits ? Symbol.digit($0) : .octet($0, framed: true) }
    var again = original
    again.parameters = []
    if standard.medium == .digits { again.incomplete = false }
    #expect(hear(symbols + [vector.end], standard.receiver()) == [.message(again)])
  }

  /// Messages that their own standard's transmitter refuses, and why.
  static let unsayable: [String: Unsayable] = [
    "etsi-called-number-alone": .nobody, "modem-netcallerid-lamp": .kind,
  ]
}

extension Vector.Expectation {
  var standard: String? { if case .message(let message) = self { message.standard } else { nil } }
}
