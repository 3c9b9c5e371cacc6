import Testing

@testable import Journal

/// What is left of entries as they grow old. A day is a day of the wall clock; now is day 1000.
@Suite struct RetentionTests {
  static let day: Int64 = 86_400_000
  static let stranger = "09011112222"
  static let customer = "0312345678"

  static func entry(
    _ kind: Kind, _ number: String? = customer, ago: Int64, _ sequence: Int64 = 1,
    _ change: (inout Entry) -> Void = { _ in }
  ) -> Entry {
    var entry = Entry(
      kind, id: EntryID(epoch: 1, sequence: sequence), monotonic: 5, wall: (1000 - ago) * day, quality: .battery
    )
    entry.caller = number.map { .number($0) }
    if kind == .call || kind == .ring { entry.line = 1 }
    if kind.isNote { entry.text = "x" }
    change(&entry)
    return entry
  }

  static func kept(_ entry: Entry, isErased: Bool = false, besides others: [Entry] = []) -> Entry? {
    var retention = Retention(RetentionDays(strangers: 30, customers: 400), at: 1000 * day)
    for one in others + [entry] { retention.learn(one) }
    return retention.kept(entry, isListed: entry.caller == .number(customer), isErased: isErased)
  }

  enum Left { case whole, nameless, nothing }

  static let rows: [(entry: Entry, left: Left)] = [
    // A stranger's number is kept for 30 days, a customer's for 400.
    (entry(.call, stranger, ago: 29), .whole),
    (entry(.call, stranger, ago: 30), .nameless),
    (entry(.call, customer, ago: 399), .whole),
    (entry(.call, customer, ago: 400), .nameless),
    // Who it was that had been ringing: the ring has an entry of its own.
    (entry(.call, customer, ago: 400) { $0.call = EntryID(epoch: 1, sequence: 0) }, .nothing),
    // What names nobody stays for ever.
    (entry(.ring, nil, ago: 999), .whole),
    (entry(.missed, nil, ago: 999) { $0.call = EntryID(epoch: 1, sequence: 0) }, .whole),
    (entry(.call, nil, ago: 999) { $0.caller = .absent(.withheld) }, .whole),
    // Remarks go, what must be known stays.
    (entry(.memo, customer, ago: 399), .whole),
    (entry(.memo, customer, ago: 400), .nothing),
    (entry(.opinion, customer, ago: 400), .nothing),
    (entry(.handled, customer, ago: 400), .nothing),
    (entry(.reason, stranger, ago: 30), .nothing),
    (entry(.reason, stranger, ago: 29), .whole),
    (entry(.callback, stranger, ago: 30), .nothing),
    (entry(.safety, customer, ago: 999), .whole),
    (entry(.wish, customer, ago: 999), .whole),
    (entry(.naming, stranger, ago: 999), .whole),
    (entry(.same, customer, ago: 999), .whole),
    (entry(.promise, customer, ago: 999), .whole),
    (entry(.complaint, stranger, ago: 999), .whole),
    (entry(.done, customer, ago: 999), .nothing),
    (entry(.done, customer, ago: 999) { $0.of = "safety" }, .whole),
    // A clock that was wrong.
    (entry(.call, stranger, ago: -9), .whole),
    (entry(.call, stranger, ago: 0) { $0.wall = .max }, .whole),
    (entry(.call, stranger, ago: 0) { $0.wall = .min }, .whole),
  ]

  @Test func whatGrowsOld() {
    for (place, row) in Self.rows.enumerated() {
      let left = Self.kept(row.entry)
      switch row.left {
      case .whole: #expect(left == row.entry, "row \(place)")
      case .nothing: #expect(left == nil, "row \(place)")
      case .nameless:
        #expect(left?.kind == .ring, "row \(place)")
        #expect(left?.caller == nil, "row \(place)")
        #expect(left?.id == row.entry.id, "row \(place)")
        #expect(left?.isComplete == true, "row \(place)")
      }
    }
  }

  @Test func whoeverAskedIsForgottenWhateverTheAge() {
    for row in Self.rows where row.entry.number != nil {
      let left = Self.kept(row.entry, isErased: true)
      #expect(left?.number == nil)
      #expect(left?.text == nil)
      #expect(left == nil || left?.kind == .ring)
    }
  }

  @Test func whatIsSettledMayGo() {
    let promise = Self.entry(.promise, ago: 500, 7)
    #expect(Self.kept(promise, besides: [Self.entry(.done, ago: 450, 8)]) == nil)
    #expect(Self.kept(promise, besides: [Self.entry(.done, ago: 550, 6)]) == promise)
    #expect(Self.kept(promise, besides: [Self.entry(.done, ago: 450, 8) { $0.of = "wish" }]) == promise)
    #expect(Self.kept(promise, besides: [Self.entry(.done, "0399999999", ago: 450, 8)]) == promise)
  }

  @Test func whoeverStaffNotedIsNoStranger() {
    let call = Self.entry(.call, Self.stranger, ago: 100, 7)
    for kind in [Kind.naming, .safety, .promise, .memo] {
      #expect(Self.kept(call, besides: [Self.entry(kind, Self.stranger, ago: 900)]) == call, "\(kind.name)")
    }
    for kind in [Kind.reason, .callback, .handled, .done] {
      let left = Self.kept(call, besides: [Self.entry(kind, Self.stranger, ago: 1)])
      #expect(left?.kind == .ring, "\(kind.name)")
    }
  }

  @Test func aNamelessCallSaysNothingOfItsCaller() {
    let call = Self.entry(.call, ago: 400) {
      ($0.name, $0.called, $0.rings, $0.standard, $0.snr) = ("YAMADA", "0398765432", 3, "number-display", 30)
      $0.unknown = ["note=secret"]
    }
    let line = Self.kept(call).map { String(decoding: EntryLine.emit($0), as: UTF8.self) } ?? ""
    #expect(line.hasSuffix(" 1-1 5 51840000000 1 ring line=1 rings=3 standard=number-display snr=30\n"))
    let absent = Self.entry(.call, nil, ago: 30) { ($0.caller, $0.name) = (.absent(.withheld), "YAMADA") }
    let left = Self.kept(absent)
    #expect(left?.name == nil)
    #expect(left?.caller == .absent(.withheld))
  }

  /// What was put in its place is a segment like any other.
  @Test func aSegmentMadeAnewIsRead() {
    let entries = [Self.entry(.call, ago: 1, 1), Self.entry(.memo, ago: 1, 2)]
    var reader = JournalReader()
    reader.begin(segment: 7)
    let read = reader.feed(Segment.octets(7, entries)[...])
    reader.finish()
    #expect(read == entries)
    #expect(reader.isWritable)
    #expect(reader.damaged + reader.torn == 0)
  }
}

extension Entry {
  fileprivate var number: String? {
    if case .number(let digits) = caller { return digits }
    return nil
  }
}
