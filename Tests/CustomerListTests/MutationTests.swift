import Directory
import Foundation
import Testing

@testable import CustomerList

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Octets with a few changed, left out, put in or doubled.
private func mutated(_ octets: [UInt8], _ dice: inout Dice) -> [UInt8] {
  var octets = octets
  let telling = Array("\"\n\r,;\t\u{0}=:\\<>&/-+E9".utf8) + [0x81, 0x95, 0xFF, 0xEF]
  for _ in 0..<Int.random(in: 1...6, using: &dice) where !octets.isEmpty {
    let index = Int.random(in: 0..<octets.count, using: &dice)
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: octets[index] = UInt8.random(in: 0...255, using: &dice)
    case 1: octets[index] = telling[Int.random(in: 0..<telling.count, using: &dice)]
    case 2: octets.remove(at: index)
    case 3: octets.removeLast(min(octets.count - index, Int.random(in: 0...40, using: &dice)))
    default: octets.insert(contentsOf: octets[index...].prefix(Int.random(in: 1...80, using: &dice)), at: index)
    }
  }
  return octets
}

/// Whatever becomes of a list that something has gnawed at: customers with the forms that every reader relies on, or a
/// refusal; and every line is accounted for.
@Suite struct MutationTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Vectors")
  private static let card = """
    BEGIN:VCARD\r\nVERSION:2.1\r
    N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c;=91=\r\n=BE=98Y\r
    TEL;CELL:09012345678\r\nBDAY:1980-04-01\r\nADR:;;1-1;Tokyo\r\nNOTE:a\\nb\\;c\r\nEND:VCARD\r\n
    """

  @Test func mutatedListsNeverTrap() throws {
    var dice = Dice(state: 20_260_701)
    var lists = [Array(Self.card.utf8)]
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted() {
      let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
      lists.append(Array(try #require(text.components(separatedBy: "---\n").last).utf8))
    }
    lists.append(
      [0xFF, 0xFE] + Array("氏名,電話番号\n山田,0312345678\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    var (taken, refused) = (0, 0)
    for list in lists {
      for _ in 0..<60 {
        guard let (customers, report) = try? customers(mutated(list, &dice)) else {
          refused += 1
          continue
        }
        taken += customers.count
        for customer in customers {
          #expect(!customer.numbers.isEmpty || !customer.name.isEmpty || !customer.kana.isEmpty)
          #expect(customer.details.count <= 12 && customer.visitDays.isEmpty)
          #expect((customer.visits ?? 0) <= 36_525 && (customer.total ?? 0) <= ListAmount.most)
        }
        #expect(report.taken == customers.count)
      }
    }
    // Most of a gnawed list is still good.
    #expect(taken > 500 && refused < lists.count * 40)
  }

  @Test func mutatedPartsOfAWorkbookNeverTrap() {
    var dice = Dice(state: 7)
    let sheet = Array(
      """
      <?xml version="1.0"?><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c s="1"><v>45383.5</v></c>\
      <c r="D2" t="inlineStr"><is><t>a&amp;&#x5C71;</t><rPh><t>x</t></rPh></is></c></row></sheetData>
      """.utf8)
    var rows = 0
    for _ in 0..<1_500 {
      let octets = mutated(sheet, &dice)
      do throws(WorkbookFault) {
        let member = ZipMember(stored: octets[...], size: octets.count, check: 0)
        var sheet = Sheet(
          member, try SharedStrings(nil), formats: [.general, .day, .time, .percent, .digits(5)],
          isFrom1904: false)
        while try sheet.next() != nil { rows += 1 }
      } catch {}
      do throws(WorkbookFault) {
        var inflate = Inflate(octets[...])
        for _ in 0..<8 { if try inflate.next() == nil { break } }
      } catch {}
      do throws(WorkbookFault) { _ = try ZipArchive(octets) } catch {}
    }
    #expect(rows > 50)
  }

  @Test func mutatedDatesAmountsAndMapsNeverTrap() throws {
    var dice = Dice(state: 11)
    let texts = [
      "令和6年4月1日", "S60.4.1", "2024/04/01 10:30", "45383", "--06-15", "¥1,234", "１，２３４円",
      "[list 1] a\n氏名 = name\n",
    ]
    for text in texts {
      for _ in 0..<500 {
        let text = String(decoding: mutated(Array(text.utf8), &dice), as: UTF8.self)
        if let day = ListDate.day(text) {
          let parts = day.parts
          #expect(
            Day(year: parts.year, month: parts.month, day: parts.day) == day && !ListDate.isAmbiguous(text))
        }
        _ = ListDate.birthday(text)
        #expect((ListAmount.whole(text) ?? 0) < 1_000_000_000_000_000_000)
        _ = try? ColumnMaps(text: text)
      }
    }
  }
}
