/// What a new index would change for the shop, number by number; what is dangerous to somebody also customer number by
/// customer number, and where there is none, name by name.
public struct IndexComparison: Sendable {
  /// Customers of the old index.
  public let before: Int
  /// Customers of the new one.
  public let after: Int
  /// Old customers none of whose numbers the new index knows.
  public private(set) var removed = 0
  /// Old customers whose numbers now lead to other names only.
  public private(set) var renamed = 0
  /// Old customers with a safety text whose numbers now lead to none that has all its words, nor does their customer
  /// number; of those without a number, the name.
  public private(set) var safetyLost = 0
  /// Old records that the new index cannot answer for, because one of the two files is damaged.
  public private(set) var unreadable = 0
  private let isScaleSame: Bool
  private var unchanged = 0
  private var withoutNumber = 0
  /// Sums of the checks of the records that have no number and so cannot be found: equal when these are.
  private var nameless: (old: UInt64, new: UInt64) = (0, 0)

  /// Whether every customer is in both with the same fields, compared by the same amounts; the order of the lists does
  /// not matter.
  public var isSame: Bool {
    isScaleSame && before == after && unchanged + withoutNumber == before && nameless.old == nameless.new
  }

  /// Compares two indexes: one lookup for each number of the old.
  public init(old: Index, new: Index) {
    (before, after) = (old.facts.customers, new.facts.customers)
    isScaleSame = old.facts.amounts == new.facts.amounts
    var new = new
    // Where those stand of whom no number of theirs leads to their safety text.
    var marked: [Int] = []
    func mark(_ offset: Int) {
      if marked.count < SafetyHeirs.mostMarked { marked.append(offset) } else { safetyLost += 1 }
    }
    for offset in old.records() {
      guard let record = old.record(at: offset) else { continue }
      if record.keyCount == 0 {
        withoutNumber += 1
        nameless.old &+= Self.check(of: record)
        if Self.safety(record) != nil { mark(offset) }
      } else if Self.isAlone(record, unchangedIn: &new) {
        unchanged += 1
      } else if let now = Self.heirs(of: record, in: &new) {
        if !compare(record, now) { mark(offset) }
      } else {
        unreadable += 1
      }
    }
    for offset in new.records() {
      guard let record = new.record(at: offset), record.keyCount == 0 else { continue }
      nameless.new &+= Self.check(of: record)
    }
    safetyLost += SafetyHeirs(of: marked, of: old, in: new).lost
  }

  /// False when nobody whom the numbers lead to has the safety text.
  private mutating func compare(_ old: Record, _ now: [Record]) -> Bool {
    let safety = Self.safety(old)
    if now.isEmpty {
      removed += 1
      return safety == nil
    }
    let name = old.range(of: Record.Text.name)
    let namesakes = now.filter { old.octets.same(name, $0.octets, $0.range(of: Record.Text.name)) }
    if namesakes.isEmpty { renamed += 1 }
    let same = namesakes.isEmpty ? now : namesakes
    if namesakes.contains(where: {
      old.octets.same(Self.fields(old), $0.octets, Self.fields($0)) && Self.keys(old, $0)
    }) {
      unchanged += 1
    }
    guard let safety else { return true }
    return same.contains { Self.safety($0)?.hold(safety) ?? false }
  }

  /// Whether all numbers of a record lead to one and the same record, and that says the same: nearly all of a list that
  /// comes again do.
  private static func isAlone(_ record: Record, unchangedIn new: inout Index) -> Bool {
    guard case .customer(let offset) = new.locate(record.key(0)), let now = new.record(at: offset),
      keys(record, now), record.octets.same(fields(record), now.octets, fields(now))
    else { return false }
    return (1..<record.keyCount).allSatisfy { new.locate(record.key($0)) == .customer(at: offset) }
  }

  /// The customers that the numbers of a record lead to; nil when that cannot be said.
  private static func heirs(of record: Record, in new: inout Index) -> [Record]? {
    var heirs: [Record] = []
    for index in 0..<record.keyCount {
      let offsets: [Int]
      switch new.locate(record.key(index)) {
      case .unknown: continue
      case .damaged: return nil
      case .customer(let offset): offsets = [offset]
      case .group(let offset): offsets = new.record(at: offset)?.members ?? []
      }
      for offset in offsets where !heirs.contains(where: { $0.offset == offset }) {
        guard let heir = new.record(at: offset) else { return nil }
        heirs.append(heir)
      }
    }
    return heirs
  }

  /// The words of a safety text; nil without one.
  static func safety(_ record: Record) -> SafetyWords? {
    record.range(of: RecordTag.safety).map { SafetyWords(record.octets.text($0)) }
  }

  /// Everything of a payload but the row's number.
  private static func fields(_ record: Record) -> Range<Int> {
    min(record.payload + 6, record.offset + record.length)..<record.offset + record.length
  }

  private static func keys(_ one: Record, _ other: Record) -> Bool {
    one.keyCount == other.keyCount && (0..<one.keyCount).allSatisfy { one.key($0) == other.key($0) }
  }

  private static func check(of record: Record) -> UInt64 {
    var check = CRC32C()
    check.feed(record.octets, in: fields(record))
    return UInt64(check.value)
  }
}
