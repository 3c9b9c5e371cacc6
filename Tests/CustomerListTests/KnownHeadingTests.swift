import Testing

@testable import CustomerList

/// The headings of the facts, ecosystem.md 6.4 and 6.5, each with its field.
@Suite struct KnownHeadingTests {
  /// 6.5, a line of the table each.
  static let aliases: [(field: ListField?, headings: String)] = [
    (
      .code,
      """
      顧客コード|顧客ID|顧客番号|顧客No|お客様番号|お客様コード|会員コード|会員番号|会員ID|会員No|カード番号|得意先コード|得意先CD|管理番号|ID|No.|customer id|member id|\
      reference id|code
      """
    ),
    (
      .name,
      """
      氏名|名前|お名前|顧客名|お客様名|会員名|会員氏名|得意先名|得意先名1|名称|名称1|氏名(漢字)|表示名|宛名|name|full name|display name|file as
      """
    ),
    (.familyName, "姓|名字|苗字|氏名(姓)|氏|last name|family name|l_name"),
    (.givenName, "名|氏名(名)|first name|given name|f_name"),
    (
      .kana,
      "フリガナ|ふりがな|カナ|かな|よみ|ヨミ|読み|氏名カナ|カナ氏名|氏名(カナ)|氏名(フリガナ)|顧客名カナ|名称カナ|yomi name|phonetic"
    ),
    (.familyKana, "セイ|姓カナ|姓(カナ)|姓フリガナ|l_kana|phonetic last name|family name yomi"),
    (.givenKana, "メイ|名カナ|名(カナ)|f_kana|phonetic first name|given name yomi"),
    (
      .phone,
      """
      電話番号|電話|TEL|Tel|電話番号1|電話番号2|TEL1|TEL2|TEL3|電話1|連絡先|連絡先電話番号|固定電話|自宅電話|自宅電話番号|自宅TEL|携帯|携帯電話|携帯電話番号|携帯番号|携帯TEL|\
      携帯1|モバイル|勤務先電話番号|勤務先TEL|会社電話|緊急連絡先|phone|mobile phone|number|home phone|business phone|phone 1 - value
      """
    ),
    (.ignored, "FAX|FAX番号|ファックス|内線|郵便番号|〒|郵便|自宅7桁〒|zip|postal code"),
    (.address, "住所|住所1|住所2|住所3|都道府県|市区町村|市町村|町域・番地|番地|丁目番地|建物名|ビル等|マンション名"),
    (.birthday, "生年月日|誕生日|お誕生日|birthday"), (.birthYear, "生年|誕生年"), (.birthMonth, "誕生月"),
    (.visits, "来店回数|来店数|利用回数|訪問回数|total orders|transaction count"),
    (.lastVisit, "最終来店日|最終来店日時|最終利用日|前回来店|前回来店日|最終購入日|last visit"),
    (.firstVisit, "初回来店日|初来店|初来店日|first visit"),
    (.total, "累計購入金額|累計売上|累計金額|利用合計|購入金額合計|売上合計|total spent|lifetime spend"),
    (nil, "性別|ポイント|ポイント残高|保有ポイント|会員ランク|ランク|会員種別|顧客区分|顧客分類|顧客ランク|tags|登録日"), (.groups, "labels"),
    (.note, "備考|メモ|注意事項|特記事項|コメント|note|notes|memo"),
    (.alert, "要注意|要注意チェック|注意フラグ|無断キャンセルフラグ|ブラックリスト|NG|VIP"), (.safety, "アレルギー"), (.likes, "好み"),
    (.staff, "担当者|担当|担当スタッフ"), (.anniversary, "入会日|入会年月日"),
  ]

  /// 6.4, as far as 6.5 does not have them.
  static let lists: [(field: ListField?, headings: String)] = [
    (.kana, "氏名（フリガナ）|氏名(フリガナ)|顧客カナ"), (.ignored, "メールアドレス|メール|担当スタッフID|会社名カナ|敬称|略称|顧客略称名|自宅郵便番号"),
    (nil, "DM可否|職業|紹介元|LINE名|部署名|締日|連携番号|退会年月日|車名|連名1|敬称（連名１）|印刷する/しない|名称2|連名2|枝番"),
    (.code, "システム顧客番号|ポイント会員コード"), (.familyKana, "氏名フリガナ(セイ)|last_kana"), (.givenKana, "氏名フリガナ(メイ)|名(カナ)"),
    (.familyName, "last_name"), (.givenName, "first_name"), (.company, "会社名"), (.phone, "MOBILE|tel"),
    (.address, "住所2(建物名)|住所１|自宅住所"), (.staff, "担当者名"), (.name, "ポイント会員名称"),
  ]

  @Test(arguments: aliases + lists)
  func headingsOfTheFacts(field: ListField?, headings: String) {
    for heading in headings.split(separator: "|") {
      #expect(ListField.of(String(heading)) == field, "\(heading)")
    }
  }

  /// What is about somebody else, about another time, or about the field and not the field itself, is kept as it is
  /// called; so is what only looks like a field.
  static let others: [String] = [
    "紹介者氏名", "紹介者電話番号", "紹介者フリガナ", "緊急連絡先氏名", "緊急連絡先（フリガナ）", "緊急連絡先続柄", "保護者氏名", "保護者電話番号", "家族氏名", "ご家族電話番号",
    "代表者氏名", "代表者フリガナ", "お子様生年月日", "お子さまのお名前", "子供の誕生日", "ペット誕生日", "愛犬のお誕生日", "配偶者誕生日", "配偶者氏名", "奥様誕生日",
    "ご主人電話", "紹介者携帯", "ご主人携帯メモ", "奥様携帯会社", "主治医電話番号", "大家TEL", "送付先氏名", "送付先電話番号", "旧電話番号", "旧姓（フリガナ）",
    "Spouse Phone", "Child's phone", "Referrer phone",
    "Emergency contact name", "Shipping Phone", "最終来店金額", "最終来店店舗", "最終来店担当者", "最終来店メニュー", "初回来店動機", "初回来店店舗",
    "次回予約メニュー",
    "前回来店時の内容", "最終来店曜日", "年間来店回数", "平均来店回数", "前年累計売上", "累計購入回数", "電話連絡可否", "電話メモ", "電話希望時間", "携帯会社", "携帯キャリア",
    "TEL可否",
    "Hotel", "Hotel name", "Telegram", "Phone Type", "Phone notes", "Hair Type", "Customer Type",
    "Additional Information", "メール配信不可", "DM・メール可否", "誕生日クーポン", "住所区分", "氏名コード", "担当者生年月日", "担当店舗", "店舗名",
    "電話番号下4桁", "担当者ID", "記念日メモ",
  ]

  /// However long a heading is, it takes no longer than its first five hundred octets.
  @Test func aLongHeadingIsLookedAtInPart() {
    let long = String(repeating: "電話", count: 10_000)
    #expect(ListField.of(long) == .phone && ListField.of(long + "可") == .phone)
    #expect(ListField.of(String(repeating: "電話", count: 40) + "可") == nil)
  }

  @Test(arguments: others)
  func headingsOfSomethingElse(heading: String) {
    #expect(ListField.of(heading) == nil)
  }

  @Test(arguments: [
    ("担当者氏名", ListField.staff), ("氏名（よみ）", .kana), ("氏名よみ", .kana), ("お名前よみ", .kana), ("お名前（セイ）", .familyKana),
    ("お名前（メイ）", .givenKana), ("フリガナ（セイ）", .familyKana), ("フリガナ（メイ）", .givenKana), ("お客様フリガナ（姓）", .familyKana),
    ("お客様名（姓）", .familyName), ("お客様名（名）", .givenName), ("TEL/FAX", .phone), ("電話・FAX", .phone),
    ("TEL・FAX", .phone),
    ("電話番号（内線）", .phone), ("緊急連絡先電話番号", .phone), ("緊急連絡先TEL", .phone), ("会社電話番号", .phone), ("会社携帯", .phone),
    ("Emergency contact phone", .phone), ("会社名フリガナ", .ignored), ("住所フリガナ", .ignored), ("住所カナ", .ignored),
    ("担当者フリガナ", .ignored), ("電話FAX兼用の内線", .phone), ("FAX（電話）", .ignored),
    ("Organization 1 - Yomi Name", .ignored),
    ("Phone 2 - Label", .label), ("E-mail 1 - Type", .label), ("Group Membership", .groups),
    ("お子様のアレルギー", .safety), ("番地 (自宅)", .address), ("都道府県 (自宅)", .address), ("市区町村 (自宅)", .address),
    ("次回来店予定日時", .nextBooking), ("最終来店日（本店）", .lastVisit), ("累計購入金額（税込）", .total), ("担当美容師", .staff),
    ("日中連絡可能な電話番号", .phone), ("電話番号（時間外）", .phone),
    ("Daytime phone", .phone), ("Tokyo phone", .phone),
    ("次回ご予約", .nextBooking),
    ("累計来店回数", .visits), ("次回来店予約", .nextBooking), ("ご主人携帯電話", .phone), ("奥様携帯", .phone), ("母携帯", .phone),
    ("父携帯", .phone), ("家族携帯", .phone), ("ご主人携帯メール", .ignored), ("電話番号（連絡可）", .phone), ("電話番号（確認済み）", .phone),
    ("電話番号（家族共通）", .phone),
  ])
  func headingsInOtherWords(heading: String, field: ListField) {
    #expect(ListField.of(heading) == field)
  }
}
