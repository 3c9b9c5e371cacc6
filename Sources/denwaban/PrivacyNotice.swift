import Presentation

/// What a shop tells its callers, as the act on the protection of personal information (art. 21: purposes made public;
/// art. 32: contact and procedures) and the ministry's guideline on caller identification ask for.
struct PrivacyNotice {
  private let shop: String
  private let strangers: Int
  private let customers: Int
  private let isSent: Bool
  private let language: Language

  init(_ configuration: Configuration, _ language: Language) {
    (shop, self.language) = (configuration.shopName.string, language)
    (strangers, customers) = (configuration.keep.strangers, configuration.keep.customers)
    isSent = configuration.lanCard == .sealed
  }

  func say(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }

  private var name: String { shop.isEmpty ? say("当店", "This shop") : shop }

  /// What the data is used for.
  var purposes: [String] {
    [
      say("お電話に、どなたかを確かめてお応えするため", "to know who is calling, and answer accordingly"),
      say(
        "ご予約・ご注文・お忘れ物などのご用件に対応し、折り返しお電話するため",
        "to deal with bookings, orders and other matters, and to call back"),
      say("アレルギーなど、安全に関わることをお聞きし直さずに確かめるため", "to keep in mind what is dangerous to you, such as allergies"),
      say("個人を特定しない件数の集計により、応対をよくするため", "to count calls, without names, and answer better"),
    ]
  }

  /// How long what is kept.
  var keeps: [String] {
    [
      say("名簿にない番号: \(strangers)日で消去", "numbers that are not on our list: erased after \(strangers) days"),
      say(
        "名簿にあるお客様の着信の記録: \(customers)日で番号を消去し、件数だけを残す",
        "calls of customers: after \(customers) days the number is erased and only the count is left"),
      say(
        "名簿と、お伺いしたこと: お取引がある間。ご請求により消去",
        "the list and what you told us: for as long as you are a customer, or until you ask"),
    ]
  }

  /// The notice.
  var lines: [String] {
    let contact = say("＿＿＿＿＿＿＿＿＿＿", "____________________")
    return [
      say("発信者番号と個人情報の取り扱いについて", "Your number and your personal data"), "",
      say(
        "\(name)は、お電話の際に通知された番号と、それに結び付くお客様の情報を、次のように取り扱います。",
        "\(name) handles the number that is sent when you call, and what is joined to it, as follows."), "",
      say("1. 利用目的", "1. What it is used for"),
    ] + purposes.map { say("・", "- ") + $0 } + [
      "", say("2. 保存期間", "2. How long it is kept"),
    ] + keeps.map { say("・", "- ") + $0 } + [
      "", say("3. アレルギーなどの情報", "3. Allergies and the like"),
      say(
        "ご本人の同意をいただいた場合にだけ記録し、応対する従業員だけが見ます。",
        "They are noted only with your consent, and seen only by staff who answer."), "",
      say("4. 第三者への提供と安全管理", "4. Others, and safekeeping"),
      say(
        "ご本人の同意なく第三者に提供しません。情報は店内の機器に置き、店外へ送りません。",
        "Nothing is given to others without your consent. It stays on a device in the shop and is not sent outside."
      )
        + (isSent ? say("店内の画面へは暗号化して送ります。", " To screens within the shop it is sent encrypted.") : ""), "",
      say("5. 開示・訂正・消去のご請求", "5. To see, correct or erase it"),
      say(
        "保有する情報 (着信の記録と応対のメモを含みます) の開示、訂正、利用停止、消去のご請求に応じます。ご本人であることを確かめたうえで承ります。",
        "You may ask to see what is kept, calls and remarks included, and to have it corrected, no longer used or erased. "
          + "We make sure that it is you who asks."), "",
      say("6. 番号を通知したくない場合", "6. If you would rather not send your number"),
      say("番号の前に184を付けておかけください。", "Dial 184 before the number."), "",
      say("お問い合わせ先: ", "Contact: ") + contact,
      say("事業者の氏名・名称と住所: ", "Name and address of the business: ") + contact,
    ]
  }
}
