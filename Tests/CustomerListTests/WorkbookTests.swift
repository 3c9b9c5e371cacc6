import Directory
import Testing

@testable import CustomerList

/// An archive of stored members, as the format's page has it (PKWARE APPNOTE 6.3).
func archive(_ members: [(name: String, text: String)], flags: UInt16 = 0) -> [UInt8] {
  func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
  func check(_ octets: [UInt8]) -> Int {
    var register: UInt32 = 0xFFFF_FFFF
    for octet in octets {
      register ^= UInt32(octet)
      for _ in 0..<8 { register = register & 1 == 0 ? register >> 1 : register >> 1 ^ 0xEDB8_8320 }
    }
    return Int(~register)
  }
  var (file, directory): ([UInt8], [UInt8]) = ([], [])
  for (name, text) in members {
    let (title, body) = (Array(name.utf8), Array(text.utf8))
    let sizes = little(check(body), 4) + little(body.count, 4) + little(body.count, 4)
    let fields =
      little(20, 2) + little(Int(flags), 2) + little(0, 6) + sizes + little(title.count, 2) + little(0, 2)
    directory += little(0x0201_4B50, 4) + little(20, 2) + fields + little(0, 10) + little(file.count, 4) + title
    file += little(0x0403_4B50, 4) + fields + title + body
  }
  let end = little(0x0605_4B50, 4) + little(0, 4) + little(members.count, 2) + little(members.count, 2)
  return file + directory + end + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
}

/// A workbook of one sheet with these rows.
func workbook(
  _ rows: String, strings: String = "", styles: String = "", book: String = "", sheets: String? = nil
) -> [UInt8] {
  archive([
    (
      "xl/workbook.xml",
      "<?xml version=\"1.0\"?><workbook xmlns:r=\"x\">\(book)<sheets>"
        + (sheets ?? "<sheet name=\"a\" r:id=\"rId1\"/>") + "</sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId9\" Target=\"x\"/><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    ),
    ("xl/sharedStrings.xml", "<sst>\(strings)</sst>"), ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
    ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
  ])
}

@Suite struct WorkbookTests {
  private static let strings = """
    <si><t>氏名</t></si><si><t>電話番号</t></si><si><t>生年月日</t></si><si><t>来店回数</t></si><si><t>備考</t></si>
    <si><r><t>山</t></r><r><rPr><b/></rPr><t>田</t></r><rPh sb="0" eb="2"><t>ヤマダ</t></rPh><phoneticPr fontId="1"/></si>
    <si><t xml:space="preserve">A &amp; B &#x7A93;&#20596;&amp;lt;</t></si><si/>
    """
  private static let headings =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c></row>"
  private static let styles = """
    <numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="[$-411]ge.m.d"/><numFmt numFmtId="178" formatCode="&quot;day&quot;0.00E+00"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs><cellStyles/>
    """

  @Test func aSheetBecomesCustomers() throws {
    let rows =
      Self.headings + """
        <row r="2"><c r="A2" t="s"><v>5</v></c><c r="B2"><v>9.012345678E9</v></c><c r="C2" s="1"><v>29312</v></c><c r="D2"><v>12</v></c><c r="E2" t="s"><v>6</v></c></row>
        <row r="4" spans="1:5"><c r="A4" t="inlineStr"><is><t>佐</t><t>藤</t></is></c><c r="B4" t="str"><f>A1</f><v>03-1234-5678</v></c><c r="C4" s="2"><v>9223.75</v></c></row>
        <row><c t="inlineStr"><is><t><![CDATA[鈴木<]]></t></is></c><c><v>312345679</v></c><c s="3"><v>29312</v></c><c s="4"><v>7</v></c></row>
        <row r="7"><c r="A7" s="1"/><c r="B7"/></row>
        """
    let (list, report) = try customers(workbook(rows, strings: Self.strings, styles: Self.styles))
    #expect(list.map(\.name.string) == ["山田", "佐藤", "鈴木<"])
    #expect(list.map { $0.numbers.map(\.digits) } == [["09012345678"], ["0312345678"], ["0312345679"]])
    #expect(list[0].birthday == Day(year: 1980, month: 4, day: 1) && list[2].birthday == list[0].birthday)
    #expect(list[1].birthday == Day(year: 1925, month: 4, day: 1))
    #expect(list[0].visits == 12 && list[2].visits == 7)
    #expect(list[0].note.string == "A & B 窓側&lt;")
    #expect(report.mended[.number(.lostZero)]?.first == [2, 5])
  }

  @Test func daysMayBeCountedFrom1904() throws {
    let row = "<row r=\"2\"><c r=\"B2\"><v>312345678</v></c><c r=\"C2\" s=\"1\"><v>27850</v></c></row>"
    let list = try customers(
      workbook(
        Self.headings + row, strings: Self.strings, styles: Self.styles, book: "<workbookPr date1904=\"1\"/>")
    ).customers
    #expect(list.map(\.birthday) == [Day(year: 1980, month: 4, day: 1)])
  }

  @Test func aHiddenSheetIsPassedOver() throws {
    let sheets = "<sheet state=\"hidden\" r:id=\"rId9\"/><sheet state=\"visible\" r:id=\"rId1\"/>"
    let row = "<row r=\"2\"><c r=\"B2\"><v>312345678</v></c></row>"
    #expect(
      try customers(workbook(Self.headings + row, strings: Self.strings, sheets: sheets)).customers.count == 1)
    #expect(throws: ListRefusal.workbook(.noSheet)) {
      _ = try customers(
        workbook(Self.headings, strings: Self.strings, sheets: "<sheet state=\"hidden\" r:id=\"rId1\"/>"))
    }
  }

  @Test func whatIsWrongCostsItsRow() throws {
    let long = String(repeating: "x", count: 4_097)
    let rows =
      Self.headings + """
        <row r="2"><c r="A2" t="inlineStr"><is><t>\(long)</t></is></c><c r="B2"><v>312345678</v></c></row>
        <row r="3"><c r="ZZ3"><v>1</v></c><c r="B3"><v>312345678</v></c></row>
        <row r="4"><c r="B4" t="e"><v>#N/A</v></c><c r="C4"><v>1</v></c></row>
        <row r="5"><c r="A5" t="s"><v>5</v></c><c r="B5"><v>312345678</v></c></row>
        """
    let (list, report) = try customers(workbook(rows, strings: Self.strings))
    #expect(list.map(\.id) == [4])
    #expect(report.refused[.longCell]?.first == [2] && report.refused[.manyColumns]?.first == [3])
    #expect(report.refused[.nobody]?.first == [4])
  }

  /// No error is a name or an allergy, and a formula that nobody has worked out is as good as one.
  @Test func errorsAreLeftOutByLine() throws {
    let heading = Self.headings.replacing("<v>4</v>", with: "<v>8</v>")
    let strings = Self.strings + "<si><t>アレルギー</t></si>"
    let rows = [
      "<c r=\"E2\" t=\"e\"><f>VLOOKUP(A2,x,2)</f><v>#N/A</v></c>", "<c r=\"E3\"><f>IF(1,2)</f></c>",
      "<c r=\"E4\" t=\"str\"><f>A1</f><v></v></c>", "<c r=\"E5\" t=\"str\"><f>A1</f><v>えび</v></c>",
      "<c r=\"E6\" t=\"inlineStr\"><is><t>#1</t></is></c>",
    ].enumerated().map { "<row r=\"\($0 + 2)\"><c r=\"B\($0 + 2)\"><v>31234567\($0)0</v></c>\($1)</row>" }
    let (list, report) = try customers(workbook(heading + rows.joined(), strings: strings))
    #expect(list.map(\.safety.string) == ["", "", "", "えび", "#1"])
    #expect(report.mended[.cellError]?.first == [2, 3])
  }

  @Test(arguments: [
    ("#N/A", true), ("#REF!", true), ("#DIV/0!", true), ("#name", false), ("#N/A!", false), ("#", false),
  ])
  func errorsOfOtherListsToo(cell: String, isError: Bool) throws {
    let (list, report) = try customers("氏名,電話番号,アレルギー,備考\n\(cell),0312345678,\(cell),\(cell)\n")
    let person = try #require(list.first)
    let expected = isError ? "" : cell
    #expect([person.name, person.safety, person.note].map(\.string) == [expected, expected, expected])
    #expect((report.mended[.cellError] != nil) == isError)
  }

  @Test func theOtherSheetsAreNamed() throws {
    let sheets = (1...12).map {
      "<sheet name=\"s\($0)\" r:id=\"rId\($0)\"\($0 == 3 ? " state=\"hidden\"" : "")/>"
    }
    let row = Self.headings + "<row r=\"2\"><c r=\"B2\"><v>312345678</v></c></row>"
    for (count, words) in [
      (1, nil), (2, "(s1) is read, and not s2:"), (12, "and not s2, s4, s5, s6, s7, s8, s9, s10, …:"),
    ] {
      let octets = workbook(row, strings: Self.strings, sheets: sheets.prefix(count).joined())
      var list = try ListImport(
        beginning: octets, encoding: nil, plan: .jp, limits: .stick, firstID: 1)
      var offset = 0
      #expect(try list.feed(octets, &offset) == nil)
      while let reading = try list.finish() { _ = try list.take(reading) { $1 } }
      #expect(list.report.taken == 1)
      if let words { #expect(list.remark?.contains(words) == true) } else { #expect(list.remark == nil) }
    }
  }

  @Test func whatIsNoWorkbookIsRefused() {
    let cases: [([UInt8], WorkbookFault)] = [
      (Array("PK\u{3}\u{4}".utf8), .damaged), (archive([("a.txt", "x")]), .noSheet),
      (archive([("xl/workbook.xml", "x")], flags: 1), .encrypted),
      (workbook("<row r=\"1048577\"></row>"), .damaged), (workbook("<!DOCTYPE x>"), .damaged),
      (workbook("<!-- "), .damaged), (workbook("<row><c t=\"s\"><v>99</v></c></row>"), .damaged),
      (workbook("<row><c t=\"s\"><v>-1</v></c></row>"), .damaged),
    ]
    for (octets, fault) in cases {
      #expect(throws: ListRefusal.workbook(fault)) { _ = try customers(octets) }
    }
  }

  /// More than 16 MiB.
  @Test func whatIsTooLargeIsRefused() {
    var reader = Workbook()
    let piece = [UInt8](repeating: 0x50, count: 1 << 20)
    for _ in 0..<17 {
      var offset = 0
      #expect(reader.feed(piece, &offset) == nil && offset == piece.count)
    }
    #expect(throws: ListRefusal.workbook(.tooLarge)) { _ = try reader.finish() }
  }

  @Test func noiseNeverTrapsAndNeverGivesAnotherCustomer() {
    let row = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c><c r=\"B2\"><v>312345678</v></c></row>"
    let whole = workbook(Self.headings + row, strings: Self.strings, styles: Self.styles)
    var state: UInt64 = 5
    for _ in 0..<200 {
      var octets = whole
      state = state &* 6_364_136_223_846_793_005 &+ 1
      octets[4 + Int(state >> 33) % (octets.count - 4)] ^= UInt8(1 << (state >> 20 & 7))
      guard let list = try? customers(octets).customers else { continue }
      #expect(list.allSatisfy { $0.numbers.map(\.digits) == ["0312345678"] && $0.name.string == "山田" })
    }
  }

  @Test(
    arguments: [
      ("yyyy/m/d", 45383, "2024-4-1"), ("yyyy/m/d", 1, "1900-1-1"), ("yyyy/m/d", 59, "1900-2-28"),
      ("yyyy/m/d", 61, "1900-3-1"), ("yyyy/m/d", 0, nil), ("h:mm", 0.8125, "19:30"),
      ("[$-411]h\"時\"mm\"分\"", 0.375, "9:00"),
      ("h:mm", 0.99999, "23:59"), ("h:mm", 1.5, nil), ("00000", 5, "00005"), ("00000", 123456, "123456"),
      ("00000;@", 5, "00005"), ("00000", 1.5, nil), ("00000", -5, nil), ("0", 5, nil), ("0.00", 5, nil),
      ("000-0000", 5, nil),
      ("0%", 0.15, "15%"), ("0.0%", 0.155, "15.5%"), ("0%", -0.05, "-5%"), ("General", 5, nil),
      ("\"%\"0", 5, nil),
      ("#,##0\"h\"", 5, nil),
    ] as [(String, Double, String?)])
  func formatsSayWhatAPersonSees(code: String, value: Double, text: String?) {
    #expect(CellFormat(code: code).text(value, epoch: 25_569) == text)
  }

  @Test func builtInFormatsAreKnown() {
    #expect(
      [0, 1, 9, 14, 20, 22, 32, 49, 177].map { CellFormat(builtIn: $0) } == [
        nil, nil, .percent, .day, .time, .day, .time, nil, nil,
      ])
    #expect(CellFormat(code: "m/d").text(1, epoch: 24_107) == "1904-1-2")
  }

  @Test func truthIsAWord() throws {
    let rows =
      "<row><c t=\"inlineStr\"><is><t>電話</t></is></c><c t=\"inlineStr\"><is><t>旗</t></is></c><c t=\"inlineStr\"><is><t>札</t></is></c></row><row><c t=\"str\"><v>0312345678</v></c><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c></row>"
    let list = try customers(workbook(rows)).customers
    #expect(list.first?.details.map(\.text.string) == ["TRUE", "FALSE"])
  }
}
