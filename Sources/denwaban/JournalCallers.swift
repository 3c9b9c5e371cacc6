import Card
import Host
import Journal

extension Callers {
  /// What the journal tells, and the notes in the inbox that it does not hold yet; with `until` (milliseconds since
  /// 1970) as it was then. Calls that are too old to matter are passed over. Gives the files of the inbox that the
  /// journal holds already, too, and the reader, which has counted what was damaged.
  static func read(
    _ state: State, until: Int64? = nil
  ) throws -> (callers: Callers, held: Set<String>, reader: JournalReader) {
    var (callers, times, held) = (Callers(), LocalTimes(), Set<String>())
    let inbox = Inbox(state)
    var waiting: [String: (file: String, note: Entry)] = [:]
    for file in inbox.names() {
      if let note = try? inbox.read(file), let name = note.note { waiting[name] = (file, note) }
    }
    let oldest = (until ?? Clock.wallMilliseconds) - Int64(Callers.days) * 86_400_000
    // What lies in the future, and was not asked to be left out, was written with a clock that was wrong.
    let latest = until ?? .max
    let reader = try JournalFolder.read(state) { entry in
      if let name = entry.note, let (file, _) = waiting.removeValue(forKey: name) { held.insert(file) }
      guard entry.wall <= latest, entry.wall >= oldest || entry.kind.isNote else { return }
      if let time = times.at(entry.wall) { callers.feed(entry, at: time) }
    }
    var sequence: Int64 = 0
    for (_, note) in waiting.values.sorted(by: { $0.file < $1.file }) where note.wall <= latest {
      sequence += 1
      var note = note
      // It will come behind all that the journal holds.
      note.id = EntryID(epoch: .max, sequence: sequence)
      if let time = times.at(note.wall) { callers.feed(note, at: time) }
    }
    return (callers, held, reader)
  }
}
