import Directory
import Host
import Testing

@testable import denwaban

/// The index in use is the file that stands there, whatever its generation says.
@Suite struct IndexFileTests {
  private func index(_ name: String) throws -> [UInt8] {
    var customer = Customer(id: 1)
    customer.name = SafeText(name)
    customer.numbers = [try #require(PhoneNumber(digits: "0312345678"))]
    return try IndexWriter.index(of: [customer], seed: [UInt8](repeating: 1, count: 16), generation: 1)
  }

  private func put(_ octets: [UInt8], _ folder: TemporaryFolder) throws {
    try Folder(folder.path).replace("customers.index", with: octets)
  }

  @Test func anotherFileOfTheSameGenerationIsAnotherList() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/customers.index"
    defer { withExtendedLifetime(folder) {} }
    try put(try index("田中"), folder)
    var file = IndexFile(path)
    #expect(file.opened == 1)
    file.refresh()
    #expect(file.opened == 1)
    try put(try index("鈴木"), folder)
    file.refresh()
    #expect(file.opened == 2)
    let number = try #require(PhoneNumber(digits: "0312345678"))
    guard case .found(let customers, _, _) = file.lookup(number) else {
      Issue.record("nobody is found")
      return
    }
    #expect(customers.map(\.name.string) == ["鈴木"])
  }

  @Test func aFileThatIsNoIndexIsTriedOnce() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/customers.index"
    defer { withExtendedLifetime(folder) {} }
    try put(try index("田中"), folder)
    var file = IndexFile(path)
    try put([UInt8](repeating: 7, count: 5000), folder)
    file.refresh()
    #expect(file.trouble != nil)
    #expect(file.index != nil, "the list before stays in use")
    try put(try index("鈴木"), folder)
    file.refresh()
    #expect(file.opened == 2)
    #expect(file.trouble == nil)
  }
}
