import CLibraries
import Glibc

/// The calls of libsqlite3 that read a database.
public final class DatabaseLibrary {
  /// The library's name on every Linux.
  public static let name = "libsqlite3.so.0"

  let calls: cl_sqlite3
  private let library: SharedLibrary

  /// Opens the library by name or path. Refuses one that is missing (`ENOENT`) or lacks a call (`ENOSYS`).
  public init(_ name: String = DatabaseLibrary.name) throws(SystemError) {
    guard let library = SharedLibrary(name) else { throw SystemError("open \(name)", number: ENOENT) }
    var calls = cl_sqlite3()
    if let missing = cl_sqlite3_fill(library.handle, &calls) {
      throw SystemError("find \(String(cString: missing)) in \(name)", number: ENOSYS)
    }
    (self.library, self.calls) = (library, calls)
  }
}

/// An SQLite database, to be read and never written: not even a journal or a lock is made beside it, for it may stand on
/// a stick that somebody is about to pull out.
///
/// The file is a stranger's. Only its tables are read, and only whole; what could be a program in it (views, triggers,
/// virtual tables) is not run.
public final class Database {
  private let library: DatabaseLibrary
  private var handle: OpaquePointer?

  /// Octets of a value and columns of a table: more is no customer list (our choice).
  private static let limits: [(Int, Int32)] = [
    (CL_SQLITE_LIMIT_LENGTH, 1 << 20), (CL_SQLITE_LIMIT_COLUMN, 256),
  ]
  /// A damaged file may lead the library in circles: a row may take so many thousand steps of its machine, a thousand
  /// times what a wide one takes (our choice).
  private static let mostSteps = 10_000

  /// Opens a database. Refuses what cannot be opened (`EINVAL`).
  public init(_ path: String, _ library: DatabaseLibrary) throws(SystemError) {
    self.library = library
    var uri = "file:"
    for octet in path.utf8 {
      let isPlain =
        octet >= 0x30 && octet <= 0x39 || octet >= 0x41 && octet <= 0x5A || octet >= 0x61 && octet <= 0x7A
        || octet == 0x2F || octet == 0x2E || octet == 0x2D || octet == 0x5F
      let digits = String(octet, radix: 16)
      uri += isPlain ? String(Unicode.Scalar(octet)) : "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
    // Immutable: no locks, no journal, no shared memory (sqlite.org/uri.html).
    let flags = CL_SQLITE_OPEN_READONLY | CL_SQLITE_OPEN_URI | CL_SQLITE_OPEN_NOMUTEX
    let code = library.calls.open_v2(uri + "?immutable=1", &handle, Int32(flags), nil)
    guard code == 0, let handle else {
      _ = library.calls.close_v2(handle)
      throw SystemError("open the database \(path)", number: EINVAL)
    }
    for (which, value) in Self.limits { _ = library.calls.limit(handle, Int32(which), value) }
    // Nothing that the file's own schema names may call a function, and cells are measured before they are read.
    for pragma in ["PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON", "PRAGMA query_only=ON"] {
      if let rows = try? DatabaseRows(self, pragma) { _ = try? rows.next() }
    }
  }

  deinit { _ = library.calls.close_v2(handle) }

  /// The names of its tables, in the order of their making; at most 1,000.
  public func tables() throws(SystemError) -> [String] {
    let sql = """
      SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' \
      AND sql NOT LIKE 'CREATE VIRTUAL%' LIMIT 1000
      """
    let rows = try DatabaseRows(self, sql)
    var names: [String] = []
    while let row = try rows.next() { names.append(String(decoding: row.first ?? [], as: UTF8.self)) }
    return names
  }

  /// The rows of a table, in the order in which they stand.
  public func rows(of table: String) throws(SystemError) -> DatabaseRows {
    let quoted = table.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return try DatabaseRows(self, "SELECT * FROM \"\(quoted)\"")
  }

  fileprivate var calls: cl_sqlite3 { library.calls }

  fileprivate func prepare(_ sql: String) throws(SystemError) -> OpaquePointer {
    var statement: OpaquePointer?
    guard calls.prepare_v2(handle, sql, -1, &statement, nil) == 0, let statement else {
      throw SystemError("read the database", number: EINVAL)
    }
    return statement
  }

  fileprivate func bound(_ steps: UnsafeMutablePointer<Int>) {
    steps.pointee = Self.mostSteps
    calls.progress_handler(
      handle, 1_000,
      { argument in
        guard let steps = argument?.assumingMemoryBound(to: Int.self) else { return 0 }
        steps.pointee -= 1
        return steps.pointee < 0 ? 1 : 0
      }, steps)
  }

  fileprivate func unbound() { calls.progress_handler(handle, 0, nil, nil) }
}

/// The rows of one table, one after the other.
public final class DatabaseRows {
  /// The names of the columns.
  public let columns: [String]
  private let database: Database
  private let statement: OpaquePointer
  private let steps: UnsafeMutablePointer<Int>

  fileprivate init(_ database: Database, _ sql: String) throws(SystemError) {
    self.database = database
    statement = try database.prepare(sql)
    let calls = database.calls
    var columns: [String] = []
    for column in 0..<max(0, calls.column_count(statement)) {
      columns.append(calls.column_name(statement, column).map { String(cString: $0) } ?? "")
    }
    self.columns = columns
    steps = .allocate(capacity: 1)
    steps.initialize(to: 0)
  }

  deinit {
    _ = database.calls.finalize(statement)
    steps.deallocate()
  }

  /// The next row: the octets of each cell as text, none for NULL and for what is no text. Nil at the end. Throws `EIO`
  /// where the file is damaged.
  public func next() throws(SystemError) -> [[UInt8]]? {
    let calls = database.calls
    database.bound(steps)
    let code = calls.step(statement)
    database.unbound()
    if code == CL_SQLITE_DONE { return nil }
    guard code == CL_SQLITE_ROW else { throw SystemError("read the database", number: EIO) }
    var cells: [[UInt8]] = []
    for column in columns.indices {
      let type = calls.column_type(statement, Int32(column))
      guard type != CL_SQLITE_NULL, type != CL_SQLITE_BLOB,
        let text = calls.column_text(statement, Int32(column))
      else {
        cells.append([])
        continue
      }
      let count = Int(calls.column_bytes(statement, Int32(column)))
      cells.append(Array(UnsafeBufferPointer(start: text, count: max(0, count))))
    }
    return cells
  }
}
