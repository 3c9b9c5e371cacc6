import Foundation
import Host
import LAN
import Testing

/// A disk that is slow or broken while the telephone rings. strace(1) makes it so in the running box.
@Suite struct RunDiskTests {
  /// What befalls each fdatasync of a process from now on, until it is let go.
  private final class Trouble {
    private let process = Foundation.Process()
    /// A line for each call that was struck.
    let log = Said()

    init?(_ box: RunningBox, _ effect: String) throws {
      process.executableURL = URL(filePath: "/usr/bin/strace")
      process.arguments = [
        "-f", "-p", "\(box.process.processIdentifier)", "-e", "trace=fdatasync", "-e",
        "inject=fdatasync:\(effect)",
      ]
      process.standardError = log.pipe
      guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else { return nil }
      try process.run()
      guard log.holds("attached") else { return nil }
    }

    /// The disk is well again.
    func end() {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
    }

    deinit { if process.processIdentifier > 0 { end() } }
  }

  private func skip(_ box: RunningBox) {
    print("skipped: strace is not installed, or may not trace here")
    _ = box.stop()
  }

  /// The first call's entry hangs in fdatasync; the second call is on the screens and the LAN before it is stored.
  @Test(.timeLimit(.minutes(1)))
  func displayBeforeDisk() throws {
    let scratch = try Scratch()
    try RunningBox.importList(into: scratch.path + "/state", scratch)
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + RunSoundTests.screen, in: scratch)
    guard let trouble = try Trouble(box, "delay_enter=2000000") else { return skip(box) }
    try sound.call(from: "09012345678")
    #expect(box.screen.holds("!ﾀﾅｶ ｻﾏ"))
    #expect(try box.sendsCard("田中 良子"))
    try sound.call(from: "0661234567")
    var isStoredFirst = false
    let isSent = try box.announces {
      switch $0 {
      case .card(let card): return card.text.contains("鈴木 花子")
      case .announcement(let announcement):
        if announcement.event == .stored { isStoredFirst = true }
        return false
      default: return false
      }
    }
    #expect(isSent && !isStoredFirst)
    #expect(box.screen.holds("+1"), "that a second call waits")
    #expect(try box.announces(.stored))
    trouble.end()
    #expect(box.stop() == 0)
    #expect(try box.calls().count == 2)
    #expect(box.talk.rest() == "")
  }

  /// A disk that takes nothing twice: it is said once, the box goes on, and nothing is lost when the disk is well.
  @Test(.timeLimit(.minutes(1)))
  func aDiskThatFails() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + RunSoundTests.screen, in: scratch)
    guard let trouble = try Trouble(box, "error=ENOSPC") else { return skip(box) }
    try sound.call(from: "08098765432")
    #expect(box.screen.holds("?ﾊｼﾞﾒﾃﾉ"))
    #expect(box.talk.holds("No space left on device; calls are kept in memory, and the disk is tried again"))
    try sound.call(from: "0312345678")
    #expect(try box.sendsCard("03-1234-5678"))
    #expect(trouble.log.holds("(INJECTED)", times: 2))
    trouble.end()
    #expect(box.talk.holds("the journal is written again; 0 entries were lost"))
    #expect(box.stop() == 0)
    #expect(box.talk.rest().split(separator: "\n").count == 2)
    #expect(try box.calls().count == 2)
  }
}
