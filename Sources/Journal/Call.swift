/// One call as the journal tells it: how it began, who it was, how it ended.
public struct Call: Equatable, Sendable {
  /// How a call went.
  public enum Outcome: String, Sendable {
    /// Somebody lifted the handset.
    case answered
    /// The caller gave up.
    case missed
  }

  /// The name of the entry that began it.
  public let id: EntryID
  /// That entry's monotonic clock.
  public let monotonic: Int64
  /// That entry's wall clock, milliseconds since 1970.
  public var wall: Int64
  /// How good that clock was.
  public var quality: TimeQuality
  /// The line.
  public var line: Int?
  /// Who rang; nil when that never became known.
  public var caller: Caller?
  /// The name that the network sent.
  public var name: String?
  /// The number that was called.
  public var called: String?
  /// The standard by which the message came.
  public var standard: String?
  /// The most rings that an entry tells.
  public var rings: Int?
  /// How it went; nil when the journal does not tell (the power went).
  public var outcome: Outcome?
  /// Milliseconds from lifting to hanging up.
  public var talked: Int64?

  fileprivate var lifted: Int64?
  fileprivate var isOver = false

  fileprivate init(_ entry: Entry) {
    (id, monotonic, wall, quality) = (entry.callID, entry.monotonic, entry.wall, entry.quality)
  }

  fileprivate mutating func take(_ entry: Entry) {
    line = entry.line ?? line
    // A number that came later is better than "nothing heard yet"; but never the other way.
    if case .number = caller {} else { caller = entry.caller ?? caller }
    name = entry.name ?? name
    called = entry.called ?? called
    standard = entry.standard ?? standard
    if let rings = entry.rings { self.rings = max(rings, self.rings ?? 0) }
    switch entry.kind {
    case .talk:
      outcome = .answered
      lifted = entry.monotonic
    case .missed:
      outcome = outcome ?? .missed
      isOver = true
    case .end:
      if let lifted { talked = max(0, entry.monotonic &- lifted) }
      isOver = true
    default: break
    }
  }
}

/// Entries in, calls out, in the order in which they began; holds only calls that are not over.
public struct CallList: Sendable {
  /// Calls that may be open at once; beyond that the oldest is given out as it is. More lines than any box has.
  private static let limit = 64

  private var open: [Call] = []

  /// A list of no calls.
  public init() {}

  /// Takes the next entry; gives the calls that are complete by it.
  public mutating func feed(_ entry: Entry) -> [Call] {
    switch entry.kind {
    // The box started anew: whatever was under way, its end was not seen.
    case .start: return finish()
    case .ring, .call:
      if !open.contains(where: { $0.id == entry.callID }) { begin(entry) }
    case .talk, .end, .missed: break
    default: return []
    }
    if let index = open.firstIndex(where: { $0.id == entry.callID }) { open[index].take(entry) }
    var complete: [Call] = []
    while let first = open.first, first.isOver || open.count > CallList.limit {
      complete.append(first)
      open.removeFirst()
    }
    return complete
  }

  /// A line has one call at a time: the one before on the same line is over, though its end is not in the journal.
  private mutating func begin(_ entry: Entry) {
    for index in open.indices where entry.line != nil && open[index].line == entry.line {
      open[index].isOver = true
    }
    open.append(Call(entry))
  }

  /// The journal is at its end: gives the calls that are still open.
  public mutating func finish() -> [Call] {
    defer { open = [] }
    return open
  }
}
