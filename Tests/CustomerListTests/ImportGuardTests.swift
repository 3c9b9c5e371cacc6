import Directory
import Testing

@testable import CustomerList

@Suite struct ImportGuardTests {
  private static func list(_ count: Int) -> [Customer] {
    (0..<count).map { row in
      var customer = Customer(id: UInt32(row + 1))
      customer.name = SafeText("n\(row)")
      customer.numbers = [PhoneNumber(digits: "09\(100_000_000 + row)")].compactMap { $0 }
      if row % 10 == 0 { customer.safety = SafeText("えび") }
      return customer
    }
  }

  private static func compare(_ old: [Customer], _ new: [Customer]) throws -> IndexComparison {
    func index(_ customers: [Customer], _ seed: UInt8) throws -> Index {
      try Index(
        Octets(IndexWriter.index(of: customers, seed: [UInt8](repeating: seed, count: 16), generation: 1)))
    }
    return IndexComparison(old: try index(old, 1), new: try index(new, 2))
  }

  @Test func theSameListInAnotherOrderIsTheSame() throws {
    var nameless = Customer(id: 900)
    nameless.name = SafeText("番号なし")
    let old = Self.list(300) + [nameless]
    var again = Array(old.reversed())
    for index in again.indices { again[index].id = UInt32(index + 1) }
    let change = try Self.compare(old, again)
    #expect(change.isSame)
    #expect(ImportGuard.objections(change).isEmpty)
    again[0].name = SafeText("番号あり")
    #expect(try !Self.compare(old, again).isSame)
  }

  @Test func oneChangedFieldIsAChangeAndNothingToAsk() throws {
    let old = Self.list(300)
    for change in 0..<4 {
      var new = old
      switch change {
      case 0: new[5].visits = 3
      case 1: new[5].note = SafeText("x")
      case 2: new[5].numbers.append(try #require(PhoneNumber(digits: "0312345678")))
      default: new.removeLast()
      }
      let comparison = try Self.compare(old, new)
      #expect(!comparison.isSame, "\(change)")
      #expect(ImportGuard.objections(comparison).isEmpty, "\(change)")
    }
  }

  @Test func losingCustomersIsAsked() throws {
    let old = Self.list(1_000)
    let plain = old.filter(\.safety.isEmpty)
    let kept = old.filter { !$0.safety.isEmpty }
    let fewer = try Self.compare(old, kept + plain.dropLast(50))
    #expect(fewer.removed == 50 && ImportGuard.objections(fewer).isEmpty)
    let tooFew = try Self.compare(old, kept + plain.dropLast(51))
    #expect(ImportGuard.objections(tooFew).count == 1)
  }

  /// A small shop may lose twenty, and nobody more than half.
  @Test(arguments: [
    (before: 60, after: 40, isAsked: false), (60, 39, true), (40, 20, false), (30, 15, false), (30, 14, true),
    (3, 2, false), (2, 1, false), (3, 1, true), (1, 1, false),
  ])
  func losingMoreThanHalfIsAsked(_ list: (before: Int, after: Int, isAsked: Bool)) throws {
    var old = Self.list(list.before)
    for index in old.indices { old[index].safety = SafeText("") }
    let change = try Self.compare(old, Array(old.prefix(list.after)))
    #expect(change.removed == list.before - list.after)
    #expect(ImportGuard.objections(change).isEmpty == !list.isAsked)
  }

  @Test func oneSafetyMarkLostIsAsked() throws {
    let old = Self.list(1_000)
    var new = old
    new[10].safety = .empty
    let blank = try Self.compare(old, new)
    #expect(blank.safetyLost == 1 && ImportGuard.objections(blank).count == 1)
    var gone = old
    gone.remove(at: 10)
    #expect(try Self.compare(old, gone).safetyLost == 1)
  }

  /// What the next list says of the same customer, and whether a word of the mark is gone.
  @Test(arguments: [
    ("えび", "えび", false), ("えび", "かに", true), ("卵、えび", "えび", true), ("卵", "卵、えび", false),
    ("卵、えび", "えび・卵", false),
    ("ｴﾋﾞ", "えび", false), ("エビ/カニ", "カニ エビ", false), ("卵アレルギー", "卵", false), ("卵", "ﾀﾏｺﾞ", true),
    ("乳", "豆乳", true),
    ("卵(重度)", "卵", true), ("卵", "卵（重度）", false), ("Egg", "ＥＧＧ", false), ("アレルギー有", "", true),
    ("アレルギー", "", true),
    ("海老", "えび", true), ("卵", "卵なし", true),
  ])
  func oneWordOfASafetyMarkLostIsAsked(before: String, after: String, isLost: Bool) throws {
    var (old, new) = (Self.list(30), Self.list(30))
    old[10].safety = SafeText(before)
    new[10].safety = SafeText(after)
    let change = try Self.compare(old, new)
    #expect(change.safetyLost == (isLost ? 1 : 0))
    #expect(ImportGuard.objections(change).count == (isLost ? 1 : 0))
    // A number of another name keeps nobody's mark.
    new.append(new[10])
    new[30].name = SafeText("another")
    new[30].safety = old[10].safety
    #expect(try Self.compare(old, new).safetyLost == (isLost ? 1 : 0))
  }

  /// Customer number, number and mark of one customer, before and after.
  static let changes: [(old: (String, String, String), new: (String, String, String), isLost: Bool)] = [
    (("1", "", "卵"), ("1", "", ""), true), (("1", "", "卵"), ("1", "", "卵、乳"), false),
    (("", "", "卵"), ("", "", ""), true), (("", "", "卵"), ("", "0312345678", "卵"), false),
    (("1", "", "卵"), ("", "", "卵"), false), (("1", "0312345678", "卵"), ("1", "0312345679", "卵"), false),
    (("1", "0312345678", "卵"), ("1", "0312345679", ""), true),
    (("1", "0312345678", "卵"), ("2", "0312345679", "卵"), true),
    (("", "0312345678", "卵"), ("", "0312345679", "卵"), true),
  ]

  @Test(arguments: changes)
  func aMarkIsLookedForByCustomerNumberAndName(
    _ change: (old: (String, String, String), new: (String, String, String), isLost: Bool)
  ) throws {
    func list(_ texts: (String, String, String)) -> [Customer] {
      var customer = Customer(id: 900)
      (customer.code, customer.name, customer.safety) = (SafeText(texts.0), SafeText("山田"), SafeText(texts.2))
      customer.numbers = [PhoneNumber(digits: texts.1)].compactMap { $0 }
      return Self.list(30) + [customer]
    }
    let comparison = try Self.compare(list(change.old), list(change.new))
    #expect(comparison.safetyLost == (change.isLost ? 1 : 0))
    #expect(ImportGuard.objections(comparison).count == (change.isLost ? 1 : 0))
  }

  /// Of one customer number 64 texts are compared, none of which says what another says: beyond, one is asked too often.
  @Test func marksUnderOneNumberAreComparedUpToABound() throws {
    func list(_ count: Int, _ first: Int, _ mark: (Int) -> String) -> [Customer] {
      (0..<count).map { row in
        var customer = Customer(id: UInt32(row + 1))
        (customer.code, customer.safety) = (SafeText("7"), SafeText(mark(row)))
        customer.numbers = [PhoneNumber(digits: "09\(first + row)")].compactMap { $0 }
        return customer
      }
    }
    for (rows, lost) in [(64, 0), (65, 1), (200, 136)] {
      let (old, new) = (list(rows, 100_000_000) { "m\($0)" }, list(rows, 200_000_000) { "m\($0)" })
      #expect(try Self.compare(old, new).safetyLost == lost, "\(rows)")
    }
    let (old, new) = (list(200, 100_000_000) { _ in "卵" }, list(200, 200_000_000) { _ in "卵、乳" })
    #expect(try Self.compare(old, new).safetyLost == 0)
    #expect(try Self.compare(new, old).safetyLost == 200)
  }

  /// Customers beyond those who are looked for count as lost.
  @Test func marksBeyondTheBoundAreAsked() throws {
    func list(_ first: Int) -> [Customer] {
      (0...1 << 16).map { row in
        var customer = Customer(id: UInt32(row + 1))
        (customer.code, customer.safety) = (SafeText("\(row)"), SafeText("卵"))
        customer.numbers = [PhoneNumber(digits: "09\(first + row)")].compactMap { $0 }
        return customer
      }
    }
    #expect(try Self.compare(list(100_000_000), list(200_000_000)).safetyLost == 1)
  }

  @Test func namesThatSlipToOtherNumbersAreAsked() throws {
    let old = Self.list(1_000)
    var new = old
    for index in 1..<old.count { new[index].name = old[index - 1].name }
    let change = try Self.compare(old, new)
    #expect(change.renamed == 999)
    #expect(!ImportGuard.objections(change).isEmpty)
  }

  /// Two who share a number do not rename each other.
  @Test func aHousemateIsNoNewName() throws {
    var old = Self.list(3)
    old[1].numbers = old[0].numbers
    var new = old
    new.swapAt(0, 1)
    let change = try Self.compare(old, new)
    #expect(change.renamed == 0 && change.safetyLost == 0 && change.isSame)
  }

  @Test func badLinesAreAskedFromOneInAHundred() throws {
    for (bad, asked) in [(0, false), (1, false), (2, true)] {
      var report = ImportReport()
      for line in 1...100 { report.take(Customer(id: UInt32(line)), line: line) }
      if bad > 0 { report.refuse(200...(199 + bad), .number) }
      // Rows with nothing but their numbers, and those that the list leaves out, are no bad lines.
      report.refuse(300...350, .nobody)
      report.refuse(351...370, .erased)
      #expect((ImportGuard.objection(report) != nil) == asked, "\(bad)")
    }
  }

  @Test func visitsAreLinesToo() throws {
    var report = ImportReport()
    for line in 1...100 { report.takeVisit([], line: line) }
    report.refuse(101...101, .visitWithoutDay)
    #expect(ImportGuard.objection(report) == nil)
    report.refuse(102...103, .visitWithoutDay)
    #expect(ImportGuard.objection(report) == "3 of 103 lines were refused")
  }
}
