import Card
import Directory
import Presentation
import Testing

/// The count of a customer's karte pictures: beside what matters more, and only where there is room.
@Suite struct PictureTests {
  static func card(_ person: Customer, _ count: Int, open: OpenMatter? = nil) -> Card {
    var card = Sample.card([person], open: open)
    card.pictures = (0..<count).map { SafeText("10234-\($0 + 1).jpg") }
    return card
  }

  static func rows(
    _ card: Card, _ size: ScreenSize, _ language: Language = .japanese, _ profile: Profile = .staff
  )
    -> [String]
  {
    let layout = Layout(size: size, language: language, profile: profile)
    return layout.screen(card, Sample.call, Sample.status).rows
  }

  static let bare = Sample.customer(9, "森 誠", "モリ マコト") { $0.visits = 9 }
  static let seen = Sample.customer(9, "森 誠", "モリ マコト") {
    $0.visits = 9
    $0.lastVisit = Sample.day(6, 13)
  }

  @Test func theDisplayCounts() {
    #expect(Self.rows(Self.card(Self.bare, 2), .fourLines)[2] == "9ｶｲ          ｶﾙﾃ 2ﾏｲ")
    #expect(Self.rows(Self.card(Self.bare, 2), .fourLines, .english)[2] == "9x           KARTE 2")
    #expect(Self.rows(Self.card(Self.seen, 9), .twoLines)[1] == "18ﾆﾁﾏｴ   ｶﾙﾃ 9ﾏｲ")
    #expect(Self.rows(Self.card(Self.seen, 9), .twoLines, .english)[1] == "18d ago  KARTE 9")
    #expect(Self.rows(Self.card(Sample.suzuki, 2), .fourLines)[1] == "090-1234-5678 ｶﾙﾃ2ﾏｲ")
    #expect(Self.rows(Self.card(Sample.tanaka, 2), .fourWideLines).joined().contains("ｶﾙﾃ 2ﾏｲ"))
  }

  /// The danger and the sentence stay as they are; of the third row the day of the last visit gives way.
  @Test func nothingThatMattersMoreGivesWay() {
    let (with, without) = (
      Self.rows(Self.card(Sample.tanaka, 2), .fourLines), Self.rows(Self.card(Sample.tanaka, 0), .fourLines)
    )
    #expect(without[2] == "ﾏｴ6/13 32ｶｲ  ｶｶﾘｻｲﾄｳ")
    #expect(with[2] == "32ｶｲ ｶｶﾘｻｲﾄｳ ｶﾙﾃ 2ﾏｲ")
    for row in [0, 1, 3] { #expect(with[row] == without[row]) }
    let small = Self.rows(Self.card(Sample.tanaka, 2), .twoLines)
    #expect(small == Self.rows(Self.card(Sample.tanaka, 0), .twoLines))
    let open = Self.rows(Self.card(Sample.yamamoto, 2, open: Sample.complaint), .fourLines)
    #expect(open[1] == Self.rows(Self.card(Sample.yamamoto, 0, open: Sample.complaint), .fourLines)[1])
    #expect(open[2] == "ﾏｴ6/13 ｶｶﾘ ｻｲﾄｳ ｶﾙﾃ2")
  }

  @Test func withoutPicturesNothingIsSaid() {
    for size in [ScreenSize.twoLines, .fourLines, .fourWideLines, .page] {
      for (name, card) in Sample.cards {
        for language in Language.allCases {
          let text = Self.rows(card, size, language).joined()
          for word in ["ｶﾙﾃ", "カルテ", "KARTE", "karte"] { #expect(!text.contains(word), "\(name)") }
        }
      }
    }
  }

  @Test func theTerminalSaysItBehindTheMemberNumber() {
    let japanese = Self.rows(Self.card(Sample.tanaka, 2), .page).joined(separator: "\n")
    #expect(japanese.contains("会員 10234   カルテ画像 2枚"))
    let english = Self.rows(Self.card(Sample.tanaka, 2), .page, .english).joined(separator: "\n")
    #expect(english.contains("member 10234   karte pictures 2"))
  }

  /// A guest who sees the counter's display learns nothing of it, nor does the counter.
  @Test func onlyStaffSeeIt() {
    for profile in [Profile.counter, .guest] {
      let card = Self.card(Sample.suzuki, 3)
      for size in [ScreenSize.twoLines, .fourLines, .fourWideLines, .page] {
        let text = Self.rows(card, size, .japanese, profile).joined()
        #expect(!text.contains("ｶﾙﾃ") && !text.contains("カルテ"))
      }
      #expect(card.seen(by: profile).pictures.isEmpty)
      let facts = PageModel(card, Sample.call, profile: profile).sections.flatMap(\.facts)
      #expect(!facts.contains { if case .pictures = $0 { true } else { false } })
    }
    let facts = PageModel(Self.card(Sample.suzuki, 3), Sample.call).facts(.caller)
    #expect(facts.contains(.pictures((1...3).map { SafeText("10234-\($0).jpg") })))
  }
}
