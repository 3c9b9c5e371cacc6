import Directory
import Testing

@testable import CustomerList

private func utf16(_ units: [UInt16], _ order: UnicodeText.Order) -> [UInt8] {
  units.flatMap { unit in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return order == .bigEndian ? [high, low] : [low, high]
  }
}

private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
  utf16([0xFEFF] + Array(text.utf16), isBigEndian ? .bigEndian : .littleEndian)
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

  /// A text in which every code unit has a place: letters of one to four octets, halves of pairs alone.
  @Test func everyUnitBecomesWhatTheLibraryMakesOfIt() {
    var units = (0..<0x10000).map { UInt16($0) }.filter { !UTF16.isSurrogate($0) && $0 != 0xFEFF }
    units += Array("𠮷🍶\u{10FFFF}\u{10000}".utf16) + [0xD800, 0x41, 0xDC00, 0xD800, 0xD800, 0xDC01, 0xDBFF]
    for order in [UnicodeText.Order.bigEndian, .littleEndian] {
      var decoder = UnicodeText.Decoder(order)
      let octets = utf16(units, order)
      // Pieces of any length.
      var text: [UInt8] = []
      var (start, length) = (0, 1)
      while start < octets.count {
        text += decoder.feed(octets[start..<min(octets.count, start + length)])
        (start, length) = (start + length, length % 7 + 1)
      }
      text += decoder.finish() ?? []
      #expect(text == Array(String(decoding: units, as: UTF16.self).utf8))
    }
  }

  @Test func aTextWithoutAMarkIsKnownByItsZeros() throws {
    for order in [UnicodeText.Order.bigEndian, .littleEndian] {
      let list = try customers(utf16(Array(Self.text.utf16), order)).customers
      #expect(list.map(\.name.string) == ["𠮷田", "山 田"])
    }
    // 一 and the wide blank have a zero on the other side.
    let list = "氏名\t電話番号\r\n" + String(repeating: "佐藤　健一\t03-1234-5678\r\n", count: 100)
    for order in [UnicodeText.Order.bigEndian, .littleEndian] {
      #expect(UnicodeText.order(of: utf16(Array(list.utf16), order)) == order)
    }
    for octets in [[], [0x41], Array("氏名,電話番号\n".utf8), Array("a\u{0}b".utf8) + [0, 0], [0, 0, 0, 0]] {
      #expect(UnicodeText.order(of: octets) == nil)
    }
  }

  @Test func aMarkAloneIsEmpty() {
    #expect(throws: ListRefusal.empty) { _ = try customers([0xFF, 0xFE]) }
  }
}
