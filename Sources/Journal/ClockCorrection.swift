/// Wall times made better afterwards: when the clock becomes good while the box runs, earlier entries of the same start
/// are shown by it. What is on disk stays as it was written.
public struct ClockCorrection: Sendable {
  private var best: [Int64: (quality: TimeQuality, offset: Int64)] = [:]

  /// Knows nothing yet.
  public init() {}

  /// Learns from an entry. All entries are fed before the first question.
  public mutating func feed(_ entry: Entry) {
    let epoch = entry.id.epoch
    if let known = best[epoch], known.quality <= entry.quality { return }
    best[epoch] = (entry.quality, entry.wall &- entry.monotonic)
  }

  /// The call with its wall time by the best clock of its start.
  public func corrected(_ call: Call) -> Call {
    guard let best = best[call.id.epoch], best.quality < call.quality else { return call }
    var call = call
    call.wall = call.monotonic &+ best.offset
    call.quality = best.quality
    return call
  }
}
