/// A bar chart as SVG, to stand in a page: it takes its colours from the page's style, so that it is right in light and
/// in dark, and says each value as text, so that no colour carries a meaning alone.
///
///      8
///      █   5
///      ▒   █        a bar, its lower part hatched, and a label below
///     12  13
struct Chart {
  struct Bar {
    let label: String
    let value: Int
    /// How much of the value is hatched, from the bottom.
    var part = 0
    /// What is written above the bar.
    let text: String
    /// What is said of it where somebody points, and by screen readers.
    let title: String
  }

  /// What the chart shows, one sentence.
  let title: String
  let bars: [Bar]
  /// The value of a bar of full height.
  let full: Int

  /// Units of the drawing: about a telephone's width, so that its letters need not shrink there.
  private static let (width, height, top, bottom) = (360, 170, 22, 24)

  var svg: String {
    let room = Self.height - Self.top - Self.bottom
    let slot = Self.width / max(bars.count, 1)
    // So many labels that each has room for three letters.
    let every = bars.count > 14 ? 3 : 1
    var parts: [String] = []
    for (place, bar) in bars.enumerated() {
      let (x, middle) = (place * slot, place * slot + slot / 2)
      let base = Self.height - Self.bottom
      let tall = scaled(bar.value, to: room)
      let hatched = min(tall, scaled(bar.part, to: room))
      let gap = max(1, slot / 8)
      var body = "<title>\(Markup.escaped(bar.title))</title>"
      body += rect("bar", x + gap, base - tall, slot - 2 * gap, tall)
      if hatched > 0 { body += rect("part", x + gap, base - hatched, slot - 2 * gap, hatched) }
      if !bar.text.isEmpty {
        body += text("value", middle, base - tall - 4, bar.text)
      }
      if place.isMultiple(of: every) { body += text("label", middle, Self.height - 8, bar.label) }
      parts.append("<g>\(body)</g>")
    }
    let line = "<path class=\"axis\" d=\"M0 \(Self.height - Self.bottom)H\(Self.width)\"/>"
    return "<svg viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\" aria-label=\""
      + Markup.escaped(title) + "\">" + parts.joined() + line + "</svg>"
  }

  private func scaled(_ value: Int, to room: Int) -> Int {
    full > 0 ? Int(Double(min(max(value, 0), full)) / Double(full) * Double(room)) : 0
  }

  private func rect(_ style: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
  }

  private func text(_ style: String, _ x: Int, _ y: Int, _ text: String) -> String {
    "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">\(Markup.escaped(text))</text>"
  }
}

/// Text within a page.
enum Markup {
  /// With the five signs that mean something to a page written as names (HTML Living Standard, 13.3).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
