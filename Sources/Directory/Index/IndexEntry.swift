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

  /// Entries in ascending order.
  public static func sorted(_ entries: [IndexEntry]) -> [IndexEntry] {
    // All of one hash, which is nearly always one number, stand together then.
    var sorted = entries.sorted(byNumber: \.hash)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].hash == sorted[start].hash { end += 1 }
      if end - start > 1 { sorted.replaceSubrange(start..<end, with: sorted[start..<end].sorted()) }
      start = end
    }
    return sorted
  }

  /// Entries by the top `bits` of their hash, those of one part together, and where each part ends.
  public static func parted(_ entries: [IndexEntry], bits: Int) -> (entries: [IndexEntry], ends: [Int]) {
    let shift = UInt64(64 - bits)
    var ends = [Int](repeating: 0, count: 1 << bits)
    for entry in entries { ends[Int(entry.hash >> shift)] += 1 }
    for part in ends.indices.dropFirst() { ends[part] += ends[part - 1] }
    // Each takes the last place of its part that is free, so that the ends become the beginnings.
    var (parted, free) = (entries, ends)
    for entry in entries {
      let part = Int(entry.hash >> shift)
      free[part] -= 1
      parted[free[part]] = entry
    }
    return (parted, ends)
  }
}
