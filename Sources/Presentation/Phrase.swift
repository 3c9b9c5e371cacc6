/// Every fixed text of the screens, in every language; `{}` stands for what is filled in, in order.
///
/// Japanese of the small screens is half-width katakana, as their ROM has it; that of the 80-column page is ordinary
/// writing. A new text is one case and one line.
enum Phrase: CaseIterable {
  // Small screens: who.
  case newNumber, unlistedAgain, unlistedBefore, withheld, withheldLong, payphone, unavailable, receiveError
  case nothingHeard, honorific, sharedBy, sharedByLong, sharedUnnamed, numberOnly, someCustomer
  // Small screens: danger, what is open, how often, what to ask.
  case danger, dangerLong, dangerHolders, dangerUnreadable, confirmedOn, confirmedOld, apology, promise
  case complaintOpen, stillOpen, lastServedBy
  case promiseOpen, rangAt, daysAgo, today, servedBy, last, visits, again, againLong
  case askNumber, askNameNumber, askName, abroad, noRecord, askBoth, readBack, cannotCallBack, speakSlowly
  // Small screens: the greeting.
  case thanks, thanksAlways, whoIsCalling, sorry, waited
  // Small screens: the class.
  case care, loyal, loyalVisits, regular, repeater, second, new
  // Small screens: idle.
  case ready, missedAndBack, missed, callBacks, list, noList, lineOK, lineNoNumbers, lineDisconnected, listeners
  // The page: its head.
  case pageTitle, pageRinging, pageAnswered, pageEnded, pageLine, pageRings, pageList, pageNoList, pageLineOK
  case pageLineNoNumbers, pageLineDisconnected, pageOthers
  // The page: danger, and what is open.
  case pageDanger, pageSharedDanger, pageConfirmed, pageConfirmedOld, pageUnconfirmed, pageAskAgain, pageSeeList
  case pageOpen, pageAgain, pageComplaintOpen, pagePromiseOpen, pageStaff
  // The page: a customer.
  case pageHonorific, pageCode, pageBooked, pageSay, pageVisits, pageLast, pageAverage, pageTotal, pageFirst
  case pageReferrals, pageServedBy, pageLikes, pageBirthday, pageDaysAhead, pageDaysPast, pageToday, pageAddress
  case pageNote, pageOrder, pageCalls, pageCallCounts, pageLastCall, pageHandledBy, pageRemark, pageMissedCalls,
    pageWaiting
  // The page: several customers, nobody on the list, no number.
  case pageShared, pageSharedUnnamed, pageAskWho, pageMore, pageNew, pageBefore, pageFromNumber, pageAsk
  case pageWithheld, pagePayphone, pageUnavailable, pageReceiveError, pageNothingHeard
  case pageAskWithheld, pageAskPayphone, pageAskAbroad, pageAskNumber
  // The page: the greeting; idle.
  case pageThanks, pageThanksAlways, pageAddressed, pageWho, pageSorry, pageWaited
  // The page: the class.
  case pageCare, pageClass, pageCycle, pageState, pageReason
  case pageReady, pageMissed, pageCallBacks, pageCustomers, pageListeners

  var words: (japanese: String, english: String) {
    switch self {
    case .newNumber: ("ﾊｼﾞﾒﾃﾉ ﾊﾞﾝｺﾞｳ", "NEW NUMBER")
    case .unlistedAgain: ("ﾐﾄｳﾛｸ ﾎﾝｼﾞﾂ{}ｶｲ", "UNKNOWN {}CALL")
    case .unlistedBefore: ("ﾐﾄｳﾛｸ ﾏｴﾆﾓ ﾃﾞﾝﾜ", "RANG BEFORE")
    case .withheld: ("ﾋﾂｳﾁ", "WITHHELD")
    case .withheldLong: ("ﾋﾂｳﾁ", "NUMBER WITHHELD")
    case .payphone: ("ｺｳｼｭｳﾃﾞﾝﾜ", "PAYPHONE")
    case .unavailable: ("ﾋｮｳｼﾞｹﾝｶﾞｲ", "OUT OF AREA")
    case .receiveError: ("ｼﾞｭｼﾝｴﾗｰ", "READ ERROR")
    case .nothingHeard: ("ﾊﾞﾝｺﾞｳﾅｼ", "NO NUMBER")
    case .honorific: (" ｻﾏ", "")
    case .sharedBy: ("{} {}ﾒｲ ﾄﾞﾅﾀ?", "{} {} WHO?")
    case .sharedByLong: ("{} ｹ {}ﾒｲ ﾄﾞﾅﾀ?", "{} x{} WHO?")
    case .sharedUnnamed: ("ｷｮｳﾖｳ {}ﾒｲ ﾄﾞﾅﾀ?", "SHARED {} WHO?")
    case .numberOnly: ("ﾊﾞﾝｺﾞｳ {}", "ENDS {}")
    case .someCustomer: ("ｵｷｬｸｻﾏ", "CUSTOMER")

    case .danger: ("NG:", "NO ")
    case .dangerLong: ("NG ", "NO ")
    case .dangerHolders: ("({}ﾒｲ)", " ({}of{})")
    case .dangerUnreadable: ("ﾒｲﾎﾞ ｦ ﾐﾙ", "- SEE LIST")
    case .confirmedOn: (" {}ｶｸﾆﾝ", " {}")
    case .confirmedOld: (" ｶｸﾆﾝ ﾌﾙｲ", " OLD")
    case .apology: ("ｵﾜﾋﾞ", "SORRY")
    case .promise: ("ﾔｸｿｸ", "PROMISE")
    case .complaintOpen: ("ﾐﾚﾝﾗｸ", "NOT CALLED")
    case .promiseOpen: ("ﾐｶﾝﾘｮｳ", "NOT DONE")
    case .stillOpen: (" ﾐｻｲ", ", OPEN")
    case .rangAt: ("{}ﾆﾓ ﾁｬｸｼﾝ", "ALSO RANG {}")
    case .daysAgo: ("{}ﾆﾁﾏｴ", "{}d ago")
    case .today: ("ｷｮｳ ﾗｲﾃﾝ", "today")
    case .servedBy: (" ｶｶﾘ{}", " by {}")
    case .last: ("ﾏｴ{}", "LAST {}")
    case .lastServedBy: (" ｶｶﾘ {}", " BY {}")
    case .visits: ("{}ｶｲ", "{}x")
    case .again: ("ﾎﾝｼﾞﾂ{}ｶｲ", "{} TODAY")
    case .againLong: ("ﾎﾝｼﾞﾂ{}ｶｲﾒ", "{} TODAY")
    case .askNumber: ("ﾊﾞﾝｺﾞｳｦｳｶｶﾞｳ", "ASK NUMBER")
    case .askNameNumber: ("ﾊﾞﾝｺﾞｳｦｳｶｶﾞｳ", "ASK NAME+NUMBER")
    case .askName: ("ｵﾅﾏｴｦｳｶｶﾞｳ", "ASK NAME")
    case .abroad: ("ｶｲｶﾞｲ/IPﾃﾞﾝﾜ?", "ABROAD / IP?")
    case .noRecord: ("ﾄｳﾛｸﾅｼ ﾘﾚｷﾅｼ", "NO RECORD")
    case .askBoth: ("ｵﾅﾏｴ ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ ｦ", "ASK NAME AND NUMBER")
    case .readBack: ("ﾌｸｼｮｳ ｼﾃ ｶｸﾆﾝ", "READ IT BACK")
    case .cannotCallBack: ("ｵﾘｶｴｼ ﾃﾞｷﾏｾﾝ", "CANNOT CALL BACK")
    case .speakSlowly: ("ﾕｯｸﾘ ﾊﾅｽ", "SPEAK SLOWLY")

    case .thanks: ("ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ", "THANKS FOR CALLING")
    case .thanksAlways: ("ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ", "THANKS AS ALWAYS")
    case .whoIsCalling: ("ﾄﾞﾅﾀｻﾏﾃﾞｽｶ", "MAY I ASK WHO?")
    case .sorry: ("ｾﾝｼﾞﾂﾊ ﾓｳｼﾜｹｱﾘﾏｾﾝ", "SORRY ABOUT LAST TIME")
    case .waited: ("ｵﾏﾀｾｲﾀｼﾏｼﾀ", "SORRY FOR THE WAIT")

    case .care: ("ﾖｳｹｱ", "CARE")
    case .loyal: ("*ﾛｲﾔﾙ", "LOYAL")
    case .loyalVisits: ("*{}ｶｲ", "*{}x")
    case .regular: ("ｼﾞｮｳﾚﾝ", "REGULAR")
    case .repeater: ("ﾘﾋﾟｰﾀｰ", "REPEAT")
    case .second: ("2ｶｲﾒ", "2ND")
    case .new: ("ｼﾝｷ", "NEW")

    case .ready: ("ﾃﾞﾝﾜﾊﾞﾝ", "READY")
    case .missedAndBack: ("ﾌｻﾞｲ{} ｵﾘｶｴｼ{}", "MISSED{} BACK{}")
    case .missed: ("ﾌｻﾞｲ {}", "MISSED {}")
    case .callBacks: ("ｵﾘｶｴｼﾏﾁ {}", "CALLBACK {}")
    case .list: ("ﾒｲﾎﾞ {}ﾒｲ", "LIST {}")
    case .noList: ("ﾒｲﾎﾞ ﾅｼ", "NO LIST")
    case .lineOK: ("ｶｲｾﾝ OK", "LINE OK")
    case .lineNoNumbers: ("ﾊﾞﾝｺﾞｳﾅｼ ND?", "NO NUMBERS ND?")
    case .lineDisconnected: ("ｶｲｾﾝ ﾐｾﾂｿﾞｸ", "LINE UNPLUGGED")
    case .listeners: ("LAN {}ﾀﾞｲ", "LAN {}")

    case .pageTitle: ("電話番", "DENWABAN")
    case .pageRinging: ("着信 {}", "INCOMING {}")
    case .pageAnswered: ("通話中 {}", "TALKING {}")
    case .pageEnded: ("終了 {}", "ENDED {}")
    case .pageLine: ("回線{}", "LINE {}")
    case .pageRings: ("呼出 {}回目 ({}秒)", "RING {} ({}s)")
    case .pageList: ("名簿 {}", "LIST {}")
    case .pageNoList: ("名簿なし", "NO LIST")
    case .pageLineOK: ("回線OK", "LINE OK")
    case .pageLineNoNumbers: ("番号が届きません", "NO NUMBERS COME")
    case .pageLineDisconnected: ("回線未接続", "LINE UNPLUGGED")
    case .pageDanger: ("アレルギー・注意  {}", "ALLERGY/CAUTION  {}")
    case .pageConfirmed: ("最終確認 {}", "CONFIRMED {}")
    case .pageConfirmedOld: ("最終確認 {} (古い)", "CONFIRMED {} (OLD)")
    case .pageUnconfirmed: ("確認日なし", "NEVER CONFIRMED")
    case .pageAskAgain: ("今回も必ず確認", "ASK AGAIN")
    case .pageOpen: ("未解決の件: {} {}", "OPEN: {} {}")
    case .pageComplaintOpen: ("折返しがまだ", "not called back yet")
    case .pagePromiseOpen: ("未完了", "not done yet")
    case .pageStaff: ("(担当 {})", "({})")
    case .pageHonorific: (" 様", "")
    case .pageAgain: ("本日{}回目のお電話", "{} call today")
    case .pageSeeList: ("名簿を見る", "see the list")
    case .pageCode: ("会員 {}", "member {}")
    case .pageBooked: ("予約 {}", "BOOKED {}")
    case .pageSay: ("第一声: {}", "SAY: {}")
    case .pageVisits: ("来店 {}回", "visits {}")
    case .pageLast: ("最終 {} ({}日前)", "last {} ({} days)")
    case .pageAverage: ("平均 {}円", "average {}")
    case .pageTotal: ("累計 {}円", "total {}")
    case .pageFirst: ("初回 {}", "since {}")
    case .pageReferrals: ("紹介 {}名", "referred {}")
    case .pageServedBy: ("担当 {}", "staff {}")
    case .pageLikes: ("好み", "likes")
    case .pageBirthday: ("誕生日", "birthday")
    case .pageDaysAhead: ("{} ({}日後)", "{} (in {} days)")
    case .pageDaysPast: ("{} ({}日前)", "{} ({} days ago)")
    case .pageToday: ("{} (本日)", "{} (today)")
    case .pageAddress: ("住所", "address")
    case .pageNote: ("メモ", "note")
    case .pageOrder: ("前回の品", "ordered")
    case .pageCalls: ("着信", "calls")
    case .pageLastCall: ("前回 {} {}", "last {} {}")
    case .pageHandledBy: ("前回の応対 {}", "last handled by {}")
    case .pageRemark: ("応対", "noted")
    case .pageMissedCalls: ("不在", "missed")
    case .pageWaiting: ("{}回 ({}から) 折返しがまだ", "{} since {}, not called back")
    case .pageNew: ("? はじめての番号です    {}", "? NEW NUMBER (not on the list)    {}")
    case .pageBefore: ("? 未登録の番号です    {}", "? NUMBER NOT ON THE LIST    {}")
    case .pageFromNumber: ("この番号からの着信: {}", "calls from this number: {}")
    case .pageCallCounts: ("本日{}回目 / 過去90日 {}回", "{} today / {} in 90 days")
    case .pageAsk:
      (
        "必ず伺うこと: お名前(漢字とフリガナ)  ご用件  アレルギーの有無",
        "ask: name (and how it is read)   purpose   any food allergy"
      )
    case .pageWithheld:
      ("# 非通知   番号は届いていません (お客様の設定)", "# WITHHELD   the caller chose not to send the number")
    case .pagePayphone: ("# 公衆電話   番号は届いていません", "# PAYPHONE   no number was sent")
    case .pageUnavailable:
      ("# 表示圏外   海外・一部のIP電話など", "# OUT OF AREA   from abroad, or some IP telephones")
    case .pageReceiveError:
      ("# 受信エラー   番号を正しく受け取れませんでした", "# READ ERROR   the number arrived damaged")
    case .pageNothingHeard: ("# 番号なし   番号が届きませんでした", "# NO NUMBER   none was sent")
    case .pageAskWithheld:
      (
        "ご予約なら: 「ご連絡先のお電話番号をお願いいたします」 -> 復唱 -> 折返し確認",
        "for a booking: ask for a number -> read it back -> confirm by calling back"
      )
    case .pageAskPayphone:
      ("お名前を伺う。こちらから折返しはできません", "ask the name; this call cannot be returned")
    case .pageAskAbroad: ("ゆっくり、はっきり話す。ご連絡先を伺う", "speak slowly; ask for a number")
    case .pageAskNumber: ("お名前とお電話番号を伺い、復唱する", "ask for name and number, and read it back")
    case .pageSharedDanger: ("この番号のどなたかにアレルギー・注意: {}", "ALLERGY/CAUTION on this number: {}")
    case .pageShared: ("{}家  {}名で共用の番号   {}", "{} family, {} people share {}")
    case .pageSharedUnnamed: ("{}名で共用の番号   {}", "{} people share {}")
    case .pageAskWho: ("どなたかを伺うまで名前で呼ばない", "ask who before using a first name")
    case .pageMore: ("ほか {}名", "and {} more")
    case .pageOthers: ("ほかに着信 {}件", "{} more calls")
    case .pageThanks: ("お電話ありがとうございます。", "Thank you for calling.")
    case .pageThanksAlways: ("いつもありがとうございます。", "Thank you as always.")
    case .pageAddressed: ("{}様、", "")
    case .pageWho:
      ("本日はどなた様のご用件でしょうか。", "Thank you for calling. May I ask who is speaking, please?")
    case .pageSorry: ("先日は申し訳ございませんでした。", "We apologise for the other day.")
    case .pageWaited: ("大変お待たせいたしました。", "We are sorry to have kept you waiting. ")
    case .pageCare: ("要ケア: 摩擦 {}点", "needs care: {} points of friction")
    case .pageClass: ("[{}]", "[{}]")
    case .pageCycle: ("周期 {}日", "cycle {} days")
    case .pageState: ("状態 {}", "state: {}")
    case .pageReason: ("区分の理由: {}。金額は不使用", "why: {}; money has no say")
    case .pageReady: ("待機中", "READY")
    case .pageMissed: ("不在 {}件", "missed {}")
    case .pageCallBacks: ("折返し待ち {}件", "to call back {}")
    case .pageCustomers: ("名簿 {}名", "list {} customers")
    case .pageListeners: ("LAN {}台", "LAN {}")
    }
  }

  /// The text in a language, its slots filled in order.
  func text(_ language: Language, _ slots: [String]) -> String {
    let pattern = language == .japanese ? words.japanese : words.english
    var text = ""
    var slot = slots.startIndex
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      if slot < slots.endIndex { text += slots[slot] }
      slot += 1
      rest = rest[open...].dropFirst(2)
    }
    return text + rest
  }
}
