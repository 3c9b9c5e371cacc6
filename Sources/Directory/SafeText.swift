/// Text from outside, made safe once: nothing in it can steer a terminal, a display, a page or a log.
///
/// Lists, lines and the LAN bring text that may hold escape sequences, text that runs backwards, letters that nobody
/// sees, or a thousand accents on one letter. All of it passes through `init`, in this order:
///
///     white space, line ends and tabs → one blank; none at either end
///     controls (Cc), format characters (Cf), default ignorables, private use, noncharacters → dropped
///     marks without a letter, and any after the third in a row → dropped
///     more than 64 characters, 8 octets each → cut (256 where it is about safety: `safety`)
///     letter + marks that Unicode has as one scalar → that scalar (kana, Latin)
///
/// What is left holds no scalar below U+0020 and none in U+007F…U+009F, has no direction of its own to switch, and
/// is stable: making it safe again changes nothing.
public struct SafeText: Hashable, Sendable {
  /// Printable characters only: at most 64 as a person counts them and 512 octets of UTF-8; of a safety text four times
  /// as many.
  public let string: String

  /// Makes `raw` safe. Of a very long text only the first 4,096 scalars are looked at; of one about safety,
  /// 16,384.
  public init(_ raw: String) { self.init(raw, limit: Self.characterLimit) }

  /// The same of a text about what is dangerous to somebody.
  public static func safety(_ raw: String) -> SafeText { SafeText(raw, limit: safetyLimit) }

  /// The same, with as many characters as `limit`, and 64 scalars looked at for each.
  public init(_ raw: String, limit: Int) {
    let octets = Array(raw.utf8)
    var isCut = false
    self.init(octets, in: octets.indices, limit: limit, isCut: &isCut)
  }

  /// The same of UTF-8 that stands among other octets; the range is held inside them.
  public init(_ octets: [UInt8], in range: Range<Int>) {
    var isCut = false
    self.init(octets, in: range, isCut: &isCut)
  }

  /// The same, with as many characters as `limit`; `isCut` becomes true when not all of it is kept.
  public init(_ octets: [UInt8], in range: Range<Int>, limit: Int = characterLimit, isCut: inout Bool) {
    let range = range.clamped(to: octets.indices)
    if let end = Self.plainEnd(octets, in: range, limit: limit) {
      if end < range.upperBound { isCut = true }
      string = String(decoding: octets[range.lowerBound..<end], as: UTF8.self)
    } else {
      let kept = Self.kept(String(decoding: octets[range], as: UTF8.self), limit, &isCut)
      string = Self.composed(kept, limit, &isCut)
    }
  }

  /// What is a safe text already, for it was taken from one.
  init(kept octets: ArraySlice<UInt8>) {
    string = octets.isEmpty ? "" : String(decoding: octets, as: UTF8.self)
  }

  /// No text.
  public static let empty = SafeText("")

  /// Whether there is no text.
  public var isEmpty: Bool { string.isEmpty }

  /// What fits the longest line of an 80-column terminal with room for its label (our choice).
  public static let characterLimit = 64
  /// The 28 allergens of Japan's food labelling, twice over (our choice): of these no word may be missing.
  public static let safetyLimit = 256
  /// Eight octets for each character: a kana and its mark, twice over (our choice). Without it one character could
  /// be of any length, for Unicode does not bound a cluster.
  static let octetsPerCharacter = 8
  /// Octets of a text that is not about safety.
  public static let octetLimit = characterLimit * octetsPerCharacter
  /// Vietnamese needs two marks on a letter, Thai and Hebrew three; nobody's name needs four.
  static let marksInARow = 3
  /// The time spent on one text is bounded whatever comes; eight times what can be kept.
  static let scalarsPerOctet = 8

  /// Where the safe text of a range of octets ends that is simply their beginning; nil when more has to be done. The range
  /// lies inside the octets.
  ///
  /// Nearly all texts of a list are ASCII, kana and kanji without loose marks, and need nothing done: each scalar is a
  /// character of its own, already composed, and none is dropped.
  static func plainEnd(_ octets: [UInt8], in range: Range<Int>, limit: Int = characterLimit) -> Int? {
    var (at, count, wasBlank) = (range.lowerBound, 0, true)
    while at < range.upperBound {
      let (octet, start) = (octets[at], at)
      if octet < 0x7F {
        if octet < 0x20 || octet == 0x20 && wasBlank { return nil }
        wasBlank = octet == 0x20
        count &+= 1
        at &+= 1
      } else {
        while range.upperBound &- at >= 3, isPlainWide(octets.eight(at: at)) {
          count &+= 1
          at &+= 3
        }
        if at == start { return nil }
        wasBlank = false
      }
      if count > limit {
        // A half-width sound mark is one character with its letter: such texts are counted the long way.
        if octets[range.lowerBound..<at].contains(0xEF) { return nil }
        // A scalar behind the last that is kept was looked at as well: a mark there would belong to it.
        let end = at - (octet < 0x7F ? 1 : 3) * (count - limit)
        return octets[end - 1] == 0x20 ? end - 1 : end
      }
    }
    return wasBlank && count > 0 ? nil : at
  }

  /// Whether octets are well-formed UTF-8, and all that stands in them is plain, with no two blanks side by side and NUL
  /// where it parts texts. False may be said of a few octets that are.
  public static func isPlain(_ octets: [UInt8]) -> Bool { PlainText.holds(octets) }

  /// Whether a range of plain octets, whole characters with no NUL, is a safe text as it stands.
  static func isWhole(_ octets: [UInt8], in range: Range<Int>, limit: Int = characterLimit) -> Bool {
    guard let last = range.last, octets[range.lowerBound] != 0x20, octets[last] != 0x20 else { return false }
    if range.count <= limit { return true }
    if range.count > 3 * limit { return false }
    // Of each lane: how many of its octets are behind the first of their scalar. A sum over 255 loses 256, which says more
    // characters than there are: only then is a safety text looked at the long way.
    var (at, following) = (range.lowerBound, SIMD16<UInt8>())
    while at &+ 16 <= range.upperBound {
      let octets = octets.sixteen(at: at)
      following &+= ((octets & ~(octets &+ octets)) &>> 7) & 1
      at &+= 16
    }
    var characters = range.count &- Int(following.wrappedSum())
    while at < range.upperBound {
      if octets[at] & 0xC0 == 0x80 { characters &-= 1 }
      at &+= 1
    }
    return characters <= limit
  }

  /// Kanji (U+4E00…U+9FFF), kana without their loose marks, the marks of Japanese print (、 to 〟, and 々), full-width
  /// ASCII, half-width kana, whose marks are letters of their own.
  /// `octets` begin with the three of the scalar (Unicode, table 3-6), the first lowest.
  @inline(__always)
  private static func isPlainWide(_ octets: UInt64) -> Bool {
    guard octets & 0xC0C0F0 == 0x8080E0 else { return false }
    let (first, second) = (UInt8(truncatingIfNeeded: octets), UInt8(truncatingIfNeeded: octets >> 8))
    if first &- 0xE5 <= 0xE9 - 0xE5 { return true }
    let third = UInt8(truncatingIfNeeded: octets >> 16)
    switch (first, second) {
    case (0xE3, 0x80...0x83): return kana[Int(second & 0x03)] >> UInt64(third & 0x3F) & 1 != 0
    case (0xE4, 0xB8...): return true
    case (0xEF, 0xBC): return third > 0x80
    case (0xEF, 0xBD): return third < 0x9F || third > 0xA0
    case (0xEF, 0xBE): return third <= 0x9F
    default: return false
    }
  }

  /// A bit for each of U+3000…U+30FF: U+3001…U+301F, U+3041…U+3096, U+30A1…U+30FC.
  private static let kana: [UInt64] = [
    0x0000_0000_FFFF_FFFE, 0xFFFF_FFFF_FFFF_FFFE, 0xFFFF_FFFE_007F_FFFF, 0x1FFF_FFFF_FFFF_FFFF,
  ]

  private static func kept(_ raw: String, _ limit: Int, _ isCut: inout Bool) -> String {
    var kept = String.UnicodeScalarView()
    var octets = 0
    var blankDue = false
    var marks = marksInARow  // as after a blank: a mark at the start has no letter
    var left = limit * octetsPerCharacter * scalarsPerOctet
    for scalar in raw.unicodeScalars {
      left -= 1
      if left < 0 {
        isCut = true
        break
      }
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
      if octets > limit * octetsPerCharacter {
        isCut = true
        break
      }
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
  private static func composed(_ kept: String, _ limit: Int, _ isCut: inout Bool) -> String {
    var (composed, left) = ("", limit)
    for character in kept {
      left -= 1
      if left < 0 {
        isCut = true
        break
      }
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
