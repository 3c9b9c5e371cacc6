import Card
import Directory
import Journal

/// Cards as nobody would make them, from a seed.
struct RandomCard {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64: enough to shuffle a test, and the same everywhere.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

  private mutating func oneIn(_ count: Int) -> Bool { number(below: count) == 0 }

  private mutating func pick<Element>(_ elements: [Element], else fallback: Element) -> Element {
    elements.isEmpty ? fallback : elements[number(below: elements.count)]
  }

  static let pieces = [
    "タナカ", "ヨシコ", " ", "ガ", "ﾀﾞ", "パ", "ー", "ッ", "ヴ", "たなか", "田中", "髙﨑", "株式会社", "カ)", "(ｶ", "TANAKA",
    "o'Brien", "é", "か\u{3099}", "Z\u{301}\u{302}", "\u{1B}[2J", "\u{9B}31m", "\u{202E}", "\n", "\"", "\\", "{",
    "}",
    "\u{0}", "\u{7}", "😀", "🇯🇵", "①", "…", "|", "$(reboot)", "`", "한국", "ไทย", "عربي", "0123", "１２", "　", "-",
    "ｰ", "ﾞ",
  ]

  mutating func text(_ most: Int) -> SafeText {
    var text = ""
    for _ in 0..<number(below: most + 1) { text += pick(Self.pieces, else: "") }
    return SafeText(text)
  }

  static let allergens = [
    "えび", "蟹", "そば", "卵", "カシューナッツ", "shrimp", "花粉", "(重い)", "・", "、", "ﾋﾟｰﾅﾂ", "マカダミアナッツ", "?",
  ]

  private mutating func safety() -> SafeText {
    var text = ""
    for _ in 0...number(below: 6) { text += pick(Self.allergens, else: "") + (oneIn(2) ? "・" : "") }
    return SafeText(text)
  }

  private mutating func day() -> Day {
    Day(number: 20_635 - Int32(number(below: 4000)) + Int32(number(below: 60)))
  }

  private mutating func customer(_ id: UInt32) -> Customer {
    var customer = Customer(id: id)
    customer.code = oneIn(3) ? text(2) : SafeText("\(number(below: 100_000))")
    customer.name = text(6)
    customer.kana = text(5)
    customer.address = text(20)
    customer.note = text(30)
    customer.likes = text(20)
    if oneIn(2) { customer.safety = safety() }
    if oneIn(2) { customer.safetyConfirmed = day() }
    customer.staff = text(3)
    if oneIn(2) { customer.visits = oneIn(9) ? .max : UInt32(number(below: 50)) }
    if oneIn(2) { customer.firstVisit = day() }
    if oneIn(2) { customer.lastVisit = day() }
    if oneIn(2) { customer.nextBooking = day() }
    if oneIn(2) { customer.birthday = day() }
    if oneIn(2) { customer.total = oneIn(9) ? .max : UInt64(number(below: 5_000_000)) }
    if oneIn(2) { customer.referrals = oneIn(9) ? .max : UInt32(number(below: 9)) }
    for _ in 0..<number(below: 4) {
      var visit = Visit(day: day())
      if oneIn(2) { visit.part = pick(DayPart.allCases, else: .evening) }
      if oneIn(2) { visit.party = UInt16(number(below: 9_999) + 1) }
      if oneIn(2) { visit.amount = oneIn(9) ? .max - 1 : UInt64(number(below: 5_000_000)) }
      (visit.staff, visit.items) = (text(4), text(9))
      customer.latestVisits.append(visit)
    }
    return customer
  }

  mutating func card() -> Card {
    let caller: Caller =
      oneIn(4) ? .absent(pick(NoNumber.allCases, else: .withheld)) : .number("09012345678")
    var people: [Customer] = []
    var number = SafeText.empty
    if case .number = caller {
      number = oneIn(9) ? text(4) : SafeText("090-1234-5678")
      let count = oneIn(2) ? 1 : self.number(below: 12)
      for id in 0..<UInt32(count) { people.append(customer(id)) }
    }
    let today = oneIn(3) ? self.number(below: 15) : 0
    let last = oneIn(2) ? LocalTime(day: day(), second: Int32(self.number(below: 86_400))) : nil
    let kind = pick(OpenMatter.Kind.allCases, else: .promise)
    let open = oneIn(3) ? OpenMatter(kind: kind, day: day(), text: text(9), staff: text(2)) : nil
    var card = Card(
      caller: caller, number: number, found: people, inAll: oneIn(9) ? people.count + 3 : 0,
      history: CallHistory(callsToday: today, callsIn90Days: today, lastCall: last), openMatter: open,
      at: LocalTime(day: Day(number: 20_635), second: 45_000))
    if oneIn(5) { card.greeting = Greeting(japanese: text(9), kana: text(4), english: text(9), short: text(3)) }
    // Pictures are one customer's.
    if oneIn(3), card.customer != nil {
      card.pictures = (0...self.number(below: 9)).map { SafeText("1-\($0 + 1).jpg") }
    }
    return card
  }

  mutating func call() -> CallState {
    CallState(
      phase: pick(CallState.Phase.allCases, else: .ringing), line: text(2),
      started: LocalTime(day: Day(number: 20_635), second: 45_000), rings: number(below: 30),
      seconds: number(below: 9999), others: oneIn(4) ? number(below: 5) : 0)
  }
}
