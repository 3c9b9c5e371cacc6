import Directory
import Foundation
import Testing

@testable import CustomerList

private func convert(_ encoding: ListText.Encoding, _ octets: [UInt8]) -> [UInt8]? {
  guard let name = encoding.iconvName else { return octets }
  return converted(octets, from: name, to: "UTF-8")
}

private func eucJP(_ text: String) throws -> [UInt8] {
  try #require(converted(Array(text.utf8), from: "UTF-8", to: "EUC-JP"))
}

private func cp932(_ text: String) throws -> [UInt8] {
  try #require(converted(Array(text.utf8), from: "UTF-8", to: "CP932"))
}

/// A whole list, as a program would read it.
func customers(
  _ octets: [UInt8], encoding: ListText.Encoding? = nil, plan: NumberPlan = .jp, limits: ListLimits = .stick,
  today: Day? = nil
) throws -> (customers: [Customer], report: ImportReport) {
  var list = try ListImport(
    beginning: Array(octets.prefix(4096)), encoding: encoding, plan: plan, limits: limits, firstID: 1,
    today: today)
  var customers: [Customer] = []
  var offset = 0
  while offset < octets.count {
    if let reading = try list.feed(octets, &offset),
      case .customer? = try list.take(reading, convert)
    {
      customers.append(list.customer)
    }
  }
  while let reading = try list.finish() {
    if case .customer? = try list.take(reading, convert) { customers.append(list.customer) }
  }
  var report = list.report
  report.close()
  return (customers, report)
}

func customers(_ text: String) throws -> (customers: [Customer], report: ImportReport) {
  try customers(Array(text.utf8))
}

private let salon = """
  会員番号,お客様名,フリガナ,携帯電話,自宅TEL,FAX,都道府県,住所1,生年月日,来店回数,初来店,最終来店日,累計売上,担当者,備考,要注意,好み,アレルギー,アレルギー確認日,次回予約,紹介人数
  A-1,山田　花子 様,ﾔﾏﾀﾞ ﾊﾅｺ,９０１２３４５６７８,03-1234-5678,03-9999-9999,東京都,千代田区1-1,S60.4.1,12,2019/5/1,令和6年2月29日,"¥64,000",佐藤,窓側,○,赤ワイン,えび・かに,2024/4/1,2024年6月1日,3
  """

@Suite struct ListImportTests {
  @Test func everyFieldFindsItsPlace() throws {
    let (list, report) = try customers(salon)
    let customer = try #require(list.first)
    #expect(list.count == 1)
    #expect(customer.id == 1 && customer.code.string == "A-1")
    #expect(customer.name.string == "山田 花子")
    #expect(customer.kana.string == "ヤマダ ハナコ")
    #expect(customer.numbers.map(\.digits) == ["09012345678", "0312345678"])
    #expect(customer.address.string == "東京都千代田区1-1")
    #expect(customer.birthday == Day(year: 1985, month: 4, day: 1))
    #expect(customer.visits == 12 && customer.total == 64_000 && customer.referrals == 3)
    #expect(customer.firstVisit == Day(year: 2019, month: 5, day: 1))
    #expect(customer.lastVisit == Day(year: 2024, month: 2, day: 29))
    #expect(customer.nextBooking == Day(year: 2024, month: 6, day: 1))
    #expect(customer.staff.string == "佐藤" && customer.likes.string == "赤ワイン")
    #expect(customer.note.string == "窓側 要注意")
    #expect(customer.safety.string == "えび・かに")
    #expect(customer.safetyConfirmed == Day(year: 2024, month: 4, day: 1))
    #expect(report.taken == 1 && report.numbers == 2)
    #expect(report.mended[.number(.lostZero)]?.first == [2])
  }

  @Test(arguments: [
    ("姓,名,セイ,メイ,TEL\n山田,太郎,ヤマダ,タロウ,0312345678\n", "山田 太郎", "ヤマダ タロウ"),
    ("First Name,Last Name,Phone\nTaro,Yamada,0312345678\n", "Yamada Taro", ""),
    ("名前,よみ,電話\n山田,やまだ,0312345678\n", "山田", "やまだ"),
    ("L_NAME,F_NAME,L_KANA,F_KANA,TEL,MOBILE\n山田,太郎,ヤマダ,タロウ,0312345678,\n", "山田 太郎", "ヤマダ タロウ"),
    ("電話番号,氏名\n0312345678,株式会社表 御中\n", "株式会社表", ""),
    ("山田太郎,ヤマダタロウ,03-1234-5678\n", "山田太郎", "ヤマダタロウ"),
    ("1001,山田,太郎,ヤマダ,タロウ,03-1234-5678\n", "山田 太郎", "ヤマダ タロウ"),
    ("会員,山田花子,ヤマダハナコ,カット,03-1234-5678\n", "山田花子", "ヤマダハナコ"),
    // Without headings, neither a sex nor an address nor a rank is a name.
    ("男,山田太郎,ヤマダタロウ,03-1234-5678\n", "山田太郎", "ヤマダタロウ"),
    ("東京都港区1-1,山田太郎,ヤマダタロウ,03-1234-5678\n", "山田太郎", "ヤマダタロウ"),
    ("神奈川県横浜市,女性,山田花子,03-1234-5678\n", "山田花子", ""), ("丸の内一丁目,山田花子,03-1234-5678\n", "山田花子", ""),
    ("A,様,山田花子,03-1234-5678\n", "山田花子", ""), ("銀座店,ヤマダ,山田,03-1234-5678\n", "銀座店", "ヤマダ"),
    ("銀座店,1,山田,ヤマダ,03-1234-5678\n", "山田", "ヤマダ"), ("常連,山田　花子,03-1234-5678\n", "山田 花子", ""),
    ("山田道子,03-1234-5678,窓側 希望\n", "山田道子", ""), ("林,03-1234-5678,窓側\n", "林", ""),
    ("山県有朋,大橋都子,03-1234-5678\n", "山県有朋", ""), ("男,03-1234-5678\n", "", ""),
    // Beside a family name, "name" is the given one or the whole.
    ("名字,名前,電話番号\n林,林太郎,0312345678\n", "林太郎", ""), ("名字,名前,電話番号\n表,表子,0312345678\n", "表 表子", ""),
    ("名字,名前,電話番号\n林,花子,0312345678\n", "林 花子", ""), ("姓,名前,電話番号\n山田,山田恵,0312345678\n", "山田恵", ""),
    ("姓,名,電話番号\n今,今日子,0312345678\n", "今 今日子", ""),
  ])
  func namesComeFromOneColumnOrTwo(text: String, name: String, kana: String) throws {
    let customer = try #require(try customers(text).customers.first)
    #expect(customer.name.string == name && customer.kana.string == kana)
    #expect(customer.numbers.map(\.digits) == ["0312345678"])
  }

  @Test func aListWithoutHeadingsLosesNoRow() throws {
    let list = try customers("山田,03-1234-5678\n佐藤,03-1234-5679\n").customers
    #expect(list.map(\.id) == [1, 2] && list.map(\.name.string) == ["山田", "佐藤"])
  }

  @Test func aBirthdayMayStandInThreeColumns() throws {
    let list = try customers("名,姓,誕生年,誕生月,誕生日,電話\n太郎,山田,1980,4,1,0312345678\n花子,山田,,6,15,0312345679\n")
      .customers
    #expect(list.map(\.birthday) == [Day(year: 1980, month: 4, day: 1), Day(year: 1, month: 6, day: 15)])
  }

  @Test(arguments: [
    ("なし", ""), ("無", ""), ("-", ""), ("×", ""), ("0", ""), ("有", "アレルギー有"), ("○", "アレルギー有"), ("そば", "そば"),
    ("卵、乳", "卵、乳"),
    ("無花果", "無花果"),
  ])
  func safetyIsInTheListsOwnWords(cell: String, safety: String) throws {
    let list = try customers("氏名,電話,アレルギー\n山田,0312345678,\(cell)\n").customers
    #expect(list.first?.safety.string == safety)
  }

  // Character sets.

  @Test func cp932IsFoundOutAndItsBackslashesAreHarmless() throws {
    let octets = try cp932("氏名,フリガナ,電話番号,備考\r\n表ソ能,ﾃｱ,0312345678,\"十,予\"\r\n山田,ﾔﾏﾀﾞ,0312345679,構\r\n")
    let (list, report) = try customers(octets)
    #expect(list.map(\.name.string) == ["表ソ能", "山田"])
    #expect(list.map(\.kana.string) == ["テア", "ヤマダ"])
    #expect(list.map(\.note.string) == ["十,予", "構"])
    #expect(report.refused.isEmpty)
  }

  /// 名前 and 電話 in EUC-JP can be read as half-width kana in CP932; but they are no headings there.
  @Test(arguments: ["名前,電話", "氏名,電話番号", "name,tel"])
  func eucJPIsToldByItsHeadings(headings: String) throws {
    let (list, report) = try customers(try eucJP(headings + "\n山田,0312345678\n表示,0312345679\n"))
    #expect(list.map(\.name.string) == ["山田", "表示"])
    #expect(report.mended.isEmpty)
  }

  @Test func utf8WithAndWithoutItsMarkIsTheSame() throws {
    let text = "氏名,電話番号\n山田,0312345678\n"
    #expect(try customers([0xEF, 0xBB, 0xBF] + Array(text.utf8)).customers == customers(text).customers)
  }

  @Test func badOctetsCostTheirLine() throws {
    var octets = Array("氏名,電話番号\n山田,0312345678\n".utf8)
    octets += [0x83, 0xFF, 0x2C] + Array("0312345679\n".utf8) + [0x83] + Array(",0312345670\n".utf8)
    octets += Array("佐藤,0312345671\n".utf8)
    let (list, report) = try customers(octets)
    #expect(list.map(\.name.string) == ["山田", "佐藤"])
    #expect(list.map(\.id) == [1, 4])
    #expect(report.refused[.encoding]?.first == [3, 4])
  }

  /// What stands below headings that cannot be read would be guessed at.
  @Test(arguments: ["", "顧客名簿\n", "顧客名簿,,\n2026年\n"])
  func headingsThatCannotBeReadRefuseTheList(title: String) throws {
    let rows = try cp932("1,山田太郎,09012345678,ヤマダ,えび\n2,佐藤,09012345679,サトウ,\n")
    let cut = try cp932(title + "No,氏名,電話番号,フリガナ,アレルギ") + [0x81, 0x0A] + rows
    for given in [nil, ListText.Encoding.cp932, .utf8] {
      #expect(throws: ListRefusal.unreadable(.encoding)) { _ = try customers(cut, encoding: given) }
    }
  }

  @Test func aTitleThatCannotBeReadIsNotMissed() throws {
    let (list, report) = try customers(
      [0x83, 0xFF, 0x0A] + cp932("氏名,電話番号,アレルギー\n表示,0312345679,えび\n"))
    #expect(list.map(\.name.string) == ["表示"] && list.first?.safety.string == "えび")
    #expect(report.refused[.encoding]?.first == [1])
  }

  @Test func aLineInAnotherSetIsReadAndReported() throws {
    let octets = Array("氏名,電話番号\n山田,0312345678\n".utf8) + (try cp932("表示,0312345679\n"))
    let (list, report) = try customers(octets)
    #expect(list.map(\.name.string) == ["山田", "表示"])
    #expect(report.mended[.otherEncoding]?.first == [3])
  }

  // Lines above the headings.

  /// Lines above the headings and the headings; the list's second customer has the reading ヤマダ.
  @Test(arguments: [
    ("サロンABC 03-9999-8888,,,", 1), ("顧客電話帳", 1), ("電話番号一覧表,,,", 1), ("基本情報,,連絡先,", 1), ("基本情報,,電話,", 1),
    ("店舗A,03-9999-8888", 1), ("顧客名簿\n2026年\n基本情報,,連絡先,", 3),
  ])
  func whatStandsAboveTheHeadingsIsLeftOut(above: String, lines: Int) throws {
    let rows = "氏名,フリガナ,電話番号,携帯\n表示,ヒョウジ,03-1234-5679,\n山田,ヤマダ,03-1234-5678,\n"
    for octets in [Array("\(above)\n\(rows)".utf8), try cp932("\(above)\r\n\(rows)")] {
      let (list, report) = try customers(octets)
      #expect(list.map(\.name.string) == ["表示", "山田"] && list.last?.kana.string == "ヤマダ")
      #expect(report.mended[.titleLeftOut]?.first == Array(1...lines) && report.refused.isEmpty)
    }
  }

  /// A row of a customer, and one that is refused, is none.
  @Test(arguments: [
    ("氏名,電話番号\n氏名,電話番号\n山田,03-1234-5678\n", 1), ("電話番号,氏名\n03-1234-5678,名前\n", 1),
    ("山田太郎 03-1234-5678,,\n佐藤,03-1234-5679,\n", 1), ("氏名,電話番号\n", 0), ("山田,03-1234-5678", 1),
  ])
  func otherFirstRowsAreNotLeftOut(text: String, taken: Int) throws {
    let (list, report) = try customers(text)
    #expect(list.count >= taken && report.mended[.titleLeftOut] == nil)
  }

  // Refusals.

  @Test func refusalsNameTheirLine() throws {
    let (list, report) = try customers(
      """
      氏名,電話番号,最終来店日,累計売上
      山田,9.01E+09,,
      佐藤,03-1234-5678-9012-3456-7890,,
      ,,2024/1/1,100
      鈴木,,2024/1/1,
      高橋,0312345678,4/5/2024,たくさん
      田中,0312345679,昨日,9999999999999
      """)
    #expect(list.map(\.name.string) == ["鈴木", "高橋", "田中"])
    #expect(report.refused[.exponent]?.first == [2] && report.refused[.number]?.first == [3])
    #expect(report.refused[.nobody]?.first == [4])
    #expect(report.withoutNumber.first == [5])
    #expect(report.mended[.dateAmbiguous]?.first == [6] && report.mended[.amountLeftOut]?.first == [6])
    #expect(report.mended[.dateLeftOut]?.first == [7] && report.mended[.amountAbsurd]?.first == [7])
    #expect(report.refusedLines == 3 && report.taken == 3)
  }

  /// The index has no room for such a day: it would go without a word.
  @Test func aLastVisitInAnotherAgeIsLeftOutAndReported() throws {
    let (list, report) = try customers(
      """
      氏名,電話番号,最終来店日
      山田,0312345671,1900/1/1
      佐藤,0312345672,1970/1/2
      鈴木,0312345673,2149/6/6
      高橋,0312345674,3024/4/1
      """)
    #expect(list.map { $0.lastVisit?.number } == [nil, 1, 65_535, nil])
    #expect(report.mended[.dateLeftOut]?.first == [2, 5])
    let index = try IndexWriter.index(of: list, seed: [1], generation: 1)
    var read = try Index(Octets(index))
    for customer in list {
      #expect(read.lookup(customer.numbers[0]) == .found([customer], total: 1, truncated: false))
    }
  }

  @Test func aSecondNumberSavesTheRow() throws {
    let (list, report) = try customers("氏名,電話,携帯\n山田,9.01E+09,09012345678\n")
    #expect(list.first?.numbers.map(\.digits) == ["09012345678"])
    #expect(report.mended[.numberLeftOut(.exponent)]?.count == 1)
  }

  @Test func aCodeThatComesAgainIsReported() throws {
    let (list, report) = try customers("ID,氏名,電話\n1,山田,0312345678\n1,佐藤,0312345679\n2,鈴木,0312345670\n")
    #expect(list.count == 3)
    #expect(report.mended[.codeAgain]?.first == [3])
  }

  @Test func aCustomerThatComesAgainIsReported() throws {
    let report = try customers("氏名,電話\n山田,0312345678\n山田,03-1234-5678\n山田,0312345679\n佐藤,0312345678\n").report
    #expect(report.mended[.customerAgain]?.first == [3])
  }

  @Test(arguments: [("999999", false), ("36526", false), ("36525", true), ("-3", false), ("3.5", false)])
  func visitsThatNobodyPaysAreLeftOut(cell: String, isTaken: Bool) throws {
    let (list, report) = try customers("氏名,電話,来店回数\n山田,0312345678,\(cell)\n")
    #expect((list.first?.visits != nil) == isTaken && report.mended.isEmpty == isTaken)
  }

  @Test func aLineMarkedForErasureIsLeftOut() throws {
    let (list, report) = try customers("氏名,電話,消去\n山田,0312345678,○\n佐藤,0312345679,\n鈴木,0312345670,×\n")
    #expect(list.map(\.name.string) == ["佐藤", "鈴木"])
    #expect(report.refused[.erased]?.first == [2])
  }

  @Test func columnsThatNobodyKnowsAreKeptUnderTheirHeadings() throws {
    let list = try customers("氏名,電話,性別,,車名,FAX\n山田,0312345678,女,B-12,,0399999999\n").customers
    let details = try #require(list.first).details
    #expect(details.map(\.title.string) == ["性別", "#4"])
    #expect(details.map(\.text.string) == ["女", "B-12"])
  }

  @Test func aCompanyIsANameWhereThereIsNoOther() throws {
    let list = try customers("氏名,会社名,電話\n山田,表商店,0312345678\n,表商店 御中,0312345679\n").customers
    #expect(list.map(\.name.string) == ["山田", "表商店"])
    #expect(list.map { $0.details.map(\.text.string) } == [["表商店"], []])
  }

  @Test func onlyTheFirstLinesOfAKindAreKept() throws {
    let rows = (0..<50).map { "山田\($0),\(312_345_600 + $0)" }.joined(separator: "\n")
    let report = try customers("氏名,電話\n" + rows).report
    #expect(report.mended[.number(.lostZero)]?.count == 50)
    #expect(report.mended[.number(.lostZero)]?.first == Array(2...11))
    #expect(report.lines.contains { $0.contains("50 (line 2, 3") && $0.contains("…") })
  }

  @Test(arguments: [
    ("", ListRefusal.empty), ("\n\n", .empty), ("PK\u{3}\u{4}xl", .workbook(.damaged)),
    ("\u{0}\u{1}\u{2}", .binary), ("<html><table><tr><td>山田<td>0312345678", .markup),
    ("\n<?xml version=\"1.0\"?>", .markup),
    ("<!DOCTYPE html>\n<p>a,b", .markup), ("顧客名簿\n", .noNumberColumn("顧客名簿")),
    ("甲\n乙\n丙\n丁\n戊\n", .noNumberColumn("甲")),
    (String(repeating: "a,", count: 131) + "電話\n山田,0312345678\n", .unreadable(.manyColumns)),
    ("氏名,住所\n山田,東京\n", .noNumberColumn("氏名 | 住所")), ("FAX,氏名\n0312345678,山田\n", .noNumberColumn("FAX | 氏名")),
  ])
  func whatIsNoListIsRefusedAsAWhole(text: String, refusal: ListRefusal) {
    #expect(throws: refusal) { _ = try customers(text) }
  }

  /// Else all that is known of a customer but the number would go.
  @Test(arguments: ["|", "｜", "，", "、", " | "])
  func cellsThatNothingSeparatesRefuseTheList(mark: String) {
    let rows = [["氏名", "電話番号", "アレルギー"], ["山田", "09012345678", "えび"]].map { $0.joined(separator: mark) }
    for title in ["", "顧客名簿\n"] {
      #expect(throws: ListRefusal.unreadable(.otherSeparator)) {
        _ = try customers(title + rows.joined(separator: "\n"))
      }
    }
    // One heading of one thing is a list of numbers.
    #expect(throws: Never.self) { _ = try customers("電話番号(自宅、携帯)\n0312345678\n") }
  }

  @Test func onlyNamesInKanjiNeedAReading() throws {
    let people = ["山田,,", "佐藤,サトウ,", "Schröder,,", "Taro,,", "ﾔﾏﾀﾞ,,", "やまだ花子,,", "𠮷,,", "ＡＢＣ,,"]
    let rows = people.enumerated().map { "\($1)031234567\($0)\n" }.joined()
    #expect(try customers("氏名,フリガナ,電話番号\n" + rows).report.withoutReading.first == [2, 7, 8])
  }

  @Test func limitsOfTheListHold() {
    let text = "氏名,電話\n" + (0..<20).map { "山田,03123456\(10 + $0)\n" }.joined()
    #expect(throws: ListRefusal.tooLong(.octets)) {
      _ = try customers(Array(text.utf8), limits: ListLimits(octets: 100, rows: 1_000))
    }
    #expect(throws: ListRefusal.tooLong(.rows)) {
      _ = try customers(Array(text.utf8), limits: ListLimits(octets: 10_000, rows: 10))
    }
    #expect(throws: ListRefusal.mailText) {
      _ = try customers(Array("\u{1B}$B;aL>\u{1B}(B,TEL\n\u{1B}$B;3ED\u{1B}(B,0312345678\n".utf8))
    }
    // Those two octets also stand in UTF-16, and anywhere in what is packed: 減① is 6E 1B 24 60 there.
    let wide = "氏名,電話,備考\n山田,0312345678,減①\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for octets in [[0xFE, 0xFF] + wide, Array("PK\u{3}\u{4}\u{0}\u{1B}$\u{80}".utf8)] {
      #expect(throws: Never.self) { _ = try ImportFormat.reader(for: octets) }
    }
    #expect(throws: ListRefusal.oldWorkbook) { _ = try customers([0xD0, 0xCF, 0x11, 0xE0]) }
  }
}
