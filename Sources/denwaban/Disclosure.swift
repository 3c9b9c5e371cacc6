import Card
import Directory
import Host
import Journal
import LAN

/// All that is kept of one person.
struct Disclosure {
  private let subject: DataSubject
  private let plan: NumberPlan
  private let notice: PrivacyNotice
  private let now: LocalTime
  private let cards: [Card]
  private let karte: KarteTable
  private var calls: [JSONObject] = []
  private var notes: [JSONObject] = []
  private var rows: [String] = []

  /// Reads the journal for all numbers of the person.
  init(_ subject: DataSubject, _ state: State, _ plan: NumberPlan, _ notice: PrivacyNotice, at now: LocalTime)
    throws
  {
    (self.subject, self.plan, self.notice, self.now) = (subject, plan, notice, now)
    karte = KarteStore(besides: state.index).table
    let definitions = try Definitions(state)
    let callers = try Callers.read(state).callers
    let scale = SalesScale(IndexFile(state.index).index?.facts.amounts ?? .none)
    let experience = callers.experience(ofAll: subject.numbers.map(\.digits))
    cards = subject.people.map { person in
      Card(
        caller: .number(person.numbers.first?.digits ?? ""), number: .empty, found: [person],
        experience: experience, definitions: definitions, scale: scale, at: now)
    }
    let ours = Set(subject.numbers.map(\.digits))
    func isOurs(_ digits: String?) -> Bool { digits.map { ours.contains($0) } ?? false }
    var correction = ClockCorrection()
    _ = try JournalFolder.read(state) { correction.feed($0) }
    var (list, times) = (CallList(), LocalTimes())
    var (calls, notes): ([Call], [Entry]) = ([], [])
    func take(_ complete: [Call]) {
      for call in complete {
        if case .number(let digits) = call.caller, ours.contains(digits) {
          calls.append(correction.corrected(call))
        }
      }
    }
    _ = try JournalFolder.read(state) { entry in
      take(list.feed(entry))
      if entry.kind.isNote, isOurs(entry.number) || isOurs(entry.other) { notes.append(entry) }
    }
    take(list.finish())
    for name in Inbox(state).names() {
      if let note = try? Inbox(state).read(name), isOurs(note.number),
        !notes.contains(where: { $0.note == note.note })
      {
        notes.append(note)
      }
    }
    for call in calls { add(call, times.at(call.wall)) }
    for note in notes { add(note, times.at(note.wall)) }
  }

  private mutating func add(_ call: Call, _ time: LocalTime?) {
    var object = JSONObject()
    object.set("began", time.map { moment($0) })
    if case .number(let digits) = call.caller { object.set("number", digits) }
    object.set("name", call.name.map { SafeText($0) })
    object.set("line", call.line)
    object.set("outcome", call.outcome?.rawValue)
    object.set("rings", call.rings)
    object.set("talked", call.talked.map { Double($0) / 1000 }, decimals: 1)
    calls.append(object)
    let words = [
      time.map { moment($0) } ?? "-", call.outcome?.rawValue ?? "-",
      call.name.map { SafeText($0).string } ?? "",
    ]
    rows.append("  " + words.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  private mutating func add(_ note: Entry, _ time: LocalTime?) {
    var object = JSONObject()
    object.set("at", time.map { moment($0) })
    object.set("kind", note.kind.name)
    object.set("number", note.number)
    object.set("text", note.text.map { SafeText($0) })
    object.set("kana", note.kana.map { SafeText($0) })
    object.set("by", note.by.map { SafeText($0) })
    object.set("day", note.day.map { "\($0.year)-\(two($0.month))-\(two($0.day))" })
    object.set("other", note.other)
    notes.append(object)
    let words = [
      time.map { moment($0) } ?? "-", note.kind.name, note.text.map { SafeText($0).string } ?? "",
      note.by.map { SafeText($0).string } ?? "", note.other ?? "",
    ]
    rows.append("  " + words.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  /// `2026-06-28 14:05`.
  private func moment(_ time: LocalTime) -> String {
    "\(Command.date(time.day)) \(two(time.hour)):\(two(time.minute))"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// One object.
  var object: JSONObject {
    var object = JSONObject()
    object.set("subject", subject.numbers.map(\.digits))
    object.set("made", Command.date(now.day))
    object.set("purpose", notice.purposes)
    object.set("keeps", notice.keeps)
    object.set("customers", zip(subject.people, cards).map { customer($0, $1) })
    object.set("calls", calls)
    object.set("notes", notes)
    return object
  }

  private func customer(_ person: Customer, _ card: Card) -> JSONObject {
    var object = Command.object(nil, plan, person)
    let pictures = karte.names(of: person.code).map(\.string)
    object.set("pictures", pictures.isEmpty ? nil : pictures)
    if let standing = card.standing {
      object.set("class", say(standing.term))
      object.set("state", say(standing.state.term))
      object.set("reason", say(standing.reason))
    }
    object.set("sales", card.sales?.rawValue)
    if let friction = card.friction {
      object.set("frictionPoints", friction.points)
      object.set("friction", say(friction.causes))
    }
    return object
  }

  private func say(_ term: Term) -> String { notice.say(term.japanese, term.english) }

  /// For people: a title and its rows, part by part.
  var lines: [String] {
    var lines = [
      notice.say("お客様について当店が保有する情報", "What this shop keeps about you"),
      "\(Command.date(now.day))  " + subject.numbers.map(plan.grouped).joined(separator: "  "), "",
      notice.say("利用目的", "What it is used for"),
    ]
    lines += notice.purposes.map { "  " + $0 } + ["", notice.say("保存期間", "How long it is kept")]
    lines += notice.keeps.map { "  " + $0 }
    if subject.people.isEmpty { lines += ["", notice.say("名簿: なし", "on the list: no")] }
    for (person, card) in zip(subject.people, cards) {
      lines += ["", notice.say("名簿", "On the list")] + facts(person, card).map { "  \($0): \($1)" }
    }
    lines += ["", notice.say("着信とメモ (\(rows.count))", "Calls and notes (\(rows.count))")]
    return lines + rows
  }

  /// `2026-06-13  夕  2名  18400  斎藤`.
  private func told(_ visit: Visit) -> String {
    let part = visit.part.map { part in
      switch part {
      case .morning: notice.say("朝", "morning")
      case .midday: notice.say("昼", "midday")
      case .evening: notice.say("夕", "evening")
      }
    }
    let words = [
      Command.date(visit.day), part, visit.party.map { notice.say("\($0)名", "party of \($0)") },
      visit.amount.map { "\($0)" }, visit.staff.string, visit.items.string,
    ]
    return words.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func facts(_ person: Customer, _ card: Card) -> [(String, String)] {
    func day(_ day: Day?) -> String { day.map { Command.date($0) } ?? "" }
    var facts: [(String, String)] = [
      (notice.say("氏名", "name"), person.name.string), (notice.say("フリガナ", "reading"), person.kana.string),
      (notice.say("会員番号", "code"), person.code.string), (notice.say("住所", "address"), person.address.string),
      (notice.say("電話番号", "numbers"), person.numbers.map(plan.grouped).joined(separator: "  ")),
      (notice.say("アレルギー・注意", "allergy or caution"), person.safety.string),
      (notice.say("その確認日", "confirmed"), day(person.safetyConfirmed)),
      (notice.say("好み", "likes"), person.likes.string), (notice.say("メモ", "note"), person.note.string),
      (notice.say("担当", "staff"), person.staff.string), (notice.say("誕生日", "birthday"), day(person.birthday)),
      (notice.say("来店回数", "visits"), person.visits.map { "\($0)" } ?? ""),
      (notice.say("初回来店", "first visit"), day(person.firstVisit)),
      (notice.say("最終来店", "last visit"), day(person.lastVisit)),
      (notice.say("次回予約", "next booking"), day(person.nextBooking)),
      (notice.say("累計金額", "total"), person.total.map { "\($0)" } ?? ""),
      (notice.say("紹介人数", "referrals"), person.referrals.map { "\($0)" } ?? ""),
      (
        notice.say("来店日", "days of visits"), person.visitDays.map { Command.date($0) }.joined(separator: "  ")
      ),
      (notice.say("前回のご注文", "last order"), person.lastOrder.string),
      (notice.say("直近1年の金額", "spent in the last year"), person.yearTotal.map { "\($0)" } ?? ""),
      (notice.say("目印", "landmark"), person.landmark.string),
      (notice.say("配達メモ", "delivery"), person.delivery.string),
    ]
    facts += person.latestVisits.map { (notice.say("ご来店", "visit"), told($0)) }
    facts += person.anniversaries.map { ($0.title.string, Command.date($0.day)) }
    facts += person.details.map { ($0.title.string, $0.text.string) }
    if let standing = card.standing {
      facts.append((notice.say("区分", "class"), "\(say(standing.term)) · \(say(standing.state.term))"))
      facts.append((notice.say("区分の理由", "why"), say(standing.reason)))
    }
    let pictures = karte.names(of: person.code).map(\.string).joined(separator: "  ")
    facts.append((notice.say("カルテ画像", "karte pictures"), pictures))
    if let sales = card.sales { facts.append((notice.say("売上の順位", "sales rank"), sales.rawValue)) }
    if let friction = card.friction {
      facts.append((notice.say("摩擦点", "points of friction"), "\(friction.points): \(say(friction.causes))"))
    }
    return facts.filter { !$0.1.isEmpty }
  }
}
