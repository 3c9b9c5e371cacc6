import Directory
import Testing

@testable import CustomerList

private func day(_ text: String) throws -> Day { try #require(ListDate.day(text)) }

private func visit(_ code: String, _ number: String, _ text: String, _ amount: UInt64?, _ items: String = "")
  throws
  -> ListedVisit
{
  var visit = ListedVisit(Visit(day: try day(text)))
  (visit.code, visit.number) = (SafeText(code), PhoneNumber(digits: number))
  (visit.visit.amount, visit.visit.items) = (amount, SafeText(items))
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

  /// Of the latest three visits everything is kept, whatever order the rows come in and however many one visit has.
  @Test func theLatestVisitsAreKeptWhole() throws {
    func row(_ text: String, _ amount: UInt64?, _ part: DayPart?, _ party: UInt16?, _ staff: String) throws
      -> ListedVisit
    {
      var row = try visit("A1", "", text, amount)
      (row.visit.part, row.visit.party, row.visit.staff) = (part, party, SafeText(staff))
      return row
    }
    let rows = [
      try row("2026/5/2", 6200, .midday, 2, "林"), try row("2026/2/1", 900, nil, nil, ""),
      try row("2026/6/13", 18_000, .evening, nil, ""), try row("2026/1/1", nil, .evening, 9, "林"),
      try row("2026/3/28", nil, nil, nil, ""), try row("2026/6/13", 400, nil, 2, "斎藤"),
      try row("2026/6/13", nil, .midday, 1, "林"),
    ]
    for order in [rows, rows.reversed()] {
      var ledger = VisitLedger()
      for row in order { _ = ledger.feed(row) }
      var person = customer("A1")
      _ = ledger.join(&person)
      let isForward = order == rows
      #expect(try person.latestVisits.map(\.day) == ["2026/6/13", "2026/5/2", "2026/3/28"].map { try day($0) })
      let newest = try #require(person.latestVisits.first)
      #expect(newest.amount == 18_400 && newest.party == 2)
      #expect(newest.part == (isForward ? .evening : .midday), "the first row that says it")
      #expect(newest.staff.string == (isForward ? "斎藤" : "林"))
      #expect(person.latestVisits[1] == rows[0].visit && person.latestVisits[2].amount == nil)
    }
  }

  /// Visits as days before the latest of anybody, what they brought, and what counts for the year. A row of nobody in
  /// particular marks the latest day, and one far ahead counts only where nobody knows today.
  static let years: [(rows: [(ago: Int, amount: UInt64?)], year: UInt64?)] = [
    ([(0, 500)], 500), ([(364, 500)], 500), ([(365, 500)], 0), ([(364, 1), (365, 500), (9, 20), (9, 3)], 24),
    ([(0, nil)], 0), ([], 0), ([(5, 1_000_000_000_000)], UInt64(UInt32.max)), ([(-1, 500), (1, 7)], 7),
    ([(-400, 500)], 0),
  ]

  @Test func theYearEndsWithTheLatestVisit() throws {
    let today = try day("2026/7/1")
    for row in Self.years {
      var ledger = VisitLedger(today: today)
      _ = ledger.feed(try visit("Z", "", "2026/7/1", 1))
      for (ago, amount) in row.rows {
        var one = ListedVisit(Visit(day: Day(number: today.number - Int32(ago))))
        (one.code, one.visit.amount) = (SafeText("A1"), amount)
        _ = ledger.feed(one)
      }
      var person = customer("A1")
      person.total = 64_000
      _ = ledger.join(&person)
      #expect(person.yearTotal == row.year && person.sales == row.year, "\(row)")
    }
    // Rows without amounts tell of no year; and the same rows tell the same on any later day.
    for (amount, now) in [(nil, nil), (500, nil), (500, try day("2029/1/1"))] as [(UInt64?, Day?)] {
      var ledger = VisitLedger(today: now)
      _ = ledger.feed(try visit("A1", "", "2026/7/1", amount))
      var (person, other) = (customer("A1"), customer("A2", "0312345678"))
      person.total = 64_000
      _ = ledger.join(&person)
      _ = ledger.join(&other)
      #expect(person.yearTotal == amount && person.sales == amount ?? 64_000)
      #expect(other.yearTotal == amount.map { _ in 0 })
    }
  }

  @Test(arguments: [
    ("ランチ", DayPart.midday), ("ディナータイム", .evening), ("ﾃﾞｨﾅｰ", .evening), ("昼", .midday), ("夜の部", .evening),
    ("夕食", .evening), ("朝食", .morning), ("モーニング", .morning), ("Lunch", .midday), ("DINNER", .evening),
    ("Breakfast", .morning), ("19:30", .evening), ("１９：３０", .evening), ("11:00", .midday), ("10:59", .morning),
    ("5:00", .morning), ("4:59", .evening), ("15:59:59", .midday), ("16:00", .evening), ("00:30", .evening),
    ("午後7時", .evening), ("午前10時30分", .morning), ("7:30 PM", .evening), ("7:30 AM", .morning),
    ("12:30 p.m.", .midday), ("12:30 AM", .evening), ("2026/06/13 19:30", .evening),
    ("2026-06-13T11:59:00+09:00", .midday), ("2026年6月13日 18時5分", .evening),
  ])
  func partsOfTheDay(text: String, part: DayPart) {
    #expect(ListDayPart.of(text) == part)
  }

  @Test(arguments: [
    "", "-", "ランチ/ディナー", "昼夜", "コース", "60分", "24:00", "99:00", "123:00", ":30", "時", "0:00", "2026/06/13 0:00",
    "2026/06/13 00:00:00", "2026-06-13", "17", "20260613",
  ])
  func noPartOfTheDay(text: String) {
    #expect(ListDayPart.of(text) == nil)
  }

  /// Headings and a row of what tills and booking books write, and the visit that it becomes.
  static let books: [(headings: String, row: String, part: DayPart?, party: UInt16?, staff: String)] = [
    ("会員番号,来店日,時間帯,人数,金額,担当", "A1,2026/6/13,ディナー,2名,18400,斎藤", .evening, 2, "斎藤"),
    ("電話番号,ご利用日時,ご利用人数,お会計金額,担当スタッフ", "0312345678,2026/6/13 12:10,４人,18400,林", .midday, 4, "林"),
    (
      "Customer ID,Visit date,Time,Guests,Amount,Staff", "A1,2026-06-13,7:15 PM,3,18400,Saito", .evening, 3,
      "Saito"
    ),
    ("Member ID,Visit Date,Meal,Party Size,Total", "A1,2026-06-13,Lunch,2,18400", .midday, 2, ""),
    // The column for it goes before the clock, a till writes no time as midnight, and nobody is 0 or 10,000 people.
    ("会員番号,売上日時,昼夜区分,客数,売上金額", "A1,2026/6/13 14:30,夜,0,18400", .evening, nil, ""),
    ("会員番号,売上日時,客数,売上金額", "A1,2026/6/13 0:00:00,10000,18400", nil, nil, ""),
    ("会員番号,売上日,時間帯,客数,売上金額", "A1,2026/6/13,貸切,二人,18400", nil, nil, ""),
  ]

  @Test func booksTellWhenHowManyAndWho() throws {
    for book in Self.books {
      let columns = ListColumns(firstRow: Array(book.headings.utf8).map { $0 == 0x2C ? 0 : $0 }, plan: .jp)
      #expect(columns.kind == .visits, "\(book.headings)")
      let (listed, mends) = try columns.visit(Array(book.row.utf8).map { $0 == 0x2C ? 0 : $0 })
      var expected = Visit(day: try day("2026/6/13"))
      (expected.amount, expected.part, expected.party) = (18_400, book.part, book.party)
      expected.staff = SafeText(book.staff)
      #expect(listed.visit == expected, "\(book.headings): \(listed.visit)")
      let isMended = book.row.contains("貸切") || book.row.contains("10000")
      #expect(mends.isEmpty != isMended, "\(book.row): \(mends)")
    }
  }

  /// In a list of customers these columns are the shop's own, and kept.
  @Test func inAListOfCustomersTheyAreKept() throws {
    let (list, _) = try customers("氏名,電話番号,予約人数,人数,時間帯\n山田,03-1234-5678,2名,3,夜\n")
    #expect(list.first?.details.map(\.text.string) == ["2名", "3", "夜"])
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
    let stranger = ledger.takeStranger(id: 7)
    #expect(stranger?.name.string == "佐藤" && stranger?.visits == 2 && stranger?.id == 7)
    #expect(ledger.takeStranger(id: 8) == nil)
  }

  /// However long the rows are, and however many days of one customer: an import may take 192 MB.
  @Test func roomIsBounded() throws {
    var ledger = VisitLedger()
    var row = try visit("", "0312345678", "2026/1/6", nil)
    row.name = SafeText(String(repeating: "名", count: 64))
    (row.visit.items, row.visit.staff) = (row.name, row.name)
    var taken = 0
    for number in 0..<200_000 {
      row.code = SafeText("C\(number)")
      if !ledger.feed(row) { break }
      taken += 1
    }
    // 384 + 96 octets and three texts of 192, and the code.
    #expect((100_000..<115_000).contains(taken))
    #expect(!ledger.feed(row) && ledger.customers == taken)
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
    #expect(taken.visit.amount == 5 && taken.number == nil)
  }

  @Test func theShopsCycleIsTheMiddleOfItsGaps() {
    var cycle = ShopCycle()
    for person in 0..<20 {
      var customer = Customer(id: UInt32(person))
      customer.visitDays = [Day(number: 19_000), Day(number: 19_000 + Int32(person < 11 ? 30 : 90))]
      cycle.feed(&customer)
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
      cycle.feed(&customer)
      // One visit, or two on a day, are no habit.
      (customer.visits, customer.lastVisit) = (2, Day(number: 19_001))
      cycle.feed(&customer)
    }
    #expect(cycle.line?.hasPrefix("the shop's own visiting cycle: 45 days (by the first") == true)
  }
}
