import Directory
import Foundation
import Testing

@testable import CustomerList

/// Lists as programs really write them: one file each, and what must come of it.
@Suite struct FormatVectorTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Vectors")

  @Test func everyProgramsListIsUnderstood() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
      $0.hasSuffix(".txt")
    }
    #expect(names.count >= 23)
    for name in names.sorted() {
      let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
      let cut = try #require(text.range(of: "---\n"), "\(name)")
      let expected = text[..<cut.lowerBound].split(separator: "\n").filter { $0.hasPrefix("expect: ") }
      let (list, report) = try customers(Array(text[cut.upperBound...].utf8))
      #expect(report.refused.isEmpty, "\(name): \(report.lines)")
      #expect(list.count == expected.count, "\(name)")
      for (customer, line) in zip(list, expected) { check(customer, String(line.dropFirst(8)), name) }
    }
  }

  private func check(_ customer: Customer, _ line: String, _ file: String) {
    let parts = line.components(separatedBy: " | ")
    guard parts.count >= 3 else {
      Issue.record("\(file): \(line)")
      return
    }
    #expect(customer.name.string == parts[0], "\(file)")
    #expect(customer.kana.string == parts[1].trimmingCharacters(in: .whitespaces), "\(file)")
    #expect(customer.numbers.map(\.digits).joined(separator: " ") == parts[2], "\(file)")
    for pair in (parts.count > 3 ? parts[3] : "").components(separatedBy: " ") where pair.contains("=") {
      let sides = pair.components(separatedBy: "=")
      let found = value(sides[0], customer)
      #expect(found.hasPrefix(sides[1]), "\(file): \(sides[0]) is \(found)")
    }
  }

  private func value(_ key: String, _ customer: Customer) -> String {
    switch key {
    case "code": return customer.code.string
    case "visits": return customer.visits.map { "\($0)" } ?? ""
    case "total": return customer.total.map { "\($0)" } ?? ""
    case "first": return date(customer.firstVisit)
    case "last": return date(customer.lastVisit)
    case "birthday": return date(customer.birthday)
    case "note": return customer.note.string
    case "detail": return customer.details.map { "\($0.title.string):\($0.text.string)" }.joined(separator: ",")
    default: return "no such key"
    }
  }

  private func date(_ day: Day?) -> String {
    guard let parts = day?.parts else { return "" }
    return String(format: "%04d-%02d-%02d", parts.year, parts.month, parts.day)
  }
}
