public import Directory

/// Greetings by situation: the first row whose situations all hold, and whose slots can be filled, is said. At most one
/// remembered thing a greeting: being known is pleasant, being recited is not. Who has waited for long hears an apology
/// behind the name.
public struct GreetingTable: Equatable, Sendable {
  struct Row: Equatable, Sendable {
    var situations: [Situation]
    var texts: [GreetingForm: GreetingText] = [:]
  }

  /// Rows of a file at most: a table that people can still keep in mind is far shorter.
  static let mostRows = 100

  var rows: [Row] = []
  /// What the shop calls itself on the telephone: slot `{店}`; empty: it does not.
  public var shop = SafeText.empty

  /// What is said to who has waited for long.
  static let apology = (japanese: "大変お待たせいたしました。", english: "sorry to keep you waiting.")

  /// How many rows there are.
  public var count: Int { rows.count }

  /// What to say first on this call; nil when no row fits.
  public func greeting(for card: Card) -> Greeting? {
    let slots = GreetingSlots(card, shop: shop)
    for row in rows where row.situations.allSatisfy({ card.isIn($0) }) {
      guard let japanese = row.texts[.say]?.filled(slots.ordinary) else { continue }
      func form(_ form: GreetingForm, _ slots: [GreetingText.Slot: String]) -> String {
        row.texts[form]?.filled(slots) ?? ""
      }
      let waited = Greeting.Waited(
        japanese: row.texts[.say]?.parted(slots.ordinary).map { name, rest in
          Greeting.Parts(apology: SafeText(name + Self.apology.japanese), rest: SafeText(rest))
        },
        english: row.texts[.english]?.parted(slots.english).map { name, rest in
          Greeting.Parts(
            apology: SafeText(Self.sentences(name + Self.apology.english)), rest: SafeText(Self.sentences(rest))
          )
        })
      return Greeting(
        japanese: SafeText(japanese), kana: SafeText(form(.kana, slots.kana)),
        english: SafeText(Self.sentences(form(.english, slots.english))),
        short: SafeText(form(.short, slots.english)),
        waited: waited)
    }
    return nil
  }

  /// Each sentence with a capital: what stands first in it depends on whether the caller is addressed.
  private static func sentences(_ text: String) -> String {
    // Blanks and stops are octets: characters are asked for only where a sentence begins.
    var (sentences, told, isFirst, wasStop) = ("", text.startIndex, true, false)
    for index in text.utf8.indices {
      let octet = text.utf8[index]
      if octet == UInt8(ascii: " ") {
        isFirst = isFirst || wasStop
      } else if isFirst {
        sentences += text[told..<index] + text[index].uppercased()
        (told, isFirst) = (text.index(after: index), false)
      }
      switch octet {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): wasStop = true
      default: wasStop = false
      }
    }
    return sentences + text[told...]
  }

  /// The default table.
  public static let standard = (try? GreetingTable(text: standardText)) ?? GreetingTable(rows: [])

  /// The default table as a file, to be kept and changed.
  public static let standardText = """
    # What to say first. [situations that must all hold], then the line in four forms; the first row that fits is said.
    #   say: the page in Japanese    kana: a row of 20 cells    english: the page    short: a row of 20 cells
    # {姓} family name   {日} day of the booking   {曜日} its weekday   {前回の件} what is open, in a word   {店} the shop
    # What stands in ( ) is left out when its slot is empty; a row with an empty slot elsewhere is passed over.
    # From the fourth ring an apology for the wait is said behind the name. A line has up to 64 characters.

    [shared]
    say = お電話ありがとうございます。({姓}様、)本日はどなた様のご用件でしょうか。
    kana = ({姓}ｻﾏ )ﾄﾞﾅﾀｻﾏﾃﾞｽｶ
    english = thank you for calling. May I ask who is speaking, please?
    short = MAY I ASK WHO?

    [known complaint]
    say = ({姓}様、)先日は申し訳ございませんでした。
    kana = ｾﾝｼﾞﾂﾊ ﾓｳｼﾜｹｱﾘﾏｾﾝ
    english = ({姓}, )we apologise for the other day.
    short = SORRY ABOUT LAST TIME

    [quiet]
    say = ({姓}様、)お電話ありがとうございます。
    kana = ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = ({姓}, )thank you for calling.
    short = THANKS FOR CALLING

    [soon]
    say = ({姓}様、)お待ちしておりました。
    kana = ｵﾏﾁｼﾃｵﾘﾏｼﾀ
    english = ({姓}, )we have been looking forward to your visit.
    short = WE EXPECT YOU

    [booked often]
    say = ({姓}様、)いつもありがとうございます。{日}のご予約、承っております。
    kana = ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = ({姓}, )thank you as always. We have you down for {日}.
    short = THANKS AS ALWAYS

    [known promise]
    say = ({姓}様、)お電話ありがとうございます。お約束(の{前回の件})の件、承っております。
    kana = ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = ({姓}, )thank you for calling. We have not forgotten our promise( about {前回の件}).
    short = THANKS FOR CALLING

    [yearly absent]
    say = ({姓}様、)今年もお待ちしております。
    kana = ｺﾄｼﾓ ｵﾏﾁｼﾃｵﾘﾏｽ
    english = ({姓}, )we look forward to your visit this year.
    short = SEE YOU THIS YEAR

    [absent]
    say = ({姓}様、)ご無沙汰しております。
    kana = ｺﾞﾌﾞｻﾀ ｼﾃｵﾘﾏｽ
    english = ({姓}, )it is good to hear from you again.
    short = GOOD TO HEAR YOU

    [once]
    say = ({姓}様、)先日はありがとうございました。
    kana = ｾﾝｼﾞﾂﾊ ｱﾘｶﾞﾄｳ
    english = ({姓}, )thank you for your visit.
    short = THANKS FOR COMING

    [twice]
    say = ({姓}様、)二度目のご来店、ありがとうございました。
    kana = ﾆﾄﾞﾒﾉ ﾗｲﾃﾝ ｱﾘｶﾞﾄｳ
    english = ({姓}, )thank you for coming a second time.
    short = THANKS FOR 2 VISITS

    [often]
    say = ({姓}様、)いつもありがとうございます。
    kana = ｲﾂﾓ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = ({姓}, )thank you as always.
    short = THANKS AS ALWAYS

    [any]
    say = ({姓}様、)お電話ありがとうございます(、{店}でございます)。
    kana = ｵﾃﾞﾝﾜｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｽ
    english = ({姓}, )thank you for calling(, this is {店}).
    short = THANKS FOR CALLING

    """
}
