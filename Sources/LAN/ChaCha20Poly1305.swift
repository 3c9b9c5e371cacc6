/// Sealing: text that only key holders can read and nobody can alter, bound to open data that travels beside it
/// (RFC 8439, 2.8). The nonce has 12 octets and must never repeat under a key.
enum ChaCha20Poly1305 {
  static let tagLength = Poly1305.length

  /// Ciphertext and then the tag of 16 octets; nil unless the key has 32 octets and the nonce 12.
  static func seal(_ text: [UInt8], key: [UInt8], nonce: [UInt8], beside data: [UInt8]) -> [UInt8]? {
    guard key.count == ChaCha20.keyLength, nonce.count == ChaCha20.nonceLength else { return nil }
    let sealed = ChaCha20.cipher(text, key: key, nonce: nonce, counter: 1)
    return sealed + tag(sealed, key: key, nonce: nonce, beside: data)
  }

  /// The text, or nil when the tag does not fit: nothing of a forged message is ever given out.
  static func open(_ octets: [UInt8], key: [UInt8], nonce: [UInt8], beside data: [UInt8]) -> [UInt8]? {
    guard key.count == ChaCha20.keyLength, nonce.count == ChaCha20.nonceLength, octets.count >= tagLength
    else { return nil }
    let sealed = Array(octets.dropLast(tagLength))
    let expected = tag(sealed, key: key, nonce: nonce, beside: data)
    guard expected.equalsInConstantTime(Array(octets.suffix(tagLength))) else { return nil }
    return ChaCha20.cipher(sealed, key: key, nonce: nonce, counter: 1)
  }

  /// RFC 8439, 2.8: data and ciphertext, each filled to a multiple of 16, then both lengths.
  private static func tag(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], beside data: [UInt8]) -> [UInt8] {
    var message = data
    message.append(contentsOf: [UInt8](repeating: 0, count: (16 - data.count % 16) % 16))
    message.append(contentsOf: sealed)
    message.append(contentsOf: [UInt8](repeating: 0, count: (16 - sealed.count % 16) % 16))
    message.append(littleEndian: UInt64(data.count))
    message.append(littleEndian: UInt64(sealed.count))
    let oneTimeKey = Array(ChaCha20.block(key: key, nonce: nonce, counter: 0).prefix(32))
    return Poly1305.code(message, key: oneTimeKey)
  }
}
