import CallerID
import CustomerList
import Directory
import Host
import LAN
import Modem
import Station

extension Command {
  static let bench = Command(
    name: "bench", words: "[decode|lookup|import|path] [--json]",
    summary: "the project's own figures, measured here and now; without a word all of them",
    details: """
        decode    sound through the receivers: × real time and instructions a second of sound, for each standard's
                  call, for silence, noise and tones; where the kernel refuses to count, one line says why and what to
                  do (with --json the one with the key "refused")
        lookup    nanoseconds a lookup in an index of 100,000 customers, each depending on the one before
        import    rows a second from CSV to a sound index, 100,000 rows; and rows a second of processor time, which
                  is what counts where other work goes on
        path      with 100,000 customers and a journal of 100,000 entries: milliseconds and memory to read it at the
                  start, microseconds from a message to the card, and to the card, the screens and the datagrams
      Medians of five rounds. Machines differ and are busy: compare figures of one run only.
      Example: denwaban bench decode
      """,
    run: { words in
      let words = try Words(words, flags: ["json"])
      let all: [(name: String, run: (Bench) throws -> Void)] = [
        ("decode", { $0.decode() }), ("lookup", { try $0.lookup() }), ("import", { try $0.importRows() }),
        ("path", { try $0.path() }),
      ]
      let wanted = words.rest.isEmpty ? all.map(\.name) : words.rest
      for name in wanted where !all.contains(where: { $0.name == name }) {
        throw Stop.words("bench knows " + all.map(\.name).joined(separator: ", "))
      }
      let bench = Bench(isJSON: words.has("json"))
      for (name, run) in all where wanted.contains(name) { try run(bench) }
    })
}

/// The measurements: made-up data, the real path, the monotonic clock.
struct Bench {
  let isJSON: Bool

  static let customers = 100_000

  func tell(_ name: String, _ what: String, _ value: Double, _ unit: String, decimals: Int = 0) {
    if isJSON {
      var object = JSONObject()
      object.set("bench", name)
      object.set("of", what)
      object.set("value", value, decimals: decimals)
      object.set("unit", unit)
      return print(object)
    }
    var object = JSONObject()
    object.set("", value, decimals: decimals)
    let number = String(object.description.dropFirst(4).dropLast())
    let label = "\(name)  \(what)"
    let gap = String(repeating: " ", count: max(1, 44 - label.count - number.count))
    print(label + gap + number + " " + unit)
  }

  /// The median time of five rounds, in nanoseconds.
  func median(_ body: () throws -> Void) rethrows -> Double { try medians(body).passed }

  /// The same, and the median of what processors worked for it, which other processes disturb less.
  private func medians(_ body: () throws -> Void) rethrows -> (passed: Double, worked: Double) {
    var (passed, worked): ([Int64], [Int64]) = ([], [])
    for _ in 0..<5 {
      let before = (Clock.nanoseconds, Clock.processorNanoseconds)
      try body()
      passed.append(Clock.nanoseconds - before.0)
      worked.append(Clock.processorNanoseconds - before.1)
    }
    passed.sort()
    worked.sort()
    return (Double(max(passed[2], 1)), Double(max(worked[2], 1)))
  }

  // MARK: decode

  func decode() {
    let second = Resampler.rate
    var sounds: [(name: String, samples: [Float])] = [
      ("silence", [Float](repeating: 0, count: 20 * second)), ("noise", noise(seconds: 20)),
      ("a tone of 1,700 Hz", tone(1700, seconds: 20)),
    ]
    for standard in Standard.table {
      guard let transmission = standard.transmission else { continue }
      var message = Message(standard: standard.name, kind: .call)
      message.number = standard.plan == "nanp" ? "6095551212" : "0312345678"
      guard let octets = try? standard.emit(message) else { continue }
      let call = LineGenerator(sampleRate: Double(second)).samples(transmission(octets))
      var samples: [Float] = []
      while samples.count < 20 * second { samples += call }
      sounds.append((standard.name, samples))
    }
    let counter = instructionCounter()
    for (name, samples) in sounds {
      let seconds = Double(samples.count) / Double(second)
      let time = median { hear(samples) }
      tell("decode", name, seconds / (time / 1e9), "× real time")
      guard let counter, let before = counter.count else { continue }
      hear(samples)
      guard let after = counter.count else { continue }
      tell("decode", name, Double(after &- before) / seconds / 1e6, "million instructions/s", decimals: 2)
    }
  }

  /// The counter of instructions; where there is none, that is told once, with what to do about it.
  private func instructionCounter() -> InstructionCounter? {
    do {
      return try InstructionCounter()
    } catch {
      let advice =
        error.cause == .denied
        ? "set kernel.perf_event_paranoid to 2 (sysctl), or run it as root"
        : "the processor shows no counter, and kernel.perf_event_paranoid is not why: leave the virtual machine"
      if isJSON {
        var object = JSONObject()
        object.set("bench", "decode")
        object.set("of", "instructions")
        object.set("refused", error.description)
        object.set("advice", advice)
        print(object)
      } else {
        print("decode  no instructions: \(error); \(advice)")
      }
      return nil
    }
  }

  private func hear(_ samples: [Float]) {
    var receiver = SoundReceiver(sampleRate: Resampler.rate)
    var heard = 0
    for sample in samples { if receiver.feed(sample) != nil { heard += 1 } }
  }

  private func noise(seconds: Int) -> [Float] {
    var state: UInt64 = 88_172_645_463_325_252
    return (0..<seconds * Resampler.rate).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Float(Int32(truncatingIfNeeded: state >> 16)) / Float(Int32.max) * 0.2
    }
  }

  private func tone(_ hertz: Double, seconds: Int) -> [Float] {
    (0..<seconds * Resampler.rate).map { index in
      Float(0.2 * Sine.at(turns: hertz * Double(index) / Double(Resampler.rate)))
    }
  }

  // MARK: customers

  func digits(_ customer: Int) -> String {
    let number = String(customer * 7919 % 100_000_000)
    return "090" + String(repeating: "0", count: 8 - number.count) + number
  }

  func index() throws -> Index {
    var customers: [Customer] = []
    for number in 1...Bench.customers {
      var customer = Customer(id: UInt32(number))
      customer.name = SafeText("田中 \(number)")
      customer.kana = SafeText("タナカ")
      customer.visits = UInt32(number % 50)
      if let phone = PhoneNumber(digits: digits(number)) { customer.numbers = [phone] }
      customers.append(customer)
    }
    return try Index(Octets(try IndexWriter.index(of: customers, seed: Random.octets(16), generation: 1)))
  }

  func lookup() throws {
    var index = try index()
    let keys = (1...Bench.customers).compactMap { PhoneNumber(digits: digits($0))?.key }
    var next = 0
    let hit = median {
      for _ in keys {
        // The next key is known only when this one was found, as calls are.
        if case .customer(let offset) = index.locate(keys[next]) { next = (next + offset) % keys.count }
      }
    }
    tell("lookup", "a customer found", hit / Double(keys.count), "ns")
    let miss = median { for key in keys { if case .customer = index.locate(key ^ 1 << 40) { next += 1 } } }
    tell("lookup", "a number unknown", miss / Double(keys.count), "ns")
  }

  func importRows() throws {
    let folder = try TemporaryFolder()
    var list = "会員番号,氏名,フリガナ,電話番号,来店回数,最終来店日,備考\n"
    for number in 1...Bench.customers {
      list += "\(number),田中 良子,タナカ ヨシコ,\(digits(number)),\(number % 50),2026/06/13,窓側の席\n"
    }
    let path = folder.path + "/list.csv"
    try FileDescriptor.create(path).writeAll(Array(list.utf8))
    var round = 0
    let time = try medians {
      round += 1
      var build = try IndexBuild(
        folder.path + "/index\(round)", seed: Random.octets(16), generation: 1, ListTerms())
      try build.add([ListFile(path, followsLinks: false)])
      try build.finish()
    }
    tell("import", "100,000 rows of CSV", Double(Bench.customers) / (time.passed / 1e9), "rows/s")
    let worked = Double(Bench.customers) / (time.worked / 1e9)
    tell("import", "100,000 rows, by processor time", worked, "rows/s")
  }
}
