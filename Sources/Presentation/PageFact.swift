public import Card
public import Directory
public import Journal

/// One thing that a page says, as a value: whoever draws it decides on words and place, never on what is said.
public enum PageFact: Equatable, Sendable {
  // Alarms.
  /// What somebody must not get. `of` is nil when there is only one who may be meant.
  case danger(Card.Danger, of: Customer?)
  /// Somebody behind the number has a safety flag, and this page may not say what.
  case hiddenDanger
  /// What is open and cannot wait, with the how-manieth call of the day this is.
  case urgentMatter(OpenMatter, callOfDay: Int)
  /// So much has added up that the caller needs care, and nothing else says so.
  case care(Friction)
  /// Nobody answered this caller, and nobody called back.
  case callBack(CallBack)
  /// Something is open, and this page may not say what.
  case hiddenMatter

  // Who calls.
  /// The one customer.
  case person(Customer)
  /// What the customer is to the shop.
  case standing(Standing)
  /// Points of friction of who needs care.
  case points(Int)
  /// The place by money.
  case sales(SalesScale.Rank)
  /// The customer's karte pictures, by the names of their files.
  case pictures([SafeText])
  /// The number called from.
  case number(SafeText)
  /// The shop's own number of the customer.
  case code(SafeText)
  /// The next booking.
  case booking(Booking)
  /// Several people share the number; their family name where it is one, and their count.
  case shared(family: Customer?, count: Int, number: SafeText)
  /// One of them.
  case member(PageMember)
  /// So many more than are listed.
  case more(Int)
  /// A number that is not on the list.
  case unlisted(SafeText, isNew: Bool)
  /// No number came.
  case noNumber(NoNumber)

  // What to say.
  /// The first sentence: the shop's own, else the one of the occasion, to the customer or the first of several.
  case greeting(Greeting?, Card.Occasion, to: Customer?)
  /// Why the caller needs care.
  case friction(Friction)
  /// What to ask whoever has no number.
  case advice(NoNumber)

  // How often, and what it comes to.
  /// Visits so far.
  case visits(UInt32)
  /// The last visit, and the days since.
  case lastVisit(Day, daysAgo: Int)
  /// Spent on a visit, in the middle.
  case average(UInt64)
  /// Spent in all.
  case total(UInt64)
  /// The first visit.
  case firstVisit(Day)
  /// Days between two visits.
  case cycle(Int)
  /// How well the customer keeps to them.
  case rhythm(Standing.State)
  /// People this customer brought.
  case referrals(UInt32)
  /// Who usually serves, and whether that is somebody who is in today.
  case staff(SafeText, isIn: Bool)
  /// Who had to do with the caller last, and whether that is somebody who is in today.
  case handledBy(SafeText, isIn: Bool)
  /// Why the class is what it is.
  case reason(Standing)

  // What else is known.
  /// Likes, one by one.
  case likes([SafeText])
  /// What is open and can wait.
  case matter(OpenMatter)
  /// A day that comes back.
  case anniversary(Anniversary)
  /// The list's remark.
  case note(SafeText)
  /// What staff noted.
  case remark(Note)
  /// Where the customer lives, or where to deliver.
  case address(SafeText)
  /// What to look for there.
  case landmark(SafeText)
  /// What to know when something is brought there.
  case deliveryNote(SafeText)
  /// What the latest visit was about.
  case lastOrder(SafeText)
  /// A column of the list's own.
  case detail(Customer.Detail)

  // Visits and calls.
  /// The latest single visits, the newest first, with what they brought.
  case latestVisits([Visit])
  /// The how-manieth call of the day, and those of 90 days before it.
  case callCounts(today: Int, before: Int)
  /// Earlier calls, the last first; with the how-manieth of the day this one is.
  case calls([PastCall], callOfDay: Int)

  // What can be done here.
  /// Keys for why somebody called.
  case reasonKeys
  /// Keys for what is done with the card; whether there are answers to frequent questions.
  case cardKeys(hasQuestions: Bool)
  /// Keys for a number that is not on the list.
  case unlistedKeys
  /// Where to type whom to look for.
  case find
  /// The titles of answers to frequent questions.
  case questions([SafeText])
}

/// One of several who share a number.
public struct PageMember: Equatable, Sendable {
  /// From 1: the key that chooses this one.
  public let place: Int
  /// Who.
  public let person: Customer
  /// Whether that is a child.
  public let isChild: Bool
  /// What this one is to the shop.
  public let standing: Standing?
  /// What waits for this one.
  public let matter: OpenMatter?
}
