import Foundation
import Host
import Testing

/// A display that is a server of its own: Debian's LCDd with its text driver, which draws on standard output.
@Suite struct RunDisplayTests {
  private static let server = "/usr/sbin/LCDd"
  private static let drivers = ["x86_64", "aarch64", "arm"].map { "/usr/lib/\($0)-linux-gnu/lcdproc/" }
    .first { FileManager.default.fileExists(atPath: $0 + "text.so") }

  /// A running server and its glass.
  private final class Display {
    let glass = Said()
    private let process = Foundation.Process()

    init(_ configuration: String) throws {
      // Into a pipe the driver would write only when its buffer is full.
      process.executableURL = URL(filePath: "/usr/bin/stdbuf")
      process.arguments = ["-o0", RunDisplayTests.server, "-f", "-c", configuration]
      (process.standardOutput, process.standardError) = (glass.pipe, FileHandle.nullDevice)
      try process.run()
    }

    deinit {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func aDisplayThatIsKilledIsDrawnAgain() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.server), let drivers = Self.drivers else {
      print("skipped: \(Self.server) or its text driver is not installed (apt install lcdproc)")
      return
    }
    let scratch = try Scratch()
    try RunningBox.importList(into: scratch.path + "/state", scratch)
    // A port that nobody has: the server's own is above those that the kernel hands out.
    let port = 61_000 + Int(ProcessInfo.processInfo.processIdentifier) % 4_000
    let text = """
      [server]
      DriverPath=\(drivers)
      Driver=text
      Bind=127.0.0.1
      Port=\(port)
      ServerScreen=no
      [text]
      Size=20x4

      """
    try scratch.write("LCDd.conf", Array(text.utf8))
    let sound = try LineSound(scratch)
    let box = try RunningBox(
      sound.configuration + "language = en\ndisplay = lcdproc\ndisplay.server = 127.0.0.1:\(port)\n",
      in: scratch)
    #expect(
      box.talk.holds("a display is away: connect to 127.0.0.1:\(port): Connection refused; it is tried again"))

    var display: Display? = try Display(scratch.path + "/LCDd.conf")
    #expect(box.talk.holds("the display at 127.0.0.1 is back"))
    #expect(display?.glass.holds("READY") == true)
    try sound.call(from: "09012345678")
    #expect(display?.glass.holds("!TANAKA") == true)
    #expect(display?.glass.holds("NO SHRIMP") == true)

    display = nil
    #expect(box.talk.holds("a display is away", times: 2))
    display = try Display(scratch.path + "/LCDd.conf")
    #expect(box.talk.holds("the display at 127.0.0.1 is back", times: 2))
    #expect(display?.glass.holds("!TANAKA") == true)
    #expect(box.stop() == 0)
  }
}
