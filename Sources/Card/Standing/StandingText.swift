/// A word of the rule in both languages.
public struct Term: Equatable, Sendable {
  /// As the shop says it.
  public let japanese: String
  /// For those who read English.
  public let english: String

  /// A word in both.
  public init(_ japanese: String, _ english: String) { (self.japanese, self.english) = (japanese, english) }

  /// Several one after the other; without those that say nothing.
  init(_ terms: [Term]) {
    let said = terms.filter { !$0.japanese.isEmpty }
    self.init(
      said.map(\.japanese).joined(separator: "・"), said.map(\.english).joined(separator: ", "))
  }
}

extension Standing.State {
  /// Its name.
  public var term: Term {
    switch self {
    case .booked: Term("予約あり", "booked")
    case .lost: Term("離反", "lost")
    case .awaited: Term("再来待ち", "second visit awaited")
    case .onceOnly: Term("初回止まり", "came once only")
    case .leaving: Term("離脱注意", "may be leaving")
    case .due: Term("そろそろ", "due")
    case .onTime: Term("順調", "on time")
    case .unknown: Term("不明", "not known")
    }
  }

  /// The line of the rule that gives it, with the thresholds in force.
  public func rule(_ definitions: Definitions) -> String {
    let preset = definitions.preset
    switch self {
    case .booked: return "booking >= today"
    case .lost:
      return "(q >= \(definitions.lostTenths) and d >= \(definitions.lostDays)) or d >= \(preset.lost)"
    case .awaited: return "n = 1 and d <= \(max(definitions.firstDays, definitions.firstCycles * preset.cycle))"
    case .onceOnly: return "n = 1 and d > \(max(definitions.firstDays, definitions.firstCycles * preset.cycle))"
    case .leaving: return "q >= \(definitions.leavingTenths) and d >= \(definitions.leavingDays)"
    case .due: return "q >= \(definitions.dueTenths) and d >= \(definitions.dueDays)"
    case .onTime: return "no line before this one fired"
    case .unknown: return "no last visit"
    }
  }
}

extension Standing.Step {
  /// Its name.
  public var term: Term {
    switch self {
    case .notYet: Term("未来店", "not yet here")
    case .new: Term("新規", "new")
    case .second: Term("2回目", "second visit")
    case .repeater: Term("リピーター", "comes again")
    case .regular: Term("常連", "regular")
    case .unknown: Term("不明", "not known")
    }
  }

  /// The line of the rule that gives it.
  public func rule(_ definitions: Definitions) -> String {
    switch self {
    case .notYet: "n = 0"
    case .new: "n = 1"
    case .second: "n = 2"
    case .repeater: "3 <= n < \(definitions.preset.regular)"
    case .regular: "n >= \(definitions.preset.regular)"
    case .unknown: "no number of visits"
    }
  }
}

extension Standing.Loyalty {
  /// Its name; nil when there is none.
  public var term: Term? {
    switch self {
    case .none: nil
    case .loyal: Term("ロイヤル", "loyal")
    case .candidateUnrecorded: Term("ロイヤル候補 (紹介の記録なし)", "loyal but for a record of referrals")
    case .candidate: Term("ロイヤル候補", "loyal but for a referral")
    case .undecidable: Term("判定不可 (初回日なし)", "cannot be told: no first visit")
    }
  }

  /// The line of the rule that gives it.
  public func rule(_ definitions: Definitions) -> String {
    let tenure = "today - f >= \(definitions.preset.tenure)"
    let said = "p >= \(definitions.referrals) or nps >= \(definitions.promoter) or the owner's mark"
    switch self {
    case .none: return "not (regular, and on time, due or booked, and \(tenure))"
    case .loyal: return "regular, comes, \(tenure), and (\(said))"
    case .candidateUnrecorded: return "regular, comes, \(tenure), no referral data"
    case .candidate: return "regular, comes, \(tenure), not (\(said))"
    case .undecidable: return "regular, comes, f not known"
    }
  }
}

extension Standing.Doubt {
  /// What was wrong, and how it was read.
  public var term: Term {
    switch self {
    case .lastInFuture: Term("最終来店日が未来です: 本日とみなしました", "the last visit lies in the future: taken as today")
    case .firstTooLate:
      Term("初回来店日が最終来店日より後です: 不明とみなしました", "the first visit is after the last: taken as not known")
    }
  }
}

extension Standing {
  /// The class, one word: loyalty when there is any, else the step.
  public var term: Term { loyalty == .loyal ? Term("ロイヤル", "loyal") : step.term }

  /// Why, of the same numbers that decided: `32回・7年・紹介2名・周期の0.4倍`. Money is never in it.
  public var reason: Term { Term([merits, share].compactMap { $0 }) }

  /// How often, how long, and who came because of this customer: `32回・7年・紹介2名`.
  public var merits: Term {
    var terms: [Term] = []
    if let visits = dealings.visits {
      terms.append(Term("\(visits)回", visits == 1 ? "1 visit" : "\(visits) visits"))
    }
    if let tenure {
      let (years, months) = (tenure / 365, tenure / 30)
      if years > 0 {
        terms.append(Term("\(years)年", years == 1 ? "1 year" : "\(years) years"))
      } else if months > 0 {
        terms.append(Term("\(months)か月", months == 1 ? "1 month" : "\(months) months"))
      }
    }
    if let people = dealings.referrals, people > 0 {
      terms.append(Term("紹介\(people)名", people == 1 ? "1 referral" : "\(people) referrals"))
    }
    return Term(terms)
  }

  /// The days since the last visit as a share of the cycle: `周期の0.4倍`; nil: no last visit.
  public var share: Term? {
    guard let tenths else { return nil }
    let times = "\(tenths / 10).\(tenths % 10)"
    return cycle.source == .trade
      ? Term("業種周期の\(times)倍", "\(times) of the trade's cycle")
      : Term("周期の\(times)倍", "\(times) of own cycle")
  }
}
