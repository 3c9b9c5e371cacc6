/// The groups section of an index in the making (Directory.docc/IndexFormat, section 8): one record after the other, none
/// across a page boundary. What was taken is no longer held: a list of ten million customers has 30 MB of groups.
struct GroupWriter {
  /// Groups so far.
  private(set) var count = 0
  /// Where the section stands in the file.
  private let start: Int
  private let seeded: CRC32C
  private var octets: [UInt8] = []
  /// Octets that were taken.
  private var taken = 0
  /// The record in the making; its room is used again.
  private var record: [UInt8] = []

  init(start: Int, seeded: CRC32C) { (self.start, self.seeded) = (start, seeded) }

  /// Octets that `take` has not taken.
  var waiting: Int { octets.count }

  /// Adds the group of a number, and gives its place in the file. `total` counts the members that are not listed, too.
  mutating func add(_ key: UInt64, _ members: [Int], total: Int) -> Int {
    RecordPayload.begin(&record)
    record.append(littleEndian: key)
    RecordPayload.append(group: members, total: total, to: &record)
    let room = IndexFormat.pageSize - (taken + octets.count) % IndexFormat.pageSize
    if room < IndexFormat.aligned(record.count) { octets += [UInt8](repeating: 0, count: room) }
    let offset = start + taken + octets.count
    RecordPayload.seal(&record, at: offset, flags: IndexFormat.groupFlag, keyCount: 1, seeded: seeded)
    octets += record
    count += 1
    return offset
  }

  /// The octets since the last call.
  mutating func take() -> [UInt8] {
    taken += octets.count
    defer { octets.removeAll(keepingCapacity: true) }
    return octets
  }
}
