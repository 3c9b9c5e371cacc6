import Card
import Directory
import Foundation
import Presentation
import Testing

@testable import Report

@Suite struct ReportPageTests {
  static func page(_ language: Language = .japanese) -> String {
    var ledger = Written.ledger([
      Written.Rang(at: Written.time(1, 11), reason: .directions),
      Written.Rang(at: Written.time(1, 12), outcome: .missed),
    ])
    ledger.feed(Written.note(.opinion, "0312345678", "\" onload='x' & <b>"), at: Written.time(1, 12))
    let people = [
      PeopleListTests.person(1, visits: 2, first: 30, last: 3, referrals: 1) {
        $0.name = SafeText("<img src=x> 田中")
      },
      PeopleListTests.person(2, visits: 1, first: 30, last: 30),
    ]
    return ReportPage(
      ReportTests.report(ledger, names: ["0312345678": "<script>alert(1)</script>"], people: people), language
    ).html
  }

  /// Nothing is fetched and nothing runs: a page may be mailed, and read without a network.
  @Test(arguments: Language.allCases) func itNeedsNothingElse(_ language: Language) {
    let page = Self.page(language)
    for word in ["http:", "https:", "src=x>", "<script", "url(", "@import", "<link", "<img", "<iframe", "<b>"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&quot; onload=&#39;x&#39; &amp; &lt;b&gt;"))
    #expect(page.contains("&lt;img src=x&gt; 田中"))
  }

  /// As XML it has one root, and every tag that opens closes.
  @Test(arguments: Language.allCases) func everyTagCloses(_ language: Language) {
    var open: [String] = []
    let alone: Set = ["meta", "rect", "path", "!DOCTYPE"]
    var rest = Substring(Self.page(language))
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { break }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = String(tag.prefix { $0 != " " && $0 != "\n" })
      if name.hasPrefix("/") {
        #expect(open.popLast() == String(name.dropFirst()))
      } else if !alone.contains(name) {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func threeChartsAndTheirValues() {
    let page = Self.page()
    #expect(page.components(separatedBy: "<svg ").count == 4)
    #expect(page.contains("<title>12: 1、不在 1</title>"))
    #expect(page.contains("<title>2026-6: 1/2</title>"))
  }

  @Test func barsStayInTheirChart() {
    let bars = (0..<24).map {
      Chart.Bar(label: "\($0)", value: $0 == 3 ? .max : -$0, part: 9, text: "9", title: "x")
    }
    for full in [Int.min, 0, 1, 100] {
      let svg = Chart(title: "x", bars: bars.filter { $0.value < 1000 }, full: full).svg
      #expect(!svg.contains("height=\"-"))
    }
    #expect(Chart(title: "x", bars: [], full: 0).svg.contains("</svg>"))
  }

  /// WCAG 2.2, 1.4.6: text has 7:1 to what is behind it; 1.4.11: bars have 3:1.
  @Test func colorsCanBeTold() throws {
    for (index, scheme) in ReportPage.style.components(separatedBy: ":root").dropFirst().enumerated() {
      func luminance(_ name: String) throws -> Double {
        let value = try #require(scheme.components(separatedBy: "--\(name): #").dropFirst().first)
        let channels = (0..<3).map { place -> Double in
          let start = value.index(value.startIndex, offsetBy: place * 2)
          let channel = Double(UInt8(value[start..<value.index(start, offsetBy: 2)], radix: 16) ?? 0) / 255
          return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
      }
      func contrast(_ one: String, _ other: String) throws -> Double {
        let (left, right) = (try luminance(one), try luminance(other))
        return (max(left, right) + 0.05) / (min(left, right) + 0.05)
      }
      for (one, other, least) in [
        ("text", "back", 7.0), ("text", "panel", 7.0), ("quiet", "back", 7.0), ("quiet", "panel", 4.5),
        ("warning", "back", 7.0), ("bar", "back", 3.0), ("line", "back", 3.0),
      ] {
        let found = try contrast(one, other)
        #expect(found >= least, "\(one) on \(other) in scheme \(index): \(found)")
      }
    }
  }
}
