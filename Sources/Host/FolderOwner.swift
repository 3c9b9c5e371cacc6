import Glibc

/// Work that leaves files in somebody else's folder. The folders of the box belong to two users that log in nowhere;
/// whoever looks after it works as root, and a file of root's there could not be read by the service.
public enum FolderOwner {
  /// Does some work as the owner of a folder when this process is root's, and as itself otherwise.
  public static func act<Result>(on path: String, _ work: () throws -> Result) throws -> Result {
    guard geteuid() == 0 else { return try work() }
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_uid != 0 else { return try work() }
    // The group first: who is no longer root may not change it.
    guard setegid(facts.st_gid) == 0 else { throw SystemError("act for the owner of \(path)") }
    guard seteuid(facts.st_uid) == 0 else {
      let error = SystemError("act for the owner of \(path)")
      setegid(0)
      throw error
    }
    defer {
      seteuid(0)
      setegid(0)
    }
    return try work()
  }
}

extension Folder {
  /// Where a file truly stands: the place that a symbolic link names, else the path itself. One link is followed. The way
  /// there does not lead through the link's own folder, which whoever owns the place may not be allowed to enter.
  public static func target(of path: String) -> String {
    var room = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &room, room.count - 1)
    guard count > 0 else { return path }
    let target = String(decoding: room.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if target.hasPrefix("/") { return target }
    let named = (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "") + target
    guard let resolved = realpath(of(named).path, nil) else { return named }
    defer { free(resolved) }
    let name = named.split(separator: "/").last.map { String($0) } ?? ""
    return String(cString: resolved) + "/" + name
  }

  /// The folder in which a path's file stands.
  public static func of(_ path: String) -> Folder {
    guard let slash = path.lastIndex(of: "/") else { return Folder(".") }
    return Folder(slash == path.startIndex ? "/" : String(path[..<slash]))
  }
}
