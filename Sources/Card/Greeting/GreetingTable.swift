import Directory

/// Greetings by situation: the first row whose situations all hold, and whose slots can be filled, is said. At most one
/// remembered thing a greeting: being known is pleasant, being recited is not.
public struct GreetingTable: Equatable, Sendable {
  struct Row: Equatable, Sendable {
    var situations: [Situation]
    var texts: [GreetingForm: GreetingText] = [:]
  }

  /// Rows of a file at most: a table that people can still keep in mind is far shorter.
  static let mostRows = 100

  var rows: [Row] = []

  /// How many rows there are.
  public var count: Int { rows.count }

  /// What to say first on this call; nil when no row fits.
  public func greeting(for card: Card) -> Greeting? {
    let values = GreetingText.values(card)
    for row in rows where row.situations.allSatisfy({ card.isIn($0) }) {
      guard let japanese = row.texts[.say]?.filled(values.ordinary) else { continue }
      func form(_ form: GreetingForm, _ values: [GreetingText.Slot: String]) -> SafeText {
        SafeText(row.texts[form]?.filled(values) ?? "")
      }
      return Greeting(
        japanese: SafeText(japanese), kana: form(.kana, values.kana), english: form(.english, values.english),
        short: form(.short, values.english))
    }
    return nil
  }

  /// The default table.
  public static let standard = (try? GreetingTable(text: standardText)) ?? GreetingTable(rows: [])

  /// The default table as a file, to be kept and changed.
  public static let standardText = """
    # What to say first. [situations that must all hold], then the line in four forms; the first row that fits is said.
    #   say: the page in Japanese    kana: a row of 20 cells    english: the page    short: a row of 20 cells
    # {姓} family name   {日} day of the booking
    # What stands in ( ) is left out when its slot is empty; a row with an empty slot elsewhere is passed over.
    # A line has up to 64 characters.

    [shared]
    say = ({姓}様、)本日はどなた様のご用件でしょうか。
    kana = ({姓}ｻﾏ )ﾄﾞﾅﾀｻﾏﾃﾞｽｶ
    english = Thank you for calling. May I ask who is speaking, please?
    short = MAY I ASK WHO?

    [known complaint]
    say = ({姓}様、)先日は申し訳ございませんでした。
    kana = ｾﾝｼﾞﾂﾊ ﾓｳｼﾜｹｱﾘﾏｾﾝ
    english = We apologise for the other day.
    short = SORRY ABOUT LAST TIME

    [quiet]
    say = ({姓}様、)お電話ありがとうございます。
    kana = ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = Thank you for calling.
    short = THANKS FOR CALLING

    [soon]
    say = ({姓}様、)お待ちしておりました。
    kana = ｵﾏﾁｼﾃｵﾘﾏｼﾀ
    english = We have been looking forward to your visit.
    short = WE EXPECT YOU

    [known promise]
    say = ({姓}様、)お電話ありがとうございます。お約束の件、承っております。
    kana = ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = Thank you for calling. We have not forgotten our promise.
    short = THANKS FOR CALLING

    [booked often]
    say = ({姓}様、)いつもありがとうございます。{日}のご予約、承っております。
    kana = ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = Thank you as always. We have your booking for {日}.
    short = THANKS AS ALWAYS

    [yearly absent]
    say = ({姓}様、)今年もお待ちしております。
    kana = ｺﾄｼﾓ ｵﾏﾁｼﾃｵﾘﾏｽ
    english = We look forward to your visit this year.
    short = SEE YOU THIS YEAR

    [absent]
    say = ({姓}様、)ご無沙汰しております。
    kana = ｺﾞﾌﾞｻﾀ ｼﾃｵﾘﾏｽ
    english = It is good to hear from you again.
    short = GOOD TO HEAR YOU

    [once]
    say = ({姓}様、)先日はありがとうございました。
    kana = ｾﾝｼﾞﾂﾊ ｱﾘｶﾞﾄｳ
    english = Thank you for your visit.
    short = THANKS FOR COMING

    [twice]
    say = ({姓}様、)二度目のご来店、ありがとうございました。
    kana = ﾆﾄﾞﾒﾉ ﾗｲﾃﾝ ｱﾘｶﾞﾄｳ
    english = Thank you for coming a second time.
    short = THANKS FOR 2 VISITS

    [often]
    say = ({姓}様、)いつもありがとうございます。
    kana = ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = Thank you as always.
    short = THANKS AS ALWAYS

    [any]
    say = ({姓}様、)お電話ありがとうございます。
    kana = ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = Thank you for calling.
    short = THANKS FOR CALLING

    """
}
