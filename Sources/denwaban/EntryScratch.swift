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
  private static let size = MemoryLayout<IndexEntry>.stride

  /// Makes the file on the disk of a path, which must be free and is freed at once.
  init(_ path: String) throws { file = try ScratchFile(path) }

  /// How many parts there are, in the order of the hash.
  var count: Int { parts.count }

  /// Takes entries in any order.
  mutating func append(_ entries: [IndexEntry]) throws {
    let (parted, ends) = IndexEntry.parted(entries, bits: Self.bits)
    let octets = parted.octets
    try file.append(octets)
    var start = 0
    for (part, last) in ends.enumerated() where last > start {
      parts[part].append(end + start * Self.size..<end + last * Self.size)
      start = last
    }
    end += octets.count
  }

  /// The entries of a part, ascending.
  func sorted(_ part: Int) throws -> [IndexEntry] {
    var entries: [IndexEntry] = []
    for piece in parts[part] { entries.append(octets: try file.octets(in: piece)) }
    return IndexEntry.sorted(entries)
  }
}
