/// Every fixed text of the small screens, in every language; `{}` stands for what is filled in, in order.
///
/// The Japanese is half-width katakana, as their ROM has it. A new text is one case and one line.
enum Phrase: CaseIterable {
  // Who.
  case newNumber, unlistedAgain, unlistedBefore, withheld, withheldLong, payphone, unavailable, receiveError
  case nothingHeard, honorific, sharedBy, sharedByLong, sharedUnnamed, numberOnly, someCustomer
  // Danger, what is open, how often, what to ask.
  case danger, dangerLong, dangerHolders, dangerUnreadable, confirmedOn, confirmedOld, apology, promise
  case complaintOpen, stillOpen, lastServedBy
  case promiseOpen, rangAt, daysAgo, today, servedBy, last, visits, again, againLong
  case askNumber, askNameNumber, askName, abroad, noRecord, askBoth, readBack, cannotCallBack, speakSlowly
  // The greeting.
  // Pictures, which another screen shows.
  case pictures, picturesShort, picturesLeast
  case thanks, thanksAlways, whoIsCalling, sorry, waited
  // The class.
  case care, loyal, loyalVisits, regular, repeater, second, new
  // Idle.
  case ready, missedAndBack, missed, callBacks, list, noList, lineOK, lineNoNumbers, lineDisconnected, listeners

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

    case .pictures: ("ｶﾙﾃ {}ﾏｲ", "KARTE {}")
    case .picturesShort: ("ｶﾙﾃ{}ﾏｲ", "KARTE{}")
    case .picturesLeast: ("ｶﾙﾃ{}", "K{}")

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
    }
  }
}

extension Language {
  /// A text whose `{}` are filled in order.
  func filled(_ words: (japanese: String, english: String), _ slots: [String]) -> String {
    var text = ""
    var slot = slots.startIndex
    var rest = (self == .japanese ? words.japanese : words.english)[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      if slot < slots.endIndex { text += slots[slot] }
      slot += 1
      rest = rest[open...].dropFirst(2)
    }
    return text + rest
  }
}
