import Card
import Directory
import Foundation
import Presentation
import Testing

/// The frames that say what a person is to see, drawn from values as a list, a journal and staff give them. The file is
/// the requirement, not a record of what the program does: it is never written by a test.
@Suite struct FrameTests {
  typealias Sample = FrameSample

  static let noon = Sample.at(12, 34, 5)
  static let (unlistedAt, withheldAt) = (Sample.at(12, 41, 10), Sample.at(12, 50, 31))
  static let (sharedAt, complaintAt) = (Sample.at(13, 5, 2), Sample.at(18, 20, 44))

  static func desk(_ questions: [String] = ["駐車場", "営業時間", "個室", "子ども椅子", "キャンセル料"]) -> Desk {
    Desk(
      hasKeys: true, address: SafeText("http://denwaban.local/"), questions: questions.map { SafeText($0) })
  }

  static func call(_ time: LocalTime, _ rings: Int, _ seconds: Int) -> CallState {
    CallState(started: time, rings: rings, seconds: seconds)
  }

  static func terminal(
    _ language: Language, _ card: Card, _ call: CallState, keys: Bool = true, onDuty: String? = nil
  ) -> [String] {
    var status = PresentationTests.Sample.status
    status.onDuty = onDuty.map { [SafeText($0)] }
    let layout = Layout(size: .page, language: language, desk: keys ? desk() : Desk())
    return layout.screen(card, call, status).rows
  }

  static func small(_ size: ScreenSize, _ language: Language, _ card: Card?) -> [String] {
    let layout = Layout(size: size, language: language)
    let (call, status) = (PresentationTests.Sample.call, PresentationTests.Sample.status)
    let screen = card.map { layout.screen($0, call, status) } ?? layout.idle(status)
    return PlainText.framed(screen).split(separator: "\n").map { String($0) }
  }

  static func page(
    _ language: Language, _ found: ListedSample.Found, _ matter: String, by staff: String, questions: Bool
  ) -> PageFrame {
    let past = Sample.confirmed(matter, by: staff)
    var card = Sample.card([found.customer], past: past, scale: found.scale, at: noon)
    card.pictures = [SafeText("10234-1.jpg"), SafeText("10234-2.jpg")]
    let model = PageModel(
      card, call(noon, 2, 6), desk: questions ? desk() : desk([]), onDuty: [SafeText(staff)])
    return PageFrame(model, language: language)
  }

  static func family(_ language: Language) -> Card {
    let isJapanese = language == .japanese
    let names =
      isJapanese ? ["田中 良子", "田中 一郎", "田中 ケンタ"] : ["Ms. TANAKA Yoshiko", "Mr. TANAKA Ichiro", "TANAKA Kenta"]
    let safety = isJapanese ? ["えび・かに(重い)", "", "そば"] : ["shrimp, crab (severe)", "", "buckwheat"]
    return Sample.card(
      Sample.family(names, safety), "03-1234-5678", own: Sample.own(isJapanese ? "写真郵送" : "post photo"),
      at: sharedAt)
  }

  /// The small screens' cards, by the names of their frames.
  static func smallCard(_ size: String, _ language: Language, _ name: String) -> Card? {
    let isJapanese = language == .japanese
    typealias Old = PresentationTests.Sample
    switch name {
    case "known, allergy": return Old.card([Old.tanaka])
    case "known": return Old.card([Old.suzuki])
    case "new number": return Old.card([])
    case "unlisted, second call today": return Old.card([], today: 1, in90: 1, last: Old.time(11, 2))
    case "withheld": return Old.card(.withheld)
    case "payphone": return Old.card(.payphone)
    case "out of area": return Old.card(.unavailable)
    case "receive error": return Old.card(.receiveError)
    case "shared":
      let safety = size == "16x2" ? ["えび", "", ""] : ["えび", "", "そば"]
      return Sample.card(Sample.family(["田中 良子", "田中 一郎", "田中 ケンタ"], safety), "03-1234-5678", at: noon)
    case "second call today":
      var past = Sample.Past()
      past.call(Sample.day(7, 1, 2026), 11, 2, talked: 60)
      past.note(.memo, isJapanese ? "ジカンヘンコウ" : "time change", Sample.day(7, 1, 2026), hour: 12)
      return Sample.card([Old.mori], past: past, at: noon)
    case "complaint": return Old.card([Old.yamamoto], open: Old.complaint)
    case "complaint, second call today":
      var past = Sample.Past()
      past.note(.complaint, isJapanese ? "リョウリオクレ" : "late food", Sample.day(6, 28, 2026), by: "ハヤシ")
      past.call(Sample.day(7, 1, 2026), 11, 2, talked: 60)
      return Sample.card([Old.yamamoto], past: past, at: noon)
    default: return nil
    }
  }

  static func drawn(_ place: String, _ language: Language, _ name: String) -> [String] {
    let isJapanese = language == .japanese
    let shop = isJapanese ? "〇〇亭" : "...-tei"
    switch (place, name) {
    case ("80x25", "known"):
      let staff = isJapanese ? "斎藤" : "Saito"
      let past =
        isJapanese
        ? Sample.promised("誕生日の写真を郵送する約束", by: staff)
        : Sample.confirmed("promised to post birthday photo", by: staff)
      // The English frame is of a list without single visits.
      let card =
        isJapanese
        ? Sample.card(
          [ListedSample.japanese.customer], past: past, scale: ListedSample.japanese.scale, at: noon)
        : Sample.card([Sample.tanakaEnglish], past: past, at: noon)
      return terminal(language, card, call(noon, 2, 6), onDuty: staff)
    case ("80x25", "unlisted"):
      let card = Sample.card([], "080-9876-5432", shop: shop, at: unlistedAt)
      return terminal(language, card, call(unlistedAt, 1, 0))
    case ("80x25", "withheld"):
      return terminal(language, Sample.withheld(shop, at: withheldAt), call(withheldAt, 1, 0))
    case ("80x25", "shared"): return terminal(language, family(language), call(sharedAt, 1, 0))
    case ("80x25", _):
      let past = Sample.complained(isJapanese ? "料理の遅れ" : "food came late", by: isJapanese ? "林" : "Hayashi")
      let customer = isJapanese ? Sample.yamamoto : Sample.yamamotoEnglish
      return terminal(
        language, Sample.card([customer], past: past, at: complaintAt), call(complaintAt, 4, 12), keys: false)
    case ("page", _):
      var found = isJapanese ? ListedSample.japanese : ListedSample.english
      if isJapanese { (found.customer.likes, found.customer.note) = (SafeText("窓側 辛口 禁煙席"), .empty) }
      let page = page(
        language, found, isJapanese ? "写真を郵送" : "post birthday photo", by: isJapanese ? "斎藤" : "Saito",
        questions: isJapanese)
      return name == "collapsed" ? page.collapsed : page.lines
    default:
      return small(place == "16x2" ? .twoLines : .fourLines, language, smallCard(place, language, name))
    }
  }

  /// Where a frame says other than this program, and why. All other frames are drawn to the cell.
  static func expected(_ name: String, _ frame: [String]) -> [String] {
    switch name {
    case "20x4 japanese: shared", "20x4 english: shared":
      // What is dangerous stands in the second row of every screen, above the names.
      return [0, 1, 3, 2, 4, 5].map { frame[$0] }
    default: return frame
    }
  }

  /// Frames that show the rows for which they were drawn and leave out others between them.
  static let excerpts = ["complaint, second call today, fourth ring"]

  struct Frame {
    let (name, place, language, title): (String, String, Language, String)
    let lines: [String]
  }

  static let frames: [Frame] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/frames.txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var frames: [(name: String, lines: [String])] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ") {
        frames.append((String(line.dropFirst(2)), []))
      } else if !frames.isEmpty {
        frames[frames.count - 1].lines.append(String(line))
      }
    }
    return frames.map { name, lines in
      let head = name.prefix { $0 != ":" }.split(separator: " ")
      return Frame(
        name: name, place: String(head[0]), language: head[1] == "english" ? .english : .japanese,
        title: String(name.drop { $0 != ":" }.dropFirst(2)), lines: lines)
    }
  }()

  static func trimmed(_ lines: [String]) -> [String] {
    let lines = lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
    return lines.filter { !$0.isEmpty }
  }

  @Test func thereAreFortyNine() { #expect(Self.frames.count == 49) }

  @Test func everyFrameIsDrawn() {
    for frame in Self.frames {
      let drawn = Self.trimmed(Self.drawn(frame.place, frame.language, frame.title))
      let expected = Self.trimmed(Self.expected(frame.name, frame.lines))
      if Self.excerpts.contains(frame.title) {
        var rest = drawn[...]
        for line in expected {
          guard let found = rest.firstIndex(of: line) else {
            Issue.record("\(frame.name) has no row \(line)")
            continue
          }
          rest = rest[found...].dropFirst()
        }
      } else {
        #expect(drawn == expected, "\(frame.name)")
      }
    }
  }

  /// A display without keys names none.
  @Test func keysArePromisedOnlyWhereTheyAreRead() {
    for (name, card) in PresentationTests.Sample.cards {
      for language in Language.allCases {
        let rows = Self.terminal(language, card, PresentationTests.Sample.call, keys: false).joined()
        for key in ["[N]", "[A]", "[8]", "> _", "[Enter]"] { #expect(!rows.contains(key), "\(name)") }
      }
    }
  }

  /// Nobody is said to be in where there is no roster, and only who is on it where there is one.
  @Test func theRosterSaysWhoIsIn() {
    let card = Sample.card([Sample.tanaka], at: Self.noon)
    func rows(_ onDuty: String?) -> String {
      Self.terminal(.japanese, card, PresentationTests.Sample.call, onDuty: onDuty).joined()
    }
    #expect(rows("斎藤").contains("担当 斎藤(本日出勤)"))
    for nobody in ["林", nil] { #expect(!rows(nobody).contains("出勤"), "\(nobody ?? "-")") }
  }

  /// Also of whom somebody spoke to last; and of nobody on a display that guests see.
  @Test func theRosterSaysThatWhoServedLastIsIn() {
    let past = Sample.promised("写真", by: "林")
    let card = Sample.card([Sample.tanaka], past: past, at: Self.noon)
    let call = PresentationTests.Sample.call
    #expect(Self.terminal(.japanese, card, call, onDuty: "林").joined().contains("前回の応対 林(本日出勤)"))
    let english = Self.terminal(.english, card, call, onDuty: "ハヤシ").joined()
    #expect(english.contains("last handled by") && !english.contains("in today"))
    let page = PageModel(card, call, profile: .counter, onDuty: [SafeText("林")])
    #expect(!page.sections.flatMap(\.facts).contains { if case .handledBy = $0 { true } else { false } })
  }
}
