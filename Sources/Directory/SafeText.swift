/// Text from outside, made safe once: nothing in it can steer a terminal, a display, a page or a log.
///
/// Lists, lines and the LAN bring text that may hold escape sequences, text that runs backwards, letters that nobody
/// sees, or a thousand accents on one letter. All of it passes through `init`, in this order:
///
///     white space, line ends and tabs → one blank; none at either end
///     controls (Cc), format characters (Cf), default ignorables, private use, noncharacters → dropped
///     marks without a letter, and any after the third in a row → dropped
///     more than 512 octets or 64 characters → cut
///     letter + marks that Unicode has as one scalar → that scalar (kana, Latin)
///
/// What is left holds no scalar below U+0020 and none in U+007F…U+009F, has no direction of its own to switch, and
/// is stable: making it safe again changes nothing.
public struct SafeText: Hashable, Sendable {
  /// Printable characters only: at most 64 as a person counts them and 512 octets of UTF-8.
  public let string: String

  /// Makes `raw` safe. Of a very long text only the first 4,096 scalars are looked at.
  public init(_ raw: String) {
    string = Self.isPlain(raw) ? raw : Self.composed(Self.kept(raw))
  }

  /// The same of well-formed UTF-8 that stands among other octets; the range is held inside them.
  public init(_ octets: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: octets.indices)
    if range.isEmpty {
      string = ""
      return
    }
    let raw = String(decoding: octets[range], as: UTF8.self)
    string = Self.isPlain(octets, range) ? raw : Self.composed(Self.kept(raw))
  }

  /// No text.
  public static let empty = SafeText("")

  /// Whether there is no text.
  public var isEmpty: Bool { string.isEmpty }

  /// What fits the longest line of an 80-column terminal with room for its label (our choice).
  static let characterLimit = 64
  /// Eight octets for each character: a kana and its mark, twice over (our choice). Without it one character could
  /// be of any length, for Unicode does not bound a cluster.
  static let octetLimit = 512
  /// Vietnamese needs two marks on a letter, Thai and Hebrew three; nobody's name needs four.
  static let marksInARow = 3
  /// The time spent on one text is bounded whatever comes; eight times what can be kept.
  static let scalarsExamined = 8 * octetLimit

  /// Nearly all texts of a list are ASCII, kana and kanji without loose marks, and need nothing done: each scalar is
  /// a character of its own, already composed, and none is dropped.
  private static func isPlain(_ raw: String) -> Bool {
    let range = 0..<raw.utf8.count
    return raw.utf8.withContiguousStorageIfAvailable { isPlain($0, range) } ?? isPlain(Array(raw.utf8), range)
  }

  /// The same of its octets, which are well-formed: so the first of a scalar tells how many follow.
  private static func isPlain<Octets: RandomAccessCollection>(_ octets: Octets, _ range: Range<Int>) -> Bool
  where Octets.Element == UInt8, Octets.Index == Int {
    guard range.count <= characterLimit * 3 else { return false }
    var (count, at) = (0, range.lowerBound)
    var wasBlank = true
    while at < range.upperBound {
      let lead = octets[at]
      count += 1
      if lead < 0x7F {
        let isBlank = lead == 0x20
        if lead < 0x20 || isBlank && wasBlank { return false }
        wasBlank = isBlank
        at += 1
      } else {
        guard lead & 0xF0 == 0xE0, range.upperBound - at >= 3 else { return false }
        let low = UInt32(octets[at + 1] & 0x3F) << 6 | UInt32(octets[at + 2] & 0x3F)
        if !isPlainWide(UInt32(lead & 0x0F) << 12 | low) { return false }
        wasBlank = false
        at += 3
      }
    }
    return count <= characterLimit && (count == 0 || !wasBlank)
  }

  /// The marks of Japanese print (、 to 〟, and 々), kana without their loose marks, kanji, full-width ASCII, half-width
  /// kana, whose marks are letters of their own.
  private static func isPlainWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FC, 0x3001...0x301F, 0xFF01...0xFF5E, 0xFF61...0xFF9F:
      true
    default: false
    }
  }

  private static func kept(_ raw: String) -> String {
    var kept = String.UnicodeScalarView()
    var octets = 0
    var blankDue = false
    var marks = marksInARow  // as after a blank: a mark at the start has no letter
    for scalar in raw.unicodeScalars.prefix(scalarsExamined) {
      let properties = scalar.properties
      if properties.isWhitespace {
        blankDue = !kept.isEmpty
        marks = marksInARow
        continue
      }
      if isDropped(scalar, properties) { continue }
      if isMark(properties) {
        if marks == marksInARow { continue }
        marks += 1
      } else {
        marks = 0
      }
      let blank = blankDue ? 1 : 0
      octets += blank + UTF8.width(scalar)
      if octets > octetLimit { break }
      if blankDue { kept.append(" ") }
      blankDue = false
      kept.append(scalar)
    }
    return String(kept)
  }

  private static func isDropped(_ scalar: Unicode.Scalar, _ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }

  private static func isMark(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Cut to the limit, and each character put as one scalar where `single` has it.
  private static func composed(_ kept: String) -> String {
    var composed = ""
    for character in kept.prefix(characterLimit) {
      composed.append(character.unicodeScalars.count == 1 ? character : single[character] ?? character)
    }
    if composed.last == " " { composed.removeLast() }
    return composed
  }

  /// Every composed letter of the Latin and kana blocks under any of its spellings: characters are equal, and hash
  /// alike, when they are canonically equivalent (UAX 15), so `か` + U+3099 finds `が`. Files written on a Mac come
  /// decomposed. Other scripts stay as they came: only these are folded, searched and shown by our displays.
  private static let single: [Character: Character] = {
    var single: [Character: Character] = [:]
    for block in [0xC0...0x24F, 0x1E00...0x1EFF, 0x3041...0x30FF] as [ClosedRange<UInt32>] {
      for value in block {
        guard let scalar = Unicode.Scalar(value) else { continue }
        single[Character(scalar)] = Character(scalar)
      }
    }
    return single
  }()
}
