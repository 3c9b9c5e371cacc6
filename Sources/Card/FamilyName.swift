public import Directory

/// The name by which a caller is addressed: `タナカ ヨシコ` → `タナカ`, `株式会社 山田` → `山田`, `ｶ)ﾔﾏﾀﾞ` → `ﾔﾏﾀﾞ`,
/// `Ms. TANAKA Yoshiko` → `TANAKA`.
public enum FamilyName {
  /// The first word of a name or reading, without the legal form of a company; the whole text when nothing else is
  /// there. Lists put the family name first (`Customer.name`).
  public static func of(_ name: SafeText) -> SafeText {
    let bare = withoutTitle(withoutCompanyForm(name.string))
    guard let blank = bare.utf8.firstIndex(of: UInt8(ascii: " ")) else {
      return bare.isEmpty ? name : SafeText(bare)
    }
    return blank == bare.startIndex ? name : SafeText(String(bare[..<blank]))
  }

  /// How English lists address a person, in front of the name.
  private static let titles = ["Mr. ", "Ms. ", "Mrs. ", "Miss ", "Dr. ", "Prof. "]

  /// The title in front of a name, `Ms.`; empty when there is none.
  public static func title(of name: SafeText) -> String {
    let title = titles.first { name.string.hasPrefix($0) }
    return title.map { String($0.dropLast()) } ?? ""
  }

  /// A name without its title.
  public static func withoutTitle(_ name: String) -> String {
    // All titles are letters of ASCII, and all end in a blank: most names need no further look.
    guard name.utf8.first.map({ $0 < 0x80 }) ?? false else { return name }
    return titles.first { name.hasPrefix($0) }.map { String(name.dropFirst($0.count)) } ?? name
  }

  /// `TANAKA` → `Tanaka`; other spellings stay.
  public static func capitalised(_ name: String) -> String {
    name == name.uppercased() ? name.prefix(1) + name.dropFirst().lowercased() : name
  }

  /// Legal forms as they stand before or after a company's name: written out, abbreviated, as one character, and the
  /// bracketed abbreviations of the Zengin bank format, which lists copy.
  static let companyForms = [
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "(株)", "(有)", "(同)", "（株）", "（有）", "（同）",
    "㈱", "㈲", "(カ)", "(ユ)", "(ド)", "(ｶ)", "(ﾕ)", "(ﾄﾞ)", "カ)", "ユ)", "ド)", "ｶ)", "ﾕ)", "ﾄﾞ)",
    "(カ", "(ユ", "(ド", "(ｶ", "(ﾕ", "(ﾄﾞ", "カ）", "ユ）", "ド）", "（カ", "（ユ", "（ド",
    "カブシキガイシャ", "ユウゲンガイシャ", "ゴウドウガイシャ", "ｶﾌﾞｼｷｶﾞｲｼｬ", "ﾕｳｹﾞﾝｶﾞｲｼｬ", "ｺﾞｳﾄﾞｳｶﾞｲｼｬ",
  ]

  private static let companyOctets = companyForms.map { Array($0.utf8) }

  /// A name without its legal form.
  public static func withoutCompanyForm(_ name: String) -> String {
    // By octets, which is what a name in safe text can be compared by: this stands in the way of every card.
    let octets = Array(name.utf8)
    for form in companyOctets where octets.count >= form.count {
      let rest: ArraySlice<UInt8>
      if octets.starts(with: form) {
        rest = octets[form.count...]
      } else if octets[(octets.count - form.count)...].elementsEqual(form) {
        rest = octets[..<(octets.count - form.count)]
      } else {
        continue
      }
      let bare = SafeText(String(decoding: rest, as: UTF8.self)).string
      return bare.isEmpty ? name : bare
    }
    return name
  }
}
