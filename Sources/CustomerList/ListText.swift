import Directory

/// Finds out in which character set a list is written, row by row, and says which conversion a row needs.
///
/// UTF-8 proves itself: text in another set is hardly ever well-formed UTF-8 by chance. But half-width kana in Shift_JIS
/// can be (ﾃｱ is C3 B1, ñ). So the first row that is not ASCII decides for the list, and the other sets are only tried
/// for a row that fails in it, or is unlikely in it. CP932 and EUC-JP can each be read as the other;
/// there the octets say which is likelier (`EncodingEvidence`), and headings decide: `settled` is asked whether they are
/// any. Lists with the numbers of other countries are in UTF-8 or, as spreadsheets in the west of Europe and in America
/// save them, in CP1252, as which nearly everything can be read.
public struct ListText: Sendable {
  /// A character set of a list.
  public enum Encoding: String, Sendable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// Shift_JIS as Windows writes it.
    case cp932
    /// EUC-JP, as old shop systems on UNIX wrote it.
    case eucJP = "euc-jp"
    /// Latin letters as Windows writes them in the west of Europe and in America.
    case cp1252

    /// What glibc calls it; nil for UTF-8, which needs no conversion.
    public var iconvName: String? {
      switch self {
      case .utf8: nil
      case .cp932: "CP932"
      case .eucJP: "EUC-JP-MS"
      case .cp1252: "CP1252"
      }
    }
  }

  /// The set of the list, once a row has shown it.
  public private(set) var encoding: Encoding?
  let isGiven: Bool
  private let isJapanese: Bool
  /// The set that the list says the next row is in; it goes before what was found out, and says nothing of other rows.
  var named: Encoding?

  /// With a set that somebody named, nothing is found out. `isJapanese`: which old sets are looked for.
  public init(_ given: Encoding?, isJapanese: Bool) {
    encoding = given
    isGiven = given != nil
    self.isJapanese = isJapanese
  }

  /// A row in UTF-8.
  struct Row {
    var octets: [UInt8]
    /// Whether all of it is known to be plain text (`SafeText.isPlain`).
    var isPlain = false
    /// What was put right in it as it was taken apart and became UTF-8.
    var mends: Set<ListMend> = []

    /// Puts 〓, as printers do, for each character of private use (U+E000…U+F8FF, EE 80 80…EF A3 BF), which is as long.
    private mutating func showOwn() {
      for lead in [0xEE, 0xEF] as [UInt8] {
        var at = 0
        while let found = octets.first(lead, in: at..<octets.count) {
          at = found + 3
          guard at <= octets.count, lead == 0xEE || octets[found + 1] <= 0xA3 else { continue }
          octets.replaceSubrange(found..<at, with: [0xE3, 0x80, 0x93])
          mends.insert(.ownCharacter)
        }
      }
    }

    /// Prepares the row for its columns; `mend` is what was put right as it was taken apart.
    mutating func tidy(_ mend: ListMend? = nil) {
      if let mend { mends.insert(mend) }
      leaveOutErrors()
      narrowBlanks()
    }

    /// A cell that holds a spreadsheet's error is nobody's name and no allergy.
    private mutating func leaveOutErrors() {
      var at = 0
      while let mark = octets.first(UInt8(ascii: "#"), in: at..<octets.count) {
        at = mark + 1
        guard mark == 0 || octets[mark - 1] == 0 else { continue }
        let end = octets.first(0, in: at..<octets.count) ?? octets.count
        guard end - mark < 16, Self.errors.contains(String(decoding: octets[mark..<end], as: UTF8.self)) else {
          continue
        }
        octets.removeSubrange(mark..<end)
        at = mark
        mends.insert(.cellError)
      }
    }

    /// What Excel writes, and LibreOffice (ECMA-376, 18.17.3).
    static let errors: Set = [
      "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DIV/0!", "#SPILL!", "#CALC!",
    ]

    /// Makes a blank of each wide one, and one of several beside it: that is what texts become in any case, and most rows
    /// are plain then.
    mutating func narrowBlanks() {
      if isPlain { return }
      showOwn()
      var (from, at) = (0, 0)
      var narrow: [UInt8] = []
      while let lead = octets.first(0xE3, in: at..<octets.count) {
        at = lead + 1
        guard octets.eight(at: lead) & 0xFF_FFFF == 0x8080_E3 else { continue }
        narrow += octets[from..<lead]
        if narrow.last != 0x20 { narrow.append(0x20) }
        from = lead + 3
        while from < octets.count, octets[from] == 0x20 { from += 1 }
        at = from
      }
      if from > 0 { octets = narrow + octets[from...] }
      isPlain = SafeText.isPlain(octets)
    }
  }

  /// The row in UTF-8; nil when it cannot be read. `convert` makes UTF-8 of octets in a set, or nil of what is malformed
  /// in it. When no set makes sense to `settled`, the first in which the row can be read is taken.
  mutating func utf8(
    _ octets: [UInt8], _ convert: (Encoding, [UInt8]) -> [UInt8]?, settled: ([UInt8]) -> Bool = { _ in true }
  ) -> Row? {
    // Nearly every row of nearly every list.
    if encoding == .utf8, named == nil, SafeText.isPlain(octets), settled(octets) {
      return Row(octets: octets, isPlain: true)
    }
    let content = Content(octets)
    if content == .ascii || encoding == .utf8 && content == .utf8 && named == nil && settled(octets) {
      return Row(octets: octets)
    }
    var first: (octets: [UInt8], set: Encoding)?
    // Nearly every row is in a set that is known; only for the others is it asked what is likely.
    for isKnown in [true, false] {
      for candidate in isKnown ? known(octets, content) : others(octets, content, convert) {
        let utf8 = candidate == .utf8 ? octets : convert(candidate, octets)
        guard let utf8, Content(utf8) != .neither else { continue }
        if settled(utf8) { return row(utf8, candidate) }
        if first == nil { first = (utf8, candidate) }
      }
    }
    return first.map { row($0.octets, $0.set) }
  }

  private mutating func row(_ octets: [UInt8], _ candidate: Encoding) -> Row {
    Row(octets: octets, mends: settle(candidate) ? [.otherEncoding] : [])
  }

  /// What octets can be: ASCII, well-formed UTF-8 (Unicode, table 3-7), or neither.
  private enum Content {
    case ascii, utf8, neither

    init(_ octets: [UInt8]) {
      self = .ascii
      var at = 0
      while at < octets.count {
        let word = octets.eight(at: at)
        // Two of three octets each: most of a Japanese list. A lead of E3…E9 leaves the others all their values.
        if word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0, Self.isFree(word), Self.isFree(word >> 24) {
          self = .utf8
          at &+= 6
          continue
        }
        let ascii = (word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
        if ascii > 0 {
          at &+= ascii
          continue
        }
        self = .utf8
        let lead = octets[at]
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        let isWhole = octets.count - at >= width && Self.isSecond(octets[at + 1], behind: lead)
        guard isWhole, octets[at + 2..<max(at + 2, at + width)].allSatisfy({ $0 & 0xC0 == 0x80 }) else {
          self = .neither
          return
        }
        at += width
      }
    }

    @inline(__always)
    private static func isFree(_ word: UInt64) -> Bool {
      UInt8(truncatingIfNeeded: word) &- 0xE3 <= 0xE9 - 0xE3
    }

    /// Whether an octet can follow the first of a longer scalar. The second alone tells forms that are too long,
    /// surrogates and values above U+10FFFF.
    private static func isSecond(_ octet: UInt8, behind lead: UInt8) -> Bool {
      switch lead {
      case 0xE1...0xEC, 0xEE...0xEF, 0xC2...0xDF, 0xF1...0xF3: octet & 0xC0 == 0x80
      case 0xE0: (0xA0...0xBF).contains(octet)
      case 0xED: (0x80...0x9F).contains(octet)
      case 0xF0: (0x90...0xBF).contains(octet)
      case 0xF4: (0x80...0x8F).contains(octet)
      default: false
      }
    }
  }

  /// The sets that are known to be likely for a row.
  private func known(_ octets: [UInt8], _ content: Content) -> [Encoding] {
    let found = !isGiven && isOut(octets, content) ? nil : encoding
    return [isGiven ? nil : named, found == named ? nil : found].compactMap { $0 }
  }

  /// Whether a row shows that it is not in the list's set: the rows of another list may have been put behind it.
  private func isOut(_ octets: [UInt8], _ content: Content) -> Bool {
    switch encoding {
    case .cp932: content == .utf8 && EncodingEvidence.isUTF8Rather(octets)
    case .eucJP: !EncodingEvidence(octets, in: .eucJP).isWhole
    // Ã© is hardly ever meant.
    case .cp1252: content == .utf8
    case .utf8, nil: false
    }
  }

  /// The other sets, the likeliest first. A later row can only be in EUC-JP when that is likelier than CP932, for nearly
  /// everything can be read as some EUC-JP.
  private func others(
    _ octets: [UInt8], _ content: Content, _ convert: (Encoding, [UInt8]) -> [UInt8]?
  ) -> [Encoding] {
    if isGiven { return [] }
    if !isJapanese { return [.utf8, .cp1252] }
    let isEUC = EncodingEvidence.isEUC(octets) { convert(.eucJP, octets) }
    let isKana = encoding == nil && content == .utf8 && EncodingEvidence.isKanaRather(octets)
    var sets: [Encoding] = isEUC ? [.eucJP, .cp932] : encoding == nil ? [.cp932, .eucJP] : [.cp932]
    sets.insert(.utf8, at: isKana ? sets.count : 0)
    return sets
  }

  /// Whether the set is another than the rows before have.
  private mutating func settle(_ candidate: Encoding) -> Bool {
    if candidate == named { return false }
    let known = encoding ?? candidate
    encoding = known
    return candidate != known
  }
}
