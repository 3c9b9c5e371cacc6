import Directory
import Testing

@testable import CustomerList

/// Headings and a row, cells parted by commas, and what becomes of the row.
private func columns(_ headings: String) -> ListColumns {
  ListColumns(firstRow: Array(headings.utf8).map { $0 == 0x2C ? 0 : $0 }, plan: .jp)
}

private func visit(_ headings: String, _ row: String) throws -> ListedVisit {
  try columns(headings).visit(Array(row.utf8).map { $0 == 0x2C ? 0 : $0 }).visit
}

@Suite struct ListColumnTests {
  /// Whoever has the goods sent somewhere is who calls.
  @Test(arguments: [
    (
      "注文日時,注文者お名前(姓),注文者お名前(名),注文者お名前カナ(姓),注文者お名前カナ(名),注文者電話番号,出荷先お名前(姓),出荷先お名前(名),商品名",
      "2024-12-30,山田,花子,ヤマダ,ハナコ,09012345678,鈴木,一郎,ケーキ", "山田 花子"
    ),
    ("注文日,注文者名,電話番号,出荷先氏名,商品名", "2024-12-30,山田 花子,09012345678,鈴木 一郎,ケーキ", "山田 花子"),
    ("注文日,電話番号,発送先氏名,注文者名,商品名", "2024-12-30,09012345678,鈴木 一郎,山田 花子,ケーキ", "山田 花子"),
    ("注文日,氏名,電話番号,配達先氏名,出荷先電話番号,商品名", "2024-12-30,山田 花子,09012345678,鈴木 一郎,0312345678,ケーキ", "山田 花子"),
    ("注文日,姓,名,電話番号,姓,名,商品名", "2024-12-30,山田,花子,09012345678,鈴木,一郎,ケーキ", "山田 花子"),
  ])
  func aVisitIsOfWhoeverOrdered(headings: String, row: String, name: String) throws {
    let visit = try visit(headings, row)
    #expect(visit.name.string == name && visit.number?.digits == "09012345678")
  }

  @Test func aLaterColumnOverwritesNothing() throws {
    let first = try visit("来店日,電話番号,人数,金額,時間帯,金額,時刻,人数", "2024-12-30,09012345678,2,500,ランチ,700,19:00,9")
    #expect(first.visit.amount == 500 && first.visit.party == 2 && first.visit.part == .midday)
    let second = try visit("来店日,電話番号,人数,金額,時間帯,金額,時刻,人数", "2024-12-30,09012345678,,,,700,19:00,9")
    #expect(second.visit.amount == 700 && second.visit.party == 9 && second.visit.part == .evening)
  }
}
