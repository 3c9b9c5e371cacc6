import Card
import Directory

/// Those who share a number, as a table:
///
///     [1] 田中 良子 様    32回  最終 6/13   [ロイヤル]   前回の件: 写真郵送 未完了
///     [2] 田中 一郎 様     3回  最終 4/02   [リピーター]
struct PageMembers {
  let text: PageText
  let today: Day

  private struct Row {
    var title = ""
    var name = ""
    var visits = ""
    var last = ""
    var word = ""
    var matter = ""
  }

  func rows(_ facts: [PageFact]) -> [String] {
    var (members, rest): ([(place: Int, row: Row)], [String]) = ([], [])
    for fact in facts {
      switch fact {
      case .member(let member): members.append((member.place, row(member)))
      case .more(let count): rest.append("  " + text.say(.pageMore, "\(count)"))
      default: break
      }
    }
    func widest(_ column: KeyPath<Row, String>) -> Int {
      members.map { text.cells.of($0.row[keyPath: column]) }.max() ?? 0
    }
    let isJapanese = text.layout.language == .japanese
    let (title, visits, last) = (widest(\.title), widest(\.visits), widest(\.last))
    let name = min(widest(\.name), Self.nameCells)
    let rows = members.map { member in
      let row = member.row
      var line = "  [\(member.place)] " + (title > 0 ? text.cells.fit(row.title, cells: title + 2) : "")
      line += text.cells.fit(row.name, cells: name) + blanks(isJapanese ? 3 : 2)
      line += blanks(visits - text.cells.of(row.visits)) + row.visits + blanks(2)
      line += text.cells.fit(row.last, cells: last) + blanks(isJapanese ? 3 : 2) + row.word
      if !row.matter.isEmpty { line += blanks(3) + row.matter }
      while line.last == " " { line.removeLast() }
      return line
    }
    return rows + rest
  }

  /// What a name has at most, so that the columns behind it stay on the page.
  private static let nameCells = 28

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private func row(_ member: PageMember) -> Row {
    var row = Row()
    row.name = text.name(member.person)
    if text.layout.language == .japanese {
      row.name += text.honorific(row.name)
    } else {
      row.title = FamilyName.title(of: member.person.name)
      row.name = FamilyName.withoutTitle(row.name)
    }
    if let visits = member.person.visits { row.visits = text.say(.pageMemberVisits, visits.grouped) }
    if let last = member.person.lastVisit {
      row.last = text.say(.pageMemberLast, text.column(last, today))
    }
    if member.isChild {
      row.word = text.say(.pageChild)
    } else if let standing = member.standing, standing.step != .unknown {
      row.word = "[\(text.word(standing))]"
    }
    if let matter = member.matter, let about = text.spell(matter.text) {
      row.matter = text.say(matter.kind == .complaint ? .pageMemberComplaint : .pageMemberPromise, about)
    }
    return row
  }
}
