// A page, before it is drawn: what is said of a call, to whom, and in which order. One value for all that have room for
// the whole card, so that they cannot disagree:
//
//     Card ─ seen by a profile ─► PageModel ─┬─► PageScreen    80 columns of a terminal
//                                            ├─► PageFrame     the page on a PC, open or collapsed
//                                            └─► JSON          for programs on the LAN
//
// A fact is a number, a day or a safe text, never a sentence: those who draw it choose words and place, and leave out
// from the end what they have no room for. What the profile may not see is not in it.

public import Card
public import Directory

/// What a page says of one call.
public struct PageModel: Equatable, Sendable {
  /// Where on the page something stands, from the top.
  public enum Place: Int, Sendable, CaseIterable {
    /// `!!` and `^^`: danger, and what cannot wait.
    case alarm
    /// Who calls.
    case caller
    /// Each of several who share the number.
    case members
    /// What to say.
    case say
    /// How often, what class and why.
    case dealings
    /// Likes, what is open, days, remarks.
    case remarks
    /// Earlier visits and calls.
    case past
    /// What can be done.
    case keys
  }

  /// Facts that stand together; never empty.
  public struct Section: Equatable, Sendable {
    /// Where they stand.
    public let place: Place
    /// In their order.
    public let facts: [PageFact]
  }

  /// The call.
  public let call: CallState
  /// The sign of the card.
  public let mark: Card.Mark
  /// The day on which it is looked at.
  public let today: Day
  /// From the top; places without facts are left out.
  public let sections: [Section]
  /// What the place offers.
  public let desk: Desk

  /// The page of a call for a profile; `onDuty` are those of the staff who are in today, nil where nobody says so.
  public init(
    _ card: Card, _ call: CallState, profile: Profile = .staff, desk: Desk = Desk(), onDuty: [SafeText]? = nil
  ) {
    let facts = PageFacts(card: card.seen(by: profile), profile: profile, desk: desk, onDuty: onDuty ?? [])
    (self.call, mark, today, self.desk) = (call, card.mark, card.time.day, desk)
    sections = Place.allCases.compactMap { place in
      let chosen = facts.at(place)
      return chosen.isEmpty ? nil : Section(place: place, facts: chosen)
    }
  }

  /// The facts of a place; none where it is left out.
  public func facts(_ place: Place) -> [PageFact] { sections.first { $0.place == place }?.facts ?? [] }
}
