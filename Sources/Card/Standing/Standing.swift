public import Directory

/// What a customer is to this shop on one day, by rule DW-1: a pure function of the dealings, the day and the
/// definitions. Visits, time and recommendation decide; money is not an input.
public struct Standing: Equatable, Sendable {
  /// How this customer keeps to the own rhythm. For the staff's eyes.
  public enum State: Sendable, CaseIterable {
    /// 予約あり: a booking lies ahead.
    case booked
    /// 離反: gone.
    case lost
    /// 再来待ち: came once, and may still come again.
    case awaited
    /// 初回止まり: came once, and not again.
    case onceOnly
    /// 離脱注意: may be leaving.
    case leaving
    /// そろそろ: due.
    case due
    /// 順調: on time.
    case onTime
    /// No last visit is known.
    case unknown
  }

  /// How far this customer has come.
  public enum Step: Sendable, CaseIterable {
    /// 未来店: on the list, has not come yet.
    case notYet
    /// 新規: came once.
    case new
    /// 2回目: came twice.
    case second
    /// リピーター: comes again.
    case repeater
    /// 常連: a regular.
    case regular
    /// No number of visits is known.
    case unknown
  }

  /// Whether a regular who still comes also stays and recommends.
  public enum Loyalty: Sendable, CaseIterable {
    /// Not a regular of long standing who still comes.
    case none
    /// ロイヤル: still comes, has come for long, brings others.
    case loyal
    /// ロイヤル候補: all but the recommendation, of which the list has no record.
    case candidateUnrecorded
    /// ロイヤル候補: all but the recommendation.
    case candidate
    /// 判定不可: the first visit is not known.
    case undecidable
  }

  /// What was wrong with the inputs and how it was read.
  public enum Doubt: Sendable, CaseIterable {
    /// The last visit lies in the future: taken as today.
    case lastInFuture
    /// The first visit lies in the future, or after the last: taken as not known.
    case firstTooLate
  }

  /// How well the customer keeps to the own rhythm.
  public let state: State
  /// The same but for a booking, of which every screen says more than that there is one.
  public let rhythm: State
  /// How far the customer has come.
  public let step: Step
  /// Whether the customer is loyal.
  public let loyalty: Loyalty
  /// The customer's rhythm.
  public let cycle: Cycle
  /// Days since the last visit (`d`), 0 and more; nil: not known.
  public let days: Int?
  /// `d` in tenths of the cycle (`q`).
  public let tenths: Int?
  /// Days since the first visit; nil: not known.
  public let tenure: Int?
  /// What was wrong with the inputs.
  public let doubts: [Doubt]
  /// The dealings it was made from.
  public let dealings: Dealings

  /// Applies the rule.
  public init(_ dealings: Dealings, today: Day, _ definitions: Definitions = Definitions()) {
    var (doubts, first): ([Doubt], Day?) = ([], dealings.first)
    if let last = dealings.last, last > today { doubts.append(.lastInFuture) }
    if let day = first, day > min(dealings.last ?? today, today) {
      doubts.append(.firstTooLate)
      first = nil
    }
    let days = dealings.last.map { max(0, today - $0) }
    let cycle = Cycle(dealings, first: first, today: today, definitions)
    let tenths = days.map { $0 * 10 / cycle.days }
    let step = Self.step(dealings.visits, definitions)
    let state = Self.state(dealings, days, tenths, today, definitions)
    var unbooked = dealings
    unbooked.booking = nil
    rhythm = dealings.booking == nil ? state : Self.state(unbooked, days, tenths, today, definitions)
    let tenure = first.map { today - $0 }
    (self.doubts, self.days, self.cycle, self.tenths) = (doubts, days, cycle, tenths)
    (self.step, self.state, self.tenure, self.dealings) = (step, state, tenure, dealings)
    loyalty = Self.loyalty(dealings, step, state, tenure, definitions)
  }

  private static func state(
    _ dealings: Dealings, _ days: Int?, _ tenths: Int?, _ today: Day, _ definitions: Definitions
  ) -> State {
    if let booking = dealings.booking, booking >= today { return .booked }
    guard let days, let tenths else { return .unknown }
    let preset = definitions.preset
    if (tenths >= definitions.lostTenths && days >= definitions.lostDays) || days >= preset.lost {
      return .lost
    }
    if dealings.visits == 1 {
      return days <= max(definitions.firstDays, definitions.firstCycles * preset.cycle) ? .awaited : .onceOnly
    }
    if tenths >= definitions.leavingTenths, days >= definitions.leavingDays { return .leaving }
    return tenths >= definitions.dueTenths && days >= definitions.dueDays ? .due : .onTime
  }

  private static func step(_ visits: Int?, _ definitions: Definitions) -> Step {
    guard let visits else { return .unknown }
    switch visits {
    case ...0: return .notYet
    case definitions.preset.regular...: return .regular
    case 1: return .new
    case 2: return .second
    default: return .repeater
    }
  }

  private static func loyalty(
    _ dealings: Dealings, _ step: Step, _ state: State, _ tenure: Int?, _ definitions: Definitions
  ) -> Loyalty {
    guard step == .regular, [.onTime, .due, .booked].contains(state) else { return .none }
    guard let tenure else { return .undecidable }
    guard tenure >= definitions.preset.tenure else { return .none }
    if let people = dealings.referrals, people >= definitions.referrals { return .loyal }
    if let answer = dealings.promoter, answer >= definitions.promoter { return .loyal }
    if dealings.isMarked { return .loyal }
    return dealings.referrals == nil && dealings.promoter == nil ? .candidateUnrecorded : .candidate
  }
}
