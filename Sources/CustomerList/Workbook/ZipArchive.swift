/// The members of a ZIP archive (PKWARE APPNOTE 6.3), as far as workbooks need it: stored or deflated, no encryption, no
/// second volume, no 64-bit sizes.
///
///     member · member · … · central directory: name, sizes, CRC, where · end record: where the directory is
struct ZipArchive {
  private let octets: [UInt8]
  private var members: [String: Entry] = [:]

  private struct Entry {
    var method: UInt16
    var check: UInt32
    var packed: Int
    var size: Int
    var offset: Int
  }

  /// A workbook has a dozen members and a few for each sheet and picture.
  private static let mostMembers = 4_096
  /// The end record has 22 octets and a comment of 65,535 at most (4.3.16).
  private static let endRecord = 22

  /// Reads the directory.
  init(_ octets: [UInt8]) throws(WorkbookFault) {
    self.octets = octets
    var end = octets.count - Self.endRecord
    let first = max(0, end - 0xFFFF)
    while end >= first, Self.u32(octets, end) != 0x0605_4B50 { end -= 1 }
    guard end >= first, end >= 0 else { throw .damaged }
    let count = Int(Self.u16(octets, end + 10))
    guard count <= Self.mostMembers else { throw .damaged }
    var at = Int(Self.u32(octets, end + 16))
    for _ in 0..<count {
      guard at <= octets.count - 46, Self.u32(octets, at) == 0x0201_4B50 else { throw .damaged }
      let lengths = (28, 30, 32)
      let name = Int(Self.u16(octets, at + lengths.0))
      guard name <= octets.count - at - 46 else { throw .damaged }
      if Self.u16(octets, at + 8) & 1 != 0 { throw .encrypted }
      members[String(decoding: octets[at + 46..<at + 46 + name], as: UTF8.self)] = Entry(
        method: Self.u16(octets, at + 10), check: Self.u32(octets, at + 16),
        packed: Int(Self.u32(octets, at + 20)), size: Int(Self.u32(octets, at + 24)),
        offset: Int(Self.u32(octets, at + 42)))
      at += 46 + name + Int(Self.u16(octets, at + lengths.1)) + Int(Self.u16(octets, at + lengths.2))
    }
  }

  /// A member by its name; nil when there is none.
  func member(_ name: String) throws(WorkbookFault) -> ZipMember? {
    guard let entry = members[name] else { return nil }
    let at = entry.offset
    guard at <= octets.count - 30, Self.u32(octets, at) == 0x0403_4B50 else { throw .damaged }
    let start = at + 30 + Int(Self.u16(octets, at + 26)) + Int(Self.u16(octets, at + 28))
    guard start <= octets.count, entry.packed <= octets.count - start else { throw .damaged }
    let packed = octets[start..<start + entry.packed]
    switch entry.method {
    case 0: return ZipMember(stored: packed, size: entry.size, check: entry.check)
    case 8: return ZipMember(deflated: packed, size: entry.size, check: entry.check)
    default: throw .damaged
    }
  }

  private static func u16(_ octets: [UInt8], _ at: Int) -> UInt16 {
    guard at >= 0, at <= octets.count - 2 else { return 0 }
    return UInt16(octets[at]) | UInt16(octets[at + 1]) << 8
  }

  private static func u32(_ octets: [UInt8], _ at: Int) -> UInt32 {
    UInt32(u16(octets, at)) | UInt32(u16(octets, at + 2)) << 16
  }
}

/// What one member of an archive holds, in pieces. The last piece is followed by the check of all.
struct ZipMember {
  private var stored: ArraySlice<UInt8> = []
  private var inflate: Inflate?
  private var left: Int
  private let check: UInt32
  private var register: UInt32 = 0xFFFF_FFFF

  init(stored: ArraySlice<UInt8>, size: Int, check: UInt32) {
    (self.stored, left, self.check) = (stored, size, check)
  }

  init(deflated: ArraySlice<UInt8>, size: Int, check: UInt32) {
    (inflate, left, self.check) = (Inflate(deflated), size, check)
  }

  /// The next piece; nil behind the end. Refuses a member that is longer or shorter than the directory says.
  mutating func next() throws(WorkbookFault) -> [UInt8]? {
    var piece = try inflate?.next()
    if inflate == nil, !stored.isEmpty {
      piece = Array(stored.prefix(32_768))
      stored = stored.dropFirst(32_768)
    }
    guard let piece else {
      guard left == 0, ~register == check else { throw .damaged }
      return nil
    }
    guard piece.count <= left else { throw .damaged }
    left -= piece.count
    for octet in piece { register = register >> 8 ^ Self.table[Int((register ^ UInt32(octet)) & 0xFF)] }
    return piece
  }

  /// CRC-32 of ZIP and Ethernet (ITU-T V.42, 8.1.1.6.2), reflected.
  private static let table: [UInt32] = (0..<256).map { octet in
    (0..<8).reduce(UInt32(octet)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
  }
}
