import Modem

/// Sound of one line → what was heard on it: messages of every standard at once, refused transmissions, ringing.
///
///     sample ─► Resampler ─┬─► RingDetector ──────────────────────────────────────────► ring on, off
///                8,000 Hz  └─► ClickGate ─► HighPass ─┬─► DTMFDetector ─► digit ────────┐
///                                                     └─► BurstFinder ─┬─► AsyncDeframer ┴─► Receivers ─► message
///                            FSK only while it may be there (FSKGate)  └─► BurstReader (second reading)
///
/// The quick path has the message with its last bit. It answers only when it is sure; the rest waits until the burst
/// is over and is then read as a whole. What comes out does not depend on how the samples are portioned.
public struct SoundReceiver: Sendable {
  private var resampler: Resampler
  private var clickGate = ClickGate()
  private var highPass = HighPass()
  private var ringDetector = RingDetector()
  private var digitDetector = DTMFDetector()
  private var deframer = AsyncDeframer()
  private var finder = BurstFinder()
  private let home: Standard?
  private var quick: [any Receiver]
  private var digits = Standard.receiversOfDigits()
  /// Samples at 8,000 Hz that wait until they are a block, and how many there are.
  private var block = Block.zero
  private var waiting = 0
  /// Samples at 8,000 Hz so far.
  private var clock = 0
  /// What was heard and not yet handed out: a burst of 6 s holds at most 60 messages of 100 ms.
  private var pending: [Heard] = []

  /// The weakest bit that the quick path trusts: at 15 dB S/N one bit in a thousand is weaker.
  private static let sureMargin: Float = 0.3
  /// The S/N from which on a message is believed as it was read bit by bit. Below it two mistakes may hide each other from
  /// the check, and the burst's end, 20 ms on, tells how sure each bit is.
  private static let sureDB = 11.0

  /// Times full scale; what is beyond is no sample.
  private static let limit: Float = 8

  /// Samples of silence that end everything: a digit string waits three seconds for its next digit.
  private static let lastSilence = Resampler.rate * 7 / 2

  /// A receiver for sound of `sampleRate` Hz (`Resampler.accepted`), at rest. `home` is the standard of data messages
  /// in the line's country, for those that do not show whose they are.
  public init(sampleRate: Int, home: Standard? = nil) {
    resampler = Resampler(inputRate: sampleRate)
    self.home = home
    quick = Standard.receivers(hearing: .v23, home: home)
  }

  /// Takes the next samples, −1…1, those of one channel of several, in pieces of any size: the same things are heard at
  /// the same times. Gives what was heard.
  public mutating func feed(_ samples: [Float], channel: Int = 0, of channels: Int = 1) -> [Heard] {
    let stride = max(channels, 1)
    var next = max(channel, 0)
    while next < samples.count {
      // At 8,000 Hz, whole blocks go straight in.
      if resampler.isIdle, waiting == 0, next + (Block.scalarCount - 1) * stride < samples.count {
        var block = Block.zero
        for place in 0..<Block.scalarCount { block[place] = samples[next + place * stride] }
        take(block)
        next += Block.scalarCount * stride
      } else {
        take(samples[next])
        next += stride
      }
    }
    defer { pending.removeAll() }
    return pending
  }

  /// Ends the sound: what was under way is judged as it is, as if silence followed. Call until nil.
  public mutating func finish() -> Heard? {
    for _ in 0..<SoundReceiver.lastSilence where pending.isEmpty { store(0) }
    return pending.isEmpty ? nil : pending.removeFirst()
  }

  private mutating func take(_ sample: Float) {
    // The resampler's history would keep what is no number.
    if let sample = resampler.feed(abs(sample) <= SoundReceiver.limit ? sample : 0) { store(sample) }
  }

  /// Takes one sample at 8,000 Hz.
  private mutating func store(_ sample: Float) {
    block[waiting] = sample
    waiting += 1
    guard waiting == Block.scalarCount else { return }
    waiting = 0
    take(block)
  }

  private mutating func take(_ block: Block) {
    clock += Block.scalarCount
    // A converter that delivers what is no number must not silence the filters for ever.
    let limit = SoundReceiver.limit
    let sane = block.replacing(with: 0, where: .!(block * block .<= limit * limit))
    if let ring = ringDetector.feed(sane) { hear(.ring(ring == .on)) }
    let clean = clickGate.feed(sane)
    let voice = highPass.feed(clean)
    switch digitDetector.feed(voice) {
    case .digit(let digit): feed(.digit(digit))
    case .broken: digits = Standard.receiversOfDigits()
    case .silence: feed(.silence)
    case nil: break
    }
    if let burst = finder.feed(clean, voice: voice) {
      (deframer, quick) = (AsyncDeframer(), Standard.receivers(hearing: .v23, home: home))
      pending += BurstReader.read(burst, home: home)
    }
    while let turn = finder.nextTurn() {
      switch deframer.feed(turn) {
      case .octet(let octet, let margin): feed(octet, margin: margin)
      case .idle: _ = Self.feed(.idle, to: &quick)
      case nil: break
      }
    }
  }

  private mutating func feed(_ octet: UInt8, margin: Float) {
    let symbol = Symbol.octet(octet, framed: margin > SoundReceiver.sureMargin)
    guard case .message(let message) = Self.feed(symbol, to: &quick) else { return }
    // The burst so far has it whole; reading it again tells its tones and its quality. The sequence detector would take
    // longer than the message may wait.
    let again = BurstReader.readOctets(finder.open, home: home)
    if let same = again.first(where: { $0.isMessage(with: message.parameters) }) {
      if case .message(let message) = same.what, message.quality?.snrDB ?? 0 < SoundReceiver.sureDB { return }
      pending += again
    } else {
      hear(.message(message))
    }
    finder.drop()
  }

  private mutating func feed(_ symbol: Symbol) {
    if let what = Self.feed(symbol, to: &digits) { hear(what) }
  }

  private mutating func hear(_ what: Heard.What) {
    pending.append(Heard(at: Double(clock) / Double(Resampler.rate), what: what))
  }

  /// Feeds every receiver; the first message counts, else the first fault.
  public static func feed(_ symbol: Symbol, to receivers: inout [any Receiver]) -> Heard.What? {
    var answer: Heard.What?
    for index in receivers.indices {
      switch receivers[index].feed(symbol) {
      case .success(let message):
        if case .message = answer { continue }
        answer = .message(message)
      case .failure(let fault):
        if answer == nil { answer = .fault(fault, standard: receivers[index].standard) }
      case nil: break
      }
    }
    return answer
  }
}
