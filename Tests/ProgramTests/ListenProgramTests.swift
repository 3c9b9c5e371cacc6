import CallerID
import Foundation
import Host
import LAN
import Testing

@Suite struct ListenProgramTests {
  /// A listener that is ready to hear, and what it said until then.
  private struct Listening {
    let process: Foundation.Process
    let output = Pipe()
    let talk = Pipe()
    let port: UInt16

    init(_ arguments: [String]) throws {
      process = Denwaban.process(["listen", "--port", "0"] + arguments)
      (process.standardOutput, process.standardError) = (output, talk)
      try process.run()
      var said = ""
      while !said.contains("\n") {
        let piece = talk.fileHandleForReading.availableData
        if piece.isEmpty { break }
        said += String(decoding: piece, as: UTF8.self)
      }
      let words = said.split(separator: " ").map(String.init)
      let place = try #require(words.firstIndex(of: "port"), "it said: \(said)")
      port = try #require(UInt16(words[place + 1]))
    }

    /// Sends over the loopback, and waits for the end.
    func hear(_ datagrams: [[UInt8]]) throws -> [String] {
      let sender = try UDPSocket.sender(to: .loopback, port: port)
      for datagram in datagrams { try sender.send(datagram) }
      let output = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  private let key: ShopKey
  private let scratch: Scratch

  init() throws {
    key = try #require(ShopKey([UInt8](0..<32)))
    scratch = try Scratch()
    try scratch.write("lan.key", key.file)
  }

  private func ring(_ sequence: Int64, epoch: Int64 = 17) -> [UInt8] {
    var ring = Announcement(.ring)
    (ring.epoch, ring.sequence, ring.line, ring.mark) = (epoch, sequence, 1, .alert)
    return ring.emit(key: key)
  }

  private func remember(_ text: String) throws { try scratch.write("listen-\(key.box)", Array(text.utf8)) }

  @Test(.timeLimit(.minutes(1)))
  func eachEventOnceAlsoAfterARestart() throws {
    try remember("17 1 1\n")
    let card = SealedCard(epoch: 17, sequence: 3, text: #"{"name":"山田\u001b[2J","safety":["えび"]}"#)
    let sealed = try card.emit(key: key, nonce: Random.octets(24))
    var altered = ring(4)
    altered[20] ^= 1
    let datagrams = [
      ring(2), ring(2), altered, ring(9, epoch: 16), [1, 2, 3], sealed, ring(2), sealed, ring(4),
    ]
    let first = try Listening(["--state", scratch.path, "--json", "--count", "3"])
    #expect(
      try first.hear(datagrams) == [
        #"{"v":1,"box":"630dcd29","ep":17,"seq":2,"ev":"ring","line":1,"mark":"!"}"#,
        #"{"ev":"card","ep":17,"seq":3,"card":{"name":"山田\u001b[2J","safety":["えび"]}}"#,
        #"{"v":1,"box":"630dcd29","ep":17,"seq":4,"ev":"ring","line":1,"mark":"!"}"#,
      ])
    let second = try Listening(["--state", scratch.path, "--json", "--count", "1"])
    #expect(try second.hear(datagrams + [ring(5)]).map { $0.contains(#""seq":5,"#) } == [true])
  }

  @Test(.timeLimit(.minutes(1)))
  func forPeople() throws {
    try remember("17 1 1\n")
    let text = #"{"name":"山田 太郎","visits":3,"safety":["えび","かに"],"last":{"day":"2026-11-01"}}"#
    let card = try SealedCard(epoch: 17, sequence: 3, text: text).emit(key: key, nonce: Random.octets(24))
    let listening = try Listening(["--key", scratch.path + "/lan.key", "--state", scratch.path, "--count", "2"])
    let lines = try listening.hear([ring(2), card])
    let time = lines[0].prefix(8)
    #expect(time.filter { $0 == ":" }.count == 2)
    #expect(
      lines.map { $0.hasPrefix(" ") ? $0 : String($0.dropFirst(9)) } == [
        "ring  line 1  !", "card", "  name: 山田 太郎", "  visits: 3", "  safety:", "    えび", "    かに", "  last:",
        "    day: 2026-11-01",
      ])
  }

  @Test func keysThatAreNone() throws {
    let missing = try Denwaban.run("listen", "--key", scratch.path + "/none", "--state", scratch.path)
    #expect(missing.status == 1 && missing.talk.contains("no key at") && missing.output == "")
    for text in ["", "00", "zz", String(repeating: "0", count: 300)] {
      try scratch.write("bad.key", Array(text.utf8))
      let result = try Denwaban.run("listen", "--key", scratch.path + "/bad.key", "--state", scratch.path)
      #expect(result.status == 1 && result.output == "", "\(text)")
    }
    #expect(try Denwaban.run("listen", "--port", "70000", "--state", scratch.path).status == 2)
    #expect(try Denwaban.run("listen", "--count", "0", "--state", scratch.path).status == 2)
    #expect(try Denwaban.run("listen", "--loud", "--state", scratch.path).status == 2)
  }

  /// The plan's datagrams through the very sockets of the box: everything arrives on this machine, thrice.
  @Test func broadcastReachesThisMachine() throws {
    let receiver = try UDPSocket.receiver(port: 0)
    var sockets = BroadcastSockets(port: receiver.port, addresses: [])
    #expect(sockets.refresh().isEmpty && sockets.refresh().isEmpty)
    var plan = AnnouncementPlan(epoch: 17, key: key, at: Instant(milliseconds: 0))
    plan.announce(Announcement(.boot), at: Instant(milliseconds: 0))
    var listener = Listener(
      key: key, window: ReplayWindow(epoch: 16, sequence: 9), at: Instant(milliseconds: 0))
    var heard: [Announcement.Event] = []
    var refused = 0
    while let datagram = plan.feed(at: Instant(milliseconds: 700)) {
      #expect(sockets.send(datagram).isEmpty)
      let received = try #require(try receiver.receive(within: 1000))
      #expect(received == datagram)
      do throws(DatagramFault) {
        if case .announcement(let announcement) = try listener.feed(received, at: Instant(milliseconds: 700)) {
          heard.append(announcement.event)
        }
      } catch {
        refused += 1
      }
    }
    #expect(heard == [.boot, .beat] && refused == 2)
  }

  /// Nobody listens: the kernel reports the refusal on the next datagram, which goes out all the same.
  @Test func nobodyListensIsNoError() throws {
    let port = try UDPSocket.receiver(port: 0).port
    let sender = try UDPSocket.sender(to: .loopback, port: port)
    // An odd count, so that a refusal is waiting when the last one goes.
    for _ in 0..<21 { try sender.send([1, 2, 3]) }
    let receiver = try UDPSocket.receiver(port: port)
    try sender.send([4])
    #expect(try receiver.receive(within: 1000) == [4])
    #expect(try receiver.receive(within: 0) == nil)
  }
}
