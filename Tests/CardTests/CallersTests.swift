import Directory
import Journal
import Testing

@testable import Card

/// Lists, entries, and who is behind a number by both.
@Suite struct CallersTests {
  static let today = CardTests.today
  static let now = CardTests.now

  /// A customer of a list: identity, name, numbers, what is dangerous.
  static func customer(_ id: UInt32, _ name: String, _ numbers: [String], danger: String = "") -> Customer {
    var customer = Customer(id: id)
    (customer.name, customer.kana) = (SafeText(name), SafeText("ヨミ\(id)"))
    customer.numbers = numbers.compactMap { PhoneNumber(digits: $0) }
    (customer.safety, customer.visits) = (SafeText(danger), id)
    return customer
  }

  static func index(_ customers: [Customer]) throws -> Index? {
    try Index(
      Octets(try IndexWriter.index(of: customers, seed: [UInt8](repeating: 3, count: 16), generation: 1)))
  }

  /// One happening after the other, an hour apart, ending today.
  struct Past {
    var callers = Callers()
    private var sequence: Int64 = 0

    mutating func note(
      _ kind: Kind, _ number: String, _ text: String? = nil, by staff: String? = nil, on day: Day? = nil,
      object: String? = nil, kana: String? = nil, daysAgo: Int32 = 0
    ) {
      sequence += 1
      var entry = Entry(
        kind, id: EntryID(epoch: 1, sequence: sequence), monotonic: 0, wall: 0, quality: .synchronised)
      (entry.caller, entry.text, entry.by, entry.kana) = (.number(number), text, staff, kana)
      (entry.other, entry.of) = kind == .same ? (object, nil) : (nil, object)
      let parts = (day ?? CallersTests.today).parts
      entry.day = Entry.Date(year: parts.year, month: parts.month, day: parts.day)
      let today = CallersTests.today.number
      callers.feed(
        entry, at: LocalTime(day: Day(number: today - daysAgo), second: CallersTests.now.second))
    }

    mutating func call(_ number: String, _ end: Kind? = nil, daysAgo: Int32 = 0) {
      sequence += 1
      let time = LocalTime(day: Day(number: CallersTests.today.number - daysAgo), second: 3600)
      var entry = Entry(
        .call, id: EntryID(epoch: 1, sequence: sequence), monotonic: 0, wall: 0, quality: .synchronised)
      (entry.line, entry.caller) = (1, .number(number))
      callers.feed(entry, at: time)
      guard let end else { return }
      var last = Entry(
        end, id: EntryID(epoch: 1, sequence: sequence + 1), monotonic: 0, wall: 0, quality: .synchronised)
      (last.call, last.rings) = (entry.id, 3)
      sequence += 1
      callers.feed(last, at: time)
    }
  }

  @Test func staffRuleOverTheList() throws {
    var index = try Self.index([Self.customer(1, "田仲 良子", ["0312345678"], danger: "えび")])
    var past = Past()
    past.note(.naming, "0312345678", "田中 良子", kana: "タナカ ヨシコ")
    past.note(.safety, "0312345678", "そば", on: Self.today)
    past.note(.wish, "0312345678", "声かけ控えめ")
    past.note(.handled, "0312345678", by: "斎藤")
    let party = past.callers.party(of: "0312345678", in: &index)
    let person = try #require(party.people.first)
    #expect(person.name.string == "田中 良子" && person.kana.string == "タナカ ヨシコ")
    #expect(person.safety.string == "そば、えび" && person.likes.string == "声かけ控えめ")
    #expect(person.safetyConfirmed == nil, "the list's part has no day")
    #expect(party.overlay.handledBy.string == "斎藤")
    past.note(.safety, "0312345678", on: Self.today)
    #expect(past.callers.party(of: "0312345678", in: &index).people.first?.safetyConfirmed == Self.today)
    for kind in [Kind.naming, .safety, .wish] { past.note(.done, "0312345678", object: kind.name) }
    let bare = try #require(past.callers.party(of: "0312345678", in: &index).people.first)
    #expect(bare.name.string == "田仲 良子" && bare.safety.string == "えび" && bare.likes.isEmpty)
  }

  @Test func aStrangerWithANameIsAPerson() throws {
    var none: Index?
    var past = Past()
    past.call("08011112222")
    #expect(past.callers.party(of: "08011112222", in: &none).people.isEmpty)
    past.note(.safety, "08011112222", "かに")
    let nameless = past.callers.party(of: "08011112222", in: &none)
    #expect(nameless.people.first?.safety.string == "かに" && nameless.inAll == 1)
    past.note(.naming, "08011112222", "森 一")
    #expect(past.callers.named(in: &none).map(\.name.string) == ["森 一"])
    var listed = try Self.index([Self.customer(1, "森 一", ["08011112222"])])
    #expect(past.callers.named(in: &listed).map(\.id) == [1])
    past.note(.done, "08011112222", object: "name")
    #expect(past.callers.named(in: &none).isEmpty)
  }

  @Test func oneHistoryForAllNumbersOfAPerson() throws {
    var index = try Self.index([Self.customer(1, "田中 良子", ["0312345678", "09012345678"])])
    var past = Past()
    past.call("0312345678", .missed, daysAgo: 1)
    past.call("09012345678", .talk)
    past.note(.promise, "0312345678", "写真")
    let party = past.callers.party(of: "09012345678", in: &index)
    #expect(party.experience.history(at: Self.now).callsIn90Days == 2)
    #expect(party.overlay.matters.count == 1)
    #expect(past.callers.callBacks(in: &index, at: Self.now).isEmpty, "answered on the other telephone")
  }

  @Test func numbersThatStaffJoin() throws {
    var index = try Self.index([Self.customer(1, "田中 良子", ["0312345678"], danger: "えび")])
    var past = Past()
    past.note(.same, "08011112222", object: "0312345678")
    past.call("08011112222")
    for number in ["08011112222", "0312345678"] {
      let party = past.callers.party(of: number, in: &index)
      #expect(party.people.map(\.id) == [1] && party.inAll == 1)
      #expect(party.experience.calls.count == 1)
    }
    past.note(.done, "08011112222", object: "same")
    #expect(past.callers.party(of: "08011112222", in: &index).people.isEmpty)
    #expect(past.callers.party(of: "0312345678", in: &index).experience.calls.isEmpty)
  }

  @Test func twoRowsOfOnePersonBecomeOne() throws {
    var index = try Self.index([
      Self.customer(4, "田中 良子", ["0312345678"], danger: "えび"),
      Self.customer(9, "田中", ["08011112222"], danger: "そば"),
    ])
    var past = Past()
    past.note(.same, "08011112222", object: "0312345678")
    let party = past.callers.party(of: "08011112222", in: &index)
    let one = try #require(party.people.first)
    #expect(party.people.count == 1 && one.name.string == "田中 良子" && one.visits == 13)
    #expect(one.safety.string == "そば、えび" && one.numbers.count == 2)
  }

  /// Two rows that staff say are one person: member numbers, last visits, single days; visits together, of 9 and 4.
  static let told: [(codes: (String, String), last: (Int?, Int?), days: ([Int], [Int]), visits: UInt32)] = [
    (("", ""), (nil, nil), ([], []), 13),
    (("10", "11"), (3, 5), ([], []), 13),
    (("10", ""), (3, nil), ([], []), 13),
    (("10", "10"), (nil, nil), ([], []), 9),
    (("10", "10"), (3, 5), ([], []), 9),
    (("10", "11"), (3, 3), ([], []), 9),
    (("", ""), (3, 5), ([3, 40], [5, 60]), 13),
    (("", ""), (3, 5), ([3, 40], [5, 40]), 9),
    (("", ""), (3, 5), ([], [5, 3]), 9),
    (("", ""), (3, 3), ([40, 5, 3], [60, 3]), 9),
  ]

  @Test func nobodyIsCountedTwice() throws {
    func day(_ ago: Int?) -> Day? { ago.map { Day(number: Self.today.number - Int32($0)) } }
    for row in Self.told {
      var (one, other) = (Self.customer(9, "田中", ["0312345678"]), Self.customer(4, "田中", ["08011112222"]))
      (one.code, other.code) = (SafeText(row.codes.0), SafeText(row.codes.1))
      (one.lastVisit, other.lastVisit) = (day(row.last.0), day(row.last.1))
      (one.visitDays, other.visitDays) = (row.days.0.compactMap(day), row.days.1.compactMap(day))
      (one.total, other.total, one.referrals) = (900, 400, 2)
      (one.yearTotal, other.yearTotal) = (90, 40)
      (one.latestVisits, other.latestVisits) = (
        one.visitDays.map { Visit(day: $0) }, other.visitDays.map { Visit(day: $0) }
      )
      for merged in [one.merged(with: other), other.merged(with: one)] {
        #expect(merged.visits == row.visits, "\(row)")
        #expect(merged.total == (row.visits == 9 ? 900 : 1300) && merged.referrals == 2, "\(row)")
        let days = Set(one.visitDays + other.visitDays).sorted()
        #expect(merged.visitDays == days && merged.yearTotal == (row.visits == 9 ? 90 : 130), "\(row)")
        #expect(merged.latestVisits.map(\.day) == Array(days.reversed().prefix(3)), "\(row)")
      }
    }
  }

  @Test func whereToDeliverAsStaffSay() throws {
    var listed = Self.customer(1, "森", ["0312345678"])
    (listed.address, listed.delivery) = (SafeText("丸の内1-1"), SafeText("門扉の中"))
    var index = try Self.index([listed])
    var past = Past()
    past.note(.delivery, "0312345678", "表から")
    past.note(.delivery, "0312345678", "裏口から")
    past.note(.delivery, "08011112222", "駅前の白い家")
    #expect(past.callers.party(of: "0312345678", in: &index).people.first?.delivery.string == "裏口から、門扉の中")
    #expect(past.callers.party(of: "08011112222", in: &index).people.first?.delivery.string == "駅前の白い家")
    for number in ["0312345678", "08011112222"] { past.note(.done, number, object: "delivery") }
    #expect(past.callers.party(of: "0312345678", in: &index).people.first?.delivery.string == "門扉の中")
    #expect(past.callers.party(of: "08011112222", in: &index).people.isEmpty)
  }

  @Test func whoWasErasedIsForgotten() throws {
    var none: Index?
    var past = Past()
    past.note(.same, "08011112222", object: "0312345678")
    past.note(.safety, "0312345678", "そば")
    past.note(.promise, "0399999999", "写真")
    past.call("0312345678", .missed)
    past.note(.erased, "0312345678")
    #expect(past.callers.experience(of: "0312345678") == nil && past.callers.mayWait.isEmpty)
    #expect(past.callers.party(of: "08011112222", in: &none).people.isEmpty)
    #expect(past.callers.party(of: "0312345678", in: &none).experience.isEmpty)
    #expect(past.callers.experience(of: "0399999999") != nil)
    // Who rings afterwards is a new caller.
    past.call("0312345678")
    #expect(past.callers.experience(of: "0312345678")?.calls.count == 1)
  }

  /// Of a shared number nobody is renamed, and what is dangerous may be anybody's.
  @Test func aSharedNumber() throws {
    var index = try Self.index([
      Self.customer(1, "田中 良子", ["0312345678", "09011111111"]), Self.customer(2, "田中 一郎", ["0312345678"]),
    ])
    var past = Past()
    past.note(.naming, "0312345678", "だれか")
    past.note(.safety, "0312345678", "かに")
    past.note(.safety, "09011111111", "そば")
    past.call("09011111111")
    let party = past.callers.party(of: "0312345678", in: &index)
    #expect(Set(party.people.map(\.name.string)) == ["田中 良子", "田中 一郎"])
    #expect(party.people.first { $0.id == 1 }?.safety.string == "そば、かに")
    #expect(party.people.first { $0.id == 2 }?.safety.string == "かに")
    #expect(party.experience.calls.isEmpty, "her own telephone's calls are not the family's")
    let card = Card(caller: .number("0312345678"), number: SafeText("x"), party: party, at: Self.now)
    #expect(card.dangers.count == 2 && card.mark == .safety)
  }

  @Test func theCallBackListIsInOrder() throws {
    var index = try Self.index([Self.customer(1, "田中 良子", ["0312345678", "09011111111"])])
    var past = Past()
    past.call("0312345678", .missed, daysAgo: 2)
    past.call("09011111111", .missed, daysAgo: 1)
    past.call("08022222222", .missed, daysAgo: 3)
    past.call("08033333333", .missed)
    past.note(.complaint, "08033333333", "遅い")
    past.call("08033333333", .missed)
    past.call("08044444444", .missed, daysAgo: 3)
    past.note(.callback, "08044444444")
    let list = past.callers.callBacks(in: &index, at: Self.now)
    #expect(list.map(\.needsCare) == [true, false, false])
    #expect(list.map(\.callBack.tries) == [2, 1, 2])
    #expect(list.last?.party.people.first?.id == 1)
  }

  /// Nobody calls now: the card that is looked up counts what the list of those to call back counts. The call that is
  /// under way counts on its card, and will on the list.
  @Test func oneSumOnTheCardAndOnTheListOfThoseToCallBack() throws {
    var index = try Self.index([Self.customer(1, "田中 良子", ["0312345678", "09011111111"])])
    var past = Past()
    past.note(.complaint, "0312345678", "遅い")
    past.call("0312345678", .missed)
    func listed() -> Bool { past.callers.callBacks(in: &index, at: Self.now).contains(where: \.needsCare) }
    func card(_ current: EntryID? = nil) -> Card {
      let party = past.callers.party(of: "0312345678", in: &index)
      return Card(
        caller: .number("0312345678"), number: SafeText("x"), party: party, current: current, at: Self.now)
    }
    #expect(card().friction?.points == 4 && !card().needsCare && !listed(), "they rang once today")
    past.call("09011111111")
    let current = past.callers.experience(of: "09011111111")?.calls.last?.id
    #expect(card(current).friction?.points == 5 && card(current).needsCare && listed())
    #expect(card(current).callOfDay == 2 && card().callOfDay == 3 && card(current).callBack?.tries == 1)
  }

  @Test func memoryIsBoundedAndNotesStay() {
    var past = Past()
    past.note(.safety, "0300000000", "そば")
    for number in 0..<Callers.most + 10_000 { past.call("090\(10_000_000 + number)") }
    #expect(past.callers.numbers.count <= Callers.most)
    #expect(past.callers.experience(of: "0300000000") != nil)
    #expect(past.callers.experience(of: "090\(10_000_000 + Callers.most + 9_999)") != nil)
    var none: Index?
    let later = Day(number: Self.today.number + 31)
    for number in Array(past.callers.numbers) {
      past.callers.forget(number, keeping: RetentionDays(), at: later, in: &none)
    }
    #expect(past.callers.numbers.count == 1)
  }

  /// Days for which strangers and customers are kept, who it is, how old calls and remarks are, and how many days of them
  /// are left.
  static let kept: [(days: (Int, Int), who: String, ages: [Int32], calls: [Int32], remarks: [Int32])] = [
    ((30, 400), "stranger", [0, 30, 31, 200], [0, 30], [0, 30]),
    ((2, 400), "stranger", [0, 2, 3], [0, 2], [0, 2]),
    ((90, 400), "stranger", [31, 90, 91], [31, 90], [31, 90]),
    // A customer whom nobody may be kept of for longer than that is no better off than a stranger.
    ((90, 10), "stranger", [9, 10, 11], [9, 10], [9, 10]),
    ((90, 10), "listed", [9, 10, 11], [9, 10], [9, 10]),
    // No rule counts a call of more than half a year ago.
    ((2, 400), "listed", [3, 180, 181, 400, 401], [3, 180], [3, 180, 181, 400]),
    ((2, 400), "noted", [3, 180, 181, 400, 401], [3, 180], [3, 180, 181, 400]),
    ((3650, 3650), "stranger", [180, 181], [180], [180, 181]),
    ((.max, .max), "listed", [180, 181], [180], [180, 181]),
    ((0, 0), "stranger", [0, 1], [0], [0]),
  ]

  @Test func nobodyIsRememberedForLongerThanTheShopMay() throws {
    var index = try Self.index([Self.customer(1, "田中 良子", ["0312345678"])])
    for row in Self.kept {
      var past = Past()
      let number = row.who == "listed" ? "0312345678" : "08011112222"
      if row.who == "noted" { past.note(.safety, number, "そば") }
      for age in row.ages.sorted(by: >) {
        past.call(number, daysAgo: age)
        past.note(.reason, number, "\(age)", daysAgo: age)
      }
      let terms = RetentionDays(strangers: row.days.0, customers: row.days.1)
      past.callers.forget(number, keeping: terms, at: Self.today, in: &index)
      let left = past.callers.experience(of: number) ?? Experience()
      #expect(left.calls.map { Int32(Self.today - $0.time.day) } == row.calls.sorted(by: >), "\(row)")
      let remarks = left.notes.filter { $0.kind == .reason }.map { Int32(Self.today - $0.time.day) }
      #expect(remarks == row.remarks.sorted(by: >), "\(row)")
      #expect(left.notes.contains { $0.kind == .safety } == (row.who == "noted"), "\(row)")
    }
  }

  /// What is open stays however old it is, and so does what must be known; what is settled goes with what settled it.
  @Test func whatIsOpenIsNotForgotten() {
    var none: Index?
    for isSettled in [false, true] {
      var past = Past()
      past.note(.complaint, "08011112222", "遅い", daysAgo: 900)
      past.note(.promise, "08011112222", "皿", daysAgo: 900)
      if isSettled { past.note(.done, "08011112222", daysAgo: 899) }
      past.call("08011112222", .missed, daysAgo: 20)
      past.callers.forget("08011112222", keeping: RetentionDays(), at: Self.today, in: &none)
      #expect(past.callers.mayWait.count == 1, "one who waits is not forgotten within the time")
      let matters = past.callers.experience(of: "08011112222")?.openMatters()
      #expect(matters?.count == (isSettled ? 0 : 2))
      let later = Day(number: Self.today.number + 1000)
      past.callers.forget("08011112222", keeping: RetentionDays(), at: later, in: &none)
      #expect(past.callers.numbers.isEmpty == isSettled && past.callers.mayWait.isEmpty == isSettled)
    }
  }

  @Test func longTextIsCutWhereOneSees() {
    var past = Past()
    for letter in ["あ", "い", "う", "え", "お"] {
      past.note(.safety, "0312345678", String(repeating: letter, count: 60))
    }
    var none: Index?
    let safety = past.callers.party(of: "0312345678", in: &none).people.first?.safety.string
    #expect(safety?.count == 256 && safety?.last == "…" && safety?.first == "お")
  }
}
