public import Directory

/// Who may stand before a screen.
public enum Profile: String, Sendable, CaseIterable {
  /// Staff only: everything.
  case staff
  /// A counter where guests may glance: mark, family name, and a code in place of what is dangerous.
  case counter
  /// In full view of guests: mark, the first letter of the name, a number with its middle hidden.
  case guest
}

extension Card {
  /// The card as this profile may see it: what may not be seen is not on it, so that no screen can show it. The mark
  /// stays.
  public func seen(by profile: Profile) -> Card {
    if profile == .staff { return self }
    var card = self
    (card.greeting, card.pictures) = (nil, [])
    (card.standings, card.ownMatters) = ([], [:])
    (card.sales, card.anniversary, card.delivery) = (nil, nil, nil)
    card.friction = nil
    (card.openMatter, card.matters, card.callBack) = (nil, [], nil)
    (card.handledBy, card.remarks) = (.empty, [])
    (card.history.lastReason, card.history.calls) = (nil, [])
    card.people = people.map { Self.redacted($0, for: profile) }
    // Initials do not say whether those who share a number have one family name.
    if profile == .guest, isShared { card.people = [] }
    if profile == .counter {
      card.number = .empty
      for index in card.dangers.indices {
        card.dangers[index].text = Self.code(people[card.dangers[index].person])
        card.dangers[index].staff = .empty
      }
    } else {
      card.number = people.isEmpty ? Self.masked(number) : .empty
      card.dangers = []
      if !people.isEmpty { card.history = CallHistory() }
    }
    return card
  }

  private static func redacted(_ person: Customer, for profile: Profile) -> Customer {
    var seen = Customer(id: person.id)
    seen.name = FamilyName.of(person.name)
    seen.kana = FamilyName.of(person.kana)
    if profile == .guest {
      seen.name = initial(seen.name)
      seen.kana = initial(seen.kana)
    }
    return seen
  }

  private static func initial(_ name: SafeText) -> SafeText {
    name.string.first.map { SafeText("\($0)***") } ?? .empty
  }

  private static func code(_ person: Customer) -> SafeText {
    person.code.isEmpty ? SafeText("*") : SafeText("No.\(person.code.string)")
  }

  /// `090-1234-5678` → `090-****-5678`: the last four digits, and what stands before the first hyphen, stay.
  public static func masked(_ number: SafeText) -> SafeText {
    let head = number.string.prefix { $0 != "-" }.count
    let digits = number.string.count
    var masked = ""
    for (place, character) in number.string.enumerated() {
      let stays = character == "-" || digits - place <= 4 || (head < digits && place < head)
      masked.append(stays ? character : "*")
    }
    return SafeText(masked)
  }
}
