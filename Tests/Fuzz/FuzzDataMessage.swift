import Modem

@testable import CallerID

/// Any octets of a demodulator, raw or in a frame whose check is right: messages that can be sent again, or faults. The
/// first octet chooses the frame and the channel.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDataMessage(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { input in
    guard let first = input.first else { return }
    let octets = Array(input.dropFirst())
    var receivers = Standard.receivers(hearing: first & 8 == 0 ? .bell202 : .v23)
    for octet in framed(octets, first & 3) { feed(.octet(octet, framed: true), &receivers) }
    feed(.idle, &receivers)
  }
}

private func framed(_ octets: [UInt8], _ kind: UInt8) -> [UInt8] {
  switch kind {
  case 1:
    // Type, length, body, and the sum that makes all of it zero.
    guard let type = octets.first else { return [] }
    let body = octets.dropFirst().prefix(255)
    let message = [type, UInt8(body.count)] + body
    return message + [0 &- message.reduce(0, &+)]
  case 2:
    var covered: [UInt8] = [0x07, NumberDisplay.dle, 0x02]
    for octet in octets.prefix(255) { covered += octet == NumberDisplay.dle ? [octet, octet] : [octet & 0x7F] }
    covered += [NumberDisplay.dle, 0x03]
    let sent = covered.map(NumberDisplay.withParity)
    let crc = NumberDisplay.crc(sent)
    return [NumberDisplay.dle, NumberDisplay.soh].map(NumberDisplay.withParity) + sent
      + [UInt8(truncatingIfNeeded: crc), UInt8(truncatingIfNeeded: crc >> 8)]
  default: return octets
  }
}

private func feed(_ symbol: Symbol, _ receivers: inout [any Receiver]) {
  for index in receivers.indices {
    guard case .success(let message)? = receivers[index].feed(symbol) else { continue }
    precondition((message.number?.utf8.count ?? 0) <= 64)
    if let standard = Standard.named(message.standard) { _ = try? standard.emit(message) }
  }
}
