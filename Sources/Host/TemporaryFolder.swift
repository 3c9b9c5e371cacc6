import Glibc

/// A folder of this process alone, under `$TMPDIR` or `/tmp`; it and what is in it go with its last reference.
public final class TemporaryFolder {
  /// Its path.
  public let path: String

  /// Makes an empty folder that nobody else may read.
  public init() throws(SystemError) {
    var template = Array((Process.environment("TMPDIR") ?? "/tmp").utf8CString.dropLast())
    // mkdtemp(3) replaces six of this letter.
    template += ("/denwaban-" + String(repeating: "X", count: 6)).utf8CString
    guard mkdtemp(&template) != nil else { throw SystemError("make a folder for temporary files") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // What cannot be removed is left to whoever clears /tmp.
    _ = removeTree(path)
  }
}

/// Removes a folder with all that is in it; links are removed, not followed.
private func removeTree(_ path: String) -> Bool {
  if let folder = opendir(path) {
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let inner = path + "/" + name
      var facts = stat()
      guard lstat(inner, &facts) == 0 else { continue }
      if facts.st_mode & S_IFMT == S_IFDIR { _ = removeTree(inner) } else { unlink(inner) }
    }
  }
  return rmdir(path) == 0
}
