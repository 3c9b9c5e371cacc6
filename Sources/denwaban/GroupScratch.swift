import Host

/// The groups of a long list, on the disk until the pages that stand before them are written.
struct GroupScratch {
  /// How many octets there are.
  private(set) var count = 0
  private let path: String
  private var file: ScratchFile?

  /// Makes a file on the disk of a path when there is something for it.
  init(_ path: String) { self.path = path }

  /// Begins again.
  mutating func removeAll() { (file, count) = (nil, 0) }

  /// Takes octets.
  mutating func append(_ octets: [UInt8]) throws {
    let file = try self.file ?? ScratchFile(path)
    try file.append(octets)
    self.file = file
    count += octets.count
  }

  /// Octets from a place on, `limit` at most.
  func octets(from start: Int, limit: Int) throws -> [UInt8] {
    try file?.octets(in: start..<min(start + limit, count)) ?? []
  }
}
