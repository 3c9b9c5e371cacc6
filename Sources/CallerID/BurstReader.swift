import Modem

/// A whole burst → its messages: the second reading, for what the quick path left. First with all bits decided together
/// (`SequenceReader`): as it is, without a tone that sounds all through it, and without echoes. If none of these finds
/// a message or is sure that there is none, octet by octet:
///
/// Mark and space are taken from the burst itself (its slow and its fast turns), so tones off by 4 % and any twist
/// do no harm; five bit rates from −5 to +5 % are tried, nominal first. Of several readings that pass their check
/// the one with the clearest bits counts. A reading whose bits are mere noise counts for nothing.
enum BurstReader {
  /// The shortest transmission: 6 octets (SDMF message waiting) in steps.
  private static let shortest = 200
  private static let bitRates: [Float] = [1200, 1230, 1170, 1260, 1140]
  /// The mean of the octets' weakest bits below which a message is noise: noise gives 0.06, FSK at 6 dB S/N 0.35. At
  /// 0.15 one message in 200 at 1 dB S/N was wrong.
  fileprivate static let leastMargin: Float = 0.25
  /// An octet whose bits are all above this is none of noise: it tells the tones.
  private static let clearMargin: Float = 0.3
  /// From here on a reading cannot be bettered.
  private static let sureMargin: Float = 0.5

  /// One way of reading a burst, and what it gave; `end` counts steps of the burst.
  fileprivate struct Reading {
    var messages: [(end: Float, message: Message)] = []
    var faults: [(end: Float, what: Heard.What)] = []
    var margin: Float = 0
  }

  /// The messages of a burst in order of time; if there is none, the fault that best says why. A message that does not
  /// show whose it is counts as `home`'s.
  static func read(_ burst: BurstFinder.Burst, home: Standard? = nil) -> [Heard] {
    guard burst.turns.count >= shortest else { return [] }
    var isClear = false
    // What disturbs the bits is looked for only where they were not read.
    let detector = SequenceDetector(burst)
    for detect in [detector.detect, detector.detectWithoutSteadyLine, detector.detectInEchoes] {
      let answer = SequenceReader.read(detect(), of: burst, home: home)
      if !answer.heard.isEmpty { return answer.heard }
      isClear = isClear || answer.isClear
    }
    let octets = readOctets(burst, home: home)
    // Where every bit is sure and the check is wrong, a reading with more mistakes would be right by chance only.
    return isClear ? octets.filter { !$0.isMessage } : octets
  }

  /// The same without the sequence detector: octet by octet, at several bit rates.
  static func readOctets(_ burst: BurstFinder.Burst, home: Standard? = nil) -> [Heard] {
    guard burst.turns.count >= shortest else { return [] }
    let tones = Tones(burst.turns)
    var best = Reading()
    for bitRate in bitRates {
      let reading = read(burst, tones: tones, bitRate: bitRate, home: home)
      let isBetter =
        reading.messages.count > best.messages.count
        || reading.messages.count == best.messages.count && reading.margin > best.margin
      if isBetter { best = reading }
      if !best.messages.isEmpty, best.margin > sureMargin { break }
    }
    var heard: [Heard] = []
    for (end, message) in best.messages {
      heard.append(Heard(at: seconds(end, in: burst), what: .message(message)))
    }
    if heard.isEmpty, let (end, what) = best.faults.first, best.margin > sureMargin {
      heard.append(Heard(at: seconds(end, in: burst), what: what))
    }
    return heard
  }

  private static func read(
    _ burst: BurstFinder.Burst, tones: Tones, bitRate: Float, home: Standard?
  ) -> Reading {
    let bit = FSKDemodulator.stepsPerBit(at: bitRate)
    let octets = OctetTrellis.decode(
      turns: burst.turns, bitRate: bitRate, middle: tones.middle, deviation: tones.deviation * bit)
    var reading = Reading()
    let channel = burst.channel(of: octets.filter { $0.margin > clearMargin }, bitRate: bitRate)
    var receivers = Standard.receivers(hearing: channel ?? tones.channel, home: home)
    var end: Float = 0
    for (index, octet) in octets.enumerated() {
      if octet.start - end > AsyncDeframer.idleBits * bit {
        let result = SoundReceiver.feed(.idle, to: &receivers)
        reading.take(result, end: end, octets: octets[..<index], of: burst, bitRate: bitRate)
      }
      end = octet.start + 10 * bit
      let symbol = Symbol.octet(octet.value, framed: octet.margin > 0)
      let result = SoundReceiver.feed(symbol, to: &receivers)
      reading.take(result, end: end, octets: octets[...index], of: burst, bitRate: bitRate)
    }
    let result = SoundReceiver.feed(.idle, to: &receivers)
    reading.take(result, end: end, octets: octets[...], of: burst, bitRate: bitRate)
    if reading.messages.isEmpty {
      let inside = burst.span().map { span in octets.filter { span.contains(Int($0.start)) } }
      reading.margin = clarity((inside ?? [])[...])
    }
    return reading
  }

  /// The mean of the octets' weakest bits; wrong start or stop bits count as nothing.
  fileprivate static func clarity(_ octets: ArraySlice<OctetTrellis.Octet>) -> Float {
    var sum: Float = 0
    for octet in octets { sum += max(octet.margin, 0) }
    return sum / Float(max(octets.count, 1))
  }

  private static func seconds(_ step: Float, in burst: BurstFinder.Burst) -> Double {
    (Double(burst.start) + Double(step)) / Double(FSKDemodulator.rate)
  }
}

extension BurstReader.Reading {
  /// Takes what a receiver said after the last of `octets`.
  fileprivate mutating func take(
    _ result: Heard.What?, end: Float, octets: ArraySlice<OctetTrellis.Octet>,
    of burst: BurstFinder.Burst, bitRate: Float
  ) {
    switch result {
    case .message(var message):
      let mine = octets.suffix(message.octetCount)
      let clear = BurstReader.clarity(mine)
      guard clear > BurstReader.leastMargin else { return }
      message.quality = Quality(of: mine, in: burst, bitRate: bitRate)
      messages.append((end, message))
      margin = max(margin, clear)
    case .fault: if let result { faults.append((end, result)) }
    case .ring, nil: break
    }
  }
}
