/// One customer of the shop, as the list has it. What the list does not say is nil or empty.
public struct Customer: Hashable, Sendable {
  /// The row's identity in the index; unique in one list.
  public var id: UInt32
  /// All texts but those of columns of the list's own making; each has a property below.
  public var texts = CustomerTexts()
  /// The shop's own customer or member number.
  public var code: SafeText {
    get { texts[.code] }
    set { texts[.code] = newValue }
  }
  /// Full name as written; family name first where a blank separates the two.
  public var name: SafeText {
    get { texts[.name] }
    set { texts[.name] = newValue }
  }
  /// The reading, in kana or Latin letters.
  public var kana: SafeText {
    get { texts[.kana] }
    set { texts[.kana] = newValue }
  }
  /// Address in one line.
  public var address: SafeText {
    get { texts[.address] }
    set { texts[.address] = newValue }
  }
  /// What to look for when one goes there: 目印.
  public var landmark: SafeText {
    get { texts[.landmark] }
    set { texts[.landmark] = newValue }
  }
  /// What to know when something is brought there: 裏口から, 置き配.
  public var delivery: SafeText {
    get { texts[.delivery] }
    set { texts[.delivery] = newValue }
  }
  /// Free remarks.
  public var note: SafeText {
    get { texts[.note] }
    set { texts[.note] = newValue }
  }
  /// Likes, one line.
  public var likes: SafeText {
    get { texts[.likes] }
    set { texts[.likes] = newValue }
  }
  /// What is dangerous: allergens in the list's own words. Not empty means: this customer has a safety flag.
  public var safety: SafeText {
    get { texts[.safety] }
    set { texts[.safety] = newValue }
  }
  /// The day on which the safety text was last confirmed.
  public var safetyConfirmed: Day?
  /// The member of staff who usually serves.
  public var staff: SafeText {
    get { texts[.staff] }
    set { texts[.staff] = newValue }
  }
  /// All numbers of this customer.
  public var numbers: [PhoneNumber] = []
  /// Number of visits.
  public var visits: UInt32?
  /// First visit.
  public var firstVisit: Day?
  /// Last visit.
  public var lastVisit: Day?
  /// The next booking.
  public var nextBooking: Day?
  /// Birthday; an unknown year is 1 (4, a leap year, for 29 February).
  public var birthday: Day?
  /// Days that come back each year, as the list calls them: 結婚記念日, 入会日.
  public var anniversaries: [Anniversary] = []
  /// Spent in all, in the shop's currency's smallest unit in daily use (yen).
  public var total: UInt64?
  /// People this customer brought.
  public var referrals: UInt32?
  /// The latest days of single visits, ascending, where the list has a row for each visit; at most `visitDaysKept`.
  public var visitDays: [Day] = []
  /// The latest of those visits with all that their rows tell, the newest first; at most `latestVisitsKept`.
  public var latestVisits: [Visit] = []
  /// Spent in the year that ends with the latest visit of anybody, where the list has amounts of single visits; 0: in
  /// that year nothing.
  public var yearTotal: UInt64?
  /// What the latest of those visits was about: dishes, goods, services.
  public var lastOrder: SafeText {
    get { texts[.lastOrder] }
    set { texts[.lastOrder] = newValue }
  }
  /// What the list says in columns of its own making, in their order.
  public var details: [Detail] = []

  /// A column that no other field stands for: its heading in the list, and this customer's cell.
  public struct Detail: Hashable, Sendable {
    /// The heading.
    public var title: SafeText
    /// What the cell says.
    public var text: SafeText

    /// A heading and a cell.
    public init(title: SafeText, text: SafeText) { (self.title, self.text) = (title, text) }
  }

  /// A day that comes back each year.
  public struct Anniversary: Hashable, Sendable {
    /// What it is called.
    public var title: SafeText
    /// The first of them; an unknown year is 1 (4, a leap year, for 29 February).
    public var day: Day

    /// A day and its name.
    public init(title: SafeText, day: Day) { (self.title, self.day) = (title, day) }
  }

  /// Twelve visits a year are the most that any rule counts, and twelve gaps need thirteen days.
  public static let visitDaysKept = 13

  /// Days that the last visit can be, after 1970-01-01: until 2149-06-06 (Directory.docc/IndexFormat, section 7).
  public static let lastVisits: ClosedRange<Int32> = 1...65_535

  /// As many single visits as a page of 80 columns has room for in one row.
  public static let latestVisitsKept = 3

  /// What customers are compared by when they are ranked by money: the last year's, so that who spent much long ago does
  /// not stay on top; where no list tells of it, all that was spent.
  public var sales: UInt64? { yearTotal ?? total }

  /// A customer with an identity and nothing else known.
  public init(id: UInt32) { self.id = id }

  /// Makes it `Customer(id: id)`, in the same room: a list has a customer in every row.
  public mutating func clear(id: UInt32) {
    self.id = id
    texts.removeAll()
    numbers.removeAll(keepingCapacity: true)
    (visits, referrals, total, yearTotal) = (nil, nil, nil, nil)
    (firstVisit, lastVisit, nextBooking, birthday, safetyConfirmed) = (nil, nil, nil, nil, nil)
    if !anniversaries.isEmpty { anniversaries = [] }
    if !visitDays.isEmpty { visitDays = [] }
    if !latestVisits.isEmpty { latestVisits = [] }
    if !details.isEmpty { details = [] }
  }
}
