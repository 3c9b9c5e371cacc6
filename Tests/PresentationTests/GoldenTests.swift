import Card
import Foundation
import Presentation
import Testing

/// Each vector file holds every sample's screen in one layout, as framed text under the sample's name. To see what a
/// change does: run once with `DENWABAN_WRITE_VECTORS=1` and read the difference.
@Suite struct GoldenTests {
  static let layouts: [(file: String, layout: Layout)] = [
    ("16x2-japanese", Layout(size: .twoLines)),
    ("16x2-english", Layout(size: .twoLines, language: .english)),
    ("16x2-counter", Layout(size: .twoLines, profile: .counter)),
    ("16x2-guest", Layout(size: .twoLines, profile: .guest)),
    ("20x4-japanese", Layout(size: .fourLines)),
    ("20x4-english", Layout(size: .fourLines, language: .english)),
    ("20x4-counter", Layout(size: .fourLines, profile: .counter)),
    ("40x4-japanese", Layout(size: .fourWideLines)),
    ("40x4-english", Layout(size: .fourWideLines, language: .english)),
    ("80x25-japanese", Layout(size: .page)),
    ("80x25-english", Layout(size: .page, language: .english)),
    ("80x25-ascii", Layout(size: .page, letters: .ascii)),
    ("80x25-guest", Layout(size: .page, profile: .guest)),
  ]

  @Test(arguments: layouts.indices) func screens(_ index: Int) throws {
    let (file, layout) = Self.layouts[index]
    var text = ""
    for (name, card) in Sample.cards {
      text += name + "\n" + framed(layout.screen(card, Sample.call, Sample.status))
    }
    text += "idle\n" + framed(layout.idle(Sample.status))
    let vector = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/\(file).txt")
    if ProcessInfo.processInfo.environment["DENWABAN_WRITE_VECTORS"] != nil {
      try Data(text.utf8).write(to: vector)
    }
    let golden = try String(contentsOf: vector, encoding: .utf8)
    let pairs = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
    for (row, expected) in pairs where row != expected { Issue.record("\(file): \(row) is not \(expected)") }
    #expect(text.utf8.count == golden.utf8.count)
  }

  /// Without the blank rows at the end of a page, which say nothing.
  private func framed(_ screen: Screen) -> String {
    var lines = PlainText.framed(screen).split(separator: "\n").map { String($0) }
    let blank = "|" + String(repeating: " ", count: screen.size.width) + "|"
    while screen.size.height > 4, lines.count > 3, lines[lines.count - 2] == blank {
      lines.remove(at: lines.count - 2)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
