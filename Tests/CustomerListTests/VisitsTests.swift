import Directory
import Testing

@testable import CustomerList

private func day(_ text: String) throws -> Day { try #require(ListDate.day(text)) }

private func visit(_ code: String, _ number: String, _ text: String, _ amount: UInt64?, _ items: String = "")
  throws
  -> ListedVisit
{
  var visit = ListedVisit(day: try day(text))
  (visit.code, visit.number) = (SafeText(code), PhoneNumber(digits: number))
  (visit.amount, visit.items) = (amount, SafeText(items))
  return visit
}

private func customer(_ code: String, _ numbers: String...) -> Customer {
  var customer = Customer(id: 1)
  (customer.code, customer.numbers) = (SafeText(code), numbers.compactMap { PhoneNumber(digits: $0) })
  return customer
}

@Suite struct VisitsTests {
  @Test(arguments: [
    ("会員番号,売上日,売上金額", ListKind.visits), ("電話番号,来店日", .visits), ("電話番号,お名前,来店日,合計金額", .visits),
    ("顧客ID,日付,金額", .visits), ("Customer ID,Date,Total", .visits), ("氏名,電話番号,住所,来店日,商品名", .visits),
    ("氏名,電話番号,住所,来店日", .customers), ("氏名,電話番号,来店日,来店回数", .customers), ("氏名,電話番号,日付", .customers),
    ("氏名,電話番号,最終来店日,累計売上", .customers), ("氏名,電話番号,合計金額", .customers), ("氏名,電話番号,登録日,金額", .customers),
    ("氏名,電話番号,生年月日,来店日", .customers),
  ])
  func aListOfVisitsIsToldByItsHeadings(headings: String, kind: ListKind) {
    #expect(ListKind.of(headings.split(separator: ",").map(String.init)).kind == kind)
  }

  @Test func inAListOfCustomersTheDayIsTheLastVisit() {
    let fields = ListKind.of(["氏名", "電話番号", "住所", "来店日", "来店回数"]).fields
    #expect(fields == [.name, .phone, .address, .lastVisit, .visits])
    #expect(
      ListKind.of(["id", "customer_id", "visited_at", "total"]).fields == [.ignored, .code, .visitDay, .amount])
    #expect(ListKind.of(["氏名", "電話番号", "金額", "登録日"]).fields == [.name, .phone, nil, nil])
  }

  @Test func visitsInAnyOrderBecomeCountFirstLastAndTotal() throws {
    var ledger = VisitLedger()
    for (text, amount, items) in [
      ("2026/3/6", 2500, "並"), ("2026/1/5", 3000, "特上"), ("2026/4/6", 2500, "並"), ("2026/2/4", 500, "汁"),
      ("2026/4/6", 100, "茶"), ("2026/4/6", 100, "茶"), ("2026/2/4", 2000, "並"),
    ] {
      #expect(ledger.feed(try visit("A1", "", text, UInt64(amount), items)))
    }
    var person = customer("A1", "0312345678")
    #expect(ledger.join(&person) == VisitLedger.Join())
    #expect(person.visits == 4 && person.total == 10_700 && person.lastOrder.string == "並、茶、茶")
    #expect(try person.firstVisit == day("2026/1/5"))
    #expect(try person.lastVisit == day("2026/4/6"))
    let days = try ["2026/1/5", "2026/2/4", "2026/3/6", "2026/4/6"].map { try day($0) }
    #expect(person.visitDays == days)
  }

  @Test func theLargerOfRowsAndColumnsIsTaken() throws {
    var ledger = VisitLedger()
    _ = ledger.feed(try visit("", "0312345678", "2026/3/6", 2500))
    var person = customer("", "0699999999", "0312345678")
    (person.visits, person.total) = (12, 64_000)
    (person.firstVisit, person.lastVisit) = (try day("2019/5/1"), try day("2026/1/1"))
    #expect(ledger.join(&person).differs)
    #expect(person.visits == 12 && person.total == 64_000)
    #expect(try person.firstVisit == day("2019/5/1"))
    #expect(try person.lastVisit == day("2026/3/6"))
  }

  @Test func visitsUnderASharedNumberGoToOneAndAreReported() throws {
    var ledger = VisitLedger()
    _ = ledger.feed(try visit("", "0312345678", "2026/3/6", nil))
    var (first, second) = (customer("", "0312345678"), customer("", "0312345678"))
    #expect(!ledger.join(&first).isShared && first.visits == 1 && first.total == nil)
    #expect(ledger.join(&second).isShared && second.visits == nil)
    #expect(ledger.unjoined == 0)
  }

  /// Rows that name a customer are that customer's, whoever shares the telephone.
  @Test func theCustomersNumberOutweighsTheTelephone() throws {
    var ledger = VisitLedger()
    _ = ledger.feed(try visit("A2", "0312345678", "2026/3/6", nil))
    var other = customer("A1", "0312345678")
    #expect(ledger.join(&other) == VisitLedger.Join() && other.visits == nil)
    var same = customer("A2")
    _ = ledger.join(&same)
    #expect(same.visits == 1)
  }

  @Test func whoIsInNoListIsKnownByVisits() throws {
    var ledger = VisitLedger()
    var named = try visit("", "0312345678", "2026/3/6", nil)
    named.name = SafeText("佐藤")
    _ = ledger.feed(try visit("", "0312345678", "2026/1/6", nil))
    _ = ledger.feed(named)
    _ = ledger.feed(try visit("Z9", "", "2026/3/6", nil))
    #expect(ledger.unjoined == 2)
    let strangers = ledger.takeStrangers(firstID: 7)
    #expect(strangers.map(\.name.string) == ["佐藤"] && strangers.first?.visits == 2 && strangers.first?.id == 7)
    #expect(ledger.isEmpty)
  }

  @Test func rowsWithoutADayOrSomebodyAreRefused() throws {
    let columns = ListColumns(firstRow: Array("会員番号\u{0}電話\u{0}売上日\u{0}金額".utf8), plan: .jp)
    #expect(columns.kind == .visits && columns.refusal == nil)
    for (row, fault) in [
      ("A1\u{0}\u{0}\u{0}5", ListFault.visitWithoutDay), ("\u{0}\u{0}2026/1/1\u{0}5", .visitOfNobody),
      ("A1\u{0}\u{0}1960/1/1\u{0}5", .visitWithoutDay), ("A1\u{0}9.01E+09\u{0}2026/1/1\u{0}5", .exponent),
    ] {
      #expect(throws: fault) { _ = try columns.visit(Array(row.utf8)) }
    }
    let taken = try columns.visit(Array("A1\u{0}\u{0}2026/1/1\u{0}¥5".utf8)).visit
    #expect(taken.amount == 5 && taken.number == nil)
  }

  @Test func theShopsCycleIsTheMiddleOfItsGaps() {
    var cycle = ShopCycle()
    for person in 0..<20 {
      var customer = Customer(id: UInt32(person))
      customer.visitDays = [Day(number: 19_000), Day(number: 19_000 + Int32(person < 11 ? 30 : 90))]
      cycle.feed(customer)
    }
    #expect(cycle.line?.hasPrefix("the shop's own visiting cycle: 30 days (the middle of 20 gaps") == true)
  }

  @Test func withoutRowsFirstAndLastVisitsTell() {
    var cycle = ShopCycle()
    #expect(cycle.line == nil)
    for person in 0..<20 {
      var customer = Customer(id: UInt32(person))
      (customer.visits, customer.firstVisit) = (11, Day(number: 19_000))
      customer.lastVisit = Day(number: 19_450)
      cycle.feed(customer)
      // One visit, or two on a day, are no habit.
      (customer.visits, customer.lastVisit) = (2, Day(number: 19_001))
      cycle.feed(customer)
    }
    #expect(cycle.line?.hasPrefix("the shop's own visiting cycle: 45 days (by the first") == true)
  }
}
