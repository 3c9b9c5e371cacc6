import Card
import Directory

/// The sections of the page below its alarms.
extension Page {
  /// One customer.
  func known(_ card: Card, _ person: Customer, _ call: CallState) -> [[String]] {
    [
      who(card, person), say(card, call), numbers(card, person) + reason(card), remarks(card, person),
      calls(card),
    ]
  }

  /// The number as this page can write it.
  private func number(_ card: Card) -> String { text.spell(card.number) ?? "" }

  private func who(_ card: Card, _ person: Customer) -> [String] {
    let reading = text.spell(person.kana).map { "   " + $0 } ?? ""
    let shown = text.name(person)
    let name = "  " + shown + text.say(.pageHonorific) + (reading.hasSuffix(shown) ? "" : reading)
    let code = text.spell(person.code).map { "   " + text.say(.pageCode, $0) } ?? ""
    let booking = person.nextBooking.flatMap { $0 >= card.time.day ? $0 : nil }
    let booked = booking.map { text.say(.pageBooked, text.dateWithWeekday($0)) } ?? ""
    let word = card.standing.flatMap { $0.step == .unknown ? nil : text.say(.pageClass, said($0.term)) } ?? ""
    return [text.spread(name, word), text.spread("  " + number(card) + code, booked)]
  }

  private func numbers(_ card: Card, _ person: Customer) -> [String] {
    var items: [String] = []
    if let visits = person.visits { items.append(text.say(.pageVisits, visits.grouped)) }
    if let last = person.lastVisit, let days = card.daysSinceVisit(person) {
      items.append(text.say(.pageLast, last.short(from: card.time.day), "\(days)"))
    }
    if let total = person.total {
      if let visits = person.visits, visits > 0 {
        items.append(text.say(.pageAverage, (total / UInt64(visits)).grouped))
      }
      items.append(text.say(.pageTotal, total.grouped))
    }
    if let first = person.firstVisit {
      items.append(text.say(.pageFirst, String(text.fullDate(first).dropLast(3))))
    }
    if let standing = card.standing, standing.cycle.source != .trade {
      items.append(text.say(.pageCycle, "\(standing.cycle.days)"))
    }
    if let standing = card.standing, standing.state != .unknown {
      items.append(text.say(.pageState, said(standing.state.term)))
    }
    if let people = person.referrals, people > 0 { items.append(text.say(.pageReferrals, "\(people)")) }
    if let staff = text.spell(person.staff) { items.append(text.say(.pageServedBy, staff)) }
    if let staff = text.spell(card.handledBy) { items.append(text.say(.pageHandledBy, staff)) }
    return text.pack(items)
  }

  /// Why the class is what it is.
  private func reason(_ card: Card) -> [String] {
    guard let standing = card.standing, standing.step != .unknown else { return [] }
    return text.pack([text.say(.pageReason, said(standing.reason))])
  }

  func said(_ term: Term) -> String { layout.language == .japanese ? term.japanese : term.english }

  private func remarks(_ card: Card, _ person: Customer) -> [String] {
    text.labelled(.pageLikes, text.spell(person.likes))
      + text.labelled(.pageBirthday, birthday(card, person))
      + text.labelled(.pageNote, text.spell(person.note)) + staffRemarks(card)
      + text.labelled(.pageAddress, text.spell(person.address))
      + text.labelled(.pageOrder, text.spell(person.lastOrder)) + details(person)
  }

  /// The columns of the list's own making, under their own headings; nobody but the staff knows what they hold.
  private func details(_ person: Customer) -> [String] {
    guard layout.profile == .staff else { return [] }
    return person.details.flatMap { text.labelled(text.spell($0.title) ?? "-", text.spell($0.text)) }
  }

  /// What staff noted last: more than two would push the list's own words off the page.
  private func staffRemarks(_ card: Card) -> [String] {
    card.remarks.prefix(2).flatMap { note in
      let by = text.spell(note.staff).map { " (\($0))" } ?? ""
      let day = note.time.day.short(from: card.time.day)
      return text.labelled(.pageRemark, text.spell(note.text).map { "\(day) \($0)\(by)" })
    }
  }

  private func birthday(_ card: Card, _ person: Customer) -> String? {
    guard let days = card.daysToBirthday(person) else { return nil }
    let date = Day(number: card.time.day.number &+ Int32(days)).short(from: card.time.day)
    if days == 0 { return text.say(.pageToday, date) }
    return text.say(days > 0 ? .pageDaysAhead : .pageDaysPast, date, "\(abs(days))")
  }

  private func calls(_ card: Card) -> [String] {
    guard card.callOfDay > 1 || card.history.callsIn90Days > 0 else { return [] }
    let waited = card.callBack.map { callBack in
      text.say(.pageWaiting, "\(callBack.tries)", callBack.first.day.short(from: card.time.day))
    }
    return text.labelled(.pageCalls, callCounts(card) + lastCall(card))
      + text.labelled(.pageMissedCalls, waited)
  }

  private func callCounts(_ card: Card) -> String {
    text.say(.pageCallCounts, text.ordinal(card.callOfDay), "\(card.history.callsIn90Days)")
  }

  private func lastCall(_ card: Card) -> String {
    guard let last = card.history.lastCall else { return "" }
    let day = last.day.short(from: card.time.day)
    let reason = card.history.lastReason.map { " " + said($0.term) } ?? ""
    return "   " + text.say(.pageLastCall, day, text.clock(last, seconds: false)) + reason
  }

  /// What to say first: the greeting where it can be written, else the default of the occasion, and before it an apology
  /// to who has waited for long.
  private func say(_ card: Card, _ call: CallState) -> [String] {
    let own = layout.language == .japanese ? card.greeting?.japanese : card.greeting?.english
    let line =
      (call.isLongWait ? text.say(.pageWaited) : "") + (own.flatMap { text.spell($0) } ?? greeting(card))
    return text.cells.wrap("  " + text.say(.pageSay, line), cells: text.width, lines: 2)
  }

  private func greeting(_ card: Card) -> String {
    let family = layout.profile == .guest ? nil : card.people.first.flatMap { text.familyName($0) }
    let address = family.map { text.say(.pageAddressed, $0) } ?? ""
    switch card.occasion {
    case .noNumber, .newNumber, .heardBefore: return text.say(.pageThanks)
    case .customer: return address + text.say(.pageThanks)
    case .regular: return address + text.say(.pageThanksAlways)
    case .complaint: return address + text.say(.pageSorry)
    case .shared: return (sharedFamily(card) == nil ? "" : address) + text.say(.pageWho)
    }
  }

  /// Several people behind one number.
  func shared(_ card: Card, _ call: CallState) -> [[String]] {
    let count = "\(card.peopleInAll)"
    let title =
      sharedFamily(card).map { text.say(.pageShared, $0, count, number(card)) }
      ?? text.say(.pageSharedUnnamed, count, number(card))
    var people = card.people.prefix(Self.peopleShown).enumerated().map { place, person in
      "  [\(place + 1)] " + summary(card, person)
    }
    let left = card.peopleInAll - people.count
    if left > 0 { people.append("  " + text.say(.pageMore, "\(left)")) }
    return [[text.spread("  " + title, text.say(.pageAskWho))], people, say(card, call), calls(card)]
  }

  /// As many as one key each can choose.
  static let peopleShown = 9

  private func summary(_ card: Card, _ person: Customer) -> String {
    var parts = [text.cells.fit(text.name(person) + text.say(.pageHonorific), cells: 24)]
    if let visits = person.visits { parts.append(text.say(.pageVisits, visits.grouped)) }
    if let last = person.lastVisit, let days = card.daysSinceVisit(person) {
      parts.append(text.say(.pageLast, last.short(from: card.time.day), "\(days)"))
    }
    return parts.joined(separator: "  ")
  }

  private func sharedFamily(_ card: Card) -> String? {
    let names = card.people.map { text.familyName($0) }
    guard let first = names.first, names.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Nobody on the list: an unlisted number, or none.
  func unknown(_ card: Card, _ call: CallState) -> [[String]] {
    guard let reason = card.noNumber else {
      let title = text.say(card.occasion == .newNumber ? .pageNew : .pageBefore, number(card))
      let calls = text.say(.pageFromNumber, callCounts(card) + lastCall(card))
      return [["  " + title], say(card, call), ["  " + calls, "  " + text.say(.pageAsk)]]
    }
    let (title, advice): (Phrase, Phrase) =
      switch reason {
      case .withheld: (.pageWithheld, .pageAskWithheld)
      case .payphone: (.pagePayphone, .pageAskPayphone)
      case .unavailable, .conflict: (.pageUnavailable, .pageAskAbroad)
      case .receiveError: (.pageReceiveError, .pageAskNumber)
      case .nothingHeard: (.pageNothingHeard, .pageAskNumber)
      }
    return [["  " + text.say(title)], say(card, call) + ["  " + text.say(advice)]]
  }

  /// Nobody calls: nothing personal.
  func idleRows() -> [String] {
    let clock = text.clock(status.now, seconds: false)
    let today = text.dateWithWeekday(status.now.day)
    let title = "\(text.say(.pageTitle))  \(text.say(.pageReady))  \(today) \(clock)"
    let list = status.customers.map { text.say(.pageCustomers, $0.grouped) } ?? text.say(.pageNoList)
    return [
      text.spread(title, text.say(line)),
      text.rule("="),
      "  \(text.say(.pageMissed, "\(status.missed)"))   \(text.say(.pageCallBacks, "\(status.callBacks)"))",
      "  \(list)\(status.listDay.map { " (\(text.fullDate($0)))" } ?? "")"
        + "   \(text.say(.pageListeners, "\(status.listeners)"))",
    ]
  }
}
