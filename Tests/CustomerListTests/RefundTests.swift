import Directory
import Testing

@testable import CustomerList

/// A negative amount is no visit of its own.
@Suite struct RefundTests {
  private static let columns = ListColumns(firstRow: Array("会員番号\u{0}売上日\u{0}売上金額".utf8), plan: .jp)

  private static func row(_ code: String, _ day: String, _ amount: String) throws -> (
    ListedVisit, Set<ListMend>
  ) {
    let (visit, mends) = try columns.visit(Array("\(code)\u{0}\(day)\u{0}\(amount)".utf8))
    return (visit, mends)
  }

  @Test(arguments: ["▲500", "-500", "△500", "¥-500"])
  func aRowBelowZeroTakesBack(amount: String) throws {
    let (visit, mends) = try Self.row("5", "2026/10/1", amount)
    #expect(visit.refund == 500 && visit.visit.amount == nil && mends.isEmpty)
  }

  @Test(arguments: [("500", 500), ("0", 0), ("", nil), ("-", nil), ("多い", nil)] as [(String, UInt64?)])
  func otherRowsAreVisits(amount: String, taken: UInt64?) throws {
    let (visit, mends) = try Self.row("5", "2026/10/1", amount)
    #expect(visit.refund == nil && visit.visit.amount == taken)
    #expect(mends == (amount == "多い" ? [.amountLeftOut] : []))
  }

  @Test func theSumOfItsDayIsLowered() throws {
    var ledger = VisitLedger()
    func take(_ code: String, _ day: String, _ amount: String) throws -> Bool {
      let (visit, _) = try Self.row(code, day, amount)
      return visit.refund == nil ? ledger.feed(visit) : ledger.lower(visit)
    }
    #expect(try take("5", "2026/10/1", "5000"))
    #expect(try take("5", "2026/10/9", "3000"))
    #expect(try take("5", "2026/10/1", "▲2000"))
    // Before, after and between the days of visits, and of somebody unknown.
    for day in ["2026/10/20", "2026/9/1", "2026/10/5"] { #expect(try !take("5", day, "▲5000"), "\(day)") }
    #expect(try !take("6", "2026/10/1", "▲5000"))
    // No more than the day brought.
    #expect(try take("5", "2026/10/9", "-9999"))
    var customer = Customer(id: 1)
    customer.code = SafeText("5")
    #expect(ledger.join(&customer) == VisitLedger.Join())
    #expect(customer.visits == 2 && customer.total == 3000 && customer.yearTotal == 3000)
    #expect(customer.lastVisit == Day(year: 2026, month: 10, day: 9))
    #expect(customer.latestVisits.map(\.amount) == [0, 3000])
    #expect(ledger.customers == 1)
  }

  /// What a refund says of danger is the customer's, whether or not there was a visit to lower, or is one later.
  @Test(arguments: [0, 1, 2])
  func whatItSaysOfDangerIsKept(place: Int) throws {
    let columns = ListColumns(firstRow: Array("会員番号\u{0}売上日\u{0}売上金額\u{0}アレルギー".utf8), plan: .jp)
    func row(_ text: String) throws -> ListedVisit {
      try columns.visit(Array(text.utf8).map { $0 == 0x2C ? 0 : $0 }).visit
    }
    var ledger = VisitLedger()
    let refund = try row("5,2026/10/9,▲500,えび")
    var isLowered = place == 0 && ledger.lower(refund)
    if place < 2 { _ = try ledger.feed(row("5,2026/10/1,5000,卵")) }
    if place > 0 { isLowered = ledger.lower(refund) }
    #expect(!isLowered)
    var customer = Customer(id: 1)
    customer.code = SafeText("5")
    let join = ledger.join(&customer)
    #expect(!join.differs)
    #expect(customer.safety.string == ["えび、卵", "卵、えび", "えび"][place])
    #expect(customer.visits == (place < 2 ? 1 : nil) && customer.total == (place < 2 ? 5000 : nil))
    #expect(customer.yearTotal == (place < 2 ? 5000 : nil) && ledger.unvisited == (place < 2 ? 0 : 1))
  }

  /// Nor is it lost when it is all that is known of somebody.
  @Test func whoIsKnownByARefundAloneIsKept() throws {
    var refund = ListedVisit(Visit(day: Day(number: 20_000)))
    (refund.number, refund.name) = (PhoneNumber(digits: "0312345678"), SafeText("山田"))
    (refund.refund, refund.safety) = (500, SafeText("えび"))
    var ledger = VisitLedger()
    let isLowered = ledger.lower(refund)
    let known = ledger.takeStranger(id: 1)
    let stranger = try #require(known)
    #expect(!isLowered)
    #expect(stranger.name.string == "山田" && stranger.safety.string == "えび" && stranger.visits == nil)
  }

  /// A sum below zero in a list of customers is left out as ever.
  @Test func aCustomersTotalIsNoRefund() throws {
    let (list, report) = try customers("氏名,電話番号,累計売上\n山田,0312345678,▲500\n")
    #expect(list.first?.total == nil && report.mended[.amountLeftOut]?.first == [2])
  }
}
