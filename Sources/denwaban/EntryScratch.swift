import Directory
import Host

/// Index entries of a long list, on the disk until they are placed: parted by the top bits of their hash, so that each
/// part can be sorted by itself, and all parts in one file, for the importer may open few.
struct EntryScratch {
  private let file: ScratchFile
  /// Where the pieces of each part stand.
  private var parts = [[Range<Int>]](repeating: [], count: 1 << bits)
  private var end = 0

  /// Of ten million numbers, a part is 1 MB.
  private static let bits = 8

  /// Makes the file on the disk of a path, which must be free and is freed at once.
  init(_ path: String) throws { file = try ScratchFile(path) }

  /// How many parts there are, in the order of the hash.
  var count: Int { parts.count }

  /// Takes entries in any order.
  mutating func append(_ entries: [IndexEntry]) throws {
    var pieces = [[UInt8]](repeating: [], count: parts.count)
    for entry in entries { entry.append(to: &pieces[Int(entry.hash >> UInt64(64 - Self.bits))]) }
    for (part, piece) in pieces.enumerated() where !piece.isEmpty {
      try file.append(piece)
      parts[part].append(end..<end + piece.count)
      end += piece.count
    }
  }

  /// The entries of a part, ascending.
  func sorted(_ part: Int) throws -> [IndexEntry] {
    var entries: [IndexEntry] = []
    entries.reserveCapacity(parts[part].reduce(0) { $0 + $1.count } / IndexEntry.size)
    for piece in parts[part] {
      let octets = try file.octets(in: piece)
      for offset in stride(from: 0, to: octets.count, by: IndexEntry.size) {
        if let entry = IndexEntry(octets, at: offset) { entries.append(entry) }
      }
    }
    entries.sort()
    return entries
  }
}
