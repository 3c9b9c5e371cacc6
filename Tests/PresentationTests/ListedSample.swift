import Card
import CustomerList
import Presentation

@testable import Directory

/// The guest of the frames as the shop's own lists tell of her: a list of customers and one of visits are read, become an
/// index, and she is found in it by her number.
enum ListedSample {
  /// Her, and what all customers of the list spend.
  struct Found {
    var customer = Customer(id: 0)
    var scale = SalesScale(.none)
  }

  static let japanese = found(
    customers: """
      会員番号,氏名,フリガナ,電話番号,アレルギー,アレルギー確認日,来店回数,初回来店日,累計金額,紹介人数,担当,好み,備考,次回予約,予約時間,予約人数,結婚記念日
      10234,田中 良子,タナカ ヨシコ,090-1234-5678,えび・かに(重い),2026/6/13,32,2019/5/10,"486,000",2,斎藤,窓側 日本酒は辛口 たばこ不可の席,お子様用のいす1脚,2026/7/4,19:00,2名,2004/7/24

      """,
    visits: """
      会員番号,来店日,ランチ/ディナー,人数,お会計,担当者
      10234,2026/3/28,ディナー,4名,"¥31,000",斎藤
      10234,2026/6/13,ディナー,2名,"¥18,400",斎藤
      10234,2026/5/2,ランチ,2名,"¥6,200",林
      10234,2026/2/15,ディナー,2名,"¥14,000",斎藤
      10234,2026/1/6,ランチ,3名,"¥9,600",林
      10234,2025/12/1,ディナー,2名,"¥16,800",斎藤

      """)

  static let english = found(
    customers: """
      Member ID,Name,Reading,Phone,Allergy,Allergy confirmed,Visits,First visit,Total,Referrals,Staff,Likes,Next booking,Booking time,Party,wedding day
      10234,Ms. TANAKA Yoshiko,タナカ ヨシコ,090-1234-5678,"shrimp, crab (severe)",2026-06-13,32,2019-05-10,486000,2,Saito,"window, dry sake, no smoking",2026-07-04,19:00,2,2004-07-24

      """,
    visits: """
      Member ID,Visit date,Meal,Party,Amount,Staff
      10234,2026-06-13,Dinner,2,18400,Saito
      10234,2026-05-02,Lunch,2,6200,Hayashi
      10234,2026-03-28,Dinner,4,31000,Saito
      10234,2026-02-15,Dinner,2,14000,Saito
      10234,2026-01-06,Lunch,3,9600,Hayashi
      10234,2025-12-01,Dinner,2,16800,Saito

      """)

  /// Nine more guests, of whom one spent more in the last year than her 96,000, and one did so long ago.
  private static let others = [
    ("2026-04-10", 120_000), ("2019-04-10", 980_000), ("2026-06-01", 60_000), ("2026-05-01", 40_000),
    ("2026-03-01", 30_000), ("2026-02-01", 20_000), ("2025-12-01", 9_000), ("2025-11-01", 8_000),
    ("2025-10-01", 7_000),
  ]

  private static func found(customers: String, visits: String) -> Found {
    let guests = others.enumerated().map { "x\($0.offset),\($0.element.0),,,\($0.element.1),\n" }.joined()
    let names = others.indices.map { "x\($0),客\($0),キャク,03-1111-000\($0)\n" }.joined()
    var (ledger, found) = (VisitLedger(today: Sample.now.day), [Customer]())
    do {
      try read(visits + guests) { list, listed in
        if case .visit = listed, let visit = list.visit { _ = ledger.feed(visit) }
      }
      try read(customers + names) { list, _ in
        list.join(&ledger)
        found.append(list.customer)
      }
      let octets = try IndexWriter.index(of: found, seed: [UInt8](repeating: 5, count: 16), generation: 1)
      var index = try Index(Octets(octets))
      guard let number = PhoneNumber(digits: FrameSample.digits),
        case .found(let people, total: 1, truncated: false) = index.lookup(number), let one = people.first
      else { return Found() }
      return Found(customer: one, scale: SalesScale(index.facts.amounts))
    } catch {
      return Found()
    }
  }

  private static func read(_ text: String, _ take: (inout ListImport, Listed) -> Void) throws {
    let octets = Array(text.utf8)
    var list = try ListImport(
      beginning: octets, encoding: nil, plan: .jp, limits: .stick, firstID: 1, today: Sample.now.day)
    var offset = 0
    while offset < octets.count {
      if let reading = try list.feed(octets, &offset), let listed = try list.take(reading, { $1 }) {
        take(&list, listed)
      }
    }
    while let reading = try list.finish() {
      if let listed = try list.take(reading, { $1 }) { take(&list, listed) }
    }
  }
}
