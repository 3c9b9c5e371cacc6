/// When what is written where: entries in, actions on files out, and what became of them in again. No disk is touched
/// here, and nothing waits: the line that rings is shown first, and the disk comes after.
///
/// ```
/// feed(entry) … ─► next(at:) ─► .begin │ .append ─► (somebody does it) ─► succeeded() ─► names that are durable
///                      ▲                                              └► failed(at:)
///                      └────────── five seconds, then a new segment, the same entries again ◄┘
/// ```
/// Linux may drop what it could not write and then report success (fsync(2), NOTES), so a file on which anything
/// failed is never written again.
public struct JournalWriter: Sendable {
  /// What is to be done with the files; all of it, or it has failed.
  public enum Action: Equatable, Sendable {
    /// Create the segment's file, which must not exist; write the octets; make them and the file's name durable. On
    /// failure remove the file.
    case begin(segment: Int64, octets: [UInt8])
    /// Add the octets at the end of the segment begun last and make them durable.
    case append([UInt8])
  }

  /// Entries that wait in memory for a disk that takes none; then the oldest is dropped. Two hundred calls are what
  /// a busy shop has in a day.
  public static let queueLimit = 200
  /// Entries in one append: all are durable with one fdatasync, and none waits long for it.
  private static let batchLimit = 32
  /// Milliseconds from a failure to the next try. A full disk is rarely emptied sooner.
  private static let pause: Int64 = 5_000
  /// Milliseconds of a day. A later day begins a new segment, so that all but today's may be thinned out while this
  /// one is written.
  private static let dayLength: Int64 = 86_400_000

  private var queue: [Entry] = []
  /// The entries at the head of the queue that the action under way writes.
  private var underWay = 0
  private var action: Action?
  private var segment: Int64
  /// Octets in the current segment; nil when a new one must be begun.
  private var length: Int?
  /// The day of the last entry in the current segment; nil when it has none, or that is not known.
  private var day: Int64?
  private var notBefore = Int64.min
  /// Entries that were dropped because the disk took none for too long.
  public private(set) var dropped = 0
  /// Actions that failed.
  public private(set) var failures = 0

  /// A writer that goes on behind segment `lastSegment` (0 when there is none): in it, when its sound `length` is
  /// given, else in a new one. `lastWall` is the wall clock of the last entry in it.
  public init(lastSegment: Int64, length: Int?, lastWall: Int64? = nil) {
    (segment, self.length) = (max(lastSegment, 0), length)
    day = lastWall.map { $0 / JournalWriter.dayLength }
  }

  /// Takes an entry, to be written when its turn comes. False, and nothing is taken, when it lacks a field that its
  /// kind needs: a reader would refuse it.
  @discardableResult
  public mutating func feed(_ entry: Entry) -> Bool {
    guard entry.isComplete else { return false }
    if queue.count >= JournalWriter.queueLimit {
      // What is under way may already be on the disk: the oldest behind it goes.
      queue.remove(at: min(underWay, queue.count - 1))
      dropped += 1
    }
    queue.append(entry)
    return true
  }

  /// Entries that are not yet durable.
  public var waiting: Int { queue.count }

  /// When `next` will have something to do, by the caller's monotonic clock; nil when nothing waits.
  public var deadline: Int64? { queue.isEmpty || action != nil ? nil : notBefore }

  /// The next action, or nil when there is none now. The answer to one is given before the next is asked for.
  public mutating func next(at now: Int64) -> Action? {
    guard action == nil, !queue.isEmpty, now >= notBefore else { return nil }
    let next = (queue.first?.wall ?? 0) / JournalWriter.dayLength
    let isSameDay = day.map { next <= $0 } ?? true
    // What is behind an erasure stands in another segment than what is before it.
    let isCut = day != nil && queue.first?.kind == .erased
    if let length, length < Segment.sizeLimit, isSameDay, !isCut {
      let batch = queue.prefix(JournalWriter.batchLimit)
      underWay = batch.dropFirst().firstIndex { $0.kind == .erased } ?? batch.count
      action = .append(queue.prefix(underWay).flatMap(EntryLine.emit))
    } else {
      segment += 1
      action = .begin(segment: segment, octets: Segment.header(segment))
    }
    return action
  }

  /// The action was done: the names of the entries that are durable by it.
  public mutating func succeeded() -> [EntryID] {
    let durable = queue.prefix(underWay).map(\.id)
    switch action {
    case .begin(_, let octets): (length, day) = (octets.count, nil)
    case .append(let octets):
      length = (length ?? 0) + octets.count
      day = queue.prefix(underWay).map { $0.wall / JournalWriter.dayLength }.max()
    case nil: return []
    }
    queue.removeFirst(underWay)
    (action, underWay) = (nil, 0)
    return durable
  }

  /// The action failed, wholly or in part. Its file is given up; its entries stay in the queue.
  public mutating func failed(at now: Int64) {
    failures += 1
    (action, underWay, length) = (nil, 0, nil)
    notBefore = now + JournalWriter.pause
  }
}
