import Directory
import Testing

@Suite struct SafetyWordsTests {
  /// A safety text, another, and both as one.
  static let united: [(String, String, String)] = [
    ("卵", "", "卵"), ("", "卵", "卵"), ("卵", "卵", "卵"), ("乳・えび", "えび・卵", "乳・えび、卵"), ("卵アレルギー", "卵", "卵アレルギー"),
    ("卵（重い）・えび（軽い）", "えび（重い）", "卵（重い）・えび（軽い）、えび（重い）"),
    ("卵（重い）・えび（軽い）", "えび（軽い）、卵", "卵（重い）・えび（軽い）"), ("えび かに", "かに", "えび かに"),
    ("卵（重い）・えび（軽い）、えび（重い）", "えび（重い）", "卵（重い）・えび（軽い）、えび（重い）"),
  ]

  @Test(arguments: united)
  func nothingIsSaidTwiceAndNothingLeftOut(_ row: (String, String, String)) {
    var isCut = false
    let both = SafeText.safety(row.0).united(withSafety: SafeText.safety(row.1), isCut: &isCut)
    #expect(both.string == row.2 && !isCut)
  }

  @Test func whatDoesNotFitIsSaid() {
    let long = SafeText.safety(String(repeating: "あ", count: 250))
    for (more, isLong) in [("い", false), ("いいいいい", false), ("いいいいいい", true)] {
      var isCut = false
      _ = long.united(withSafety: SafeText(more), isCut: &isCut)
      #expect(isCut == isLong, "\(more)")
    }
  }
}
