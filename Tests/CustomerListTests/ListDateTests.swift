import Directory
import Testing

@testable import CustomerList

@Suite struct ListDateTests {
  @Test(arguments: [
    ("2024/4/1", 2024, 4, 1), ("2024/04/01", 2024, 4, 1), ("2024-04-01", 2024, 4, 1), ("2024.4.1", 2024, 4, 1),
    ("20240401", 2024, 4, 1), ("2024年4月1日", 2024, 4, 1), ("2024年4月1日(月)", 2024, 4, 1),
    ("２０２４／４／１", 2024, 4, 1), ("2024/04/01 10:30", 2024, 4, 1), ("2024-04-01T10:30:00", 2024, 4, 1),
    ("令和6年4月1日", 2024, 4, 1), ("令和元年5月1日", 2019, 5, 1), ("R6.4.1", 2024, 4, 1), ("R06/04/01", 2024, 4, 1),
    ("r6.4.1", 2024, 4, 1), ("S55.4.1", 1980, 4, 1), ("昭55.4.1", 1980, 4, 1), ("昭和55年4月1日", 1980, 4, 1),
    ("H1/1/8", 1989, 1, 8), ("㍻元年1月8日", 1989, 1, 8), ("平成31年4月30日", 2019, 4, 30), ("T15.12.25", 1926, 12, 25),
    ("M45.7.29", 1912, 7, 29), ("Ｓ６０．４．１", 1985, 4, 1), ("45383", 2024, 4, 1), ("25569", 1970, 1, 1),
    ("13/4/2024", 2024, 4, 13), ("4/13/2024", 2024, 4, 13), ("4/4/2024", 2024, 4, 4),
    ("2024/2/29", 2024, 2, 29),
  ])
  func datesAreReadInEveryOrderThatIsCertain(text: String, year: Int, month: Int, day: Int) {
    #expect(ListDate.day(text) == Day(year: year, month: month, day: day))
    #expect(ListDate.birthday(text) == Day(year: year, month: month, day: day))
  }

  @Test(arguments: [
    "", "未定", "2024/13/1", "2024/2/30", "2023/2/29", "4/5/2024", "24/4/1", "2024", "2024/4", "4/1", "--04-01",
    "R0.4.1",
    "H32.1.1", "S65.1.1", "昭和", "元年", "1234567", "123456789", "99999999", "0", "2024/4/1/1", "abc",
    "2024/04/0x",
    "9999999999999999999999/1/1", "R6年", "2024-04-01-02", "令和99999999999999999999年1月1日", "0/0/00",
    "二〇二四年四月一日", "+2024/4/1", "2024//1",
  ])
  func whatIsNoDateOrCouldBeTwoIsNone(text: String) {
    #expect(ListDate.day(text) == nil)
  }

  @Test(arguments: [
    ("4/1", 1, 4, 1), ("4月1日", 1, 4, 1), ("--04-01", 1, 4, 1), ("--0401", 0, 0, 0), ("0000-06-15", 1, 6, 15),
    ("2/29", 4, 2, 29), ("--02-29", 4, 2, 29), ("13/1", 0, 0, 0), ("2/30", 0, 0, 0),
  ])
  func birthdaysMayLackTheirYear(text: String, year: Int, month: Int, day: Int) {
    #expect(ListDate.birthday(text) == Day(year: year, month: month, day: day))
  }

  @Test(arguments: [
    ("¥1,234", UInt64(1234)), ("￥1,234", 1234), ("1,234円", 1234), ("12,100", 12100), ("１，２３４", 1234),
    ("1234.00", 1234),
    ("\\1,234", 1234), ("0", 0), ("12回", 12), ("3 人", 3), ("999999999999999999", 999_999_999_999_999_999),
  ])
  func amountsAreWhole(text: String, amount: UInt64) {
    #expect(ListAmount.whole(text) == amount)
  }

  @Test(arguments: [
    "", "-5", "▲500", "△500", "−5", "12.5", "1e5", "多い", "1234567890123456789", "1.2.3", ".5", "$", "#REF!",
  ])
  func whatIsNoWholeAmountIsNone(text: String) {
    #expect(ListAmount.whole(text) == nil)
  }

  @Test(arguments: [
    ("4/5/2024", true), ("04-05-2024", true), ("4/4/2024", false), ("13/4/2024", false), ("2024/4/5", false),
    ("4/5", false), ("たくさん", false), ("", false), ("0/5/2024", false),
  ])
  func whatCouldBeTwoDaysIsKnownAsSuch(text: String, isAmbiguous: Bool) {
    #expect(ListDate.isAmbiguous(text) == isAmbiguous)
  }
}
