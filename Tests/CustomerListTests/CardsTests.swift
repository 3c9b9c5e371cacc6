import Directory
import Testing

@testable import CustomerList

@Suite struct CardsTests {
  private static let apple = """
    BEGIN:VCARD\r
    VERSION:3.0\r
    N:山田;太郎;;;\r
    FN:太郎 山田\r
    X-PHONETIC-FIRST-NAME:タロウ\r
    X-PHONETIC-LAST-NAME:ヤマダ\r
    TEL;type=CELL;type=VOICE;type=pref:090-1234-5678\r
    item1.TEL:03-1234-5678\r
    item1.X-ABLabel:_$!<Home>!$_\r
    item2.TEL:03-8888-8888\r
    item2.X-ABLabel:_$!<HomeFAX>!$_\r
    TEL;type=HOME;type=FAX:03-9999-9999\r
    BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-01\r
    ANNIVERSARY:20150724\r
    ADR;type=HOME:;;西新宿1-1;新宿区;東京都;160-0023;日本\r
    NOTE:窓側\\, 静かな席\\n予約は\r
      電話で\r
    PHOTO;ENCODING=b:AAAA\r
     BBBB\r
    END:VCARD\r
    """

  @Test func aTelephonesCardOfVersion3() throws {
    let (list, report) = try customers(Self.apple)
    let customer = try #require(list.first)
    #expect(list.count == 1 && report.refused.isEmpty)
    #expect(customer.name.string == "山田 太郎" && customer.kana.string == "ヤマダ タロウ")
    #expect(customer.numbers.map(\.digits) == ["09012345678", "0312345678"])
    #expect(customer.birthday == Day(year: 1, month: 4, day: 1))
    #expect(customer.anniversaries.first?.day == Day(year: 2015, month: 7, day: 24))
    #expect(customer.address.string == "東京都新宿区西新宿1-1")
    #expect(customer.note.string == "窓側, 静かな席 予約は 電話で")
  }

  @Test func aTelephonesCardOfVersion4() throws {
    let text =
      "BEGIN:VCARD\nVERSION:4.0\nFN:山田太郎\nTEL;VALUE=uri:tel:+81-90-1234-5678\nBDAY:19800401\nEND:VCARD\n"
    let customer = try #require(try customers(text).customers.first)
    #expect(customer.name.string == "山田太郎" && customer.numbers.map(\.digits) == ["09012345678"])
    #expect(customer.birthday == Day(year: 1980, month: 4, day: 1))
  }

  @Test func aCardOfVersion4MayLackTheYear() throws {
    let text = "BEGIN:VCARD\nFN:山田\nTEL:0312345678\nBDAY:--0401\nANNIVERSARY:--0505\nEND:VCARD\n"
    let customer = try #require(try customers(text).customers.first)
    #expect(customer.birthday == Day(year: 1, month: 4, day: 1))
    #expect(customer.anniversaries.first?.day == Day(year: 1, month: 5, day: 5))
  }

  /// What a card says besides the name is kept; an empty line takes nothing back.
  @Test func companiesNotesAndGroupsAreKept() throws {
    func card(_ lines: String) throws -> Customer {
      try #require(try customers("BEGIN:VCARD\n\(lines)\nTEL:0312345678\nEND:VCARD\n").customers.first)
    }
    let one = try card("FN:山田太郎\nORG:株式会社サクラ;営業部;\nNOTE:窓側\nNOTE:\nNOTE:静か\nCATEGORIES:VIP,常連\nCATEGORIES:得意先")
    #expect(one.name.string == "山田太郎" && one.note.string == "窓側 静か")
    #expect(one.details.map(\.text.string) == ["株式会社サクラ", "営業部", "VIP,常連 得意先"])
    #expect(one.details.map(\.title.string) == ["会社名", "部署", "グループ"])
    let company = try card("ORG:株式会社サクラ\nFN:\nN:;;;;")
    #expect(company.name.string == "株式会社サクラ" && company.details.isEmpty)
    let long = try card(
      "FN:山田\nNOTE:" + String(repeating: "x", count: 4_000) + "\nNOTE:" + String(repeating: "y", count: 200))
    #expect(long.note.string.allSatisfy { $0 == "x" })
  }

  /// The octets D5 B7 are շ in UTF-8, D4 CF are EUC-JP too; the card says what they are.
  @Test(arguments: [
    ("SHIFT_JIS", "=D5=B7", "ﾕｷ"), ("Shift-JIS", "=95\\=94=5C", "表能"), ("UTF-8", "=D5=B7", "շ"),
    ("EUC-JP", "=BB=B3=C5=C4", "山田"),
    ("EUC-JP", "=D5=B7", "娵"), ("ISO-8859-1", "=E5=B1=B1", "山"),
  ])
  func theCharacterSetOfALineIsBelieved(set: String, octets: String, name: String) throws {
    let card = "BEGIN:VCARD\nN;CHARSET=\(set);ENCODING=QUOTED-PRINTABLE:\(octets);\nTEL:0312345678\nEND:VCARD\n"
    let other = "BEGIN:VCARD\nN:鈴木\nTEL:0312345679\nEND:VCARD\n"
    for text in [card + other, other + card] {
      let (list, report) = try customers(text)
      #expect(Set(list.map(\.name.string)) == [name, "鈴木"], "\(text)")
      #expect(report.mended[.otherEncoding] == nil)
    }
  }

  /// The headings that are made up for cards are in UTF-8, and say nothing of the cards.
  @Test func cardsInShiftJISAreNoMixture() throws {
    let octets = try #require(
      converted(Array("BEGIN:VCARD\nFN:表示\nTEL:0312345678\nEND:VCARD\n".utf8), from: "UTF-8", to: "CP932"))
    for given in [nil, ListText.Encoding.cp932] {
      let (list, report) = try customers(octets, encoding: given)
      #expect(list.map(\.name.string) == ["表示"] && report.mended.isEmpty)
    }
  }

  /// Second octets that are printable stay plain (93 63 is 田, and 63 is c); a soft break may stand anywhere.
  @Test func anOldTelephonesCardInShiftJIS() throws {
    let text = """
      BEGIN:VCARD\r\nVERSION:2.1\r
      N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c;=91=\r\n=BE=98Y\r
      SOUND;X-IRMC-N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=D4=CF=C0=DE =C0=DB=B3;;;;\r
      TEL;CELL:09012345678\r\nTEL;PREF;HOME:0312345678\r
      X-DCM-SOUND:x\r\nEND:VCARD\r

      """
    let customer = try #require(try customers(text).customers.first)
    #expect(customer.name.string == "山田 太郎" && customer.kana.string == "ヤマダ タロウ")
    #expect(customer.numbers.map(\.digits) == ["09012345678", "0312345678"])
  }

  /// 表 is 95 5C: a backslash that escapes nothing.
  @Test func aBackslashInsideACharacterIsNone() throws {
    let octets =
      Array("BEGIN:VCARD\nN:".utf8) + [0x95, 0x5C, 0x3B, 0x94, 0x5C]
      + Array("\nTEL:0312345678\nEND:VCARD\n".utf8)
    #expect(try customers(octets).customers.map(\.name.string) == ["表 能"])
  }

  @Test func manyCardsAreManyCustomersAndInnerCardsAreNone() throws {
    let agent = "AGENT:\nBEGIN:VCARD\nFN:内\nTEL:0399999999\nEND:VCARD\n"
    let cards = (0..<20).map {
      "begin:vcard\nFN:山田\($0)\n\($0 == 3 ? agent : "")TEL:03123456\(10 + $0)\nend:vcard\n"
    }
    let list = try customers(cards.joined()).customers
    #expect(list.count == 20 && list[3].numbers.map(\.digits) == ["0312345613"])
  }

  @Test func whatIsWrongCostsItsCard() throws {
    let long = String(repeating: "x", count: 5_000)
    let text = """
      BEGIN:VCARD\nFN:\(long)\nTEL:0312345670\nEND:VCARD
      BEGIN:VCARD\nEND:VCARD
      END:VCARD
      BEGIN:VCARD\nTEL\nFN:佐藤\nTEL:0312345671\nNOTE;ENCODING=QUOTED-PRINTABLE:=ZZ=4\nEND:VCARD
      BEGIN:VCARD\nFN:鈴木\nTEL:0312345672
      """
    let (list, report) = try customers(text)
    #expect(list.map(\.name.string) == ["佐藤"] && list.first?.note.string == "=ZZ=4")
    #expect(report.refused[.longCell]?.first == [1] && report.refused[.cardWithoutEnd]?.count == 3)
  }

  /// What a line is was looked at anew at each break, from its beginning: hours of work in a full stick.
  @Test(.timeLimit(.minutes(1)))
  func aLineOfManyBreaksIsLookedAtOnce() throws {
    let note = "NOTE;ENCODING=QUOTED-PRINTABLE:" + String(repeating: "a=\n", count: 66_000) + "\n"
    let text =
      "BEGIN:VCARD\nFN:山田\nTEL:0312345678\n" + String(repeating: note, count: 12) + "END:VCARD\n"
      + "BEGIN:VCARD\nFN;X=\"a:b\";ENCODING=QUOTED-PRINTABLE:=E4=BD=90=\n=E8=97=A4\nTEL:0312345679\nEND:VCARD\n"
    let (list, report) = try customers(text)
    // A line so long says nothing that a call shows.
    #expect(list.map(\.name.string) == ["山田", "佐藤"] && report.refused.isEmpty)
  }

  @Test func noiseNeverTraps() {
    var state: UInt64 = 11
    let whole = Array(Self.apple.utf8)
    for _ in 0..<200 {
      var octets = whole
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        octets[20 + Int(state >> 33) % (octets.count - 20)] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = try? customers(octets)
    }
  }
}
