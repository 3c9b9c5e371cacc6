import Directory

extension ImportFormat {
  /// Cells separated by commas, tabs or semicolons, one customer a line (RFC 4180, and what programs make of it).
  static let separatedValues = ImportFormat(
    name: "CSV", endings: [".csv", ".tsv", ".txt"],
    recognises: { !$0.prefix { $0 != 0x0A && $0 != 0x0D }.contains(0) },
    reader: { SeparatedValues(beginning: $0) })
}

/// Takes separated values apart.
///
///     cell,"cell, with ""quotes"" and
///     a line end",cell ⏎
///
/// Lines end with LF, CR LF or a lone CR. A quotation mark counts only at the start of a cell, or behind nothing but
/// blanks, so 3" in a remark stays what it is; and where the lines behind it are whole rows without it, it stays what it
/// is as well, and the report says so. Works on octets, before the character set is known: in UTF-8, Shift_JIS (CP932)
/// and EUC-JP no octet of a longer character is below 0x40, and every octet that means something here is. (0x5C, which
/// does occur in 表 and ソ, has no meaning in a CSV.)
struct SeparatedValues: ListReader {
  private enum Place { case cellStart, plain, quoted, quoteInQuoted, skipping }

  let isCutByMarks = true
  private static let quote = UInt8(ascii: "\"")
  private let separator: UInt8
  /// All that means something outside quotation marks, each below 0x40: a bit for each.
  private let marks: UInt64
  private var place = Place.cellStart
  private var row: [UInt8] = []
  /// The plain row that was given last: its room is used again when nobody else has it any more.
  private var plain: [UInt8] = []
  private var cellStart = 0
  /// Whether nothing but blanks has come of the cell.
  private var isCellBlank = true
  private var columns = 1
  /// The line that the next octet stands on, and the one on which the row began.
  private var line = 1
  private var firstLine = 1
  private var afterCR = false
  private var afterLineEnd = false
  private var fault: ListFault?
  /// How much of a byte order mark has come.
  private var mark = 0
  /// The columns of the row before, the line of the quotation mark that opened the cell, and whether one meant nothing.
  private var width = 0
  private var quoteLine = 0
  private var isQuoteText = false
  /// What is read once more, as its quotation mark meant nothing; its end is followed by what is fed.
  private var again: ArraySlice<UInt8> = []

  init(beginning: [UInt8]) {
    // The separator that the first line with any has most of, outside quotation marks: a title may stand above.
    let candidates = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for octet in beginning {
      if octet == Self.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if octet == 0x0A || octet == 0x0D, counts != [0, 0, 0] { break }
      if let candidate = candidates.firstIndex(of: octet) { counts[candidate] += 1 }
    }
    separator = candidates[counts.indices.max { counts[$0] < counts[$1] } ?? 0]
    marks = Self.marks(separator) | 1 << UInt64(Self.quote)
  }

  private static func marks(_ mark: UInt8) -> UInt64 { 1 << UInt64(mark) | 1 << 0x0A | 1 << 0x0D | 1 }

  mutating func feed(_ octets: [UInt8], _ offset: inout Int) -> ListReading? {
    if let reading = readAgain() { return reading }
    while offset < octets.count {
      if place == .cellStart, row.isEmpty, let reading = plainRow(octets, &offset) { return reading }
      if isInCell(at: octets[offset]) {
        let end = ordinaryEnd(octets, offset)
        if end > offset {
          if place == .cellStart { place = .plain }
          row.append(contentsOf: octets[offset..<end])
          isCellBlank = isCellBlank && octets[offset..<end].allSatisfy { $0 == 0x20 }
          (afterCR, afterLineEnd, offset) = (false, false, end)
          continue
        }
      }
      let octet = octets[offset]
      offset += 1
      if let reading = feed(octet) ?? readAgain() { return reading }
    }
    return nil
  }

  private mutating func readAgain() -> ListReading? {
    while let octet = again.popFirst() {
      if let reading = feed(octet) { return reading }
    }
    return nil
  }

  /// The row that begins at the offset, as nearly all do: whole, within the limits of one cell, no quotation mark in it. Nil,
  /// and nothing taken, when it is another, or no row.
  private mutating func plainRow(_ octets: [UInt8], _ offset: inout Int) -> ListReading? {
    guard mark == 3, !afterCR else { return nil }
    let limit = min(octets.count, offset + ListLimits.cell + 1)
    guard let lineEnd = octets.first(0x0A, in: offset..<limit) else { return nil }
    let end = lineEnd > offset && octets[lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd
    for other in [0x0D, 0, Self.quote] where octets.first(other, in: offset..<end) != nil { return nil }
    plain.removeAll(keepingCapacity: true)
    plain += octets[offset..<end]
    let cells = plain.blankOut(separator) + 1
    guard cells <= ListLimits.columns, !Self.isBlank(plain) else { return nil }
    let lines = line...line
    (offset, afterLineEnd, line, firstLine, width) = (lineEnd + 1, true, line + 1, line + 1, cells)
    return .row(ListRow(lines: lines, octets: plain))
  }

  /// Lines of nothing but separators are no rows.
  private static func isBlank(_ row: [UInt8]) -> Bool { row.allSatisfy { $0 == 0 || $0 == 0x20 } }

  /// Whether the octet, unless it means something by itself, belongs to a cell.
  private func isInCell(at octet: UInt8) -> Bool {
    switch place {
    case .plain, .quoted: true
    // Before the first cell there may be a byte order mark.
    case .cellStart: octet != Self.quote && mark == 3
    case .quoteInQuoted, .skipping: false
    }
  }

  /// How far octets go that mean nothing here and break no limit.
  private func ordinaryEnd(_ octets: [UInt8], _ start: Int) -> Int {
    let room = min(ListLimits.cell - (row.count - cellStart), ListLimits.row - row.count)
    let limit = min(octets.count, start + max(0, room))
    return octets.firstMark(place == .quoted ? Self.marks(Self.quote) : marks, in: start..<limit)
  }

  private mutating func feed(_ octet: UInt8) -> ListReading? {
    if mark < 3 {
      // EF BB BF in front of everything is no part of the first heading.
      if octet == [0xEF, 0xBB, 0xBF][mark] {
        mark += 1
        return nil
      }
      // What began like one was a full-width letter, which begins with EF as well.
      if mark > 0, mark < 3 {
        row.append(contentsOf: [0xEF, 0xBB].prefix(mark))
        (place, isCellBlank) = (.plain, false)
      }
      mark = 3
    }
    defer { afterCR = octet == 0x0D && again.isEmpty }
    if octet == 0x0A, afterCR { return nil }
    let isLineEnd = octet == 0x0A || octet == 0x0D
    afterLineEnd = isLineEnd
    if isLineEnd { line += 1 }
    switch place {
    case .skipping:
      return isLineEnd ? end() : nil
    case .quoted:
      if octet == Self.quote {
        place = .quoteInQuoted
        return nil
      }
      if row.count - cellStart == ListLimits.cell, isQuoteStray {
        readWithoutQuote(then: [octet])
        return nil
      }
      return take(isLineEnd ? 0x0A : octet)
    case .quoteInQuoted where octet == Self.quote:
      place = .quoted
      return take(octet)
    case .cellStart where octet == Self.quote, .plain where octet == Self.quote && isCellBlank:
      row.removeLast(row.count - cellStart)
      (place, quoteLine) = (.quoted, line)
      return nil
    case .quoteInQuoted where octet != separator && !isLineEnd && octet != 0x20 && isQuoteStray:
      readWithoutQuote(then: [Self.quote, octet])
      return nil
    case .cellStart, .plain, .quoteInQuoted:
      if isLineEnd { return end() }
      if octet == separator {
        place = .cellStart
        columns += 1
        row.append(0)
        (cellStart, isCellBlank) = (row.count, true)
        return columns > ListLimits.columns ? skip(.manyColumns) : nil
      }
      place = .plain
      return take(octet)
    }
  }

  private var isQuoteStray: Bool {
    StrayQuote.isStray(row[cellStart...], separator: separator, columns: columns, width: width)
  }

  /// Takes the cell's quotation mark for text and reads once more what came behind it.
  private mutating func readWithoutQuote(then next: [UInt8]) {
    var quoted: [UInt8] = []
    for octet in row[cellStart...] { quoted += octet == Self.quote ? [octet, octet] : [octet] }
    again = quoted + next + again
    row.removeLast(row.count - cellStart)
    row.append(Self.quote)
    (place, line, isQuoteText, isCellBlank, afterLineEnd) = (.plain, quoteLine, true, false, false)
  }

  mutating func finish() -> ListReading? {
    while true {
      if let reading = readAgain() { return reading }
      guard place == .quoted, isQuoteStray else { break }
      readWithoutQuote(then: [])
    }
    if place == .quoted { fault = .openQuote }
    // A file may end without a line end.
    if !afterLineEnd { line += 1 }
    return end()
  }

  private mutating func take(_ octet: UInt8) -> ListReading? {
    if octet == 0 { return skip(.nul) }
    row.append(octet)
    if octet != 0x20 { isCellBlank = false }
    if row.count - cellStart > ListLimits.cell { return skip(place == .quoted ? .openQuote : .longCell) }
    return row.count > ListLimits.row ? skip(.longRow) : nil
  }

  /// Gives the row up; reading goes on behind the next line end, whatever quotation marks stand before it. The line end
  /// itself may be the octet that broke the limit.
  private mutating func skip(_ reason: ListFault) -> ListReading? {
    fault = reason
    let isAtLineEnd = row.last == 0x0A && reason == .openQuote
    place = .skipping
    row.removeAll(keepingCapacity: true)
    return isAtLineEnd ? end() : nil
  }

  private mutating func end() -> ListReading? {
    let lines = firstLine...max(firstLine, line - 1)
    defer {
      row = []
      (place, cellStart, columns, firstLine, fault) = (.cellStart, 0, 1, line, nil)
      (isQuoteText, isCellBlank) = (false, true)
    }
    if let fault { return .refused(lines: lines, fault) }
    if Self.isBlank(row) { return nil }
    width = columns
    return .row(ListRow(lines: lines, octets: row, mend: isQuoteText ? .quoteIsText : nil))
  }
}
