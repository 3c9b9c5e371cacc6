import Card
import Directory
import Journal

/// The calls of the golden screens: 2026-07-01, a Wednesday, 12:34:05.
enum Sample {
  static func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  static func time(_ hour: Int, _ minute: Int, _ second: Int = 0) -> LocalTime {
    LocalTime(day: day(7, 1), second: Int32(hour * 3600 + minute * 60 + second))
  }

  static let now = time(12, 34, 5)
  static let call = CallState(started: now, rings: 2, seconds: 6)
  static let status = BoxStatus(
    now: time(12, 34), missed: 2, callBacks: 1, customers: 3412, listDay: day(6, 30), listeners: 3)

  static func customer(_ id: UInt32, _ name: String, _ kana: String, _ change: (inout Customer) -> Void)
    -> Customer
  {
    var customer = Customer(id: id)
    customer.name = SafeText(name)
    customer.kana = SafeText(kana)
    change(&customer)
    return customer
  }

  static let tanaka = customer(1, "田中 良子", "タナカ ヨシコ") {
    $0.code = SafeText("10234")
    $0.safety = SafeText("えび・かに(重い)")
    $0.safetyConfirmed = day(6, 13)
    $0.visits = 32
    $0.lastVisit = day(6, 13)
    $0.firstVisit = day(5, 10, 2019)
    $0.staff = SafeText("サイトウ")
    $0.total = 486_000
    $0.referrals = 2
    $0.likes = SafeText("窓側 日本酒は辛口 たばこ不可の席")
    $0.note = SafeText("お子様用のいす1脚")
    $0.nextBooking = day(7, 4)
    $0.birthday = day(7, 24, 1980)
  }

  static let suzuki = customer(2, "鈴木 花", "スズキ ハナ") {
    $0.visits = 4
    $0.lastVisit = day(6, 13)
    $0.staff = SafeText("サイトウ")
  }

  static let mori = customer(3, "森 誠", "モリ マコト") { $0.visits = 9 }

  static let yamamoto = customer(4, "山本 健", "ヤマモト ケン") {
    $0.visits = 18
    $0.lastVisit = day(6, 13)
    $0.staff = SafeText("サイトウ")
  }

  static let ichiro = customer(5, "田中 一郎", "タナカ イチロウ") {
    $0.visits = 3
    $0.lastVisit = day(4, 2)
  }

  static let kenta = customer(6, "田中 ケンタ", "タナカ ケンタ") {
    $0.visits = 9
    $0.lastVisit = day(6, 12)
  }

  static let kentaNoSoba = customer(6, "田中 ケンタ", "タナカ ケンタ") {
    $0.visits = 9
    $0.lastVisit = day(6, 12)
    $0.safety = SafeText("そば")
  }

  static let unread = customer(7, "長谷川 潤", "") { $0.code = SafeText("10234") }
  static let company = customer(8, "株式会社 山田商店", "カ)ヤマダシヨウテン") { $0.visits = 2 }
  static let latin = customer(9, "O'BRIEN José", "") { $0.visits = 1 }

  static func card(
    _ people: [Customer], _ number: String = "090-1234-5678", today: Int = 0, in90: Int = 0,
    open: OpenMatter? = nil, last: LocalTime? = nil
  ) -> Card {
    Card(
      caller: .number("09012345678"), number: SafeText(number), found: people,
      history: CallHistory(callsToday: today, callsIn90Days: in90, lastCall: last), openMatter: open, at: now)
  }

  static func card(_ reason: NoNumber) -> Card { Card(caller: .absent(reason), number: .empty, at: now) }

  static let complaint = OpenMatter(
    kind: .complaint, day: day(6, 28), text: SafeText("リョウリオクレ"), staff: SafeText("ハヤシ"))
  static let promise = OpenMatter(kind: .promise, day: day(6, 13), text: SafeText("写真を郵送"))

  /// A caller who was missed on three days, and not called back.
  static let missedOften: Experience = {
    var experience = Experience()
    for sequence in 1...3 as ClosedRange<Int64> {
      let id = EntryID(epoch: 1, sequence: sequence)
      experience.ring(id, at: LocalTime(day: day(6, Int(sequence)), second: 0))
      experience.end(id, .missed, rings: 9)
    }
    return experience
  }()

  static func care(_ person: Customer, open: OpenMatter? = nil) -> Card {
    Card(
      caller: .number("09012345678"), number: SafeText("090-1234-5678"), found: [person], openMatter: open,
      experience: missedOften, at: now)
  }

  /// A caller who was missed yesterday, and with whom somebody spoke this morning.
  static let noted: Card = {
    var experience = Experience()
    func note(_ kind: Kind, _ sequence: Int64, _ text: String, _ hour: Int) {
      var entry = Entry(
        kind, id: EntryID(epoch: 1, sequence: sequence), monotonic: 0, wall: 0, quality: .battery)
      (entry.caller, entry.text, entry.by) = (.number("09012345678"), text, "ハヤシ")
      if let note = Note(entry, at: time(hour, 5)) { experience.take(note) }
    }
    experience.ring(EntryID(epoch: 1, sequence: 1), at: time(11, 2))
    note(.reason, 2, CallReason.change.rawValue, 11)
    note(.memo, 3, "窓側の席をご希望", 11)
    return Card(
      caller: .number("09012345678"), number: SafeText("090-1234-5678"), found: [mori],
      history: experience.history(at: now), experience: experience, at: now)
  }()

  /// Every golden screen's name and card.
  static let cards: [(name: String, card: Card)] = [
    ("allergy", card([tanaka])),
    ("known", card([suzuki])),
    ("new number", card([])),
    ("unlisted, second call today", card([], today: 1, in90: 1, last: time(11, 2))),
    ("unlisted, rang before", card([], in90: 2, last: LocalTime(day: day(6, 30), second: 54_600))),
    ("withheld", card(.withheld)),
    ("payphone", card(.payphone)),
    ("out of area", card(.unavailable)),
    ("service conflict", card(.conflict)),
    ("receive error", card(.receiveError)),
    ("nothing heard", card(.nothingHeard)),
    ("shared, one allergy", card([tanaka, ichiro, kenta], "03-1234-5678")),
    ("shared, two allergies", card([tanaka, ichiro, kentaNoSoba], "03-1234-5678")),
    ("shared, no allergy", card([ichiro, kenta], "03-1234-5678")),
    ("shared, different names", card([suzuki, mori], "03-1234-5678")),
    ("second call today", card([mori], today: 1, in90: 1, last: time(11, 2))),
    ("second call today, its reason and who noted it", noted),
    ("complaint", card([yamamoto], open: complaint)),
    ("complaint, second call today", card([yamamoto], today: 1, in90: 1, open: complaint, last: time(11, 2))),
    ("allergy and promise", card([tanaka], open: promise)),
    ("no reading", card([unread])),
    ("company", card([company])),
    ("latin", card([latin])),
    ("needs care", care(suzuki)),
    ("needs care, allergy", care(tanaka)),
    ("needs care, complaint", care(yamamoto, open: complaint)),
  ]
}
