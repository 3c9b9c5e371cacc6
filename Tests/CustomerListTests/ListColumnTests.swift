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

  /// A number in three columns, as forms have it, and what looks like one; and what the report says.
  @Test(arguments: [
    ("電話番号1,電話番号2,電話番号3", "090,1234,5678", "09012345678", [ListMend]()),
    ("TEL(市外),TEL(市内),TEL(番号)", "0120,123,4567", "", [.numberLeftOut(.unreadable)]),
    ("TEL(市外),TEL(市内),TEL(番号)", "0467,12,3456", "0467123456", []),
    ("TEL(市外),TEL(市内),TEL(番号)", "0120,123,456", "0120123456", []),
    ("TEL1,TEL2,TEL3", "201,202,203", "201 202 203", [.shortNumber]),
    ("市外局番,市内局番,加入者番号", "０３,１２３４,５６７８", "0312345678", []),
    ("電話番号1,電話番号2,電話番号3", "90,1234,5678", "09012345678", [.number(.lostZero)]),
    ("携帯1,携帯2,携帯3,自宅電話", "090,1234,5678,03-1234-5678", "09012345678 0312345678", []),
    ("TEL1,TEL2,TEL3", "090-1234-5678,,0312345678", "09012345678 0312345678", []),
    ("TEL1,TEL2,TEL3", "0312345678,12,2345", "0312345678 12 2345", [.shortNumber]),
    ("電話番号,FAX,備考", "内線 12,,", "12", [.shortNumber]),
    ("電話番号,FAX,備考", "110,,", "110", [.shortNumber]),
    ("電話番号,FAX,備考", "090,,", "", [.numberLeftOut(.unreadable)]),
    ("電話番号,FAX,備考", "0120,,", "", [.numberLeftOut(.unreadable)]),
  ])
  func aNumberInThreeColumnsIsOne(headings: String, row: String, numbers: String, mends: [ListMend]) {
    var customer = Customer(id: 1)
    let row = Array("山田,\(row)".utf8).map { $0 == 0x2C ? 0 : $0 }
    let listed = columns("氏名,\(headings)").read(row, into: &customer)
    #expect(customer.numbers.map(\.digits).joined(separator: " ") == numbers)
    #expect(listed.mends == Set(mends))
    #expect((listed.fault(customer) == nil) == !numbers.isEmpty)
  }

  /// What is dangerous to somebody, in every shop's words.
  @Test(arguments: [
    ("アレルギ", "えび", "えび"), ("ｱﾚﾙｷﾞ-", "えび", "えび"), ("食べれないもの", "えび", "えび"), ("苦手なもの", "えび", "えび"),
    ("苦手な物", "えび", "えび"), ("不可食材", "えび", "えび"), ("食事の制限", "えび", "えび"), ("お食事制限", "えび", "えび"),
    ("食物除去", "えび", "えび"), ("除去", "卵", "卵"), ("禁忌薬", "ペニシリン", "ペニシリン"), ("過敏症", "ピリン系", "ピリン系"),
    ("Dietary Requirements", "nuts", "nuts"), ("Dietary Restrictions", "nuts", "nuts"),
    ("Food Restrictions", "nuts", "nuts"),
    ("Intolerances", "nuts", "nuts"), ("Medical Notes", "nuts", "nuts"),
    ("Allergies / Dietary Restrictions", "nuts", "nuts"),
    ("アレルギ確認日,アレルギ", "2024/4/1,えび", "えび"),
    ("Custom Field 1 - Label,Custom Field 1 - Value", "アレルギー,えび", "えび"),
    ("Custom Field 1 - Label,Custom Field 1 - Value", "小麦アレルギー,微量可", "小麦アレルギー:微量可"),
    ("Custom Field 1 - Label,Custom Field 1 - Value", "* アレルギー,なし", ""),
    ("Custom Field 1 - Label,Custom Field 1 - Value", "会員,A-1", ""),
    ("卵,乳,小麦,えび,備考", "○,,微量可,×,窓際", "卵有、小麦:微量可"), ("そば,落花生,ごま", ",○,○", "落花生有、ごま有"),
    ("Egg,Milk,Sesame", "yes,no,yes", "Egg有、Sesame有"),
    // One alone is a dish.
    ("そば,うどん,ごま", "○,○,○", ""),
  ])
  func dangersAreKnown(headings: String, row: String, safety: String) {
    var customer = Customer(id: 1)
    let row = Array("山田,0312345678,\(row)".utf8).map { $0 == 0x2C ? 0 : $0 }
    _ = columns("氏名,電話番号,\(headings)").read(row, into: &customer)
    #expect(customer.safety.string == safety)
    #expect(customer.note.string == (headings.hasSuffix("備考") ? "窓際" : ""))
  }

  /// Two rows of headings, and rows that only look like the second.
  @Test(arguments: [
    (
      "No,氏名,電話番号,アレルギー,,,,備考\n,,,卵,乳,小麦,そば,\n1,山田,09012345678,○,,微量可,×,窓際\n",
      "山田 09012345678 アレルギー(卵)有、アレルギー(小麦):微量可 窓際", [ListMend]()
    ),
    (
      "氏名,連絡先,,,備考\n,自宅電話,携帯電話,FAX,\n山田,0312345678,09012345678,0399999999,窓際\n",
      "山田 0312345678 09012345678 窓際", []
    ),
    ("氏名,,電話番号\n姓,名,\n山田,花子,09012345678\n", "山田 花子 09012345678", []),
    ("氏名,電話番号,アレルギー,,備考\n,,確認日,食材,\n山田,09012345678,2024/4/1,えび,\n", "山田 09012345678 えび", []),
    // A row of a customer, one that says nothing of columns, and one below headings of single columns.
    ("氏名,電話番号,アレルギー,,備考\n山田,09012345678,,○,\n", "山田 09012345678 #4=○", [.besideDanger]),
    ("氏名,電話番号,アレルギー,\n,,○,○\n山田,09012345678,,\n", "山田 09012345678", []),
    ("氏名,,電話番号\n鈴木,一郎,\n山田,,09012345678\n", "鈴木 #2=一郎|山田 09012345678", []),
    ("氏名,電話番号,アレルギー,\n,,えび,\n山田,09012345678,,\n", "山田 09012345678", []),
    ("氏名,電話番号,備考,\n山田,09012345678,,○\n", "山田 09012345678 #4=○", []),
  ])
  func twoRowsOfHeadings(list: String, said: String, mends: [ListMend]) throws {
    let (list, report) = try customers(list)
    let words = list.map { customer in
      let texts =
        [customer.name] + customer.numbers.map { SafeText($0.digits) } + [customer.safety, customer.note]
      let details = customer.details.filter { $0.title.string != "No" }
      return (texts.map(\.string) + details.map { "\($0.title.string)=\($0.text.string)" })
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    #expect(words.joined(separator: "|") == said)
    #expect(Set(report.mended.keys) == Set(mends))
  }

  /// Where somebody is called, in every shop's words.
  @Test(arguments: [
    "連絡先1", "ご連絡先", "連絡先番号", "日中の連絡先", "第一連絡先", "連絡先(必須)", "連絡先【必須】", "℡", "自宅℡", "☎", "☎番号", "ｹｰﾀｲ",
    "ケータイ番号", "モバイル番号", "スマホ", "自宅番号", "固定", "携番", "PHS", "でんわ", "でんわ番号", "Mobile Number", "Contact Number",
    "Mobile No.", "Cell #",
    "Móvil", "Handy", "手機",
  ])
  func aSecondNumberIsTaken(heading: String) {
    #expect(ListKind.of(["氏名", "電話番号", heading]).fields == [.name, .phone, .phone])
  }

  @Test(arguments: [
    ("連絡先メール", ListField?.some(.ignored)), ("連絡先(メール)", .ignored), ("連絡先住所", .address), ("連絡先(住所)", .address),
    ("連絡先(続柄)", nil), ("連絡先との関係", nil), ("連絡先方法", nil), ("希望連絡先", nil), ("家電", nil), ("スマホ機種", nil),
    ("℡可否", nil),
  ])
  func whatIsNoNumberIsNot(heading: String, field: ListField?) {
    #expect(ListKind.of(["氏名", "電話番号", heading]).fields == [.name, .phone, field])
  }

  /// Whose name it is, in two columns or one.
  @Test(arguments: [
    ("会員姓,会員名", "山田,花子", "山田 花子", ""), ("顧客姓,顧客名", "山田,花子", "山田 花子", ""),
    ("お客様姓,お客様名", "山田,花子", "山田 花子", ""), ("注文者姓,注文者名", "山田,花子", "山田 花子", ""),
    ("氏名(漢字) 姓,氏名(漢字) 名,氏名(カナ) 姓,氏名(カナ) 名", "山田,花子,ヤマダ,ハナコ", "山田 花子", "ヤマダ ハナコ"),
    ("氏名(漢字)名,氏名(漢字)姓", "花子,山田", "山田 花子", ""), ("漢字（姓）,漢字（名）", "山田,花子", "山田 花子", ""),
    ("注文者名字,注文者名前", "山田,花子", "山田 花子", ""), ("姓漢字,名漢字", "山田,花子", "山田 花子", ""),
    ("名字,名前,名字フリガナ,名前フリガナ", "山田,花子,ヤマダ,ハナコ", "山田 花子", "ヤマダ ハナコ"),
    (
      "Last Name,First Name,Last Name (Phonetic),First Name (Phonetic)", "山田,花子,ヤマダ,ハナコ", "山田 花子",
      "ヤマダ ハナコ"
    ),
    ("本名", "山田 花子", "山田 花子", ""), ("姓名", "山田 花子", "山田 花子", ""), ("ご芳名", "山田 花子", "山田 花子", ""),
    ("Client Name", "山田 花子", "山田 花子", ""), ("Guest Name", "山田 花子", "山田 花子", ""),
    ("Guest First Name,Guest Last Name", "花子,山田", "山田 花子", ""), ("First,Last", "花子,山田", "山田 花子", ""),
    ("表示名,お名前(漢字)", "はなはな,山田 花子", "山田 花子", ""), ("表示名,氏名", "はなはな,山田 花子", "山田 花子", ""),
    ("氏名,表示名", ",山田 花子", "山田 花子", ""), ("表示名", "山田 花子", "山田 花子", ""),
    // Nobody's, and a family name's that has no other.
    ("氏名,紹介者姓,紹介者名", "山田 花子,鈴木,一郎", "山田 花子", ""), ("姓,名,保護者姓,保護者名", "山田,花子,山田,一郎", "山田 花子", ""),
    ("会員姓,会員氏名", "山田,山田 花子", "山田 花子", ""),
  ])
  func aNameInTwoColumnsIsOne(headings: String, row: String, name: String, kana: String) {
    var customer = Customer(id: 1)
    let row = Array("0312345678,\(row)".utf8).map { $0 == 0x2C ? 0 : $0 }
    _ = columns("電話番号,\(headings)").read(row, into: &customer)
    #expect(customer.name.string == name && customer.kana.string == kana)
  }

  /// What one row of a visit brought, whatever several rows did.
  @Test(arguments: [
    ("注文日,電話番号,小計,合計", "500,12000", 500), ("注文日,電話番号,合計,小計", "12000,500", 500),
    ("注文日,電話番号,商品名,金額,合計金額", "茶,500,12000", 500), ("来店日,電話番号,人数,合計金額", "2,12000", 12_000),
  ])
  func theRowsOwnAmountCounts(headings: String, row: String, amount: UInt64) throws {
    #expect(try visit(headings, "2024-12-30,09012345678,\(row)").visit.amount == amount)
  }

  @Test(arguments: [
    ("ステータス", "キャンセル", true), ("状態", "無断ｷｬﾝｾﾙ", true), ("予約状況", "キャンセル済み", true),
    ("予約状況", "前日キャンセル（連絡なし）", true),
    ("Status", "No-show", true), ("Booking Status", "Cancelled by guest", true), ("来店状況", "canceled", true),
    ("対応状況", "注文取消し", true), ("ステータス", "来店済み", false), ("ステータス", "キャンセルなし", false),
    ("予約状況", "キャンセル待ち→来店", false),
    ("Status", "not cancelled", false), ("Status", "completed", false), ("備考", "前回キャンセル", false),
  ])
  func whereNobodyCameIsNoVisit(heading: String, cell: String, isCancelled: Bool) throws {
    let columns = columns("来店日,電話番号,金額,\(heading)")
    let row = Array("2024-12-30,09012345678,500,\(cell)".utf8).map { $0 == 0x2C ? 0 : $0 }
    if isCancelled {
      #expect(throws: ListFault.cancelled) { _ = try columns.visit(row) }
    } else {
      #expect(try columns.visit(row).visit.visit.amount == 500)
    }
  }

  /// They are reported by line, and are no reason to ask whether the list is the right one.
  @Test func cancelledVisitsAreReported() throws {
    let (_, report) = try customers(
      "来店日,電話番号,状態\n2024-12-30,09012345678,来店\n2024-12-31,09012345678,キャンセル\n")
    #expect(report.visits == 1 && report.refused[.cancelled]?.first == [3])
    #expect(ImportGuard.objection(report) == nil)
    #expect(ListKind.of(["氏名", "電話番号", "状態"]).fields == [.name, .phone, nil])
  }

  @Test(arguments: [
    ("来店日,お名前,電話番号,人数,合計金額,アレルギー", ListKind.visits), ("来店日時,お名前,電話番号,来店人数,アレルギー", .visits),
    ("最終来店日,お名前,電話番号,人数,合計金額,アレルギー", .customers), ("来店日,お名前,電話番号,合計金額,アレルギー", .customers),
    ("来店日,来店回数,お名前,電話番号,人数,アレルギー", .customers),
  ])
  func aDayWithAPartyIsAVisit(headings: String, kind: ListKind) {
    #expect(columns(headings).kind == kind)
  }

  @Test(arguments: [
    ("メモリ番号", ListField.ignored), ("メモリNo.", .ignored), ("Last Visit Date", .lastVisit),
    ("Last appointment", .lastVisit),
    ("最終来院日", .lastVisit), ("累計会計金額", .total), ("利用金額合計", .total), ("総売上金額", .total), ("購入合計", .total),
    ("Number of Visits", .visits), ("来院回数", .visits), ("都道府県名", .address), ("番地・建物名", .address),
    ("町名・番地", .address),
    ("自宅市区郡", .address),
  ])
  func otherWordsOfPrograms(heading: String, field: ListField) {
    #expect(ListKind.of(["氏名", "電話番号", heading]).fields == [.name, .phone, field])
  }

  @Test func anAddressIsReadFromTheRegionOn() {
    var customer = Customer(id: 1)
    _ = columns("電話番号,番地・建物名,自宅市区郡,都道府県名").read(Array("0312345678\0丸の内1-1\0千代田区\0東京都".utf8), into: &customer)
    #expect(customer.address.string == "東京都千代田区丸の内1-1")
  }
}
