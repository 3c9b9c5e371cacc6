/// Segments in, entries out, in pieces of any size: a line of memory, whatever the journal's length.
///
/// ```
/// for each segment, oldest first:  begin(number) → feed(octets) … → finish()
/// ```
/// Nothing of a segment is believed but lines whose check fits. A damaged line is passed over; reading goes on behind
/// the next line feed. Lines that do not fit at the very end of a segment are its torn tail.
public struct JournalReader: Sendable {
  /// Entries whose names are remembered, because the writer may have written them twice: it repeats at most the
  /// entries that wait (`JournalWriter.queueLimit`) after each failure, and failures may follow each other.
  private static let memory = 1024

  /// Damaged lines that were passed over.
  public private(set) var damaged = 0
  /// Segments that ended in a torn tail.
  public private(set) var torn = 0
  /// Segments of a newer version, which were not read.
  public private(set) var newer = 0
  /// Entries that stood in the journal once more, and were given out once.
  public private(set) var repeated = 0
  /// The highest name of an entry.
  public private(set) var highest: EntryID?
  /// Octets of the current segment up to the end of its last sound line: where a torn tail is to be cut.
  public private(set) var soundLength = 0
  /// Whether the current segment has a sound header of its own number, so that lines may be added to it.
  public private(set) var isWritable = false

  private var number: Int64 = 0
  private var line: [UInt8] = []
  private var length = 0
  private var isFirst = true
  private var isOverlong = false
  private var isSkipped = false
  private var suspects = 0
  /// The last names, in a ring.
  private var recent: [EntryID] = []
  private var oldest = 0

  /// A reader that has read nothing.
  public init() {}

  /// A segment begins; the one before is over.
  public mutating func begin(segment number: Int64) {
    self.number = number
    (line, length, soundLength, suspects) = ([], 0, 0, 0)
    (isFirst, isOverlong, isSkipped, isWritable) = (true, false, false, false)
  }

  /// Takes the next octets of the segment; gives the entries that end within them, in order.
  public mutating func feed(_ octets: ArraySlice<UInt8>) -> [Entry] {
    var entries: [Entry] = []
    // A call is told in some eighty octets; an entry takes more to move than to make.
    entries.reserveCapacity(octets.count / 64)
    var rest = octets
    while !isSkipped, let end = rest.firstIndex(of: 0x0A) {
      length += end - rest.startIndex + 1
      if let entry = take(rest[..<end]) { entries.append(entry) }
      rest = rest[(end + 1)...]
    }
    if isSkipped { return entries }
    length += rest.count
    keep(rest)
    return entries
  }

  /// The segment is over.
  public mutating func finish() {
    if isSkipped { return }
    if suspects > 0 || isFirst || length > soundLength { torn += 1 }
    (line, suspects) = ([], 0)
  }

  /// Holds the piece of a line until the rest comes, but never more than a line may have.
  private mutating func keep(_ piece: ArraySlice<UInt8>) {
    if line.count + piece.count >= EntryLine.limit { isOverlong = true }
    if isOverlong { line = [] } else { line.append(contentsOf: piece) }
  }

  /// One whole line: `end` of it, after what was held.
  private mutating func take(_ end: ArraySlice<UInt8>) -> Entry? {
    // Nearly all lines lie in one piece, and are read where they are.
    if !line.isEmpty || isOverlong { keep(end) }
    let whole = isOverlong ? [] : line.isEmpty ? end : line[...]
    (line, isOverlong) = ([], false)
    if isFirst {
      isFirst = false
      switch Segment.header(of: whole) {
      case .sound(let number):
        isWritable = number == self.number
        soundLength = length
        return nil
      case .newer:
        isSkipped = true
        newer += 1
        return nil
      case .damaged: break
      }
    }
    guard let entry = EntryLine.parse(whole) else {
      suspects += 1
      return nil
    }
    damaged += suspects
    suspects = 0
    soundLength = length
    return isNew(entry.id) ? entry : nil
  }

  private mutating func isNew(_ id: EntryID) -> Bool {
    // Names ascend, but for what was written again: only then is there something to look for.
    if let highest, id <= highest, recent.contains(id) {
      repeated += 1
      return false
    }
    if recent.count < JournalReader.memory {
      recent.append(id)
    } else {
      recent[oldest] = id
      oldest = (oldest + 1) % JournalReader.memory
    }
    highest = highest.map { max($0, id) } ?? id
    return true
  }
}
