import Card
import Directory
import Host

/// The karte pictures that are kept: a folder beside the index, each picture a file of its own under its canonical name
/// (`KartePicture.fileName`). Whose they are is said by the member number alone, so they go when nobody of the list, nor
/// of the one before it, has that number any more, or when it has become another customer's.
struct KarteStore {
  let folder: Folder
  private let index: String

  static let name = "images"
  /// Octets of a picture: a telephone's photograph has 2 to 6 million (our choice).
  static let mostOctets = 8 << 20
  /// Octets of all pictures, an eighth of the smallest card that is sold (our choice).
  static let mostOctetsInAll = 1 << 30
  /// Pictures in all: two for each of 5,000 customers (our choice).
  static let mostPictures = 10_000
  /// Octets that pictures leave free for the journal and the next list: two million customers have 0.6 GB in the largest
  /// index, a shop's has some 3 MB, and ten years of calls 200 MB (our choice).
  static let roomLeft: UInt64 = 256 << 20
  /// The service reads pictures through its group.
  private static let (folderMode, fileMode): (UInt32, UInt32) = (0o750, 0o640)

  /// The pictures beside an index, wherever that truly stands.
  init(besides index: String) {
    self.index = Folder.target(of: index)
    folder = Folder(Folder.of(self.index).path(Self.name))
  }

  /// Which pictures there are; none where there is no such folder, or it cannot be read.
  var table: KarteTable {
    guard folder.exists, let names = try? folder.names() else { return KarteTable() }
    return KarteTable(fileNames: names)
  }

  /// Whether pictures came or went since it was asked last.
  var identity: FileIdentity? { FileIdentity(folder.path) }

  /// The octets of each picture's file, by its name.
  func sizes() throws -> [String: Int] {
    guard folder.exists else { return [:] }
    var sizes: [String: Int] = [:]
    for name in try folder.names() where KartePicture(fileName: name)?.fileName == name {
      sizes[name] = FileIdentity(folder.path(name))?.size
    }
    return sizes
  }

  /// The octets of a picture; nil when there is none.
  func read(_ name: String) throws -> [UInt8]? { try folder.read(name, limit: Self.mostOctets) }

  /// Does some work in the folder as its owner; what is read from a stick is read as whoever imports.
  private func owned<Result>(_ work: () throws -> Result) throws -> Result {
    try FolderOwner.act(on: Folder.of(index).path, work)
  }

  /// Makes the folder, and clears what a power cut left unfinished.
  func begin() throws {
    try owned {
      try folder.create(mode: Self.folderMode)
      for name in try folder.names() where name.hasSuffix(Folder.unfinished) { folder.remove(name) }
    }
  }

  /// Puts a picture in its place, and takes away one of another format that stood there.
  func put(_ picture: KartePicture, _ octets: [UInt8]) throws {
    try owned {
      try folder.place(picture.fileName, octets, mode: Self.fileMode)
      var other = picture
      for format in KartePicture.Format.allCases where format != picture.format {
        other.format = format
        folder.remove(other.fileName)
      }
    }
  }

  /// Waits until all that was put and removed is on the medium.
  func synchronise() throws { if folder.exists { try owned { try folder.synchronise() } } }

  /// Takes away the pictures of some member numbers; gives how many they were.
  func remove(_ codes: Set<String>) throws -> Int {
    guard !codes.isEmpty, folder.exists else { return 0 }
    return try owned { try removeFiles(codes) }
  }

  private func removeFiles(_ codes: Set<String>) throws -> Int {
    var count = 0
    for name in try folder.names() {
      // What is unfinished may be anybody's.
      let isUnfinished = name.hasSuffix(Folder.unfinished)
      guard isUnfinished || KartePicture(fileName: name).map({ codes.contains($0.code) }) ?? false else {
        continue
      }
      folder.remove(name)
      if !isUnfinished { count += 1 }
    }
    try folder.synchronise()
    return count
  }

  // MARK: whose they are

  /// Who has a member number.
  struct Owner {
    var names: Set<String> = []
    var numbers: Set<PhoneNumber> = []

    /// Whether the two have neither a name nor a telephone number in common.
    func isAnother(than other: Owner) -> Bool {
      names.isDisjoint(with: other.names) && numbers.isDisjoint(with: other.numbers)
    }
  }

  /// Who in an index has one of some member numbers.
  static func owners(of codes: Set<String>, in index: Index) -> [String: Owner] {
    var owners: [String: Owner] = [:]
    if codes.isEmpty { return owners }
    for offset in index.records() {
      guard let one = index.customer(at: offset), let code = KartePicture.comparable(one.code),
        codes.contains(code)
      else { continue }
      let name = (one.name.isEmpty ? one.kana : one.name).string.filter { $0 != " " }.lowercased()
      if !name.isEmpty { owners[code, default: Owner()].names.insert(name) }
      owners[code, default: Owner()].numbers.formUnion(one.numbers)
    }
    return owners
  }

  /// What was taken away because it is nobody's any more.
  struct Swept: Equatable {
    /// Pictures of customers who are on no list.
    var left = 0
    /// Pictures of member numbers that another customer has now, or several have.
    var passedOn = 0
  }

  /// Takes away what is nobody's any more, once another list is in use; `before` are the lists that were. Nothing goes
  /// where a list cannot be read as a whole: then nobody knows. The index's lock is held by whoever calls.
  func sweep(before: [Index] = []) throws -> Swept {
    var swept = Swept()
    let codes = table.codes
    guard !codes.isEmpty, let now = try? IndexFile.map(index).1, now.firstDamage() == nil else { return swept }
    var lists = [now]
    if FileIdentity(index + ".1") != nil {
      guard let former = try? IndexFile.map(index + ".1").1, former.firstDamage() == nil else { return swept }
      lists.append(former)
    }
    let owners = lists.map { Self.owners(of: codes, in: $0) }
    let nobodys = codes.filter { code in owners.allSatisfy { $0[code] == nil } }
    swept.left = try remove(nobodys)
    // Of whom of several a picture is cannot be told either.
    var others = Set(owners[0].filter { $0.value.names.count > 1 }.keys)
    for list in before {
      for (code, owner) in Self.owners(of: codes, in: list) {
        if let present = owners[0][code], present.isAnother(than: owner) { others.insert(code) }
      }
    }
    swept.passedOn = try remove(others.subtracting(nobodys))
    return swept
  }

  /// Does some work while no import is under way. Nil: one is.
  func alone<Result>(_ work: () throws -> Result) throws -> Result? {
    let lock: FileLock
    do {
      lock = try owned { try FileLock(index + ".lock") }
    } catch let error as SystemError where FileLock.isHeld(error) {
      return nil
    }
    defer { withExtendedLifetime(lock) {} }
    return try work()
  }
}
