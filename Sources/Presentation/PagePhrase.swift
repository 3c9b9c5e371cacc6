/// Every fixed text of the pages, in every language; `{}` stands for what is filled in, in order. A new text is one case
/// and one line.
enum PagePhrase: CaseIterable {
  // Its head.
  case pageTitle, pageRinging, pageAnswered, pageEnded, pageLine, pageRings, pageList, pageNoList, pageLineOK
  case pageLineNoNumbers, pageLineDisconnected, pageOthers
  // Danger, and what is open.
  case pageDanger, pageFood, pageDrug, pageSharedDanger, pageSharedFood, pageConfirmed, pageConfirmedOld
  case pageUnconfirmed, pageAskAgain, pageSeeList, pageOpen, pageAgain, pageComplaintOpen, pagePromiseOpen
  case pageStaff, pageWaiting, pageCareTag, pageWhyCare
  // A customer.
  case pageHonorific, pageCode, pageBooked, pageParty, pageSales, pageSay, pageVisits, pageLast, pageAverage
  case pageTotal, pageFirst, pageCycle, pageState, pageReferrals, pageServedBy, pageServedByIn, pageHandledBy
  case pageHandledByIn, pagePictures
  case pageReason, pageReasonDays, pageLikes, pageMatter, pageAnniversary, pageDaysAhead, pageDaysPast,
    pageToday
  case pageNote, pageRemark, pageAddress, pageLandmark, pageDelivery, pageOrder
  // Earlier visits and calls.
  case pageMorning, pageMidday, pageEvening
  case pageCalls, pageThisDay, pageTalked, pageMissedCall, pageReturned, pageNotReturned
  // Several customers, nobody on the list, no number.
  case pageShared, pageSharedUnnamed, pageAskWho, pageMore, pageMemberVisits, pageMemberLast, pageChild
  case pageMemberPromise, pageMemberComplaint
  case pageNew, pageBefore, pageFromNumber, pageCallCounts, pageAsk
  case pageWithheld, pagePayphone, pageUnavailable, pageReceiveError, pageNothingHeard
  case pageAskWithheld, pageAskPayphone, pageAskAbroad, pageAskNumber
  // The greeting; keys; idle.
  case pageThanks, pageThanksAlways, pageAddressed, pageWho, pageSorry, pageWaited
  case pageReasons, keyNote, keyHandled, keyQuestions, keyHide, keyClose, keyRegister, keyAttach, keyForget,
    pageFind
  case pageReady, pageMissed, pageCallBacks, pageCustomers, pageListeners
  // The page of a PC, which has less room.
  case frameRinging, frameAnswered, frameEnded, frameWindow, frameDanger, frameConfirmed
  case frameConfirmedOld, frameUnconfirmed, frameConfirm, framePictures, frameBooked, frameSay, frameLast
  case frameAverage, frameLikes, frameMatter, frameAhead, framePast, frameToday, frameWhy, frameReason
  case frameReasons, frameNote, frameSave, frameQuestions, frameFlag, frameOpenFlag, frameClick, frameLine

  var words: (japanese: String, english: String) {
    switch self {
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
    case .pageFood: ("食物アレルギー  {}", "FOOD ALLERGY  {}")
    case .pageDrug: ("薬剤アレルギー  {}", "DRUG ALLERGY  {}")
    case .pageConfirmed: (" 最終確認 {}", "CONFIRMED {}")
    case .pageConfirmedOld: (" 最終確認 {} (古い)", "CONFIRMED {} (OLD)")
    case .pageUnconfirmed: (" 確認日なし", "NEVER CONFIRMED")
    case .pageAskAgain: ("今回も必ず確認", "ASK AGAIN")
    case .pageOpen: ("未解決の件: {} {}", "OPEN: {} {}")
    case .pageComplaintOpen: ("折返しがまだ", "not called back yet")
    case .pagePromiseOpen: ("未完了", "not done")
    case .pageStaff: ("(担当 {})", "({})")
    case .pageHonorific: (" 様", "")
    case .pageAgain: ("本日{}回目のお電話", "{} call today")
    case .pageSeeList: ("名簿を見る", "see the list")
    case .pageCode: ("会員 {}", "member {}")
    case .pageBooked: ("予約 {}", "BOOKED {}")
    case .pageParty: ("{}名", "x{}")
    case .pageSales: ("売上{}", "SALES {}")
    case .pageSay: ("第一声: {}", "SAY: {}")
    case .pageVisits: ("来店 {}回", "visits {}")
    case .pageLast: ("最終 {} ({}日前)", "last {} ({} days)")
    case .pageAverage: ("平均 {}円", "average {}")
    case .pageTotal: ("累計 {}円", "total {}")
    case .pageFirst: ("初回 {}", "since {}")
    case .pageReferrals: ("紹介 {}名", "referred {}")
    case .pageServedBy: ("担当 {}", "staff {}")
    case .pageServedByIn: ("担当 {}(本日出勤)", "staff {} (in today)")
    case .pageLikes: ("好み", "likes")
    case .pageMatter: ("前回の件", "open")
    case .pageAnniversary: ("記念日", "date")
    case .pageDaysAhead: ("{} ({}日後)", "{} (in {} days)")
    case .pageDaysPast: ("{} ({}日前)", "{} ({} days ago)")
    case .pageToday: ("{} (本日)", "{} (today)")
    case .pageAddress: ("住所", "address")
    case .pageLandmark: ("目印", "landmark")
    case .pageDelivery: ("配達", "delivery")
    case .pageNote: ("メモ", "note")
    case .pageOrder: ("前回の品", "ordered")
    case .pageMorning: ("朝", "am")
    case .pageMidday: ("昼", "noon")
    case .pageEvening: ("夕", "eve")
    case .pageCalls: ("着信 {}", "calls {}")
    case .pageThisDay: ("本日", "today")
    case .pageTalked: ("{}分{}秒", "{}m{}s")
    case .pageMissedCall: ("不在", "missed")
    case .pageReturned: ("折返し済", "called back")
    case .pageNotReturned: ("未折返し", "not called back")
    case .pageHandledBy: ("前回の応対 {}", "last handled by {}")
    case .pageHandledByIn: ("前回の応対 {}(本日出勤)", "last handled by {} (in today)")
    case .pagePictures: ("カルテ画像 {}枚", "karte pictures {}")
    case .pageRemark: ("応対", "noted")
    case .pageWaiting: ("不在 {}回 ({}から) 折返しがまだ", "missed {} since {}, not called back")
    case .pageNew: ("? はじめての番号です    {}", "? NEW NUMBER (not on the list)    {}")
    case .pageBefore: ("? 未登録の番号です    {}", "? NUMBER NOT ON THE LIST    {}")
    case .pageFromNumber: ("この番号からの着信: {}      登録なし", "calls from this number: {}     no record")
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
    case .pageSharedDanger: ("この番号のどなたかにアレルギー・注意:  {}", "ALLERGY/CAUTION on this number: {}")
    case .pageSharedFood: ("この番号のどなたかに食物アレルギー:  {}", "ALLERGY on this number: {}")
    case .pageShared: ("{}家  {}名で共用の番号   {}", "{} family, {} people share {}")
    case .pageSharedUnnamed: ("{}名で共用の番号   {}", "{} people share {}")
    case .pageAskWho: ("どなたかを伺うまで名前で呼ばない", "ask who before using a first name")
    case .pageMore: ("ほか {}名", "and {} more")
    case .pageMemberVisits: ("{}回", "{} visits")
    case .pageMemberLast: ("最終 {}", "last {}")
    case .pageChild: ("(お子様)", "(child)")
    case .pageMemberPromise: ("前回の件: {} 未完了", "open: {}")
    case .pageMemberComplaint: ("苦情: {} 未解決", "complaint: {}")
    case .pageOthers: ("ほかに着信 {}件", "{} more calls")
    case .pageThanks: ("お電話ありがとうございます。", "Thank you for calling.")
    case .pageThanksAlways: ("いつもありがとうございます。", "Thank you as always.")
    case .pageAddressed: ("{}様、", "")
    case .pageWho:
      ("本日はどなた様のご用件でしょうか。", "Thank you for calling. May I ask who is speaking, please?")
    case .pageSorry: ("先日は申し訳ございませんでした。", "We apologise for the other day.")
    case .pageWaited: ("大変お待たせいたしました。", "Sorry to keep you waiting. ")
    case .pageCareTag: ("要ケア {}点", "CARE {}")
    case .pageWhyCare: ("要ケアの理由: {} ({}以上で表示)", "why CARE: {} (shown at {})")
    case .pageCycle: ("周期 {}日", "cycle {}d")
    case .pageState: ("状態 {}", "{}")
    case .pageReason: ("区分の理由: {}。金額は不使用", "why: {}. Money is not used.")
    case .pageReasonDays:
      ("区分の理由: {}・前回から{}日 ({})。金額は不使用", "why: {}, {} days since last. Money is not used.")
    case .pageReady: ("待機中", "READY")
    case .pageReasons: ("用件 ", "")
    case .keyNote: ("[N]メモ", "[N]note")
    case .keyHandled: ("[H]担当を記録", "[H]handled by me")
    case .keyQuestions: ("[F]よくある質問", "[F]FAQ")
    case .keyHide: ("[P]非表示", "[P]hide")
    case .keyClose: ("[Enter]閉じる (2分で自動消去)", "[Enter]close (clears in 2 min)")
    case .keyRegister: ("[A]この番号で新規登録", "[A]register as new")
    case .keyAttach: ("[L]ほかのお客様の番号として追加", "[L]add to an existing customer")
    case .keyForget: ("[X]残さない", "[X]keep nothing")
    case .pageFind: ("探す: 名前のフリガナ・番号の下4桁を入力 > _", "find: type the name or the last 4 digits > _")
    case .pageMissed: ("不在 {}件", "missed {}")
    case .pageCallBacks: ("折返し待ち {}件", "to call back {}")
    case .pageCustomers: ("名簿 {}名", "list {} customers")
    case .pageListeners: ("LAN {}台", "LAN {}")

    case .frameRinging: ("着信中 回線{} {} ({}回目)", "RINGING line {} {} (ring {})")
    case .frameAnswered: ("通話中 回線{} {}", "TALKING line {} {}")
    case .frameEnded: ("終了 回線{} {}", "ENDED line {} {}")
    case .frameWindow: ("[小][消]", "[min][x]")
    case .frameDanger: ("アレルギー {}", "ALLERGY {}")
    case .frameConfirmed: ("確認 {}", "confirmed {}")
    case .frameConfirmedOld: ("確認 {} (古い)", "confirmed {} (old)")
    case .frameUnconfirmed: ("確認日なし", "never confirmed")
    case .frameConfirm: ("[今回も確認しました]", "[confirmed again now]")
    case .framePictures: ("[カルテ画像 {}枚]", "[{} karte pictures]")
    case .frameBooked: ("予約 {}", "booked {}")
    case .frameSay: ("「{}」", "\"{}\"")
    case .frameLast: ("最終{}({}日前)", "last {} ({}d)")
    case .frameAverage: ("平均{}", "avg {}")
    case .frameLikes: ("好み  {}", "likes {}")
    case .frameMatter: ("前回の件 {}(未)", "open: {} (not done)")
    case .frameAhead: ("({}日後)", "(in {} days)")
    case .framePast: ("({}日前)", "({} days ago)")
    case .frameToday: ("(本日)", "(today)")
    case .frameWhy: ("区分の理由", "why this class")
    case .frameReason: ("{} 金額は使っていません", "{}; money not used")
    case .frameReasons: ("用件 ", "reason ")
    case .frameNote: ("メモ [", "note [")
    case .frameSave: ("] [保存]", "] [save]")
    case .frameQuestions: ("よくある質問: {}", "questions: {}")
    case .frameFlag: ("!! アレルギーあり", "!! ALLERGY")
    case .frameOpenFlag: ("^^ 未解決の件あり", "^^ OPEN MATTER")
    case .frameClick: ("クリックで開く", "click to open")
    case .frameLine: ("{} 回線{}", "{} line {}")
    }
  }
}
