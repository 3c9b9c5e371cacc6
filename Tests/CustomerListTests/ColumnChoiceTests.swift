import Directory
import Testing

@testable import CustomerList

/// Lists in which two columns could be one field, and what each row keeps of both.
@Suite struct ColumnChoiceTests {
  /// What is asked of the first customer of a list, in the order of `expected`.
  private static func said(_ customer: Customer) -> [String] {
    func day(_ day: Day?) -> String {
      day.map { "\($0.parts.year)-\($0.parts.month)-\($0.parts.day)" } ?? ""
    }
    let details = customer.details.map { "\($0.title.string)=\($0.text.string)" }.joined(separator: " ")
    return [
      customer.name.string, customer.kana.string, customer.numbers.map(\.digits).joined(separator: " "),
      day(customer.birthday), day(customer.lastVisit), customer.visits.map { "\($0)" } ?? "",
      customer.total.map { "\($0)" } ?? "", customer.code.string, customer.address.string, details,
    ]
  }

  /// Headings, a row, and what comes of it: name, reading, numbers, birthday, last visit, visits, total, customer number,
  /// address, details.
  static let rows: [(list: String, expected: [String])] = [
    (
      "姓,名,電話番号,紹介者氏名,紹介者電話番号\n山田,花子,03-1234-5678,佐藤一郎,090-1111-2222",
      ["山田 花子", "", "0312345678", "", "", "", "", "", "", "紹介者氏名=佐藤一郎 紹介者電話番号=090-1111-2222"]
    ),
    (
      "緊急連絡先氏名,緊急連絡先,氏名,TEL\n山田太郎,03-1111-2222,山田花子,03-1234-5678",
      ["山田花子", "", "0311112222 0312345678", "", "", "", "", "", "", "緊急連絡先氏名=山田太郎"]
    ),
    ("担当者氏名,顧客名,電話番号\n佐藤,山田花子,03-1234-5678", ["山田花子", "", "0312345678", "", "", "", "", "", "", ""]),
    (
      "氏名,電話番号,生年月日,お子様生年月日\n山田,03-1234-5678,1980/4/1,2010/5/5",
      ["山田", "", "0312345678", "1980-4-1", "", "", "", "", "", "お子様生年月日=2010/5/5"]
    ),
    (
      "氏名,電話番号,生年月日,ペット誕生日\n山田,03-1234-5678,,2010/5/5",
      ["山田", "", "0312345678", "", "", "", "", "", "", "ペット誕生日=2010/5/5"]
    ),
    // The first that says something counts, and what the second says otherwise is kept.
    (
      "氏名,電話番号,生年月日,誕生日\n山田,03-1234-5678,1980/4/1,1981/4/1",
      ["山田", "", "0312345678", "1980-4-1", "", "", "", "", "", "誕生日=1981/4/1"]
    ),
    (
      "氏名,電話番号,生年月日,誕生日\n山田,03-1234-5678,,1981/4/1",
      ["山田", "", "0312345678", "1981-4-1", "", "", "", "", "", ""]
    ),
    ("氏名,名前,電話番号\n山田花子,山田花子,03-1234-5678", ["山田花子", "", "0312345678", "", "", "", "", "", "", ""]),
    // A heading that the table has whole goes before one that holds a part, wherever they stand.
    (
      "会員のお名前,氏名,電話番号\nはなちゃん,山田花子,03-1234-5678",
      ["山田花子", "", "0312345678", "", "", "", "", "", "", "会員のお名前=はなちゃん"]
    ),
    (
      "会員のお名前,氏名,電話番号\nはなちゃん,,03-1234-5678",
      ["", "", "0312345678", "", "", "", "", "", "", "会員のお名前=はなちゃん"]
    ),
    (
      "氏名,電話番号,最終来店日,最終来店金額,最終来店店舗\n山田,03-1234-5678,2026/10/1,45000,銀座",
      ["山田", "", "0312345678", "", "2026-10-1", "", "", "", "", "最終来店金額=45000 最終来店店舗=銀座"]
    ),
    (
      "氏名,電話番号,来店回数,年間来店回数,累計売上,前年累計売上\n山田,03-1234-5678,12,3,64000,9000",
      ["山田", "", "0312345678", "", "", "12", "64000", "", "", "年間来店回数=3 前年累計売上=9000"]
    ),
    (
      "氏名,電話番号,電話連絡可否,電話メモ\n山田,03-1234-5678,不可,午後8時以降",
      ["山田", "", "0312345678", "", "", "", "", "", "", "電話連絡可否=不可 電話メモ=午後8時以降"]
    ),
    (
      "お名前（セイ）,お名前（メイ）,TEL/FAX\nヤマダ,ハナコ,03-1234-5678",
      ["", "ヤマダ ハナコ", "0312345678", "", "", "", "", "", "", ""]
    ),
    ("氏名,氏名（よみ）,TEL\n山田,やまだ,03-1234-5678", ["山田", "やまだ", "0312345678", "", "", "", "", "", "", ""]),
    // Both parts of a name go before the whole.
    (
      "First Name,Last Name,File As,Phone\nTaro,Yamada,\"Yamada, T.\",03-1234-5678",
      ["Yamada Taro", "", "0312345678", "", "", "", "", "", "", ""]
    ),
    (
      "Name,Given Name,Family Name,Phone 1 - Value\n太郎 山田,太郎,山田,03-1234-5678",
      ["山田 太郎", "", "0312345678", "", "", "", "", "", "", ""]
    ),
    ("氏名,姓,電話番号\n山田花子,山田,03-1234-5678", ["山田花子", "", "0312345678", "", "", "", "", "", "", ""]),
    // A second customer number is kept as well.
    (
      "ID,顧客コード,姓,名,電話番号\n17,C-0017,山田,花子,03-1234-5678",
      ["山田 花子", "", "0312345678", "", "", "", "", "17", "", "顧客コード=C-0017"]
    ),
    // What the label calls a fax is none of the customer's numbers; what it calls otherwise is shown so.
    (
      "First Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n"
        + "太郎,Mobile,090-1234-5678,Home Fax,03-1234-5678,会員,A-1",
      ["太郎", "", "09012345678", "", "", "", "", "", "", "会員=A-1"]
    ),
    (
      "Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Event 1 - Type,Event 1 - Value\n"
        + "太郎,Work Fax,03-1234-5678,,03-1234-5679,* 結婚記念日,2010-05-05",
      ["太郎", "", "0312345679", "", "", "", "", "", "", "結婚記念日=2010-05-05"]
    ),
    (
      "Name,Labels,Phone 1 - Value,Skin 2 Type\n太郎,* myContacts ::: VIP ::: 常連,03-1234-5678,dry",
      ["太郎", "", "0312345678", "", "", "", "", "", "", "Labels=VIP、常連 Skin 2 Type=dry"]
    ),
    (
      "Name,Labels,Phone 1 - Value\n太郎,* myContacts,03-1234-5678",
      ["太郎", "", "0312345678", "", "", "", "", "", "", ""]
    ),
    // An address is put together in the order in which it is read.
    (
      "表示名,電話番号,自宅住所,自宅住所2,自宅市町村,自宅都道府県,勤務先住所\n山田,03-1234-5678,丸の内1-1,2F,千代田区,東京都,大阪市",
      ["山田", "", "0312345678", "", "", "", "", "", "東京都千代田区丸の内1-1 2F", "勤務先住所=大阪市"]
    ),
    (
      "氏名,電話番号,番地 (自宅),市区町村 (自宅),都道府県 (自宅)\n山田,03-1234-5678,丸の内1-1,千代田区,東京都",
      ["山田", "", "0312345678", "", "", "", "", "", "東京都千代田区丸の内1-1", ""]
    ),
    (
      "送付先住所,住所,氏名,電話番号\n大阪市,東京都千代田区1-1,山田,03-1234-5678",
      ["山田", "", "0312345678", "", "", "", "", "", "東京都千代田区1-1", "送付先住所=大阪市"]
    ),
    ("配送先住所,氏名,電話番号\n大阪市,山田,03-1234-5678", ["山田", "", "0312345678", "", "", "", "", "", "大阪市", ""]),
    (
      "Name,Phone,Street Address 1,City,State\nTaro,03-1234-5678,1 Main St,Springfield,IL",
      ["Taro", "", "0312345678", "", "", "", "", "", "1 Main St Springfield IL", ""]
    ),
    (
      "氏名,電話番号,都道府県,住所\n山田,03-1234-5678,東京都,東京都千代田区1-1",
      ["山田", "", "0312345678", "", "", "", "", "", "東京都千代田区1-1", ""]
    ),
    ("氏名,電話番号,都道府県\n山田,03-1234-5678,東京都", ["山田", "", "0312345678", "", "", "", "", "", "東京都", ""]),
    // Birthdays of one, two and three columns.
    (
      "氏名,電話番号,生年月日,誕生月\n山田,03-1234-5678,1980/4/1,4",
      ["山田", "", "0312345678", "1980-4-1", "", "", "", "", "", ""]
    ),
    (
      "氏名,電話番号,生年,誕生日\n山田,03-1234-5678,1980,4/1",
      ["山田", "", "0312345678", "1980-4-1", "", "", "", "", "", ""]
    ),
    (
      "氏名,電話番号,生年,誕生日\n山田,03-1234-5678,昭和,4/1",
      ["山田", "", "0312345678", "1-4-1", "", "", "", "", "", ""]
    ),
    (
      "氏名,電話番号,誕生月,誕生日\n山田,03-1234-5678,4,1980/4/1",
      ["山田", "", "0312345678", "1980-4-1", "", "", "", "", "", ""]
    ),
    (
      "氏名,電話番号,誕生年,誕生月,誕生日\n山田,03-1234-5678,1980,4,1",
      ["山田", "", "0312345678", "1980-4-1", "", "", "", "", "", ""]
    ),
    // Without headings: days, times and the numbers of things are no telephone numbers.
    (
      "1,山田太郎,03-1234-5678,2026/04/01 10:30,1000000001",
      ["山田太郎", "", "0312345678", "", "", "", "", "", "", "#1=1 #4=2026/04/01 10:30 #5=1000000001"]
    ),
    ("山田太郎,9012345678,312345678", ["山田太郎", "", "09012345678 0312345678", "", "", "", "", "", "", ""]),
    ("山田太郎,+44 20 7946 0123", ["山田太郎", "", "00442079460123", "", "", "", "", "", "", ""]),
  ]

  @Test(arguments: rows)
  func rowsKeepWhatTheySay(list: String, expected: [String]) throws {
    let (list, report) = try customers(list + "\n")
    let customer = try #require(list.first)
    #expect(Self.said(customer) == expected)
    #expect(report.refused.isEmpty)
  }

  /// Columns for which a customer has no room are reported by line.
  @Test func detailsBeyondTheLastAreReported() throws {
    for (columns, lines) in [(ListedRow.detailsKept, 0), (ListedRow.detailsKept + 1, 1)] {
      let headings = (1...columns).map { "欄\($0)" }.joined(separator: ",")
      let cells = (1...columns).map(String.init).joined(separator: ",")
      let (list, report) = try customers("氏名,電話番号,\(headings)\n山田,03-1234-5678,\(cells)\n")
      #expect(list.first?.details.count == ListedRow.detailsKept)
      #expect(report.mended[.detailsLeftOut]?.count ?? 0 == lines)
    }
  }

  /// Visit rows find their customer by whichever of several customer numbers is called as theirs.
  @Test(arguments: [
    // The list's code columns and a row of them, what the visits call theirs, the visits' number, whether it is joined.
    ("ID,顧客コード", "17,C-0017", "顧客コード", "C-0017", true), ("ID,顧客コード", "17,C-0017", "ID", "17", true),
    ("ID,顧客コード", "18,5", "顧客コード", "18", false), ("ID,顧客コード", "18,", "顧客コード", "18", false),
    ("ID,顧客コード", "18,5", "顧客ID", "18", true), ("ID,顧客コード", "18,5", "顧客ID", "5", false),
    ("Reference ID,Square Customer ID", "R1,SQ1", "Customer ID", "SQ1", true),
    ("Reference ID,Square Customer ID", ",SQ1", "Customer ID", "SQ1", true),
    ("会員コード,会員番号", "A1,B1", "お客様番号", "B1", true), ("会員番号,氏名カナ", "A1,ヤマダ", "お客様番号", "A1", true),
  ])
  func visitsAreJoinedByEitherNumber(
    headings: String, codes: String, visits: String, code: String, isJoined: Bool
  ) throws {
    var ledger = VisitLedger()
    let columns = ListColumns(firstRow: Array("\(visits)\u{0}来店日\u{0}金額".utf8), plan: .jp)
    _ = ledger.feed(try columns.visit(Array("\(code)\u{0}2026/1/1\u{0}500".utf8)).visit)
    let octets = Array("\(headings),電話番号\n\(codes),03-1234-5678\n".utf8)
    var list = try ListImport(beginning: octets, encoding: nil, plan: .jp, limits: .stick, firstID: 1)
    var (offset, taken) = (0, 0)
    func take(_ reading: ListReading?) throws {
      guard let reading, try list.take(reading, { $1 }) != nil else { return }
      taken += 1
      list.join(&ledger)
      #expect((list.customer.visits == 1) == isJoined)
    }
    while offset < octets.count { try take(list.feed(octets, &offset)) }
    while let reading = try list.finish() { try take(reading) }
    #expect(taken == 1 && ledger.unjoined == (isJoined ? 0 : 1))
  }
}
