import Directory
import Foundation
import Testing

/// Cells that something has gnawed at: what comes out of them is numbers in the one form, or a reason, never both.
@Suite struct NumberMutationTests {
  @Test func mutatedCellsNeverTrap() throws {
    var state: UInt64 = 5
    // Steele's linear congruence (Knuth's constants): the same in every run.
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    let signs = Array("0123456789+-() /.、内線ext#'\"=E０９ー\u{3000}\u{FFFD}携帯,;:\n[]_~・FAX〒".unicodeScalars)
    for line in try vectorLines("jp-listed.txt") {
      let cell = Array(line.components(separatedBy: " => ")[0].unicodeScalars)
      for _ in 0..<12 {
        var cell = cell
        for _ in 0...roll(4) {
          let index = roll(cell.count + 1)
          if index < cell.count, roll(3) == 0 { cell.remove(at: index) }
          cell.insert(signs[roll(signs.count)], at: min(index, cell.count))
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: cell)
        for plan in NumberPlan.table { check(String(text), plan) }
      }
    }
  }

  private func check(_ text: String, _ plan: NumberPlan) {
    let listed = plan.listed(text)
    #expect(listed.numbers.isEmpty || listed.refusal == nil, "\(text)")
    for number in listed.numbers {
      #expect(PhoneNumber(digits: number.digits) == number)
      if let e164 = plan.e164(number) { #expect(plan.delivered(e164) == number, "\(text)") }
    }
  }
}
