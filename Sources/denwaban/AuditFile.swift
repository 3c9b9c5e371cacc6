import Card
import Host
import Report
import Station

/// The file of a state directory in which it is counted how often personal data was looked at, given out or erased.
struct AuditFile {
  private static let name = "audit"
  private let folder: Folder

  init(_ state: State) { folder = Folder(state.directory) }

  /// What was counted.
  func read() throws -> Audit {
    let octets = try folder.read(Self.name, limit: Audit.fileLimit)
    return octets.map { Audit(text: String(decoding: $0, as: UTF8.self)) } ?? Audit()
  }

  /// Counts one more deed, or several. That it could not be counted stops nobody; it is told.
  func add(_ deed: Audit.Deed, _ count: Int = 1) {
    guard count > 0 else { return }
    do {
      try FolderOwner.act(on: folder.path) {
        try folder.create()
        let line = Array(Audit.line(deed, count, on: WallTime.now.local.day).utf8)
        try open().append(line)
      }
    } catch {
      complain("\(error); it is not counted that data was \(deed.rawValue)")
    }
  }

  private func open() throws(SystemError) -> AppendFile {
    // Of two programs that find none, one makes it.
    if let file = try? AppendFile.create(folder.path(Self.name)) { return file }
    return try AppendFile.open(folder.path(Self.name))
  }

  /// Writes the counts of each day as one, and leaves out those of more than a year ago. A count that is added in this
  /// very moment may be lost.
  func thin() throws {
    let audit = try read()
    guard audit != Audit() else { return }
    try folder.replace(Self.name, with: Array(audit.text(today: WallTime.now.local.day).utf8))
  }
}
