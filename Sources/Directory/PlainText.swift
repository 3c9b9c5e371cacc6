/// Whether a whole row of a list needs nothing done to become safe texts, found out sixteen octets at a time: it is
/// well-formed UTF-8, and every scalar is one of those that `SafeText.plainEnd` takes as they are.
///
///     octet   0x20–0x7E, NUL between cells       ASCII
///             E3 80–83 xx                        kana and the marks of Japanese print, without loose sound marks
///             E4 B8–BF xx, E5–E9 xx xx           kanji, U+4E00…U+9FFF
///             EF BC–BE xx                        full-width ASCII, half-width kana
///
/// Each octet is looked at as the first of three, beside the two behind it. What a comparison would say stands in the
/// upper bit of each octet instead, for comparisons of vectors are slow where additions are not.
enum PlainText {
  private typealias Lanes = SIMD16<UInt8>

  /// False also of well-formed plain text of fewer than 18 octets.
  static func holds(_ octets: [UInt8]) -> Bool {
    let last = octets.count &- 18
    guard last >= 0, isNotSecond(octets[0]), isNotSecond(octets[1]) == (octets[0] < 0xE3) else { return false }
    var at = 0
    var wrong = wrong(octets, last)
    while at < last {
      wrong |= Self.wrong(octets, at)
      at &+= 16
    }
    guard wrong.max() < 0x80 else { return false }
    // Of the last two octets, what was not seen with them as the first of three.
    let (before, end) = (octets[last &+ 16], octets[last &+ 17])
    return isEnd(before) && isEnd(end) && !(before == 0x20 && end == 0x20)
  }

  private static func isNotSecond(_ octet: UInt8) -> Bool { octet & 0xC0 != 0x80 }

  /// Neither the first octet of a longer scalar nor a control character.
  private static func isEnd(_ octet: UInt8) -> Bool {
    octet < 0xC0 && octet != 0x7F && (octet >= 0x20 || octet == 0)
  }

  /// The upper bit of each of sixteen octets from a place on: whether it cannot be followed by the next two.
  @inline(__always)
  private static func wrong(_ octets: [UInt8], _ at: Int) -> Lanes {
    let first = octets.sixteen(at: at)
    let second = octets.sixteen(at: at &+ 1)
    let third = octets.sixteen(at: at &+ 2)
    let isNotEF = outside(first, 0xEF, 0xEF)
    let isNoLead = outside(first, 0xE3, 0xE9) & isNotEF
    let isSecondNoLead = outside(second, 0xE3, 0xE9) & outside(second, 0xEF, 0xEF)
    // A third octet continues a scalar exactly when one of the two before it begins one.
    var wrong = continuesNot(third) ^ (isNoLead & isSecondNoLead)
    let isNotNUL = first | (first &+ 0x7F)
    wrong |= outside(first, 0x20, 0x7E) & isNotNUL & isNoLead & continuesNot(first)
    // The upper bit stays 0 where both are blanks.
    let blanks = (first ^ 0x20) | (second ^ 0x20)
    wrong |= ~(blanks | ((blanks & 0x7F) &+ 0x7F))
    // The low eight bits of the scalar, of which the three leads that do not take all say something else.
    let low = second &<< 6 | third & 0x3F
    let isNoKana = outside(low, 0x01, 0x1F) & outside(low, 0x41, 0x96) & outside(low, 0xA1, 0xFC)
    wrong |= ~outside(first, 0xE3, 0xE3) & (outside(second, 0x80, 0x83) | isNoKana)
    wrong |= ~outside(first, 0xE4, 0xE4) & outside(second, 0xB8, 0xBF)
    let isNoForm = outside(low, 0x01, 0x5E) & outside(low, 0x61, 0x9F)
    wrong |= ~isNotEF & (outside(second, 0xBC, 0xBE) | isNoForm)
    return wrong & 0x80
  }

  /// The upper bit: whether the octet is outside a range of at most 128 values.
  @inline(__always)
  private static func outside(_ octets: Lanes, _ first: UInt8, _ last: UInt8) -> Lanes {
    let above = octets &- Lanes(repeating: first)
    return above | (above &+ Lanes(repeating: 0x7F &- (last &- first)))
  }

  /// The upper bit: whether the octet is not 0x80…0xBF.
  @inline(__always)
  private static func continuesNot(_ octets: Lanes) -> Lanes { ~octets | (octets &+ octets) }
}
