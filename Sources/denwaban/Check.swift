import Card
import Directory
import Host
import Station

extension Command {
  static let check = Command(
    name: "check", words: "[--config FILE] [--state DIR] [--listen SECONDS]",
    summary: "the installer's doctor: what is there, what is missing, and the next thing to try",
    details: """
        --config FILE     checks what this configuration asks for
        --state DIR       where the customers and the journal are
        --listen SECONDS  also listens to each line, 1 to 3600 seconds: a level meter, rings, who calls (the middle of
                          the number hidden), by which standard and how well; and why no number came, if none did
      Exit status 1 when something stands in the way of the main job.
      Example: denwaban check --config /etc/denwaban/denwaban.conf --listen 30
      """,
    run: { arguments in
      let words = try Words(arguments, options: ["config", "state", "listen"])
      guard words.rest.isEmpty else { throw Stop.words("check takes no \(words.rest[0])") }
      let seconds = try words.integer("listen", in: 1...3600, default: 0)
      let configuration = try Configuration.load(words["config"])
      print(Version.program)
      var report = CheckReport()
      for line in configuration.lines { report.look(at: line) }
      let state = try State(words)
      report.look(at: state)
      report.lookAtShopFiles(of: state)
      report.look(atCallsOf: state)
      for display in configuration.displays where display.screen == .lcdproc { report.look(at: display.server) }
      report.lookAtLinks()
      if seconds > 0 {
        for line in configuration.lines { report.listen(to: line, seconds: seconds) }
      }
      if report.isBad { throw Stop.silent }
    })
}

/// What the doctor found so far; every finding is printed as it is made.
struct CheckReport {
  private(set) var isBad = false

  /// A thing that is in order.
  func good(_ finding: String) { print("ok    \(finding)") }

  /// A thing that is worth knowing; the main job works.
  func note(_ finding: String, next: String) { print("note  \(finding)\n      next: \(next)") }

  /// A thing that stands in the way of the main job.
  mutating func bad(_ finding: String, next: String) {
    print("BAD   \(finding)\n      next: \(next)")
    isBad = true
  }

  /// Whether a line's device is there and opens.
  mutating func look(at line: Configuration.Line) {
    let name = "line \(line.name)"
    guard let input = LineDevice(line) else {
      if line.source == .none { return good("\(name): hears nothing, as configured") }
      return bad(
        "\(name): no serial adapter and no sound card is plugged in",
        next: "plug the line adapter in and run 'lsusb'; it should be listed there")
    }
    do {
      switch input {
      case .serial(let path, let mode):
        _ = try SerialPort(path: path, mode: mode)
        good("\(name): serial adapter \(path) opens at \(mode)")
      case .sound(let device):
        let capture = try AudioCapture(device: device, library: try SoundLibrary())
        good("\(name): sound card \(device) opens, \(capture.sampleRate) Hz, \(capture.channels) channel(s)")
      case .file(let path):
        _ = try SampleFile(path: path)
        good("\(name): samples from \(path)")
      }
    } catch {
      bad("\(name): \(error)", next: input.nextStep(after: error.cause))
    }
  }

  /// Whether the state can be written and the customers are there.
  mutating func look(at state: State) {
    do {
      let space = try StateFolder.space(in: state.directory)
      good("state: \(state.directory) is writable, \(space / 1_048_576) MiB free")
    } catch {
      bad("state: \(error)", next: "mkdir -p \(state.directory), or give its path by --state")
      return
    }
    guard FileIdentity(state.index) != nil else {
      note("customers: none yet, so every caller is shown as a new one", next: "denwaban import LIST.csv")
      return
    }
    do {
      let file = try MappedFile(state.index)
      let index = try Index(Octets(file.memory, owner: file))
      if let offset = index.firstDamage() {
        bad("customers: \(state.index) is damaged at byte \(offset)", next: "denwaban import LIST.csv")
      } else {
        good(
          "customers: \(index.facts.customers) with \(index.facts.numbers) numbers, the whole index is sound")
      }
    } catch {
      bad("customers: \(state.index): \(error)", next: "denwaban import LIST.csv")
    }
  }

  /// What the shop may have put beside its list.
  func lookAtShopFiles(of state: State) {
    let karte = KarteStore(besides: state.index).table
    if karte.count > 0 { good("karte pictures: \(karte.count) of \(karte.customers) customers") }
    do {
      guard let roster = try Roster(state) else { return }
      let names = roster.onDuty(on: WallTime.now.local.day).count
      if let problem = roster.problem {
        note("roster: \(problem)", next: "nano \(state.directory)/\(Roster.fileName)")
      } else {
        good("roster (本日出勤): \(names) in today")
      }
    } catch Stop.refused(let reason) {
      note("roster: \(reason)", next: "nano \(state.directory)/\(Roster.fileName)")
    } catch {
      note("roster: \(error)", next: "write it anew, in UTF-8: \(state.directory)/\(Roster.fileName)")
    }
  }

  /// Whether LCDproc's server answers within a second.
  mutating func look(at server: Configuration.Server) {
    let name = "\(server.address):\(server.port)"
    do {
      let connection = try TCPConnection(address: server.address, port: server.port)
      try connection.send(Array("hello\n".utf8))
      let deadline = Clock.milliseconds + 1000
      var answer: [UInt8] = []
      while answer.isEmpty, Clock.milliseconds < deadline {
        answer = try connection.serve(try Poller.wait([connection.watch], until: deadline)[0])
      }
      if String(decoding: answer, as: UTF8.self).hasPrefix("connect LCDproc") {
        good("screen: LCDproc's server at \(name) answers")
      } else {
        bad("screen: what listens at \(name) is not LCDproc's server", next: "correct display.server")
      }
    } catch {
      bad("screen: \(error)", next: "systemctl status LCDd; its Bind and Port are in /etc/LCDd.conf")
    }
  }

  /// Whether any network is there to announce calls on.
  func lookAtLinks() {
    var isHeard = false
    let interfaces = (try? NetworkInterfaces.current())?.list ?? []
    for link in Devices.links() where link.isUp {
      if let own = interfaces.first(where: { $0.name == link.name }), let broadcast = own.broadcast {
        good("LAN: \(link.name) has \(own.address); calls are announced to \(broadcast)")
        isHeard = true
      } else {
        note("LAN: \(link.name) is connected and has no IPv4 address", next: "look at the router's DHCP")
      }
    }
    if !isHeard {
      note(
        "LAN: calls are not announced to PCs", next: "plug in the network cable; 'ip address' then shows inet")
    }
  }
}
