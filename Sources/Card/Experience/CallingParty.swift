public import Directory
import Journal

/// Who is behind a number: those whom the list has, as staff know them, and what they went through. The one answer
/// from which a card, `lookup` and the call-back list are made.
public struct CallingParty: Sendable {
  /// The customers, with staff's notes over them.
  public let people: [Customer]
  /// How many the list has; more than `people` when the list cut them.
  public let inAll: Int
  /// The calls and notes of this party: of all numbers of a single customer, and of the number alone where several
  /// people share it.
  public let experience: Experience
  /// What staff noted, as it stands now.
  public let overlay: Overlay
  /// What waits for one of several people, noted of another number of theirs; by identity.
  public let ownMatters: [UInt32: OpenMatter]
  /// What the customers of the list spend, compared.
  public let scale: SalesScale
  /// Where the index is damaged, if it is; then nobody is named by it.
  public let damage: Int?

  /// Somebody whom the list does not have.
  static func stranger(_ numbers: [String]) -> Customer {
    var customer = Customer(id: 0)
    customer.numbers = numbers.compactMap { PhoneNumber(digits: $0) }
    return customer
  }
}

extension Callers {
  /// The party of a number: as the directory keys it, or as it came where that was not possible. `index` is asked
  /// once for the number and once for each number that staff joined to it.
  public func party(of digits: String, in index: inout Index?) -> CallingParty {
    var (people, inAll, damage) = Self.look(digits, in: &index)
    for other in joined(to: digits) {
      let (more, count, broken) = Self.look(other, in: &index)
      damage = damage ?? broken
      if people.count == 1, more.count == 1, inAll == 1, count == 1 {
        if more[0].id != people[0].id { people = [more[0].merged(with: people[0])] }
      } else {
        people += more.filter { one in !people.contains { $0.id == one.id } }
        inAll = max(people.count, inAll, count)
      }
    }
    var experience = experience(of: digits) ?? Experience()
    let isSure = inAll <= 1
    if isSure {
      for other in Set((people.first?.numbers.map(\.digits) ?? []) + joined(to: digits)) where other != digits {
        if let more = self.experience(of: other) { experience.merge(more) }
      }
    }
    let overlay = Overlay(experience)
    if people.isEmpty, overlay.isPerson {
      people = [CallingParty.stranger([digits] + joined(to: digits))]
      inAll = 1
    }
    var ownMatters: [UInt32: OpenMatter] = [:]
    people = people.map { person in
      var known = overlay.applied(to: person, isSure: isSure)
      if isSure { return known }
      // What was noted of somebody's own number is that person's, whichever number they call from.
      for other in person.numbers where other.digits != digits {
        if let own = self.experience(of: other.digits) {
          let own = Overlay(own)
          known = own.applied(to: known, isSure: false)
          ownMatters[person.id] = ownMatters[person.id] ?? own.matters.first
        }
      }
      return known
    }
    return CallingParty(
      people: people, inAll: inAll, experience: experience, overlay: overlay,
      ownMatters: ownMatters, scale: SalesScale(index?.facts.amounts ?? .none), damage: damage)
  }

  /// A customer of the index as staff know them.
  public func known(_ customer: Customer, in index: inout Index?) -> Customer {
    for number in customer.numbers {
      let people = party(of: number.digits, in: &index).people
      if let same = people.first(where: { $0.id == customer.id }) { return same }
    }
    return customer
  }

  static func look(_ digits: String, in index: inout Index?) -> ([Customer], Int, Int?) {
    guard let number = PhoneNumber(digits: digits) else { return ([], 0, nil) }
    switch index?.lookup(number) {
    case .found(let customers, let total, _): return (customers, total, nil)
    case .damaged(let offset): return ([], 0, offset)
    case .notFound, nil: return ([], 0, nil)
    }
  }

  /// The parties that wait to be called back, those that need care first, and then who has waited longest.
  public func callBacks(
    in index: inout Index?, at now: LocalTime, _ definitions: Definitions = Definitions()
  ) -> [(number: String, party: CallingParty, callBack: CallBack, needsCare: Bool)] {
    var found: [(number: String, party: CallingParty, callBack: CallBack, needsCare: Bool)] = []
    var people: Set<UInt32> = []
    for number in mayWait where experience(of: number)?.callBack(at: now) != nil {
      let party = party(of: number, in: &index)
      guard let callBack = party.experience.callBack(at: now) else { continue }
      // One person with two telephones is called back once.
      if party.inAll == 1, let id = party.people.first?.id, id != 0, !people.insert(id).inserted { continue }
      found.append((number, party, callBack, party.experience.friction(at: now, definitions).needsCare))
    }
    return found.sorted { left, right in
      if left.needsCare != right.needsCare { return left.needsCare }
      return (left.callBack.first, left.number) < (right.callBack.first, right.number)
    }
  }
}

extension Customer {
  /// Two rows of the list that are one person: what one lacks the other has, and what is dangerous is united. Visits and
  /// amounts of both count, unless the two rows tell the same ones (`tellsSameVisits`): then the larger. So nobody is
  /// made a regular by being counted twice.
  func merged(with other: Customer) -> Customer {
    var one = self
    func text(_ mine: SafeText, _ theirs: SafeText) -> SafeText { mine.isEmpty ? theirs : mine }
    (one.code, one.name) = (text(code, other.code), text(name, other.name))
    if name.isEmpty || name == other.name { one.kana = text(kana, other.kana) }
    (one.address, one.note, one.staff) = (
      text(address, other.address), text(note, other.note), text(staff, other.staff)
    )
    (one.landmark, one.delivery) = (text(landmark, other.landmark), text(delivery, other.delivery))
    (one.likes, one.safety) = (
      Overlay.joined(other.likes, likes),
      Overlay.joined(other.safety, safety, limit: SafeText.safetyLimit)
    )
    let confirmed = [(safety, safetyConfirmed), (other.safety, other.safetyConfirmed)].filter { !$0.0.isEmpty }
    one.safetyConfirmed = confirmed.contains { $0.1 == nil } ? nil : confirmed.compactMap(\.1).min()
    one.numbers += other.numbers.filter { !numbers.contains($0) }
    let isSame = tellsSameVisits(as: other)
    one.visits = Self.together(visits, other.visits, isSame: isSame)
    one.referrals = Self.together(referrals, other.referrals, isSame: isSame)
    one.total = Self.together(total, other.total, isSame: isSame)
    one.firstVisit = [firstVisit, other.firstVisit].compactMap { $0 }.min()
    one.lastVisit = [lastVisit, other.lastVisit].compactMap { $0 }.max()
    one.nextBooking = [nextBooking, other.nextBooking].compactMap { $0 }.max()
    one.birthday = birthday ?? other.birthday
    one.visitDays = Array(Set(visitDays + other.visitDays).sorted().suffix(Customer.visitDaysKept))
    one.yearTotal = Self.together(yearTotal, other.yearTotal, isSame: isSame)
    let days = Set(latestVisits.map(\.day))
    let visits = latestVisits + other.latestVisits.filter { !days.contains($0.day) }
    one.latestVisits = Array(visits.sorted { $0.day > $1.day }.prefix(Customer.latestVisitsKept))
    let isLater = other.lastVisit.map { $0 > lastVisit ?? $0 } ?? false
    one.lastOrder = isLater || lastOrder.isEmpty ? text(other.lastOrder, lastOrder) : lastOrder
    one.anniversaries += other.anniversaries.filter { !anniversaries.contains($0) }
    one.details += other.details.filter { !details.contains($0) }
    return one
  }

  /// Whether two rows count visits that are the same: they have one member number, or a day in common on which the
  /// customer came. Nobody comes twice on a day under two names, but a till and a booking book both tell of one visit.
  private func tellsSameVisits(as other: Customer) -> Bool {
    if !code.isEmpty, code == other.code { return true }
    let days = Set(visitDays + [lastVisit].compactMap { $0 })
    return (other.visitDays + [other.lastVisit].compactMap { $0 }).contains(where: days.contains)
  }

  private static func together<Count: FixedWidthInteger>(
    _ left: Count?, _ right: Count?, isSame: Bool
  ) -> Count? {
    guard let left, let right else { return left ?? right }
    if isSame { return max(left, right) }
    let (sum, isOver) = left.addingReportingOverflow(right)
    return isOver ? .max : sum
  }
}
