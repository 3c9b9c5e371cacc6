import Foundation
import Host
import Testing

@testable import denwaban

/// Files that a shop changes while the service runs.
@Suite struct RunShopFilesTests {
  @Test(.timeLimit(.minutes(1)))
  func theRosterAndThePicturesAreReadAnew() throws {
    let scratch = try Scratch()
    try RunningBox.importList(into: scratch.path + "/state", scratch)
    let sound = try LineSound(scratch)
    let box = try RunningBox(
      sound.configuration + "language = ja\ndisplay = terminal\ndisplay.size = 80x25\n", in: scratch)
    try sound.call(from: "09012345678")
    #expect(box.screen.holds("担当 斎藤"))
    #expect(!box.screen.text.contains("出勤") && !box.screen.text.contains("カルテ"))
    // The card is on the screen; what comes now is seen on it, and sent anew.
    try scratch.write("state/roster", Array("斎藤、林\nWendesday: 森\n".utf8))
    #expect(box.screen.holds("本日出勤"))
    #expect(box.talk.holds("roster: line 2 is left out"))
    try scratch.write("stick/images/10234-1.jpg", KarteProgramTests.photo())
    try scratch.write("stick/images/10234-2.jpg", KarteProgramTests.photo())
    let told = try Denwaban.run(
      "import", "--state", scratch.path + "/state", "--all", scratch.path + "/stick")
    #expect(told.status == 0 && told.output.contains("2 taken"))
    #expect(box.screen.holds("カルテ画像 2枚"))
    #expect(try box.sendsCard(#""pictures":["10234-1.jpg","10234-2.jpg"]"#))
    #expect(try Denwaban.run("erase", "--state", scratch.path + "/state", "090-1234-5678", "--all").status == 0)
    try FileManager.default.removeItem(atPath: scratch.path + "/state/roster")
    try sound.call(from: "0661234567")
    #expect(box.screen.holds("鈴木 花子"))
    #expect(box.stop() == 0)
  }
}
