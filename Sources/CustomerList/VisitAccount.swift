import Directory

extension VisitLedger {
  /// What one day brought, as far as 32 bits hold it: more does no single visit bring.
  struct DaySum {
    /// Days after 1970-01-01.
    let day: UInt16
    var sum: UInt32

    mutating func add(_ amount: UInt64) {
      sum = UInt32(clamping: UInt64(sum) + min(amount, UInt64(UInt32.max)))
    }
  }

  /// The visits of one customer number, or of one telephone number.
  struct Account {
    var code: SafeText
    var number: PhoneNumber?
    var (name, kana): (SafeText, SafeText)
    /// What the rows say is dangerous, nothing twice.
    var safety = SafeText.empty
    /// Whether they say more than that.
    var isSafetyCut = false
    /// Ascending, no day twice.
    var days: [DaySum] = []
    /// The newest first.
    var latest: [Visit] = []
    var total: UInt64 = 0
    var hasAmount = false
    var isJoined = false
  }
}

extension VisitLedger.Account {
  /// Octets that it takes, about: itself with its share of the tables, its texts, its days, and its visits.
  var weight: Int {
    latest.reduce(
      384 + Self.octets(code) + Self.octets(name) + Self.octets(kana) + Self.octets(safety)
        + 8 * days.count
    ) {
      $0 + 96 + Self.octets($1.staff) + Self.octets($1.items)
    }
  }

  private static func octets(_ text: SafeText) -> Int { text.string.utf8.count }

  /// Of a refund, only who it was and what is dangerous. False when what the row says of that is not all kept.
  mutating func add(_ new: ListedVisit) -> Bool {
    var isCut = false
    safety = safety.united(withSafety: new.safety, isCut: &isCut)
    if isCut { isSafetyCut = true }
    if name.isEmpty { name = new.name }
    if kana.isEmpty { kana = new.kana }
    if number == nil { number = new.number }
    if new.refund == nil { add(new.visit) }
    return !isCut
  }

  private mutating func add(_ visit: Visit) {
    let place = self.place(of: UInt16(clamping: visit.day.number))
    days[place].add(visit.amount ?? 0)
    if let amount = visit.amount {
      total = total.addingReportingOverflow(amount).overflow ? .max - 1 : total + amount
      hasAmount = true
    }
    keep(visit)
  }

  /// Takes away no more than the day brought: the rest was of another day.
  mutating func lower(on day: UInt16, by amount: UInt64) -> Bool {
    let place = position(of: day)
    guard place < days.count, days[place].day == day else { return false }
    let less = min(UInt64(days[place].sum), amount)
    days[place].sum -= UInt32(less)
    total -= min(total, less)
    if let visit = latest.firstIndex(where: { $0.day.number == Int32(day) }) {
      latest[visit].amount = latest[visit].amount.map { $0 - min($0, less) }
    }
    return true
  }

  /// Where the sum of a day stands, or stands from now on.
  private mutating func place(of day: UInt16) -> Int {
    let place = position(of: day)
    if place == days.count || days[place].day != day {
      days.insert(VisitLedger.DaySum(day: day, sum: 0), at: place)
    }
    return place
  }

  /// The first day that is not before a day. Rows come nearly always in order; else the place is found by halving.
  private func position(of day: UInt16) -> Int {
    var (low, high) = (days.count, days.count)
    if let last = days.last, last.day >= day { low = 0 }
    while low < high {
      let middle = (low + high) / 2
      if days[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Takes a visit among the latest, unless there are enough later ones.
  private mutating func keep(_ visit: Visit) {
    let place = latest.firstIndex { $0.day <= visit.day } ?? latest.count
    if place < latest.count, latest[place].day == visit.day { return latest[place].add(visit) }
    guard place < Customer.latestVisitsKept else { return }
    if latest.count == Customer.latestVisitsKept { latest.removeLast() }
    latest.insert(visit, at: place)
  }

  func merged(with other: Self) -> Self {
    var merged = self
    for one in other.days { merged.days[merged.place(of: one.day)].add(UInt64(one.sum)) }
    for visit in other.latest { merged.keep(visit) }
    merged.isSafetyCut = isSafetyCut || other.isSafetyCut
    merged.safety = safety.united(withSafety: other.safety, isCut: &merged.isSafetyCut)
    merged.total = total.addingReportingOverflow(other.total).overflow ? .max - 1 : total + other.total
    merged.hasAmount = hasAmount || other.hasAmount
    return merged
  }

  /// What the days of a year brought.
  func sum(of year: ClosedRange<UInt16>) -> UInt64 {
    days.reduce(0) { year.contains($1.day) ? $0 + UInt64($1.sum) : $0 }
  }

  /// Where the customer's own columns know more, they stay: a till's rows may reach back less far. Gives whether the
  /// two differ, and whether the safety text is cut.
  func write(to customer: inout Customer) -> VisitLedger.Join {
    var join = VisitLedger.Join(isSafetyCut: isSafetyCut)
    if !safety.isEmpty {
      let before = customer.safety
      customer.safety = before.united(withSafety: safety, isCut: &join.isSafetyCut)
      // As old as its oldest part, and the rows do not say how old theirs is.
      if customer.safety != before { customer.safetyConfirmed = nil }
    }
    guard let first = days.first?.day, let last = days.last?.day else { return join }
    let visits = UInt32(clamping: days.count)
    join.differs =
      customer.visits.map { $0 != visits } ?? false
      || hasAmount && customer.total.map { $0 != total } ?? false
    customer.visits = max(customer.visits ?? 0, visits)
    if hasAmount { customer.total = max(customer.total ?? 0, total) }
    customer.firstVisit = min(customer.firstVisit ?? Day(number: Int32(first)), Day(number: Int32(first)))
    customer.lastVisit = max(customer.lastVisit ?? Day(number: Int32(last)), Day(number: Int32(last)))
    customer.visitDays = days.suffix(Customer.visitDaysKept).map { Day(number: Int32($0.day)) }
    customer.latestVisits = latest
    if let items = latest.first?.items, !items.isEmpty { customer.lastOrder = items }
    return join
  }
}
