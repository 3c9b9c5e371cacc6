import Directory
import Testing

@testable import CustomerList

/// What a list says of danger is kept whole, and what cannot be kept is said by line.
@Suite struct NothingLostTests {
  static let allergens =
    "えび、かに、くるみ、小麦、そば、卵、乳、落花生、アーモンド、あわび、いか、いくら、オレンジ、カシューナッツ、キウイフルーツ、牛肉、ごま、さけ、さば、大豆、鶏肉、バナナ、豚肉、マカダミアナッツ、もも、やまいも、りんご、ゼラチン"

  @Test func allAllergensAreKept() throws {
    let (list, report) = try customers("氏名,電話番号,アレルギー\n山田,0312345678,\(Self.allergens)\n")
    #expect(list.first?.safety.string == Self.allergens)
    #expect(report.mended.isEmpty)
  }

  static let cuts: [(heading: String, characters: Int, mend: ListMend?)] = [
    ("アレルギー", 256, nil), ("アレルギー", 257, .safetyCut), ("住所", 64, nil), ("住所", 65, .textCut), ("備考", 400, nil),
    ("備考", 449, .textCut), ("誕生石", 64, nil), ("誕生石", 65, .textCut),
  ]

  @Test(arguments: cuts)
  func whatIsCutIsSaid(_ cut: (heading: String, characters: Int, mend: ListMend?)) throws {
    for unit in ["あ", "か\u{3099}", "ﾊ"] {
      let text = String(repeating: unit, count: cut.characters)
      let (_, report) = try customers("氏名,電話番号,\(cut.heading)\n山田,0312345678,\(text)\n")
      #expect(report.mended[.textCut]?.first == (cut.mend == .textCut ? [2] : nil), "\(unit)")
      #expect(report.mended[.safetyCut]?.first == (cut.mend == .safetyCut ? [2] : nil), "\(unit)")
    }
  }

  @Test func aLongNoteGoesOnBelow() throws {
    let note = (0..<100).map { String($0 % 10) }.joined()
    let person = try #require(try customers("氏名,電話番号,備考\n山田,0312345678,\(note)\n").customers.first)
    #expect(person.note.string == String(note.prefix(64)))
    #expect(person.details.map(\.title.string) == ["備考（続き）"])
    #expect(person.details.map(\.text.string) == [String(note.dropFirst(64))])
  }

  /// A text ends after 512 octets as well: 57 letters of Thai with two marks each are 513.
  @Test func aLongNoteGoesOnBehindWhatWasKept() throws {
    let note = String(repeating: "ที่", count: 57) + " ALLERGYX " + String(repeating: "z", count: 80)
    let (list, report) = try customers("氏名,電話番号,備考\n山田,0312345678,\(note)\n")
    let person = try #require(list.first)
    #expect(person.note.string == String(repeating: "ที่", count: 56) && report.mended.isEmpty)
    #expect(person.details.map(\.text.string).joined() == String(note.dropFirst(56)))
  }

  static let rows: [(list: String, taken: Int, refused: [Int])] = [
    ("氏名,電話番号,アレルギー\n山田,0312345678,卵,えび\n佐藤,0312345679,乳", 1, [2]),
    ("会員番号,氏名,アレルギー,電話番号,備考\n1,山田,卵,えび,0312345678,窓", 0, [2]),
    ("氏名,電話番号,アレルギー\n山田,0312345678,卵,,, \n佐藤,0312345679", 2, []),
    ("氏名,電話番号,\n山田,0312345678,窓", 1, []),
    ("山田太郎,0312345678\n佐藤花子,0312345679,窓側", 2, []),
  ]

  @Test(arguments: rows)
  func cellsBeyondTheHeadings(_ row: (list: String, taken: Int, refused: [Int])) throws {
    let (list, report) = try customers(row.list)
    #expect(list.count == row.taken)
    #expect(report.refused[.manyCells]?.first ?? [] == row.refused)
  }

  static let safety: [(heading: String, cell: String, safety: String)] = [
    ("小麦アレルギー", "微量可", "小麦アレルギー:微量可"), ("アレルギー(小麦)", "微量可", "アレルギー(小麦):微量可"), ("小麦アレルギー", "○", "小麦アレルギー有"),
    ("小麦アレルギー", "なし", ""), ("アレルギー", "微量可", "微量可"), ("食物アレルギー", "卵", "卵"), ("アレルギー情報", "卵", "卵"),
    ("アレルギー・苦手", "卵", "卵"),
    ("アレルギー（好き嫌い）", "卵", "卵"),
    ("Allergy", "egg", "egg"), ("Nut allergy", "severe", "Nut allergy:severe"),
  ]

  @Test(arguments: safety)
  func aHeadingThatNamesAnAllergen(_ row: (heading: String, cell: String, safety: String)) throws {
    let (list, _) = try customers("氏名,電話番号,\(row.heading)\n佐藤,0312345679,\(row.cell)\n")
    #expect(list.first?.safety.string == row.safety)
  }

  static let wordsForNumbers: [(cell: String, isSaid: Bool)] = [
    ("お母様の携帯へ", true), ("call wife", true), ("なし", false), ("不明", false), ("-", false), ("", false),
    ("0", false),
    ("000-0000-0000", false), ("090-1234-5678 自宅", false),
  ]

  @Test(arguments: wordsForNumbers)
  func wordsWhereANumberBelongs(_ row: (cell: String, isSaid: Bool)) throws {
    let report = try customers("氏名,電話番号,携帯\n佐藤,0312345679,\(row.cell)\n").report
    #expect((report.mended[.wordsForNumber]?.first == [2]) == row.isSaid, "\(row.cell)")
  }

  static let left: [(cell: String, isErased: Bool, isUnclear: Bool)] = [
    ("2024/4/1", true, false), ("令和6年4月1日", true, false), ("○", true, false), ("", false, false),
    ("なし", false, false), ("0", false, false), ("検討中", false, true), ("9999-12-31", false, true),
    ("1900/1/1", false, true), ("2026/4/1", true, false), ("2026/4/2", false, true),
    ("2099/12/31", false, true),
  ]

  @Test(arguments: left)
  func whoHasLeft(_ row: (cell: String, isErased: Bool, isUnclear: Bool)) throws {
    let (list, report) = try customers(
      Array("氏名,電話番号,退会\n佐藤,0312345679,\(row.cell)\n".utf8), today: Day(year: 2026, month: 4, day: 1))
    #expect(list.isEmpty == row.isErased && report.refused[.erased]?.first == (row.isErased ? [2] : nil))
    #expect(report.mended[.eraseUnclear]?.first == (row.isUnclear ? [2] : nil))
  }

  @Test func aCharacterOfTheShopsOwnIsShown() throws {
    let (list, report) = try customers("氏名,電話番号\n\u{E000}田,0312345678\n佐藤 \u{F8FF},0312345679\n１田,0312345670\n")
    #expect(list.map(\.name.string) == ["〓田", "佐藤 〓", "１田"])
    #expect(report.mended[.ownCharacter]?.first == [2, 3])
  }

  static let visitNumbers: [(cells: String, isLeftOut: Bool)] = [
    ("0312345678,09012345678", true), ("0312345678/09012345678,", true), ("0312345678,", false),
    ("0312345678,03-1234-5678", false), (",09012345678", false),
  ]

  @Test(arguments: visitNumbers)
  func theSecondNumberOfAVisitIsSaid(_ row: (cells: String, isLeftOut: Bool)) throws {
    func octets(_ line: String) -> [UInt8] { line.utf8.map { $0 == 0x2C ? 0 : $0 } }
    let columns = ListColumns(firstRow: octets("来店日,電話番号,携帯,金額"), plan: .jp)
    let (visit, mends) = try columns.visit(octets("2026/9/1,\(row.cells),5000"))
    #expect(visit.number?.digits == (row.cells.hasPrefix("0") ? "0312345678" : "09012345678"))
    #expect(mends.contains(.visitNumberLeftOut) == row.isLeftOut, "\(mends)")
  }

  @Test func visitsTellWhatIsDangerous() throws {
    let list = """
      来店日,氏名,電話番号,金額,アレルギー
      2026/9/1,山田,0312345678,5000,卵
      2026/9/2,山田,0312345678,5000,えび・卵
      """
    var columns: ListColumns?
    var ledger = VisitLedger()
    for line in list.split(separator: "\n") {
      let row = Array(line.utf8).map { $0 == 0x2C ? 0 : $0 }
      guard let known = columns else {
        columns = ListColumns(firstRow: row, plan: .jp)
        continue
      }
      #expect(ledger.feed(try known.visit(row).visit))
    }
    var stranger = ledger
    #expect(stranger.takeStranger(id: 1)?.safety.string == "卵、えび")
    var person = Customer(id: 1)
    person.numbers = [try #require(PhoneNumber(digits: "0312345678"))]
    (person.safety, person.safetyConfirmed) = (SafeText("乳・えび"), Day(year: 2026, month: 1, day: 1))
    #expect(!ledger.join(&person).isSafetyCut)
    #expect(person.safety.string == "乳・えび、卵" && person.safetyConfirmed == nil)
  }

  /// Safety texts of two rows and of the customer, by their lengths, and what of them is cut.
  static let full: [(rows: [Int], own: Int, cutAtRow: Bool, cutAtCustomer: Bool)] = [
    ([100, 100], 50, false, false), ([100, 155], 0, false, false), ([100, 156], 0, true, true),
    ([100, 100], 55, false, true), ([0, 0], 256, false, false),
  ]

  @Test(arguments: full)
  func dangersBeyondWhatIsKeptAreSaid(
    _ texts: (rows: [Int], own: Int, cutAtRow: Bool, cutAtCustomer: Bool)
  ) throws {
    // With a number of its own, and with two that each have rows.
    for numbers in [["0312345678", "0312345678"], ["0312345678", "0312345679"]] {
      var ledger = VisitLedger()
      var cuts: [Bool] = []
      for (index, length) in texts.rows.enumerated() {
        var row = ListedVisit(Visit(day: Day(number: 20_000)))
        row.number = PhoneNumber(digits: numbers[index])
        row.safety = SafeText.safety(String(repeating: ["あ", "い"][index], count: length))
        let isTaken = ledger.feed(row)
        #expect(isTaken)
        cuts.append(ledger.isSafetyCut)
      }
      #expect(cuts == [false, texts.cutAtRow && numbers[0] == numbers[1]])
      var person = Customer(id: 1)
      person.numbers = numbers.compactMap { PhoneNumber(digits: $0) }
      person.safety = SafeText.safety(String(repeating: "う", count: texts.own))
      let join = ledger.join(&person)
      #expect(join.isSafetyCut == texts.cutAtCustomer)
    }
  }

  @Test func whatVisitsCannotKeepIsSaid() {
    let headings = ["来店日", "氏名", "電話番号", "金額", "アレルギー", "備考", "要注意", "誕生石"]
    let map = ColumnMap(headings: headings, fields: ListKind.of(headings).fields)
    #expect(map.told(by: .visits).leftOut == ["備考", "要注意", "誕生石"])
    #expect(map.told(by: .customers) == map)
  }
}
