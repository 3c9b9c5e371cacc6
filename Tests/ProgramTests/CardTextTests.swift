import Directory
import Foundation
import Journal
import LAN
import Testing

@testable import Card
@testable import Station
@testable import denwaban

/// The card that goes out on the LAN says what the staff's screen says.
@Suite struct CardTextTests {
  static let now = LocalTime(day: Day(number: 20_635), second: 45_000)

  static func shown(_ card: Card) -> ShownCall {
    ShownCall(id: EntryID(epoch: 1, sequence: 9), line: 1, card: card, state: CallState(started: now))
  }

  static func note(_ kind: Kind, _ sequence: Int64, _ text: String) -> Note? {
    var entry = Entry(kind, id: EntryID(epoch: 1, sequence: sequence), monotonic: 0, wall: 0, quality: .battery)
    (entry.caller, entry.text, entry.by) = (.number("09012345678"), text, "林")
    return Note(entry, at: LocalTime(day: Day(number: 20_630), second: 40_000))
  }

  static func card(note length: Int = 5, safety: String = "えび") -> Card {
    var person = Customer(id: 1)
    (person.name, person.kana) = (SafeText("田中 良子"), SafeText("タナカ ヨシコ"))
    person.safety = SafeText.safety(safety)
    (person.visits, person.referrals) = (32, 2)
    person.firstVisit = Day(number: 18_000)
    person.lastVisit = Day(number: 20_617)
    var visit = Visit(day: Day(number: 20_617))
    visit.amount = 18_400
    (person.latestVisits, person.yearTotal, person.total) = ([visit], 96_000, 486_000)
    person.note = SafeText(String(repeating: "あ", count: length))
    person.numbers = [PhoneNumber(digits: "09012345678")].compactMap { $0 }
    var experience = Experience()
    let notes = [
      note(.promise, 1, "写真を郵送"), note(.memo, 2, "窓側がお好き"), note(.complaint, 3, "料理の遅れ"),
    ]
    for note in notes.compactMap({ $0 }) { experience.take(note) }
    return Card(
      caller: .number("09012345678"), number: SafeText("090-1234-5678"), found: [person],
      experience: experience, at: now)
  }

  /// The pictures come last: they are the first that a full datagram leaves out. Who is in is said of who usually serves.
  @Test func picturesAndTheRosterAreInTheCard() throws {
    var card = Self.card()
    card.people[0].staff = SafeText("斎藤")
    card.pictures = [SafeText("10234-1.jpg"), SafeText("10234-2.png")]
    let text = CardText.of(Self.shown(card), onDuty: [SafeText("斎藤")])
    #expect(text.hasSuffix(#","pictures":["10234-1.jpg","10234-2.png"]}"#), "\(text)")
    #expect(text.contains(#""staffIn":true"#))
    for text in [CardText.of(Self.shown(card)), CardText.of(Self.shown(card), onDuty: [SafeText("林")])] {
      #expect(!text.contains("staffIn"))
    }
    let counter = CardText.of(Self.shown(card), profile: .counter, onDuty: [SafeText("斎藤")])
    #expect(!counter.contains("pictures") && !counter.contains("staffIn"))
  }

  @Test func whatTheScreenSaysIsInTheCard() throws {
    let text = CardText.of(Self.shown(Self.card()))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["mark"] as? String == "!")
    #expect(object["safety"] as? [String] == ["えび"])
    #expect(object["class"] as? String == "ロイヤル")
    #expect(object["state"] as? String == "順調")
    #expect((object["reason"] as? String)?.hasPrefix("32回・7年・紹介2名") == true)
    #expect(object["say"] as? String == "田中様、先日は申し訳ございませんでした。")
    #expect(object["handledBy"] as? String == "林")
    #expect(object["remarks"] as? [String] == ["窓側がお好き"])
    let open = try #require(object["open"] as? [[String: Any]])
    #expect(open.map { $0["kind"] as? String } == ["complaint", "promise"])
    #expect(open.map { $0["text"] as? String } == ["料理の遅れ", "写真を郵送"])
    // Money has no place on it.
    for word in ["total", "sales", "円", "18400", "96000", "486000"] { #expect(!text.contains(word)) }
  }

  /// What is dangerous stands before all that may be left out.
  @Test(arguments: [0, 20, 64]) func whatDoesNotFitIsLeftOutFromTheEnd(_ length: Int) throws {
    let text = CardText.of(Self.shown(Self.card(note: length)))
    #expect(text.utf8.count <= SealedCard.textLimit)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["safety"] as? [String] == ["えび"])
  }

  /// A long safety text costs neither the datagram nor the name; what does not fit of it ends where one sees.
  @Test(arguments: [65, 150, 256]) func aLongSafetyTextIsSaid(_ length: Int) throws {
    let safety = String(repeating: "卵", count: length)
    let text = CardText.of(Self.shown(Self.card(safety: safety)))
    #expect(text.utf8.count <= SealedCard.textLimit)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let said = try #require((object["safety"] as? [String])?.first)
    #expect(said == safety || said.last == "…" && said.count > 200)
    let people = try #require(object["customers"] as? [[String: Any]])
    #expect(people.first?["name"] as? String == "田中 良子")
  }
}
