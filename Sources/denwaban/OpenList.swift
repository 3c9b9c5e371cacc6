import CustomerList
import Directory
import Host

/// How the lists of one import are read.
struct ListTerms {
  var plan = NumberPlan.jp
  /// Nil: found out.
  var encoding: ListText.Encoding?
  var limits = ListLimits.stick
  /// What is remembered of the columns of earlier lists.
  var maps = ColumnMaps()
  /// Visits after this day are reported; nil: the day is not asked.
  var today: Day?
  /// People whom staff named: those whom no list has become customers, too.
  var named: [Customer] = []
}

/// A list on its way into the index: where its octets or its rows come from, and what they become. When it is made, its
/// headings have been read, so that lists of visits can go before those of customers.
struct OpenList {
  let name: String
  var list: ListImport
  /// Beside what the report says.
  private(set) var talk: [String] = []
  private let source: Source
  private var piece: [UInt8] = []
  private var offset = 0
  private var line = 1
  /// What the first row became, where the list has no headings.
  private var first: Listed?
  private var progress: Progress

  private enum Source {
    case octets(FileDescriptor)
    case rows(DatabaseRows)
  }

  private static let piece = 1 << 18
  private static let beginning = 4096
  /// As many as a person reads (our choice).
  private static let headingsListed = 20

  /// The lists of a file: one, or those tables of a database that have a column of telephone numbers, or of visits.
  static func lists(
    _ file: ListFile, _ terms: ListTerms, _ conversions: Conversions, refused: (ColumnMap) -> Void
  ) throws -> [OpenList] {
    guard file.size <= terms.limits.octets else { throw ListRefusal.tooLong(.octets) }
    do {
      var list = try OpenList(file, terms)
      do {
        try list.readHeadings(conversions)
      } catch {
        if let map = list.list.map { refused(map) }
        // What a folder has beside its lists is left, and costs them nothing.
        guard let refusal = error as? ListRefusal, !file.isFound || !refusal.isOfAnotherFile,
          let remark = list.list.remark
        else { throw error }
        throw Stop.refused("\(file.path): \(refusal); \(remark)")
      }
      return [list]
    } catch ListRefusal.database where file.path != "-" {
      return try tables(file, terms, conversions)
    }
  }

  private init(_ file: ListFile, _ terms: ListTerms) throws {
    (name, source, progress) = (file.name, .octets(file.descriptor), Progress(octets: file.size))
    // A pipe may give less than a line at first; by the beginning the format is known.
    while piece.count < Self.beginning, let more = try file.descriptor.read(limit: Self.piece), !more.isEmpty {
      piece += more
    }
    list = try ListImport(
      beginning: Array(piece.prefix(Self.beginning)), encoding: terms.encoding, plan: terms.plan,
      limits: terms.limits, firstID: 1, maps: terms.maps, today: terms.today)
  }

  private init(_ rows: DatabaseRows, name: String, _ terms: ListTerms) {
    (self.name, source, progress) = (name, .rows(rows), Progress(octets: 0))
    list = ListImport(
      rowsOf: "SQLite", encoding: terms.encoding, plan: terms.plan, limits: terms.limits, firstID: 1,
      maps: terms.maps, today: terms.today)
  }

  private static func tables(
    _ file: ListFile, _ terms: ListTerms, _ conversions: Conversions
  ) throws -> [OpenList] {
    let path = file.path
    guard let library = try? DatabaseLibrary() else {
      throw Stop.refused(
        "\(path) is an SQLite database, and \(DatabaseLibrary.name) is not installed: 'apt install libsqlite3-0', "
          + "or save the list as CSV")
    }
    let database = try Database(path, library)
    var lists: [OpenList] = []
    var others: [String] = []
    for table in try database.tables() {
      let name = SafeText(table).string
      var list = OpenList(try database.rows(of: table), name: file.name + ", table " + name, terms)
      if try list.takeColumns(conversions) { lists.append(list) } else { others.append(name) }
    }
    if lists.isEmpty {
      throw Stop.refused(
        "\(path): no table of the database has a column of telephone numbers (\(others.joined(separator: ", ")))"
      )
    }
    if !others.isEmpty {
      lists[0].talk.append("tables without a telephone column: \(others.joined(separator: ", "))")
    }
    if FileKind(path + "-wal") != nil {
      lists[0].talk.append(
        "\(path)-wal is not read: close the program that uses it, and copy the database again")
    }
    return lists
  }

  /// Takes a table's columns for headings; false when nobody could be found by them.
  private mutating func takeColumns(_ conversions: Conversions) throws -> Bool {
    guard case .rows(let rows) = source else { return false }
    let headings = ListRow.reading(line: 1, cells: rows.columns.map { Array($0.utf8) })
    do {
      _ = try list.take(headings, conversions.utf8)
    } catch {
      if case .noNumberColumn = error { return false }
      throw error
    }
    return list.kind != nil
  }

  /// Reads until the headings are known.
  private mutating func readHeadings(_ conversions: Conversions) throws {
    while list.kind == nil {
      guard let reading = try reading() else { return }
      first = try list.take(reading, conversions.utf8)
    }
  }

  /// The customers are numbered from `id` on; to be called before the first `next`.
  mutating func number(from id: UInt32) {
    list.nextID = id
    guard case .customer? = first else { return }
    list.customer.id = id
    list.nextID = id &+ 1
  }

  /// The next customer, who stands in `list.customer`, or visit; nil at the end.
  mutating func next(_ conversions: Conversions) throws -> Listed? {
    if let waiting = first {
      first = nil
      return waiting
    }
    while let reading = try reading() {
      if let listed = try list.take(reading, conversions.utf8) { return listed }
    }
    progress.end()
    return nil
  }

  /// Gives the customer of the last `next` the visits that a ledger has.
  mutating func join(_ ledger: inout VisitLedger) { list.join(&ledger) }

  /// Reports that the visit of the last `next` could not be kept.
  mutating func refuseVisit() { list.refuseVisit() }

  /// Reports what was left out of the visit of the last `next`.
  mutating func mend(_ mend: ListMend) { list.mend(mend) }

  /// How the list was understood.
  var columns: [String] {
    var lines = ["read as: \(list.format)" + (list.encoding.map { "; character set: \($0.rawValue)" } ?? "")]
    if let remark = list.remark { lines.append(remark) }
    guard let map = list.map?.told(by: list.kind), !map.isEmpty else {
      return lines + ["no headings: the columns were told by their cells"] + nameless
    }
    let how = list.isRemembered ? "as remembered under [list \(map.fingerprint)]" : "by their headings"
    lines.append("columns, \(how): \(map.summary)")
    // Not of `map`: that a list of visits leaves a column out is nobody's word.
    if !list.isRemembered, let changed = list.map?.changed, !changed.isEmpty {
      lines.append("as you said for a list with nearly the same headings: " + changed.joined(separator: ", "))
    }
    for (title, headings) in [("kept under their own headings", map.kept), ("left out", map.leftOut)]
    where !headings.isEmpty {
      let more = headings.count > Self.headingsListed ? ", …" : ""
      lines.append("\(title): " + headings.prefix(Self.headingsListed).joined(separator: ", ") + more)
    }
    return lines + nameless
  }

  private var nameless: [String] {
    guard let map = list.map, list.kind == .customers, !map.hasNames else { return [] }
    return ["no column with names: customers are shown by their numbers"]
  }

  private mutating func reading() throws -> ListReading? {
    switch source {
    case .octets(let descriptor):
      while !piece.isEmpty {
        while offset < piece.count {
          if let reading = try list.feed(piece, &offset) { return reading }
        }
        progress.show(octets: piece.count, rows: list.report.taken + list.report.visits)
        (piece, offset) = (try descriptor.read(limit: Self.piece) ?? [], 0)
      }
      return try list.finish()
    case .rows(let rows):
      guard let cells = try rows.next() else { return try list.finish() }
      line += 1
      if line & 0xFFF == 0 { progress.show(octets: 0, rows: list.report.taken + list.report.visits) }
      return ListRow.reading(line: line, cells: cells)
    }
  }
}

/// The conversions that the lists have needed so far, each opened once.
final class Conversions {
  private var opened: [ListText.Encoding: TextConversion] = [:]

  func utf8(_ encoding: ListText.Encoding, _ octets: [UInt8]) -> [UInt8]? {
    guard let name = encoding.iconvName else { return octets }
    if opened[encoding] == nil { opened[encoding] = TextConversion(from: name) }
    return opened[encoding]?.utf8(octets)
  }
}
