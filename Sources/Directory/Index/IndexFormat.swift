/// What reader and writer of the index agree on. The whole format, with its reasons and a worked example, is in
/// Directory.docc/IndexFormat.md; the section numbers here are that page's.
enum IndexFormat {
  /// Section 1: not text, not UTF-8, and spoilt by every line-end conversion (as PNG's is).
  static let magic: UInt64 = 0x0A1A_0A0D_5857_4489
  static let version: UInt32 = 1
  static let pageSize = 4096
  /// Section 2: where the fields of page 0 stand.
  enum Header {
    static let magic = 0
    static let version = 8
    static let features = 12
    static let size = 16
    static let generation = 24
    static let seed = 32
    static let customers = 48
    static let numbers = 56
    static let groups = 64
    static let pages = 72
    static let sequence = 80
    static let sections = 88
    static let checksCheck = 152
    static let check = 156
    static let amountCount = 160
    static let amounts = 168
  }
  /// Section 5: slots a line, lines with slots a page.
  static let slots = 8
  static let lines = 63
  /// 76 of 100 slots taken: the mean page is then seven standard deviations below full.
  static let numbersPerPage = 384
  /// Section 6: octets before the keys of a record, and the first word's parts.
  static let recordHead = 8
  static let longestRecord = 65_536
  static let lengthMask: UInt32 = 0x1_FFFF
  static let groupFlag: UInt32 = 1 << 17
  static let mostKeys = 255
  /// Section 7: the fixed part of a customer's payload.
  static let schema: UInt16 = 1
  static let fixedPayload = 30
  /// Section 8: a group's members that are listed; the others are counted.
  static let mostMembers = 64
  /// Section 7: the fixed part of a single visit.
  static let visitFixed = 17
  static let groupFixed = 8

  /// The next multiple of 8.
  static func aligned(_ length: Int) -> Int { (length + 7) & ~7 }
  /// The next multiple of the page size.
  static func wholePages(_ length: Int) -> Int { (length + pageSize - 1) & ~(pageSize - 1) }
}

/// Section 7: the fields behind the texts, each a tag, a length and its octets. A reader skips tags it does not know.
enum RecordTag: UInt16 {
  case code = 1
  case likes = 2
  case safety = 3
  case safetyConfirmed = 4
  case staff = 5
  case firstVisit = 6
  case nextBooking = 7
  case birthday = 8
  case referrals = 9
  case visitDays = 10
  case lastOrder = 11
  case detail = 12
  case landmark = 13
  case delivery = 14
  case anniversary = 15
  case visit = 16
  case yearTotal = 17
}

/// Section 4: where a key stands, by SipHash-1-3 (Aumasson and Bernstein, 2012) under the file's seed.
struct KeyHash: Sendable {
  private let low: UInt64
  private let high: UInt64

  /// The seed is 16 octets, the first eight the low half of the key.
  init(seed: [UInt8]) {
    func half(_ octets: ArraySlice<UInt8>) -> UInt64 {
      octets.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    (low, high) = (half(seed.prefix(8)), half(seed.dropFirst(8).prefix(8)))
  }

  func callAsFunction(_ key: UInt64) -> UInt64 {
    var v0 = low ^ 0x736F_6D65_7073_6575
    var v1 = high ^ 0x646F_7261_6E64_6F6D
    var v2 = low ^ 0x6C79_6765_6E65_7261
    var v3 = high ^ 0x7465_6462_7974_6573
    @inline(__always) func round() {
      v0 &+= v1
      v1 = (v1 << 13 | v1 >> 51) ^ v0
      v0 = v0 << 32 | v0 >> 32
      v2 &+= v3
      v3 = (v3 << 16 | v3 >> 48) ^ v2
      v0 &+= v3
      v3 = (v3 << 21 | v3 >> 43) ^ v0
      v2 &+= v1
      v1 = (v1 << 17 | v1 >> 47) ^ v2
      v2 = v2 << 32 | v2 >> 32
    }
    // One word of message, then the length (8) in the top octet.
    v3 ^= key
    round()
    v0 ^= key
    v3 ^= 8 << 56
    round()
    v0 ^= 8 << 56
    v2 ^= 0xFF
    round()
    round()
    round()
    return v0 ^ v1 ^ v2 ^ v3
  }
}

/// Section 4: page, two lines in it and fingerprint of a hash.
struct Position: Equatable, Sendable {
  let page: Int
  /// 0–62; the line is `1 + first` of the page.
  let first: Int
  /// 0–62, never `first`.
  let second: Int
  let fingerprint: UInt16

  @inline(__always)
  init(hash: UInt64, pages: Int) {
    page = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(pages)).high)
    let lines = UInt64(IndexFormat.lines)
    let first = ((hash & 0xFFFF) * lines) >> 16
    let step = 1 + (((hash >> 16 & 0xFFFF) * (lines - 1)) >> 16)
    self.first = Int(first)
    second = Int((first + step) % lines)
    fingerprint = UInt16(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }
}
