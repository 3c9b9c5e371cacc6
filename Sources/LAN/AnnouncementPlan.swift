public import CallerID

/// When which datagram leaves: events and cards in, datagrams out, each three times, and a beat every ten seconds.
///
/// ```
/// announce ─┬─ at once ─── 150 ms ─── 600 ms      same octets, same sequence number
///           └─ a bucket of 40 datagrams, filled with 20 a second; what finds it empty is dropped and counted
/// ```
/// The caller sends what `feed` gives until it gives nothing, and comes back at `deadline`. Nothing here ever waits.
public struct AnnouncementPlan: Sendable {
  /// Milliseconds after the event at which its datagram goes out: Wi-Fi loses broadcasts in bursts of tens of
  /// milliseconds, and after a second an event is no news (our choice).
  public static let repeats: [Int64] = [0, 150, 600]
  /// Milliseconds from beat to beat. A listener misses three before it says that the box is not heard.
  public static let beatInterval: Int64 = 10_000
  /// Datagrams a second that may leave in the long run: far above any shop's calls, far below what disturbs a
  /// network when a line chatters.
  public static let rate: Int64 = 20
  /// Datagrams that may leave at once.
  public static let burst: Int64 = 40
  /// Datagrams that wait for their time. No more could pass the bucket within 600 ms.
  public static let queueLimit = 64
  /// Datagrams that repeats leave in the bucket for the first sending of something new.
  private static let reserve: Int64 = 10

  private struct Pending {
    var due: Instant
    var octets: [UInt8]
    var isFirst: Bool
    var isBeat: Bool
  }

  private let epoch: Int64
  private let key: ShopKey
  private var sequence: Int64 = 0
  private var pending: [Pending] = []
  private var nextBeat: Instant
  /// Thousandths of a datagram.
  private var bucket = burst * 1000
  private var filled: Instant
  /// Datagrams that were not sent since the last beat said so.
  public private(set) var dropped = 0

  /// A plan for one start of the box, whose epoch is durable already. The first beat is due at once.
  public init(epoch: Int64, key: ShopKey, at now: Instant) {
    (self.epoch, self.key, nextBeat, filled) = (epoch, key, now, now)
  }

  /// Takes an event; its epoch and sequence are filled in here.
  public mutating func announce(_ announcement: Announcement, at now: Instant) {
    var announcement = announcement
    announcement.epoch = epoch
    announcement.sequence = nextSequence()
    queue(announcement.emit(key: key), isBeat: announcement.event == .beat, at: now)
  }

  /// Takes a card's text, to be sealed; `nonce` is 24 new random octets. Throws `length` as `SealedCard` does, and
  /// then nothing is sent.
  public mutating func seal(_ text: String, nonce: [UInt8], at now: Instant) throws(DatagramFault) {
    let card = SealedCard(epoch: epoch, sequence: sequence + 1, text: text)
    let octets = try card.emit(key: key, nonce: nonce)
    sequence += 1
    queue(octets, isBeat: false, at: now)
  }

  /// When `feed` will have something to give: at the next beat at the latest.
  public var deadline: Instant { pending.reduce(nextBeat) { min($0, $1.due) } }

  /// The next datagram that is due, or nil when none is.
  public mutating func feed(at now: Instant) -> [UInt8]? {
    beat(at: now)
    while let index = earliest(), pending[index].due <= now {
      let datagram = pending.remove(at: index)
      if datagram.isBeat || take(isFirst: datagram.isFirst, at: now) { return datagram.octets }
      dropped += 1
    }
    return nil
  }

  private mutating func beat(at now: Instant) {
    guard nextBeat <= now else { return }
    // After a long stall there is one beat, not one for each interval that passed.
    nextBeat = now + AnnouncementPlan.beatInterval
    var announcement = Announcement(.beat)
    if dropped > 0 { announcement.dropped = dropped }
    dropped = 0
    announce(announcement, at: now)
  }

  private mutating func nextSequence() -> Int64 {
    sequence += 1
    return sequence
  }

  private mutating func queue(_ octets: [UInt8], isBeat: Bool, at now: Instant) {
    guard isBeat || pending.count + AnnouncementPlan.repeats.count <= AnnouncementPlan.queueLimit else {
      dropped += AnnouncementPlan.repeats.count
      return
    }
    for (index, delay) in AnnouncementPlan.repeats.enumerated() {
      pending.append(Pending(due: now + delay, octets: octets, isFirst: index == 0, isBeat: isBeat))
    }
  }

  private func earliest() -> Int? { pending.indices.min { pending[$0].due < pending[$1].due } }

  /// Takes one datagram out of the bucket, if it holds enough.
  private mutating func take(isFirst: Bool, at now: Instant) -> Bool {
    let passed = min(max(now - filled, 0), 60_000)
    bucket = min(bucket + passed * AnnouncementPlan.rate, AnnouncementPlan.burst * 1000)
    filled = now
    guard bucket >= (isFirst ? 1 : 1 + AnnouncementPlan.reserve) * 1000 else { return false }
    bucket -= 1000
    return true
  }
}
