public import Modem

/// Octets → data messages (Bellcore, ETSI, BT), wherever they lie between octets of noise.
///
/// Every octet that is a message type may begin a message: all such starts are kept, with the place where their
/// length says they end, and whoever ends at the present octet is summed up. So neither seizure nor mark is
/// needed, noise may stand before, between and behind, and messages may follow each other at once. The sum, the
/// lengths of the parameters and the plausibility of every field decide.
///
/// A *fault* is said only of a transmission that was one beyond doubt: it came after a channel seizure (five
/// octets 0x55), or it was the first thing after an idle line and either has all its octets or is past its half.
/// Faults wait for the idle line, since a message may yet come; noise alone gives none.
public struct DataMessageReceiver: Receiver {
  /// A place where a message may begin.
  private struct Start: Sendable {
    /// Index of its type octet.
    let place: Int
    /// Index after its checksum; nil until the length octet came.
    var end: Int?
    /// Whether a seizure, or an idle line and a known type, came before it.
    let evidence: Evidence
  }

  private enum Evidence: Sendable {
    case none
    case idleBefore
    case seizureBefore
  }

  /// What a message is taken for that does not show whose it is.
  private let assumed: Dialect
  /// The octets since the last idle line; cut in front when no start needs them.
  private var octets: [UInt8] = []
  /// `sums[n]` is the sum of the first n octets.
  private var sums: [UInt8] = [0]
  /// The starts whose end has not come, in order.
  private var starts: [Start] = []
  /// Whether the line was idle before the coming octet.
  private var isIdle = true
  /// Octets 0x55 in a row up to now.
  private var seizure = 0
  /// Whether a seizure was heard whose message has not begun; it outlasts one idle line, the mark signal.
  private var isSeized = false
  /// Octets since the seizure ended: the change to mark may leave one or two odd ones.
  private var sinceSeizure = 0
  /// What the transmission suffers from, if no message comes of it.
  private var fault: Fault?

  /// Octets 0x55 that prove a seizure. The shortest seizure (SIN 227, 96 bits) has nine; noise has
  /// five in a row once in 10¹² octets.
  private static let seizureOctets = 5
  /// Octets kept before the front is cut: four messages, so that cutting is rare.
  private static let octetLimit = 4 * DataMessage.limit

  /// A receiver for a line whose tones fit a channel: a message that shows nothing else is taken for Bellcore's on
  /// Bell 202 and for ETSI's on any other.
  public init(hearing channel: FSKChannel) {
    self.init(assuming: channel == .bell202 ? .bellcore : .etsi)
  }

  /// The standard that it takes a message for which shows nothing else.
  public var standard: String { assumed.standard }
  /// A sum of 8 bits.
  public var checkBits: Int { 8 }

  init(assuming dialect: Dialect) { assumed = dialect }

  /// Takes the next octet or idle line; digits are no concern of this receiver.
  public mutating func feed(_ symbol: Symbol) -> Result<Message, Fault>? {
    switch symbol {
    case .octet(let octet, let framed): return take(octet, framed: framed)
    case .idle: return finish()
    case .digit, .silence: return nil
    }
  }

  private mutating func take(_ octet: UInt8, framed: Bool) -> Result<Message, Fault>? {
    cut()
    let evidence = evidence(before: octet)
    octets.append(octet)
    sums.append(sums[sums.count - 1] &+ octet)

    let place = octets.count - 1
    let mayBegin = DataMessage.types.contains(octet) || evidence == .seizureBefore
    if let last = starts.indices.last, starts[last].place == place - 1 {
      starts[last].end = place + DataMessage.overhead - 1 + Int(octet)
    }
    if framed, mayBegin { starts.append(Start(place: place, end: nil, evidence: evidence)) }
    if let message = complete(end: place + 1) { return message }
    // The stop bit behind the checksum says nothing more, and carriers that go early take it along. Any other
    // octet with a broken one breaks the messages it lies in.
    if !framed { breakOff(.framing) }
    return nil
  }

  /// What came before an octet that may begin a message.
  private mutating func evidence(before octet: UInt8) -> Evidence {
    let isFirst = isIdle
    isIdle = false
    if octet == 0x55 {
      seizure = min(seizure + 1, DataMessageReceiver.seizureOctets)
      if seizure >= DataMessageReceiver.seizureOctets { (isSeized, sinceSeizure) = (true, 0) }
      return .none
    }
    seizure = 0
    let isKnown = DataMessage.types.contains(octet)
    guard isSeized else { return isFirst && isKnown ? .idleBefore : .none }
    sinceSeizure += 1
    // Straight from the seizure only a known type begins a message: D5, F5, FD, FF are its own end.
    isSeized = !isKnown && !isFirst && sinceSeizure < 3
    return isFirst || isKnown ? .seizureBefore : .none
  }

  /// Sums up the starts that end here. The first that is a message wins and takes all others with it.
  private mutating func complete(end: Int) -> Result<Message, Fault>? {
    guard starts.contains(where: { $0.end == end }) else { return nil }
    var rest: [Start] = []
    for start in starts {
      guard start.end == end else {
        rest.append(start)
        continue
      }
      do throws(Fault) {
        guard sums[end] == sums[start.place] else { throw .checksum }
        let frame = try DataMessage(octets: octets[start.place..<end])
        let message = try frame.message(assuming: assumed)
        forget()
        return .success(message)
      } catch {
        note(error, start, isWhole: true)
      }
    }
    starts = rest
    return nil
  }

  /// The line is idle: what has not ended never will.
  private mutating func finish() -> Result<Message, Fault>? {
    breakOff(.truncated)
    let (heard, wasSeized) = (fault, isSeized && !isIdle)
    forget()
    (isIdle, isSeized) = (true, wasSeized)
    return heard.map { .failure($0) }
  }

  private mutating func breakOff(_ reason: Fault) {
    for start in starts { note(reason, start, isWhole: false) }
    starts.removeAll(keepingCapacity: true)
  }

  /// Keeps the first fault of a transmission that was one beyond doubt.
  private mutating func note(_ reason: Fault, _ start: Start, isWhole: Bool) {
    let heard = octets.count - start.place
    let declared = start.end.map { $0 - start.place } ?? Int.max
    let isCredible: Bool
    switch start.evidence {
    case .none: isCredible = false
    case .idleBefore: isCredible = isWhole || heard > declared / 2
    case .seizureBefore: isCredible = heard > 1
    }
    if isCredible, fault == nil { fault = reason }
  }

  private mutating func forget() {
    octets.removeAll(keepingCapacity: true)
    sums.removeLast(sums.count - 1)
    sums[0] = 0
    starts.removeAll(keepingCapacity: true)
    (isSeized, seizure, fault) = (false, 0, nil)
  }

  /// Cuts off the octets before the oldest start, when many have gathered.
  private mutating func cut() {
    guard octets.count >= DataMessageReceiver.octetLimit else { return }
    let needed = starts.first?.place ?? octets.count - 1
    octets.removeFirst(needed)
    sums.removeFirst(needed)
    for index in starts.indices {
      let start = starts[index]
      starts[index] = Start(
        place: start.place - needed, end: start.end.map { $0 - needed }, evidence: start.evidence)
    }
  }
}
