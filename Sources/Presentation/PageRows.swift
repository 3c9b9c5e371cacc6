import Card
import Directory

/// How texts stand in the rows of a page.
extension PageText {
  /// A line across the page.
  func rule(_ sign: String) -> String { String(repeating: sign, count: width) }

  /// Left and right text at the two edges; the left one is cut when both do not fit.
  func spread(_ left: String, _ right: String) -> String {
    if right.isEmpty { return left }
    let room = width - cells.of(right)
    return room > 2 ? cells.fit(left, cells: room - 2) + "  " + right : left
  }

  /// The right text behind the left one, `gap` blanks apart or as many as there is room for; never fewer than two.
  func beside(_ left: String, _ right: String, gap: Int) -> String {
    let room = width - cells.of(left) - cells.of(right)
    return room < 2 ? spread(left, right) : left + String(repeating: " ", count: min(gap, room)) + right
  }

  /// Items side by side with blanks between them, each row behind `head`; an item too long for a row is wrapped.
  func pack(_ items: [String], behind head: String = "  ", gap: Int = 3) -> [String] {
    let room = width - cells.of(head)
    let blanks = String(repeating: " ", count: gap)
    var rows: [String] = []
    for item in items {
      if let last = rows.last, cells.of(last + blanks + item) <= room {
        rows[rows.count - 1] = last + blanks + item
      } else {
        rows += cells.wrap(String(item.drop { $0 == " " }), cells: room, lines: layout.size.height)
      }
    }
    return rows.map { head + $0 }
  }

  /// Where the columns of figures begin.
  private var stops: [Int] { layout.language == .japanese ? [2, 14, 36, 52, 68] : [2, 14, 35, 51, 66] }

  /// Figures below each other in columns where the row holds them all so, else packed.
  func columns(_ items: [String]) -> [String] {
    let gap = layout.language == .japanese ? 3 : 2
    var row = ""
    for (place, item) in items.enumerated() {
      let start = stops.indices.contains(place) ? stops[place] : 0
      row += String(repeating: " ", count: max(row.isEmpty ? 2 : gap, start - cells.of(row))) + item
    }
    return items.isEmpty || cells.of(row) <= width ? (items.isEmpty ? [] : [row]) : pack(items, gap: gap)
  }

  /// A text behind its label, on at most three rows.
  func labelled(_ label: PagePhrase, _ text: String?) -> [String] { labelled(say(label), text) }

  /// The same under a heading of the shop's own.
  func labelled(_ label: String, _ text: String?) -> [String] {
    guard let text else { return [] }
    let head = "  " + cells.fit(label, cells: 8) + " "
    let lines = cells.wrap(text, cells: width - 11, lines: 3)
    return lines.enumerated().map { place, line in
      (place == 0 ? head : String(repeating: " ", count: 11)) + line
    }
  }
}
