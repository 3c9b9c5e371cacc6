import Card
import Host
import Journal

/// Takes the notes of the inbox into the journal, each once: a file is removed when its entry is durable, and one that is
/// found in the journal at the start was taken before the power went.
struct NoteTaker {
  private let inbox: Inbox
  private let folderWatch: FolderWatch?
  /// Whether the inbox is to be looked at.
  private var isDue = true
  /// Files whose entries are on their way to the disk.
  private var taken: [EntryID: String] = [:]

  /// Removes the files that the journal holds (`held`). `problem` says why notes cannot be taken at once.
  init(_ state: State, held: Set<String>, problem: (String) -> Void) {
    inbox = Inbox(state)
    folderWatch = NoteTaker.watch(inbox, problem)
    for name in held { inbox.remove(name) }
  }

  private static func watch(_ inbox: Inbox, _ problem: (String) -> Void) -> FolderWatch? {
    do {
      try inbox.create()
      return try inbox.watch()
    } catch {
      problem("\(error); notes are taken at the next start")
      return nil
    }
  }

  /// What to wait for.
  var watches: [Watch] { folderWatch.map { [$0.watch] } ?? [] }

  /// The notes that have come, the earliest first, with their files.
  mutating func notes(problem: (String) -> Void) -> [(file: String, note: Entry)] {
    // A watch that fails is no reason to stop: the inbox is looked at with the next note that is done.
    if (try? folderWatch?.take()) == true { isDue = true }
    guard isDue else { return [] }
    isDue = false
    var notes: [(file: String, note: Entry)] = []
    for name in inbox.names() where !taken.values.contains(name) {
      do {
        if let note = try inbox.read(name) { notes.append((name, note)) }
      } catch Stop.refused(let reason) {
        inbox.refuse(name)
        problem("\(reason); it is set aside")
      } catch {
        problem("\(error)")
      }
    }
    return notes
  }

  /// A note has become an entry.
  mutating func take(_ file: String, as id: EntryID) { taken[id] = file }

  /// The journal takes no more for now.
  mutating func wait() { isDue = true }

  /// An entry is durable: its file, if it has one, goes.
  mutating func settle(_ id: EntryID) {
    guard let file = taken.removeValue(forKey: id) else { return }
    inbox.remove(file)
    // There may have been more than are looked at in one go.
    if taken.isEmpty { isDue = true }
  }

  /// What the journal's one writer holds; nil: another has it.
  private static func lock(_ state: State) throws -> FileLock? {
    do throws(SystemError) {
      return try FileLock(state.lock)
    } catch {
      if FileLock.isHeld(error) { return nil }
      throw error
    }
  }

  /// Takes all notes into the journal at once, where no service does it; false: one does.
  static func settleAll(_ state: State) throws -> Bool {
    guard let lock = try lock(state) else { return false }
    defer { withExtendedLifetime(lock) {} }
    var journal = JournalFolder(state)
    var taker = NoteTaker(state, held: try Callers.read(state).held) { complain($0) }
    var sequence: Int64 = 0
    while true {
      let notes = taker.notes { complain($0) }
      if notes.isEmpty { return true }
      for (file, note) in notes {
        sequence += 1
        var entry = NoteFile.taken(note, as: EntryID(epoch: journal.epoch, sequence: sequence))
        entry.monotonic = Clock.milliseconds
        taker.take(file, as: entry.id)
        journal.record(entry)
        while let step = journal.next(at: Clock.milliseconds) {
          for id in journal.finish(step.perform(), at: Clock.milliseconds) { taker.settle(id) }
          if let trouble = journal.trouble { throw Stop.refused("\(trouble); the note waits in the inbox") }
        }
      }
    }
  }
}
