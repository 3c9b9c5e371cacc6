import Card
import Directory
import Journal

/// The words of each fact on the 80-column page.
extension PageText {
  /// The first `shown` of the dangers, and a count of the rest.
  func dangers(_ facts: [PageFact], _ shown: Int, _ model: PageModel) -> [String] {
    var items: [String] = []
    for case .danger(let danger, let person) in facts.prefix(shown) {
      guard let person else { return single(danger) }
      let honorific = layout.language == .japanese ? "様" : ""
      items.append("\(givenName(person))\(honorific)=\(self.danger(danger.text, between: ","))")
    }
    let isFood = facts.allSatisfy { fact in
      guard case .danger(let danger, _) = fact else { return false }
      return Allergen.kind(danger.text) == .food
    }
    let title = say(isFood ? .pageSharedFood : .pageSharedDanger, items.first ?? "")
    let left = facts.count - shown
    return [title] + items.dropFirst() + (left > 0 ? ["+\(left)"] : [])
  }

  private func single(_ danger: Card.Danger) -> [String] {
    let kind: PagePhrase =
      switch Allergen.kind(danger.text) {
      case .food: .pageFood
      case .drug: .pageDrug
      case .other, nil: .pageDanger
      }
    let by = staff(danger.staff).map { " \($0)" } ?? ""
    let confirmed =
      switch danger.confirmation {
      case .recent(let day): say(.pageConfirmed, fullDate(day)) + by
      case .old(let day): say(.pageConfirmedOld, fullDate(day)) + by
      case .undated: say(.pageUnconfirmed)
      }
    return [say(kind, self.danger(danger.text, between: ", ")), confirmed, say(.pageAskAgain)]
  }

  /// A safety text: in Japanese the list's own words. In English what each word means and how bad it is, where all are
  /// known; else the list's own words too, where the page has the letters.
  func danger(_ text: SafeText, between: String) -> String {
    if layout.language == .japanese { return text.string }
    let isASCII = text.string.utf8.allSatisfy { $0 < 0x7F }
    if let known = Allergen.all(text) {
      let severity = Allergen.severity(text).map { " (\($0.english))" } ?? ""
      return known.map(\.latin).joined(separator: between) + severity
    }
    if isASCII { return text.string }
    let words = Allergen.words(text, .english)
    let known = words.compactMap { $0 }
    let unknown = words.count - known.count
    var english = known.joined(separator: between)
    if unknown > 0 { english += known.isEmpty ? say(.pageSeeList) : " +\(unknown) (\(say(.pageSeeList)))" }
    if layout.letters == .ascii { return english.isEmpty ? say(.pageSeeList) : english }
    return known.isEmpty ? text.string : "\(text.string) = \(english)"
  }

  /// What stands behind `^^`.
  func open(_ fact: PageFact, _ model: PageModel) -> [String] {
    switch fact {
    case .urgentMatter(let matter, let callOfDay):
      var parts = [say(.pageOpen, matter.day.short(from: model.today), spell(matter.text) ?? "")]
      if callOfDay > 1 { parts.append(say(.pageAgain, ordinal(callOfDay))) }
      let by = staff(matter.staff).map { " " + say(.pageStaff, $0) } ?? ""
      parts.append(say(matter.kind == .complaint ? .pageComplaintOpen : .pagePromiseOpen) + by)
      return parts
    case .care(let friction): return [say(.pageCareTag, "\(friction.points)")]
    case .callBack(let callBack): return [waiting(callBack, model.today)]
    default: return []
    }
  }

  /// How often nobody answered, and since when.
  func waiting(_ callBack: CallBack, _ today: Day) -> String {
    say(.pageWaiting, "\(callBack.tries)", callBack.first.day.short(from: today))
  }

  /// A figure of the customer's; nil for a fact that is none.
  func item(_ fact: PageFact, _ model: PageModel) -> String? {
    switch fact {
    case .visits(let count): say(.pageVisits, count.grouped)
    case .lastVisit(let day, let days): say(.pageLast, day.short(from: model.today), "\(days)")
    case .average(let amount): say(.pageAverage, amount.grouped)
    case .total(let amount): say(.pageTotal, amount.grouped)
    case .firstVisit(let day): say(.pageFirst, String(fullDate(day).dropLast(3)))
    case .cycle(let days): say(.pageCycle, "\(days)")
    case .rhythm(let state): say(.pageState, said(state.term))
    case .referrals(let people): say(.pageReferrals, "\(people)")
    case .staff(let name, let isIn): staff(name).map { say(isIn ? .pageServedByIn : .pageServedBy, $0) }
    case .handledBy(let name, let isIn):
      staff(name).map { say(isIn ? .pageHandledByIn : .pageHandledBy, $0) }
    default: nil
    }
  }

  /// Why the class is what it is.
  func reason(_ standing: Standing) -> String {
    guard let days = standing.days, let share = standing.share else {
      return say(.pageReason, said(standing.merits))
    }
    return say(.pageReasonDays, said(standing.merits), "\(days)", said(share))
  }

  /// A text, or where to read it when this page has not its letters: nothing is left out silently.
  private func shown(_ text: SafeText) -> String { spell(text) ?? "(\(say(.pageSeeList)))" }

  /// A fact behind its label.
  func labelled(_ fact: PageFact, _ model: PageModel) -> [String] {
    switch fact {
    case .likes(let likes):
      let gap = layout.language == .japanese ? "  " : "; "
      return labelled(.pageLikes, likes.map { shown($0) }.joined(separator: gap))
    case .matter(let matter):
      let by = staff(matter.staff).map { " " + say(.pageStaff, $0) } ?? ""
      let state = say(matter.kind == .complaint ? .pageComplaintOpen : .pagePromiseOpen)
      return labelled(
        .pageMatter, "\(matter.day.short(from: model.today)) \(shown(matter.text))   -> \(state)\(by)")
    case .anniversary(let anniversary):
      let name = shown(SafeText(said(anniversary.kind.term)))
      return labelled(.pageAnniversary, "\(name) \(nearness(anniversary, model))")
    case .note(let note): return labelled(.pageNote, shown(note))
    case .remark(let note):
      let by = staff(note.staff).map { " (\($0))" } ?? ""
      let day = note.time.day.short(from: model.today)
      return labelled(.pageRemark, "\(day) \(shown(note.text))\(by)")
    case .address(let address): return labelled(.pageAddress, shown(address))
    case .landmark(let landmark): return labelled(.pageLandmark, shown(landmark))
    case .deliveryNote(let note): return labelled(.pageDelivery, shown(note))
    case .lastOrder(let order): return labelled(.pageOrder, shown(order))
    case .detail(let detail): return labelled(spell(detail.title) ?? "-", shown(detail.text))
    default: return []
    }
  }

  /// `7/24 (23日後)`.
  private func nearness(_ anniversary: Anniversary, _ model: PageModel) -> String {
    let date = anniversary.day.short(from: model.today)
    if anniversary.days == 0 { return say(.pageToday, date) }
    return say(anniversary.days > 0 ? .pageDaysAhead : .pageDaysPast, date, "\(abs(anniversary.days))")
  }

  /// `6/30 15:10 (1分20秒 予約変更)`, `4/26 不在 -> 折返し済`.
  func call(_ call: PastCall, _ today: Day) -> String {
    let day = call.time.day == today ? say(.pageThisDay) : column(call.time.day, today)
    if call.outcome == .missed {
      let returned = call.isReturned.map { " -> " + say($0 ? .pageReturned : .pageNotReturned) } ?? ""
      return "\(day) \(say(.pageMissedCall))\(returned)"
    }
    let talked = call.talked.map { say(.pageTalked, "\($0 / 60)", "\($0 % 60)") }
    let about = [talked, call.reason.map { $0.past(layout.language) }].compactMap { $0 }.joined(separator: " ")
    return "\(day) \(clock(call.time, seconds: false))" + (about.isEmpty ? "" : " (\(about))")
  }

  /// Earlier calls, and what to ask whoever is not on the list.
  func past(_ fact: PageFact, _ model: PageModel) -> [String] {
    switch fact {
    case .latestVisits(let visits): return visited(visits, model.today)
    case .callCounts(let today, let before):
      let counts = say(.pageCallCounts, ordinal(today), "\(before)")
      return ["  " + say(.pageFromNumber, counts), "  " + say(.pageAsk)]
    case .calls(let calls, let callOfDay):
      let again = callOfDay > 1 ? [say(.pageAgain, ordinal(callOfDay))] : []
      let items = again + calls.map { call($0, model.today) }
      return pack([say(.pageCalls, items.first ?? "")] + items.dropFirst())
    case .callBack(let callBack): return pack([waiting(callBack, model.today)])
    default: return []
    }
  }

  // MARK: what to say

  /// The first sentence: the greeting where it can be written, else the default of the occasion. Who has waited for long
  /// hears an apology.
  func greeting(_ fact: PageFact, _ call: CallState) -> String {
    guard case .greeting(let greeting, let occasion, let person) = fact else { return "" }
    let isEnglish = layout.language == .english
    let own = (isEnglish ? greeting?.english : greeting?.japanese).flatMap { spell($0) }
    guard call.isLongWait else { return own ?? defaultGreeting(occasion, person) }
    let waited = isEnglish ? greeting?.waited.english : greeting?.waited.japanese
    if let waited, let apology = spell(waited.apology), let rest = spell(waited.rest) {
      return apology + (isEnglish ? " " : "") + rest
    }
    return say(.pageWaited) + (own ?? defaultGreeting(occasion, person))
  }

  private func defaultGreeting(_ occasion: Card.Occasion, _ person: Customer?) -> String {
    let address = person.flatMap { familyName($0) }.map { say(.pageAddressed, $0) } ?? ""
    return switch occasion {
    case .noNumber, .newNumber, .heardBefore: say(.pageThanks)
    case .customer: address + say(.pageThanks)
    case .regular: address + say(.pageThanksAlways)
    case .complaint: address + say(.pageSorry)
    case .shared: address + say(.pageWho)
    }
  }

  /// Why there is no number.
  func title(_ reason: NoNumber) -> String {
    switch reason {
    case .withheld: say(.pageWithheld)
    case .payphone: say(.pagePayphone)
    case .unavailable, .conflict: say(.pageUnavailable)
    case .receiveError: say(.pageReceiveError)
    case .nothingHeard: say(.pageNothingHeard)
    }
  }

  /// What to ask then.
  func advice(_ reason: NoNumber) -> String {
    switch reason {
    case .withheld: say(.pageAskWithheld)
    case .payphone: say(.pageAskPayphone)
    case .unavailable, .conflict: say(.pageAskAbroad)
    case .receiveError, .nothingHeard: say(.pageAskNumber)
    }
  }
}
