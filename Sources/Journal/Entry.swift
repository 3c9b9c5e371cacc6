// The journal chapter: what happened, for ever.
//
//   Entry ─► JournalWriter ─► octets, "now make them durable" ─► segments: 0000000001.journal, 0000000002.journal, …
//   Entry ◄─ JournalReader ◄─ octets, in pieces of any size  ◄─┘
//
// An entry is one line of text with its own check; a segment is a header line and entries. Nothing is ever changed in
// place: lines are added at the end, and a segment that failed once is never written again. So every damage has one of
// two shapes. A torn tail (the power went while a line was being written) is cut off. A damaged line in the middle (the
// medium lost bits) is passed over and counted; the next line stands on its own.
//
// The order of entries is that of their names, `17-4198`: the number of the box's start, and a count. Wall time is for
// people; it may be wrong, says how good it is, and orders nothing.
//
// The line that rings never waits for the disk. The writer is a state machine without a disk: it says what to do, and
// is told how it went; what is not confirmed is written again elsewhere. JournalFormat.md is the format.

/// One thing that happened.
public struct Entry: Equatable, Sendable {
  /// Its name; never given twice.
  public var id: EntryID
  /// Milliseconds since the machine started; orders and measures within one epoch.
  public var monotonic: Int64
  /// Milliseconds since 1970-01-01T00:00Z by the clock of that moment.
  public var wall: Int64
  /// How good that clock was.
  public var quality: TimeQuality
  /// What was recorded.
  public var kind: Kind

  /// The call that it is about, where that is not this entry's own.
  public var call: EntryID?
  /// Who rang, or whom a note is about.
  public var caller: Caller?
  /// The line, 1–99.
  public var line: Int?
  /// Rings until then, 0–9999.
  public var rings: Int?
  /// The name in the table of standards by which the message came.
  public var standard: String?
  /// The network's own date and time, as sent.
  public var networkTime: NetworkTime?
  /// The number that was called.
  public var called: String?
  /// The name that the network sent; as foreign as its sender.
  public var name: String?
  /// The generation of a customer list.
  public var generation: Int64?
  /// Words of a person, or a version.
  public var text: String?
  /// Signal to noise of the message in decibels, 0–99.
  public var snr: Int?
  /// How a name is read, in kana or Latin letters.
  public var kana: String?
  /// Who of the staff.
  public var by: String?
  /// The day until which something is promised, or on which it was confirmed.
  public var day: Date?
  /// Another number of the same customer.
  public var other: String?
  /// The kind of note that is taken back.
  public var of: String?
  /// The note's own name, which its writer gave it: 1–32 lower-case letters and digits. A note that stands in the
  /// journal twice, because the power went between two steps, is one note.
  public var note: String?
  /// Fields that a newer program wrote, as `name=value` words, kept as they are.
  public var unknown: [String] = []

  /// Month, day, hour and minute as the network sent them.
  public struct NetworkTime: Hashable, Sendable {
    /// 1–12.
    public let month: Int
    /// 1–31.
    public let day: Int
    /// 0–23.
    public let hour: Int
    /// 0–59.
    public let minute: Int

    /// Nil when a part is out of its range.
    public init?(month: Int, day: Int, hour: Int, minute: Int) {
      guard (1...12).contains(month), (1...31).contains(day), (0...23).contains(hour), (0...59).contains(minute)
      else { return nil }
      (self.month, self.day, self.hour, self.minute) = (month, day, hour, minute)
    }
  }

  /// A day as people write it: `2026-07-24`.
  public struct Date: Hashable, Sendable {
    /// 1–9999.
    public let year: Int
    /// 1–12.
    public let month: Int
    /// 1–31.
    public let day: Int

    /// Nil when a part is out of its range. Whether the month has the day is for a calendar to say.
    public init?(year: Int, month: Int, day: Int) {
      guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
      (self.year, self.month, self.day) = (year, month, day)
    }
  }

  /// An entry that says nothing but what kind of thing happened, and when.
  public init(_ kind: Kind, id: EntryID, monotonic: Int64, wall: Int64, quality: TimeQuality) {
    (self.kind, self.id, self.monotonic, self.wall, self.quality) = (kind, id, monotonic, wall, quality)
  }

  /// Whether it has every field that its kind needs.
  public var isComplete: Bool { kind.needs.allSatisfy { $0.isPresent(in: self) } }

  /// The call that the entry is about: the one it names, or the one that begins with it.
  public var callID: EntryID { call ?? id }
}
