import CallerID
import Modem
import Testing

@Suite("Whole calls as sound, rings and clicks and all")
struct TransmissionTests {
  /// Every standard that sounds, at the lowest rate and one of them at an odd one.
  static let calls: [(Standard, Int)] = {
    let sounding = Standard.table.filter { $0.transmission != nil }
    return sounding.map { ($0, 8_000) } + sounding.filter { $0.name == "bt" }.map { ($0, 44_100) }
  }()

  @Test("what is played is heard, once, and rings are rings", arguments: calls)
  func heard(_ standard: Standard, _ sampleRate: Int) throws {
    var message = Message(standard: standard.name, kind: .call)
    message.number = "0312345678"
    message.time = .init(month: 9, day: 30, hour: 12, minute: 24)
    if standard.medium == .digits { message.time = nil }
    if (try? standard.emit(message)) == nil { (message.number, message.absence) = (nil, .unavailable) }
    let transmission = try #require(standard.transmission)
    let call = transmission(try standard.emit(message))
    let samples = LineGenerator(sampleRate: Double(sampleRate)).samples(call)

    var receiver = SoundReceiver(sampleRate: sampleRate)
    var heard = receiver.feed(samples).map(\.what)
    while let what = receiver.finish()?.what { heard.append(what) }

    var (messages, rings) = ([Message](), 0)
    for what in heard {
      switch what {
      case .message(let message): messages.append(message)
      case .ring(true): rings += 1
      case .ring(false): break
      case .fault(let fault, _): Issue.record("fault \(fault)")
      }
    }
    #expect(messages.count == 1)
    #expect(messages.first?.number == message.number)
    #expect(messages.first?.absence == message.absence)
    #expect(messages.first?.time == message.time)
    let sent = call.segments.count { if case .ring = $0 { true } else { false } }
    #expect(rings == sent)
  }
}
