import Directory
import Testing

@testable import CustomerList

/// Headings that are about somebody near the customer, or say something about a field: they have the field where no other
/// column has it.
@Suite struct LentColumnTests {
  @Test(arguments: [
    // Headings, and what the columns are.
    ("生徒氏名,保護者氏名,保護者電話番号", "生徒氏名 = name, 保護者電話番号 = phone"),
    ("会社名,代表者電話番号", "会社名 = company, 代表者電話番号 = phone"),
    ("お届け先氏名,お届け先電話番号", "お届け先氏名 = name, お届け先電話番号 = phone"),
    ("Name,Shipping Phone", "Name = name, Shipping Phone = phone"),
    ("氏名,電話番号（変更後）", "氏名 = name, 電話番号（変更後） = phone"),
    ("氏名,電話番号（変更前）,電話番号（変更後）", "氏名 = name, 電話番号（変更後） = phone"),
    // By now it may be somebody else's.
    ("氏名,旧電話番号", "氏名 = name"), ("氏名,電話番号（変更後）,旧携帯番号", "氏名 = name, 電話番号（変更後） = phone"),
    ("お子様氏名,保護者氏名,電話番号", "お子様氏名 = name, 電話番号 = phone"),
    ("お子様氏名,お子様フリガナ,保護者氏名,保護者フリガナ,電話番号", "お子様氏名 = name, お子様フリガナ = kana, 電話番号 = phone"),
    ("お子様氏名（姓）,お子様氏名（名）,保護者電話", "お子様氏名（姓） = family-name, お子様氏名（名） = given-name, 保護者電話 = phone"),
    ("氏名,自宅電話,ご主人携帯,奥様携帯", "氏名 = name, 自宅電話 = phone, ご主人携帯 = phone, 奥様携帯 = phone"),
    ("氏名,携帯,電話番号（連絡可）", "氏名 = name, 携帯 = phone, 電話番号（連絡可） = phone"),
    ("氏名,電話番号（確認済み）", "氏名 = name, 電話番号（確認済み） = phone"),
    ("氏名,電話番号（家族共通）", "氏名 = name, 電話番号（家族共通） = phone"),
    ("氏名,携帯電話番号（希望）", "氏名 = name, 携帯電話番号（希望） = phone"),
    ("氏名（旧字体）,電話番号", "氏名（旧字体） = name, 電話番号 = phone"),
    ("氏名（印刷用）,電話番号", "氏名（印刷用） = name, 電話番号 = phone"),
    // Beside a column that has the field by itself they have none.
    ("氏名（旧字体）,氏名,電話番号", "氏名 = name, 電話番号 = phone"), ("氏名,氏名（印刷用）,電話番号", "氏名 = name, 電話番号 = phone"),
    ("氏名,電話番号,保護者氏名,保護者電話番号", "氏名 = name, 電話番号 = phone"),
    ("姓,名,電話番号,保護者氏名", "姓 = family-name, 名 = given-name, 電話番号 = phone"),
    ("氏名,電話番号,電話番号（変更後）", "氏名 = name, 電話番号 = phone"), ("氏名,電話番号,お届け先フリガナ", "氏名 = name, 電話番号 = phone"),
    ("氏名,電話番号,紹介者氏名,紹介者電話番号", "氏名 = name, 電話番号 = phone"),
    ("氏名,電話番号,主治医電話番号,大家TEL", "氏名 = name, 電話番号 = phone"),
    // A stranger's never; nor a child's birthday, nor another year's visits, nor what is said without brackets.
    ("氏名,紹介者電話番号", "氏名 = name"), ("氏名,主治医電話番号", "氏名 = name"), ("氏名,電話連絡可否", "氏名 = name"),
    ("紹介者氏名,電話番号", "電話番号 = phone"), ("氏名,電話番号,お子様生年月日,前年来店回数", "氏名 = name, 電話番号 = phone"),
    // A visit of a customer with a number is nobody's else.
    ("来店日,会員番号,金額,お連れ様氏名,送付先電話番号", "来店日 = visit-day, 会員番号 = code, 金額 = amount"),
    ("注文日,商品名,送付先電話番号", "注文日 = visit-day, 商品名 = items, 送付先電話番号 = phone"),
    // Whom a shop calls its customer, where the list has no better name.
    ("患者名,電話番号", "患者名 = name, 電話番号 = phone"), ("予約者名,電話番号", "予約者名 = name, 電話番号 = phone"),
    ("飼い主名,ペット名,電話番号", "飼い主名 = name, 電話番号 = phone"), ("飼主名,電話番号", "飼主名 = name, 電話番号 = phone"),
    ("生徒名,保護者名,電話番号", "生徒名 = name, 電話番号 = phone"), ("利用者名,電話番号", "利用者名 = name, 電話番号 = phone"),
    ("得意先名称,電話番号", "得意先名称 = name, 電話番号 = phone"), ("得意先名,電話番号", "得意先名 = name, 電話番号 = phone"),
    ("宿泊者名,電話番号", "宿泊者名 = name, 電話番号 = phone"), ("ゲスト名,電話番号", "ゲスト名 = name, 電話番号 = phone"),
    ("会社名,代表者名,電話番号", "会社名 = company, 代表者名 = name, 電話番号 = phone"),
    ("予約者名,宿泊者名,電話番号", "予約者名 = name, 宿泊者名 = name, 電話番号 = phone"),
    ("氏名,予約者名,電話番号", "氏名 = name, 電話番号 = phone"),
    ("姓,名,飼い主名,電話番号", "姓 = family-name, 名 = given-name, 電話番号 = phone"),
    ("患者名カナ,患者名,電話番号", "患者名カナ = kana, 患者名 = name, 電話番号 = phone"),
    ("得意先名,代表者名,電話番号", "得意先名 = name, 電話番号 = phone"),
    ("商品名,店名,電話番号", "電話番号 = phone"), ("施術者名,受付者名,電話番号", "電話番号 = phone"),
  ])
  func columnsAreTakenWhereNoOtherHasTheField(headings: String, columns: String) {
    let cells = headings.split(separator: ",").map(String.init)
    #expect(ColumnMap(headings: cells, fields: ListKind.of(cells).fields).summary == columns)
  }

  @Test func whatIsNotTakenIsKept() throws {
    let (list, report) = try customers(
      "お子様氏名,保護者氏名,自宅電話,ご主人携帯,奥様携帯\n山田一郎,山田太郎,03-1234-5678,090-1111-2222,080-1111-2222\n")
    let customer = try #require(list.first)
    #expect(customer.name.string == "山田一郎")
    #expect(customer.numbers.map(\.digits) == ["0312345678", "09011112222", "08011112222"])
    #expect(customer.details.map { "\($0.title.string)=\($0.text.string)" } == ["保護者氏名=山田太郎"])
    #expect(report.refused.isEmpty)
  }
}
