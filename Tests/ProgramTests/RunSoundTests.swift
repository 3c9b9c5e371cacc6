import CallerID
import Foundation
import Host
import Modem
import Testing

@testable import denwaban

/// Sound in, people served: what a call brings about in a running box.
@Suite struct RunSoundTests {
  static let screen = "display = terminal\ndisplay.size = 16x2\n"

  @Test(.timeLimit(.minutes(1)))
  func fromSoundToCardJournalAndLAN() throws {
    let scratch = try Scratch()
    try RunningBox.importList(into: scratch.path + "/state", scratch)
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + Self.screen, in: scratch)
    try sound.call(from: "09012345678")
    #expect(box.screen.holds("!ﾀﾅｶ ｻﾏ"))
    #expect(box.screen.holds("NG:ｴﾋﾞ ｶﾆ"))
    #expect(try box.sendsCard(#""name":"田中 良子""#))
    #expect(try box.announces(.stored))
    #expect(try box.calls().map { $0.contains("09012345678") } == [true])
    #expect(box.stop() == 0)
    #expect(box.talk.rest() == "")
  }

  /// The list changes while the box runs: the next call shows the new name.
  @Test(.timeLimit(.minutes(1)))
  func aNewListIsInUseAtOnce() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + Self.screen, in: scratch)
    try sound.call(from: "09012345678")
    #expect(box.screen.holds("?ﾊｼﾞﾒﾃﾉ"))
    #expect(try box.sendsCard(#""mark":"?""#))
    try RunningBox.importList(into: box.state.directory, scratch)
    try sound.call(from: "0661234567")
    #expect(try box.sendsCard("鈴木 花子"))
    // A third list takes the place of the second, which was in use.
    try scratch.write("third.csv", Array("氏名,電話番号\n佐藤 次郎,045-123-4567\n".utf8))
    let imported = try Denwaban.run(
      "import", "--yes", "--state", box.state.directory, scratch.path + "/third.csv")
    #expect(imported.status == 0, "\(imported.talk)")
    #expect(try box.announces(.list))
    try sound.call(from: "0451234567")
    #expect(try box.sendsCard("佐藤 次郎"))
    #expect(box.stop() == 0)
  }

  /// Two sounds of no call, and the call after them.
  @Test(.timeLimit(.minutes(1)))
  func whatIsNoCallBringsNothing() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + Self.screen + "line.standard = dtmf-v1\n", in: scratch)
    try sound.call(from: "09012345678")
    try sound.call(from: "38123456", standard: "dtmf-v1")
    #expect(box.screen.holds("?ﾊｼﾞﾒﾃﾉ"))
    #expect(try box.announces(.stored))
    var calls = try box.calls()
    // On a busy machine the ringing before the second call is stored by itself.
    while !calls.contains(where: { $0.contains("38123456") }), try box.announces(.stored) {
      calls = try box.calls()
    }
    #expect(calls.filter { $0.contains("38123456") }.count == 1)
    #expect(!calls.contains { $0.contains("09012345678") })
    #expect(box.stop() == 0)
  }

  /// The same octets are a pound sign to BT and a dollar sign elsewhere: the line's country decides.
  @Test(.timeLimit(.minutes(1)), arguments: [("gb", "A£B"), ("nanp", "A$B"), ("jp", "A$B")])
  func whatDoesNotShowWhoseItIs(_ plan: String, _ name: String) throws {
    let standard = try #require(Standard.named("bt"))
    var message = Message(standard: "bt", kind: .call)
    (message.number, message.name) = ("02079460123", "A£B")
    let transmission = try #require(standard.transmission)
    let line = try #require(Configuration.Plan(rawValue: plan))
    var receiver = SoundReceiver(sampleRate: 8000, home: line.standard)
    var names: [String?] = []
    let samples = LineGenerator(sampleRate: 8000).samples(transmission(try standard.emit(message)))
    for heard in receiver.feed(samples) {
      if case .message(let message) = heard.what { names.append(message.name) }
    }
    while let heard = receiver.finish() {
      if case .message(let message) = heard.what { names.append(message.name) }
    }
    #expect(names == [name])
  }
}
