public import Directory

/// The whole way from the octets of a list to customers, one row at a time.
///
///     feed(octets, &offset) → reading of a row, now and then → take(reading) → customer, unless refused
///     finish()              → reading of a row that was still to come, until there is none
public struct ListImport {
  /// What became of the lines.
  public private(set) var report = ImportReport()
  /// What the list's format is called.
  public let format: String
  /// Which column is what, once the first row was taken; also when it was refused for that.
  public private(set) var map: ColumnMap?
  /// Whether that was remembered, and not found by the headings.
  public private(set) var isRemembered = false
  /// What a row stands for, once the first row was taken.
  public var kind: ListKind? { columns?.kind }
  /// The character set that was found.
  public var encoding: ListText.Encoding? { text.encoding }

  /// What the next row's customer is known by.
  public var nextID: UInt32
  /// The customer whom `take` gave last. It stays here, for it is large, and every row has one.
  public var customer = Customer(id: 0)
  /// The visit that `take` gave last; nil before the first.
  public private(set) var visit: ListedVisit?

  private(set) var reader: (any ListReader)?
  private var text: ListText
  private var columns: ListColumns?
  private let plan: NumberPlan
  private let limits: ListLimits
  private let maps: ColumnMaps
  private let today: Day?
  private var octets = 0

  /// Begins a list. `beginning` is its first 4,096 octets, or all; they are fed again. `firstID` numbers the customers.
  /// `maps` are the columns of earlier lists; with `today`, visits still to come are reported.
  public init(
    beginning: [UInt8], encoding: ListText.Encoding?, plan: NumberPlan, limits: ListLimits, firstID: UInt32,
    maps: ColumnMaps = ColumnMaps(), today: Day? = nil
  ) throws(ListRefusal) {
    let (format, reader) = try ImportFormat.reader(for: beginning)
    self.init(
      format: format.name, reader, encoding, plan: plan, limits: limits, firstID: firstID, maps: maps,
      today: today)
  }

  /// Begins a list that another program takes apart: its rows come by `ListRow.reading`, the headings first, and nothing
  /// is fed.
  public init(
    rowsOf format: String, encoding: ListText.Encoding?, plan: NumberPlan, limits: ListLimits, firstID: UInt32,
    maps: ColumnMaps = ColumnMaps(), today: Day? = nil
  ) {
    self.init(
      format: format, nil, encoding, plan: plan, limits: limits, firstID: firstID, maps: maps, today: today)
  }

  private init(
    format: String, _ reader: (any ListReader)?, _ encoding: ListText.Encoding?, plan: NumberPlan,
    limits: ListLimits, firstID: UInt32, maps: ColumnMaps, today: Day?
  ) {
    (self.format, self.reader, nextID) = (format, reader, firstID)
    text = ListText(encoding, isJapanese: plan.name == NumberPlan.jp.name)
    (self.plan, self.limits, self.maps, self.today) = (plan, limits, maps, today)
  }

  /// Takes octets from `offset` on, no further than to the end of a row, and moves `offset` behind what it took; gives
  /// the reading that is complete, for `take`. To be called until `offset` is the end.
  public mutating func feed(_ octets: [UInt8], _ offset: inout Int) throws(ListRefusal) -> ListReading? {
    if columns != nil, let waiting = ahead.take() { return waiting }
    let start = offset
    let reading = reader?.feed(octets, &offset)
    if reader == nil { offset = octets.count }
    self.octets += offset - start
    if self.octets > limits.octets { throw .tooLong(.octets) }
    return columns == nil ? reading.flatMap { ahead.feed($0) } : reading
  }

  /// Says that the list has ended; gives a reading that was still to come, for `take`. To be called until it gives none.
  public mutating func finish() throws(ListRefusal) -> ListReading? {
    if columns != nil, let waiting = ahead.take() { return waiting }
    while let reading = try reader?.finish() {
      if columns != nil { return reading }
      if let before = ahead.feed(reading) { return before }
    }
    if let last = ahead.take() { return last }
    if reader != nil, columns == nil {
      throw untitled ?? report.refused.first.map { .unreadable($0.key) } ?? .empty
    }
    return nil
  }

  /// Makes a customer, or a visit, of what was read; nil when it is the headings, or refused.
  public mutating func take(_ reading: ListReading, _ convert: Conversion) throws(ListRefusal) -> Listed? {
    let row: ListRow
    switch reading {
    case .refused(let lines, let fault):
      // Without its headings, what follows would be guessed at.
      if columns == nil, fault == .manyColumns { throw .unreadable(fault) }
      refuse(lines, fault)
      return nil
    case .row(let whole): row = whole
    }
    text.named = row.encoding
    guard let columns else { return try first(row, convert) }
    guard var utf8 = text.utf8(row.octets, convert) else {
      refuse(row.lines, .encoding)
      return nil
    }
    utf8.tidy(row.mend)
    if columns.kind == .visits { return try visit(columns, utf8, row.lines) }
    return try customer(columns, utf8, row.lines)
  }

  /// Joins `customer` with the visits of a ledger, and reports what they do not agree on.
  public mutating func join(_ ledger: inout VisitLedger) {
    let joining =
      codes.isEmpty || ledger.isEmpty ? [] : ledger.codes.columns(among: columns?.codeHeadings ?? [])
    let join = ledger.join(
      &customer, codes: codes.isEmpty ? nil : codes.compactMap { joining.contains($0.column) ? $0.digest : nil }
    )
    if join.differs { report.mend(.visitsDiffer, line: lastLine) }
    if join.isSafetyCut { report.mend(.safetyCut, line: lastLine) }
    if join.isShared { report.mend(.visitsShared, line: lastLine) }
  }

  /// Finds the repetitions, which the report has from then on; to be called at the end, in place, for they take room.
  public mutating func closeReport() { report.close() }

  /// Reports that a visit could not be kept.
  public mutating func refuseVisit() { report.refuse(lastLine...lastLine, .manyVisitors) }

  /// Reports what a ledger left out of a visit.
  public mutating func mend(_ mend: ListMend) { report.mend(mend, line: lastLine) }

  /// The row behind the one that may be the headings.
  private var ahead = RowAhead()
  /// Lines above the headings, and what speaks against the first of them as headings.
  private var titles = 0
  private var untitled: ListRefusal?

  /// The first line of what was taken last.
  private var lastLine: Int = 1
  /// The customer numbers of the customer taken last, where the list has several columns of them.
  private var codes: [(column: Int, digest: UInt64)] = []

  /// Finds the columns by the first row, and by the columns its character set.
  private mutating func first(_ row: ListRow, _ convert: Conversion) throws(ListRefusal) -> Listed? {
    // What was found on the way to the character set: one of them is taken.
    var tried: [(octets: [UInt8], columns: ListColumns)] = []
    let isCutByMarks = reader?.isCutByMarks ?? false
    let columns = { [plan, maps] (octets: [UInt8]) in
      if let known = tried.first(where: { $0.octets == octets }) { return known.columns }
      tried.append((octets, ListColumns(firstRow: octets, plan: plan, maps: maps, isCutByMarks: isCutByMarks)))
      return tried[tried.count - 1].columns
    }
    let before = text
    // Headings that the program made up say nothing of the list's character set.
    let isOurs = reader?.makesUpHeadings ?? false
    guard
      var utf8 = isOurs
        ? ListText.Row(octets: row.octets)
        : text.utf8(row.octets, convert, settled: { columns($0).refusal == nil })
    else {
      // Without its headings, what follows would be guessed at; a title is not missed.
      guard titles < RowAhead.mostTitles, RowAhead.isTitle(row.octets) else { throw .unreadable(.encoding) }
      titles += 1
      refuse(row.lines, .encoding)
      return nil
    }
    var found = columns(utf8.octets)
    if let refusal = found.refusal, titles < RowAhead.mostTitles, found.isTitle {
      // `顧客名簿` or `sep=;` above the headings.
      titles += 1
      untitled = untitled ?? refusal
      report.mend(.titleLeftOut, line: row.lines.lowerBound)
      return nil
    }
    let isKnown = isOurs || maps.map(like: found.map) != nil
    if !isKnown, titles < RowAhead.mostTitles, case .row(let next)? = ahead.next {
      var text = before
      let below = text.utf8(next.octets, convert) { columns($0).refusal == nil }
      if let below, columns(below.octets).areHeadings(below: found) {
        titles += 1
        self.text = before
        report.mend(.titleLeftOut, line: row.lines.lowerBound)
        return nil
      }
    }
    if !isOurs, case .row(let next)? = ahead.next {
      var text = text
      if let below = text.utf8(next.octets, convert), let both = found.headings(over: below.octets) {
        _ = ahead.take()
        found = columns(both)
      }
    }
    (map, isRemembered) = (found.map, maps.map(like: found.map) != nil)
    if let refusal = found.oneHeading { throw refusal }
    if let refusal = found.refusal { throw utf8.octets.contains(0) ? refusal : untitled ?? refusal }
    self.columns = found
    guard found.firstRowIsCustomer else { return nil }
    utf8.tidy()
    return try customer(found, utf8, row.lines)
  }

  /// A row that is refused has its number all the same, so that the n-th row of the list is customer n.
  private mutating func refuse(_ lines: ClosedRange<Int>, _ fault: ListFault) {
    if columns != nil { nextID &+= 1 }
    report.refuse(lines, fault)
  }

  private mutating func customer(
    _ columns: ListColumns, _ utf8: ListText.Row, _ lines: ClosedRange<Int>
  ) throws(ListRefusal) -> Listed? {
    if report.taken >= limits.rows { throw .tooLong(.rows) }
    customer.clear(id: nextID)
    var row = columns.read(utf8.octets, isPlain: utf8.isPlain, today: today, into: &customer)
    if let fault = row.fault(customer) {
      refuse(lines, fault)
      return nil
    }
    nextID &+= 1
    lastLine = lines.lowerBound
    codes = row.codes
    row.mends.formUnion(utf8.mends)
    if let today, let last = customer.lastVisit, last > today { row.mends.insert(.visitAhead) }
    report.take(customer, row.mends, line: lines.lowerBound)
    return .customer
  }

  private mutating func visit(
    _ columns: ListColumns, _ utf8: ListText.Row, _ lines: ClosedRange<Int>
  ) throws(ListRefusal) -> Listed? {
    if report.visits >= limits.rows { throw .tooLong(.rows) }
    do throws(ListFault) {
      let (visit, mends) = try columns.visit(utf8.octets, today: today)
      lastLine = lines.lowerBound
      var all = mends.union(utf8.mends)
      if let today, visit.visit.day > today { all.insert(.visitAhead) }
      report.takeVisit(all, line: lastLine)
      self.visit = visit
      return .visit
    } catch {
      report.refuse(lines, error)
      return nil
    }
  }
}
