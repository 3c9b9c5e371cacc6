import Directory
import Host
import Journal

/// Takes out of the journal on the disk what need not be kept: segment by segment, each put in its place as a whole.
/// The newest segment belongs to the service while it runs, and is left for another time.
struct JournalSweep {
  /// What was taken out.
  struct Result: Equatable {
    /// Calls that have lost their number.
    var calls = 0
    /// Notes and others that are gone.
    var notes = 0
  }

  private let state: State
  private let retention: Retention
  private let erased: ErasedList
  private var index: Index?
  private var listed: [String: Bool] = [:]

  /// Reads the whole journal once, to learn what is open and who is known.
  init(_ state: State, keeping days: RetentionDays, erased: ErasedList) throws {
    var retention = Retention(days, at: Clock.wallMilliseconds)
    _ = try JournalFolder.read(state) { retention.learn($0) }
    (self.state, self.retention, self.erased) = (state, retention, erased)
    index = IndexFile(state.index).index
  }

  /// Goes through the segments. `isAlone`: no service writes, so that the newest is looked at too.
  mutating func run(isAlone: Bool) throws -> Result {
    var result = Result()
    let folder = Folder(state.journal)
    guard folder.exists else { return result }
    // What a power cut left half written holds what is to go.
    for name in try folder.names() where name.hasSuffix(".journal.new") { folder.remove(name) }
    let numbers = try JournalFolder.segments(folder)
    for number in numbers where isAlone || number != numbers.last { try sweep(number, folder, &result) }
    return result
  }

  private mutating func sweep(_ number: Int64, _ folder: Folder, _ result: inout Result) throws {
    var (reader, entries, isChanged) = (JournalReader(), [Entry](), false)
    var (calls, notes) = (0, 0)
    _ = try JournalFolder.read(number, of: folder, with: &reader) { entry in
      let kept = retention.kept(entry, isListed: isListed(entry), isErased: isErased(entry))
      if kept != entry {
        isChanged = true
        if kept == nil { notes += 1 } else { calls += 1 }
      }
      if let kept { entries.append(kept) }
    }
    // A segment of a newer program is not ours to change.
    guard isChanged, reader.newer == 0 else { return }
    try folder.replace(Segment.name(number), with: Segment.octets(number, entries))
    result.calls += calls
    result.notes += notes
  }

  private mutating func isListed(_ entry: Entry) -> Bool {
    guard case .number(let digits) = entry.caller else { return false }
    if let known = listed[digits] { return known }
    var isListed = false
    if let number = PhoneNumber(digits: digits), case .found = index?.lookup(number) { isListed = true }
    listed[digits] = isListed
    return isListed
  }

  private func isErased(_ entry: Entry) -> Bool {
    for digits in [entry.number, entry.other].compactMap({ $0 }) {
      if let wall = erased.erased(digits), entry.wall <= wall { return true }
    }
    return false
  }
}

extension Entry {
  /// The number that it is about, if it has one.
  var number: String? {
    if case .number(let digits) = caller { return digits }
    return nil
  }
}
