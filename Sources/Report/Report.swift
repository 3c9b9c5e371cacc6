public import Card
public import Directory
import Journal

/// What the owner reads of one period: figures, and whom to think of.
public struct Report: Sendable {
  /// Somebody who rang, whom nobody has reached since.
  public struct CallBack: Equatable, Sendable {
    /// The number, its middle hidden.
    public let number: SafeText
    /// Whose it is; empty: not on the list.
    public let name: SafeText
    /// The first of the calls.
    public let since: LocalTime
    /// How many calls.
    public let tries: Int
    /// Whether so much has added up that the caller needs care.
    public let needsCare: Bool
  }

  /// A number that is not on the list and rang more than once: to be put on it?
  public struct Unlisted: Equatable, Sendable {
    /// The number, its middle hidden.
    public let number: SafeText
    /// Calls in the last 30 days.
    public let calls: Int
    /// The last of them.
    public let last: LocalTime
  }

  /// What the list is.
  public struct List: Sendable {
    /// The customers of the list in use.
    public var people: People
    /// Those of the list before it; nil: there is none.
    public var before: People?
    /// The day of the list in use; nil: not known.
    public var day: Day?
    /// Whom to think of.
    public var lists: [PeopleList]

    /// What is known of a list.
    public init(people: People, before: People? = nil, day: Day? = nil, lists: [PeopleList] = []) {
      (self.people, self.before, self.day, self.lists) = (people, before, day, lists)
    }
  }

  /// Days for which a call is worth calling back, and an unlisted number is kept.
  static let freshDays = 30
  /// Rows of the lists that are made of calls.
  static let most = 30
  /// Days after which an open promise is late.
  static let promiseDays = 3
  /// Days after which the list is called old.
  static let listDays = 14

  /// The days it is about.
  public let period: Period
  /// When it was made.
  public let now: LocalTime
  /// The calls of the period, and of the one before.
  public let calls: CallFigures
  /// See `calls`.
  public let before: CallFigures
  /// The list in use; nil: there is none.
  public let list: List?
  /// Whom to call back: who needs care first, then who waits longest. The first of `callBacksInAll`.
  public let callBacks: [CallBack]
  /// How many wait to be called back.
  public let callBacksInAll: Int
  /// Numbers to be put on the list, the most frequent first.
  public let unlisted: [Unlisted]
  /// Promises older than three days that nobody has noted as done.
  public let latePromises: Int
  /// What callers think of the shop, as noted in the period.
  public let opinions: [SafeText]
  /// How often personal data was looked at, given out and erased.
  public let audit: Audit
  /// The thresholds in force.
  public let definitions: Definitions

  /// Makes a report. `index` says whose the numbers are that rang.
  public init(
    _ ledger: Ledger, _ period: Period, in index: inout Index?, list: List?, plan: NumberPlan,
    at now: LocalTime, _ definitions: Definitions = Definitions(), audit: Audit = Audit()
  ) {
    (self.period, self.now, self.list) = (period, now, list)
    (self.definitions, self.audit) = (definitions, audit)
    var known: Set<String> = []
    for number in ledger.callers.numbers where !ledger.callers.party(of: number, in: &index).people.isEmpty {
      known.insert(number)
    }
    calls = CallFigures(ledger, period, customers: known, at: now, definitions)
    before = CallFigures(ledger, period.before, customers: known, at: now, definitions)
    let waiting = ledger.callers.callBacks(in: &index, at: now, definitions)
    callBacksInAll = waiting.count
    callBacks = waiting.prefix(Self.most).map { number, party, callBack, needsCare in
      CallBack(
        number: Self.masked(number, plan), name: party.people.count == 1 ? party.people[0].name : .empty,
        since: callBack.first, tries: callBack.tries, needsCare: needsCare)
    }
    unlisted = list == nil ? [] : Self.unlisted(ledger, known, plan, now)
    latePromises = ledger.latePromises(today: now.day, after: Self.promiseDays)
    opinions = ledger.opinions.filter { period.contains($0.time.day) }.suffix(Self.most).map(\.text)
  }

  private static func unlisted(
    _ ledger: Ledger, _ known: Set<String>, _ plan: NumberPlan, _ now: LocalTime
  ) -> [Unlisted] {
    var rung: [String: (calls: Int, last: LocalTime)] = [:]
    for call in ledger.calls where call.time <= now && now.day - call.time.day < freshDays {
      guard case .number(let digits) = call.caller, !known.contains(digits) else { continue }
      rung[digits] = ((rung[digits]?.calls ?? 0) + 1, max(rung[digits]?.last ?? call.time, call.time))
    }
    let rows = rung.filter { $0.value.calls >= 2 }
      .map { Unlisted(number: masked($0.key, plan), calls: $0.value.calls, last: $0.value.last) }
    let sorted = rows.sorted { left, right in
      (right.calls, right.last, left.number.string) < (left.calls, left.last, right.number.string)
    }
    return Array(sorted.prefix(most))
  }

  private static func masked(_ digits: String, _ plan: NumberPlan) -> SafeText {
    Card.masked(SafeText(PhoneNumber(digits: digits).map(plan.grouped) ?? digits))
  }

  /// What the owner must know besides the figures.
  public var warnings: [Term] {
    guard let list else { return [Term("名簿がありません", "there is no list")] }
    var warnings: [Term] = []
    if let day = list.day, now.day - day > Self.listDays {
      warnings.append(Term("名簿が\(now.day - day)日前のものです", "the list is \(now.day - day) days old"))
    }
    // The commission's guideline on the act (general part, 10) allows lighter measures to a business of up to 100
    // employees, unless it held more than 5,000 persons on any day of the last six months.
    if list.people.count > 5000 {
      warnings.append(
        Term(
          "登録が5,000名を超えています: 中小規模事業者の軽減された安全管理措置は使えません",
          "more than 5,000 persons: the lighter safety measures for small businesses no longer apply"))
    } else if list.people.count >= 4500 {
      warnings.append(
        Term(
          "登録が5,000名に近づいています (\(list.people.count)名): 超えると軽減された安全管理措置は使えません",
          "\(list.people.count) persons: above 5,000 the lighter safety measures no longer apply"))
    }
    return warnings
  }
}
