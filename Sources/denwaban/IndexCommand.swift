import Directory
import Host
import LAN

extension Command {
  static let index = Command(
    name: "index", words: "build --out F LIST… | get F --keys K | verify F | bench F --keys K",
    summary: "the index alone: makes one, asks it, checks it, measures it",
    details: """
        build    makes the index F of lists (as `import` reads them, without its limits of size);
                 --seed HEX (32 digits) makes the same file each time; --encoding, --plan as for import
        get      for each line of K (- is standard input) prints the line, a TAB and the customers' numbers
                 (the row's, where the list has none), separated by commas, at most 64; none when nobody has it
        verify   reads the whole file; exit 0 sound, 1 damaged
        bench    one JSON object: medians of five rounds in which each lookup waits for the one before; times in
                 nanoseconds include the clock's own (timer_ns); floor_ns: the two reads that no answer can do without;
                 miss_: numbers that nobody has; open_us: mapping, opening, closing. first_: what the first lookup of
                 each number read from the disk, faults and KiB (--ahead: with the index pages read before);
                 anon_kb: what opening and looking up added to the memory that is this process's own
      Example: denwaban index build --out customers.index customers.csv
      """,
    run: { given in
      let rest = Array(given.dropFirst())
      switch given.first {
      case "build": try buildIndex(rest)
      case "get": try getFromIndex(rest)
      case "verify": try verifyIndex(rest)
      case "bench": try benchIndex(rest)
      default: throw Stop.words("index build, get, verify or bench?")
      }
    })

  private static func buildIndex(_ given: [String]) throws {
    let words = try Words(given, options: ["out", "seed", "encoding", "plan"])
    guard let out = words["out"], !words.rest.isEmpty else {
      throw Stop.words("build needs --out F and a list")
    }
    var seed = Random.octets(16)
    if let text = words["seed"] {
      guard let given = octets(hexadecimal: text), given.count == 16 else {
        throw Stop.words("--seed takes 32 hexadecimal digits")
      }
      seed = given
    }
    let files = try words.rest.map { try ListFile($0, followsLinks: true) }
    var build = try IndexBuild(
      out, seed: seed, generation: 1,
      ListTerms(plan: plan(words), encoding: encoding(words), limits: .workshop))
    try build.add(files)
    try build.finish()
    for (list, report, talk) in build.reports {
      for line in talk + report.lines { complain("\(list): \(line)") }
    }
    guard build.taken > 0 else { throw Stop.refused("no customer could be taken") }
    try build.file.commit()
  }

  private static func getFromIndex(_ given: [String]) throws {
    let words = try Words(given, options: ["keys", "plan"])
    let (plan, lines) = (try plan(words), try keys(words))
    var index = try openIndex(words)
    var damage: Int?
    var output = ""
    for line in lines {
      var ids: [String] = []
      if let number = plan.listed(line).numbers.first {
        switch index.lookup(number) {
        case .notFound: break
        case .damaged(let offset): damage = offset
        case .found(let customers, _, _):
          ids = customers.map { $0.code.isEmpty ? String($0.id) : $0.code.string }
        }
      }
      output += "\(line)\t\(ids.joined(separator: ","))\n"
      if output.utf8.count > 1 << 16 {
        StandardStreams.output(output)
        output = ""
      }
    }
    StandardStreams.output(output)
    if let damage { throw Stop.refused("the index is damaged at \(damage): some answers are missing") }
  }

  private static func verifyIndex(_ given: [String]) throws {
    let words = try Words(given)
    let index: Index
    do {
      index = try openIndex(words)
    } catch let fault as IndexFault {
      print("damaged: \(fault)")
      throw Stop.silent
    }
    if let offset = index.firstDamage() {
      print("damaged: at octet \(offset), page \(offset / 4096)")
      throw Stop.silent
    }
    print(
      "sound: \(index.facts.customers) customers, \(index.facts.numbers) numbers, \(index.facts.size) octets")
  }

  private static func benchIndex(_ given: [String]) throws {
    let words = try Words(given, options: ["keys", "plan"], flags: ["ahead"])
    let plan = try plan(words)
    guard let path = words.rest.first else { throw Stop.words("which index?") }
    let numbers = try keys(words).compactMap { plan.listed($0).numbers.first }
    guard !numbers.isEmpty else { throw Stop.refused("no key is a telephone number") }
    var bench = try IndexBench(path, numbers, isAhead: words.has("ahead"))
    print(bench.figures())
  }

  private static func openIndex(_ words: Words) throws -> Index {
    guard let path = words.rest.first, words.rest.count == 1 else {
      throw Stop.words("one index file is needed")
    }
    return try IndexFile.map(path).1
  }

  /// The lines of the keys' file, as they are, without what could steer a terminal.
  private static func keys(_ words: Words) throws -> [String] {
    guard let path = words["keys"] else { throw Stop.words("which keys? --keys FILE") }
    let file = try path == "-" ? FileDescriptor.standard(0) : FileDescriptor.open(path, 0)
    // A million numbers are 12 MB; what is longer is another file.
    let octets = try file.readToEnd(limit: 1 << 30)
    var lines = String(decoding: octets, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).map { String($0.unicodeScalars.filter { $0.properties.generalCategory != .control }) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static func octets(hexadecimal text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}
