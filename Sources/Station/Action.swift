public import Card
public import Journal

/// What the box is to do. The order is that of importance: people first, then the network, then the disk.
public enum Action: Equatable, Sendable {
  /// The screens have something else to show: `Station.shown` and `Station.status` say what.
  case show
  /// Tell the network that something happened; nothing in it is about a person.
  case announce(Notice)
  /// Send this call's card, sealed.
  case send(ShownCall)
  /// Write it down.
  case record(Entry)
  /// Light the message lamp or put it out.
  case lamp(Bool)
}

/// One event of a call for the network.
public struct Notice: Equatable, Sendable {
  /// What can be told.
  public enum Kind: String, Sendable {
    /// A call rings, or its caller has become known.
    case ring
    /// It rings once more.
    case more
    /// Somebody has lifted the handset.
    case talk
    /// It is over.
    case end
    /// It is over, and nobody answered.
    case missed
    /// The box needs a person.
    case trouble
    /// A new list is in use.
    case list
  }

  /// What happened.
  public var kind: Kind
  /// The call, if it is about one.
  public var call: EntryID?
  /// Its line.
  public var line: Int?
  /// The card's mark, once there is a card.
  public var mark: Card.Mark?
  /// Rings so far.
  public var rings: Int?

  /// A notice about no call.
  public init(_ kind: Kind) { self.kind = kind }
}

/// A call as screens show it.
public struct ShownCall: Equatable, Sendable {
  /// Its name in the journal.
  public var id: EntryID
  /// Its line.
  public var line: Int
  /// Who calls and what must be known.
  public var card: Card
  /// How far it has come.
  public var state: CallState
}
