import Directory
import Testing

@testable import CustomerList

/// Lists as other programs export them: their headings, one row, and who comes of it.
@Suite struct ListHeadingTests {
  @Test(arguments: [
    (
      "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Nickname,Organization Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Formatted,Address 1 - City",
      "太郎,M,山田,タロウ,エム,ヤマダ,Dr,T,Org,--06-15,窓側,* myContacts ::: VIP,* Home,a@example.com,Mobile,090-1234-5678 ::: 03-1234-5678,Work,03-1234-5679,東京都新宿区,新宿区",
      ["09012345678", "0312345678", "0312345679"]
    ),
    (
      "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Birthday,Notes,Group Membership,Phone 1 - Type,Phone 1 - Value",
      "山田 太郎,太郎,,山田,,タロウ,エム,ヤマダ,0000-06-15,窓側,* myContacts,Mobile 2,+81 90-1234-5678", ["09012345678"]
    ),
    (
      "Title,First Name,Middle Name,Last Name,Company,Business Street,Home Street,Home City,Business Fax,Business Phone,Home Phone,Home Phone 2,ISDN,Mobile Phone,TTY/TDD Phone,Birthday,Notes,Given Yomi,Surname Yomi,E-mail Display Name",
      "様,太郎,,山田,会社,大阪,1-1,東京,03-9999-9999,03-1234-5678,03-1234-5679,,1,090-1234-5678,2,6/15,窓側,タロウ,ヤマダ,x",
      ["0312345678", "0312345679", "09012345678"]
    ),
    (
      "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tags",
      "'654321,太郎,山田,a@example.com,yes,,1-1,'1600023,'+819012345678,'+81312345678,no,12100.00,7,窓側,VIP",
      ["09012345678", "0312345678"]
    ),
    (
      "Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,Street Address 1,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend,Email Subscription Status",
      "A1,太郎,山田,a@example.com,+819012345678,,,1-1,新宿区,東京都,1600023,06-15,窓側,SQ,Manual,2020-01-02,2024-03-04,7,\"¥12,100\",ok",
      ["09012345678"]
    ),
  ])
  func otherProgramsListsAreUnderstood(headings: String, row: String, numbers: [String]) throws {
    let (list, report) = try customers(headings + "\n" + row + "\n")
    let customer = try #require(list.first)
    #expect(customer.name.string == "山田 太郎")
    #expect(customer.numbers.map(\.digits) == numbers)
    #expect(customer.note.string == "窓側")
    #expect(customer.kana.isEmpty || customer.kana.string == "ヤマダ タロウ")
    #expect(customer.birthday == nil || customer.birthday == Day(year: 1, month: 6, day: 15))
    #expect(customer.total == nil || customer.total == 12_100 && customer.visits == 7)
    #expect(!customer.code.string.contains("'"))
    #expect(report.refused.isEmpty)
  }
}
