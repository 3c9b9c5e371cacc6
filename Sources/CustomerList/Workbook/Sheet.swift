import Directory

/// The rows of a sheet (ECMA-376, 18.3.1): cells may be missing, and say where they stand.
///
///     <row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" s="3"><v>45383</v></c></row>   →   ␀山田␀␀2024-04-01
struct Sheet {
  private var reader: MarkupReader
  private let strings: SharedStrings
  private let formats: [CellFormat]
  /// Days from the workbook's day 0 to 1970-01-01.
  private let epoch: Int
  private var line = 0

  init(_ member: ZipMember, _ strings: SharedStrings, formats: [CellFormat], isFrom1904: Bool) {
    reader = MarkupReader(member)
    (self.strings, self.formats) = (strings, formats)
    // 1900 has a 29 February there, so day 0 is 1899-12-30 for all later days (18.17.4.1).
    epoch = isFrom1904 ? 24_107 : Self.epoch1900
  }

  static let epoch1900 = 25_569

  /// The next row that is not empty; nil at the end.
  mutating func next() throws(WorkbookFault) -> ListReading? {
    var row = Row()
    var kind = ""
    var style = 0
    var (value, isValue) = ("", false)
    var isPending = false
    var text = CellText()
    while let token = try reader.next() {
      text.feed(token)
      switch token {
      case .start("row", let attributes):
        // A row before the one before it would make lines that mean nothing.
        line = max(line + 1, attributes["r"].flatMap { Int($0) } ?? 0)
        row = Row()
        if line > Self.mostRows { throw .damaged }
      case .start("c", let attributes):
        row.begin(attributes["r"])
        (kind, style, value) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0, "")
        isPending = false
      case .start("f", _): isPending = true
      case .start("v", _): (isValue, isPending) = (true, false)
      case .end("v"): isValue = false
      case .text(let more) where isValue: value = String((value + more).prefix(ListLimits.cell + 1))
      // A program that writes formulas without their values leaves them to Excel: as good as an error.
      case .end("c"): row.end(isPending ? Array("#N/A".utf8) : try octets(kind, style, value, text.take()))
      case .end("row"): if let reading = row.reading(line) { return reading }
      default: break
      }
    }
    return nil
  }

  /// ECMA-376 has no more rows in a sheet.
  private static let mostRows = 1_048_576

  /// What a person would see in the cell, as far as a list needs it.
  private func octets(
    _ kind: String, _ style: Int, _ value: String, _ text: [UInt8]
  ) throws(WorkbookFault) -> [UInt8] {
    switch kind {
    case "s":
      guard let index = Int(value), let shared = strings[index] else { throw .damaged }
      return Array(shared)
    case "inlineStr": return text
    case "n": return Array(number(value, formats.indices.contains(style) ? formats[style] : .general).utf8)
    case "b": return Array((value == "1" ? "TRUE" : value == "0" ? "FALSE" : value).utf8)
    default: return Array(value.utf8)
    }
  }

  /// `9.0123456789E9` is a whole number in full; 45383 is a day where its format says so.
  private func number(_ text: String, _ format: CellFormat) -> String {
    // Doubles hold whole numbers of fifteen digits.
    guard let value = Double(text), abs(value) < 1e15 else { return text }
    if let text = format.text(value, epoch: epoch) { return text }
    let whole = Int64(value)
    return Double(whole) == value ? String(whole) : text
  }

  private struct Row {
    private var octets: [UInt8] = []
    private var column = 0
    /// Where a cell stands that does not say so.
    private var following = 0
    private var cells = 0
    private var fault: ListFault?

    /// A cell begins at `B2`, or behind the one before.
    mutating func begin(_ reference: String?) {
      defer { following = column + 1 }
      column = following
      guard let reference else { return }
      var number = 0
      for octet in reference.utf8 {
        guard (0x41...0x5A).contains(octet), number <= ListLimits.columns else { break }
        number = number * 26 + Int(octet - 0x40)
      }
      column = max(cells, number - 1)
    }

    mutating func end(_ cell: [UInt8]) {
      // A sheet may have formats far to the right; only what stands there counts.
      if cell.isEmpty || fault != nil { return }
      if column >= ListLimits.columns { return fail(.manyColumns) }
      if cell.count > ListLimits.cell { return fail(.longCell) }
      if octets.count + cell.count > ListLimits.row { return fail(.longRow) }
      if cell.contains(0) { return fail(.nul) }
      octets += [UInt8](repeating: 0, count: column - max(0, cells - 1))
      octets += cell
      cells = column + 1
    }

    private mutating func fail(_ reason: ListFault) { fault = reason }

    func reading(_ line: Int) -> ListReading? {
      if let fault { return .refused(lines: line...line, fault) }
      return octets.isEmpty ? nil : .row(ListRow(lines: line...line, octets: octets))
    }
  }
}
