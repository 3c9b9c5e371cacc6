import Directory
import Testing

@testable import CustomerList

@Suite struct ColumnMapsTests {
  private static func columns(_ headings: String, _ maps: ColumnMaps = ColumnMaps()) -> ListColumns {
    let octets = Array(headings.utf8).map { $0 == UInt8(ascii: ",") ? 0 : $0 }
    return ListColumns(firstRow: octets, plan: .jp, maps: maps)
  }

  @Test func whatWasFoundIsReadBackAlike() throws {
    let found = Self.columns("氏名,電話番号,性別,a = b,FAX,,# a,#,[list 1] b,\\c,= d").map
    let maps = try ColumnMaps(text: ColumnMaps.head + ColumnMaps.section(found, name: "c.csv"))
    #expect(maps.map(like: found) == found)
    #expect(found.summary == "氏名 = name, 電話番号 = phone")
    #expect(found.kept == ["性別", "a = b", "# a", "#", "[list 1] b", "\\c", "= d"])
  }

  @Test func theOwnersWordStands() throws {
    let found = Self.columns("お方,番号札,連絡").map
    let text = ColumnMaps.section(found, name: "x").split(separator: "\n").map { line in
      line.hasPrefix("お方") ? "お方 = name" : line.hasPrefix("連絡") ? " 連絡 =  phone " : String(line)
    }
    let maps = try ColumnMaps(text: text.joined(separator: "\r\n"))
    let columns = Self.columns("お方,番号札,連絡", maps)
    #expect(columns.refusal == nil)
    var customer = Customer(id: 1)
    _ = columns.read(Array("山田\u{0}7\u{0}0312345678".utf8), into: &customer)
    #expect(customer.name.string == "山田" && customer.numbers.map(\.digits) == ["0312345678"])
    #expect(customer.details.map(\.text.string) == ["7"])
    // Mostly other headings are another list.
    #expect(Self.columns("お方,連絡,種別,性別", maps).refusal != nil)
    #expect(Self.columns("連絡", maps).refusal != nil)
  }

  /// A column that the shop adds, moves or leaves out does not cost the owner's word for another.
  @Test(arguments: [
    ("お方,電話番号,備考,性別", "お方 = name, 電話番号 = phone, 備考 = note"),
    ("備考,電話番号,お方", "備考 = note, 電話番号 = phone, お方 = name"),
    ("お方,電話番号", "お方 = name, 電話番号 = phone"), ("お方,番号,電話番号,性別", "電話番号 = phone"),
    ("電話番号,備考", "電話番号 = phone, 備考 = note"),
  ])
  func theOwnersWordIsCarriedOn(headings: String, columns: String) throws {
    let section = ColumnMaps.section(Self.columns("お方,電話番号,備考").map, name: "x")
    let maps = try ColumnMaps(text: section.replacing("お方 = kept", with: "お方 = name"))
    let map = Self.columns(headings, maps).map
    #expect(map.summary == columns)
    #expect(map.changed == (columns.contains("お方") ? ["お方 = name"] : []))
    // Written for the new headings, it is the owner's still.
    let again = try ColumnMaps(text: ColumnMaps.section(map, name: "y"))
    #expect(Self.columns(headings, again).map == map)
    // What an earlier program found is nobody's word.
    let earlier = section.replacing(Self.columns("お方,電話番号,備考").map.meaning, with: "0123456789abcdef")
    let unknown = try ColumnMaps(text: earlier.replacing("お方 = kept", with: "お方 = name"))
    #expect(Self.columns(headings, unknown).map.changed.isEmpty)
  }

  /// Of two columns with one heading, only one was meant; and empty headings make no lists alike.
  @Test func whatCouldBeMeantTwiceIsNotCarriedOn() throws {
    for (first, second) in [("氏名,電話,電話,住所,備考", "氏名,電話,電話,住所,備考,誕生日"), ("氏名,電話,,,,,石", "名前,TEL,,,,,石")] {
      let found = Self.columns(first).map
      var fields = found.fields
      fields[2] = .ignored
      if fields.count > 6 { fields[6] = .ignored }
      let section = ColumnMaps.section(found, name: "x")
      let changed = ColumnMap(headings: found.headings, fields: fields)
      let text =
        section.split(separator: "\n").prefix(1).joined() + "\n" + changed.lines.joined(separator: "\n")
      let maps = try ColumnMaps(text: text)
      #expect(maps.map(like: found) == changed)
      #expect(maps.carried(to: Self.columns(second).map) == nil)
      #expect(Self.columns(second, maps).refusal == nil)
    }
  }

  @Test func theLastSectionCounts() throws {
    let found = Self.columns("氏名,電話番号").map
    let head = "[list \(found.fingerprint)]\n"
    let maps = try ColumnMaps(text: head + "氏名 = name\n電話番号 = phone\n" + head + "氏名 = kana\n電話番号 = phone\n")
    #expect(maps.map(like: found)?.summary == "氏名 = kana, 電話番号 = phone")
  }

  /// What an earlier program found, and nobody changed, does not outlive a better finding.
  @Test func onlyTheOwnersWordOutlivesTheFinding() throws {
    let found = Self.columns("氏名,電話番号,紹介者電話番号").map
    #expect(found.summary == "氏名 = name, 電話番号 = phone")
    let earlier = ColumnMap(headings: found.headings, fields: [.name, .phone, .phone])
    let lines = "\n" + earlier.lines.joined(separator: "\n") + "\n"
    func remembered(_ head: String) throws -> ColumnMap? {
      try ColumnMaps(text: "[list \(found.fingerprint)\(head)] x" + lines).map(like: found)
    }
    #expect(try remembered(" " + earlier.meaning) == nil)
    #expect(try remembered(" " + found.meaning) == earlier, "the owner has changed what was found")
    #expect(try remembered("") == earlier, "a section that does not say what was found may be the owner's")
    // Nor does a section that is written for the owner's words take them for a finding.
    let again = try ColumnMaps(text: ColumnMaps.section(earlier, name: "x"))
    #expect(again.map(like: found) == earlier)
  }

  @Test func widthAndBlanksMakeNoOtherList() {
    let plain = Self.columns("氏名,TEL,フリガナ").map.fingerprint
    #expect(Self.columns("氏　名,ＴＥＬ,ﾌﾘｶﾞﾅ").map.fingerprint == plain)
    #expect(Self.columns("氏名,TEL2,フリガナ").map.fingerprint != plain)
    #expect(plain.utf8.count == 16)
  }

  @Test(arguments: [
    ("x", 1), ("# only\n[list 1] a\n氏名", 3), ("[list 1] a\n氏名 = nam", 2), ("氏名 = name", 1),
    ("[list 1\n氏名 = name", 1), ("[list 1]\n氏名 =", 2),
  ])
  func linesThatSayNothingAreRefusedByNumber(text: String, line: Int) {
    do {
      _ = try ColumnMaps(text: text)
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.line == line)
      #expect(!error.description.isEmpty)
    }
  }

  @Test func aListWithoutHeadingsIsNotRemembered() {
    let columns = Self.columns("山田,0312345678")
    #expect(columns.firstRowIsCustomer && columns.map.isEmpty)
  }
}
