import Host
import Journal

/// The journal on this machine's disk: hands out what `JournalWriter` wants written, and begins each start of the box
/// by mending what the last one left.
///
///     record(entry) … ─► next(at:) ─► Step ─► perform(), in another thread if need be ─► finish(result, at:)
///
/// A disk that is full, read-only or broken never stops the box: what went wrong is told in `problems` and `trouble`,
/// and the writer keeps the last entries until the disk takes them.
struct JournalFolder {
  /// The number of this start; durable unless `problems` says otherwise.
  let epoch: Int64
  /// What was found wrong at the start, one line each.
  let problems: [String]
  /// Why the last step failed; nil while the disk takes what it is given.
  private(set) var trouble: String?
  /// What waits, and what was dropped.
  private(set) var writer: JournalWriter

  private let folder: Folder
  private var file: AppendFile?

  /// Mends the newest segment (a torn tail is cut), and makes the epoch of this start durable.
  init(_ state: State) {
    folder = Folder(state.journal)
    var problems: [String] = []
    var newest = Newest()
    var highest: Int64 = 0
    do {
      try folder.create()
      newest = try JournalFolder.newest(folder)
      highest = newest.highest?.epoch ?? 0
    } catch {
      problems.append("the journal cannot be read: \(error)")
    }
    var length: Int?
    if newest.reader.isWritable {
      do {
        let file = try AppendFile.open(folder.path(Segment.name(newest.number)))
        if newest.length > newest.reader.soundLength {
          try file.truncate(to: newest.reader.soundLength)
          problems.append("the journal's last line was torn and is cut off")
        }
        (self.file, length) = (file, newest.reader.soundLength)
      } catch {
        problems.append("\(error)")
      }
    }
    if newest.reader.damaged > 0 {
      problems.append("\(newest.reader.damaged) lines of the journal are damaged")
    }
    writer = JournalWriter(lastSegment: newest.number, length: length, lastWall: newest.wall)

    let home = Folder(state.directory)
    do {
      epoch = Epoch.next(file: try home.read("epoch", limit: 64), highestInJournal: highest)
    } catch {
      epoch = Epoch.next(file: [], highestInJournal: highest)
      problems.append("\(error)")
    }
    do {
      try home.replace("epoch", with: Epoch.file(epoch))
    } catch {
      problems.append("the number of this start cannot be kept, other machines may not listen: \(error)")
    }
    self.problems = problems
  }

  /// Takes an entry, to be written when its turn comes. False, and nothing is taken, when it lacks a field.
  @discardableResult
  mutating func record(_ entry: Entry) -> Bool { writer.feed(entry) }

  /// One step of writing, whole in itself: it may be done anywhere, and takes as long as the disk does.
  struct Step: Sendable {
    let action: JournalWriter.Action
    let folder: Folder
    let file: AppendFile?
    /// EBADF.
    private static let notOpen: Int32 = 9

    /// Does it; gives the file to go on with.
    func perform() -> DurableWrite.Result {
      do throws(SystemError) {
        switch action {
        case .begin(let segment, let octets): return .success(try begin(Segment.name(segment), octets))
        case .append(let octets):
          try file?.append(octets)
          // Without a file the writer has begun none: no entry may be taken for written.
          return file.map { .success($0) }
            ?? .failure(SystemError("write \(folder.path)", number: Step.notOpen))
        }
      } catch {
        return .failure(error)
      }
    }

    private func begin(_ name: String, _ octets: [UInt8]) throws(SystemError) -> AppendFile {
      let file = try AppendFile.create(folder.path(name))
      do throws(SystemError) {
        try file.append(octets)
        try folder.synchronise()
      } catch {
        folder.remove(name)
        throw error
      }
      return file
    }
  }

  /// The next step that is due, if any. Its result is given to `finish` before the next is asked for.
  mutating func next(at now: Int64) -> Step? {
    writer.next(at: now).map { Step(action: $0, folder: folder, file: file) }
  }

  /// The step was done: gives the names of the entries that are durable by it.
  mutating func finish(_ result: DurableWrite.Result, at now: Int64) -> [EntryID] {
    switch result {
    case .success(let file):
      (self.file, trouble) = (file, nil)
      return writer.succeeded()
    case .failure(let error):
      (self.file, trouble) = (nil, "\(error)")
      writer.failed(at: now)
      return []
    }
  }

  /// The newest segment as a start finds it.
  private struct Newest {
    var number: Int64 = 0
    var length = 0
    var reader = JournalReader()
    var highest: EntryID?
    var wall: Int64?
  }

  /// Reads the newest segment, and older ones only until an entry is found.
  private static func newest(_ folder: Folder) throws -> Newest {
    var newest = Newest()
    for number in try segments(folder).reversed() {
      var reader = JournalReader()
      var wall: Int64?
      let length = try read(number, of: folder, with: &reader) { wall = $0.wall }
      if newest.number == 0 {
        (newest.number, newest.length, newest.reader, newest.wall) = (number, length, reader, wall)
      }
      if let highest = reader.highest {
        newest.highest = highest
        break
      }
    }
    return newest
  }

  /// The numbers of the segments, oldest first.
  static func segments(_ folder: Folder) throws -> [Int64] {
    var numbers: [Int64] = []
    for name in try folder.names() {
      if let number = Segment.number(ofName: name) { numbers.append(number) }
    }
    return numbers.sorted()
  }

  /// Octets that are read at once.
  private static let piece = 1 << 16

  /// Reads one segment; gives its length.
  static func read(
    _ number: Int64, of folder: Folder, with reader: inout JournalReader, _ each: (Entry) throws -> Void
  ) throws -> Int {
    let file = try folder.open(Segment.name(number))
    var length = 0
    reader.begin(segment: number)
    while let octets = try file.read(limit: piece), !octets.isEmpty {
      length += octets.count
      for entry in reader.feed(octets[...]) { try each(entry) }
    }
    reader.finish()
    return length
  }

  /// Reads the whole journal of a state directory, oldest entry first, in memory that does not grow with it. Gives the
  /// reader, which has counted what was damaged. A journal that does not exist has no entries.
  static func read(_ state: State, _ each: (Entry) throws -> Void) throws -> JournalReader {
    var reader = JournalReader()
    let folder = Folder(state.journal)
    for number in try folder.exists ? segments(folder) : [] {
      _ = try read(number, of: folder, with: &reader, each)
    }
    return reader
  }
}
