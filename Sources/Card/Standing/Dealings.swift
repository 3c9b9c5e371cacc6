public import Directory

/// What a customer and the shop have had to do with each other: the inputs of rule DW-1. Any may be missing. There is
/// no money among them.
public struct Dealings: Equatable, Sendable {
  /// Visits in all.
  public var visits: Int?
  /// The first visit.
  public var first: Day?
  /// The last visit.
  public var last: Day?
  /// The days of single visits, where the shop's till gives them; in any order.
  public var days: [Day]
  /// People this customer brought; nil: the list does not say.
  public var referrals: Int?
  /// The answer to "would you recommend us?", 0–10.
  public var promoter: Int?
  /// Whether the owner has named this customer as one who recommends the shop.
  public var isMarked: Bool
  /// The next booking.
  public var booking: Day?

  /// By default nothing is known.
  public init(
    visits: Int? = nil, first: Day? = nil, last: Day? = nil, days: [Day] = [], referrals: Int? = nil,
    promoter: Int? = nil, isMarked: Bool = false, booking: Day? = nil
  ) {
    (self.visits, self.first, self.last, self.days) = (visits, first, last, days)
    (self.referrals, self.promoter, self.isMarked, self.booking) = (referrals, promoter, isMarked, booking)
  }

  /// What the list says of a customer.
  public init(_ customer: Customer) {
    self.init(
      visits: customer.visits.map { Int($0) }, first: customer.firstVisit, last: customer.lastVisit,
      days: customer.visitDays, referrals: customer.referrals.map { Int($0) }, booking: customer.nextBooking)
  }
}
