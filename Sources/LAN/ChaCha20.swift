/// The ChaCha20 cipher (RFC 8439, 2.1 to 2.4) and the key derivation HChaCha20 (draft-irtf-cfrg-xchacha-03, 2.2).
///
/// The state is sixteen words: four of a constant, eight of key, then counter and nonce.
enum ChaCha20 {
  static let keyLength = 32
  static let nonceLength = 12
  private static let blockLength = 64

  /// `octets` combined with the key stream that starts at block `counter`. Enciphers and deciphers.
  /// Empty unless the key has 32 octets and the nonce 12.
  static func cipher(_ octets: [UInt8], key: [UInt8], nonce: [UInt8], counter: UInt32) -> [UInt8] {
    guard key.count == keyLength, nonce.count == nonceLength else { return [] }
    var output = octets
    var counter = counter
    var start = 0
    while start < octets.count {
      let stream = block(key: key, nonce: nonce, counter: counter)
      for index in start..<min(start + blockLength, octets.count) { output[index] ^= stream[index - start] }
      start += blockLength
      counter &+= 1
    }
    return output
  }

  /// One block of key stream: 64 octets (RFC 8439, 2.3).
  static func block(key: [UInt8], nonce: [UInt8], counter: UInt32) -> [UInt8] {
    let start = state(
      key: key,
      [counter, nonce.littleEndianWord(at: 0), nonce.littleEndianWord(at: 4), nonce.littleEndianWord(at: 8)])
    let end = mixed(start)
    var stream: [UInt8] = []
    stream.reserveCapacity(blockLength)
    for index in 0..<16 { stream.append(littleEndian: start[index] &+ end[index]) }
    return stream
  }

  /// A key of 32 octets from a key and the first 16 octets of a long nonce.
  static func subkey(key: [UInt8], nonce: [UInt8]) -> [UInt8] {
    let end = mixed(state(key: key, (0..<4).map { nonce.littleEndianWord(at: 4 * $0) }))
    var subkey: [UInt8] = []
    for index in [0, 1, 2, 3, 12, 13, 14, 15] { subkey.append(littleEndian: end[index]) }
    return subkey
  }

  private static func state(key: [UInt8], _ last: [UInt32]) -> [UInt32] {
    // "expand 32-byte k" as four little-endian words (RFC 8439, 2.3).
    let constant: [UInt32] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]
    return constant + (0..<8).map { key.littleEndianWord(at: 4 * $0) } + last
  }

  /// Twenty rounds: ten times the four columns, then the four diagonals (RFC 8439, 2.3).
  private static func mixed(_ start: [UInt32]) -> [UInt32] {
    var state = start
    for _ in 0..<10 {
      quarterRound(&state, 0, 4, 8, 12)
      quarterRound(&state, 1, 5, 9, 13)
      quarterRound(&state, 2, 6, 10, 14)
      quarterRound(&state, 3, 7, 11, 15)
      quarterRound(&state, 0, 5, 10, 15)
      quarterRound(&state, 1, 6, 11, 12)
      quarterRound(&state, 2, 7, 8, 13)
      quarterRound(&state, 3, 4, 9, 14)
    }
    return state
  }

  /// RFC 8439, 2.1.
  private static func quarterRound(_ state: inout [UInt32], _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    state[a] &+= state[b]
    state[d] = rotated(state[d] ^ state[a], 16)
    state[c] &+= state[d]
    state[b] = rotated(state[b] ^ state[c], 12)
    state[a] &+= state[b]
    state[d] = rotated(state[d] ^ state[a], 8)
    state[c] &+= state[d]
    state[b] = rotated(state[b] ^ state[c], 7)
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 &- count)
  }
}
