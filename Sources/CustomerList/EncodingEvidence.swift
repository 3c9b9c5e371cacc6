/// What a row would be in CP932 or in EUC-JP, told from its octets.
///
///     octets          CP932                                      EUC-JP
///     A1…DF           one half-width kana                        first of two: A4, A5 kana, B0…CF kanji of level 1
///     81…9F, E0…FC    first of two: 82, 83 kana,                 none but 8E, before a half-width kana, and 8F, before
///                     88…98 kanji of level 1                     two of a rare kanji; E0…FE first of two
///
/// A Japanese row nearly always has some octet that only CP932 knows, and then it is CP932. Else it is half-width kana in
/// CP932, which follow rules, or EUC-JP, which read as CP932 gives half-width kana that break them.
struct EncodingEvidence {
  /// Whether every octet is part of a character of the set.
  private(set) var isWhole = true
  /// Half-width kana and rare kanji; not kana, kanji of level 1, and signs.
  private(set) var unusual = 0
  /// Whether nothing beyond ASCII is there but half-width kana as words have them.
  private(set) var isKana = true

  init(_ octets: [UInt8], in encoding: ListText.Encoding) {
    let isEUC = encoding == .eucJP
    var at = 0
    var (before, since): (UInt8, Int) = (0, 0)
    var isDotted = false
    /// A dot parts words of two kana or more: katakana of EUC-JP read as CP932 has one before every kana.
    func endWord() {
      if before == 0xAF || isDotted && before != 0 && since < 2 { isKana = false }
    }
    while at < octets.count {
      let lead = octets[at]
      let second = at + 1 < octets.count ? octets[at + 1] : 0
      at += 1
      if lead < 0x80 {
        endWord()
        (before, since, isDotted) = (0, 0, false)
        continue
      }
      var kana: UInt8?
      if isEUC, lead == 0x8E {
        kana = second
      } else if !isEUC, 0xA1...0xDF ~= lead {
        kana = lead
      }
      if let kana {
        guard 0xA1...0xDF ~= kana else {
          fail()
          return
        }
        unusual += 1
        if kana == 0xA5 {
          isDotted = true
          endWord()
        }
        if !Self.canFollow(kana, before) { isKana = false }
        (before, since) = (kana, kana == 0xA5 ? 0 : since + 1)
        if isEUC { at += 1 }
        continue
      }
      isKana = false
      before = 0
      at += 1
      if isEUC {
        let isLong = lead == 0x8F
        if isLong { at += 1 }
        guard isLong || 0xA1...0xFE ~= lead, at <= octets.count,
          octets[at - (isLong ? 2 : 1)..<at].allSatisfy({ 0xA1...0xFE ~= $0 })
        else {
          fail()
          return
        }
        if isLong || lead > 0xCF || 0xA6...0xAF ~= lead { unusual += 1 }
      } else {
        guard 0x81...0x9F ~= lead || 0xE0...0xFC ~= lead, 0x40...0x7E ~= second || 0x80...0xFC ~= second else {
          fail()
          return
        }
        if lead > 0x98 || 0x84...0x87 ~= lead { unusual += 1 }
      }
    }
    endWord()
  }

  private mutating func fail() { (isWhole, isKana) = (false, false) }

  /// Whether a half-width kana (JIS X 0201) can stand behind another, or with 0 at the beginning of a word: ﾞ makes ｶ…ﾄ,
  /// ﾊ…ﾎ and ｳ sonant and ﾟ ﾊ…ﾎ, small letters follow few, and a word begins with none of these, ｰ or ﾝ.
  private static func canFollow(_ kana: UInt8, _ before: UInt8) -> Bool {
    switch kana {
    case 0xA1...0xA4, 0xA6: false
    case 0xA5: before != 0 && before != 0xA5
    case 0xA7...0xAB: [0xB3, 0xB8, 0xBC, 0xC1, 0xC2, 0xC3, 0xC4, 0xCC, 0xDE].contains(before)
    case 0xAC...0xAE: [0xB7, 0xBC, 0xC1, 0xC3, 0xC6, 0xCB, 0xD0, 0xD8, 0xDE, 0xDF].contains(before)
    case 0xAF, 0xB0, 0xDD: before != 0 && before != 0xA5 && before != kana
    case 0xDE: before == 0xB3 || 0xB6...0xC4 ~= before || 0xCA...0xCE ~= before
    case 0xDF: 0xCA...0xCE ~= before
    default: true
    }
  }

}

extension EncodingEvidence {
  /// Whether a row that is not ASCII is rather EUC-JP than CP932. `text` is the row in UTF-8, read as EUC-JP; it is only
  /// asked of what could be kana in CP932 as well (山田 and ｻｳﾅﾄ are the same octets).
  static func isEUC(_ octets: [UInt8], text: () -> [UInt8]?) -> Bool {
    let euc = EncodingEvidence(octets, in: .eucJP)
    if !euc.isWhole { return false }
    let cp932 = EncodingEvidence(octets, in: .cp932)
    if !cp932.isWhole || euc.isKana { return true }
    if cp932.isKana { return euc.unusual == 0 && text().map(isOfNames) ?? false }
    return euc.unusual < cp932.unusual
  }

  /// Whether a row in UTF-8 is half-width kana in CP932 all the same (ﾕｷ is D5 B7, շ): each of its characters has two
  /// octets, none is a sign (C2) or stands beside an ASCII letter or digit as in a Latin word, and no three are of one
  /// script's lead alone.
  static func isKanaRather(_ octets: [UInt8]) -> Bool {
    var leads: [UInt8] = []
    var before: UInt8 = 0
    for octet in octets {
      defer { before = octet }
      if octet >= 0xC0 {
        guard 0xC3...0xDF ~= octet, !isWord(before) else { return false }
        leads.append(octet)
      } else if octet < 0x80, before >= 0x80, isWord(octet) {
        return false
      }
    }
    guard leads.count < 3 || leads.contains(where: { $0 != leads[0] }) else { return false }
    return EncodingEvidence(octets, in: .cp932).isKana
  }

  /// Whether a row in UTF-8, in a list in CP932, is UTF-8 indeed: it holds kana, kanji or full-width letters, and CP932
  /// makes rare kanji and half-width kana of them (山 is E5 B1 B1, 螻ｱ). 邉山 in CP932 (E7 B3 8E 52) would be 糎R, so a
  /// letter behind a kanji whose last octet can begin a character in CP932 is as unusual.
  static func isUTF8Rather(_ octets: [UInt8]) -> Bool {
    var (isText, unusual) = (false, 0)
    var before: UInt32 = 0
    for scalar in String(decoding: octets, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x40...0x7E where 0x4E00...0x9FFF ~= before && 0x01...0x1F ~= before & 0x3F: unusual += 1
      case 0..<0x80: break
      case 0x3000...0x30FF, 0x4E00...0x9FFF, 0xFF00...0xFFEF: isText = true
      default: unusual += 1
      }
      before = scalar.value
    }
    return isText && 2 * unusual < EncodingEvidence(octets, in: .cp932).unusual
  }

  private static func isWord(_ octet: UInt8) -> Bool {
    0x30...0x39 ~= octet || 0x41...0x5A ~= octet & 0xDF
  }

  /// Whether more than half of the characters beyond ASCII are those of which names are made.
  private static func isOfNames(_ text: [UInt8]) -> Bool {
    let others = String(decoding: text, as: UTF8.self).unicodeScalars.filter { $0.value >= 0x80 }
    return 2 * others.count(where: names.contains) > others.count
  }

  /// Some 200 of 2,965: by chance two kanji in a row are of them once in 200 times.
  private static let names = Set(
    ("山田中川村本木上下小井野原藤林島崎口谷橋松高大石佐伊加森池吉岡内西北東南水清青千三二一五八宮福金長安平新古今河前後岩坂杉竹武渡辺斎近久保江沢浜永服部菅荒"
      + "太郎子美恵和幸代正明義雄夫男弘浩健介司史志信英秀博隆勝文彦雅之治光哉也樹真由香奈菜花優愛理沙紀希絵里智直咲裕康洋陽翔輔祐次四浦柴丸阪倉田沼堀関桜秋星塚柳笹片須望月成瀬矢尾根栄節敏勇豊昭克晴春夏冬芳千鶴亜由仁")
      .unicodeScalars)
}
