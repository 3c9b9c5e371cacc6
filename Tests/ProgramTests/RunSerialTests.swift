import CallerID
import Foundation
import Host
import Testing

@testable import denwaban

/// Lines behind a serial port that comes and goes, as a USB adapter does.
@Suite struct RunSerialTests {
  /// An adapter on a pseudo-terminal, plugged in under a path that stays the same.
  private final class Adapter {
    private let path: String
    private let far: FileDescriptor
    private let near: FileDescriptor
    private var heard: [UInt8] = []

    // The path goes first, as udev takes it away: another test may get the same terminal next.
    deinit { unlink(path) }

    init(under path: String) throws {
      self.path = path
      var (far, near): (Int32, Int32) = (0, 0)
      try #require(openpty(&far, &near, nil, nil, nil) == 0)
      (self.far, self.near) = (FileDescriptor(far), FileDescriptor(near))
      unlink(path)
      try #require(symlink(String(cString: try #require(ttyname(near))), path) == 0)
    }

    func say(_ octets: [UInt8]) throws { try far.writeAll(octets) }

    func say(_ text: String) throws { try say(Array(text.utf8)) }

    /// Answers commands as a modem that knows only `known`, until that one has come. The commands that it heard.
    func answers(until known: String) throws -> [String] {
      var commands: [String] = []
      let deadline = Clock.milliseconds + Said.patience
      while Clock.milliseconds < deadline, commands.last != known {
        let ready = try Poller.wait([Watch(far.raw)], until: deadline)
        guard ready[0].contains(.readable), let octets = try far.read(limit: 256) else { break }
        for octet in octets {
          guard octet == 0x0D else {
            heard.append(octet)
            continue
          }
          let command = String(decoding: heard, as: UTF8.self)
          heard = []
          commands.append(command)
          let isKnown = command == known || command == "ATZ" || command.hasPrefix("AT S0=0")
          try say(isKnown ? "\r\nOK\r\n" : "\r\nERROR\r\n")
        }
      }
      return commands
    }
  }

  private func configuration(_ source: String, _ path: String) -> String {
    "line.source = \(source)\nline.device = \(path)\n" + RunSoundTests.screen
  }

  @Test(.timeLimit(.minutes(1)))
  func aModemThatIsUnpluggedAndPluggedInAgain() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/modem"
    try RunningBox.importList(into: scratch.path + "/state", scratch)
    var adapter: Adapter? = try Adapter(under: path)
    let box = try RunningBox(configuration("serial-text", path), in: scratch)
    #expect(
      try adapter?.answers(until: "AT#CID=1") == ["ATZ", "AT S0=0 E0 V1 Q0", "AT+VCID=1", "AT#CID=1"])
    try adapter?.say("\r\nRING\r\n\r\nDATE = 1121\r\nTIME = 1530\r\nNMBR = 09012345678\r\n")
    #expect(box.screen.holds("!ﾀﾅｶ ｻﾏ"))
    #expect(try box.announces(.stored))

    adapter = nil
    #expect(box.talk.holds("line 1: read \(path); the adapter is gone"))
    #expect(try box.announces(.trouble))
    adapter = try Adapter(under: path)
    #expect(try adapter?.answers(until: "AT+VCID=1") == ["ATZ", "AT S0=0 E0 V1 Q0", "AT+VCID=1"])
    #expect(box.talk.holds("line 1 is back"))
    try adapter?.say("\r\nRING\r\n\r\nNMBR=0661234567\r\nNAME=SUZUKI\r\n")
    #expect(try box.sendsCard("鈴木 花子"))
    #expect(box.stop() == 0)
    #expect(box.talk.rest().split(separator: "\n").count == 2)
    #expect(try box.calls().count == 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func octetsOfADemodulatorThatComesLater() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/demodulator"
    try RunningBox.importList(into: scratch.path + "/state", scratch)
    let box = try RunningBox(configuration("serial-octets", path), in: scratch)
    #expect(box.screen.holds("ｶｲｾﾝ ﾐｾﾂｿﾞｸ"))
    #expect(box.talk.holds("line 1: open \(path): No such file or directory; it is tried again"))
    let adapter = try Adapter(under: path)
    #expect(box.talk.holds("line 1 is back"))
    #expect(box.screen.holds("OK"), "the idle screen says that the line is there")
    var message = Message(standard: "number-display", kind: .call)
    message.number = "09012345678"
    let octets = try #require(Standard.named("number-display")).emit(message)
    // What a demodulator makes of noise, a message that is cut short, and the message.
    try adapter.say([0x00, 0xFF, 0x80, 0x04] + octets.dropLast(4) + octets)
    #expect(box.screen.holds("!ﾀﾅｶ ｻﾏ"))
    #expect(try box.sendsCard("田中 良子"))
    #expect(box.stop() == 0)
    #expect(try box.calls().count == 1)
  }
}
