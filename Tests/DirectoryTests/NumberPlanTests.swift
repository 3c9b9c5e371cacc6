import Foundation
import Directory
import Testing

@Suite struct NumberPlanTests {
  private static let mends: [String: ListedNumbers.Mend] = [
    "zero": .lostZero, "mark": .spreadsheetMark, "prefix": .privacyPrefix, "extension": .extensionLeftOut,
    "text": .textLeftOut, "several": .several, "shape": .unknownShape, "fax": .faxLeftOut,
  ]
  private static let refusals: [String: ListedNumbers.Refusal] = [
    "exponent": .exponent, "tooLong": .tooLong, "unreadable": .unreadable,
  ]

  @Test func cellsOfAListGiveTheirNumbers() throws {
    for line in try vectorLines("jp-listed.txt") {
      let parts = line.components(separatedBy: " => ")
      let cell = parts[0].replacingOccurrences(of: "\\n", with: "\n")
      let sides = parts[1].components(separatedBy: " | ")
      var expected = ListedNumbers()
      if sides[0].hasPrefix("refused ") {
        let refusal: ListedNumbers.Refusal = try #require(Self.refusals[String(sides[0].dropFirst(8))])
        expected.refusal = refusal
      } else if sides[0] != "none" {
        expected.numbers = sides[0].components(separatedBy: " ").compactMap(PhoneNumber.init(digits:))
      }
      if sides.count > 1 {
        for word in sides[1].components(separatedBy: " ") {
          expected.mended.insert(try #require(Self.mends[word]))
        }
      }
      let heard = NumberPlan.jp.listed(cell)
      #expect(heard == expected, "\(line)")
    }
  }

  @Test func whatTheLineDeliversBecomesCanonical() throws {
    for line in try vectorLines("jp-delivered.txt") {
      let parts = line.components(separatedBy: " => ")
      let expected = parts[1] == "nil" ? nil : parts[1]
      #expect(NumberPlan.jp.delivered(parts[0])?.digits == expected, "\(line)")
    }
  }

  /// 217 numbers of phonenumbers: every valid one is read, grouped and written as E.164 alike.
  @Test func everyValidVectorGivesNationalFormAndE164() throws {
    var checked = 0
    for line in try vectorLines("jp-numbers.tsv") {
      let cells = line.components(separatedBy: "\t")
      guard cells[1] == "1" else { continue }
      let numbers = NumberPlan.jp.listed(cells[0]).numbers
      let number = try #require(numbers.first, "\(line)")
      #expect(numbers.count == 1, "\(line)")
      #expect(NumberPlan.jp.e164(number) == cells[4], "\(line)")
      if cells[4].hasPrefix("+81") {
        #expect(NumberPlan.jp.grouped(number) == cells[3], "\(line)")
        let digits = cells[3].replacingOccurrences(of: "-", with: "")
        #expect(number.digits == digits)
        #expect(NumberPlan.jp.delivered(digits) == number)
        #expect(NumberPlan.jp.delivered(String(cells[4].dropFirst())) == number)
      }
      checked += 1
    }
    #expect(checked > 200)
  }

  @Test(arguments: [
    ("0471234567", "04-7123-4567"), ("0467123456", "0467-12-3456"), ("0126721234", "01267-2-1234"),
    ("0980212345", "09802-1-2345"), ("0499212345", "04992-1-2345"), ("0558721234", "0558-72-1234"),
    ("0992123456", "099-212-3456"), ("08001234567", "0800-123-4567"), ("0120123456", "0120-123-456"),
    ("06012345678", "060-1234-5678"), ("0612345678", "06-1234-5678"), ("0901234567", "0901234567"),
    ("01234567890", "01234567890"), ("110", "110"), ("031234567", "031234567"),
    ("0012125550100", "+12125550100"),
  ])
  func hyphensStandWhereTheyBelongOrNowhere(digits: String, grouped: String) throws {
    #expect(NumberPlan.jp.grouped(try #require(PhoneNumber(digits: digits))) == grouped)
  }

  /// By the length alone, hyphens would be guessed; by the table, groups always add up.
  @Test func groupingNeverChangesADigit() throws {
    for lead in stride(from: 0, to: 1_000_000, by: 37) {
      let text = String(lead)
      let digits = "0" + String(repeating: "0", count: 6 - text.count) + text + "123"
      let number = try #require(PhoneNumber(digits: digits))
      if digits.hasPrefix("00") { continue }
      #expect(NumberPlan.jp.grouped(number).filter { $0 != "-" } == digits)
    }
  }

  @Test(arguments: [
    "110", "0800123456", "01234", "012345678901", "0312345678901", "12345", "0081312", "008190123456",
    "00810312345678",
  ])
  func whatIsNoSubscriberNumberHasNoE164(digits: String) throws {
    let number = try #require(PhoneNumber(digits: digits))
    #expect(NumberPlan.jp.e164(number) == nil)
  }

  @Test(arguments: [
    ("nanp", "(609) 555-1212", "6095551212", "+16095551212", "609-555-1212"),
    ("nanp", "1-609-555-1212", "6095551212", "+16095551212", "609-555-1212"),
    ("nanp", "+1 609 555 1212", "6095551212", "+16095551212", "609-555-1212"),
    ("nanp", "011 81 3 1234 5678", "0081312345678", "+81312345678", "+81312345678"),
    ("nanp", "001 609 555 1212", "6095551212", "+16095551212", "609-555-1212"),
    ("gb", "020 7946 0123", "02079460123", "+442079460123", "020-7946-0123"),
    ("gb", "+44 (0)20 7946 0123", "02079460123", "+442079460123", "020-7946-0123"),
    ("gb", "2079460123", "02079460123", "+442079460123", "020-7946-0123"),
    ("gb", "07700 900123", "07700900123", "+447700900123", "07700-900123"),
    ("gb", "01632 960123", "01632960123", "+441632960123", "01632960123"),
    ("gb", "0033 1 23 45 67 89", "0033123456789", "+33123456789", "+33123456789"),
    ("e164", "+33 1 23 45 67 89", "0033123456789", "+33123456789", "+33123456789"),
    ("nanp", "2) 609-555-1212", "6095551212", "+16095551212", "609-555-1212"),
    ("nanp", "609-555-1212 x123", "6095551212", "+16095551212", "609-555-1212"),
    ("nanp", "609-555-1212-3", "6095551212", "+16095551212", "609-555-1212"),
    ("nanp", "+81 (0)3 1234 5678", "0081312345678", "+81312345678", "+81312345678"),
    ("gb", "020 7946 0123 (24h)", "02079460123", "+442079460123", "020-7946-0123"),
    ("gb", "0800 1111", "08001111", "+448001111", "08001111"),
    ("gb", "+81 03 1234 5678", "0081312345678", "+81312345678", "+81312345678"),
    ("e164", "+44 (0)20 7946 0123", "00442079460123", "+442079460123", "+442079460123"),
    ("e164", "+44 (0)20 7946 0123 (18h)", "00442079460123", "+442079460123", "+442079460123"),
  ])
  func otherPlansAreValuesToo(plan: String, cell: String, digits: String, e164: String, grouped: String) throws
  {
    let plan = try #require(NumberPlan.table.first { $0.name == plan })
    let number = try #require(plan.listed(cell).numbers.first)
    #expect(number.digits == digits)
    #expect(plan.e164(number) == e164)
    #expect(plan.grouped(number) == grouped)
    #expect(plan.delivered(digits) == number)
  }

  @Test func keysAndNumbersAreOneToOne() throws {
    for digits in ["1", "0", "00", "000000000000000", "0312345678", "999999999999999", "09012345678"] {
      let number = try #require(PhoneNumber(digits: digits))
      #expect(PhoneNumber(key: number.key) == number)
      #expect(number.key != 0)
    }
    for key in [0, 1, UInt64.max, 1 << 60 | 0xA << 56, 1 << 60 | 1] as [UInt64] {
      #expect(PhoneNumber(key: key) == nil)
    }
  }

  @Test(arguments: [
    ("jp", "03", "1234-5678", "0312345678", true), ("jp", "0467", "12-3456", "0467123456", true),
    ("jp", "03", "03-1234-5678", "0312345678", false), ("jp", "03", "123-4567", "1234567", false),
    ("jp", "03", "090-1234-5678", "09012345678", false), ("jp", "03", "0123456", "0123456", false),
    ("nanp", "609", "555-1212", "6095551212", true), ("gb", "020", "7946 0123", "02079460123", true),
    ("jp", "03", "1234-5678 18時以降", "0312345678", true), ("jp", "03", "1234-5678 内線12", "0312345678", true),
    ("jp", "03", "090-1234-5678 2024-04-01", "09012345678", false),
    ("jp", "03", "3-1234-5678", "0312345678", false),
  ])
  func neighboursNumbersGetTheAreaCode(plan: String, area: String, cell: String, digits: String, isMended: Bool)
    throws
  {
    let plan = try #require(NumberPlan.table.first { $0.name == plan }?.inArea(area))
    let listed = plan.listed(cell)
    #expect(listed.numbers.map(\.digits) == [digits])
    #expect(listed.mended.contains(.areaCode) == isMended)
  }

  @Test func neighboursStandInOneCell() throws {
    let plan = try #require(NumberPlan.jp.inArea("03"))
    for cell in ["1234-5678、1234-5679", "1234-5678/1234-5679", "1234-5678 1234-5679"] {
      let listed = plan.listed(cell)
      #expect(listed.numbers.map(\.digits) == ["0312345678", "0312345679"], "\(cell)")
      #expect(listed.mended.contains(.several), "\(cell)")
    }
  }

  /// What stands behind the part that is read is not looked at, and the worst of that part is far below what a row may
  /// take.
  @Test(arguments: [
    "0 ", "0", "1-", "03 1", "(0)", "+", "+0", "00 ", "81 ", "184 0", "内0", "0,", "F 0", "/", "0123 ", "ファックス",
  ])
  func longCellsTakeLittleTime(part: String) {
    for plan in NumberPlan.table {
      for count in [512, 4096] {
        let cell = String(String(repeating: part, count: count).prefix(count))
        let clock = ContinuousClock()
        let taken = (0..<3).map { _ in clock.measure { _ = plan.listed(cell) } }.min() ?? .zero
        #expect(taken < .milliseconds(100), "\(plan.name) \(part)")
      }
    }
  }

  @Test(arguments: ["", "3", "031234", "0x", "０３"])
  func whatIsNoAreaCodeIsRefused(code: String) { #expect(NumberPlan.jp.inArea(code) == nil) }
}
