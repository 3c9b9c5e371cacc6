import Directory
import Host

/// The live customer index: opened, and opened again when an import has put a new one in its place. A file that is no
/// sound index is told once, and the one before stays in use.
struct LiveIndex {
  private let path: String
  private var mapped: MappedFile?
  private var refused: FileIdentity?

  init(_ path: String) { self.path = path }

  /// What a look at the file brought.
  enum News {
    case index(Index, changed: Int64)
    case refused(String)
  }

  /// Nil when nothing has changed; a call of stat(2) otherwise.
  mutating func refresh() -> News? {
    guard let identity = FileIdentity(path), identity != mapped?.identity, identity != refused else { return nil }
    do {
      let file = try MappedFile(path)
      let index = try Index(Octets(file.memory, owner: file))
      mapped = file
      return .index(index, changed: identity.changed)
    } catch {
      refused = identity
      return .refused("\(path): \(error)")
    }
  }
}
