extension ImportFormat {
  /// A spreadsheet's own file (ECMA-376, Office Open XML): the first sheet that is not hidden.
  static let workbook = ImportFormat(
    name: "workbook", endings: [".xlsx"], recognises: { $0.starts(with: Array("PK\u{3}\u{4}".utf8)) },
    reader: { _ in Workbook() })
}

/// Collects a workbook, since its directory stands at its end, and gives the rows of its first sheet.
///
///     archive → workbook.xml (which sheet) · styles.xml (which numbers are dates) · sharedStrings.xml (texts)
///             → sheet1.xml → rows
struct Workbook: ListReader {
  private var octets: [UInt8] = []
  private var isTooLong = false
  private var sheet: Sheet?

  /// Octets of the file: a sheet of 100,000 customers packs into eight million. The import has 64 MB in all.
  private static let longest = 16 << 20

  mutating func feed(_ more: [UInt8], _ offset: inout Int) -> ListReading? {
    if octets.count + more.count - offset > Self.longest {
      isTooLong = true
      octets = []
    } else if !isTooLong {
      octets += more[offset...]
    }
    offset = more.count
    return nil
  }

  mutating func finish() throws(ListRefusal) -> ListReading? {
    do throws(WorkbookFault) {
      if isTooLong { throw .tooLarge }
      if sheet == nil {
        sheet = try Self.firstSheet(ZipArchive(octets))
        octets = []
      }
      return try sheet?.next()
    } catch {
      throw .workbook(error)
    }
  }

  private static func firstSheet(_ archive: ZipArchive) throws(WorkbookFault) -> Sheet {
    var identity: String?
    var dates1904 = false
    try each(archive, "xl/workbook.xml") { name, attributes in
      if name == "workbookPr" { dates1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
      guard name == "sheet", identity == nil, attributes["state"] ?? "visible" == "visible" else { return }
      identity = attributes["id"]
    }
    var target: String?
    try each(archive, "xl/_rels/workbook.xml.rels") { name, attributes in
      if name == "Relationship", attributes["Id"] == identity { target = attributes["Target"] }
    }
    guard let target else { throw .noSheet }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    guard let member = try archive.member(path) else { throw .noSheet }
    let strings = try SharedStrings(archive.member("xl/sharedStrings.xml"))
    return Sheet(member, strings, dates: try dateStyles(archive), isFrom1904: dates1904)
  }

  /// Which cell formats (`s` of a cell) show a date (18.8.30, 18.8.10).
  private static func dateStyles(_ archive: ZipArchive) throws(WorkbookFault) -> [Bool] {
    var custom: Set<String> = []
    var styles: [Bool] = []
    var isCell = false
    guard try archive.member("xl/styles.xml") != nil else { return [] }
    try each(archive, "xl/styles.xml") { name, attributes in
      switch name {
      case "numFmt": if isDate(attributes["formatCode"] ?? "") { custom.insert(attributes["numFmtId"] ?? "") }
      case "cellStyleXfs": isCell = false
      case "cellXfs": isCell = true
      case "cellStyles", "dxfs": isCell = false
      case "xf" where isCell && styles.count < mostStyles:
        let id = attributes["numFmtId"] ?? ""
        styles.append(custom.contains(id) || builtIn.contains { $0.contains(Int(id) ?? -1) })
      default: break
      }
    }
    return styles
  }

  /// Excel itself allows 65,490.
  private static let mostStyles = 65_536
  /// The numbers of formats that show a date, in English and in Japanese (18.8.30).
  private static let builtIn: [ClosedRange<Int>] = [14...17, 22...22, 27...31, 34...36, 50...58]

  /// A format code with a year, or a day and a month, outside quotation marks, brackets and escapes.
  private static func isDate(_ code: String) -> Bool {
    var letters: Set<Character> = []
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "\\" || character == "_" {
        isEscaped = true
      } else if character == "[" || character == "]" {
        isBracketed = character == "["
      } else if !isBracketed {
        letters.insert(character)
      }
    }
    return letters.contains("y") || letters.isSuperset(of: "md") || letters.isSuperset(of: "gem")
  }

  private static func each(
    _ archive: ZipArchive, _ name: String, _ body: (String, [String: String]) -> Void
  ) throws(WorkbookFault) {
    guard let member = try archive.member(name) else { throw .noSheet }
    var reader = MarkupReader(member)
    while let token = try reader.next() {
      if case .start(let name, let attributes) = token { body(name, attributes) }
    }
  }
}

/// Why a workbook cannot be read.
public enum WorkbookFault: String, Error, Equatable, Sendable {
  /// Parts are missing or do not fit together.
  case damaged = "the workbook is damaged: open it, save it again, and copy it anew"
  /// A password is on it.
  case encrypted = "the workbook has a password: save it without"
  /// An archive of something else.
  case noSheet = "this is no workbook, or no sheet of it is visible: unpack it, or save the list as CSV UTF-8"
  /// The file, or what it unpacks to.
  case tooLarge = "the workbook is too large (16 MiB, 128 MiB unpacked): save the list as CSV UTF-8"
}
