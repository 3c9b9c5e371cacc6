// What the person who answers needs to know about this call, in the order in which they need it:
//
//     1 mark      ! safety · ^ something open · ? number not on the list · # no number · = shared number
//     2 who       one customer, several who share the number, an unlisted number, or no number and why
//     3 danger    what each of them must not get, and how long ago that was last confirmed
//     4 greeting  the first row of the greeting table that fits; where a screen cannot write it, one for the occasion
//     5 open      the promise or complaint that waits
//     6 how often visits, last visit, class and state (Standing); calls today and in 90 days
//     7 the rest  where to bring it, a day that comes back, sales rank; likes and remarks from the customers as they are
//
// A card is a value: made once when the call is known, the same for every screen, and free of any language. A screen
// may drop from the end of this order, never from its front.

public import Directory
public import Journal

/// What is shown of one call.
public struct Card: Equatable, Sendable {
  /// The one sign that a glance takes in. The raw value is its ASCII code on every screen.
  public enum Mark: UInt8, Sendable, CaseIterable {
    /// `!` somebody behind this number has a safety flag.
    case safety = 0x21
    /// `^` a promise or complaint is open, or the caller needs care.
    case open = 0x5E
    /// `?` the number is not on the list.
    case unlisted = 0x3F
    /// `#` there is no number.
    case noNumber = 0x23
    /// `=` several people share the number.
    case shared = 0x3D
    /// Nothing special.
    case plain = 0x20
  }

  /// What the call is to the shop, which decides the greeting.
  public enum Occasion: Sendable, CaseIterable {
    /// There is no number.
    case noNumber
    /// A number that is not on the list and was not heard in 90 days. Not "a new customer": people have two telephones.
    case newNumber
    /// A number that is not on the list but rang before.
    case heardBefore
    /// A customer of fewer than three visits, as far as the list says.
    case customer
    /// A customer of three visits and more.
    case regular
    /// Several people share the number; who calls must be asked.
    case shared
    /// A complaint of this customer is open.
    case complaint
  }

  /// One person's danger.
  public struct Danger: Equatable, Sendable {
    /// Index into `people`.
    public let person: Int
    /// What is dangerous, in the list's own words; never empty.
    public internal(set) var text: SafeText
    /// When it was last confirmed.
    public let confirmation: Confirmation
    /// Who of the staff confirmed it then; empty: nobody noted it.
    public internal(set) var staff: SafeText
  }

  /// How old a safety text is.
  public enum Confirmation: Equatable, Sendable {
    /// Confirmed within 180 days.
    case recent(Day)
    /// Confirmed longer ago.
    case old(Day)
    /// No date, or one that has not come yet.
    case undated
  }

  /// Why there is no number; nil: there is one.
  public private(set) var noNumber: NoNumber?
  /// The number as people write it, with its hyphens; empty when there is none.
  public internal(set) var number: SafeText
  /// The customers who have this number: grown-ups before children, who seldom call, and the latest visit first.
  public internal(set) var people: [Customer]
  /// How many customers have this number; more than `people` holds when the list was cut.
  public let peopleInAll: Int
  /// The sign in the first cell of every screen.
  public private(set) var mark: Mark
  /// The safety texts of everybody behind the number, in the order of `people`.
  public internal(set) var dangers: [Danger]
  /// What waits for this caller, the most urgent one.
  public internal(set) var openMatter: OpenMatter?
  /// All that waits for this caller: complaints before promises, the newest of each first.
  public internal(set) var matters: [OpenMatter]
  /// Calls of this caller that nobody answered and nobody returned; nil: none.
  public internal(set) var callBack: CallBack?
  /// Who of the staff had to do with this caller last; empty: nobody noted it.
  public internal(set) var handledBy: SafeText
  /// What staff jotted down about this caller, the newest first.
  public internal(set) var remarks: [Note]
  /// Earlier calls from this number.
  public internal(set) var history: CallHistory
  /// What each of `people` is to this shop.
  public internal(set) var standings: [Standing]
  /// What waits for one of those who share the number, noted of another number that is theirs alone; by identity.
  public internal(set) var ownMatters: [UInt32: OpenMatter]
  /// The customer's place by money, which is no part of the standing; nil: not one customer, or no amount is known.
  public internal(set) var sales: SalesScale.Rank?
  /// A day that is near enough to speak of, when there is exactly one customer.
  public internal(set) var anniversary: Anniversary?
  /// Where to bring what is ordered; nil: nothing is known, or the trade is not delivery.
  public internal(set) var delivery: Delivery?
  /// What the caller was put through; nil: nothing.
  public internal(set) var friction: Friction?
  /// The names of the files of the customer's karte pictures, when there is exactly one customer.
  public var pictures: [SafeText] = []
  /// What to say first; nil: each screen words its default for the occasion.
  public var greeting: Greeting?
  /// When the call came.
  public let time: LocalTime

  /// Composes the card. `found` may come in any order; `inAll` says how many there are if `found` was cut. What is
  /// open is taken from the experience unless it is given; a call of it that is under way, `current`, counts for what the
  /// caller was put through, and is no earlier call. The definitions and greetings are the shop's own, where it has some;
  /// the scale is that of its list.
  public init(
    caller: Caller, number: SafeText, found: [Customer] = [], inAll: Int = 0,
    history: CallHistory = CallHistory(), openMatter: OpenMatter? = nil,
    experience: Experience = Experience(), current: EntryID? = nil, ownMatters: [UInt32: OpenMatter] = [:],
    definitions: Definitions = Definitions(), greetings: GreetingTable = .standard,
    scale: SalesScale = SalesScale(.none), at time: LocalTime
  ) {
    if case .absent(let reason) = caller { noNumber = reason }
    self.number = number
    self.history = history
    let overlay = Overlay(experience)
    self.openMatter = openMatter ?? overlay.matters.first
    matters = openMatter.map { [$0] } ?? overlay.matters
    callBack = experience.callBack(at: time, but: current)
    (handledBy, remarks, self.ownMatters) = (overlay.handledBy, overlay.remarks, ownMatters)
    let friction = experience.friction(at: time, definitions)
    self.friction = friction.events.isEmpty ? nil : friction
    self.time = time
    people = found.sorted { left, right in
      let (isLeft, isRight) = (left.isChild(on: time.day), right.isChild(on: time.day))
      if isLeft != isRight { return isRight }
      if left.lastVisit == right.lastVisit { return left.id < right.id }
      guard let later = left.lastVisit else { return false }
      return right.lastVisit.map { $0 < later } ?? true
    }
    peopleInAll = max(inAll, found.count)
    dangers = people.enumerated().compactMap { index, person in
      if person.safety.isEmpty { return nil }
      let confirmation = Self.confirmation(person.safetyConfirmed, today: time.day)
      return Danger(
        person: index, text: person.safety, confirmation: confirmation,
        staff: overlay.confirmer(on: person.safetyConfirmed))
    }
    standings = people.map { Standing(Dealings($0), today: time.day, definitions) }
    mark = .plain
    mark = firstMark
    sales = customer.flatMap { scale.rank($0, definitions) }
    anniversary = customer.flatMap { Anniversary.nearest($0, today: time.day) }
    if definitions.trade == .delivery { delivery = Delivery(people) }
    greeting = greetings.greeting(for: self)
  }

  /// The card of somebody who was looked up: whoever calls, when `current` is their call, else as if nobody called.
  public init(
    caller: Caller, number: SafeText, party: CallingParty, current: EntryID? = nil,
    definitions: Definitions = Definitions(), greetings: GreetingTable = .standard, at time: LocalTime
  ) {
    self.init(
      caller: caller, number: number, found: party.people, inAll: party.inAll,
      history: party.experience.history(at: time, but: current), experience: party.experience, current: current,
      ownMatters: party.ownMatters, definitions: definitions, greetings: greetings, scale: party.scale,
      at: time)
  }

  /// The first that applies, in this order: danger goes before everything.
  private var firstMark: Mark {
    if !dangers.isEmpty { return .safety }
    if openMatter != nil || needsCare { return .open }
    if noNumber != nil { return .noNumber }
    if people.isEmpty { return .unlisted }
    return isShared ? .shared : .plain
  }

  /// Whether so many small things have added up that this caller needs care (要ケア).
  public var needsCare: Bool { friction?.needsCare ?? false }

  /// Whether more than one customer has the number.
  public var isShared: Bool { peopleInAll > 1 }

  /// The customer, when there is exactly one.
  public var customer: Customer? { isShared ? nil : people.first }

  /// What the customer is to this shop, when there is exactly one.
  public var standing: Standing? { isShared ? nil : standings.first }

  /// What the call is to the shop.
  public var occasion: Occasion {
    if isShared { return .shared }
    guard let customer else {
      if noNumber != nil { return .noNumber }
      return history.callsIn90Days > 0 || history.callsToday > 0 ? .heardBefore : .newNumber
    }
    if openMatter?.kind == .complaint { return .complaint }
    return (customer.visits ?? 0) >= 3 ? .regular : .customer
  }

  /// 1 for the first call of the day from this number, 2 for the second; at most 99, which two cells hold.
  public var callOfDay: Int { min(max(history.callsToday, 0), 98) + 1 }

  /// Days since a customer's last visit; 0 when the list dates it in the future.
  public func daysSinceVisit(_ person: Customer) -> Int? { person.lastVisit.map { max(0, time.day - $0) } }

  /// A safety text is to be asked again at each call; after half a year the screen says that it is old (our choice).
  static let confirmationDays = 180

  private static func confirmation(_ day: Day?, today: Day) -> Confirmation {
    guard let day, day <= today else { return .undated }
    return today - day <= confirmationDays ? .recent(day) : .old(day)
  }
}
