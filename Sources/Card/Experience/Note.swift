public import Directory
public import Journal

/// What staff noted about a caller, read from the journal and made safe to show.
public struct Note: Equatable, Sendable {
  /// Its place in the journal, which orders notes whatever the clock said.
  public let id: EntryID
  /// One of `Kind.notes`.
  public let kind: Kind
  /// When it was noted.
  public let time: LocalTime
  /// What was noted.
  public let text: SafeText
  /// How a name in `text` is read.
  public let kana: SafeText
  /// Who noted it, or had to do with the caller.
  public let staff: SafeText
  /// Until when, or confirmed when.
  public let day: Day?
  /// The other number of `same`; the kind that `done` takes back; else empty.
  public let object: String

  /// The note of an entry; nil for an entry that is none.
  public init?(_ entry: Entry, at time: LocalTime) {
    guard entry.kind.isNote else { return nil }
    (id, kind, self.time) = (entry.id, entry.kind, time)
    text = SafeText(entry.text ?? "")
    kana = SafeText(entry.kana ?? "")
    staff = SafeText(entry.by ?? "")
    day = entry.day.flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
    object = entry.other ?? entry.of ?? ""
  }

  /// What it leaves open, before it is settled.
  var opens: OpenMatter.Kind? {
    switch kind {
    case .promise: .promise
    case .complaint: .complaint
    case .reason: text.string == CallReason.complaint.rawValue ? .complaint : nil
    default: nil
    }
  }

  /// Whether it settles what was open before it.
  var settles: Bool { kind == .done && object.isEmpty }
}
