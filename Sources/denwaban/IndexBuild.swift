import CustomerList
import Directory
import Host

/// Lists become a new index file beside the one in use: what `import` and `index build` have in common.
///
/// The octets of the lists pass through; memory holds one row, the entries of 131,072 numbers, 256 KiB of groups and the
/// report. Groups beyond that go to a scratch file; with more numbers, the entries go to another, part by part of their top bits, and each part is sorted by itself.
struct IndexBuild {
  let file: ReplacedFile
  private(set) var reports: [(list: String, report: ImportReport, talk: [String])] = []
  /// Who asked to be forgotten; nil where that does not matter.
  var erased: ErasedList?
  /// Customers who were left out for that.
  private var leftOut = 0
  /// The columns of the lists whose headings were found out and not remembered, the refused one's too.
  private(set) var newMaps: [(list: String, map: ColumnMap)] = []
  /// All customers taken.
  private(set) var taken = 0
  private var writer: IndexWriter
  private var scratch: EntryScratch?
  private var groups: GroupScratch
  private let conversions = Conversions()
  private let terms: ListTerms
  private let path: String
  private var nextID: UInt32 = 1
  /// Files of a folder that are no lists.
  private var others: [(path: String, refusal: ListRefusal)] = []
  private var ledger: VisitLedger
  private var cycle = ShopCycle()
  private var strangers = (taken: 0, left: 0)
  /// Customers of whom no visit row tells, among all; none where visits do not rank.
  private var unvisited = (customers: 0, of: 0)
  /// Numbers of people whom staff named, who are in no list so far.
  private var named: Set<PhoneNumber>
  private var registered = 0

  private static let piece = 1 << 18
  /// 24 octets each: 3 MB, and twice as much again while they are written.
  private static let entriesInMemory = 1 << 17

  init(_ path: String, seed: [UInt8], generation: UInt64, _ terms: ListTerms) throws {
    file = try Self.begin(path)
    writer = IndexWriter(seed: seed, generation: generation)
    (self.path, self.terms) = (path, terms)
    ledger = VisitLedger(today: terms.today)
    groups = GroupScratch(path + ".tmp.groups")
    named = Set(terms.named.flatMap(\.numbers))
  }

  private static func begin(_ path: String) throws -> ReplacedFile {
    do {
      return try FolderOwner.act(on: Folder.of(path).path) { try ReplacedFile(path) }
    } catch let error as SystemError {
      throw FileLock.isHeld(error)
        ? Stop.refused("another import is at work on \(path); wait for it to end") : Stop.refused("\(error)")
    }
  }

  /// Reads lists to their ends: those of visits first, since a customer's record is written once, with the visits in it.
  mutating func add(_ files: [ListFile]) throws {
    var lists: [OpenList] = []
    for file in files {
      do {
        lists += try OpenList.lists(file, terms, conversions) { newMaps.append((file.name, $0)) }
      } catch let refusal as ListRefusal {
        guard file.isFound, refusal.isOfAnotherFile else { throw Self.refused(file.path, refusal) }
        others.append((file.path, refusal))
      }
    }
    if lists.isEmpty, let (path, refusal) = others.first { throw Self.refused(path, refusal) }
    for list in lists where list.list.kind == .visits { try addVisits(list) }
    for list in lists where list.list.kind != .visits { try addCustomers(list) }
    try addStrangers()
    try addNamed()
  }

  /// Lines about all lists together; when the index is finished.
  var summary: [String] {
    var lines = others.map { "not read, \(SafeText($0.path).string): \($0.refusal)" }
    if strangers.taken > 0 { lines.append("customers known by their visits alone: \(strangers.taken)") }
    if strangers.left > 0 {
      lines.append("customers with visits who are in no list and have no telephone number: \(strangers.left)")
    }
    if unvisited.customers > 0 {
      lines.append(
        "customers without a visit row, who rank C by money: \(unvisited.customers) of \(unvisited.of); "
          + "does the visit list cover a whole year? (来店の行がなく売上順位がCになる方。来店一覧は1年分ありますか)")
    }
    if leftOut > 0 { lines.append("left out, erased on their own request (消去請求済み): \(leftOut)") }
    if registered > 0 { lines.append("customers whom staff named and no list has: \(registered)") }
    if writer.sharedNumbers > 0 {
      lines.append("numbers that several customers share: \(writer.sharedNumbers)")
    }
    return lines + (cycle.line.map { [$0] } ?? [])
  }

  private mutating func addVisits(_ list: OpenList) throws {
    var list = list
    try Self.naming(list.name) {
      while case .visit? = try list.next(conversions), let visit = list.list.visit {
        if visit.refund == nil {
          if !ledger.feed(visit) { list.refuseVisit() }
        } else {
          if ledger.isFull, !visit.safety.isEmpty { list.refuseVisit() }
          if !ledger.lower(visit) { list.mend(.refundAlone) }
        }
        if ledger.isSafetyCut { list.mend(.safetyCut) }
      }
    }
    report(&list)
  }

  private mutating func addCustomers(_ list: OpenList) throws {
    var list = list
    list.number(from: nextID)
    try Self.naming(list.name) {
      while case .customer? = try list.next(conversions) {
        list.join(&ledger)
        try add(&list.list.customer)
      }
    }
    nextID = list.list.nextID
    report(&list)
  }

  /// Whoever has visits and is in no list of customers.
  private mutating func addStrangers() throws {
    let unjoined = ledger.unjoined
    var count = 0
    while var customer = ledger.takeStranger(id: nextID) {
      try add(&customer)
      nextID &+= 1
      count += 1
    }
    strangers = (count, unjoined - count)
    if ledger.ranks { unvisited = (ledger.unvisited, ledger.asked) }
    ledger = VisitLedger()
  }

  /// Whom staff named, and no list has by any number.
  private mutating func addNamed() throws {
    for person in terms.named where person.numbers.allSatisfy(named.contains) {
      var customer = person
      customer.id = nextID
      nextID &+= 1
      try add(&customer)
      registered += 1
    }
  }

  private mutating func report(_ list: inout OpenList) {
    list.list.closeReport()
    reports.append((list.name, list.list.report, list.talk + list.columns))
    if let map = list.list.map, !list.list.isRemembered { newMaps.append((list.name, map)) }
  }

  /// Puts the list's name before what is said about it.
  private static func naming(_ name: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let refusal as ListRefusal {
      throw refused(name, refusal)
    }
  }

  private static func refused(_ name: String, _ refusal: ListRefusal) -> Stop {
    Stop.refused("\(name): \(refusal)")
  }

  /// Adds a customer, unless it is one who asked to be forgotten.
  mutating func add(_ customer: inout Customer) throws {
    if let erased, !erased.isEmpty, erased.holds(customer) {
      leftOut += 1
      return
    }
    taken += 1
    if !named.isEmpty { named.subtract(customer.numbers) }
    cycle.feed(&customer)
    try writer.add(&customer)
    if writer.waiting >= Self.piece { try file.append(writer.takeOctets()) }
    if writer.entries.count >= Self.entriesInMemory { try spill() }
  }

  private mutating func spill() throws {
    if scratch == nil { scratch = try EntryScratch(path + ".tmp.entries") }
    try scratch?.append(writer.takeEntries())
  }

  /// Places all numbers and seals the file; it is then valid, and not yet in place.
  mutating func finish() throws {
    try file.append(writer.closeHeap())
    if scratch != nil { try spill() }
    let entries = IndexEntry.sorted(writer.takeEntries())
    for attempt in 1...IndexWriter.mostAttempts {
      writer.beginPages()
      groups.removeAll()
      do {
        try place(entries)
        for part in 0..<(scratch?.count ?? 0) { try place(scratch?.sorted(part) ?? []) }
        try writer.closePages()
        try file.append(writer.takeOctets())
        try appendGroups()
        break
      } catch IndexWriter.Fault.overfull(_) where attempt < IndexWriter.mostAttempts {
        try file.cut(at: writer.heapEnd)
      }
    }
    try file.seal(writer.header)
  }

  private mutating func place(_ entries: [IndexEntry]) throws {
    try writer.place(entries)
    if writer.waiting >= Self.piece { try file.append(writer.takeOctets()) }
    if writer.groupsWaiting >= Self.piece { try groups.append(writer.takeGroups()) }
  }

  /// Copies the groups behind the pages, and ends the file.
  private mutating func appendGroups() throws {
    for start in stride(from: 0, to: groups.count, by: Self.piece) {
      writer.append(groups: try groups.octets(from: start, limit: Self.piece))
      try file.append(writer.takeOctets())
    }
    writer.finish()
    try file.append(writer.takeOctets())
  }
}
