public import Card
public import Directory

/// People whom the owner may want to think of, and why.
public struct PeopleList: Sendable {
  /// Whom a list is of. THE TABLE of lists: a new one costs a case, its words and its rule.
  public enum Kind: String, Sendable, CaseIterable {
    /// 2回目待ち: came once, not long ago.
    case awaited
    /// 初回止まり: came once, and not again.
    case onceOnly
    /// 離脱注意: may be leaving.
    case leaving
    /// 隠れたロイヤル: come for long, bring others, spend little.
    case hiddenLoyal
    /// Spend much and are not loyal.
    case salesNotLoyal
    /// 紹介者: bring others.
    case referrers
    /// 記念日: a birthday, another day of the customer's own or a regular's first visit, in the coming 30 days.
    case anniversaries
    /// A safety text that should be confirmed anew.
    case staleSafety
    /// Not seen for three years: is there still a reason to keep what is known of them?
    case unseen

    /// Its name.
    public var term: Term {
      switch self {
      case .awaited: Term("2回目待ち", "second visit awaited")
      case .onceOnly: Term("初回止まり", "came once only")
      case .leaving: Term("離脱注意", "may be leaving")
      case .hiddenLoyal: Term("隠れたロイヤル (長い・紹介あり・利用額は少なめ)", "hidden loyal: long, refer others, spend little")
      case .salesNotLoyal: Term("売上S/Aでロイヤルではない方", "sales S or A, and not loyal")
      case .referrers: Term("紹介者", "refer others")
      case .anniversaries: Term("記念日 (30日以内)", "anniversaries in the coming 30 days")
      case .staleSafety: Term("アレルギー・注意の確認が古い", "allergy or caution to be confirmed anew")
      case .unseen: Term("3年以上ご来店なし (消去の検討)", "not seen for 3 years: erase?")
      }
    }
  }

  /// One of them.
  public struct Person: Equatable, Sendable {
    /// The name, or the reading where there is no name.
    public let name: SafeText
    /// The shop's own number of the customer.
    public let code: SafeText
    /// The first telephone number, its middle hidden.
    public let number: SafeText
    /// Why the person is on the list.
    public let why: Term
    /// What the list is sorted by, the largest first.
    let weight: Int
    fileprivate let id: UInt32
  }

  /// People who are shown of each list: more is work for a spreadsheet. All are counted.
  public static let most = 30
  /// Days ahead of an anniversary.
  static let ahead = 30
  /// Days after which it is asked whether a customer is still one (our choice: three years).
  static let unseen = 1095

  /// Whom it is of.
  public let kind: Kind
  /// The first of them.
  public private(set) var people: [Person] = []
  /// How many there are.
  public private(set) var count = 0

  init(_ kind: Kind) { self.kind = kind }

  mutating func feed(_ customer: Customer, why: Term, weight: Int, plan: NumberPlan) {
    count += 1
    if people.count >= Self.most, let last = people.last, last.weight >= weight { return }
    let name = !customer.name.isEmpty ? customer.name : customer.kana
    let person = Person(
      name: name.isEmpty ? SafeText("No.\(customer.id)") : name, code: customer.code,
      number: customer.numbers.first.map { Card.masked(SafeText(plan.grouped($0))) } ?? .empty, why: why,
      weight: weight, id: customer.id)
    let place = people.firstIndex { ($0.weight, person.id) < (weight, $0.id) } ?? people.count
    people.insert(person, at: place)
    if people.count > Self.most { people.removeLast() }
  }
}

/// All lists of one day.
public struct PeopleLists: Sendable {
  /// One of each kind, in the order of the table.
  public private(set) var lists = PeopleList.Kind.allCases.map { PeopleList($0) }
  private let today: Day
  private let definitions: Definitions
  private let scale: SalesScale
  private let plan: NumberPlan

  /// Empty lists, for a shop whose customers' amounts make `scale` and whose numbers are written by `plan`.
  public init(
    today: Day, _ definitions: Definitions = Definitions(), scale: SalesScale, plan: NumberPlan
  ) {
    (self.today, self.definitions, self.scale, self.plan) = (today, definitions, scale, plan)
  }

  /// Puts a customer where the standing belongs.
  public mutating func feed(_ customer: Customer, _ standing: Standing) {
    for place in lists.indices {
      guard let (why, weight) = reason(lists[place].kind, customer, standing) else { continue }
      lists[place].feed(customer, why: why, weight: weight, plan: plan)
    }
  }

  /// Why a customer is on a list, and how far up; nil: not on it.
  private func reason(
    _ kind: PeopleList.Kind, _ customer: Customer, _ standing: Standing
  ) -> (Term, Int)? {
    let days = standing.days ?? 0
    let visits = Int(customer.visits ?? 0)
    let referrals = Int(clamping: customer.referrals ?? 0)
    let ago = Term("最終来店から\(days)日", "\(days) days since the last visit")
    switch kind {
    case .awaited: return standing.state == .awaited ? (ago, days) : nil
    case .onceOnly: return standing.state == .onceOnly ? (ago, -days) : nil
    case .leaving: return standing.state == .leaving ? (standing.reason, visits) : nil
    case .hiddenLoyal:
      guard [.onTime, .due, .booked].contains(standing.state), referrals >= definitions.referrals,
        let tenure = standing.tenure, tenure >= definitions.preset.tenure, rank(customer) == .c
      else { return nil }
      return (standing.reason, tenure)
    case .salesNotLoyal:
      guard let rank = rank(customer), [.s, .a].contains(rank), standing.loyalty == .none else { return nil }
      let term = standing.term
      let why = Term(
        "売上\(rank.rawValue)・\(term.japanese)・\(standing.state.term.japanese)",
        "sales \(rank.rawValue), \(term.english), \(standing.state.term.english)")
      return (why, Int(clamping: customer.total ?? 0))
    case .referrers:
      return referrals > 0 ? (Term("紹介\(referrals)名", "brought \(referrals)"), referrals) : nil
    case .anniversaries:
      if Self.wantsNoMail(customer) { return nil }
      return anniversary(customer, standing)
    case .staleSafety:
      guard !customer.safety.isEmpty, People.isStale(customer, today) else { return nil }
      guard let day = customer.safetyConfirmed, day <= today else {
        return (Term("確認日なし", "never confirmed"), .max)
      }
      return (Term("確認から\(today - day)日", "confirmed \(today - day) days ago"), today - day)
    case .unseen: return days > PeopleList.unseen && standing.state != .booked ? (ago, days) : nil
    }
  }

  /// The nearest of the customer's own days; that of the first visit is for regulars, for everybody has one.
  private func anniversary(_ customer: Customer, _ standing: Standing) -> (Term, Int)? {
    let ahead = 0...PeopleList.ahead
    var days = Anniversary.told(customer, today: today, within: ahead)
    if standing.step == .regular, let first = customer.firstVisit,
      let day = Anniversary(.firstVisit, first, today: today, within: ahead)
    {
      days.append(day)
    }
    guard let next = days.min(by: { $0.days < $1.days }) else { return nil }
    let (_, month, day) = next.day.parts
    let (japanese, english) = (next.years.map { "・\($0)年" } ?? "", next.years.map { ", \($0) years" } ?? "")
    return (
      Term(
        "\(next.kind.term.japanese) \(month)月\(day)日 (\(next.days)日後)\(japanese)",
        "\(next.kind.term.english) \(month)/\(day), in \(next.days) days\(english)"), -next.days
    )
  }

  /// 配信不可: whoever asked not to be written to is on no list that is made for writing.
  private static func wantsNoMail(_ customer: Customer) -> Bool {
    let texts = [customer.likes, customer.note] + customer.details.filter { !$0.text.isEmpty }.map(\.title)
    return texts.contains { text in
      text.string.indices.contains { text.string[$0...].hasPrefix("配信不可") }
    }
  }

  private func rank(_ customer: Customer) -> SalesScale.Rank? {
    scale.rank(customer, definitions)
  }
}
