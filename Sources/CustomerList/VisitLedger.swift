public import Directory

/// The visits of all customers, gathered before the customers themselves are read: who comes how often, since when, for
/// how much.
///
///     feed(visit) …        rows of tills and booking books, in any order
///     join(&customer)      by the shop's customer number, or by one of the telephone numbers
///     takeStrangers()      whom no list of customers has: a till's rows alone are a list too
///
/// Rows of one day are one visit: tills write a row for each thing sold.
public struct VisitLedger: Sendable {
  /// What visit rows and customers' lists did not agree on.
  public struct Join: Equatable, Sendable {
    /// The customer's columns and the rows say different counts or sums.
    public var differs = false
    /// The rows under a number of this customer went to another customer before.
    public var isShared = false
  }

  fileprivate struct Account {
    var visit: ListedVisit
    /// Days after 1970-01-01, ascending, none twice.
    var days: [UInt16] = []
    var total: UInt64 = 0
    var hasAmount = false
    var isJoined = false
  }

  private var accounts: [Account] = []
  private var byCode: [UInt64: Int] = [:]
  private var byNumber: [UInt64: Int] = [:]

  /// Customers with visits that are kept: twice what the largest shop has (our choice), 40 MB.
  private static let limit = 200_000

  /// No visits.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { accounts.isEmpty }
  /// How many customers the visits tell of.
  public var customers: Int { accounts.count }

  /// Adds a visit; false when it is of one customer too many.
  public mutating func feed(_ visit: ListedVisit) -> Bool {
    let code = visit.code.isEmpty ? nil : FNV1a.digest(of: visit.code.string.utf8)
    let found: Int?
    if let code { found = byCode[code] } else { found = visit.number.flatMap { byNumber[$0.key] } }
    let index = found ?? accounts.count
    if found == nil {
      if accounts.count >= Self.limit { return false }
      accounts.append(Account(visit: visit))
    }
    if let code { byCode[code] = index }
    if let number = visit.number, byNumber[number.key] == nil { byNumber[number.key] = index }
    accounts[index].add(visit)
    return true
  }

  /// Gives a customer the visits that are his or hers.
  public mutating func join(_ customer: inout Customer) -> Join {
    var join = Join()
    if accounts.isEmpty { return join }
    let code = customer.code.isEmpty ? nil : byCode[FNV1a.digest(of: customer.texts[octets: .code])]
    var indexes = code.map { [$0] } ?? []
    for number in customer.numbers {
      // Rows that name a customer by the shop's number are that customer's, whoever shares the telephone.
      guard let index = byNumber[number.key], accounts[index].visit.code.isEmpty, !indexes.contains(index)
      else { continue }
      indexes.append(index)
    }
    var merged: Account?
    for index in indexes {
      if accounts[index].isJoined {
        join.isShared = true
        continue
      }
      accounts[index].isJoined = true
      merged = merged?.merged(with: accounts[index]) ?? accounts[index]
    }
    if let merged { join.differs = merged.write(to: &customer) }
    return join
  }

  /// The customers of whom only visits are known, and who have a telephone number. To be called last.
  public mutating func takeStrangers(firstID: UInt32) -> [Customer] {
    var strangers: [Customer] = []
    for account in accounts where !account.isJoined {
      guard let number = account.visit.number else { continue }
      var customer = Customer(id: firstID &+ UInt32(clamping: strangers.count))
      (customer.code, customer.numbers) = (account.visit.code, [number])
      (customer.name, customer.kana) = (account.visit.name, account.visit.kana)
      _ = account.write(to: &customer)
      strangers.append(customer)
    }
    (accounts, byCode, byNumber) = ([], [:], [:])
    return strangers
  }

  /// How many have visits that no customer was found for.
  public var unjoined: Int { accounts.reduce(0) { $0 + ($1.isJoined ? 0 : 1) } }
}

extension VisitLedger.Account {
  mutating func add(_ new: ListedVisit) {
    let day = UInt16(clamping: new.day.number)
    // Rows come nearly always in order; else the place is found by halving.
    if let last = days.last, last >= day {
      var (low, high) = (0, days.count)
      while low < high {
        let middle = (low + high) / 2
        if days[middle] < day { low = middle + 1 } else { high = middle }
      }
      if days[low] != day { days.insert(day, at: low) }
    } else {
      days.append(day)
    }
    if let amount = new.amount {
      total = total.addingReportingOverflow(amount).overflow ? .max - 1 : total + amount
      hasAmount = true
    }
    if visit.name.isEmpty { visit.name = new.name }
    if visit.kana.isEmpty { visit.kana = new.kana }
    if visit.number == nil { visit.number = new.number }
    if new.day > visit.day {
      (visit.day, visit.items) = (new.day, new.items)
    } else if new.day == visit.day, !new.items.isEmpty, visit.items != new.items {
      visit.items = visit.items.isEmpty ? new.items : SafeText(visit.items.string + "、" + new.items.string)
    }
  }

  func merged(with other: Self) -> Self {
    var merged = visit.day >= other.visit.day ? self : other
    merged.days = Array(Set(days + other.days)).sorted()
    merged.total = total.addingReportingOverflow(other.total).overflow ? .max - 1 : total + other.total
    merged.hasAmount = hasAmount || other.hasAmount
    return merged
  }

  /// Where the customer's own columns know more, they stay: a till's rows may reach back less far. True when the two
  /// differ.
  func write(to customer: inout Customer) -> Bool {
    guard let first = days.first, let last = days.last else { return false }
    let visits = UInt32(clamping: days.count)
    let differs =
      customer.visits.map { $0 != visits } ?? false
      || hasAmount && customer.total.map { $0 != total } ?? false
    customer.visits = max(customer.visits ?? 0, visits)
    if hasAmount { customer.total = max(customer.total ?? 0, total) }
    customer.firstVisit = min(customer.firstVisit ?? Day(number: Int32(first)), Day(number: Int32(first)))
    customer.lastVisit = max(customer.lastVisit ?? Day(number: Int32(last)), Day(number: Int32(last)))
    customer.visitDays = days.suffix(Customer.visitDaysKept).map { Day(number: Int32($0)) }
    if !visit.items.isEmpty { customer.lastOrder = visit.items }
    return differs
  }
}
