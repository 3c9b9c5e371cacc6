public import Directory

/// The whole way from the octets of a list to customers, one octet at a time.
///
///     feed(octet) → reading of a row, now and then → take(reading) → customer, unless refused
///     finish()    → the customer of a last line without its end
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

  /// Takes one octet; gives the reading that it completes, for `take`.
  public mutating func feed(_ octet: UInt8) throws(ListRefusal) -> ListReading? {
    octets += 1
    if octets > limits.octets { throw .tooLong(.octets) }
    return reader.feed(octet)
  }

  /// Says that the list has ended; gives the customer of a last line without its end.
  public mutating func finish(_ convert: Conversion) throws(ListRefusal) -> Customer? {
    let customer = try reader.finish().flatMap { reading throws(ListRefusal) in try take(reading, convert) }
    if columns == nil { throw .empty }
    return customer
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
    guard let (cells, isOther) = text.cells(row.octets, convert) else {
      refuse(row.lines, .encoding)
      return nil
    }
    if let columns { return try customer(columns, cells, row.lines, isOther) }
    let found = try ListColumns(firstRow: cells, plan: plan)
    columns = found
    return found.firstRowIsCustomer ? try customer(found, cells, row.lines, false) : nil
  }

  /// A row that is refused has its number all the same, so that the n-th row of the list is customer n.
  private mutating func refuse(_ lines: ClosedRange<Int>, _ fault: ListFault) {
    if columns != nil { nextID &+= 1 }
    report.refuse(lines, fault)
  }

  private mutating func customer(
    _ columns: ListColumns, _ cells: [String], _ lines: ClosedRange<Int>, _ isOther: Bool
  ) throws(ListRefusal) -> Customer? {
    if report.taken >= limits.rows { throw .tooLong(.rows) }
    var row = columns.customer(cells, id: nextID)
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
