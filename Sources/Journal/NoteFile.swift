/// A note, or the number of somebody to be forgotten, on its way to the journal: a file of its own in the inbox, one
/// sealed line, which the one writer of the journal takes over. Its entry is not yet named (`0-0`); the note's own name
/// makes it one note, however often it is taken.
///
/// ```
/// 0001795260985000-5f3a9c0e12345678.note
/// f264d3e2 0-0 0 1795260985000 1 promise number=0312345678 text=火曜に折り返す note=5f3a9c0e12345678⏎
/// ```
public enum NoteFile {
  /// Octets of a file at most: one line.
  public static let limit = EntryLine.limit

  /// The name of a note's file, so that names sort by time; nil for an entry without a note's name.
  public static func name(_ entry: Entry) -> String? {
    guard let note = entry.note else { return nil }
    let wall = String(max(entry.wall, 0))
    return String(repeating: "0", count: max(0, 16 - wall.count)) + wall + "-" + note + suffix
  }

  /// Whether a name is a note's.
  public static func isName(_ name: String) -> Bool { name.hasSuffix(suffix) }

  /// The file of a note.
  public static func emit(_ entry: Entry) -> [UInt8] { EntryLine.emit(entry) }

  /// The note of a file; nil when it is damaged, or no note, or is about nobody.
  public static func parse(_ octets: [UInt8]) -> Entry? {
    guard octets.last == 0x0A, let entry = EntryLine.parse(octets.dropLast()),
      entry.kind.isNote || entry.kind == .erased, entry.note != nil, case .number = entry.caller
    else { return nil }
    return entry
  }

  /// What the journal takes of a note, under a name of its own: all of it, but of who was erased, nothing.
  public static func taken(_ note: Entry, as id: EntryID) -> Entry {
    var entry = note
    entry.id = id
    if entry.kind == .erased { entry.caller = nil }
    return entry
  }

  private static let suffix = ".note"
}
