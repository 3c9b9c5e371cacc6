extension ListField {
  /// Which headings say what, in the order in which parts of a heading are looked for.
  static let table: [Alias] = [
    // A danger is never lost, whoever's it is.
    Alias(
      .safetyConfirmed,
      whole: "アレルギー確認日 アレルギー確認 アレルギー更新日 安全確認日 allergyconfirmed safetyconfirmed",
      within: "アレルギ確認 アレルギー確認 アレルギー(確認"),
    Alias(
      .safety,
      whole: """
        アレルギー アレルゲン 食物アレルギー 禁忌 禁忌事項 禁忌薬 過敏症 ng食材 食材ng 除去 除去食 除去食材 食物除去 不可食材 食物制限 食事制限 食事ノ制限 オ食事制限 オ食事ノ制限 \
        食ベラレナイモノ 食ベラレナイ物 食ベラレナイ食材 食ベレナイモノ 食ベレナイ物 食ベレナイ食材 苦手ナモノ 苦手ナ物 苦手ナ食材 苦手ナ食ベ物 苦手ナ食ベモノ 苦手食材 嫌イナ食材 \
        嫌イナ食ベ物 嫌イナ食ベモノ allergy allergies allergen allergens safety dietaryrequirements dietaryrestrictions dietaryneeds \
        foodrestrictions intolerances foodintolerances medicalnotes
        """,
      within: "アレルギ アレルゲン allerg dietaryre foodrestriction intoleranc"),
    Alias(
      .alert,
      whole: "要注意 要注意チェック 注意フラグ 無断キャンセルフラグ 無断キャンセル ブラックリスト ng vip", within: "要注意 注意フラグ"),
    Alias(.ignored, within: "住所+カナ 住所+フリガナ 住所+ヨミ"),
    // The customer's while there is no other (ListKind).
    Alias(.address, within: "送付先住所 配送先住所 配達先住所 届ケ先住所 届先住所 納品先住所 出荷先住所 発送先住所 請求先住所 勤務先住所 会社住所 職場住所"),
    // Somebody whom a call does not come from, another time than all, or somebody who is no person.
    Alias(
      nil,
      within: """
        紹介 友人 知人 恋人 婚約者 上司 秘書 主治医 かかりつけ 病院 大家 管理会社 代理人 後見人 続柄 連名 同伴 同行 お連れ ペット 愛犬 愛猫 わんちゃん ねこちゃん \
        緊急+氏名 緊急+名前 緊急+フリガナ 緊急+カナ 緊急+ヨミ 緊急+住所 緊急+誕生日 緊急+生年月日 pet referrer referredby introducer \
        emergency+name emergency+birth nextofkin 旧+電話 旧+携帯 旧tel 変更前 \
        年間 月間 年度 今年 昨年 前年 去年 本年 当年 今期 前期 当期 先月 今月 前月 当月 直近 過去 半年 ヶ月 カ月 ケ月 平均 累計購入+回数 累計購入+点数 累計売上+件数 累積利用+回数
        """),
    // One of the columns that a number is parted into.
    Alias(
      .phone,
      whole: "市外局番 市内局番 加入者番号",
      within: "電話番号(市外 電話番号(市内 電話番号市外 電話番号市内 電話(市外 電話(市内 電話市外 電話市内 tel(市外 tel(市内 tel市外 tel市内"),
    Alias(.phone, within: "電話番号(連絡可) 電話番号(確認済 電話番号(家族共通) 電話番号(共通) 電話番号(希望)"),
    // What is said about a field, and not the field.
    Alias(
      nil,
      within: """
        可否 不可 希望 許可 許諾 同意 承諾 区分 種別 種類 機種 キャリア 動機 きっかけ 経路 有無 頻度 認証 ステータス フラグ 曜日 日数 経過 更新 変更 順位 ランク \
        クーポン 特典 割引 プレゼント メッセージ カード ハガキ 配信 印刷 略称 略名 局番 下4桁 下四桁 記念日+メモ 電話+可 電話+メモ 電話+備考 電話時間 電話連絡時間 電話+日時 電話+回数 電話+履歴 電話+内容 電話+確認 \
        電話+登録日 電話会社 電話予約 電話対応 電話日 最終電話 前回電話 電話ng 電話口 電話+受付 携帯ng telng 携帯+可 携帯+メモ 携帯+備考 携帯会社 tel+可 tel+メモ tel+備考 telegra \
        hotel motel intel pastel phonetype phonelabel phone+consent phonenote phonememo phonetime phonedate \
        phonestatus phone+verified phone+carrier phonemodel phonecall headphone earphone microphone 住所+コード 氏名+コード \
        顧客名+コード 誕生日+dm
        """, standing: .remark),
    Alias(.ignored, within: "携帯+アドレス 携帯+メール 携帯+mail"),
    // The family calls from its own.
    Alias(
      .phone,
      within: """
        主人+携帯 旦那+携帯 夫+携帯 奥様+携帯 奥さん+携帯 妻+携帯 配偶者+携帯 父+携帯 母+携帯 両親+携帯 保護者+携帯 家族+携帯 お子様+携帯 お子さま+携帯 お子さん+携帯 息子+携帯 \
        娘+携帯 husband+mobile wife+mobile spouse+mobile mother+mobile father+mobile parent+mobile
        """),
    // Somebody near, or another address or number than today's.
    Alias(
      nil,
      within: """
        保護者 家族 代表者 世帯主 お子様 お子さま お子さん 子供 子ども こども 息子 娘 赤ちゃん 配偶者 奥様 奥さん 主人 旦那 夫 妻 パートナー 父親 母親 お父 お母 両親 \
        祖父 祖母 兄弟 姉妹 孫 請求先 送付先 送り先 配送先 届け先 届先 発送先 出荷先 配達先 納品先 贈り先 受取人 旧 実家 spouse child kid husband wife mother father parent guardian \
        daughter partner dependent recipient shipping
        """, standing: .near),
    Alias(
      .phone, whole: "tel/fax",
      within: "tel/fax telfax fax/tel 電話/fax 電話fax fax/電話 電話番号/fax 電話番号fax 電話(内線 電話番号(内線 tel(内線"),
    Alias(
      .ignored,
      whole: """
        会社名カナ 敬称 略称 顧客略称名 メモリ番号 メモリno メモリno. メモリー番号 メモリーno メモリーno. ポケットベル 登録店舗 email mail title photo language initials provincecode countrycode \
        taxexempt acceptsemailmarketing acceptssmsmarketing nameprefix namesuffix suffix middlename middle \
        phoneticmiddlename additionalname additionalnameyomi organizationtype tty/tddphone address1street address1city \
        address1pobox address1region address1country address1extendedaddress
        """,
      within: """
        fax ファックス ファクス ファクシミリ 内線 pager telex isdn メール mail ラベル 郵便番号 〒 郵便 zip postalcode 会社+カナ 会社+フリガナ 会社+ヨミ \
        勤務先+カナ 勤務先+フリガナ 建物+カナ 担当+カナ 担当+フリガナ 担当+ヨミ 担当者電話 担当者tel スタッフid 店舗電話 敬称 sms \
        company+yomi company+phonetic organization+yomi organization+phonetic organizationtitle organizationdepartment
        """),
    Alias(.groups, whole: "labels groupmembership"),
    Alias(
      .total,
      whole: """
        累計購入金額 累計売上 累計金額 利用合計 購入金額合計 売上合計 累積利用金額 累計利用金額 累計会計金額 利用金額合計 総売上金額 総売上 購入合計 合計金額 利用金額 合計 totalspent lifetimespend total
        """, within: "累計売上 累計金額 累計購入 累積利用"),
    Alias(
      nil,
      within: """
        店舗 来店+金額 来店+売上 来店+店名 来店+担当 来店+メニュー 来店+内容 来店+コース 来店+人数 来店+時間 来店+時刻 利用+金額 利用+店名 利用+担当 利用+メニュー 利用+内容 \
        利用+人数 次回+金額 次回+店名 次回+担当 次回+メニュー 次回+内容 次回+コース 次回+人数 次回+時間 次回+時刻 担当+部署 担当+エリア 担当+地区 担当+コード 担当+id 担当+cd 担当+番号 \
        担当+携帯 担当+住所 担当+生年月日 担当+誕生日 担当+メモ 担当+備考
        """),
    Alias(.staff, within: "担当"),
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
      .familyKana,
      whole: """
        セイ 姓カナ 姓(カナ) 姓フリガナ 姓(フリガナ) フリガナ(姓) カナ(姓) 氏名フリガナ(セイ) 氏名カナ(姓) カナ姓 氏名カナ姓 フリガナ姓 氏名フリガナ姓 \
        セイ(カナ) セイ(フリガナ) セイ(カタカナ) セイ(全角) セイ(全角カナ) セイ(全角カタカナ) 姓(全角カナ) 姓(全角カタカナ) カナセイ フリガナセイ 氏名カナセイ 氏名フリガナセイ lkana lastkana lastnamekana \
        phoneticlastname familynameyomi familynamekana surnameyomi 名字フリガナ 名字カナ 苗字フリガナ 苗字カナ lastname(phonetic) lastname(kana)
        """, within: "(セイ) ガナ(姓) カナ(姓) ヨミ(姓) ガナ)(姓) カナ)(姓) ヨミ)(姓) 姓(カナ 姓(フリガナ 姓(ヨミ 姓カナ 姓フリガナ 姓ヨミ"),
    Alias(
      .givenKana,
      whole: """
        メイ 名カナ 名(カナ) 名フリガナ 名(フリガナ) フリガナ(名) カナ(名) 氏名フリガナ(メイ) 氏名カナ(名) カナ名 氏名カナ名 フリガナ名 氏名フリガナ名 \
        メイ(カナ) メイ(フリガナ) メイ(カタカナ) メイ(全角) メイ(全角カナ) メイ(全角カタカナ) 名(全角カナ) 名(全角カタカナ) カナメイ フリガナメイ 氏名カナメイ 氏名フリガナメイ fkana firstkana firstnamekana \
        phoneticfirstname givennameyomi givennamekana givenyomi firstname(phonetic) firstname(kana)
        """, within: "(メイ) ガナ(名) カナ(名) ヨミ(名) ガナ)(名) カナ)(名) ヨミ)(名)"),
    Alias(
      .kana,
      whole: """
        フリガナ カナ ヨミ 読ミ ヨミガナ 読ミ仮名 氏名カナ カナ氏名 氏名(カナ) 氏名(フリガナ) 顧客名カナ 顧客カナ 名称カナ お客様名カナ yominame \
        phonetic kana yomi reading
        """, within: "フリガナ ヨミ 読ミ仮名 読ミガナ カナ phonetic yomi"),
    Alias(
      .familyName,
      whole:
        "姓 名字 苗字 氏 氏名(姓) 名前(姓) お名前(姓) 姓(漢字) 姓(全角) 姓(全角漢字) 氏名姓 名前姓 お名前姓 お客様名姓 姓漢字 guestlastname clientlastname last lastname familyname lname surname",
      within: "(姓)"),
    Alias(
      .givenName,
      whole:
        "名 氏名(名) 名前(名) お名前(名) 名(漢字) 名(全角) 名(全角漢字) 氏名名 名前名 お名前名 お客様名名 名漢字 guestfirstname clientfirstname first firstname givenname fname forename",
      within: "名前(名) 氏名(名) 様名(名) 客名(名)"),
    Alias(
      .name,
      whole: """
        氏名 名前 オ名前 顧客名 顧客名称 お客様名 お客様氏名 会員名 会員氏名 得意先名 得意先名1 得意先名称 名称 名称1 氏名(漢字) 表示名 宛名 ポイント会員名称 \
        本名 姓名 ゴ芳名 芳名 name fullname displayname fileas customername customer clientname guestname
        """, within: "氏名 お名前 顧客名 お客様名"),
    Alias(
      .name,
      within: """
        患者名 患者様名 予約者名 飼い主名 飼主名 オーナー名 生徒名 塾生名 園児名 児童名 受講者名 受講生名 利用者名 利用客名 来店者名 宿泊者名 宿泊客名 ゲスト名 契約者名 購入者名 注文者名 申込者名 \
        依頼者名 受診者名 入居者名 借主名 施主名 取引先名 クライアント名 代表者名 保護者名 世帯主名 お子様名 お子さま名 子供名 受取人名 届け先名 届先名 送付先名 配送先名
        """, standing: .lesser),
    Alias(
      .referrals, whole: "紹介人数 紹介数 紹介件数 referrals referralcount"),
    Alias(
      .phone,
      whole: """
        電話番号 電話 tel 電話番号1 電話番号2 tel1 tel2 tel3 電話1 電話2 連絡先 連絡先電話番号 固定電話 自宅 自宅電話 自宅電話番号 自宅tel 携帯 \
        携帯電話 携帯電話番号 携帯番号 携帯tel 携帯1 携帯2 モバイル 勤務先電話番号 勤務先tel 会社電話 緊急連絡先 phone mobile phonenumber \
        number mobilephone homephone businessphone telephone cell cellphone landline phones numbers tel. 電話番号(自宅) 電話番号(携帯) \
        連絡先1 連絡先2 連絡先3 ゴ連絡先 連絡先番号 日中連絡先 日中ノ連絡先 日中ノゴ連絡先 第一連絡先 第二連絡先 第1連絡先 第2連絡先 自宅番号 固定 固定番号 携番 \
        モバイル番号 スマホ スマホ番号 スマートフォン phs phs番号 デンワ オデンワ mobilenumber mobileno mobileno. contactnumber contactno contactno. \
        cellnumber cellno cellno. cell# homenumber worknumber móvil celular handy 手機 手机
        """, within: "電話 携帯 tel phone ケイタイ ケータイ デンワ番号"),
    Alias(
      .nextBooking, whole: "次回予約 次回予約日 次回来店 次回来店日 次回来店予定 予約日 nextbooking nextvisit nextappointment",
      within: "次回+日 次回+予約 次回+予定"),
    Alias(
      .firstVisit, whole: "初回来店日 初来店 初来店日 初回利用日 初回購入日 初回来店 firstvisit",
      within: "初回来店+日 初来店+日"),
    Alias(
      .lastVisit,
      whole:
        "最終来店日 最終来店日時 最終利用日 前回来店 前回来店日 最終購入日 最終来店 前回利用日 最終来院日 前回来院日 lastvisit lastvisited lastvisitdate lastvisiton lastappointment lastappointmentdate",
      within: "最終来店+日 前回来店+日 最終利用+日"),
    Alias(
      .visits,
      whole:
        "来店回数 来店数 利用回数 訪問回数 来店累計 購入回数 来院回数 totalorders transactioncount visits visitcount numberofvisits totalvisits",
      within: "来店回数 利用回数"),
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
        金額 売上 売上金額 売上高 会計 会計金額 お会計 お会計金額 支払金額 お支払金額 購入金額 税込金額 請求金額 注文金額 小計 amount netsales grosssales totalcollected subtotal price
        """),
    Alias(
      .party,
      whole: """
        人数 来店人数 ご来店人数 利用人数 ご利用人数 来客数 客数 会食人数 宴会人数 組人数 予約人数 名数 party partysize people guests guestcount numberofguests covers pax
        """),
    Alias(
      .dayPart,
      whole: """
        時間帯 来店時間帯 利用時間帯 昼夜 昼夜区分 昼夜別 ランチディナー ランチ/ディナー ランチ・ディナー区分 食事区分 営業区分 時刻 時間 来店時刻 来店時間 \
        利用時刻 利用時間 会計時刻 会計時間 精算時刻 精算時間 売上時刻 取引時刻 meal mealperiod mealtype daypart serviceperiod time \
        visittime ordertime saletime transactiontime
        """),
    Alias(
      .status,
      whole: """
        ステータス 状態 状況 予約状況 予約状態 予約ステータス 来店状況 来店ステータス 受付状況 注文状況 注文ステータス 受注状況 受注ステータス 対応状況 status bookingstatus reservationstatus appointmentstatus visitstatus orderstatus
        """),
    Alias(.birthYear, whole: "誕生年 生年 birthyear"),
    Alias(.birthMonth, whole: "誕生月 生月 birthmonth"),
    Alias(.birthday, whole: "生年月日 誕生日 オ誕生日 birthday dateofbirth dob birthdate", within: "生年月日 誕生日"),
    Alias(.landmark, whole: "目印 目標 目標物 ランドマーク landmark", within: "目印"),
    Alias(
      .delivery,
      whole: """
        配達メモ 配達備考 配達注意 配達注意事項 配達情報 配送メモ 配送備考 配送先メモ オ届ケ先メモ オ届ケメモ 届ケ先メモ 置キ配 deliverynote deliverynotes \
        deliveryinstructions
        """, within: "配達メモ 配達備考 配送メモ 配送備考 deliverynote"),
    Alias(
      .address,
      whole: """
        住所 住所1 住所2 住所3 都道府県 都道府県名 市区町村 市町村 町域・番地 町名・番地 番地・建物名 番地 丁目番地 建物名 ビル等 マンション名 住所2(建物名) 自宅住所 自宅住所2 \
        自宅市町村 自宅市区郡 自宅市区町村 自宅都道府県 address1formatted address address1 address2 city province streetaddress streetaddress1 streetaddress2 state \
        番地(自宅) 市区町村(自宅) 都道府県(自宅) mailingaddress homestreet homestreet2 homestreet3 homecity homestate defaultaddressaddress1 defaultaddressaddress2 \
        defaultaddresscity defaultaddressprovince
        """, within: "住所"),
    Alias(.staff, whole: "担当者 担当 担当者名 担当スタッフ 指名 指名スタッフ staff stylist"),
    Alias(.likes, whole: "好ミ お好み 嗜好 好物 likes preferences favourites favorites", within: "好ミ"),
    // Behind what else a contact can be.
    Alias(.phone, within: "連絡先(必須 連絡先(任意 連絡先(自宅 連絡先(携帯 連絡先(本人 連絡先(日中 連絡先(固定 連絡先(勤務 連絡先(会社 連絡先(実家 連絡先(番号"),
    Alias(
      .note, whole: "備考 メモ 注意事項 特記事項 コメント 摘要 note notes memo remarks comment", within: "備考 メモ 特記"),
  ]
}
