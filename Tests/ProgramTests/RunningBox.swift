import CallerID
import Foundation
import Host
import Journal
import LAN
import Modem
import Testing

@testable import denwaban

/// What a process writes, read as far as a test needs it. Every wait is for something that happens, and gives up after
/// twenty seconds.
final class Said {
  let pipe = Pipe()
  private(set) var text = ""
  private var octets: [UInt8] = []

  static let patience: Int64 = 20_000

  /// Reads until the text has `part` (`times` times) beyond `start` characters. False: it ended, or never came.
  func holds(_ part: String, times: Int = 1, from start: Int = 0) -> Bool {
    let deadline = Clock.milliseconds + Said.patience
    while text.dropFirst(start).components(separatedBy: part).count <= times {
      guard Clock.milliseconds < deadline, read(until: deadline) else { return false }
    }
    return true
  }

  /// Reads all there is until the process ends.
  func rest() -> String {
    let deadline = Clock.milliseconds + Said.patience
    while read(until: deadline) {}
    return text
  }

  private func read(until deadline: Int64) -> Bool {
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    let ready = try? Poller.wait([Watch(descriptor)], until: deadline)
    guard let ready, !ready[0].isEmpty else { return false }
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(descriptor, &piece, piece.count)
    guard count > 0 else { return false }
    octets += piece[..<count]
    text = String(decoding: octets, as: UTF8.self)
    return true
  }
}

/// `denwaban run` as a shop has it: what its screen shows, what it says, what the LAN and systemd hear of it.
final class RunningBox {
  let process: Foundation.Process
  let state: State
  let screen = Said()
  let talk = Said()
  let lan: UDPSocket
  private let notice: Int32
  private let folder: Scratch
  private var listener: Listener?

  /// Starts it, and waits until it says READY.
  ///
  /// A box that `isWatched` gives signs of life, five a second. `before` are the words of a program that starts it in
  /// other circumstances.
  init(
    _ configuration: String, in scratch: Scratch, state path: String? = nil, isWatched: Bool = false,
    before: [String] = []
  ) throws {
    folder = scratch
    state = State(directory: path ?? scratch.path + "/state")
    lan = try UDPSocket.receiver(port: 0)
    let common = "lan.port = \(lan.port)\nlan.address = 127.0.0.1\n"
    try scratch.write("denwaban.conf", Array((configuration + "\n" + common).utf8))
    notice = try RunningBox.listen(scratch.path + "/notify")
    let words = ["run", "--config", scratch.path + "/denwaban.conf", "--state", state.directory]
    process = Denwaban.process(words)
    if let program = before.first, let binary = process.executableURL?.path {
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = before.dropFirst() + [binary] + words
    }
    process.environment?["NOTIFY_SOCKET"] = scratch.path + "/notify"
    if isWatched { process.environment?["WATCHDOG_USEC"] = "400000" }
    (process.standardOutput, process.standardError) = (screen.pipe, talk.pipe)
    try process.run()
    #expect(hearsNotice("READY=1"))
  }

  deinit {
    close(notice)
    end()
  }

  /// Takes its power away.
  func end() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// As systemd stops it; the status it ends with. What was told before is taken out of the way first: the socket holds
  /// some ten lines, and the last one is to find its place.
  func stop() -> Int32 {
    var octets = [UInt8](repeating: 0, count: 256)
    while recv(notice, &octets, octets.count, Int32(MSG_DONTWAIT)) > 0 {}
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Imports the demonstration's list.
  static func importList(into directory: String, _ scratch: Scratch) throws {
    try scratch.write("customers.csv", Array(DemoCall.list.utf8))
    let result = try Denwaban.run("import", "--state", directory, scratch.path + "/customers.csv")
    #expect(result.status == 0, "\(result.talk)")
  }

  /// Whether a datagram as wanted comes, of those that a listener with the shop's key believes and has not had.
  func announces(_ isWanted: (Listener.News) -> Bool) throws -> Bool {
    let deadline = Clock.milliseconds + Said.patience
    while Clock.milliseconds < deadline {
      guard let octets = try lan.receive(within: deadline - Clock.milliseconds) else { continue }
      if listener == nil {
        let window = ReplayWindow(epoch: 0, sequence: 0)
        listener = Listener(
          key: try KeyFile.read(state.key), window: window, at: Instant(milliseconds: Clock.milliseconds))
      }
      let news = try? listener?.feed(octets, at: Instant(milliseconds: Clock.milliseconds))
      if let news, isWanted(news) { return true }
    }
    return false
  }

  /// Whether a card comes that holds a text.
  func sendsCard(_ part: String) throws -> Bool {
    try announces {
      if case .card(let card) = $0 { card.text.contains(part) } else { false }
    }
  }

  /// Whether an announcement of an event comes.
  func announces(_ event: Announcement.Event) throws -> Bool {
    try announces {
      if case .announcement(let announcement) = $0 { announcement.event == event } else { false }
    }
  }

  /// Whether systemd hears a line.
  func hearsNotice(_ line: String) -> Bool {
    let deadline = Clock.milliseconds + Said.patience
    while Clock.milliseconds < deadline, process.isRunning || line == "STOPPING=1" {
      let ready = try? Poller.wait([Watch(notice)], until: min(deadline, Clock.milliseconds + 100))
      guard let ready, !ready[0].isEmpty else { continue }
      var octets = [UInt8](repeating: 0, count: 256)
      let count = recv(notice, &octets, octets.count, 0)
      if count > 0, String(decoding: octets[..<count], as: UTF8.self) == line { return true }
    }
    return false
  }

  /// The calls of the journal, as `denwaban calls` tells them.
  func calls() throws -> [String] {
    let result = try Denwaban.run("calls", "--state", state.directory, "--json")
    #expect(result.status == 0 && result.talk == "", "\(result.talk)")
    return result.output.split(separator: "\n").map(String.init)
  }

  private static func listen(_ path: String) throws -> Int32 {
    unlink(path)
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let octets = Array(path.utf8)
    try #require(octets.count < 108)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: octets) }
    let done = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(done == 0)
    return descriptor
  }
}

/// A line's sound, sent through a FIFO as a sound server would.
final class LineSound {
  let path: String
  private let descriptor: FileDescriptor

  /// Makes the FIFO.
  init(_ scratch: Scratch) throws {
    path = scratch.path + "/line.raw"
    try #require(mkfifo(path, 0o600) == 0)
    descriptor = try FileDescriptor.open(path, O_RDWR | O_NONBLOCK)
  }

  /// The configuration of a line that hears it.
  var configuration: String { "line.source = file\nline.device = \(path)\n" }

  /// The line sounds on while nobody listens: what waits in the FIFO is lost.
  func passUnheard() throws {
    while let octets = try descriptor.read(limit: 65_536), !octets.isEmpty {}
  }

  /// Plays a call from a number as Japan's exchanges send it.
  func call(from number: String, standard name: String = "number-display") throws {
    let standard = try #require(Standard.named(name))
    var message = Message(standard: name, kind: .call)
    message.number = number
    let make = try #require(standard.transmission)
    let transmission = make(try standard.emit(message))
    try play(LineGenerator(sampleRate: 8000).samples(transmission))
  }

  /// Ringing current on the line: so many rings, as in Japan.
  func ring(_ count: Int) throws {
    let generator = LineGenerator(sampleRate: 8000)
    for _ in 0..<count { try play(generator.samples(.ring(16, 1000)) + generator.samples(.silence(1900))) }
  }

  /// The line is quiet.
  func quiet(_ seconds: Int) throws { try play([Float](repeating: 0, count: 8000 * seconds)) }

  /// Somebody speaks, as far as a box can tell: syllables of a low voice, some loud and some soft.
  func speak(_ seconds: Int) throws {
    let tones = ToneGenerator(sampleRate: 8000)
    for syllable in 0..<seconds * 5 {
      let amplitude = [0.2, 0.05, 0.1, 0.02, 0.15, 0.03][syllable % 6]
      let pitch = Double(300 + 40 * (syllable % 7))
      try play(tones.tones([(pitch, amplitude)], seconds: 0.14) + tones.silence(seconds: 0.06))
    }
  }

  private func play(_ samples: [Float]) throws {
    var octets: [UInt8] = []
    for sample in samples {
      let value = UInt16(bitPattern: Int16(max(-1, min(1, sample)) * 32_767))
      octets += [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
    }
    var rest = octets[...]
    let deadline = Clock.milliseconds + Said.patience
    while !rest.isEmpty, Clock.milliseconds < deadline {
      _ = try Poller.wait([Watch(descriptor.raw, .writable)], until: deadline)
      rest = rest.dropFirst(try descriptor.write(rest))
    }
    #expect(rest.isEmpty, "nobody hears the line")
  }
}
