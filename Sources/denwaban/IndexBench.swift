import Directory
import Host
import LAN

/// Measures lookups in an index, warm: every number is looked up once before.
enum IndexBench {
  /// As many lookups as give a p99.9 of a hundred.
  private static let lookups = 100_000

  static func run(_ path: String, _ numbers: [PhoneNumber]) throws -> JSONObject {
    var object = JSONObject()
    var opens: [UInt64] = []
    for _ in 0..<21 {
      let start = UInt64(Clock.nanoseconds)
      let opened = try IndexFile.map(path)
      opens.append(UInt64(Clock.nanoseconds) - start)
      withExtendedLifetime(opened) {}
    }
    var index = try IndexFile.map(path).1
    var (hits, misses): ([UInt64], [UInt64]) = ([], [])
    for number in numbers {
      switch index.locate(number.key) {
      case .damaged(let offset): throw Stop.refused("the index is damaged at \(offset)")
      case .unknown: misses.append(number.key)
      case .customer, .group: hits.append(number.key)
      }
      // A neighbour of every number, to have misses whatever the keys are.
      if let absent = PhoneNumber(digits: String(number.digits.dropLast()) + "00"),
        index.locate(absent.key) == .unknown
      {
        misses.append(absent.key)
      }
    }
    object.set("found", hits.count)
    object.set("keys", numbers.count)
    object.set("open_us", opens.sorted()[opens.count / 2] / 1000)
    object.set("timer_ns", timer())
    if !hits.isEmpty { object.set("floor_ns", floor(&index, hits)) }
    for (prefix, keys) in [("", hits), ("miss_", misses)] where !keys.isEmpty {
      let times = measure(&index, keys)
      func percentile(_ perMille: Int) -> UInt64 { times[min(times.count - 1, times.count * perMille / 1000)] }
      object.set(prefix + "p50_ns", percentile(500))
      object.set(prefix + "p99_ns", percentile(990))
      object.set(prefix + "p999_ns", percentile(999))
      object.set(prefix + "max_ns", times[times.count - 1])
      object.set(prefix + "mean_ns", times.reduce(0, +) / UInt64(times.count))
      object.set(prefix + "lookups", times.count)
    }
    return object
  }

  /// The times of lookups, ascending. The key of each depends on the answer to the one before, so that the processor
  /// cannot begin it early.
  private static func measure(_ index: inout Index, _ keys: [UInt64]) -> [UInt64] {
    var times: [UInt64] = []
    let rounds = max(1, Self.lookups / keys.count)
    times.reserveCapacity(rounds * keys.count)
    var before: UInt64 = 0
    for _ in 0..<rounds {
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
    return times.sorted()
  }

  /// The median time of the two reads that an answer cannot do without, each pair after the one before: what this
  /// machine's memory allows, under the same load as the lookups.
  private static func floor(_ index: inout Index, _ keys: [UInt64]) -> UInt64 {
    let reads = keys.compactMap { index.dependentReads(for: $0) }
    var times: [UInt64] = []
    let rounds = max(1, Self.lookups / max(1, reads.count))
    times.reserveCapacity(rounds * reads.count)
    var before: UInt64 = 0
    for _ in 0..<rounds {
      for pair in reads {
        let start = UInt64(Clock.nanoseconds)
        // Bit 18 of a record is free (IndexFormat, section 6), hence 0; but the processor must wait to see it.
        before = index.perform(pair, after: before) >> 18 & 1
        let end = UInt64(Clock.nanoseconds)
        times.append(end - start)
      }
    }
    return times.sorted()[times.count / 2]
  }

  /// The cost of asking the time twice.
  private static func timer() -> UInt64 {
    var times: [UInt64] = []
    for _ in 0..<1_001 {
      let start = UInt64(Clock.nanoseconds)
      times.append(UInt64(Clock.nanoseconds) - start)
    }
    return times.sorted()[500]
  }
}
