/// A card that only the shop's own machines can read: JSON text, enciphered and protected as one datagram.
///
/// ```
/// "DWS1" 4 │ box 4 │ epoch 8 │ sequence 8 │ nonce 24 │ ciphertext 256·n │ tag 16
/// └─────────── beside: bound, open ───────┘
/// ```
/// Epoch and sequence are big-endian. The text is filled with blanks to a multiple of 256 octets, so that the length
/// on the wire says little about the person.
public struct SealedCard: Equatable, Sendable {
  /// Octets of a whole datagram: never cut up on any network (IPv6 carries 1,280, less its headers).
  public static let lengthLimit = 1200
  /// Octets of the card's text: the most multiples of 256 that fit a datagram.
  public static let textLimit = 1024
  /// Octets of the nonce.
  public static let nonceLength = XChaCha20Poly1305.nonceLength

  /// The number of the box's start.
  public let epoch: Int64
  /// The place of this datagram within that start; cards and announcements are counted together.
  public let sequence: Int64
  /// One JSON object in UTF-8; `JSONObject.description(limit:)` makes one that fits.
  public let text: String

  /// A card's text under its place.
  public init(epoch: Int64, sequence: Int64, text: String) {
    (self.epoch, self.sequence, self.text) = (max(epoch, 0), max(sequence, 0), text)
  }

  /// The datagram. `nonce` is 24 octets from the system's random source, new for each card: a random one cannot
  /// repeat even when the storage of the box is set back to an older copy. Throws `length` when the text is longer
  /// than 1,024 octets, or the nonce is not 24.
  public func emit(key: ShopKey, nonce: [UInt8]) throws(DatagramFault) -> [UInt8] {
    var plain = Array(text.utf8)
    guard plain.count <= SealedCard.textLimit else { throw .length }
    let filled = max(SealedCard.step, (plain.count + SealedCard.step - 1) / SealedCard.step * SealedCard.step)
    plain.append(contentsOf: [UInt8](repeating: 0x20, count: filled - plain.count))
    var datagram = SealedCard.magic + key.identity
    datagram.append(bigEndian: epoch)
    datagram.append(bigEndian: sequence)
    guard let sealed = XChaCha20Poly1305.seal(plain, key: key.octets, nonce: nonce, beside: datagram)
    else { throw .length }
    return datagram + nonce + sealed
  }

  /// Reads a datagram: deciphers it only after the tag has proved it genuine and whole.
  public static func parse(_ datagram: [UInt8], key: ShopKey) throws(DatagramFault) -> SealedCard {
    guard datagram.starts(with: magic) else { throw .frame }
    let ciphered = datagram.count - overhead
    guard ciphered >= step, ciphered <= textLimit, ciphered % step == 0 else { throw .length }
    guard datagram[4..<8].elementsEqual(key.identity) else { throw .forged }
    let nonce = Array(datagram[besideLength..<besideLength + nonceLength])
    let sealed = Array(datagram[(besideLength + nonceLength)...])
    guard
      let plain = XChaCha20Poly1305.open(
        sealed, key: key.octets, nonce: nonce, beside: Array(datagram[..<besideLength]))
    else { throw .forged }
    // The numbers are signed in JSON, so the top bit is never set here either.
    guard let epoch = Int64(exactly: datagram.bigEndianLong(at: 8)),
      let sequence = Int64(exactly: datagram.bigEndianLong(at: 16)),
      let object = JSONValue(plain), case .object = object
    else { throw .form }
    let end = (plain.lastIndex { $0 != 0x20 } ?? -1) + 1
    return SealedCard(epoch: epoch, sequence: sequence, text: String(decoding: plain[..<end], as: UTF8.self))
  }

  /// Whether a datagram says that it is a sealed card.
  static func recognises(_ datagram: [UInt8]) -> Bool { datagram.starts(with: magic) }

  private static let magic = Array("DWS1".utf8)
  private static let step = 256
  private static let besideLength = 24
  private static let overhead = besideLength + nonceLength + ChaCha20Poly1305.tagLength
}
