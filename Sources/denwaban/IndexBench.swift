import Directory
import Host
import LAN

/// Measures lookups in an index: what the first of each number costs the disk, and what it takes when all is warm.
struct IndexBench {
  private var index: Index
  private var hits: [UInt64] = []
  private var misses: [UInt64] = []
  private var object = JSONObject()

  /// As many lookups a round as give a p99.9 of a hundred.
  private static let lookups = 100_000
  /// Floor, hits and misses take turns so often, so that they meet the same machine.
  private static let rounds = 5

  /// Looks every number up once. With `isAhead`, the index pages are in memory before.
  init(_ path: String, _ numbers: [PhoneNumber], isAhead: Bool) throws {
    var isHit = [Bool](repeating: false, count: numbers.count)
    let before = ProcessUsage()
    let file: MappedFile
    (file, index) = try IndexFile.map(path)
    if isAhead { file.preload(index.slotPages) }
    let opened = ProcessUsage()
    for (place, number) in numbers.enumerated() {
      switch index.locate(number.key) {
      case .damaged(let offset): throw Stop.refused("the index is damaged at \(offset)")
      case .unknown: break
      case .customer, .group: isHit[place] = true
      }
    }
    let after = ProcessUsage()
    for (number, isHit) in zip(numbers, isHit) {
      if isHit { hits.append(number.key) } else { misses.append(number.key) }
      // A neighbour of every number, to have misses whatever the keys are.
      if let absent = PhoneNumber(digits: String(number.digits.dropLast()) + "00"),
        index.locate(absent.key) == .unknown
      {
        misses.append(absent.key)
      }
    }
    let each = 1 / Double(numbers.count)
    object.set("found", hits.count)
    object.set("keys", numbers.count)
    object.set("open_us", try Self.open(path))
    object.set("first_faults", Double(after.majorFaults - opened.majorFaults) * each, decimals: 2)
    object.set("first_kb", Double(after.octetsRead - opened.octetsRead) / 1024 * each, decimals: 2)
    object.set("anon_kb", max(0, after.anonymous - before.anonymous) / 1024)
    object.set("timer_ns", Self.timer())
  }

  /// The measured figures, as `index bench` prints them: of each, the median of the rounds.
  mutating func figures() -> JSONObject {
    let reads = hits.compactMap { index.dependentReads(for: $0) }
    var (floors, hitRounds, missRounds): ([UInt64], [[UInt64]], [[UInt64]]) = ([], [], [])
    for _ in 0..<Self.rounds {
      if !reads.isEmpty { floors.append(floor(reads)) }
      if !hits.isEmpty { hitRounds.append(percentiles(hits)) }
      if !misses.isEmpty { missRounds.append(percentiles(misses)) }
    }
    if !floors.isEmpty { object.set("floor_ns", Self.median(floors)) }
    for (prefix, rounds) in [("", hitRounds), ("miss_", missRounds)] where !rounds.isEmpty {
      for (place, name) in ["p50_ns", "p99_ns", "p999_ns", "max_ns", "mean_ns", "lookups"].enumerated() {
        object.set(prefix + name, Self.median(rounds.map { $0[place] }))
      }
    }
    return object
  }

  /// p50, p99, p99.9, the longest, the mean and the count of a round of lookups. The key of each depends on the answer to
  /// the one before, so that the processor cannot begin it early.
  private mutating func percentiles(_ keys: [UInt64]) -> [UInt64] {
    var times: [UInt64] = []
    let repeats = max(1, Self.lookups / keys.count)
    times.reserveCapacity(repeats * keys.count)
    var before: UInt64 = 0
    for _ in 0..<repeats {
      for key in keys {
        let start = UInt64(Clock.nanoseconds)
        let answer = index.locate(key ^ before)
        let end = UInt64(Clock.nanoseconds)
        switch answer {
        case .customer(let offset), .group(let offset), .damaged(let offset): before = UInt64(offset) >> 62
        case .unknown: before = 0
        }
        times.append(end - start)
      }
    }
    times.sort()
    func percentile(_ perMille: Int) -> UInt64 { times[min(times.count - 1, times.count * perMille / 1000)] }
    return [
      percentile(500), percentile(990), percentile(999), times[times.count - 1],
      times.reduce(0, +) / UInt64(times.count), UInt64(times.count),
    ]
  }

  /// The median time of the two reads that an answer cannot do without, each pair after the one before: what this
  /// machine's memory allows, under the same load as the lookups.
  private func floor(_ reads: [Index.DependentReads]) -> UInt64 {
    var times: [UInt64] = []
    let repeats = max(1, Self.lookups / reads.count)
    times.reserveCapacity(repeats * reads.count)
    var before: UInt64 = 0
    for _ in 0..<repeats {
      for pair in reads {
        let start = UInt64(Clock.nanoseconds)
        // Bit 18 of a record is free (IndexFormat, section 6), hence 0; but the processor must wait to see it.
        before = index.perform(pair, after: before) >> 18 & 1
        let end = UInt64(Clock.nanoseconds)
        times.append(end - start)
      }
    }
    return Self.median(times)
  }

  /// Microseconds to map, open and close the file.
  private static func open(_ path: String) throws -> UInt64 {
    var times: [UInt64] = []
    for _ in 0..<21 {
      let start = UInt64(Clock.nanoseconds)
      let opened = try IndexFile.map(path)
      times.append(UInt64(Clock.nanoseconds) - start)
      withExtendedLifetime(opened) {}
    }
    return median(times) / 1000
  }

  /// The cost of asking the time twice.
  private static func timer() -> UInt64 {
    var times: [UInt64] = []
    for _ in 0..<1_001 {
      let start = UInt64(Clock.nanoseconds)
      times.append(UInt64(Clock.nanoseconds) - start)
    }
    return median(times)
  }

  private static func median(_ values: [UInt64]) -> UInt64 { values.sorted()[values.count / 2] }
}
