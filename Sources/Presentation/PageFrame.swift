import Card
import Directory

/// The page on a PC, drawn as text: the whole card in a frame of 80 columns, and collapsed to one line, as it opens, so
/// that it covers nothing.
///
///     +------------------------------------------------------------------------------+
///     | !! アレルギー えび・かに  重い  確認 6/13 斎藤        [今回も確認しました]   |
///     +------------------------------------------------------------------------------+
///     | 田中 良子 様  (タナカ ヨシコ)             ロイヤル / 売上A   [カルテ画像 2枚]|
public struct PageFrame {
  let text: PageText
  let model: PageModel

  /// The page of a model in a language.
  public init(_ model: PageModel, language: Language = .japanese) {
    text = PageText(layout: Layout(size: Self.size, language: language))
    self.model = model
  }

  /// As wide as the terminal's page; the rows that a browser has are many.
  private static let size = ScreenSize.page
  /// Cells between the borders of the whole page, and of the collapsed one; the blank behind the left border not counted.
  static let (inner, collapsedInner) = (77, 65)
  /// Where the button stands in the row of danger, and where the right one of two columns.
  static let (buttonStop, columnStop) = (54, 41)

  var isEnglish: Bool { text.layout.language == .english }

  /// Every line, from border to border.
  public var lines: [String] {
    var sections = [[head]]
    for section in model.sections {
      switch section.place {
      case .alarm: sections.append(alarms(section.facts))
      case .caller: sections.append(caller(section.facts))
      case .members: sections[sections.count - 1] += members(section.facts)
      // Who it is and what to say stand together.
      case .say: sections[sections.count - 1] += say(section.facts)
      case .dealings: sections.append(columns)
      case .remarks: if model.facts(.dealings).isEmpty { sections.append(columns) }
      case .past:
        // Visits stand in the right column.
        let calls = section.facts.filter { if case .latestVisits = $0 { false } else { true } }
        sections.append(calls.flatMap { text.past($0, model) }.map { String($0.dropFirst(2)) })
      case .keys: sections.append(keys(section.facts))
      }
    }
    return Self.framed(sections.filter { !$0.isEmpty }, cells: Self.inner, text.cells)
  }

  static func framed(_ sections: [[String]], cells: Int, _ width: CellWidth) -> [String] {
    let edge = "+" + String(repeating: "-", count: cells + 1) + "+"
    return [edge] + sections.flatMap { $0.map { "| " + width.fit($0, cells: cells) + "|" } + [edge] }
  }

  /// Left and right text at the two edges; the left one is cut when both do not fit.
  func spread(_ left: String, _ right: String, cells: Int = inner) -> String {
    let room = max(0, cells - text.cells.of(right))
    return text.cells.fit(left, cells: room) + right
  }

  private var head: String {
    let call = model.call
    let line = text.spell(call.line) ?? "?"
    let started = text.clock(call.started, seconds: true)
    let state =
      switch call.phase {
      case .ringing: text.say(.frameRinging, line, started, "\(call.rings)")
      case .answered: text.say(.frameAnswered, line, started)
      case .ended: text.say(.frameEnded, line, started)
      }
    let title = text.say(.pageTitle) + (text.spell(model.desk.address).map { "  " + $0 } ?? "")
    return spread(title, "\(state) \(text.say(.frameWindow))")
  }

  private func alarms(_ facts: [PageFact]) -> [String] {
    var rows: [String] = []
    for case .danger(let danger, let person) in facts where person == nil { rows += alarm(danger) }
    let shared = facts.filter { if case .danger(_, .some) = $0 { true } else { false } }
    if !shared.isEmpty { rows += text.pack(text.dangers(shared, shared.count, model), behind: "!! ", gap: 2) }
    if facts.contains(.hiddenDanger) { rows.append("!!") }
    if facts.contains(.hiddenMatter) { rows.append("^^") }
    rows += text.pack(facts.flatMap { text.open($0, model) }, behind: "^^ ", gap: 2)
    return rows.flatMap { text.cells.wrap($0, cells: Self.inner, lines: 3) }
  }

  /// What is dangerous, how bad it is, when that was confirmed, and the button by which it is confirmed again.
  private func alarm(_ danger: Card.Danger) -> [String] {
    let what =
      isEnglish ? (Allergen.all(danger.text)?.map { $0.latin.lowercased() }.joined(separator: ", ")) : nil
    let severity = Allergen.severity(danger.text).map { isEnglish ? $0.english : $0.own }
    let by = text.spell(danger.staff).map { " \($0)" } ?? ""
    let confirmed =
      switch danger.confirmation {
      case .recent(let day): text.say(.frameConfirmed, day.short(from: model.today)) + by
      case .old(let day): text.say(.frameConfirmedOld, day.short(from: model.today)) + by
      case .undated: text.say(.frameUnconfirmed)
      }
    let parts = [what ?? Allergen.withoutSeverity(danger.text), severity, confirmed].compactMap { $0 }
    let row = "!! " + text.say(.frameDanger, parts.joined(separator: "  "))
    guard model.desk.hasKeys else { return [row] }
    let blanks = max(3, Self.buttonStop - text.cells.of(row))
    let button = text.say(.frameConfirm)
    if text.cells.of(row + button) + blanks > Self.inner { return [row, button] }
    return [row + String(repeating: " ", count: blanks) + button]
  }

  private func caller(_ facts: [PageFact]) -> [String] {
    var (name, tags, pictures, number, second): (String, [String], String, String, [String]) = (
      "", [], "", "", []
    )
    var rows: [String] = []
    for fact in facts {
      switch fact {
      case .person(let person):
        let shown = text.name(person)
        let reading = isEnglish ? nil : text.spell(person.kana)
        name = shown + (isEnglish ? "" : text.honorific(shown)) + (reading.map { "  (\($0))" } ?? "")
      case .standing(let standing): tags.append(text.word(standing))
      case .points(let points): tags.append(text.say(.pageCareTag, "\(points)"))
      case .sales(let rank): tags.append(text.say(.pageSales, rank.rawValue))
      case .pictures(let names): pictures = "   " + text.say(.framePictures, "\(names.count)")
      case .number(let digits): number = text.spell(digits) ?? ""
      case .booking(let booking): second.append(text.say(.frameBooked, text.booking(booking)))
      case .shared(let family, let count, let digits):
        let name = family.flatMap { text.familyName($0) }
        let number = text.spell(digits) ?? ""
        rows.append(
          name.map { text.say(.pageShared, $0, "\(count)", number) }
            ?? text.say(.pageSharedUnnamed, "\(count)", number))
      case .unlisted(let digits, let isNew):
        rows.append(text.say(isNew ? .pageNew : .pageBefore, text.spell(digits) ?? ""))
      case .noNumber(let reason): rows.append(text.title(reason))
      default: rows += text.labelled(fact, model).map { String($0.dropFirst(2)) }
      }
    }
    if name.isEmpty { return rows }
    for case .staff(let staff, let isIn) in model.facts(.dealings) {
      let shown = text.spell(staff) ?? "-"
      second.append(text.say(isIn ? .pageServedByIn : .pageServedBy, shown))
    }
    let line = ([number] + [second.joined(separator: "    ")]).filter { !$0.isEmpty }.joined(separator: "   ")
    return [spread(name, tags.joined(separator: " / ") + pictures), line] + rows
  }

  private func members(_ facts: [PageFact]) -> [String] {
    PageMembers(text: text, today: model.today).rows(facts).map { String($0.dropFirst(2)) }
  }

  private func say(_ facts: [PageFact]) -> [String] {
    facts.flatMap { fact -> [String] in
      switch fact {
      case .greeting:
        let line = text.say(.frameSay, text.greeting(fact, model.call))
        return text.cells.wrap(line, cells: Self.inner, lines: 2)
      case .friction(let friction):
        let line = text.say(.pageWhyCare, text.said(friction.causes), "\(friction.threshold)")
        return text.cells.wrap(line, cells: Self.inner, lines: 2)
      case .advice(let reason): return [text.advice(reason)]
      default: return []
      }
    }
  }
}
