import Host
import LAN

/// The shop's key on disk: 64 hexadecimal digits and a line feed, readable by its owner only.
enum KeyFile {
  /// Octets of a key file at most; what is longer is something else.
  private static let limit = 256

  /// The key in a file.
  static func read(_ path: String) throws -> ShopKey {
    let (folder, name) = parts(path)
    guard let file = try folder.read(name, limit: limit) else {
      throw Stop.refused("there is no key at \(path); copy lan.key from the box's state directory to it")
    }
    guard let key = ShopKey(file: file) else {
      throw Stop.refused("\(path) is no key; it holds 64 hexadecimal digits and nothing else")
    }
    return key
  }

  /// The box's own key; made when there is none yet. A file that is no key is never replaced: listeners may hold it.
  static func readOrMake(_ state: State) throws -> ShopKey {
    let (folder, name) = parts(state.key)
    try folder.create()
    if try folder.read(name, limit: limit) == nil { try folder.replace(name, with: new().file) }
    return try read(state.key)
  }

  /// A key that nobody has.
  static func new() throws(Stop) -> ShopKey {
    guard let key = ShopKey(Random.octets(ShopKey.length)) else { throw .refused("there are no random octets") }
    return key
  }

  private static func parts(_ path: String) -> (Folder, String) {
    guard let slash = path.lastIndex(of: "/") else { return (Folder("."), path) }
    let folder = path[..<slash]
    return (Folder(folder.isEmpty ? "/" : String(folder)), String(path[path.index(after: slash)...]))
  }
}
