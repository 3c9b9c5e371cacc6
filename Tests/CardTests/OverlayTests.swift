import Directory
import Testing

@testable import Card

@Suite struct OverlayTests {
  /// Two texts become one of any length, with an ellipsis where that is not enough.
  @Test(arguments: [(64, "…"), (80, "…"), (81, "い"), (100, "い"), (256, "い")] as [(Int, String)])
  func joinedTextsReachAsFarAsSaid(limit: Int, last: String) {
    let (new, old) = (SafeText(String(repeating: "あ", count: 40)), SafeText(String(repeating: "い", count: 40)))
    let both = Overlay.joined(new, old, limit: limit).string
    #expect(both.count == min(limit, 81) && both.hasSuffix(last))
  }
}
