import Directory
import Testing

@testable import CustomerList

private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
  var octets: [UInt8] = []
  for unit in [0xFEFF] + Array(text.utf16) {
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    octets += isBigEndian ? [high, low] : [low, high]
  }
  return octets
}

@Suite struct UnicodeTextTests {
  private static let text = "氏名\t電話番号\r\n𠮷田\t03-1234-5678\r\n\"山\n田\"\t03-1234-5679"

  @Test(arguments: [false, true])
  func bothOrdersOfOctetsAreRead(isBigEndian: Bool) throws {
    let (list, report) = try customers(utf16(Self.text, isBigEndian: isBigEndian))
    #expect(list.map(\.name.string) == ["𠮷田", "山 田"])
    #expect(list.map(\.numbers.first?.digits) == ["0312345678", "0312345679"])
    #expect(report.refused.isEmpty && report.mended.isEmpty)
  }

  @Test func moreThanAPieceIsReadToTheEnd() throws {
    let rows = (0..<3_000).map { "山田\t03123\(10_000 + $0)\r\n" }.joined()
    let list = try customers(utf16("氏名\t電話番号\r\n" + rows, isBigEndian: false)).customers
    #expect(list.count == 3_000)
    #expect(list.last?.numbers.first?.digits == "0312312999")
  }

  @Test func anyCutAndAnyLoneSurrogateIsRead() throws {
    let whole = utf16(Self.text, isBigEndian: false)
    for end in 2...whole.count { _ = try? customers(Array(whole[..<end])) }
    var lone = utf16("氏名\t電話\n", isBigEndian: false)
    lone +=
      [0x00, 0xD8, 0x41, 0x00, 0x09, 0x00] + Array("0312345678".utf16).flatMap { [UInt8($0), 0] } + [0x0A]
    #expect(try customers(lone).customers.map(\.name.string) == ["\u{FFFD}A"])
  }

  @Test func aMarkAloneIsEmpty() {
    #expect(throws: ListRefusal.empty) { _ = try customers([0xFF, 0xFE]) }
  }
}
