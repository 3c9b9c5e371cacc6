/// Kana in Latin capitals, for displays without kana (ROM A02) and for screens in English: `タナカ ヨシコ` →
/// `TANAKA YOSHIKO`. Hepburn's spelling as in Japanese passports: long vowels unmarked (`サイトウ` SAITO, `オオノ` ONO),
/// `ン` M before B, M and P, a doubled consonant for `ッ` (TCH before CH).
public enum Romaji {
  /// Kana spelt out, Latin letters bare of their accents, all in capitals. Nil when a single character is neither:
  /// kanji are never guessed.
  public static func fold(_ text: String) -> String? {
    guard let kana = HalfwidthKana.fold(text) else { return nil }
    var rest = kana.unicodeScalars[...]
    var spelt = ""
    var isDoubled = false
    while let letter = rest.popFirst() {
      if letter.value < 0x7F {
        spelt += String(letter).uppercased()
        continue
      }
      switch letter {
      case "ｯ": isDoubled = true
      case "ｰ", "ﾞ", "ﾟ": break
      case "ﾝ": spelt += isLabial(rest) ? "M" : "N"
      default:
        guard var syllable = syllable(letter, mark: rest.first) else { return nil }
        if isLengthening(letter, after: spelt, before: rest.first) { continue }
        if rest.first == "ﾞ" || rest.first == "ﾟ" { rest.removeFirst() }
        if let glide = glide(syllable, rest.first) {
          syllable = glide
          rest.removeFirst()
        }
        if isDoubled, let first = syllable.first, !"AIUEO".contains(first) {
          spelt += first == "C" ? "T" : String(first)
        }
        isDoubled = false
        spelt += syllable
      }
    }
    return spelt
  }

  /// `ﾝ` is written M before B, P and M: of the `ﾊ` row only with a mark.
  private static func isLabial(_ rest: Substring.UnicodeScalarView) -> Bool {
    guard let next = rest.first else { return false }
    if "ﾏﾐﾑﾒﾓ".unicodeScalars.contains(next) { return true }
    let mark = rest.dropFirst().first
    return "ﾊﾋﾌﾍﾎ".unicodeScalars.contains(next) && (mark == "ﾞ" || mark == "ﾟ")
  }

  /// `ｳ` after O or U, and `ｵ` after O, only lengthen and are not written. Kept are the `ｳ` before `ｴ` (INOUE) and
  /// after `ﾂ` (MATSUURA), where a new word begins far more often than not.
  private static func isLengthening(_ letter: Unicode.Scalar, after spelt: String, before next: Unicode.Scalar?)
    -> Bool
  {
    switch (letter, spelt.last) {
    case ("ｳ", "O"): next != "ﾞ" && next != "ｴ"
    case ("ｳ", "U"): next != "ﾞ" && next != "ｴ" && !spelt.hasSuffix("TSU")
    case ("ｵ", "O"): true
    default: false
    }
  }

  private static func syllable(_ letter: Unicode.Scalar, mark: Unicode.Scalar?) -> String? {
    switch mark {
    case "ﾞ": voiced[letter] ?? plain[letter]
    case "ﾟ": halfVoiced[letter] ?? plain[letter]
    default: plain[letter]
    }
  }

  /// `SHI` + `ｬ` → `SHA`, `KI` + `ｮ` → `KYO`, `FU` + `ｨ` → `FI`; nil when the letter that follows is not small.
  private static func glide(_ syllable: String, _ small: Unicode.Scalar?) -> String? {
    let vowels: [Unicode.Scalar: String] = [
      "ｬ": "A", "ｭ": "U", "ｮ": "O", "ｧ": "A", "ｨ": "I", "ｩ": "U", "ｪ": "E", "ｫ": "O",
    ]
    guard let small, let vowel = vowels[small], syllable.count > 1 else { return nil }
    let stem = String(syllable.dropLast())
    guard "ｬｭｮ".unicodeScalars.contains(small) else { return stem + vowel }
    return ["SH", "CH", "J"].contains(stem) ? stem + vowel : stem + "Y" + vowel
  }

  private static func rows(_ kana: String, _ spelt: String) -> [Unicode.Scalar: String] {
    Dictionary(
      zip(kana.unicodeScalars, spelt.split(separator: " ").map { String($0) }),
      uniquingKeysWith: { first, _ in first })
  }

  private static let plain = rows(
    "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦｧｨｩｪｫｬｭｮ･｡､｢｣",
    """
    A I U E O KA KI KU KE KO SA SHI SU SE SO TA CHI TSU TE TO NA NI NU NE NO HA HI FU HE HO MA MI MU ME MO \
    YA YU YO RA RI RU RE RO WA O A I U E O YA YU YO - . , " "
    """)
  private static let voiced = rows(
    "ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎﾜｦ", "VU GA GI GU GE GO ZA JI ZU ZE ZO DA JI ZU DE DO BA BI BU BE BO VA VO")
  private static let halfVoiced = rows("ﾊﾋﾌﾍﾎ", "PA PI PU PE PO")
}
