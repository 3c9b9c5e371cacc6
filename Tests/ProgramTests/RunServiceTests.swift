import Foundation
import Host
import Testing

@testable import denwaban

/// The service as systemd and a shop's power supply treat it.
@Suite struct RunServiceTests {
  @Test(.timeLimit(.minutes(1)))
  func systemdHearsEachState() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let box = try RunningBox(sound.configuration + RunSoundTests.screen, in: scratch, isWatched: true)
    for _ in 0..<3 { #expect(box.hearsNotice("WATCHDOG=1")) }
    try sound.call(from: "08098765432")
    #expect(try box.sendsCard("080-9876-5432"))
    // Told to stop at once: what is not yet on the disk is written first.
    #expect(box.stop() == 0)
    #expect(box.hearsNotice("STOPPING=1"))
    #expect(try box.calls().count == 1)
    #expect(box.talk.rest() == "")
  }

  @Test(.timeLimit(.minutes(1)))
  func thePowerGoesAndComesBack() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let configuration = sound.configuration + RunSoundTests.screen
    let first = try RunningBox(configuration, in: scratch)
    try sound.call(from: "08098765432")
    #expect(first.screen.holds("?ﾊｼﾞﾒﾃﾉ"))
    #expect(try first.announces(.stored))
    first.end()
    try sound.passUnheard()
    let epoch = try scratch.octets("state/epoch")
    let key = try scratch.octets("state/lan.key")

    let second = try RunningBox(configuration, in: scratch)
    #expect(try scratch.octets("state/epoch") != epoch)
    #expect(try scratch.octets("state/lan.key") == key)
    #expect(try second.announces { if case .announcement(let news) = $0 { news.epoch == 2 } else { false } })
    try sound.call(from: "08098765432")
    #expect(second.screen.holds("?ﾐﾄｳﾛｸ"), "a number not on the list, for the second time today")
    #expect(second.stop() == 0)
    #expect(try second.calls().count == 2)
  }

  /// No state folder, no network, no device: it shows who calls, and says once what is missing.
  @Test(.timeLimit(.minutes(1)))
  func withNothingAtAll() throws {
    let scratch = try Scratch()
    let sound = try LineSound(scratch)
    let lines =
      "line = 1\n" + sound.configuration
      + "line = 2\nline.source = serial-text\nline.device = /dev/no-such-adapter\n"
    // Nobody, root neither, makes a folder in /proc.
    let box = try RunningBox(
      lines + RunSoundTests.screen, in: scratch, state: "/proc/denwaban", isWatched: true)
    #expect(box.screen.holds("ｶｲｾﾝ ﾐｾﾂｿﾞｸ"))
    try sound.call(from: "08098765432")
    #expect(box.screen.holds("?ﾊｼﾞﾒﾃﾉ"))
    for _ in 0..<5 { #expect(box.hearsNotice("WATCHDOG=1")) }
    #expect(box.stop() == 0)
    expectOnce(
      ["no other machine can read", "calls are kept in memory", "line 2: open /dev/no-such-adapter"], box)
  }

  /// An SD card that the kernel has made read-only, and the network cable out: the customers are still known.
  @Test(.timeLimit(.minutes(1)))
  func readOnlyAndWithoutNetwork() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/state"
    try RunningBox.importList(into: folder, scratch)
    let unshare = ["/usr/bin/unshare", "-m", "-n", "/bin/sh", "-c"]
    let mount = "mount --bind \(folder) \(folder) && mount -o remount,ro,bind \(folder)"
    let trial = Foundation.Process()
    trial.executableURL = URL(filePath: unshare[0])
    trial.arguments = unshare.dropFirst() + [mount]
    (trial.standardOutput, trial.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try trial.run()
    trial.waitUntilExit()
    guard trial.terminationStatus == 0 else {
      print("skipped: this user may not mount or have a network of its own (unshare -m -n)")
      return
    }
    let sound = try LineSound(scratch)
    let box = try RunningBox(
      sound.configuration + RunSoundTests.screen, in: scratch, isWatched: true,
      before: unshare + [mount + " && exec \"$@\"", "sh"])
    try sound.call(from: "09012345678")
    #expect(box.screen.holds("!ﾀﾅｶ ｻﾏ"))
    for _ in 0..<5 { #expect(box.hearsNotice("WATCHDOG=1")) }
    #expect(box.stop() == 0)
    expectOnce(["the network: ", "no other machine can read", "calls are kept in memory"], box)
  }

  /// Each of these was said, and nothing twice.
  private func expectOnce(_ parts: [String], _ box: RunningBox) {
    let lines = box.talk.rest().split(separator: "\n")
    #expect(Set(lines).count == lines.count, "\(lines)")
    for part in parts { #expect(lines.filter { $0.contains(part) }.count == 1, "\(part) in \(lines)") }
  }
}
