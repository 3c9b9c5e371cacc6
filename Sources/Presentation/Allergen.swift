import Directory

/// A food or substance that people are allergic to, as a small screen writes it.
///
/// Lists name it in kanji, kana or English, and a character LCD shows no kanji. These words have one reading each, so
/// that spelling them is no guess, unlike a person's name.
struct Allergen {
  /// In half-width katakana.
  let kana: String
  /// In English capitals.
  let latin: String
  /// How lists write it.
  let spellings: [String]
  /// What it is.
  var kind = Kind.food

  /// What one can be allergic to.
  enum Kind { case food, drug, other }

  /// The 28 of Japan's food labelling standard (食品表示基準, the table of specific raw materials and those to be
  /// treated likewise), what else Regulation (EU) 1169/2011, annex II names, and words that shops use for groups.
  static let table: [Allergen] = [
    Allergen(kana: "ｴﾋﾞ", latin: "SHRIMP", spellings: ["えび", "エビ", "海老", "蝦", "shrimp", "prawn"]),
    Allergen(kana: "ｶﾆ", latin: "CRAB", spellings: ["かに", "カニ", "蟹", "crab"]),
    Allergen(kana: "ｸﾙﾐ", latin: "WALNUT", spellings: ["くるみ", "クルミ", "胡桃", "walnut"]),
    Allergen(kana: "ｺﾑｷﾞ", latin: "WHEAT", spellings: ["小麦", "小麦粉", "こむぎ", "コムギ", "wheat"]),
    Allergen(kana: "ｿﾊﾞ", latin: "BUCKWHEAT", spellings: ["そば", "ソバ", "蕎麦", "buckwheat", "soba"]),
    Allergen(kana: "ﾀﾏｺﾞ", latin: "EGG", spellings: ["卵", "玉子", "鶏卵", "たまご", "タマゴ", "egg", "eggs"]),
    Allergen(kana: "ﾆｭｳ", latin: "MILK", spellings: ["乳", "乳製品", "牛乳", "ミルク", "milk", "dairy"]),
    Allergen(
      kana: "ﾋﾟｰﾅﾂ", latin: "PEANUT",
      spellings: ["落花生", "ピーナッツ", "ピーナツ", "南京豆", "peanut", "peanuts"]),
    Allergen(kana: "ｱｰﾓﾝﾄﾞ", latin: "ALMOND", spellings: ["アーモンド", "almond"]),
    Allergen(kana: "ｱﾜﾋﾞ", latin: "ABALONE", spellings: ["あわび", "アワビ", "鮑", "abalone"]),
    Allergen(kana: "ｲｶ", latin: "SQUID", spellings: ["いか", "イカ", "烏賊", "squid"]),
    Allergen(kana: "ｲｸﾗ", latin: "SALMON ROE", spellings: ["いくら", "イクラ"]),
    Allergen(kana: "ｵﾚﾝｼﾞ", latin: "ORANGE", spellings: ["オレンジ", "orange"]),
    Allergen(kana: "ｶｼｭｰﾅﾂ", latin: "CASHEW", spellings: ["カシューナッツ", "カシュー", "cashew"]),
    Allergen(kana: "ｷｳｲ", latin: "KIWI", spellings: ["キウイ", "キウイフルーツ", "キーウィ", "kiwi"]),
    Allergen(kana: "ｷﾞｭｳﾆｸ", latin: "BEEF", spellings: ["牛肉", "牛", "beef"]),
    Allergen(kana: "ｺﾞﾏ", latin: "SESAME", spellings: ["ごま", "ゴマ", "胡麻", "sesame"]),
    Allergen(kana: "ｻｹ", latin: "SALMON", spellings: ["さけ", "サケ", "鮭", "サーモン", "salmon"]),
    Allergen(kana: "ｻﾊﾞ", latin: "MACKEREL", spellings: ["さば", "サバ", "鯖", "mackerel"]),
    Allergen(kana: "ﾀﾞｲｽﾞ", latin: "SOY", spellings: ["大豆", "だいず", "ダイズ", "soy", "soya", "soybean"]),
    Allergen(kana: "ﾄﾘﾆｸ", latin: "CHICKEN", spellings: ["鶏肉", "鳥肉", "とり肉", "鶏", "chicken"]),
    Allergen(kana: "ﾊﾞﾅﾅ", latin: "BANANA", spellings: ["バナナ", "banana"]),
    Allergen(kana: "ﾌﾞﾀﾆｸ", latin: "PORK", spellings: ["豚肉", "豚", "pork"]),
    Allergen(kana: "ﾏｶﾀﾞﾐｱ", latin: "MACADAMIA", spellings: ["マカダミアナッツ", "マカダミア", "macadamia"]),
    Allergen(kana: "ﾓﾓ", latin: "PEACH", spellings: ["もも", "モモ", "桃", "peach"]),
    Allergen(kana: "ﾔﾏｲﾓ", latin: "YAM", spellings: ["やまいも", "ヤマイモ", "山芋", "長芋", "yam"]),
    Allergen(kana: "ﾘﾝｺﾞ", latin: "APPLE", spellings: ["りんご", "リンゴ", "林檎", "apple"]),
    Allergen(kana: "ｾﾞﾗﾁﾝ", latin: "GELATIN", spellings: ["ゼラチン", "gelatin", "gelatine"]),
    Allergen(kana: "ｾﾛﾘ", latin: "CELERY", spellings: ["セロリ", "celery"]),
    Allergen(kana: "ｶﾗｼ", latin: "MUSTARD", spellings: ["からし", "辛子", "マスタード", "mustard"]),
    Allergen(kana: "ﾙﾋﾟﾅｽ", latin: "LUPIN", spellings: ["ルピナス", "ルピン", "lupin"]),
    Allergen(kana: "ｱﾘｭｳｻﾝｴﾝ", latin: "SULPHITES", spellings: ["亜硫酸塩", "sulphites", "sulfites"]),
    Allergen(kana: "ｸﾞﾙﾃﾝ", latin: "GLUTEN", spellings: ["グルテン", "gluten"]),
    Allergen(kana: "ｶｲ", latin: "MOLLUSCS", spellings: ["貝", "貝類", "molluscs"]),
    Allergen(kana: "ｶｷ", latin: "OYSTER", spellings: ["牡蠣", "オイスター", "oyster"]),
    Allergen(kana: "ｻｶﾅ", latin: "FISH", spellings: ["魚", "魚類", "fish"]),
    Allergen(kana: "ｺｳｶｸﾙｲ", latin: "CRUSTACEANS", spellings: ["甲殻類", "crustaceans"]),
    Allergen(kana: "ﾅｯﾂ", latin: "NUTS", spellings: ["ナッツ", "ナッツ類", "木の実", "nuts"]),
    Allergen(kana: "ﾀﾏﾈｷﾞ", latin: "ONION", spellings: ["玉ねぎ", "玉葱", "onion"]),
    Allergen(kana: "ｸﾀﾞﾓﾉ", latin: "FRUIT", spellings: ["果物", "フルーツ", "fruit"]),
    Allergen(kana: "ｻｹﾙｲ", latin: "ALCOHOL", spellings: ["酒", "アルコール", "alcohol"]),
    Allergen(kana: "ｾﾞﾝｿｸ", latin: "ASTHMA", spellings: ["喘息", "ぜんそく", "asthma"], kind: .other),
    Allergen(kana: "ﾍﾟﾆｼﾘﾝ", latin: "PENICILLIN", spellings: ["ペニシリン", "penicillin"], kind: .drug),
    Allergen(kana: "ﾗﾃｯｸｽ", latin: "LATEX", spellings: ["ラテックス", "ゴム", "latex"], kind: .other),
  ]

  private static let bySpelling: [String: Allergen] = {
    var bySpelling: [String: Allergen] = [:]
    for allergen in table {
      for spelling in allergen.spellings { bySpelling[spelling] = allergen }
    }
    return bySpelling
  }()

  /// The words of a safety text as a small screen writes them, each once; nil stands for a word that it cannot write.
  /// Words for how bad it is are left out: room is for what must not be served.
  static func words(_ text: SafeText, _ language: Language) -> [String?] {
    var words: [String?] = []
    for (word, known) in parts(text) {
      let written =
        language == .japanese
        ? known?.kana ?? HalfwidthKana.fold(word) : known?.latin ?? Romaji.fold(word)
      if written == nil || !words.contains(written) { words.append(written) }
    }
    return words
  }

  /// All that a safety text names, each once; nil when a word of it is not in the table.
  static func all(_ text: SafeText) -> [Allergen]? {
    var all: [Allergen] = []
    for (_, known) in parts(text) {
      guard let known else { return nil }
      if !all.contains(where: { $0.latin == known.latin }) { all.append(known) }
    }
    return all.isEmpty ? nil : all
  }

  /// What a safety text names, when all of it is known and of one kind.
  static func kind(_ text: SafeText) -> Kind? {
    guard let all = all(text), let first = all.first else { return nil }
    return all.allSatisfy { $0.kind == first.kind } ? first.kind : nil
  }

  /// How bad it is, in the list's own word and in English; nil when the text does not say.
  static func severity(_ text: SafeText) -> (own: String, english: String)? {
    for part in text.string.split(whereSeparator: { separators.contains($0) }) {
      if let english = severities[part.lowercased()], !english.isEmpty { return (String(part), english) }
    }
    return nil
  }

  /// A safety text without the word in brackets that says how bad it is: `えび・かに(重い)` → `えび・かに`.
  static func withoutSeverity(_ text: SafeText) -> String {
    var rest = text.string
    guard let own = severity(text)?.own else { return rest }
    for end in ["(\(own))", "（\(own)）"] where rest.hasSuffix(end) { rest.removeLast(end.count) }
    return rest
  }

  private static func parts(_ text: SafeText) -> [(word: String, known: Allergen?)] {
    text.string.split(whereSeparator: { separators.contains($0) }).compactMap { part in
      var word = part.lowercased()
      for ending in endings where word.hasSuffix(ending) { word.removeLast(ending.count) }
      if word.isEmpty || severities[word] != nil { return nil }
      return (String(part), bySpelling[word])
    }
  }

  private static let separators = Set("、・,，/／;；　 ()（）「」[]【】。･､+＋&＆")
  private static let endings = ["アレルギー", "ｱﾚﾙｷﾞｰ", "-allergy"]
  /// Words for how bad it is, in English; empty for those that say nothing but that it is an allergy.
  private static let severities = [
    "重い": "SEVERE", "重度": "SEVERE", "重症": "SEVERE", "severe": "SEVERE", "serious": "SEVERE", "軽い": "MILD",
    "軽度": "MILD", "軽症": "MILD", "mild": "MILD", "中等度": "MODERATE", "moderate": "MODERATE", "食物": "",
    "allergy": "",
  ]
}
