import Modem

/// The bits that the sequence detector decided → messages, those that a check spoils by one doubtful place mended.
///
///     bits + reliability ─► octets ─► Receivers ─► message ── passed its check ──► sure enough? ─► heard
///                                        ▲               └─ did not ─► turn the doubtful places ─┐
///                                        └───────────────────────────────────────────────────────┘
///
/// A check of c bits passes one wrong message in 2^c, so a message is believed only as far as its bits are. `risk` is
/// the sum of e^−reliability over its bits: about the chance that any of them is wrong, counted twice, since the usual
/// mistake swaps two neighbouring bits (the phase comes out the same), which changes an octet by ±1, ±2 … ±64.
///
/// - *As it was read*: any check sees one mistake. A sum is blind to two that cancel, and how likely those are is
///   added up over all pairs; the CRC (x^16 + x^12 + x^5 + 1, which x + 1 divides) sees any two. Three pass it one
///   time in 2^c at most. Of 2,000 messages that passed a sum at 0–3 dB S/N, all of the 1,400 of which this said
///   less than 1e−5 were right, and five of the others wrong. To a sum comes the one mistake that hides what was wrong
///   as sent, for which we allow 1e−3.
/// - *Mended*: tries · (risk of the places not tried + 1e−3)/2^c.
///
/// Either is believed up to 1e−6. So nothing is ever mended to fit an 8-bit sum; a CRC lets fifteen tries be made.
enum SequenceReader {
  /// The risk of all bits below which a sequence whose check is wrong was sent so: any other reading would pass by chance.
  private static let clear: Float = 0.5
  /// The same where the sound is what the sequence says, but for noise 6 dB below it or less: a better reading there is
  /// none.
  private static let clearInNoise: (risk: Float, signalToNoise: Float) = (4, 4)
  private static let mostDoubts = 4
  /// Bits in front that may be noise before the burst.
  private static let edge = 12
  /// Nats above which a bit is beyond doubt: e^−6 = 0.0025.
  private static let doubt: Float = 6
  /// The greatest chance that what is delivered is wrong.
  private static let mostWrong: Float = 1e-6
  private static let wrongAsSent: Float = 1e-3
  /// Below 1.3 dB S/N the phase may slip unseen, and bits look surer than they are: one message in 100 at 0 dB was wrong.
  private static let leastSignalForSums: Float = 1.35

  /// What was read of a burst.
  struct Answer {
    /// The messages, in order of time.
    var heard: [Heard] = []
    /// Whether every bit is sure, and no check right.
    var isClear = false
  }

  /// The messages of a burst whose bits are `sequence`, which may be nil.
  static func read(
    _ sequence: SequenceDetector.Sequence?, of burst: BurstFinder.Burst, home: Standard?
  ) -> Answer {
    guard let sequence else { return Answer() }
    let asRead = messages(sequence.bits, of: sequence, home: home)
    guard asRead.isEmpty else {
      return Answer(heard: asRead.compactMap { heard($0, sequence, burst, turned: 0) })
    }
    let bits = SequenceDetector.octets(of: sequence.bits).filter { $0.value != 0x55 }.map {
      $0.bit..<$0.bit + 10
    }
    let risk = bits.reduce(Float(0)) { $0 + self.risk(of: sequence.reliability[clamped($1, sequence)]) }
    let isClear =
      risk < clear || risk < clearInNoise.risk && sequence.signalToNoise > clearInNoise.signalToNoise
    return Answer(heard: mended(sequence, burst, home: home), isClear: !bits.isEmpty && isClear)
  }

  /// A message, the octets that its check covers and the numbers of the bits between which they lie.
  private struct Found {
    var message: Message
    var checkBits: Int
    var octets: ArraySlice<SequenceDetector.Octet>
    var bits: Range<Int>
  }

  private static func messages(_ bits: [Bool], of sequence: SequenceDetector.Sequence, home: Standard?)
    -> [Found]
  {
    let octets = SequenceDetector.octets(of: bits)
    var receivers = Standard.receivers(hearing: Quality(of: sequence, repairedBits: 0).channel, home: home)
    var found: [Found] = []
    var end = 0
    for (index, octet) in octets.enumerated() {
      if octet.bit - end > Int(AsyncDeframer.idleBits) { _ = SoundReceiver.feed(.idle, to: &receivers) }
      end = octet.bit + 10
      for receiver in receivers.indices {
        guard case .success(let message)? = receivers[receiver].feed(.octet(octet.value, framed: true)) else {
          continue
        }
        let covered = octets[max(index + 1 - message.octetCount, 0)...index]
        found.append(
          Found(
            message: message, checkBits: receivers[receiver].checkBits, octets: covered,
            bits: (covered.first?.bit ?? end)..<end))
      }
    }
    return found
  }

  /// What is heard of a message as it was read, if its bits are sure enough.
  private static func heard(
    _ found: Found, _ sequence: SequenceDetector.Sequence, _ burst: BurstFinder.Burst, turned: Int
  ) -> Heard? {
    guard turned > 0 || chanceOfWrong(found, sequence) <= mostWrong,
      found.checkBits > 8 || sequence.signalToNoise > leastSignalForSums
    else { return nil }
    var message = found.message
    message.quality = Quality(of: sequence, repairedBits: turned)
    let place = sequence.first + Double(found.bits.upperBound) * sequence.bitLength
    return Heard(at: (Double(burst.start) + place) / Double(FSKDemodulator.rate), what: .message(message))
  }

  /// Turns the most doubtful places, alone and together, until the check is right; believed when only one way is.
  private static func mended(
    _ sequence: SequenceDetector.Sequence, _ burst: BurstFinder.Burst, home: Standard?
  ) -> [Heard] {
    let doubts = doubts(of: sequence)
    guard !doubts.isEmpty else { return [] }
    var answers: [(found: Found, turned: Int)] = []
    let tries = (1 << doubts.count) - 1
    var rest = sequence.reliability
    for place in doubts { for bit in place { rest[bit] = .greatestFiniteMagnitude } }
    for choice in 1...tries {
      var bits = sequence.bits
      var turned = 0
      for (number, place) in doubts.enumerated() where choice >> number & 1 == 1 {
        for bit in place { bits[bit].toggle() }
        turned += place.count
      }
      for found in messages(bits, of: sequence, home: home) {
        let others = risk(of: rest[clamped(found.bits, sequence)])
        guard Float(tries) * (others + wrongAsSent) / chances(found) <= mostWrong else { continue }
        if !answers.contains(where: { $0.found.message == found.message }) { answers.append((found, turned)) }
      }
    }
    guard answers.count == 1, let answer = answers.first else { return [] }
    return heard(answer.found, sequence, burst, turned: answer.turned).map { [$0] } ?? []
  }

  /// The doubtful places, most doubtful first: each the bits that differ in the best sequence that has one turned.
  private static func doubts(of sequence: SequenceDetector.Sequence) -> [[Int]] {
    var doubtful: [Int] = []
    for octet in SequenceDetector.octets(of: sequence.bits) where octet.value != 0x55 && octet.bit > edge {
      for bit in octet.bit..<min(octet.bit + 10, sequence.bits.count) where sequence.reliability[bit] < doubt {
        doubtful.append(bit)
      }
    }
    doubtful.sort { sequence.reliability[$0] < sequence.reliability[$1] }
    var places: [[Int]] = []
    for bit in doubtful {
      guard places.count < mostDoubts else { break }
      guard !places.contains(where: { $0.contains(bit) }) else { continue }
      let other = sequence.alternative(turning: bit)
      let place = other.indices.filter { other[$0] != sequence.bits[$0] }
      if !place.isEmpty { places.append(place) }
    }
    return places
  }

  /// The chance that a message passed its check as it was read and is another one.
  private static func chanceOfWrong(_ found: Found, _ sequence: SequenceDetector.Sequence) -> Float {
    let mistakes = risk(of: sequence.reliability[clamped(found.bits, sequence)]) / 2
    let three = mistakes * mistakes * mistakes / chances(found)
    // One mistake in 14 is the very one that hides what was wrong as sent.
    return found.checkBits > 8
      ? three : three + chanceOfTwo(found, sequence) + wrongAsSent * mistakes / 14
  }

  /// The chance that two mistakes are in a message that hide each other from an 8-bit sum.
  private static func chanceOfTwo(_ found: Found, _ sequence: SequenceDetector.Sequence) -> Float {
    var chances = [Float](repeating: 0, count: 256)
    var sum: Float = 0
    for octet in found.octets {
      var place = 0
      while place < 8 {
        let (bit, isSet) = (octet.bit + 1 + place, octet.value >> UInt8(place) & 1 == 1)
        guard sequence.reliability.indices.contains(bit + 1) else { return 1 }
        let nats = sequence.reliability[bit]
        let change = UInt8(1) << UInt8(place)
        // 0 to 1 adds; but where the next bit is the other and as doubtful, they change places: it adds as much less.
        var isMore = !isSet
        var length = 1
        if place < 7, isSet != (octet.value >> UInt8(place + 1) & 1 == 1),
          abs(sequence.reliability[bit + 1] - nats) < 0.01 * nats
        {
          isMore.toggle()
          length = 2
        }
        let chance = SequenceDetector.chance(ofNats: nats)
        let difference = isMore ? change : 0 &- change
        sum += chance * chances[Int(0 &- difference)]
        chances[Int(difference)] += chance
        place += length
      }
    }
    return sum
  }

  private static func clamped(_ bits: Range<Int>, _ sequence: SequenceDetector.Sequence) -> Range<Int> {
    bits.clamped(to: 0..<sequence.reliability.count)
  }

  private static func chances(_ found: Found) -> Float { Float(1 << found.checkBits) }

  private static func risk(of reliabilities: ArraySlice<Float>) -> Float {
    var sum: Float = 0
    for value in reliabilities { sum += SequenceDetector.chance(ofNats: value) }
    return sum
  }
}
