import Host
import Journal

/// Notes on their way to the journal: each a file, put there whole by whoever notes something, taken in their order by
/// the journal's one writer, and removed when they are durable in it (JournalFormat, "The inbox").
struct Inbox {
  private let folder: Folder
  /// Files that are looked at in one go; the others come with the next look (our choice).
  private static let most = 256
  /// What a file that is no note is called, so that it is not looked at again.
  private static let refusedSuffix = ".refused"

  init(_ state: State) { folder = Folder(state.inbox) }

  /// Makes the folder where there is none.
  func create() throws { try folder.create() }

  /// Tells when a note is put in.
  func watch() throws -> FolderWatch { try FolderWatch(folder.path) }

  /// Leaves a note, durable when this returns.
  func leave(_ note: Entry) throws {
    guard let name = NoteFile.name(note) else { throw Stop.refused("a note without a name of its own") }
    try folder.create()
    try folder.replace(name, with: NoteFile.emit(note))
  }

  /// The names of the notes that wait, the earliest first.
  func names() -> [String] {
    let names = (try? folder.names()) ?? []
    return Array(names.filter(NoteFile.isName).sorted().prefix(Inbox.most))
  }

  /// The note of a file; nil when it is gone. Throws when it cannot be read, or is no note.
  func read(_ name: String) throws -> Entry? {
    guard let octets = try folder.read(name, limit: NoteFile.limit) else { return nil }
    guard let note = NoteFile.parse(octets) else {
      throw Stop.refused("\(folder.path(name)) is no note, or damaged")
    }
    return note
  }

  /// Whether a file still waits.
  func has(_ name: String) -> Bool { FileIdentity(folder.path(name)) != nil }

  /// Removes a note that the journal holds.
  func remove(_ name: String) { folder.remove(name) }

  /// Sets a file aside that is no note.
  func refuse(_ name: String) { folder.rename(name, to: name + Inbox.refusedSuffix) }
}
