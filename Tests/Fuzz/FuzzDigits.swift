import CallerID

/// Any digits and pauses of a DTMF caller identity, and of the adapters that send it as text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDigits(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { octets in
    var receivers = Standard.receiversOfDigits() + [AlohaAdapter()]
    let digits = Array("0123456789*#ABCD".utf8)
    for octet in octets {
      let symbols: [Symbol] =
        switch octet {
        case 0xFF: [.silence]
        case 0xFE: [.idle]
        case 0xFD: [.digit(octet)]
        default: [.digit(digits[Int(octet & 0x0F)]), .octet(octet, framed: octet & 0x80 == 0)]
        }
      for symbol in symbols {
        for index in receivers.indices { _ = receivers[index].feed(symbol) }
      }
    }
    for index in receivers.indices { _ = receivers[index].feed(.silence) }
  }
}
