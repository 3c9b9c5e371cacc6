public import Directory
import Journal

/// What staff noted about a caller as it stands now: it lies over what the customer list says, rules where the two
/// differ, and survives the next import, because it comes from the journal alone.
public struct Overlay: Equatable, Sendable {
  /// Something dangerous to the caller.
  public struct Mark: Equatable, Sendable {
    /// What.
    public let text: SafeText
    /// When it was confirmed last.
    public let confirmed: Day
    /// By whom.
    public let staff: SafeText
  }

  /// What the caller is called; empty: nobody noted it.
  public private(set) var name = SafeText.empty
  /// How that is read.
  public private(set) var kana = SafeText.empty
  /// What is dangerous, in the order in which it was noted.
  public private(set) var dangers: [Mark] = []
  /// When staff last confirmed all that was known, the list's own safety text too.
  public private(set) var confirmed: Day?
  private var confirmedBy = SafeText.empty
  /// How the caller wishes to be treated.
  public private(set) var wishes: [SafeText] = []
  /// Where to bring something, and what to know there; empty: nobody noted it.
  public private(set) var delivery = SafeText.empty
  /// What is open: complaints before promises, the newest of each first.
  public let matters: [OpenMatter]
  /// Who of the staff had to do with the caller last, as far as somebody noted it.
  public private(set) var handledBy = SafeText.empty
  /// Remarks and opinions, the newest first.
  public private(set) var remarks: [Note] = []

  /// Remarks that are kept for a screen.
  private static let mostRemarks = 8

  /// What the notes of an experience come to.
  public init(_ experience: Experience) {
    matters = experience.openMatters()
    for note in experience.notes { take(note) }
    remarks = Array(remarks.suffix(Self.mostRemarks).reversed())
  }

  private mutating func take(_ note: Note) {
    if !note.staff.isEmpty { handledBy = note.staff }
    switch note.kind {
    case .naming: (name, kana) = (note.text, note.kana)
    case .safety: if let day = note.day { confirm(note.text, day, note.staff) }
    case .wish: if !wishes.contains(note.text) { wishes.append(note.text) }
    case .delivery: delivery = note.text
    case .memo, .opinion: remarks.append(note)
    case .done: takeBack(note.object)
    default: break
    }
  }

  private mutating func confirm(_ text: SafeText, _ day: Day, _ staff: SafeText) {
    if text.isEmpty {
      (confirmed, confirmedBy) = (day, staff)
      dangers = dangers.map { Mark(text: $0.text, confirmed: day, staff: staff) }
    } else {
      dangers.removeAll { $0.text == text }
      dangers.append(Mark(text: text, confirmed: day, staff: staff))
    }
  }

  private mutating func takeBack(_ kind: String) {
    switch kind {
    case Kind.naming.name: (name, kana) = (.empty, .empty)
    case Kind.safety.name: (dangers, confirmed, confirmedBy) = ([], nil, .empty)
    case Kind.wish.name: wishes = []
    case Kind.delivery.name: delivery = .empty
    default: break
    }
  }

  /// Whether it says who the caller is, or what must be known: then there is a card even without a list.
  public var isPerson: Bool {
    !name.isEmpty || !dangers.isEmpty || !wishes.isEmpty || !delivery.isEmpty
  }

  /// Who confirmed on that day what is dangerous; empty: nobody noted it.
  func confirmer(on day: Day?) -> SafeText {
    guard let day else { return .empty }
    if confirmed == day, !confirmedBy.isEmpty { return confirmedBy }
    return dangers.last { $0.confirmed == day }?.staff ?? .empty
  }

  /// A customer as the list and staff together know them. A name is replaced only where there is no doubt whose it
  /// is (`isSure`); what is dangerous counts for everybody who may be meant.
  public func applied(to customer: Customer, isSure: Bool = true) -> Customer {
    var customer = customer
    if isSure, !name.isEmpty, name != customer.name {
      // A reading of another name would be a wrong name.
      (customer.name, customer.kana) = (name, kana)
    } else if isSure, !kana.isEmpty {
      customer.kana = kana
    }
    var days = customer.safety.isEmpty ? [] : [customer.safetyConfirmed]
    if let confirmed, !customer.safety.isEmpty {
      days = [max(confirmed, customer.safetyConfirmed ?? confirmed)]
    }
    for mark in dangers {
      customer.safety = Self.joined(mark.text, customer.safety, limit: SafeText.safetyLimit)
      days.append(mark.confirmed)
    }
    // As old as its oldest part; one part without a day leaves the whole without one.
    if !customer.safety.isEmpty {
      customer.safetyConfirmed = days.contains(nil) ? nil : days.compactMap { $0 }.min()
    }
    customer.delivery = Self.joined(delivery, customer.delivery)
    for wish in wishes { customer.likes = Self.joined(wish, customer.likes) }
    return customer
  }

  /// Two texts as one, without saying anything twice; what does not fit ends in an ellipsis.
  static func joined(_ new: SafeText, _ old: SafeText, limit: Int = SafeText.characterLimit) -> SafeText {
    if old.isEmpty || new.isEmpty { return new.isEmpty ? old : new }
    if old.string.indices.contains(where: { old.string[$0...].hasPrefix(new.string) }) { return old }
    let both = new.string + "、" + old.string
    let whole = SafeText(both, limit: limit)
    return whole.string.count == both.count ? whole : SafeText(both.prefix(limit - 1) + "…", limit: limit)
  }
}
