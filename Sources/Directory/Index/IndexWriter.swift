/// Makes an index, in one pass over the customers and one over their numbers; memory does not grow with the customers
/// beyond what `takeOctets`, `takeEntries` and `takeGroups` have not yet taken, and 4 octets for each page.
///
///     add(customer) …                    heap records, and an entry for each number
///     closeHeap()
///     beginPages()
///     place(entries) …                   in order; when it throws `overfull`, go back to `heapEnd` and begin again
///     closePages()
///     append(groups) …                   what `takeGroups` has given, in its order
///     finish()                           the other groups, page checks; `header` is then page 0
///
/// Octets come out in file order, from `takeOctets`; page 0 comes out empty first, so that a file without its header
/// is no index. The writer does no input or output: whoever calls it owns the file and, for long lists, parts the
/// entries by the top bits of their hash into scratch files, since entries need only be in order within the whole.
public struct IndexWriter {
  /// Where the numbers of the customers so far lead; to be placed in ascending order.
  public private(set) var entries: [IndexEntry] = []
  /// Octets that `takeOctets` has not taken.
  @inlinable public var waiting: Int { octets.count }
  /// The length of the file when the heap was closed: where it is cut when the pages must be begun again.
  public private(set) var heapEnd = 0
  /// Different numbers placed so far.
  public private(set) var numbers = 0
  /// Numbers that several customers share.
  public var sharedNumbers: Int { groups?.count ?? 0 }
  /// Octets of groups that `takeGroups` has not taken.
  public var groupsWaiting: Int { groups?.waiting ?? 0 }
  /// Customers so far.
  public private(set) var customers = 0

  private var tally = AmountTally()
  private let seed: [UInt8]
  private let seeded: CRC32C
  private let hash: KeyHash
  private let generation: UInt64
  @usableFromInline private(set) var octets = [UInt8](repeating: 0, count: IndexFormat.pageSize)
  /// The record in the making; its room is used again.
  private var record: [UInt8] = []
  /// Octets that were taken.
  private var taken = 0
  private var checks: [UInt32] = []
  private var numberCount = 0
  private var pages = 0
  private var attempt = 0
  private var groups: GroupWriter?
  private var page: IndexPage?
  /// The number that is being placed: the first entry that has it, and the others.
  private var open: (first: IndexEntry, others: [IndexEntry], total: Int)?
  private var checksCheck: UInt32 = 0
  private var groupsStart = 0
  private var checksStart = 0

  /// A seed is 16 random octets: it keeps a list from being made so that its numbers collide. With the same seed and
  /// customers the file is the same. `generation` counts the imports.
  public init(seed: [UInt8], generation: UInt64) {
    self.seed = Array((seed + [UInt8](repeating: 0, count: 16)).prefix(16))
    self.generation = generation
    hash = KeyHash(seed: self.seed)
    var seeded = CRC32C()
    seeded.feed(self.seed, in: self.seed.indices)
    self.seeded = seeded
  }

  private var position: Int { taken + octets.count }

  /// Appends a customer, whose numbers lose their repetitions and are then limited to 255. (Taken in place: a copy would
  /// cost more than the writing.)
  public mutating func add(_ customer: inout Customer) throws(Fault) {
    if Self.repeats(customer.numbers) { customer.numbers = Self.unique(customer.numbers) }
    let numbers = customer.numbers
    guard numbers.count <= IndexFormat.mostKeys else { throw .record(customer.id) }
    RecordPayload.append(customer, keys: numbers, to: &record)
    guard record.count <= IndexFormat.longestRecord else { throw .record(customer.id) }
    let room = IndexFormat.pageSize - position % IndexFormat.pageSize
    if room < IndexFormat.aligned(record.count), room < IndexFormat.pageSize { pad() }
    let offset = position
    RecordPayload.seal(&record, at: offset, flags: 0, keyCount: numbers.count, seeded: seeded)
    octets += record
    for number in numbers {
      entries.append(
        IndexEntry(hash: hash(number.key), key: number.key, offset: offset, visit: customer.lastVisit))
    }
    numberCount += numbers.count
    customers += 1
    if let amount = customer.sales { tally.feed(amount) }
  }

  private static func repeats(_ numbers: [PhoneNumber]) -> Bool {
    numbers.count > 1 && numbers.indices.contains { numbers[..<$0].contains(numbers[$0]) }
  }

  private static func unique(_ numbers: [PhoneNumber]) -> [PhoneNumber] {
    var unique: [PhoneNumber] = []
    for number in numbers where !unique.contains(number) { unique.append(number) }
    return unique
  }

  /// Closes the heap and gives the octets that were still waiting.
  public mutating func closeHeap() -> [UInt8] {
    pad()
    heapEnd = position
    return takeOctets()
  }

  /// Begins the pages; or begins them again, with more of them, after the file was cut at `heapEnd`.
  public mutating func beginPages() {
    octets.removeAll(keepingCapacity: true)
    taken = heapEnd
    checks.removeLast(max(0, checks.count - heapEnd / IndexFormat.pageSize))
    // More pages move every number: a page that overflowed will not again. (A new seed would do as well, but the
    // checks of the heap depend on it.)
    let wanted = max(1, (numberCount + IndexFormat.numbersPerPage - 1) / IndexFormat.numbersPerPage)
    pages = wanted + attempt * (wanted / 32 + 1)
    attempt += 1
    groupsStart = heapEnd + pages * IndexFormat.pageSize
    (numbers, open) = (0, nil)
    groups = GroupWriter(start: groupsStart, seeded: seeded)
    page = IndexPage(number: 0)
  }

  /// Places the next entries; all come in ascending order.
  public mutating func place(_ entries: [IndexEntry]) throws(Fault) {
    for entry in entries {
      if open?.first.key == entry.key {
        open?.total += 1
        if let count = open?.others.count, count < IndexFormat.mostMembers - 1 { open?.others.append(entry) }
      } else {
        try placeOpen()
        open = (entry, [], 1)
      }
    }
  }

  /// Closes the pages, when all entries are placed.
  public mutating func closePages() throws(Fault) {
    try placeOpen()
    while let page, page.number < pages { close(page) }
  }

  /// Appends groups that were taken, behind the pages.
  public mutating func append(groups: [UInt8]) { octets += groups }

  /// Writes the groups that were not taken, and the page checks.
  public mutating func finish() {
    octets += takeGroups()
    pad()
    // The checks cover every page of the file but page 0 and themselves; for those their place holds zero.
    let before = position / IndexFormat.pageSize
    var own = 1
    while own * IndexFormat.pageSize < 4 * (before + own) { own += 1 }
    checkWholePages()
    let start = octets.count
    for index in 0..<before + own {
      octets.append(littleEndian: index == 0 || index >= before ? 0 : checks[index])
    }
    octets += [UInt8](repeating: 0, count: own * IndexFormat.pageSize - 4 * (before + own))
    var check = CRC32C()
    check.feed(octets, in: start..<octets.count)
    checksCheck = check.value
    checksStart = before * IndexFormat.pageSize
  }

  /// Page 0, when everything else is written and safe on the disk.
  public var header: [UInt8] {
    var page: [UInt8] = []
    page.append(littleEndian: IndexFormat.magic)
    page.append(littleEndian: IndexFormat.version)
    page.append(littleEndian: UInt32(0))
    page.append(littleEndian: UInt64(position))
    page.append(littleEndian: generation)
    page += seed
    for count in [customers, numbers, sharedNumbers, pages, 0] { page.append(littleEndian: UInt64(count)) }
    for range in [
      IndexFormat.pageSize..<heapEnd, groupsStart..<checksStart, heapEnd..<groupsStart, checksStart..<position,
    ] {
      page.append(littleEndian: UInt64(range.lowerBound))
      page.append(littleEndian: UInt64(range.count))
    }
    page.append(littleEndian: checksCheck)
    var rest: [UInt8] = []
    let percentiles = tally.percentiles
    for amount in [UInt64(percentiles.count)] + percentiles.amounts { rest.append(littleEndian: amount) }
    rest += [UInt8](repeating: 0, count: IndexFormat.pageSize - page.count - 4 - rest.count)
    page.append(littleEndian: CRC32C.of(page + [0, 0, 0, 0] + rest))
    return page + rest
  }

  /// The octets since the last call, whole pages only until `finish`.
  public mutating func takeOctets() -> [UInt8] {
    checkWholePages()
    // What is no whole page yet begins the next octets.
    let rest = octets.count % IndexFormat.pageSize
    var next: [UInt8] = []
    next.reserveCapacity(octets.capacity)
    next += octets[(octets.count - rest)...]
    octets.removeLast(rest)
    taken += octets.count
    swap(&next, &octets)
    return next
  }

  /// The groups since the last call.
  public mutating func takeGroups() -> [UInt8] { groups?.take() ?? [] }

  /// The entries since the last call, unordered.
  public mutating func takeEntries() -> [IndexEntry] {
    defer { entries.removeAll(keepingCapacity: true) }
    return entries
  }

  private mutating func pad() {
    octets += [UInt8](repeating: 0, count: IndexFormat.wholePages(position) - position)
  }

  /// One check for each whole page that has none yet.
  private mutating func checkWholePages() {
    while (checks.count + 1) * IndexFormat.pageSize <= position {
      let start = checks.count * IndexFormat.pageSize - taken
      var check = CRC32C()
      check.feed(octets, in: start..<start + IndexFormat.pageSize)
      checks.append(check.value)
    }
  }

  /// Gives the number that is complete now its slot, and its group when it is shared.
  private mutating func placeOpen() throws(Fault) {
    guard let (first, others, total) = open else { return }
    open = nil
    var offset = first.offset
    if total > 1, let group = groups?.add(first.key, [first.offset] + others.map(\.offset), total: total) {
      offset = group
    }
    let position = Position(hash: first.hash, pages: pages)
    while let page, page.number < position.page { close(page) }
    guard page?.insert(position, offset: offset) == true else { throw .overfull(attempt) }
    numbers += 1
  }

  private mutating func close(_ closed: IndexPage) {
    octets += closed.octets(at: heapEnd + closed.number * IndexFormat.pageSize, seeded: seeded)
    page = IndexPage(number: closed.number + 1)
  }
}
