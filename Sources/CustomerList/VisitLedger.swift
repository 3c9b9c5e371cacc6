public import Directory

/// The visits of all customers, gathered before the customers themselves are read: who comes how often, since when, for
/// how much.
///
///     feed(visit) …        rows of tills and booking books, in any order
///     join(&customer)      by the shop's customer number, or by one of the telephone numbers
///     takeStranger() …     whom no list of customers has: a till's rows alone are a list too
///
/// Rows of one day are one visit: tills write a row for each thing sold. Of each customer all days are kept with their
/// sums, and of the latest few visits all that the rows tell.
///
///     the year   ├──────────── 365 days ────────────┤ the latest visit of anybody, and not ahead of today
///
/// So a list gives the same answer whenever it is read, and one that was not written on the last day of the year covers a
/// whole year all the same.
public struct VisitLedger: Sendable {
  /// What visit rows and customers' lists did not agree on.
  public struct Join: Equatable, Sendable {
    /// The customer's columns and the rows say different counts or sums.
    public var differs = false
    /// The rows under a number of this customer went to another customer before.
    public var isShared = false
    /// The safety text of list and rows together is longer than is kept.
    public var isSafetyCut = false
  }

  private var accounts: [Account] = []
  private var byCode: [UInt64: Int] = [:]
  private var byNumber: [UInt64: Int] = [:]
  /// What the lists of visits call the customer numbers.
  private(set) var codes = CodeHeadings()
  private var hasAmounts = false
  /// The latest day of a visit, none ahead of today.
  private var latest: UInt16?
  private let today: Day?
  /// Whether the row taken last says more of what is dangerous than the safety text of all rows has room for.
  public private(set) var isSafetyCut = false
  /// Customers who were joined with it.
  public private(set) var asked = 0
  /// Those of them of whom no row tells.
  public private(set) var unvisited = 0

  /// Octets that may still be kept. All that an import may take is 192 MB, and some 100,000 customers, five times what the
  /// largest shop has, need half of it (our choice).
  private var room = 112 << 20
  /// The next account that may be a stranger's.
  private var nextStranger = 0
  /// Days of the year, as frequency is counted in (RFM).
  private static let year = 365

  /// No visits. What a visit ahead of `today` brought is of no year; nil: no visit is taken to be ahead.
  public init(today: Day? = nil) { self.today = today }

  /// Whether customers are ranked by what they spent in the year of these visits.
  public var ranks: Bool { year != nil }
  /// Whether there are none.
  public var isEmpty: Bool { accounts.isEmpty }
  /// How many customers the visits tell of.
  public var customers: Int { accounts.count }

  /// Whether there is no room for more.
  public var isFull: Bool { room <= 0 }

  /// Adds a visit; false when there is no room for more.
  public mutating func feed(_ visit: ListedVisit) -> Bool {
    isSafetyCut = false
    if isFull { return false }
    let code = visit.code.isEmpty ? nil : FNV1a.digest(of: visit.code.string.utf8)
    let found: Int?
    if let code { found = byCode[code] } else { found = visit.number.flatMap { byNumber[$0.key] } }
    let index = found ?? accounts.count
    if found == nil {
      accounts.append(
        Account(code: visit.code, number: visit.number, name: visit.name, kana: visit.kana))
    }
    let before = found == nil ? 0 : accounts[index].weight
    if let code { byCode[code] = index }
    if code != nil { codes.add(visit.codeHeading) }
    if let number = visit.number, byNumber[number.key] == nil { byNumber[number.key] = index }
    isSafetyCut = !accounts[index].add(visit)
    room -= accounts[index].weight - before
    if visit.visit.amount != nil { hasAmounts = true }
    if visit.refund == nil, today.map({ visit.visit.day <= $0 }) ?? true {
      latest = max(latest ?? 0, UInt16(clamping: visit.visit.day.number))
    }
    return true
  }

  /// Takes a refund from what its day brought; false when no visit of that day was fed before. What it says is
  /// dangerous is kept in any case, unless there is no room for more.
  public mutating func lower(_ refund: ListedVisit) -> Bool {
    isSafetyCut = false
    if !refund.safety.isEmpty { _ = feed(refund) }
    let code = refund.code.isEmpty ? nil : FNV1a.digest(of: refund.code.string.utf8)
    let found = code.map { byCode[$0] } ?? refund.number.flatMap { byNumber[$0.key] }
    guard let found, let amount = refund.refund else { return false }
    return accounts[found].lower(on: UInt16(clamping: refund.visit.day.number), by: amount)
  }

  /// Gives a customer the visits that are his or hers. `codes` are the digests of the customer numbers by which they may
  /// be found; nil: the customer's own.
  public mutating func join(_ customer: inout Customer, codes: [UInt64]? = nil) -> Join {
    var join = Join()
    if accounts.isEmpty { return join }
    let own = customer.code.isEmpty ? [] : [FNV1a.digest(of: customer.texts[octets: .code])]
    // One number is one customer's, and the first that has visits is it.
    var indexes: [Int] = []
    for code in codes ?? own where indexes.isEmpty { indexes += byCode[code].map { [$0] } ?? [] }
    for number in customer.numbers {
      // Rows that name a customer by the shop's number are that customer's, whoever shares the telephone.
      guard let index = byNumber[number.key], accounts[index].code.isEmpty, !indexes.contains(index)
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
    asked += 1
    if merged?.days.isEmpty ?? true { unvisited += 1 }
    if let merged {
      let isShared = join.isShared
      join = merged.write(to: &customer)
      join.isShared = isShared
    }
    if let year { customer.yearTotal = merged?.sum(of: year) ?? 0 }
    return join
  }

  /// The days of the year; nil where no amounts are known.
  private var year: ClosedRange<UInt16>? {
    guard hasAmounts, let latest else { return nil }
    return UInt16(clamping: Int(latest) - Self.year + 1)...latest
  }

  /// The next customer of whom only visits are known, and who has a telephone number; nil when there is no other. To be
  /// called last.
  public mutating func takeStranger(id: UInt32) -> Customer? {
    while nextStranger < accounts.count {
      let account = accounts[nextStranger]
      nextStranger += 1
      guard !account.isJoined, let number = account.number else { continue }
      var customer = Customer(id: id)
      (customer.code, customer.numbers) = (account.code, [number])
      (customer.name, customer.kana) = (account.name, account.kana)
      _ = account.write(to: &customer)
      if let year { customer.yearTotal = account.sum(of: year) }
      return customer
    }
    return nil
  }

  /// How many have visits that no customer was found for.
  public var unjoined: Int { accounts.reduce(0) { $0 + ($1.isJoined ? 0 : 1) } }
}
