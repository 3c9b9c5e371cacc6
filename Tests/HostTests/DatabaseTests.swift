import Foundation
import Testing

@testable import Host

private let isInstalled = (try? DatabaseLibrary()) != nil

@Suite struct DatabaseTests {
  private let folder = TemporaryFolder()

  private func write(_ octets: [UInt8], _ name: String = "shop's 100%.db") throws -> String {
    let path = folder.path + "/" + name
    try FileDescriptor.create(path).writeAll(octets)
    return path
  }

  private static let rows: [[DatabaseValue]] = [
    [.text("山田"), .text("0312345678"), .null], [.text("佐藤"), .integer(7), .blob],
  ]
  private static let sound = database("customers", columns: ["name", "tel", "photo"], rows: rows)

  @Test(.enabled(if: isInstalled)) func tablesAndTheirRowsAreRead() throws {
    let path = try write(Self.sound)
    let file = try Database(path, try DatabaseLibrary())
    let tables = try file.tables()
    #expect(tables == ["customers"])
    let rows = try file.rows(of: "customers")
    #expect(rows.columns == ["name", "tel", "photo"])
    let first = try #require(try rows.next())
    #expect(first.map { String(decoding: $0, as: UTF8.self) } == ["山田", "0312345678", ""])
    let second = try #require(try rows.next())
    #expect(second.map { String(decoding: $0, as: UTF8.self) } == ["佐藤", "7", ""])
    let third = try rows.next()
    #expect(third == nil)
    // Nothing was made beside it.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }

  /// Views and virtual tables are programs: none of them is a table here.
  @Test(.enabled(if: isInstalled)) func onlyTablesAreTables() throws {
    let octets = database("v", columns: ["a"], rows: [], sql: "CREATE VIRTUAL TABLE v USING fts5(a)")
    let file = try Database(try write(octets), try DatabaseLibrary())
    let tables = (try? file.tables()) ?? []
    #expect(tables.isEmpty)
  }

  @Test(.enabled(if: isInstalled)) func aTablesNameIsNoStatement() throws {
    let file = try Database(try write(Self.sound), try DatabaseLibrary())
    #expect(throws: SystemError.self) { _ = try file.rows(of: "customers\"; DROP TABLE customers; --") }
    #expect(throws: SystemError.self) { _ = try file.rows(of: "nobody") }
  }

  @Test(.enabled(if: isInstalled)) func damagedFilesAreReadToAnEndOrRefused() throws {
    let library = try DatabaseLibrary()
    var state: UInt64 = 1
    for round in 0..<300 {
      var octets = Self.sound
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        octets[100 + Int(state >> 33) % (octets.count - 100)] = UInt8(truncatingIfNeeded: state >> 24)
      }
      if round % 3 == 0 { octets.removeLast(round * 20) }
      let path = try write(octets, "damaged.db")
      guard let file = try? Database(path, library), let tables = try? file.tables() else { continue }
      for table in tables {
        guard let rows = try? file.rows(of: table) else { continue }
        var count = 0
        while count < 10_000, let row = try? rows.next() {
          #expect(row.count == rows.columns.count)
          count += 1
        }
        #expect(count < 10_000)
      }
    }
  }

  @Test func aLibraryThatIsNotThereIsSaidSo() {
    #expect(throws: SystemError("open libnothing.so.9", number: 2)) {
      _ = try DatabaseLibrary("libnothing.so.9")
    }
    // A library of something else lacks the calls.
    #expect(throws: SystemError.self) { _ = try DatabaseLibrary("libc.so.6") }
  }

  @Test(.enabled(if: isInstalled), arguments: ["nowhere.db", "."])
  func whatIsNoFileIsRefused(name: String) throws {
    let path = folder.path + "/" + name
    let library = try DatabaseLibrary()
    #expect(throws: SystemError.self) { _ = try Database(path, library).tables() }
  }
}
