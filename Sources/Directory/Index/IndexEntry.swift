/// That a key leads to a record: what the writer sorts. 24 octets.
///
/// Ascending order is that of the hash, hence of the pages; then all entries of one key stand together, the most
/// recent visit first, and those of one day in the order of the list.
public struct IndexEntry: Comparable, Sendable {
  /// Where the key belongs; its top bits tell one scratch file from another.
  public let hash: UInt64
  let key: UInt64
  /// Days before the last day that can be told, in 16 bits, above the record's offset / 8.
  private let place: UInt64

  init(hash: UInt64, key: UInt64, offset: Int, visit: Day?) {
    let day = UInt64(RecordPayload.lastVisit(visit))
    (self.hash, self.key, place) = (hash, key, (0xFFFF - day) << 48 | UInt64(offset) >> 3)
  }

  var offset: Int { Int(place & 0xFFFF_FFFF_FFFF) << 3 }

  /// By hash, key, recency, offset.
  public static func < (left: IndexEntry, right: IndexEntry) -> Bool {
    if left.hash != right.hash { return left.hash < right.hash }
    if left.key != right.key { return left.key < right.key }
    return left.place < right.place
  }

  /// Its octets in a scratch file.
  public static let size = 24

  /// Appends the octets for a scratch file.
  public func append(to octets: inout [UInt8]) {
    for word in [hash, key, place] { octets.append(littleEndian: word) }
  }

  /// Reads what `append` wrote; nil when the octets end.
  public init?(_ octets: [UInt8], at offset: Int) {
    guard offset >= 0, offset <= octets.count - Self.size else { return nil }
    func word(_ index: Int) -> UInt64 {
      var word: UInt64 = 0
      for octet in octets[(offset + 8 * index)..<(offset + 8 * index + 8)].reversed() {
        word = word << 8 | UInt64(octet)
      }
      return word
    }
    (hash, key, place) = (word(0), word(1), word(2))
  }
}
