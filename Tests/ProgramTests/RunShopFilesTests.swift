import Card
import Foundation
import Host
import Station
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
    #expect(box.stop() == 0)
  }

  /// What is taken away is taken away, and what cannot be read says nobody.
  @Test func whatIsGoneIsForgotten() throws {
    let scratch = try Scratch()
    var (station, files) = (Station(epoch: 1), ShopFiles(State(directory: scratch.path)))
    #expect(!files.refresh(&station, at: 0))
    try scratch.write("roster", Array("斎藤".utf8))
    try scratch.write("images/10234-1.jpg", KarteProgramTests.photo())
    try scratch.write("images/10234-2.jpg.new", KarteProgramTests.photo())
    #expect(files.refresh(&station, at: 1))
    #expect(station.roster == Roster(text: "斎藤") && station.karte.count == 1)
    #expect(!files.refresh(&station, at: 2))
    // Pictures that come one by one are looked at in a while.
    try scratch.write("images/10234-2.jpg", KarteProgramTests.photo())
    #expect(!files.refresh(&station, at: 3) && station.karte.count == 1)
    #expect(files.refresh(&station, at: 10_000) && station.karte.count == 2)
    try scratch.write("roster", [0xFF, 0xFE])
    #expect(files.refresh(&station, at: 10_001) && station.roster == nil)
    try scratch.write("roster", Array("林".utf8))
    #expect(files.refresh(&station, at: 10_002) && station.roster != nil)
    for name in ["roster", "images"] { try FileManager.default.removeItem(atPath: scratch.path + "/" + name) }
    #expect(files.refresh(&station, at: 20_000))
    #expect(station.roster == nil && station.karte.count == 0)
  }
}
