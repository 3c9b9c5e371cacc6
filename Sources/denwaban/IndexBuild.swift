import CustomerList
import Directory
import Host

/// Lists become a new index file beside the one in use: what `import` and `index build` have in common.
///
/// The octets of the lists pass through; memory holds one row, the entries of 600,000 numbers and the report. With
/// more numbers, the entries go to scratch files by their top bits, and each file is sorted by itself.
struct IndexBuild {
  let file: ReplacedFile
  private(set) var reports: [(list: String, report: ImportReport, talk: [String])] = []
  /// Who asked to be forgotten; nil where that does not matter.
  var erased: ErasedList?
  /// Customers who were left out for that.
  private(set) var leftOut = 0
  private var writer: IndexWriter
  private var scratch: [ScratchFile] = []
  private let conversions = Conversions()
  private let plan: NumberPlan
  private let encoding: ListText.Encoding?
  private let limits: ListLimits
  private let path: String
  private var nextID: UInt32 = 1

  /// 24 octets each: 16 MB at most.
  private static let entriesInMemory = 600_000
  /// Ten million numbers make files of 4 MB.
  private static let scratchBits = 6

  init(
    _ path: String, seed: [UInt8], generation: UInt64, plan: NumberPlan, encoding: ListText.Encoding?,
    limits: ListLimits
  ) throws {
    file = try Self.begin(path)
    writer = IndexWriter(seed: seed, generation: generation)
    (self.path, self.plan, self.encoding, self.limits) = (path, plan, encoding, limits)
  }

  private static func begin(_ path: String) throws -> ReplacedFile {
    do {
      return try ReplacedFile(path)
    } catch {
      throw FileLock.isHeld(error)
        ? Stop.refused("another import is at work on \(path); wait for it to end") : Stop.refused("\(error)")
    }
  }

  /// All customers taken.
  var taken: Int { reports.reduce(0) { $0 + $1.report.taken } }
  /// Numbers that several customers share.
  var sharedNumbers: Int { writer.sharedNumbers }

  /// Reads a list to its end.
  mutating func add(list name: String, _ source: FileDescriptor, size: Int) throws {
    guard size <= limits.octets else { throw Stop.refused("\(name): \(ListRefusal.tooLong(.octets))") }
    do {
      try read(name, source, size)
    } catch let refusal as ListRefusal {
      throw Stop.refused("\(name): \(refusal)")
    }
  }

  private mutating func read(_ name: String, _ source: FileDescriptor, _ size: Int) throws {
    var piece: [UInt8] = []
    // A pipe may give less than a line at first; by the beginning the format is known.
    while piece.count < Self.beginning, let more = try source.read(limit: Self.piece), !more.isEmpty {
      piece += more
    }
    var list = try ListImport(
      beginning: Array(piece.prefix(Self.beginning)), encoding: encoding, plan: plan, limits: limits,
      firstID: nextID)
    var progress = Progress(octets: size)
    while !piece.isEmpty {
      var offset = 0
      while offset < piece.count {
        if let reading = try list.feed(piece, &offset) { try add(list.take(reading, conversions.utf8)) }
      }
      progress.show(octets: piece.count, rows: list.report.taken)
      piece = try source.read(limit: Self.piece) ?? []
    }
    while let reading = try list.finish() { try add(list.take(reading, conversions.utf8)) }
    progress.end()
    var talk: [String] = []
    if let encoding = list.encoding, encoding != .utf8 { talk.append("character set: \(encoding.rawValue)") }
    let unknown = list.unknownColumns.prefix(20).map { SafeText($0).string }
    if !unknown.isEmpty { talk.append("columns not used: " + unknown.joined(separator: ", ")) }
    reports.append((name, list.report, talk))
    nextID = list.nextID
  }

  private static let piece = 1 << 18
  private static let beginning = 4096

  /// Adds a customer, unless it is one who asked to be forgotten.
  mutating func add(_ customer: Customer?) throws {
    guard let customer else { return }
    if erased?.holds(customer) == true {
      leftOut += 1
      return
    }
    try writer.add(customer)
    if writer.waiting >= Self.piece { try file.append(writer.takeOctets()) }
    if writer.entries.count >= Self.entriesInMemory { try spill() }
  }

  private mutating func spill() throws {
    if scratch.isEmpty {
      for part in 0..<(1 << Self.scratchBits) { scratch.append(try ScratchFile("\(path).tmp.\(part)")) }
    }
    var parts = [[UInt8]](repeating: [], count: scratch.count)
    for entry in writer.takeEntries() {
      entry.append(to: &parts[Int(entry.hash >> UInt64(64 - Self.scratchBits))])
    }
    for (file, octets) in zip(scratch, parts) { try file.append(octets) }
  }

  /// Places all numbers and seals the file; it is then valid, and not yet in place.
  mutating func finish() throws {
    try file.append(writer.closeHeap())
    if !scratch.isEmpty { try spill() }
    let entries = writer.takeEntries().sorted()
    for attempt in 1...IndexWriter.mostAttempts {
      writer.beginPages()
      do {
        try place(entries)
        for part in scratch { try place(Self.entries(part.contents()).sorted()) }
        try writer.finish()
        try file.append(writer.takeOctets())
        break
      } catch IndexWriter.Fault.overfull(_) where attempt < IndexWriter.mostAttempts {
        try file.cut(at: writer.heapEnd)
      }
    }
    try file.seal(writer.header)
  }

  private mutating func place(_ entries: [IndexEntry]) throws {
    for entry in entries {
      try writer.place(entry)
      if writer.waiting >= Self.piece { try file.append(writer.takeOctets()) }
    }
  }

  private static func entries(_ octets: [UInt8]) -> [IndexEntry] {
    stride(from: 0, to: octets.count, by: IndexEntry.size).compactMap { IndexEntry(octets, at: $0) }
  }
}

/// The conversions that the lists have needed so far, each opened once.
private final class Conversions {
  private var opened: [ListText.Encoding: TextConversion] = [:]

  func utf8(_ encoding: ListText.Encoding, _ octets: [UInt8]) -> [UInt8]? {
    guard let name = encoding.iconvName else { return octets }
    if opened[encoding] == nil { opened[encoding] = TextConversion(from: name) }
    return opened[encoding]?.utf8(octets)
  }
}

/// The line that shows long work at a terminal: rows, rows a second, time left.
struct Progress {
  private let octets: Int
  private let start = Clock.milliseconds
  private var done = 0
  private var shown: Int64 = 0

  init(octets: Int) { self.octets = octets }

  mutating func show(octets more: Int, rows: Int) {
    done += more
    let now = Clock.milliseconds
    // Ten times a second is as fast as an eye reads.
    guard StandardStreams.talksToTerminal, now - shown >= 100, now > start else { return }
    shown = now
    let passed = Double(now - start) / 1000
    let left = octets > done ? passed * Double(octets - done) / Double(done) : 0
    StandardStreams.talk(
      "\r\(rows) rows, \(Int(Double(rows) / passed)) rows/s, \(Int(left.rounded(.up))) s left \u{1B}[K")
  }

  func end() {
    if shown > 0 { StandardStreams.talk("\r\u{1B}[K") }
  }
}
