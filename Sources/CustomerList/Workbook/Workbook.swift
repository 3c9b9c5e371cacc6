import Directory

extension ListImport {
  /// What the report says of a workbook of several sheets; nil of other lists, and until its headings are read.
  public var remark: String? { (reader as? Workbook)?.remark }
}

extension ImportFormat {
  /// A spreadsheet's own file (ECMA-376, Office Open XML): the first sheet that is not hidden.
  static let workbook = ImportFormat(
    name: "workbook", endings: [".xlsx"], recognises: { $0.starts(with: Array("PK\u{3}\u{4}".utf8)) },
    reader: { _ in Workbook() })
}

/// Collects a workbook, since its directory stands at its end, and gives the rows of its first sheet.
///
///     archive → workbook.xml (which sheet) · styles.xml (what numbers look like) · sharedStrings.xml (texts)
///             → sheet1.xml → rows
struct Workbook: ListReader {
  private var octets: [UInt8] = []
  private var isTooLong = false
  private var sheet: Sheet?
  /// The sheets that are not hidden, the first of which is read.
  private var names: [SafeText] = []

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
        sheet = try firstSheet(ZipArchive(octets))
        octets = []
      }
      return try sheet?.next()
    } catch {
      throw .workbook(error)
    }
  }

  /// Which sheet is read, where the workbook has others.
  var remark: String? {
    guard names.count > 1, let first = names.first?.string else { return nil }
    let others = names[1...].prefix(Self.sheetsNamed).map(\.string).joined(separator: ", ")
    let more = names.count - 1 > Self.sheetsNamed ? ", …" : ""
    return
      "only its first sheet (\(first)) is read, and not \(others)\(more): copy their rows below, or save each as CSV "
      + "(ほかのシートは読みません)"
  }

  /// As many as a person reads (our choice).
  private static let sheetsNamed = 8

  private mutating func firstSheet(_ archive: ZipArchive) throws(WorkbookFault) -> Sheet {
    var identity: String?
    var dates1904 = false
    var names: [SafeText] = []
    try Self.each(archive, "xl/workbook.xml") { name, attributes in
      if name == "workbookPr" { dates1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
      guard name == "sheet", attributes["state"] ?? "visible" == "visible" else { return }
      identity = identity ?? attributes["id"]
      if names.count < Self.sheetsNamed + 2 { names.append(SafeText(attributes["name"] ?? "")) }
    }
    self.names = names
    var target: String?
    try Self.each(archive, "xl/_rels/workbook.xml.rels") { name, attributes in
      if name == "Relationship", attributes["Id"] == identity { target = attributes["Target"] }
    }
    guard let target else { throw .noSheet }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    guard let member = try archive.member(path) else { throw .noSheet }
    let strings = try SharedStrings(archive.member("xl/sharedStrings.xml"))
    return Sheet(member, strings, formats: try Self.formats(archive), isFrom1904: dates1904)
  }

  /// What the cell formats (`s` of a cell) make of a number (18.8.30, 18.8.10).
  private static func formats(_ archive: ZipArchive) throws(WorkbookFault) -> [CellFormat] {
    var custom: [Int: CellFormat] = [:]
    var styles: [CellFormat] = []
    var isCell = false
    guard try archive.member("xl/styles.xml") != nil else { return [] }
    try each(archive, "xl/styles.xml") { name, attributes in
      let id = attributes["numFmtId"].flatMap { Int($0) }
      switch name {
      case "numFmt":
        if let id, custom.count < mostStyles { custom[id] = CellFormat(code: attributes["formatCode"] ?? "") }
      case "cellStyleXfs": isCell = false
      case "cellXfs": isCell = true
      case "cellStyles", "dxfs": isCell = false
      case "xf" where isCell && styles.count < mostStyles:
        styles.append(id.flatMap { custom[$0] ?? CellFormat(builtIn: $0) } ?? .general)
      default: break
      }
    }
    return styles
  }

  /// Excel itself allows 65,490.
  private static let mostStyles = 65_536

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
