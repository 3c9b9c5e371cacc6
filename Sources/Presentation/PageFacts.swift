import Card
import Directory
import Journal

/// Chooses what a page says of a card, place by place. What is not known is not said.
struct PageFacts {
  let card: Card
  let profile: Profile
  let desk: Desk
  let onDuty: [SafeText]

  /// As many of those who share a number as one key each can choose.
  static let membersShown = 9
  /// Remarks of staff: more would push the list's own words off the page.
  private static let remarksShown = 2

  /// Matters that can wait.
  private static let mattersShown = 3

  func at(_ place: PageModel.Place) -> [PageFact] {
    switch place {
    case .alarm: dangers + urgent
    case .caller: caller
    case .members: members
    case .say: say
    case .dealings: card.customer.map { dealings($0) } ?? []
    case .remarks: card.customer.map { remarks($0) } ?? []
    case .past: past
    case .keys: keys
    }
  }

  private var dangers: [PageFact] {
    if card.dangers.isEmpty { return card.mark == .safety ? [.hiddenDanger] : [] }
    return card.dangers.map { danger in
      let person = card.people.indices.contains(danger.person) ? card.people[danger.person] : nil
      return .danger(danger, of: card.isShared ? person : nil)
    }
  }

  /// A promise in good time stands below a danger, in its own place; a complaint and a broken promise do not wait.
  private var isUrgent: Bool {
    guard let matter = card.openMatter else { return false }
    return matter.kind == .complaint || card.dangers.isEmpty || matter.due.map { $0 < card.time.day } ?? false
  }

  private var urgent: [PageFact] {
    if isUrgent, let matter = card.openMatter { return [.urgentMatter(matter, callOfDay: card.callOfDay)] }
    if let friction = card.friction, friction.needsCare {
      return [.care(friction)] + (card.callBack.map { [.callBack($0)] } ?? [])
    }
    return card.mark == .open ? [.hiddenMatter] : []
  }

  private var caller: [PageFact] {
    if let reason = card.noNumber { return [.noNumber(reason)] }
    if card.isShared { return [.shared(family: family, count: card.peopleInAll, number: card.number)] }
    guard let person = card.customer else {
      return [.unlisted(card.number, isNew: card.occasion == .newNumber)]
    }
    var facts: [PageFact] = [.person(person)]
    if let standing = card.standing, standing.step != .unknown { facts.append(.standing(standing)) }
    if let friction = card.friction, friction.needsCare {
      facts.append(.points(friction.points))
    } else if let sales = card.sales {
      facts.append(.sales(sales))
    }
    if !card.pictures.isEmpty { facts.append(.pictures(card.pictures)) }
    if !card.number.isEmpty { facts.append(.number(card.number)) }
    if !person.code.isEmpty { facts.append(.code(person.code)) }
    if let booking = Booking(person, today: card.time.day) { facts.append(.booking(booking)) }
    if let delivery = card.delivery {
      if !delivery.address.isEmpty { facts.append(.address(delivery.address)) }
      if !delivery.landmark.isEmpty { facts.append(.landmark(delivery.landmark)) }
      if !delivery.note.isEmpty { facts.append(.deliveryNote(delivery.note)) }
      if !delivery.lastOrder.isEmpty { facts.append(.lastOrder(delivery.lastOrder)) }
    }
    return facts
  }

  /// The first of those who share a number, when all have one family name.
  private var family: Customer? {
    let names = Set(card.people.map { FamilyName.of($0.name.isEmpty ? $0.kana : $0.name) })
    return names.count == 1 && names.first != .empty ? card.people.first : nil
  }

  private var members: [PageFact] {
    guard card.isShared else { return [] }
    let shown = card.people.prefix(Self.membersShown).enumerated().map { place, person in
      PageFact.member(
        PageMember(
          place: place + 1, person: person, isChild: person.isChild(on: card.time.day),
          standing: card.standings.indices.contains(place) ? card.standings[place] : nil,
          matter: card.ownMatters[person.id]))
    }
    let left = card.peopleInAll - shown.count
    return left > 0 ? shown + [.more(left)] : shown
  }

  private var say: [PageFact] {
    let addressed = profile == .guest ? nil : card.isShared ? family : card.people.first
    var facts: [PageFact] = [.greeting(card.greeting, card.occasion, to: addressed)]
    if let friction = card.friction, friction.needsCare { facts.append(.friction(friction)) }
    if let reason = card.noNumber { facts.append(.advice(reason)) }
    return facts
  }

  private func dealings(_ person: Customer) -> [PageFact] {
    var facts: [PageFact] = []
    if let visits = person.visits { facts.append(.visits(visits)) }
    if let last = person.lastVisit, let days = card.daysSinceVisit(person) {
      facts.append(.lastVisit(last, daysAgo: days))
    }
    if let total = person.total {
      if let visits = person.visits, visits > 0 { facts.append(.average(total / UInt64(visits))) }
      facts.append(.total(total))
    }
    if let first = person.firstVisit { facts.append(.firstVisit(first)) }
    if let standing = card.standing {
      if standing.cycle.source != .trade { facts.append(.cycle(standing.cycle.days)) }
      if standing.rhythm != .unknown { facts.append(.rhythm(standing.rhythm)) }
    }
    if let people = person.referrals, people > 0 { facts.append(.referrals(people)) }
    if !person.staff.isEmpty { facts.append(.staff(person.staff, isIn: isIn(person.staff))) }
    if !card.handledBy.isEmpty, card.handledBy != person.staff {
      facts.append(.handledBy(card.handledBy, isIn: isIn(card.handledBy)))
    }
    if let standing = card.standing, standing.step != .unknown { facts.append(.reason(standing)) }
    return facts
  }

  private func isIn(_ staff: SafeText) -> Bool { onDuty.contains { Roster.isSame($0, staff) } }

  private func remarks(_ person: Customer) -> [PageFact] {
    var facts: [PageFact] = []
    let likes = Self.items(person.likes)
    if !likes.isEmpty { facts.append(.likes(likes)) }
    facts += card.matters.dropFirst(isUrgent ? 1 : 0).prefix(Self.mattersShown).map { .matter($0) }
    if let anniversary = card.anniversary { facts.append(.anniversary(anniversary)) }
    if !person.note.isEmpty { facts.append(.note(person.note)) }
    facts += card.remarks.prefix(Self.remarksShown).map { .remark($0) }
    if card.delivery == nil {
      if !person.address.isEmpty { facts.append(.address(person.address)) }
      if !person.lastOrder.isEmpty { facts.append(.lastOrder(person.lastOrder)) }
    }
    // Nobody but the staff knows what columns of the list's own making hold.
    if profile == .staff { facts += person.details.filter { !Booking.has($0) }.map { .detail($0) } }
    return facts
  }

  /// Likes as people list them: between commas or points, and in Japanese, which has no blanks in a word, between blanks.
  private static func items(_ likes: SafeText) -> [SafeText] {
    let text = likes.string
    let signs = Set("、・,，/／;；")
    let isJapanese = text.unicodeScalars.contains { $0.value >= 0x3000 }
    let parts = text.split { signs.contains($0) || isJapanese && $0 == " " }
    return parts.map { SafeText(String($0)) }.filter { !$0.isEmpty }
  }

  private var past: [PageFact] {
    var facts: [PageFact] = []
    if card.noNumber != nil { return facts }
    if let visits = card.customer?.latestVisits, !visits.isEmpty { facts.append(.latestVisits(visits)) }
    var calls = card.history.calls
    if calls.isEmpty, let last = card.history.lastCall {
      calls = [PastCall(time: last, outcome: nil, reason: card.history.lastReason)]
    }
    if card.people.isEmpty, !card.isShared {
      facts.append(.callCounts(today: card.callOfDay, before: card.history.callsIn90Days))
    }
    if card.callOfDay > 1 || !calls.isEmpty { facts.append(.calls(calls, callOfDay: card.callOfDay)) }
    if !card.needsCare, let callBack = card.callBack { facts.append(.callBack(callBack)) }
    return facts
  }

  private var keys: [PageFact] {
    guard desk.hasKeys else { return [] }
    if card.noNumber != nil { return [.find] }
    if card.isShared { return [] }
    if card.people.isEmpty { return [.unlistedKeys] }
    let questions: [PageFact] = desk.questions.isEmpty ? [] : [.questions(desk.questions)]
    return [.reasonKeys, .cardKeys(hasQuestions: !desk.questions.isEmpty)] + questions
  }
}
