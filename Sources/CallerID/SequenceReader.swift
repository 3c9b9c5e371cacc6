import Modem

/// The bits that the sequence detector decided → messages, those that a check spoils by one doubtful place mended.
///
///     bits + reliability ─► octets ─► Receivers ─► message ── passed its check ──► sure enough? ─► heard
///                                        ▲               └─ did not ─► turn the doubtful places ─┐
///                                        └───────────────────────────────────────────────────────┘
///
/// A check of c bits passes one wrong message in 2^c, so a message is believed only as far as its bits are. `risk` is
/// the sum of e^−reliability over its bits: about the chance that any of them is wrong.
///
/// - *As it was read*: the usual mistake swaps two neighbouring bits (the phase comes out the same), which changes an
///   octet by ±1, ±2 … ±64. A sum sees one of them always and two unless they cancel, one time in 14; a CRC sees both
///   but for chance. So risk²/2 · 2^−(c−4) is an upper bound, and it is believed up to 1e−5.
/// - *Mended*: tries · (risk of the places not tried + 1e−3)/2^c, where 1e−3 is our allowance for messages that the
///   network itself sent with a wrong check. Believed up to 1e−6: never by an 8-bit sum; a CRC lets fifteen tries
///   be made.
enum SequenceReader {
  /// The risk of all bits below which a sequence whose check is wrong was sent so.
  private static let clear: Float = 0.5
  private static let mostDoubts = 4
  /// Bits in front that may be noise before the burst.
  private static let edge = 12
  /// Nats above which a bit is beyond doubt: e^−6 = 0.0025.
  private static let doubt: Float = 6
  private static let riskAsRead: Float = 1e-5
  private static let riskMended: Float = 1e-6
  private static let wrongAsSent: Float = 1e-3

  /// The messages of a burst, in order of time, and whether it is clear that there are none.
  static func read(_ burst: BurstFinder.Burst, home: Standard?) -> (heard: [Heard], isClear: Bool) {
    guard let sequence = SequenceDetector.detect(burst) else { return ([], false) }
    let asRead = messages(sequence.bits, of: sequence, home: home)
    let heard =
      asRead.isEmpty
      ? mended(sequence, burst, home: home)
      : asRead.compactMap { self.heard($0, sequence, burst, turned: 0) }
    let bits = SequenceDetector.octets(of: sequence.bits).filter { $0.value != 0x55 }.map {
      $0.bit..<$0.bit + 10
    }
    let risks = bits.map { risk(of: sequence.reliability[clamped($0, sequence)]) }
    return (heard, asRead.isEmpty && !risks.isEmpty && risks.reduce(0, +) < clear)
  }

  /// A message, and the numbers of the bits between which it lies.
  private struct Found {
    var message: Message
    var checkBits: Int
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
        let first = octets[max(index + 1 - message.octetCount, 0)].bit
        found.append(Found(message: message, checkBits: receivers[receiver].checkBits, bits: first..<end))
      }
    }
    return found
  }

  /// What is heard of a message as it was read, if its bits are sure enough.
  private static func heard(
    _ found: Found, _ sequence: SequenceDetector.Sequence, _ burst: BurstFinder.Burst, turned: Int
  ) -> Heard? {
    let risk = risk(of: sequence.reliability[clamped(found.bits, sequence)])
    guard turned > 0 || risk * risk * 8 / chances(found) <= riskAsRead else { return nil }
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
        guard Float(tries) * (others + wrongAsSent) / chances(found) <= riskMended else { continue }
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
