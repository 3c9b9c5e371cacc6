import Directory
import Host
import LAN

/// Who asked to be forgotten, so that the next import does not bring them back. It names nobody: each line is a code
/// that only the key of this folder can make again from a number, and the moment.
///
/// ```
/// denwaban-erased 1
/// 6f1c…(64 hexadecimal digits) 1795260985000
/// ```
/// A person whose number is nobody else's is known by the number alone. Where several share a number, by the number
/// and the name, so that the others stay. Whoever has the key and the list can try all numbers there are: the list keeps
/// people from being read out of a copy of it, not from whoever holds the box.
struct ErasedList {
  private let folder: Folder
  private let key: [UInt8]?
  private var codes: [String: Int64] = [:]

  private static let name = "erased"
  private static let keyName = "erased.key"
  private static let title = "denwaban-erased 1"
  /// Octets of the list: some 100,000 people, more than any shop has.
  private static let limit = 8 << 20

  /// The list that stands beside an index. Throws when it cannot be read, or has lost its key: then nobody may be
  /// imported, for it cannot be told who asked to be forgotten.
  init(besides index: String) throws {
    folder = Folder.of(Folder.target(of: index))
    let octets = try folder.read(Self.name, limit: Self.limit)
    key = try folder.read(Self.keyName, limit: 64)
    guard let octets else { return }
    guard key?.count == 32 else {
      throw Stop.refused(
        "\(folder.path(Self.keyName)) is missing: without it nobody knows who asked to be erased")
    }
    let lines = String(decoding: octets, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.title[...] else {
      throw Stop.refused("\(folder.path(Self.name)) is no list of this denwaban")
    }
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      guard words.count == 2, words[0].utf8.count == 64, let wall = Int64(words[1]) else {
        throw Stop.refused("\(folder.path(Self.name)) is damaged: bring it back from a copy")
      }
      codes[String(words[0])] = wall
    }
  }

  /// Whether nobody ever asked.
  var isEmpty: Bool { codes.isEmpty }

  /// Whether a customer of a list is one who asked.
  func holds(_ customer: Customer) -> Bool {
    if codes.isEmpty { return false }
    return customer.numbers.contains { number in
      codes[code(number.digits)] != nil || codes[code(number.digits, customer)] != nil
    }
  }

  /// When whoever had a number asked, in milliseconds since 1970; nil: nobody did.
  func erased(_ digits: String) -> Int64? { codes.isEmpty ? nil : codes[code(digits)] }

  /// Puts numbers on the list, and people who share theirs; durable when this returns.
  mutating func add(numbers: [String], sharing: [(digits: String, person: Customer)], at wall: Int64) throws {
    if key == nil {
      try folder.create()
      try folder.replace(Self.keyName, with: Random.octets(32))
      self = try ErasedList(folder)
    }
    for number in numbers { codes[code(number)] = wall }
    for (number, person) in sharing { codes[code(number, person)] = wall }
    // Sorted, so that the order tells nothing of who asked when, or with whom.
    let lines = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }
    try folder.replace(Self.name, with: Array((Self.title + "\n" + lines.joined()).utf8))
  }

  private init(_ folder: Folder) throws {
    self.folder = folder
    key = try folder.read(Self.keyName, limit: 64)
  }

  /// A name as it is compared: without blanks, so that 田中 良子 and 田中良子 are one.
  private func code(_ digits: String, _ person: Customer) -> String {
    let name = (person.name.isEmpty ? person.kana : person.name).string
    return code(digits + " " + name.filter { $0 != " " }.lowercased())
  }

  private func code(_ text: String) -> String {
    HMACSHA256.code(Array(text.utf8), key: key ?? []).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined()
  }
}
