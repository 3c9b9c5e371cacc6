import Directory
import Testing

@testable import CustomerList

@Suite struct ListFieldTests {
  /// Headings of real programs; the table has one field for each.
  @Test(arguments: [
    ("氏名", ListField.name), ("お名前", .name), ("顧客名", .name), ("お客様名", .name), ("会員名", .name), ("Name", .name),
    ("氏名(漢字)", .name), ("氏名（漢字）", .name), ("氏　名", .name), ("File As", .name), ("名称1", .name),
    ("姓", .familyName), ("氏名(姓)", .familyName), ("Last Name", .familyName), ("L_NAME", .familyName),
    ("last_name", .familyName), ("名", .givenName), ("First Name", .givenName), ("F_NAME", .givenName),
    ("フリガナ", .kana), ("ﾌﾘｶﾞﾅ", .kana), ("ふりがな", .kana), ("カナ", .kana), ("氏名カナ", .kana), ("氏名（フリガナ）", .kana),
    ("よみがな", .kana), ("Yomi Name", .kana), ("お客様氏名カナ", .kana), ("セイ", .familyKana), ("せい", .familyKana),
    ("氏名フリガナ(セイ)", .familyKana), ("Phonetic Last Name", .familyKana), ("L_KANA", .familyKana),
    ("メイ", .givenKana),
    ("Phonetic First Name", .givenKana), ("電話番号", .phone), ("TEL", .phone), ("ＴＥＬ", .phone), ("Tel1", .phone),
    ("携帯電話 ", .phone), ("自宅電話番号:", .phone), ("携帯ＴＥＬ", .phone), ("勤務先電話番号", .phone), ("連絡先", .phone),
    ("Phone 1 - Value", .phone), ("Phone 12 - Value", .phone), ("Mobile Phone", .phone),
    ("Default Address Phone", .phone),
    ("お客様の電話番号", .phone), ("※電話番号", .phone), ("phone_number", .phone), ("FAX", .ignored), ("FAX番号", .ignored),
    ("ＦＡＸ電話番号", .ignored), ("ファックス", .ignored), ("内線", .ignored), ("郵便番号", .ignored),
    ("Business Fax", .ignored),
    ("Phone 1 - Label", .label), ("E-mail 1 - Value", .ignored), ("メールアドレス", .ignored), ("会社名", .company),
    ("会社名カナ", .ignored), ("Organization Name", .company),
    ("顧客コード", .code), ("会員番号", .code), ("ID", .code), ("No.", .code), ("Customer ID", .code), ("カルテ番号", .code),
    ("住所", .address), ("住所１", .address), ("都道府県", .address), ("町域・番地", .address), ("住所2(建物名)", .address),
    ("生年月日", .birthday), ("お誕生日", .birthday), ("Birthday", .birthday), ("誕生年", .birthYear),
    ("誕生月", .birthMonth),
    ("来店回数", .visits), ("Total Orders", .visits), ("最終来店日", .lastVisit), ("最終来店日時", .lastVisit),
    ("Last Visit", .lastVisit), ("前回来店", .lastVisit), ("初回来店日", .firstVisit), ("First Visit", .firstVisit),
    ("累計売上", .total), ("累計購入金額", .total), ("利用合計", .total), ("Total Spent", .total), ("担当者", .staff),
    ("担当スタッフ", .staff), ("備考", .note), ("メモ", .note), ("Notes", .note), ("好み", .likes), ("アレルギー", .safety),
    ("アレルギー情報", .safety), ("Allergies", .safety), ("アレルギー確認日", .safetyConfirmed), ("次回予約", .nextBooking),
    ("次回予約日時", .nextBooking), ("紹介人数", .referrals), ("要注意", .alert), ("無断キャンセルフラグ", .alert),
    ("売上日", .visitDay), ("来店日時", .visitDay), ("Order Date", .visitDay), ("売上金額", .amount), ("商品名", .items),
    ("コース名", .items), ("消去", .erase), ("氏名_姓", .familyName), ("氏名_名", .givenName), ("氏名【姓】", .familyName),
    ("氏名【名】", .givenName), ("氏名[姓]", .familyName), ("氏名［名］", .givenName), ("氏名・姓", .familyName),
    ("氏名・名", .givenName),
    ("姓（全角）", .familyName), ("名（全角）", .givenName), ("セイ（カナ）", .familyKana), ("メイ（カナ）", .givenKana),
    ("せい【ふりがな】", .familyKana), ("姓カナ", .familyKana), ("名カナ", .givenKana), ("フリガナ_セイ", .familyKana),
    ("フリガナ_メイ", .givenKana), ("氏名【フリガナ】", .kana), ("氏名〔漢字〕", .name), ("電話番号[携帯]", .phone),
    ("禁忌事項", .safety), ("禁忌", .safety), ("NG食材", .safety), ("食べられないもの", .safety), ("食べられない物", .safety),
    ("苦手な食材", .safety), ("食材NG", .safety), ("除去食", .safety), ("食物制限", .safety), ("嫌いな食べ物", .safety),
    ("携帯アドレス", .ignored), ("携帯メールアドレス", .ignored),
  ])
  func headingsAreKnown(heading: String, field: ListField) {
    #expect(ListField.of(heading) == field)
  }

  @Test(arguments: [
    "", "性別", "ポイント残高", "車名", "DM可否", "Website 1 - Value", "登録日", "月", "Hobby", "電話NG", "電話口の方", "電話受付日",
    "電話連絡可否",
    "電話メモ", "TEL NG", "性[別]", "除去日", "苦手なスタッフ", "施設名", "名刺", "誕", "ー",
  ])
  func otherHeadingsAreNot(heading: String) {
    #expect(ListField.of(heading) == nil)
  }

  /// The table's order decides among parts, not where they stand in the heading; and they are found by three octets.
  @Test func theFirstPartInTheTableDecides() {
    #expect(ListField.of("住所の電話番号") == .phone && ListField.of("備考(住所)") == .address)
    #expect(ListField.of("電話の内線") == .ignored && ListField.of("My Phone at Home") == .phone)
    for alias in ListField.table {
      for part in alias.within {
        #expect(part.utf8.count >= 3)
        let decided = ListField.table.first { $0.within.contains { part.contains($0) } }?.field
        #expect(ListField.of("\u{2}" + part) == decided)
      }
    }
  }

  @Test(arguments: [
    ("Phone Number", "phonenumber"), ("お電話*番号※", "オ電話番号"), ("_a-b:c'd\"e・f", "abcdef"), ("ＡＢＣ　ﾌﾘｶﾞﾅ", "abcフリガナ"),
    ("ÄÖ ẞ", "äöß"), ("a\u{2003}b", "ab"), ("[x]{y}", "[x]{y}"), ("ゝ々ー", "ゝ々ー"), ("ゔゕゖ", "ヴヵヶ"), ("", ""),
    ("𠮷", "𠮷"),
  ])
  func headingsAreFolded(heading: String, folded: String) {
    #expect(Folding.heading(heading) == folded)
  }

  /// Two lines of the table that claim one heading would make the order decide in silence.
  @Test func noHeadingStandsTwiceInTheTable() {
    var seen: [String: Int] = [:]
    for (index, alias) in ListField.table.enumerated() {
      for heading in alias.whole {
        #expect(seen[heading] == nil, "\(heading)")
        seen[heading] = index
      }
    }
  }

  @Test(arguments: [
    ("ﾔﾏﾀﾞ", "ヤマダ"), ("ﾊﾟﾋﾟ", "パピ"), ("ＡＢＣ１２", "ABC12"), ("ﾞ", "゛"), ("か\u{3099}", "が"), ("ｳﾞ", "ヴ"), ("￥", "¥"),
    ("abc", "abc"), ("山田", "山田"), ("ｱｰﾄ", "アート"), ("ｱﾞ", "ア゛"), ("ﾊﾟﾞ", "パ゛"), ("aﾞ", "a゛"), ("，ﾟ", ",゜"),
    ("\u{31AB}ﾞ", "\u{31AB}゛"), ("\u{302B}ﾞ", "\u{302B}゛"), ("é　🍶ﾊﾟ", "é 🍶パ"), ("｡｢ﾜﾝ｣､･", "。「ワン」、・"),
  ])
  func widthIsFolded(text: String, folded: String) {
    #expect(Folding.widthFolded(text) == folded)
    // A range of octets is folded as if it stood alone.
    let among = Array("か\(text)ﾞ".utf8)
    #expect(Folding.widthFolded(among, in: 3..<3 + text.utf8.count) == Array(folded.utf8))
  }

  /// The letters of a text change one by one, but for the sound marks: what each becomes alone is what Unicode's
  /// compatibility mapping makes of it, or itself.
  @Test func onlyFormsAreFolded() throws {
    for value in UInt32(0x20)...0x2FFFF where !(0x3099...0x309A).contains(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = Folding.widthFolded(String(scalar)).unicodeScalars
      #expect(folded.count == 1)
      let isForm = value == 0x3000 || (0xFF01...0xFF5E).contains(value) || (0xFF61...0xFF9F).contains(value)
      #expect((folded.first != scalar) == (isForm || value == 0xFFE5), "U+\(String(value, radix: 16))")
    }
  }
}

/// What a delivery shop and a calendar need of a list.
@Suite struct DeliveryColumnTests {
  @Test func whereToGoAndWhatWasBrought() throws {
    let (list, _) = try customers(
      "氏名,電話番号,住所,目印,配達メモ,前回のご注文,結婚記念日,入会日,備考\n"
        + "山田,03-1234-5678,丸の内1-1,赤い屋根,裏口から,特上2,7/24,2019/5/1,窓側\n")
    let customer = try #require(list.first)
    #expect(customer.address.string == "丸の内1-1" && customer.landmark.string == "赤い屋根")
    #expect(customer.delivery.string == "裏口から" && customer.lastOrder.string == "特上2")
    #expect(customer.note.string == "窓側" && customer.details.isEmpty)
    #expect(customer.anniversaries.map(\.title.string) == ["結婚記念日", "入会日"])
    #expect(
      customer.anniversaries.map(\.day) == [Day(year: 1, month: 7, day: 24), Day(year: 2019, month: 5, day: 1)])
  }

  @Test func aDayThatIsNoneIsLeftOut() throws {
    let (list, report) = try customers("氏名,電話番号,記念日\n山田,03-1234-5678,未定\n鈴木,03-1234-5679,13/13/2020\n")
    #expect(list.allSatisfy { $0.anniversaries.isEmpty })
    #expect(report.mended.count == 1)
  }

  @Test func noMoreThanFourDays() throws {
    let headings = (1...6).map { "記念日\($0)" }.joined(separator: ",")
    let (list, _) = try customers("電話番号,氏名,\(headings)\n03-1234-5678,山田,7/1,7/2,7/3,7/4,7/5,7/6\n")
    #expect(list.first?.anniversaries.count == 4)
  }
}
