import Card
@testable import Directory
import Journal
import Presentation

/// The calls of the frames: values as a list, a journal and staff give them.
enum FrameSample {
  static let day = Sample.day
  static let digits = "09012345678"

  /// What a journal tells of a caller, entry by entry.
  struct Past {
    private(set) var callers = Callers()
    private var sequence: Int64 = 0
    /// A call; with seconds of talk, else nobody answered.
    mutating func call(_ day: Day, _ hour: Int, _ minute: Int, talked: Int64? = nil) {
      let time = LocalTime(day: day, second: Int32(hour * 3600 + minute * 60))
      let id = next()
      feed(.call, id, time) { $0.caller = .number(FrameSample.digits) }
      if let talked {
        feed(.talk, next(), time) { ($0.call, $0.monotonic) = (id, 1000) }
        feed(.end, next(), time) { ($0.call, $0.monotonic) = (id, 1000 + talked * 1000) }
      } else {
        feed(.missed, next(), time) { ($0.call, $0.rings) = (id, 9) }
      }
    }

    /// A note.
    mutating func note(_ kind: Kind, _ text: String, _ day: Day, hour: Int = 20, by: String = "") {
      let time = LocalTime(day: day, second: Int32(hour * 3600))
      feed(kind, next(), time) { ($0.caller, $0.text, $0.by) = (.number(FrameSample.digits), text, by) }
    }

    /// What was dangerous was confirmed.
    mutating func confirm(_ text: String, _ day: Day, by: String) {
      let time = LocalTime(day: day, second: 72_000)
      feed(.safety, next(), time) { entry in
        (entry.caller, entry.text, entry.by) = (.number(FrameSample.digits), text, by)
        entry.day = Entry.Date(year: day.parts.year, month: day.parts.month, day: day.parts.day)
      }
    }

    private mutating func next() -> EntryID {
      sequence += 1
      return EntryID(epoch: 1, sequence: sequence)
    }

    private mutating func feed(_ kind: Kind, _ id: EntryID, _ time: LocalTime, _ change: (inout Entry) -> Void)
    {
      var entry = Entry(kind, id: id, monotonic: 0, wall: 0, quality: .battery)
      change(&entry)
      callers.feed(entry, at: time)
    }

    /// The call for which the card is made.
    mutating func ring(_ time: LocalTime) -> EntryID {
      let id = next()
      feed(.call, id, time) { $0.caller = .number(FrameSample.digits) }
      return id
    }

    var experience: Experience { callers.experience(of: FrameSample.digits) ?? Experience() }
  }

  static func at(_ hour: Int, _ minute: Int, _ second: Int) -> LocalTime { Sample.time(hour, minute, second) }

  /// Ten customers' amounts, of which 486,000 is the third.
  static let scale = SalesScale(
    Percentiles(
      count: 10,
      amounts: (0..<100).map { [1_240_000, 980_000, 486_000, 312_000, 220_000, 198_000, 9, 8, 7, 6][$0 / 10] }))

  static func card(
    _ people: [Customer], _ number: String = "090-1234-5678", past: Past = Past(),
    own: [UInt32: OpenMatter] = [:], scale: SalesScale = scale, shop: String = "", at time: LocalTime
  ) -> Card {
    var greetings = GreetingTable.standard
    greetings.shop = SafeText(shop)
    var past = past
    let current = past.ring(time)
    return Card(
      caller: .number(digits), number: SafeText(number), found: people,
      history: past.experience.history(at: time, but: current),
      experience: past.experience, current: current, ownMatters: own, greetings: greetings, scale: scale,
      at: time)
  }

  static func withheld(_ shop: String, at time: LocalTime) -> Card {
    var greetings = GreetingTable.standard
    greetings.shop = SafeText(shop)
    return Card(caller: .absent(.withheld), number: .empty, greetings: greetings, at: time)
  }

  static func anniversary(_ title: String) -> Customer.Anniversary {
    Customer.Anniversary(title: SafeText(title), day: day(7, 24, 2004))
  }

  static func details(_ cells: [(String, String)]) -> [Customer.Detail] {
    cells.map { Customer.Detail(title: SafeText($0), text: SafeText($1)) }
  }

  /// Gaps of 36, 40, 41, 35 and 42 days, of which 40 is in the middle.
  static let visitDays: [Day] = [194, 158, 118, 77, 42, 0].reversed().map {
    Day(number: day(6, 13, 2026).number - Int32($0))
  }.sorted()

  static let tanaka = Sample.customer(1, "田中 良子", "タナカ ヨシコ") {
    $0.code = SafeText("10234")
    $0.safety = SafeText("えび・かに(重い)")
    $0.safetyConfirmed = day(6, 13, 2026)
    ($0.visits, $0.total, $0.referrals) = (32, 486_000, 2)
    ($0.firstVisit, $0.lastVisit, $0.nextBooking) = (day(5, 10, 2019), day(6, 13, 2026), day(7, 4, 2026))
    $0.staff = SafeText("斎藤")
    $0.likes = SafeText("窓側 日本酒は辛口 たばこ不可の席")
    $0.note = SafeText("お子様用のいす1脚")
    $0.anniversaries = [anniversary("結婚記念日")]
    $0.details = details([("予約時間", "19:00"), ("予約人数", "2名")])
    $0.visitDays = visitDays
  }

  static let tanakaEnglish = Sample.customer(1, "Ms. TANAKA Yoshiko", "タナカ ヨシコ") {
    $0.code = SafeText("10234")
    $0.safety = SafeText("shrimp, crab (severe)")
    $0.safetyConfirmed = day(6, 13, 2026)
    ($0.visits, $0.total, $0.referrals) = (32, 486_000, 2)
    ($0.firstVisit, $0.lastVisit, $0.nextBooking) = (day(5, 10, 2019), day(6, 13, 2026), day(7, 4, 2026))
    $0.staff = SafeText("Saito")
    $0.likes = SafeText("window seat; dry sake; no-smoking table")
    $0.anniversaries = [anniversary("wedding anniversary")]
    $0.details = details([("booking time", "19:00"), ("party", "2")])
    $0.visitDays = visitDays
  }

  /// The promise of 13 June, and who confirmed on that day what is dangerous.
  static func promised(_ text: String, by staff: String) -> Past {
    var past = Past()
    past.call(day(4, 26, 2026), 18, 0)
    past.note(.callback, "", day(4, 26, 2026))
    past.call(day(5, 1, 2026), 11, 2, talked: 0)
    past.note(.promise, text, day(6, 13, 2026), by: staff)
    past.confirm("", day(6, 13, 2026), by: staff)
    past.call(day(6, 30, 2026), 15, 10, talked: 80)
    past.note(.reason, CallReason.change.rawValue, day(6, 30, 2026))
    return past
  }

  /// The same without calls.
  static func confirmed(_ text: String, by staff: String) -> Past {
    var past = Past()
    past.note(.promise, text, day(6, 13, 2026), by: staff)
    past.confirm("", day(6, 13, 2026), by: staff)
    return past
  }

  static let yamamoto = Sample.customer(4, "山本 健", "ヤマモト ケン") {
    ($0.visits, $0.lastVisit) = (18, day(6, 13, 2026))
  }
  static let yamamotoEnglish = Sample.customer(4, "Mr. YAMAMOTO Ken", "") {
    ($0.visits, $0.lastVisit) = (18, day(6, 13, 2026))
  }

  /// A complaint of 28 June, a call on the 30th that nobody answered, and one this noon.
  static func complained(_ text: String, by staff: String) -> Past {
    var past = Past()
    past.note(.complaint, text, day(6, 28, 2026), by: staff)
    past.call(day(6, 30, 2026), 18, 0)
    past.call(day(7, 1, 2026), 11, 2, talked: 60)
    return past
  }

  /// A family: the child has a birthday, and allergies are two people's.
  static func family(_ names: [String], _ safety: [String]) -> [Customer] {
    let kana = ["タナカ ヨシコ", "タナカ イチロウ", "タナカ ケンタ"]
    return names.indices.map { place in
      Sample.customer(UInt32(place + 1), names[place], kana[place]) { person in
        person.safety = SafeText(safety[place])
        person.visits = [32, 3, 9][place]
        person.lastVisit = [day(6, 13, 2026), day(4, 2, 2026), day(6, 13, 2026)][place]
        if place == 0 { (person.firstVisit, person.referrals) = (day(5, 10, 2019), 2) }
        if place == 2 { person.birthday = day(3, 3, 2017) }
      }
    }
  }

  static func own(_ text: String) -> [UInt32: OpenMatter] {
    [1: OpenMatter(kind: .promise, day: day(6, 13, 2026), text: SafeText(text))]
  }
}
