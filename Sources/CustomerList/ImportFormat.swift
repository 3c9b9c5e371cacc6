// A customer list, as a till, a salon program or a spreadsheet saves it, becomes customers.
//
//     octets → ImportFormat → ListRow → ListText → ListColumns → ListedRow → ImportReport
//              (CSV …)        cells     UTF-8      which column   Customer     what was taken, mended, refused
//                                                  is what        + mends
//
// Lists are written by people and damaged by programs. So one rule holds in every file here: what can be mended
// without guessing is mended and counted; what cannot is refused with its line number; and a bad line costs that line,
// never the list. Nothing is believed about a file's name, encoding, separator or order of columns: all are found out.
//
// A list comes from a memory stick that anybody may have filled, so every size has a limit (ListLimits), and the work
// for one octet is bounded. Nothing here reads a file: octets come in, values go out.
//
// Adding a format costs a file with its reader, a line in `ImportFormat.table`, and a vector.

import Directory

/// A way in which lists are saved: how to know it, and how to take it apart.
///
/// Whatever the format, what comes out is a table: the first row is the headings, each further row a customer. A
/// format without headings of its own (a card file) makes them up, in the words that `ListColumns` knows.
public struct ImportFormat: Sendable {
  /// What the report calls it.
  public let name: String
  /// How the names of its files end, in small letters; they only tell which files of a folder are lists.
  let endings: [String]
  /// Whether a list that begins with these octets (the first 4,096, or all) is of this format.
  let recognises: @Sendable ([UInt8]) -> Bool
  /// The stage that takes it apart.
  let reader: @Sendable ([UInt8]) -> any ListReader

  /// The formats, asked in this order; the last takes whatever is text.
  public static let table: [ImportFormat] = [.workbook, .unicodeText, .cards, .separatedValues]

  /// How the names of lists end, databases and the workbooks that are refused included, for those are meant as lists.
  public static let endings: [String] = {
    let all = table.flatMap(\.endings) + [".db", ".sqlite", ".sqlite3", ".xls"]
    return all.indices.filter { !all[..<$0].contains(all[$0]) }.map { all[$0] }
  }()

  /// Finds the format of a list by its first octets and makes the reader for it; refuses what is no list.
  public static func reader(
    for beginning: [UInt8]
  ) throws(ListRefusal) -> (format: ImportFormat, reader: any ListReader) {
    if beginning.isEmpty { throw .empty }
    // The compound file of old workbooks, and of new ones with a password.
    if beginning.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldWorkbook }
    // A database is read by its own library, table by table, as rows (`ListImport.init(rowsOf:)`).
    if beginning.starts(with: Array("SQLite format 3\u{0}".utf8)) { throw .database }
    if isMarkup(beginning) { throw .markup }
    // ESC $ begins kanji in ISO-2022-JP, where their octets look like letters, commas and quotation marks; none has eight
    // bits.
    if Folding.holds(beginning, [0x1B, 0x24]), beginning.allSatisfy({ $0 & 0x7F == $0 && $0 != 0 }) {
      throw .mailText
    }
    for format in table where format.recognises(beginning) { return (format, format.reader(beginning)) }
    throw .binary
  }

  /// A page, or the XML of a spreadsheet, which programs call .xls.
  private static func isMarkup(_ beginning: [UInt8]) -> Bool {
    let start = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning[...]
    let word = String(decoding: start.drop { $0 <= 0x20 }.prefix(9), as: UTF8.self).lowercased()
    return ["<html", "<!doctype", "<?xml", "<table", "<meta", "<head", "<!--"].contains { word.hasPrefix($0) }
  }
}

/// The stage that takes a list apart: at most one row for each feeding.
public protocol ListReader {
  /// Whether the first row is no part of the list, but says in UTF-8 what its cells are.
  var makesUpHeadings: Bool { get }
  /// Whether a mark inside of a cell can make two of it, so that a row with too many cells has them in wrong places.
  var isCutByMarks: Bool { get }
  /// Takes octets from `offset` on, no further than to the end of a row, and moves `offset` behind what it took; gives
  /// the row that is complete. To be called until `offset` is the end.
  mutating func feed(_ octets: [UInt8], _ offset: inout Int) -> ListReading?
  /// Says that the list has ended; gives a row that was still to come. To be called until it gives none.
  mutating func finish() throws(ListRefusal) -> ListReading?
}

extension ListReader {
  /// Most lists have headings of their own.
  public var makesUpHeadings: Bool { false }
  /// Most formats say where a cell ends.
  public var isCutByMarks: Bool { false }
}

/// What a reader gives.
public enum ListReading: Equatable, Sendable {
  /// A row.
  case row(ListRow)
  /// Lines that are not a row, and why.
  case refused(lines: ClosedRange<Int>, ListFault)
}

/// A row as it stands in the list, not yet text.
public struct ListRow: Equatable, Sendable {
  /// The lines of the file that it took, the first line being 1.
  public let lines: ClosedRange<Int>
  /// The cells, one NUL between two; no cell holds one.
  public let octets: [UInt8]
  /// The character set that the list says it is in; nil where it does not.
  let encoding: ListText.Encoding?
  /// What was put right as it was taken apart.
  let mend: ListMend?

  init(lines: ClosedRange<Int>, octets: [UInt8], encoding: ListText.Encoding? = nil, mend: ListMend? = nil) {
    (self.lines, self.octets, self.encoding, self.mend) = (lines, octets, encoding, mend)
  }

  /// A row of cells that another program took apart: `line` counts from 1. Refuses what the reader of a file refuses.
  public static func reading(line: Int, cells: [[UInt8]]) -> ListReading {
    let octets = Array(cells.joined(separator: [0]))
    let fault: ListFault? =
      if cells.count > ListLimits.columns {
        .manyColumns
      } else if cells.contains(where: { $0.contains(0) }) {
        .nul
      } else if cells.contains(where: { $0.count > ListLimits.cell }) {
        .longCell
      } else {
        octets.count > ListLimits.row ? .longRow : nil
      }
    if let fault { return .refused(lines: line...line, fault) }
    return .row(ListRow(lines: line...line, octets: octets))
  }
}

/// How much of a list is taken.
public struct ListLimits: Sendable {
  /// Octets of a list.
  public let octets: Int
  /// Rows of a list.
  public let rows: Int

  /// A list brought to the box: two million rows of 500 octets, a hundred times the largest shop's. It passes through, so
  /// that it takes time and disk, not memory; what is more is no shop's list (our choice).
  public static let stick = ListLimits(octets: 1 << 30, rows: 2_000_000)
  /// A list on a workshop's machine, where whoever starts the work also owns the disk: what the index can hold.
  public static let workshop = ListLimits(octets: 1 << 40, rows: Int(UInt32.max) - 1)

  /// Octets of one row: 64 columns of 1 KiB.
  static let row = 65_536
  /// Octets of one cell: ten pages of a diary entry. The index keeps 512, of a safety text 2,048; a note goes on in
  /// further pieces.
  static let cell = 4_096
  /// Columns: Outlook has 92, but after these no list has what a call shows.
  static let columns = 128
}

/// Why some lines are not a row.
public enum ListFault: String, Error, Equatable, Hashable, Sendable, CaseIterable {
  /// A quotation mark opens a cell and none closes it within 4 KiB.
  case openQuote = "a quotation mark opens and does not close"
  /// More than 64 KiB.
  case longRow = "the line is longer than 64 KiB"
  /// A cell of more than 4 KiB.
  case longCell = "a cell is longer than 4 KiB"
  /// More than 128 columns.
  case manyColumns = "more than 128 columns"
  /// Something in a cell beyond the headings.
  case manyCells = "more cells than headings: a comma inside a text needs quotation marks around it"
  /// Several headings in one cell.
  case otherSeparator = "neither commas nor tabs nor semicolons stand between the cells: save it as CSV UTF-8"
  /// A NUL, as in a file with holes.
  case nul = "the line holds a NUL octet"
  /// Neither UTF-8 nor an old character set.
  case encoding = "the characters cannot be read (neither UTF-8 nor an old character set)"
  /// BEGIN:VCARD and no END:VCARD.
  case cardWithoutEnd = "a card begins and does not end"
  /// Nothing in the row says who it is.
  case nobody = "neither a name nor a number"
  /// A spreadsheet has cut off the digits of the only number.
  case exponent =
    "a spreadsheet cut off the number's digits (9.01E+09): format the column as text and save again"
  /// The only number is none.
  case number = "no telephone number can be read in the number's column"
  /// The list says so.
  case erased = "left out, because its line says so (消去)"
  /// A row of a list of visits that has no day.
  case visitWithoutDay = "a visit without a day"
  /// A row of a list of visits that has neither a customer number nor a telephone number.
  case visitOfNobody = "a visit without a customer number or telephone number"
  /// A row of a visit that was cancelled, or to which nobody came.
  case cancelled = "left out, because its line says that nobody came (キャンセル)"
  /// Visits for which there is no more room.
  case manyVisitors = "visits beyond those of some 100,000 customers, for which there is no room"
}

/// Why a whole list is refused.
public enum ListRefusal: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nothing in it.
  case empty
  /// A workbook of the kind before 2007, or one with a password.
  case oldWorkbook
  /// A workbook that cannot be read.
  case workbook(WorkbookFault)
  /// An SQLite database, which no reader of octets takes apart.
  case database
  /// No text.
  case binary
  /// A page or XML.
  case markup
  /// Text in the character set of e-mail, ISO-2022-JP.
  case mailText
  /// Lines, and the first of them, or all, could not be taken for headings or a customer; why not.
  case unreadable(ListFault)
  /// Beyond a limit.
  case tooLong(ListLimits.Kind)
  /// No telephone numbers; with the headings, made safe.
  case noNumberColumn(String)

  /// One line that says what to do.
  public var description: String {
    switch self {
    case .empty: "the list is empty"
    case .oldWorkbook:
      "this is a workbook of the old kind (.xls) or one with a password: open it and save it as .xlsx or CSV UTF-8"
    case .workbook(let fault): fault.rawValue
    case .database: "a database can only be read from a file of its own, not through a pipe"
    case .binary: "this is no text: save the list as CSV UTF-8"
    case .markup:
      "this is a web page or XML, whatever its name says: open it in a spreadsheet program and save it as .xlsx or CSV UTF-8"
    case .mailText: "the list is in the character set of e-mail (ISO-2022-JP): save it as CSV UTF-8"
    case .unreadable(.encoding):
      "the list's headings cannot be read in the character set: save the list as CSV UTF-8 (or name another --encoding)"
    case .unreadable(let fault): "the list's headings cannot be read: \(fault.rawValue)"
    case .tooLong(.octets): "the list is larger than a customer list can be (1 GiB): is it the right file?"
    case .tooLong(.rows):
      "the list has more rows than a customer list can have (2,000,000): is it the right file?"
    case .noNumberColumn(let headings): "no column holds telephone numbers; the first line says: \(headings)"
    }
  }
}

extension ListRefusal {
  /// Whether the file is most likely no list at all, rather than a list that something is wrong with.
  public var isOfAnotherFile: Bool {
    switch self {
    case .empty, .binary, .markup, .unreadable, .noNumberColumn: true
    case .oldWorkbook, .workbook, .database, .mailText, .tooLong: false
    }
  }
}

extension ListLimits {
  /// Which limit was passed.
  public enum Kind: Equatable, Sendable { case octets, rows }
}
