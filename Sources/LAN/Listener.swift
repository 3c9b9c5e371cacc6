public import CallerID

/// The other side: datagrams and time in, what a person should be told out. Every rule of a receiver is here
/// (Announcement.md, "Receiver"), so a command that listens only moves octets and prints.
public struct Listener: Sendable {
  /// What a listener has to tell.
  public enum News: Equatable, Sendable {
    /// Something happened on the line.
    case announcement(Announcement)
    /// Who it is.
    case card(SealedCard)
    /// The box has been recognised: from now on its events are shown. Only when there was no window to begin with.
    case joined
    /// So many datagrams were missed (63 stands for 63 or more).
    case missed(Int)
    /// No datagram for 35 seconds: this is not the same as "no calls".
    case silent
    /// The box is heard again.
    case returned
  }

  /// Milliseconds without a datagram after which the box counts as not heard: three beats and a half.
  public static let silence: Int64 = 35_000
  /// Milliseconds for which a missing number may still come. The last repeat leaves 600 ms after the first; what
  /// comes later was held back by something, and is not to pass as new.
  public static let patience: Int64 = 2_000
  /// Milliseconds that two beats must lie apart before a listener without a window trusts them. A recording of one
  /// beat cannot be played twice: the second has to carry a higher number.
  public static let trial: Int64 = 8_000

  private let key: ShopKey
  /// What has been heard; to be kept, and given back at the next start.
  public private(set) var window: ReplayWindow?
  private var candidate: (epoch: Int64, sequence: Int64, at: Instant)?
  private var lastHeard: Instant
  private var isSilent = false
  private var waiting: [News] = []
  /// Numbers up to `top` are missing, and may come until `ends`.
  private var gap: (top: Int64, ends: Instant)?

  /// A listener with the window that it kept, if it ever had one.
  public init(key: ShopKey, window: ReplayWindow?, at now: Instant) {
    (self.key, self.window, lastHeard) = (key, window, now)
  }

  /// Takes a datagram; gives what it says, once. Throws why it is not believed (`replayed` for each repeat, which is
  /// the normal case); gives nothing before the box is recognised.
  public mutating func feed(_ datagram: [UInt8], at now: Instant) throws(DatagramFault) -> News? {
    let epoch: Int64
    let sequence: Int64
    let news: News
    if SealedCard.recognises(datagram) {
      let card = try SealedCard.parse(datagram, key: key)
      (epoch, sequence, news) = (card.epoch, card.sequence, .card(card))
    } else {
      let announcement = try Announcement.parse(datagram, key: key)
      (epoch, sequence, news) = (announcement.epoch, announcement.sequence, .announcement(announcement))
    }
    guard var known = window else { return recognise(news, epoch: epoch, sequence: sequence, at: now) }
    guard known.feed(epoch: epoch, sequence: sequence) else { throw .replayed }
    if epoch != window?.epoch { gap = nil }
    window = known
    hear(at: now)
    watch(at: now)
    return news
  }

  /// What time alone brings; to be asked until it gives nothing, after each `feed` and at `deadline`.
  public mutating func elapse(at now: Instant) -> News? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    if let gap, gap.ends <= now {
      let missing = window?.missing(upTo: gap.top) ?? 0
      window?.forgive(upTo: gap.top)
      self.gap = nil
      watch(at: now)
      if missing > 0 { return .missed(missing) }
    }
    if !isSilent, now - lastHeard >= Listener.silence {
      isSilent = true
      return .silent
    }
    return nil
  }

  /// When `elapse` will have something to tell, if nothing is heard until then.
  public var deadline: Instant? {
    if !waiting.isEmpty { return lastHeard }
    let silent = isSilent ? nil : lastHeard + Listener.silence
    return [gap?.ends, silent].compactMap { $0 }.min()
  }

  /// Without a window there is nothing to compare with, and every old recording looks new. So two beats are needed,
  /// the second with a higher number and at least eight seconds after the first; nothing is shown before.
  private mutating func recognise(_ news: News, epoch: Int64, sequence: Int64, at now: Instant) -> News? {
    guard case .announcement(let announcement) = news, announcement.event == .beat else { return nil }
    guard let first = candidate, epoch <= first.epoch else {
      candidate = (epoch, sequence, now)
      return nil
    }
    guard epoch == first.epoch, sequence > first.sequence, now - first.at >= Listener.trial else { return nil }
    candidate = nil
    window = ReplayWindow(epoch: epoch, sequence: sequence)
    hear(at: now)
    return .joined
  }

  /// Begins or ends the wait for what is missing.
  private mutating func watch(at now: Instant) {
    guard let window else { return }
    if let gap, window.missing(upTo: gap.top) == 0 { self.gap = nil }
    if gap == nil, window.missing(upTo: window.top) > 0 { gap = (window.top, now + Listener.patience) }
  }

  private mutating func hear(at now: Instant) {
    lastHeard = now
    if isSilent {
      isSilent = false
      waiting.append(.returned)
    }
  }
}
