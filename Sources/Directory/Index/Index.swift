/// The customer index: a file, mapped, that answers "who has this number?" by reading one page of slots and one
/// record, whatever its size.
///
///     page 0    header        sizes, seed, sections, check
///     …         heap          records: keys and fields of one customer each
///     …         index pages   63 lines × 8 slots of: fingerprint 16 | record offset / 8 in 48
///     …         groups        the customers of a shared number
///     …         page checks   4 octets for every 4 KiB before
///
/// Nothing in the file is believed before a check: opening verifies the header, the first use of an index page
/// verifies the page, every answer verifies its record and finds the very key in it. So damage turns an answer into
/// `damaged`, never into another customer, and no file can trap the reader. The format is Directory.docc/IndexFormat.
public struct Index {
  /// What the header says.
  public struct Facts: Equatable, Sendable {
    /// Counts the imports of this box.
    public let generation: UInt64
    /// Records of customers.
    public let customers: Int
    /// Different numbers.
    public let numbers: Int
    /// Numbers that several customers share.
    public let groups: Int
    /// Octets of the file.
    public let size: Int
    /// What the customers spent, compared.
    public let amounts: Percentiles
  }

  /// The customers of a number.
  public enum Answer: Equatable, Sendable {
    /// Customers, the most recent visit first; `total` counts them all, and `truncated` says that some are not listed.
    case found([Customer], total: Int, truncated: Bool)
    /// Nobody in the list has this number.
    case notFound
    /// The file is damaged at this offset: nothing can be said.
    case damaged(at: Int)
  }

  /// What a number leads to, before any field is read.
  public enum Location: Equatable, Sendable {
    /// One customer, for `customer(at:)`.
    case customer(at: Int)
    /// Several, for `lookup`.
    case group(at: Int)
    /// Nobody.
    case unknown
    /// Damage at this offset.
    case damaged(at: Int)
  }

  /// What the header says.
  public let facts: Facts
  /// Where the index pages lie: with these in memory, an answer waits for the disk once.
  public var slotPages: Range<Int> { sections.index }
  let octets: Octets
  let sections: Sections
  let hash: KeyHash
  let seeded: CRC32C
  let pages: Int
  /// One bit for each index page that was verified.
  private var verified: [UInt64]

  /// Opens an index. Reads page 0 and nothing else.
  public init(_ octets: Octets) throws(IndexFault) {
    typealias Header = IndexFormat.Header
    guard octets.count >= IndexFormat.pageSize, octets.u64(at: Header.magic) == IndexFormat.magic else {
      throw .notAnIndex
    }
    guard octets.u32(at: Header.version) == IndexFormat.version else {
      throw .version(octets.u32(at: Header.version))
    }
    guard octets.u32(at: Header.features) == 0 else { throw .features(octets.u32(at: Header.features)) }
    guard octets.offset(at: Header.size) == octets.count else {
      throw .size(says: octets.u64(at: Header.size), is: octets.count)
    }
    var check = CRC32C()
    check.feed(octets, in: 0..<Header.check)
    check.feed([0, 0, 0, 0], in: 0..<4)
    check.feed(octets, in: Header.check + 4..<IndexFormat.pageSize)
    guard check.value == octets.u32(at: Header.check) else { throw .header }
    sections = try Sections(octets)
    let seed = octets.bytes(Header.seed..<Header.seed + 16)
    hash = KeyHash(seed: seed)
    var seeded = CRC32C()
    seeded.feed(seed, in: seed.indices)
    self.seeded = seeded
    self.octets = octets
    pages = sections.index.count / IndexFormat.pageSize
    verified = [UInt64](repeating: 0, count: (pages + 63) / 64)
    facts = Facts(
      generation: octets.u64(at: Header.generation), customers: octets.offset(at: Header.customers),
      numbers: octets.offset(at: Header.numbers), groups: octets.offset(at: Header.groups), size: octets.count,
      amounts: Percentiles(
        count: octets.offset(at: Header.amountCount),
        amounts: (0..<Percentiles.parts).map { octets.u64(at: Header.amounts + 8 * $0) }))
  }

  /// Everyone who has the number.
  public mutating func lookup(_ number: PhoneNumber) -> Answer {
    switch locate(number.key) {
    case .unknown: return .notFound
    case .damaged(let offset): return .damaged(at: offset)
    case .customer(let offset):
      guard let customer = record(at: offset)?.customer else { return .damaged(at: offset) }
      return .found([customer], total: 1, truncated: false)
    case .group(let offset):
      guard let group = record(at: offset), !group.members.isEmpty else { return .damaged(at: offset) }
      var customers: [Customer] = []
      for member in group.members {
        guard let record = record(at: member), record.has(number.key), let customer = record.customer
        else { return .damaged(at: member) }
        customers.append(customer)
      }
      let total = max(group.total, customers.count)
      return .found(customers, total: total, truncated: total > customers.count)
    }
  }

  /// Where a key leads. Reads one index page, two lines of it and at most two records: the writer never puts equal
  /// fingerprints into one line, so the first in each line is the only one.
  public mutating func locate(_ key: UInt64) -> Location {
    guard key != 0, pages > 0 else { return .unknown }
    let position = Position(hash: hash(key), pages: pages)
    let page = sections.index.lowerBound + position.page * IndexFormat.pageSize
    octets.prefetch(page + 64 * (1 + position.first), lines: 1)
    octets.prefetch(page + 64 * (1 + position.second), lines: 1)
    guard isSound(position.page, at: page) else { return .damaged(at: page) }
    var damage: Int?
    for line in 0...1 {
      let start = page + 64 * (1 + (line == 0 ? position.first : position.second))
      let slot = octets.word(marked: position.fingerprint, inLine: start)
      if slot == 0 { continue }
      let offset = Int(slot & 0xFFFF_FFFF_FFFF) << 3
      octets.prefetch(offset, lines: 6)
      if let record = RecordPlace(octets, at: offset, within: sections.holding(offset), seeded: seeded) {
        if record.has(key, in: octets) { return record.isGroup ? .group(at: offset) : .customer(at: offset) }
      } else {
        damage = offset
      }
    }
    return damage.map { .damaged(at: $0) } ?? .unknown
  }

  /// The customer whose record stands at an offset that `locate` or `records` gave; nil when there is none.
  public func customer(at offset: Int) -> Customer? { record(at: offset)?.customer }

  func record(at offset: Int) -> Record? {
    Record(octets, at: offset, within: sections.holding(offset), seeded: seeded)
  }

  /// Whether an index page is as it was written. It is read once; a mapped file never changes (see IndexFormat, 11).
  private mutating func isSound(_ page: Int, at offset: Int) -> Bool {
    if verified[page >> 6] & 1 << UInt64(page & 63) != 0 { return true }
    guard checkPage(page, at: offset) else { return false }
    verified[page >> 6] |= 1 << UInt64(page & 63)
    return true
  }

  func checkPage(_ page: Int, at offset: Int) -> Bool {
    let whole = offset..<offset + IndexFormat.pageSize
    return octets.check(of: whole, known: 0xFFFF_FFFF << 32, seeded: seeded) == octets.u32(at: offset)
      && octets.u32(at: offset + 4) == UInt32(truncatingIfNeeded: page)
  }
}

/// Why a file cannot be opened as an index.
public enum IndexFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The first octets are other ones, or the file is shorter than its header.
  case notAnIndex
  /// Written by a later denwaban.
  case version(UInt32)
  /// Needs something that this reader lacks.
  case features(UInt32)
  /// Cut off or grown.
  case size(says: UInt64, is: Int)
  /// The header's check is wrong.
  case header
  /// The header's sections do not lie inside the file.
  case sections

  /// One line.
  public var description: String {
    switch self {
    case .notAnIndex: "this is no customer index, or its beginning is lost: import the list again"
    case .version(let version): "the index has version \(version), this program reads 1: import the list again"
    case .features(let bits): "the index needs features \(bits) that this program lacks: import the list again"
    case .size(let says, let size):
      "the index should have \(says) octets and has \(size): import the list again"
    case .header: "the header of the index is damaged: import the list again"
    case .sections: "the sections of the index are damaged: import the list again"
    }
  }
}

/// Section 2: where the parts of the file lie.
struct Sections {
  let heap: Range<Int>
  let groups: Range<Int>
  let index: Range<Int>
  let checks: Range<Int>

  /// Where a record at an offset must lie.
  @inline(__always)
  func holding(_ offset: Int) -> Range<Int> { heap.contains(offset) ? heap : groups }

  init(_ octets: Octets) throws(IndexFault) {
    func section(_ number: Int) throws(IndexFault) -> Range<Int> {
      let at = IndexFormat.Header.sections + 16 * number
      let (offset, length) = (octets.offset(at: at), octets.offset(at: at + 8))
      guard offset >= IndexFormat.pageSize, offset % IndexFormat.pageSize == 0, octets.holds(offset, length),
        length % IndexFormat.pageSize == 0
      else { throw .sections }
      return offset..<offset + length
    }
    heap = try section(0)
    groups = try section(1)
    index = try section(2)
    checks = try section(3)
    let pages = octets.offset(at: IndexFormat.Header.pages)
    guard index.count / IndexFormat.pageSize == pages, pages > 0,
      checks.count >= 4 * (octets.count / IndexFormat.pageSize)
    else { throw .sections }
  }
}
