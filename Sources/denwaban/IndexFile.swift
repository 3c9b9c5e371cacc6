import Directory
import Host

/// The index in use, opened anew whenever another file has taken its place.
struct IndexFile {
  let path: String
  private var mapped: MappedFile?
  /// The index; nil when there is none that can be read.
  private(set) var index: Index?
  /// Why the newest file could not be opened; the one before it, or the previous import's, then answers.
  private(set) var trouble: String?
  /// How many files were opened so far: another count means another list, whatever its generation says.
  private(set) var opened = 0
  /// A file that could not be opened; it is not tried again until another takes its place.
  private var refused: FileIdentity?

  /// Opens the index at a path, or, if it cannot be read, the one that the last import kept.
  init(_ path: String) {
    self.path = path
    open(path)
    if index == nil, FileIdentity(path) != nil {
      let why = trouble
      open(path + ".1")
      trouble = why
    }
  }

  /// Looks whether the file was replaced, and opens the new one. Two system calls when it was not; to be done once a
  /// call, not once a lookup.
  mutating func refresh() {
    guard let identity = FileIdentity(path), identity != mapped?.identity, identity != refused else { return }
    open(path)
  }

  /// When the list in use was made: milliseconds since 1970-01-01T00:00Z.
  var changed: Int64? { mapped?.identity.changed }

  /// Everyone who has the number.
  mutating func lookup(_ number: PhoneNumber) -> Index.Answer { index?.lookup(number) ?? .notFound }

  private mutating func open(_ path: String) {
    do {
      let (file, found) = try Self.map(path)
      file.preload(found.slotPages)
      (mapped, index, trouble) = (file, found, nil)
      opened += 1
    } catch {
      refused = FileIdentity(path)
      trouble = "\(path): \(error)"
    }
  }

  /// Maps and opens a file.
  static func map(_ path: String) throws -> (MappedFile, Index) {
    let file = try MappedFile(path)
    return (file, try Index(Octets(file.memory, owner: file)))
  }
}
