import Directory

// Several columns of a list may say one thing: 氏名 and 表示名, 最終来店日 and 最終来店日時, 金額 and 小計. The first that says
// something counts; what a later one says otherwise is a detail under its heading, which a visit does not keep.

extension ListedTexts {
  /// What an earlier column has said; empty: nothing, or no text.
  func said(_ field: ListField) -> Range<Int> {
    switch field {
    case .code: code
    case .name: name
    case .familyName: familyName
    case .givenName: givenName
    case .kana: kana
    case .familyKana: familyKana
    case .givenKana: givenKana
    case .staff: staff
    case .birthYear: birthYear
    case .birthMonth: birthMonth
    case .birthDay: birthDay
    default: 0..<0
    }
  }
}

extension Customer {
  /// Whether an earlier column has given a value that is no text.
  func has(_ field: ListField) -> Bool {
    switch field {
    case .birthday: birthday != nil
    case .visits: visits != nil
    case .firstVisit: firstVisit != nil
    case .lastVisit, .visitDay: lastVisit != nil
    case .nextBooking: nextBooking != nil
    case .total, .amount: total != nil
    case .referrals: referrals != nil
    case .safetyConfirmed: safetyConfirmed != nil
    default: false
    }
  }
}

extension ListedRow {
  /// The same of what is no customer's.
  func has(_ field: ListField) -> Bool {
    switch field {
    case .total, .amount: refund != nil
    case .dayPart: part != nil
    case .party: party != nil
    default: false
    }
  }
}
