public import Directory

/// The whole way from the octets of a list to customers, one row at a time.
///
///     feed(octets, &offset) → reading of a row, now and then → take(reading) → customer, unless refused
///     finish()              → reading of a row that was still to come, until there is none
public struct ListImport {
  /// What became of the lines.
  public private(set) var report = ImportReport()
  /// The format that the list has.
  public let format: ImportFormat
  /// Columns that nobody knows.
  public var unknownColumns: [String] { columns?.unknown ?? [] }
  /// The character set that was found.
  public var encoding: ListText.Encoding? { text.encoding }
  /// Makes UTF-8 of octets in a character set; nil of what is malformed in it.
  public typealias Conversion = (ListText.Encoding, [UInt8]) -> [UInt8]?

  /// What the next row's customer is known by.
  public private(set) var nextID: UInt32

  private var reader: any ListReader
  private var text: ListText
  private var columns: ListColumns?
  private let plan: NumberPlan
  private let limits: ListLimits
  private var octets = 0

  /// Begins a list. `beginning` is its first 4,096 octets, or all; they are fed again. `firstID` numbers the customers.
  public init(
    beginning: [UInt8], encoding: ListText.Encoding?, plan: NumberPlan, limits: ListLimits, firstID: UInt32
  ) throws(ListRefusal) {
    (format, reader) = try ImportFormat.reader(for: beginning)
    text = ListText(encoding)
    self.plan = plan
    self.limits = limits
    nextID = firstID
  }

  /// Takes octets from `offset` on, no further than to the end of a row, and moves `offset` behind what it took; gives
  /// the reading that is complete, for `take`. To be called until `offset` is the end.
  public mutating func feed(_ octets: [UInt8], _ offset: inout Int) throws(ListRefusal) -> ListReading? {
    let start = offset
    let reading = reader.feed(octets, &offset)
    self.octets += offset - start
    if self.octets > limits.octets { throw .tooLong(.octets) }
    return reading
  }

  /// Says that the list has ended; gives a reading that was still to come, for `take`. To be called until it gives none.
  public mutating func finish() throws(ListRefusal) -> ListReading? {
    if let reading = try reader.finish() { return reading }
    if columns == nil { throw .empty }
    return nil
  }

  /// Makes a customer of what was read; nil when it is the headings, or refused.
  public mutating func take(_ reading: ListReading, _ convert: Conversion) throws(ListRefusal) -> Customer? {
    let row: ListRow
    switch reading {
    case .refused(let lines, let fault):
      refuse(lines, fault)
      return nil
    case .row(let whole): row = whole
    }
    guard let columns else { return try first(row, convert) }
    guard let (octets, isOther) = text.utf8(row.octets, convert) else {
      refuse(row.lines, .encoding)
      return nil
    }
    return try customer(columns, octets, row.lines, isOther)
  }

  /// Finds the columns by the first row, and by the columns its character set.
  private mutating func first(_ row: ListRow, _ convert: Conversion) throws(ListRefusal) -> Customer? {
    let isSettled = { [plan] (octets: [UInt8]) in (try? ListColumns(firstRow: octets, plan: plan)) != nil }
    guard let (octets, _) = text.utf8(row.octets, convert, settled: isSettled) else {
      refuse(row.lines, .encoding)
      return nil
    }
    let found = try ListColumns(firstRow: octets, plan: plan)
    columns = found
    return found.firstRowIsCustomer ? try customer(found, octets, row.lines, false) : nil
  }

  /// A row that is refused has its number all the same, so that the n-th row of the list is customer n.
  private mutating func refuse(_ lines: ClosedRange<Int>, _ fault: ListFault) {
    if columns != nil { nextID &+= 1 }
    report.refuse(lines, fault)
  }

  private mutating func customer(
    _ columns: ListColumns, _ octets: [UInt8], _ lines: ClosedRange<Int>, _ isOther: Bool
  ) throws(ListRefusal) -> Customer? {
    if report.taken >= limits.rows { throw .tooLong(.rows) }
    var row = columns.customer(octets, id: nextID)
    if let fault = row.fault {
      refuse(lines, fault)
      return nil
    }
    nextID &+= 1
    if isOther { row.mends.insert(.otherEncoding) }
    report.take(row, line: lines.lowerBound)
    return row.customer
  }
}
