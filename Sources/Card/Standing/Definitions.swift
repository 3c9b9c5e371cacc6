// What this customer is to this shop: rule DW-1.
//
//     Dealings ──┐
//     Day ───────┼──► Standing: cycle · state · step · loyalty      never from money
//     Definitions┘
//     totals of all customers ──► SalesScale ──► sales rank          from money alone
//
// The rule is a ladder of whole numbers, first match wins, so that each answer can be argued with: it names the line that
// fired and the numbers it saw. It measures a person by that person's own rhythm, not by other customers: a guest of
// once a year is on time after ten months, one of twice a week is missed after three weeks. What a customer spends is
// a second, separate word, because the largest purse is not the most faithful guest.
//
// Every threshold stands in one table below. Its default text, with a comment for each key, is `Definitions().text`; a
// shop keeps only the lines it changes.

/// The thresholds of rule DW-1 and of the friction meter, all whole numbers: days, visits, tenths of a cycle, points, per cent.
public struct Definitions: Equatable, Sendable {
  /// The rule that these thresholds belong to; a file for another is refused.
  public static let version = "DW-1"

  /// Kinds of shop. What is late for a noodle shop is early for an inn.
  public enum Trade: String, Sendable, CaseIterable {
    /// Restaurants and bars.
    case restaurant
    /// Hair, nails, beauty.
    case salon
    /// Delivery and catering.
    case delivery
    /// Inns and hotels.
    case ryokan
  }

  /// What differs by trade. All are our choice, to be set by the shop.
  public struct Preset: Equatable, Sendable {
    /// Days between two visits of a customer whose own rhythm is not known.
    public var cycle: Int
    /// Visits from which a customer is a regular (常連).
    public var regular: Int
    /// Days since the first visit from which a regular can be loyal.
    public var tenure: Int
    /// Days without a visit after which a customer is lost whatever the rhythm.
    public var lost: Int
  }

  /// The trade in force.
  public var trade = Trade.restaurant
  /// The preset of the trade in force.
  public var preset: Preset {
    switch trade {
    case .restaurant: restaurant
    case .salon: salon
    case .delivery: delivery
    case .ryokan: ryokan
    }
  }

  var restaurant = Preset(cycle: 45, regular: 10, tenure: 730, lost: 365)
  var salon = Preset(cycle: 60, regular: 10, tenure: 730, lost: 365)
  var delivery = Preset(cycle: 21, regular: 10, tenure: 365, lost: 180)
  var ryokan = Preset(cycle: 365, regular: 5, tenure: 1095, lost: 1095)

  /// Days that a cycle computed from totals has at least.
  public internal(set) var leastCycle = 7
  /// Gaps between visits that a cycle needs at least, and uses at most.
  public internal(set) var leastGaps = 3
  /// See `leastGaps`.
  public internal(set) var mostGaps = 5
  /// Tenths of the cycle from which a customer is due (そろそろ), and the days that must have passed as well.
  public internal(set) var dueTenths = 15
  /// See `dueTenths`.
  public internal(set) var dueDays = 14
  /// The same for a customer who may be leaving (離脱注意).
  public internal(set) var leavingTenths = 20
  /// See `leavingTenths`.
  public internal(set) var leavingDays = 21
  /// The same for one who is gone (離反).
  public internal(set) var lostTenths = 40
  /// See `lostTenths`.
  public internal(set) var lostDays = 120
  /// Days for which a first visit is followed by hope (再来待ち): the larger of this and `firstCycles` default cycles.
  public internal(set) var firstDays = 90
  /// See `firstDays`.
  public internal(set) var firstCycles = 2
  /// People brought, from which a customer recommends the shop.
  public internal(set) var referrals = 1
  /// Answer to "would you recommend us?" (0–10) from which a customer does; 9 and 10 are promoters.
  public internal(set) var promoter = 9
  /// Per cent of the customers, by money: the first so many are S, the next A, the next B.
  public internal(set) var salesS = 10
  /// See `salesS`.
  public internal(set) var salesA = 20
  /// See `salesS`.
  public internal(set) var salesB = 30

  /// Friction points from which a caller needs care (要ケア), the days for which one counts, and the rings from which
  /// waiting is one (six rings are 18 s).
  public internal(set) var frictionCare = 5
  /// See `frictionCare`.
  public internal(set) var frictionDays = 180
  /// See `frictionCare`.
  public internal(set) var frictionRings = 6
  var pointsMissed = 2
  var pointsReturned = 1
  var pointsWaited = 1
  var pointsAgain = 1
  var pointsComplaint = 3
  var pointsSettled = 1
  var pointsLate = 2

  /// The defaults: our choice, for a restaurant.
  public init() {}
}
