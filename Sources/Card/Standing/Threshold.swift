/// One line of a definitions file. THE TABLE: a new threshold costs one property of `Definitions` and one line here.
struct Threshold: Sendable {
  let name: String
  let path: any WritableKeyPath<Definitions, Int> & Sendable
  let range: ClosedRange<Int>
  let meaning: String

  /// A century: nobody's rhythm is longer, and no sum of a few of them overflows.
  static let days = 0...36_500
  static let someDays = 1...36_500

  static let table: [Threshold] = [
    Threshold(
      name: "restaurant.cycle", path: \.restaurant.cycle, range: someDays,
      meaning: "days between visits, when a customer's own are not known"),
    Threshold(
      name: "restaurant.regular", path: \.restaurant.regular, range: 1...10_000,
      meaning: "visits that make a regular (常連)"),
    Threshold(
      name: "restaurant.tenure", path: \.restaurant.tenure, range: days,
      meaning: "days since the first visit for ロイヤル"),
    Threshold(
      name: "restaurant.lost", path: \.restaurant.lost, range: someDays, meaning: "days without a visit: 離反"),
    Threshold(
      name: "salon.cycle", path: \.salon.cycle, range: someDays,
      meaning: "days between visits, when a customer's own are not known"),
    Threshold(
      name: "salon.regular", path: \.salon.regular, range: 1...10_000,
      meaning: "visits that make a regular (常連)"),
    Threshold(
      name: "salon.tenure", path: \.salon.tenure, range: days, meaning: "days since the first visit for ロイヤル"),
    Threshold(name: "salon.lost", path: \.salon.lost, range: someDays, meaning: "days without a visit: 離反"),
    Threshold(
      name: "delivery.cycle", path: \.delivery.cycle, range: someDays,
      meaning: "days between visits, when a customer's own are not known"),
    Threshold(
      name: "delivery.regular", path: \.delivery.regular, range: 1...10_000,
      meaning: "visits that make a regular (常連)"),
    Threshold(
      name: "delivery.tenure", path: \.delivery.tenure, range: days,
      meaning: "days since the first visit for ロイヤル"),
    Threshold(
      name: "delivery.lost", path: \.delivery.lost, range: someDays, meaning: "days without a visit: 離反"),
    Threshold(
      name: "ryokan.cycle", path: \.ryokan.cycle, range: someDays,
      meaning: "days between visits, when a customer's own are not known"),
    Threshold(
      name: "ryokan.regular", path: \.ryokan.regular, range: 1...10_000,
      meaning: "visits that make a regular (常連)"),
    Threshold(
      name: "ryokan.tenure", path: \.ryokan.tenure, range: days, meaning: "days since the first visit for ロイヤル"),
    Threshold(name: "ryokan.lost", path: \.ryokan.lost, range: someDays, meaning: "days without a visit: 離反"),
    Threshold(
      name: "cycle.least", path: \.leastCycle, range: someDays,
      meaning: "days of a cycle made from totals, at least"),
    Threshold(
      name: "gaps.least", path: \.leastGaps, range: 1...100, meaning: "gaps between visits that give a cycle"),
    Threshold(
      name: "gaps.most", path: \.mostGaps, range: 1...100,
      meaning: "the latest gaps, of which the middle counts"),
    Threshold(
      name: "due.tenths", path: \.dueTenths, range: 1...1000, meaning: "そろそろ from so many tenths of the cycle"),
    Threshold(name: "due.days", path: \.dueDays, range: days, meaning: "... and so many days"),
    Threshold(
      name: "leaving.tenths", path: \.leavingTenths, range: 1...1000,
      meaning: "離脱注意 from so many tenths of the cycle"),
    Threshold(name: "leaving.days", path: \.leavingDays, range: days, meaning: "... and so many days"),
    Threshold(
      name: "lost.tenths", path: \.lostTenths, range: 1...1000, meaning: "離反 from so many tenths of the cycle"),
    Threshold(name: "lost.days", path: \.lostDays, range: days, meaning: "... and so many days"),
    Threshold(name: "first.days", path: \.firstDays, range: days, meaning: "再来待ち up to so many days"),
    Threshold(
      name: "first.cycles", path: \.firstCycles, range: 0...100, meaning: "... or so many cycles of the trade"),
    Threshold(
      name: "loyal.referrals", path: \.referrals, range: 1...1000, meaning: "ロイヤル brought so many people"),
    Threshold(name: "loyal.promoter", path: \.promoter, range: 0...10, meaning: "... or would recommend, 0-10"),
    Threshold(
      name: "sales.s", path: \.salesS, range: 0...100, meaning: "per cent of the customers, by money, who are S"
    ),
    Threshold(name: "sales.a", path: \.salesA, range: 0...100, meaning: "the next per cent: A"),
    Threshold(name: "sales.b", path: \.salesB, range: 0...100, meaning: "the next per cent: B; the rest is C"),
    Threshold(
      name: "friction.care", path: \.frictionCare, range: 1...1000,
      meaning: "points from which a caller needs care (要ケア)"),
    Threshold(
      name: "friction.days", path: \.frictionDays, range: someDays, meaning: "days for which an event counts"),
    Threshold(
      name: "friction.rings", path: \.frictionRings, range: 1...1000,
      meaning: "rings after which an answer comes late"),
    Threshold(
      name: "friction.missed", path: \.pointsMissed, range: 0...1000,
      meaning: "points: missed, and not called back on that day"),
    Threshold(
      name: "friction.returned", path: \.pointsReturned, range: 0...1000,
      meaning: "points: missed and called back"),
    Threshold(name: "friction.waited", path: \.pointsWaited, range: 0...1000, meaning: "points: answered late"),
    Threshold(
      name: "friction.again", path: \.pointsAgain, range: 0...1000,
      meaning: "points: rang again on the same day"),
    Threshold(
      name: "friction.complaint", path: \.pointsComplaint, range: 0...1000,
      meaning: "points: a complaint until it is done"),
    Threshold(
      name: "friction.settled", path: \.pointsSettled, range: 0...1000, meaning: "points: ... and from then on"),
    Threshold(
      name: "friction.late", path: \.pointsLate, range: 0...1000, meaning: "points: a promise past its day"),
  ]
}
