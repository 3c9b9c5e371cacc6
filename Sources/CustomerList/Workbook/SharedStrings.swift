/// The texts that cells share (ECMA-376, 18.4.9), one after the other in one array.
struct SharedStrings {
  private var octets: [UInt8] = []
  private var ends: [Int] = []

  /// Octets of all texts: 100,000 customers with 160 octets each, none shared (our choice).
  private static let longest = 16 << 20
  /// Texts, eight octets of memory each: none of them empty, they would be shorter than in any list (our choice).
  private static let most = 4_000_000

  /// Reads them; none when the workbook has no such part.
  init(_ member: ZipMember?) throws(WorkbookFault) {
    guard let member else { return }
    var reader = MarkupReader(member)
    var text = CellText()
    while let token = try reader.next() {
      text.feed(token)
      guard token == .end("si") else { continue }
      octets += text.take()
      ends.append(octets.count)
      if octets.count > Self.longest || ends.count > Self.most { throw .tooLarge }
    }
  }

  /// Nil when there is none of that number.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return octets[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

/// The text of a cell or shared string: all its runs (`t`), without the phonetic ones (`rPh`), which would double a
/// name (18.4.6).
struct CellText {
  private var text: [UInt8] = []
  private var isText = false
  private var isPhonetic = false

  mutating func feed(_ token: MarkupReader.Token) {
    switch token {
    case .start("rPh", _): isPhonetic = true
    case .end("rPh"): isPhonetic = false
    case .start("t", _): isText = true
    case .end("t"): isText = false
    case .text(let more) where isText && !isPhonetic && text.count <= ListLimits.cell:
      text += more.utf8
    default: break
    }
  }

  /// The text so far, and none any more.
  mutating func take() -> [UInt8] {
    defer { text.removeAll(keepingCapacity: true) }
    return text
  }
}
