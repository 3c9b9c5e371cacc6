import CallerID
import Glibc

@testable import LAN

/// Any datagram, raw or with the shop's own seal around it, and any text as JSON: what was taken is written as it was read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLAN(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  bounded(start, count) { input in
    guard let first = input.first, let key else { return }
    let octets = Array(input.dropFirst())
    let now = Instant(milliseconds: 0)
    switch first & 3 {
    case 0:
      var listener = Listener(key: key, window: ReplayWindow(file: octets), at: now)
      _ = try? listener.feed(octets, at: now)
      _ = listener.elapse(at: Instant(milliseconds: 1_000_000))
      _ = ShopKey(file: octets)
    case 1:
      let code = HMACSHA256.code(Array("denwaban-udp-1\0".utf8) + octets, key: key.octets)
      let datagram = octets + [0x0A] + Array(Array(code.prefix(16)).hexadecimal.utf8)
      if let heard = try? Announcement.parse(datagram, key: key) {
        let again = try? Announcement.parse(heard.emit(key: key), key: key)
        precondition(again == heard)
      }
    case 2:
      let card = SealedCard(epoch: 1, sequence: 2, text: String(decoding: octets, as: UTF8.self))
      if let datagram = try? card.emit(key: key, nonce: [UInt8](repeating: first, count: 24)) {
        _ = try? SealedCard.parse(datagram, key: key)
      }
    default:
      if let value = JSONValue(octets) {
        // What is escaped may be longer than what is read at all.
        if let again = JSONValue(Array(value.description.utf8)) { precondition(again == value) }
      }
    }
  }
}

private let key = ShopKey([UInt8](repeating: 7, count: ShopKey.length))
