import Card
import Directory
import Host

/// Karte pictures on a stick, in a folder `images` beside the lists, on their way to the pictures that are kept. The
/// stick is a stranger's: names, kinds, sizes and octets are looked at before anything is taken, and nothing is drawn.
struct KarteIntake {
  /// Why a file is no picture of anybody.
  enum Refusal: Error, Equatable {
    case name, kind, size, empty, format, twice, unreadable
    case nobody(String)
    case several(String)
    case fullInAll, tooMany

    var words: String {
      switch self {
      case .name: "not named <member number>-1.jpg to -9.jpg, .png, .gif or .webp (ファイル名が 会員番号-1.jpg の形でない)"
      case .kind: "no plain file (フォルダーやリンク)"
      case .size: "more than \(KarteStore.mostOctets >> 20) MiB: make it smaller (大きすぎる)"
      case .empty: "nothing in it (空のファイル)"
      case .format: "no JPEG, PNG, GIF or WebP inside: save it as JPEG (画像として読めない; HEIC は JPEG に)"
      case .twice: "another file is the same picture of the same customer (同じ番号の画像が二つ)"
      case .unreadable: "cannot be read: copy it again (読み取れない)"
      case .nobody(let code): "no customer of the list has the number \(code) (名簿にない会員番号)"
      case .several(let code): "customers of different names have the number \(code) (会員番号が重複)"
      case .fullInAll:
        "no room: all pictures have more than \(KarteStore.mostOctetsInAll >> 20) MiB (全体の容量の上限)"
      case .tooMany: "more than \(KarteStore.mostPictures) pictures in all (全体の枚数の上限)"
      }
    }
  }

  private struct Candidate {
    let folder: String
    let name: String
    let picture: KartePicture
  }

  private var candidates: [Candidate] = []
  private(set) var refused: [(name: String, refusal: Refusal)] = []
  private var taken = 0
  private var isTried = false
  private var same = 0
  private var people: Set<String> = []
  /// Whose how-manieth picture was met already.
  private var places: Set<String> = []
  /// Files beyond those that are looked at.
  private var unseen = 0

  /// Files of a stick that are looked at: all that are kept, and as many more that are none.
  static let mostFiles = 2 * KarteStore.mostPictures
  /// Refused files that the report names.
  private static let mostNamed = 20
  /// What is in the folders `images` of some folders; nil when none has one.
  init?(beside folders: [String]) throws {
    var isFound = false
    for folder in folders {
      let path = folder.last == "/" ? String(folder.dropLast()) : folder
      // FAT keeps the capitals that somebody typed.
      for name in try Folder(folder).names().sorted() where name.lowercased() == KarteStore.name {
        let images = "\(path)/\(name)"
        guard FileKind(images, asLink: true) == .folder else { continue }
        isFound = true
        look(images, try Folder(images).names())
      }
    }
    if !isFound { return nil }
  }

  private mutating func look(_ folder: String, _ names: [String]) {
    for name in names.sorted() where !Self.isForeign(name) {
      guard candidates.count + refused.count < Self.mostFiles else {
        unseen += 1
        continue
      }
      if let picture = KartePicture(fileName: name) {
        candidates.append(Candidate(folder: folder, name: name, picture: picture))
      } else {
        refused.append((name, FileKind("\(folder)/\(name)", asLink: true) == .regular ? .name : .kind))
      }
    }
  }

  /// What a Mac or Windows leaves in a folder by itself.
  private static func isForeign(_ name: String) -> Bool {
    name.hasPrefix(".") || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  /// Takes what is of the customers of an index, which is in use, into the store. `isDryRun`: only says what would be.
  /// Throws when the disk is full or fails; what was taken until then stays.
  mutating func take(into store: KarteStore, of index: Index, isDryRun: Bool) throws {
    isTried = isDryRun
    let owners = KarteStore.owners(of: Set(candidates.map(\.picture.code)), in: index)
    var kept = Kept(sizes: try store.sizes())
    if !isDryRun, !candidates.isEmpty { try store.begin() }
    defer { if !isDryRun { try? store.synchronise() } }
    for candidate in candidates {
      let (picture, octets): (KartePicture, [UInt8])
      do throws(Refusal) {
        (picture, octets) = try Self.read(candidate, owners)
        guard places.insert("\(picture.code)-\(picture.place)").inserted else { throw .twice }
        if kept.has(picture, octets, store) {
          same += 1
          continue
        }
        try kept.add(picture, octets.count)
      } catch {
        refused.append((candidate.name, error))
        continue
      }
      if !isDryRun { try put(picture, octets, into: store) }
      taken += 1
      people.insert(picture.code)
    }
    if !isDryRun { try store.synchronise() }
  }

  /// What the store has, and will have.
  private struct Kept {
    private var sizes: [String: Int]
    private var total: Int

    init(sizes: [String: Int]) { (self.sizes, total) = (sizes, sizes.values.reduce(0, +)) }

    /// Whether the same picture is there already: a stick that comes each week wears no card out.
    func has(_ picture: KartePicture, _ octets: [UInt8], _ store: KarteStore) -> Bool {
      guard sizes[picture.fileName] == octets.count else { return false }
      return (try? store.read(picture.fileName)) == octets
    }

    mutating func add(_ picture: KartePicture, _ octets: Int) throws(Refusal) {
      var (others, old): ([String], Int) = ([], 0)
      var other = picture
      for format in KartePicture.Format.allCases {
        other.format = format
        guard let size = sizes[other.fileName] else { continue }
        others.append(other.fileName)
        old += size
      }
      guard total - old + octets <= KarteStore.mostOctetsInAll else { throw .fullInAll }
      guard sizes.count - others.count < KarteStore.mostPictures else { throw .tooMany }
      for name in others { sizes[name] = nil }
      sizes[picture.fileName] = octets
      total += octets - old
    }
  }

  /// A picture as its octets say, if it is one of a customer.
  private static func read(
    _ candidate: Candidate, _ owners: [String: KarteStore.Owner]
  ) throws(Refusal) -> (KartePicture, [UInt8]) {
    var picture = candidate.picture
    let path = "\(candidate.folder)/\(candidate.name)"
    guard FileKind(path, asLink: true) == .regular else { throw .kind }
    guard let owner = owners[picture.code] else { throw .nobody(picture.code) }
    if owner.names.count > 1 { throw .several(picture.code) }
    let octets: [UInt8]
    do {
      let (file, size) = try FileDescriptor.openRegular(path)
      if size > KarteStore.mostOctets { throw Refusal.size }
      octets = try file.readToEnd(limit: KarteStore.mostOctets)
    } catch {
      throw error as? Refusal ?? .unreadable
    }
    if octets.isEmpty { throw .empty }
    guard let format = KartePicture.Format(beginning: octets) else { throw .format }
    picture.format = format
    return (picture, octets)
  }

  private func put(_ picture: KartePicture, _ octets: [UInt8], into store: KarteStore) throws {
    let next = "Make room on it and import again (空きを作って、もう一度取り込む)"
    do {
      let room = try StateFolder.space(in: store.folder.path)
      guard room >= KarteStore.roomLeft + UInt64(octets.count) else {
        throw Stop.refused(
          "\(taken) pictures were taken, and no more: the disk has \(room >> 20) MiB left, and "
            + "\(KarteStore.roomLeft >> 20) are kept for calls and lists. \(next)")
      }
      try store.put(picture, octets)
    } catch let error as SystemError {
      throw Stop.refused("\(taken) pictures were taken, and no more: \(error). \(next)")
    }
  }

  /// What the report says.
  var lines: [String] {
    var head = "karte pictures (カルテ画像): \(taken) \(isTried ? "would be taken (取込予定)" : "taken (取込)")"
    if people.count > 0 { head += " for \(people.count) customers (\(people.count)名)" }
    if same > 0 { head += ", \(same) here already (同じもの)" }
    if !refused.isEmpty || unseen > 0 { head += ", \(refused.count + unseen) refused (不可)" }
    var lines = [head]
    for (name, refusal) in refused.prefix(Self.mostNamed) {
      lines.append("  \(SafeText(name).string): \(refusal.words)")
    }
    if refused.count > Self.mostNamed { lines.append("  and \(refused.count - Self.mostNamed) more") }
    if unseen > 0 { lines.append("  \(unseen) files beyond \(Self.mostFiles) were not looked at") }
    return lines
  }
}
