import CustomerList
import Host

/// A list as it lies on a stick or a disk: found to be a file that can be read, or refused with what to do instead.
struct ListFile {
  let path: String
  /// The path's last part, by which reports call it.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  let descriptor: FileDescriptor
  /// Octets; 0 when that is not known beforehand.
  let size: Int
  /// Whether it was found in a folder and nobody named it: then it may be something else than a list.
  private(set) var isFound = false

  /// Opens a path; `-` is standard input. Pipes and devices are not waited for, and on a box a link is not followed: a
  /// stick can hold any of them.
  init(_ path: String, followsLinks: Bool) throws {
    self.path = path
    if path == "-" {
      (descriptor, size) = (try FileDescriptor.standard(0), 0)
      return
    }
    switch FileKind(path, asLink: !followsLinks) {
    case .folder: throw Stop.refused(Self.advice(folder: path))
    case .link: throw Stop.refused("\(path) is a link: say the file that it leads to")
    case .other:
      throw Stop.refused("\(path) is a pipe or a device: copy the list into a file, or pipe it in and say -")
    case .regular where followsLinks: (descriptor, size) = (try FileDescriptor.open(path, 0), 0)
    case .regular, nil: (descriptor, size) = try FileDescriptor.openRegular(path)
    }
  }

  /// Refuses what is no folder.
  static func expect(folder: String) throws {
    guard FileKind(folder) == .folder else { throw Stop.refused("\(folder) is no folder") }
  }

  /// The lists of a folder by their endings, in the order of their names; refuses a folder without any if they are
  /// needed.
  static func all(in folder: String, isNeeded: Bool) throws -> [ListFile] {
    try expect(folder: folder)
    let path = folder.last == "/" ? folder : folder + "/"
    let names = try Folder(folder).names().filter { isList($0) && FileKind(path + $0) != .folder }
    if names.isEmpty, isNeeded { throw Stop.refused(advice(folder: folder)) }
    return try names.sorted().map { name in
      var file = try ListFile(path + name, followsLinks: false)
      file.isFound = true
      return file
    }
  }

  /// Which file of a folder to say.
  private static func advice(folder: String) -> String {
    let path = folder.last == "/" ? String(folder.dropLast()) : folder
    let names = ((try? Folder(folder).names()) ?? []).filter(isList).sorted()
    guard let first = names.first else {
      return
        "\(folder) is a folder, and no list is in it (\(ImportFormat.endings.joined(separator: " "))): say where the list is"
    }
    let others = names.dropFirst().prefix(4).joined(separator: ", ")
    let more = names.count > 5 ? " …" : ""
    return "\(folder) is a folder: say which list in it, such as \(path)/\(first)"
      + (others.isEmpty ? "" : " (there are also: \(others)\(more))")
  }

  /// Programs leave hidden files and locks beside what they save, and Windows pictures of a folder's files.
  private static func isList(_ name: String) -> Bool {
    let name = name.lowercased()
    return !name.hasPrefix(".") && !name.hasPrefix("~$") && name != "thumbs.db"
      && ImportFormat.endings.contains { name.hasSuffix($0) }
  }
}
