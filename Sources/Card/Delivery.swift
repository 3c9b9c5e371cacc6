public import Directory

/// Where something is to be brought, and what was brought last: what a delivery shop reads back to a caller.
public struct Delivery: Equatable, Sendable {
  /// The address, building and room in one line.
  public let address: SafeText
  /// What to look for there.
  public let landmark: SafeText
  /// What to know when bringing it: as the list says and staff noted, the note first.
  public let note: SafeText
  /// What the last order was.
  public let lastOrder: SafeText

  /// Of those who share a number; the last order is the latest that is known. Nil when nothing is known, and when two of
  /// them live at different places: then it must be asked.
  init?(_ people: [Customer]) {
    func first(_ text: KeyPath<Customer, SafeText>) -> SafeText {
      people.first { !$0[keyPath: text].isEmpty }?[keyPath: text] ?? .empty
    }
    guard Set(people.map(\.address).filter { !$0.isEmpty }).count <= 1 else { return nil }
    (address, landmark) = (first(\.address), first(\.landmark))
    (note, lastOrder) = (first(\.delivery), first(\.lastOrder))
    if address.isEmpty, landmark.isEmpty, note.isEmpty, lastOrder.isEmpty { return nil }
  }
}
