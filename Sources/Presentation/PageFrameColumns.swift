import Card
import Directory

/// The lower half of the page on a PC.
extension PageFrame {
  /// Figures, likes and what is open on the left; on the right why the class is what it is.
  var columns: [String] {
    let left = figures + model.facts(.remarks).flatMap { remark($0) }
    let right = why + spent
    let width = Self.columnStop - 2
    return (0..<max(left.count, right.count)).map { place in
      let shown = left.indices.contains(place) ? left[place] : ""
      return text.cells.fit(shown, cells: width) + "| " + (right.indices.contains(place) ? right[place] : "")
    }
  }

  private var figures: [String] {
    var items: [String] = []
    for fact in model.facts(.dealings) {
      switch fact {
      case .visits(let count): items.append(text.say(.pageMemberVisits, count.grouped))
      case .lastVisit(let day, let days):
        items.append(text.say(.frameLast, day.short(from: model.today), "\(days)"))
      case .average(let amount): items.append(text.say(.frameAverage, amount.grouped))
      default: break
      }
    }
    return items.isEmpty ? [] : wrapped(items.joined(separator: "  "), cells: Self.columnStop - 3)
  }

  private func wrapped(_ line: String, cells: Int) -> [String] { text.cells.wrap(line, cells: cells, lines: 3) }

  private func remark(_ fact: PageFact) -> [String] {
    let cells = Self.columnStop - 3
    switch fact {
    case .likes(let likes):
      let items = likes.compactMap { text.spell($0) }.joined(separator: isEnglish ? ", " : "・")
      return wrapped(text.say(.frameLikes, items), cells: cells)
    case .matter(let matter):
      return text.spell(matter.text).map { wrapped(text.say(.frameMatter, $0), cells: cells) } ?? []
    case .anniversary(let anniversary): return wrapped(day(anniversary), cells: cells)
    default:
      // The label, and behind it the text, without the column that the label has on a wider page.
      let rows = text.labelled(fact, model)
      let line = rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
      return rows.isEmpty ? [] : wrapped(line, cells: cells)
    }
  }

  /// `記念日 7/24 結婚(23日後)`, `wedding day 7/24 (in 23 days)`.
  private func day(_ anniversary: Anniversary) -> String {
    let date = anniversary.day.short(from: model.today)
    let days = "\(abs(anniversary.days))"
    let near =
      anniversary.days == 0
      ? text.say(.frameToday) : text.say(anniversary.days > 0 ? .frameAhead : .framePast, days)
    let name = text.spell(SafeText(text.said(anniversary.kind.term))) ?? ""
    if isEnglish { return "\(name) \(date) \(near)" }
    let label = text.say(.pageAnniversary)
    let bare = name.hasSuffix(label) && name != label ? String(name.dropLast(label.count)) : name
    return "\(label) \(date) \(bare)\(near)"
  }

  private var why: [String] {
    for case .reason(let standing) in model.facts(.dealings) {
      let reason = text.say(.frameReason, text.said(standing.reason))
      let cells = Self.inner - Self.columnStop - 1
      return [text.say(.frameWhy)] + wrapped(reason, cells: cells).map { " " + $0 }
    }
    return []
  }

  /// `6/13 18,400  5/02 6,200 ...`: what the latest visits brought, as many as the column holds.
  private var spent: [String] {
    for case .latestVisits(let visits) in model.facts(.past) {
      let items = visits.map { visit in
        text.column(visit.day, model.today) + (visit.amount.map { " " + $0.grouped } ?? "")
      }
      for shown in stride(from: min(Self.visitsShown, items.count), to: 0, by: -1) {
        let row = items.prefix(shown).joined(separator: "  ") + (shown < items.count ? " ..." : "")
        if text.cells.of(row) <= Self.inner - Self.columnStop { return [row] }
      }
    }
    return []
  }

  /// The other column, and the page on a terminal, tell more of them (our choice).
  private static let visitsShown = 2

  /// Buttons for why somebody called and a field for a note, as many and as long as one row holds; then the questions.
  func keys(_ facts: [PageFact]) -> [String] {
    facts.flatMap { fact -> [String] in
      switch fact {
      case .reasonKeys: [reasons]
      case .questions(let titles):
        wrapped(
          text.say(.frameQuestions, titles.compactMap { text.spell($0) }.joined(separator: " / ")),
          cells: Self.inner)
      case .unlistedKeys, .find: PageKeys(text: text).rows([fact]).map { String($0.dropFirst(2)) }
      default: []
      }
    }
  }

  private var reasons: String {
    let (label, note, save) = (text.say(.frameReasons), text.say(.frameNote), text.say(.frameSave))
    let buttons = CallReason.allCases.map { "(\($0.button(text.layout.language)))" }
    for shown in stride(from: buttons.count, to: 0, by: -1) {
      let row = label + buttons.prefix(shown).joined()
      for gap in [3, 1] {
        let room = Self.inner - text.cells.of(row + note + save) - gap
        let field = min(Self.longestField, room)
        guard field >= (gap == 3 ? Self.longestField : Self.shortestField) else { continue }
        return row + String(repeating: " ", count: gap) + note + String(repeating: "_", count: field) + save
      }
    }
    return label
  }

  /// Cells of the field for a note.
  private static let (shortestField, longestField) = (4, 8)

  /// One line: who, and whether there is something to know. It says no number and nothing that is dangerous by name.
  public var collapsed: [String] {
    var name = String(UnicodeScalar(model.mark.rawValue))
    for fact in model.facts(.caller) {
      switch fact {
      case .person(let person):
        let family = text.familyName(person) ?? "-"
        let title = FamilyName.title(of: person.name)
        name =
          isEnglish
          ? (title.isEmpty ? "" : title + " ") + FamilyName.capitalised(family)
          : family + text.honorific(family)
      case .shared(let family, let count, _):
        name = (family.flatMap { text.familyName($0) } ?? "=") + " \(count)"
      case .noNumber(let reason):
        name = text.title(reason).split(separator: " ").prefix(2).joined(separator: " ")
      default: break
      }
    }
    var flags: [String] = []
    if model.mark == .safety { flags.append(text.say(.frameFlag)) }
    if model.mark == .open { flags.append(text.say(.frameOpenFlag)) }
    let left = ["[\(name)]", flags.joined(separator: "  ")].filter { !$0.isEmpty }.joined(separator: "  ")
    let clock = text.clock(model.call.started, seconds: false)
    let right = text.say(.frameLine, clock, text.spell(model.call.line) ?? "?") + " "
    return Self.framed(
      [[spread(left + "   " + text.say(.frameClick), right, cells: Self.collapsedInner)]],
      cells: Self.collapsedInner,
      text.cells)
  }
}
