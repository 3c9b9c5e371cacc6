import Directory

/// What a column of a list holds.
///
/// The table below gathers the headings that tills, salon and restaurant programs, address books and shop systems
/// really write. A heading is folded (Folding.heading: width, blanks, case, kana), then compared whole with every
/// `whole`; if none fits, it is asked, in the order of the table, whether it contains one of `within`. So what looks
/// like a field but is none comes first.
///
/// A column whose heading nobody knows is kept, and shown under its heading. The raw values are the words of the file in
/// which the owner can say what a column is (ColumnMap).
enum ListField: String, Sendable, Equatable, CaseIterable {
  case ignored
  case code, name
  case familyName = "family-name"
  case givenName = "given-name"
  case kana
  case familyKana = "family-kana"
  case givenKana = "given-kana"
  /// The name of somebody who has no other; else a detail under its heading.
  case company
  case phone
  case address, landmark
  /// What to know when something is brought there.
  case delivery
  case birthday
  case birthYear = "birth-year"
  case birthMonth = "birth-month"
  case birthDay = "birth-day"
  case visits
  case firstVisit = "first-visit"
  case lastVisit = "last-visit"
  case nextBooking = "next-booking"
  /// A day that comes back each year, under its heading.
  case anniversary
  /// What the last visit or order was about.
  case lastOrder = "last-order"
  case total, referrals
  case staff, note, likes, safety
  case safetyConfirmed = "safety-confirmed"
  /// Yes or no, or a remark: 要注意, 無断キャンセル. A yes becomes a remark of the heading's words.
  case alert
  /// A yes leaves the row out: 消去.
  case erase
  /// The day of one visit; a list with such a column has a row for each visit.
  case visitDay = "visit-day"
  /// What one visit brought, what it was about, and how many came.
  case amount, items, party
  /// The part of the day or the time of one visit.
  case dayPart = "day-part"

  /// One line of the table; aliases are separated by blanks (a heading keeps none).
  struct Alias: Sendable {
    let field: ListField
    let whole: Set<String>
    let within: [String]

    init(_ field: ListField, whole: String, within: String = "") {
      self.field = field
      self.whole = Set(whole.split(separator: " ").map { Folding.heading(String($0)) })
      self.within = within.split(separator: " ").map { Folding.heading(String($0)) }
    }
  }

  static let table: [Alias] = [
    Alias(
      .ignored,
      whole: """
        会社名カナ 敬称 略称 顧客略称名 ポケットベル 登録店舗 email mail title photo labels groupmembership language initials \
        provincecode countrycode taxexempt acceptsemailmarketing acceptssmsmarketing nameprefix namesuffix suffix
        """,
      within: """
        fax ファックス ファクス ファクシミリ 内線 pager telex tty isdn メール mail ラベル label 郵便番号 〒 郵便 zip \
        postalcode 会社カナ 担当者電話 担当者tel スタッフid 店舗電話 sms type middle additional companyyomi organizationtitle organizationdepartment organizationyomi organizationtype
        """),
    Alias(
      .company,
      whole: """
        会社名 勤務先 勤務先名 法人名 企業名 社名 屋号 団体名 company companyname organization organizationname \
        organization1name defaultaddresscompany
        """),
    Alias(.erase, whole: "消去 削除 削除フラグ 退会 退会フラグ erase erased deleted"),
    Alias(
      .code,
      whole: """
        顧客コード 顧客cd 顧客id 顧客番号 顧客no 顧客no. お客様番号 お客様コード お客様id 会員コード 会員番号 会員id 会員no 会員no. \
        カード番号 カルテ番号 得意先コード 得意先cd 管理番号 システム顧客番号 ポイント会員コード id no no. code customerid customercode \
        memberid referenceid squarecustomerid
        """),
    Alias(
      .familyName,
      whole: "姓 名字 苗字 氏 氏名(姓) 名前(姓) お名前(姓) 姓(漢字) lastname familyname lname surname"),
    Alias(
      .givenName, whole: "名 氏名(名) 名前(名) お名前(名) 名(漢字) firstname givenname fname forename"),
    Alias(
      .familyKana,
      whole: """
        セイ 姓カナ 姓(カナ) 姓フリガナ 姓(フリガナ) フリガナ(姓) カナ(姓) 氏名フリガナ(セイ) 氏名カナ(姓) カナ姓 lkana lastkana lastnamekana \
        phoneticlastname familynameyomi familynamekana surnameyomi
        """),
    Alias(
      .givenKana,
      whole: """
        メイ 名カナ 名(カナ) 名フリガナ 名(フリガナ) フリガナ(名) カナ(名) 氏名フリガナ(メイ) 氏名カナ(名) カナ名 fkana firstkana firstnamekana \
        phoneticfirstname givennameyomi givennamekana givenyomi
        """),
    Alias(
      .kana,
      whole: """
        フリガナ カナ ヨミ 読ミ ヨミガナ 読ミ仮名 氏名カナ カナ氏名 氏名(カナ) 氏名(フリガナ) 顧客名カナ 顧客カナ 名称カナ お客様名カナ yominame \
        phonetic kana yomi reading
        """, within: "フリガナ ヨミガナ 氏名カナ カナ phonetic yomi"),
    Alias(
      .name,
      whole: """
        氏名 名前 オ名前 顧客名 お客様名 お客様氏名 会員名 会員氏名 得意先名 得意先名1 名称 名称1 氏名(漢字) 表示名 宛名 ポイント会員名称 \
        name fullname displayname fileas customername customer
        """, within: "氏名 お名前 顧客名 お客様名"),
    Alias(
      .referrals, whole: "紹介人数 紹介数 紹介件数 referrals referralcount"),
    Alias(
      .phone,
      whole: """
        電話番号 電話 tel 電話番号1 電話番号2 tel1 tel2 tel3 電話1 電話2 連絡先 連絡先電話番号 固定電話 自宅 自宅電話 自宅電話番号 自宅tel 携帯 \
        携帯電話 携帯電話番号 携帯番号 携帯tel 携帯1 携帯2 モバイル 勤務先電話番号 勤務先tel 会社電話 緊急連絡先 phone mobile phonenumber \
        number mobilephone homephone businessphone telephone cell cellphone landline phones numbers tel. 電話番号(自宅) 電話番号(携帯)
        """, within: "電話 携帯 tel phone ケイタイ"),
    Alias(
      .safetyConfirmed,
      whole: "アレルギー確認日 アレルギー確認 アレルギー更新日 安全確認日 allergyconfirmed safetyconfirmed",
      within: "アレルギー確認"),
    Alias(
      .safety, whole: "アレルギー アレルゲン 食物アレルギー 禁忌 allergy allergies allergen allergens safety",
      within: "アレルギー アレルゲン allerg"),
    Alias(
      .nextBooking, whole: "次回予約 次回予約日 次回来店 次回来店日 次回来店予定 予約日 nextbooking nextvisit nextappointment",
      within: "次回"),
    Alias(
      .firstVisit, whole: "初回来店日 初来店 初来店日 初回利用日 初回購入日 初回来店 firstvisit",
      within: "初回来店 初来店"),
    Alias(
      .lastVisit,
      whole: "最終来店日 最終来店日時 最終利用日 前回来店 前回来店日 最終購入日 最終来店 前回利用日 lastvisit lastvisited",
      within: "最終来店 前回来店 最終利用"),
    Alias(
      .visits, whole: "来店回数 来店数 利用回数 訪問回数 来店累計 購入回数 totalorders transactioncount visits visitcount",
      within: "来店回数 利用回数"),
    Alias(
      .total,
      whole: """
        累計購入金額 累計売上 累計金額 利用合計 購入金額合計 売上合計 累積利用金額 累計利用金額 合計金額 利用金額 合計 totalspent lifetimespend total
        """, within: "累計売上 累計金額 累計購入 累積利用"),
    Alias(
      .lastOrder,
      whole: "前回注文 前回注文内容 前回ノ注文 前回ノゴ注文 最終注文内容 前回メニュー 前回施術 前回施術内容 lastorder lastorderitems lastmenu",
      within: "前回注文 最終注文内容"),
    Alias(
      .anniversary,
      whole: """
        記念日 結婚記念日 入会日 入会年月日 会員登録日 会員登録年月日 創立記念日 開店記念日 anniversary weddinganniversary weddingday \
        membersince joindate joinedat
        """, within: "記念日 anniversary"),
    Alias(
      .visitDay,
      whole: """
        来店日 来店日時 ご来店日 ご来店日時 来館日 利用日 利用日時 ご利用日 ご利用日時 売上日 売上日時 売上日付 購入日 購入日時 注文日 注文日時 受注日 会計日 会計日時 \
        精算日 取引日 取引日時 伝票日付 納品日 施術日 visitdate visitday visitedat orderdate orderedat saledate transactiondate \
        purchasedate checkin checkindate 宿泊日
        """),
    Alias(
      .items,
      whole: """
        商品名 商品 品名 品目 明細 内容 注文内容 ご注文内容 メニュー メニュー名 コース コース名 施術内容 施術メニュー 購入商品 購入品 item items \
        product products productname lineitemname menu service services description
        """),
    Alias(
      .amount,
      whole: """
        金額 売上 売上金額 売上高 会計 会計金額 お会計 お会計金額 支払金額 お支払金額 購入金額 税込金額 請求金額 注文金額 小計 amount \
        netsales grosssales totalcollected subtotal price
        """),
    Alias(
      .party,
      whole: """
        人数 来店人数 ご来店人数 利用人数 ご利用人数 来客数 客数 会食人数 宴会人数 組人数 予約人数 名数 party partysize people guests \
        guestcount numberofguests covers pax
        """),
    Alias(
      .dayPart,
      whole: """
        時間帯 来店時間帯 利用時間帯 昼夜 昼夜区分 昼夜別 ランチディナー ランチ/ディナー ランチ・ディナー区分 食事区分 営業区分 時刻 時間 来店時刻 来店時間 \
        利用時刻 利用時間 会計時刻 会計時間 精算時刻 精算時間 売上時刻 取引時刻 meal mealperiod mealtype daypart serviceperiod time \
        visittime ordertime saletime transactiontime
        """),
    Alias(.birthYear, whole: "誕生年 生年 birthyear"),
    Alias(.birthMonth, whole: "誕生月 生月 birthmonth"),
    Alias(.birthday, whole: "生年月日 誕生日 オ誕生日 birthday dateofbirth dob birthdate", within: "生年月日 誕生日"),
    Alias(.landmark, whole: "目印 目標 目標物 ランドマーク landmark", within: "目印"),
    Alias(
      .delivery,
      whole: """
        配達メモ 配達備考 配達注意 配達注意事項 配達情報 配送メモ 配送備考 オ届ケメモ 届ケ先メモ 置キ配 deliverynote deliverynotes \
        deliveryinstructions
        """, within: "配達メモ 配達備考 配送メモ 配送備考 deliverynote"),
    Alias(
      .address,
      whole: """
        住所 住所1 住所2 住所3 都道府県 市区町村 市町村 町域・番地 番地 丁目番地 建物名 ビル等 マンション名 住所2(建物名) 自宅住所 自宅住所2 \
        自宅市町村 自宅都道府県 address1formatted address address1 address2 city province streetaddress streetaddress1 streetaddress2 state \
        homestreet homestreet2 homestreet3 homecity homestate defaultaddressaddress1 defaultaddressaddress2 \
        defaultaddresscity defaultaddressprovince
        """, within: "住所"),
    Alias(.staff, whole: "担当者 担当 担当者名 担当スタッフ 指名 指名スタッフ staff stylist", within: "担当"),
    Alias(.likes, whole: "好ミ お好み 嗜好 好物 likes preferences favourites favorites", within: "好ミ"),
    Alias(
      .alert,
      whole: "要注意 要注意チェック 注意フラグ 無断キャンセルフラグ 無断キャンセル ブラックリスト ng vip", within: "要注意 注意フラグ"),
    Alias(
      .note, whole: "備考 メモ 注意事項 特記事項 コメント 摘要 note notes memo remarks comment", within: "備考 メモ 特記"),
  ]

  /// The field of a heading; nil when nobody knows it.
  static func of(_ heading: String) -> ListField? {
    let folded = Folding.heading(heading)
    if folded.isEmpty { return nil }
    if let field = byWhole[folded] { return field }
    return HeadingPart.first(in: Array(folded.utf8))?.field
  }

  private static let byWhole: [String: ListField] = {
    let all = table.flatMap { alias in alias.whole.map { ($0, alias.field) } }
    return Dictionary(all, uniquingKeysWith: { first, _ in first })
  }()
}
