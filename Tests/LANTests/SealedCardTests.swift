import Testing

@testable import LAN

@Suite struct SealedCardTests {
  private let nonce = [UInt8](0x40..<0x58)

  @Test func exampleOfThePage() throws {
    let lines = try blocks(ofPage: "SealedCard.md")[0].split(separator: "\n").map(String.init)
    let key = try #require(ShopKey(file: Array(lines[0].utf8)))
    let card = SealedCard(epoch: 17, sequence: 4213, text: lines[2])
    let (nonce, datagram) = (try octets(lines[1]), try octets(lines[3]))
    #expect(try card.emit(key: key, nonce: nonce) == datagram)
    #expect(try SealedCard.parse(datagram, key: key) == card)
  }

  @Test(arguments: [0, 1, 248, 249, 250, 504, 505, 1016])
  func lengths(_ count: Int) throws {
    let key = try exampleKey()
    let text = #"{"a":""# + String(repeating: "x", count: count) + #""}"#
    let card = SealedCard(epoch: .max, sequence: 1, text: text)
    let datagram = try card.emit(key: key, nonce: nonce)
    #expect((datagram.count - 64) % 256 == 0 && datagram.count <= 1088)
    #expect(datagram.count - 64 < text.utf8.count + 256)
    #expect(try SealedCard.parse(datagram, key: key) == card)
  }

  @Test func tooLongOrWithoutANonce() throws {
    let key = try exampleKey()
    let long = SealedCard(
      epoch: 1, sequence: 1, text: #"{"a":""# + String(repeating: "x", count: 1017) + #""}"#)
    #expect(throws: DatagramFault.length) { try long.emit(key: key, nonce: nonce) }
    let card = SealedCard(epoch: 1, sequence: 1, text: "{}")
    for count in [0, 12, 23, 25] {
      #expect(throws: DatagramFault.length) {
        try card.emit(key: key, nonce: [UInt8](repeating: 1, count: count))
      }
    }
  }

  /// Each octet changed, each length, another key: refused, and never a trap.
  @Test func everyOctetAndEveryCut() throws {
    let key = try exampleKey()
    let datagram = try SealedCard(epoch: 17, sequence: 9, text: #"{"name":"山田"}"#).emit(key: key, nonce: nonce)
    for index in datagram.indices {
      var changed = datagram
      changed[index] ^= 0x20
      #expect(throws: DatagramFault.self) { try SealedCard.parse(changed, key: key) }
      #expect(throws: DatagramFault.self) { try SealedCard.parse(Array(datagram[..<index]), key: key) }
    }
    #expect(throws: DatagramFault.self) { try SealedCard.parse(datagram + datagram, key: key) }
    let other = try #require(ShopKey([UInt8](1...32)))
    #expect(throws: DatagramFault.forged) { try SealedCard.parse(datagram, key: other) }
  }

  /// Sealed with the right key, but not what version 1 prescribes.
  @Test(arguments: ["", "[]", "1", "{", "{} {}", "\u{0}"])
  func genuineButWrong(_ text: String) throws {
    let key = try exampleKey()
    let datagram = try SealedCard(epoch: 1, sequence: 1, text: text).emit(key: key, nonce: nonce)
    #expect(throws: DatagramFault.form) { try SealedCard.parse(datagram, key: key) }
  }

  @Test func numbersBeyondTheirRange() throws {
    let key = try exampleKey()
    for field in [8, 16] {
      var beside = Array("DWS1".utf8) + key.identity + [UInt8](repeating: 0, count: 16)
      beside[field] = 0x80
      let plain = Array("{}".utf8) + [UInt8](repeating: 0x20, count: 254)
      let sealed = try #require(XChaCha20Poly1305.seal(plain, key: key.octets, nonce: nonce, beside: beside))
      #expect(throws: DatagramFault.form) { try SealedCard.parse(beside + nonce + sealed, key: key) }
    }
  }

  @Test func neitherKindIsTakenForTheOther() throws {
    let key = try exampleKey()
    let card = try SealedCard(epoch: 1, sequence: 1, text: "{}").emit(key: key, nonce: nonce)
    #expect(throws: DatagramFault.self) { try Announcement.parse(card, key: key) }
    #expect(throws: DatagramFault.frame) { try SealedCard.parse(Announcement(.beat).emit(key: key), key: key) }
  }
}
