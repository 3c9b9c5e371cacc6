/// ChaCha20-Poly1305 with a nonce of 24 octets, long enough to be drawn at random for each message: the first 16 make
/// a key of their own, the last 8 the inner nonce (draft-irtf-cfrg-xchacha-03, 2.3).
enum XChaCha20Poly1305 {
  static let nonceLength = 24

  /// Ciphertext and then the tag of 16 octets; nil unless the key has 32 octets and the nonce 24.
  static func seal(_ text: [UInt8], key: [UInt8], nonce: [UInt8], beside data: [UInt8]) -> [UInt8]? {
    guard key.count == ChaCha20.keyLength, nonce.count == nonceLength else { return nil }
    return ChaCha20Poly1305.seal(
      text, key: ChaCha20.subkey(key: key, nonce: nonce), nonce: inner(nonce), beside: data)
  }

  /// The text, or nil when the tag does not fit.
  static func open(_ octets: [UInt8], key: [UInt8], nonce: [UInt8], beside data: [UInt8]) -> [UInt8]? {
    guard key.count == ChaCha20.keyLength, nonce.count == nonceLength else { return nil }
    return ChaCha20Poly1305.open(
      octets, key: ChaCha20.subkey(key: key, nonce: nonce), nonce: inner(nonce), beside: data)
  }

  private static func inner(_ nonce: [UInt8]) -> [UInt8] { [0, 0, 0, 0] + nonce.dropFirst(16) }
}
