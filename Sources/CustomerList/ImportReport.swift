public import Directory

/// Finds the lines that say what an earlier line said. By sixty-four bits of each instead of its words: two of a million
/// differ yet look alike once in ten million lists, and then the report has one line too many.
struct Repetitions: Sendable {
  private var said: [(digest: UInt64, line: Int)] = []
  /// As many are compared, 8 MB: 25 times the largest shop's; a bound for longer lists (our choice).
  private static let compared = 1 << 19

  mutating func feed(_ digest: UInt64, line: Int) {
    if said.count < Self.compared { said.append((digest, line)) }
  }

  /// The lines, ascending; nothing is known afterwards.
  mutating func takeLines() -> [Int] {
    said.sort(byNumber: \.digest)
    defer { said = [] }
    return zip(said, said.dropFirst()).compactMap { $0.digest == $1.digest ? $1.line : nil }.sorted()
  }
}

/// What became of the lines of a list. Holds counts and the first lines of each kind, so it does not grow with the list.
public struct ImportReport: Sendable {
  /// Lines of one kind.
  public struct Lines: Equatable, Sendable {
    /// How many.
    public private(set) var count = 0
    /// The first of them.
    public private(set) var first: [Int] = []
    /// As many as a person looks up (our choice).
    static let listed = 10

    mutating func add(_ line: Int, count more: Int = 1) {
      count += more
      if first.count < Self.listed { first.append(line) }
    }
  }

  /// Customers taken.
  public private(set) var taken = 0
  /// Visits taken.
  public private(set) var visits = 0
  /// Lines refused.
  public private(set) var refusedLines = 0
  /// Telephone numbers of the customers taken.
  public private(set) var numbers = 0
  /// By reason.
  public private(set) var refused: [ListFault: Lines] = [:]
  /// By what was done.
  public private(set) var mended: [ListMend: Lines] = [:]
  /// Customers that no call can find, for they have no number.
  public private(set) var withoutNumber = Lines()
  /// Customers whose name nobody can read out.
  public private(set) var withoutReading = Lines()
  /// The first names as they were read, by which a person sees whether the character set was right.
  public private(set) var sample: [SafeText] = []
  private var codes = Repetitions()
  private var people = Repetitions()

  /// Nothing yet.
  public init() {}

  /// Counts a customer taken, and what was mended in the row. `line` is the first of the file's lines that it stands on.
  mutating func take(_ customer: Customer, _ mends: Set<ListMend> = [], line: Int) {
    taken += 1
    numbers += customer.numbers.count
    if customer.numbers.isEmpty { withoutNumber.add(line) }
    let texts = customer.texts
    // Kanji begin with E4…E9, or F0; kana and letters can be read.
    if texts.isEmpty(.kana), texts[octets: .name].contains(where: { $0 >= 0xE4 && $0 != 0xEF }) {
      withoutReading.add(line)
    }
    for mend in mends { mended[mend, default: Lines()].add(line) }
    if sample.count < 3, !texts.isEmpty(.name) { sample.append(customer.name) }
    if !texts.isEmpty(.code) { codes.feed(FNV1a.digest(of: texts[octets: .code]), line: line) }
    if let number = customer.numbers.first, !texts.isEmpty(.name) {
      let name = FNV1a.digest(of: texts[octets: .name])
      people.feed(name ^ (number.key &* 0x9E37_79B9_7F4A_7C15), line: line)
    }
  }

  /// Reports who was on the list before, and forgets who was on it; to be called at its end.
  public mutating func close() {
    for line in codes.takeLines() { mend(.codeAgain, line: line) }
    for line in people.takeLines() { mend(.customerAgain, line: line) }
  }

  /// Counts a visit taken.
  mutating func takeVisit(_ mends: Set<ListMend>, line: Int) {
    visits += 1
    for mend in mends { mended[mend, default: Lines()].add(line) }
  }

  /// Counts something else that was found out about a line.
  mutating func mend(_ mend: ListMend, line: Int) { mended[mend, default: Lines()].add(line) }

  /// Counts lines refused.
  public mutating func refuse(_ lines: ClosedRange<Int>, _ fault: ListFault) {
    refusedLines += lines.count
    refused[fault, default: Lines()].add(lines.lowerBound, count: lines.count)
  }

  /// The report for a person, a line each.
  public var lines: [String] {
    var lines = visits > 0 ? ["taken: \(visits) visits"] : ["taken: \(taken) customers, \(numbers) numbers"]
    if !sample.isEmpty { lines.append("first names: " + sample.map(\.string).joined(separator: " | ")) }
    func add(_ title: String, _ what: Lines) {
      guard what.count > 0 else { return }
      let more = what.count > what.first.count ? " …" : ""
      let numbers = what.first.map(String.init).joined(separator: ", ")
      lines.append("\(title): \(what.count) (line \(numbers)\(more))")
    }
    for (fault, what) in refused.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add("refused, \(fault.rawValue)", what)
    }
    for (mend, what) in mended.sorted(by: { $0.key.description < $1.key.description }) {
      add(mend.description, what)
    }
    add("without a telephone number", withoutNumber)
    add("without a reading", withoutReading)
    return lines
  }
}
