/// The bodies of fields that the standards share: octets ↔ what they mean.
///
/// A checksum of eight bits is weak: two errors in the same bit cancel. So each field is also asked whether a
/// network could have sent it, and a message with a field that none sends is refused as a whole.
enum Field {
  /// The longest number that is believed. NTT's parameter ends at 30 octets, EN 300 659-3's at 20; our choice.
  static let numberLimit = 32

  /// A number: digits, `*`, `#`, `+`, `-`, `,` and spaces, without the spaces around it; nil when it holds nothing.
  static func number(_ body: [UInt8]) throws(Fault) -> String? {
    guard body.count <= numberLimit, body.allSatisfy(isNumberOctet) else { throw .implausible }
    let text = trimmed(String(decoding: body, as: UTF8.self))
    return text.isEmpty ? nil : text
  }

  private static func isNumberOctet(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ","): true
    case UInt8(ascii: " "): true
    default: false
    }
  }

  /// Whether a number is the filler that some exchanges send for none at all: zeros only.
  static func isFiller(_ number: String) -> Bool { number.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }

  /// Why a number or name is missing, by the letter that says so, small or capital. `P` withheld and `O`
  /// unavailable everywhere; `C` coin telephone and `S` service conflict (NTT); `I` international (Taiwan, Kuwait);
  /// `A` anonymous, as some exchanges write `P`.
  static func absence(_ body: [UInt8]) throws(Fault) -> Message.Absence {
    switch body.first.map({ $0 & 0xDF }) {
    case UInt8(ascii: "P"), UInt8(ascii: "A"): return .withheld
    case UInt8(ascii: "O"), UInt8(ascii: "I"): return .unavailable
    case UInt8(ascii: "C"): return .payphone
    case UInt8(ascii: "S"): return .conflict
    default: throw .implausible
    }
  }

  /// The letter for a reason; the inverse of `absence`.
  static func letter(_ absence: Message.Absence) -> UInt8 {
    switch absence {
    case .withheld: UInt8(ascii: "P")
    case .unavailable: UInt8(ascii: "O")
    case .payphone: UInt8(ascii: "C")
    case .conflict: UInt8(ascii: "S")
    }
  }

  /// `MMDDhhmm`. Eight digits that are no date are a network's slip (real ones send 24:23) and give nil, and so
  /// does a body of another length; eight octets that are not all digits are damage.
  static func time(_ body: [UInt8]) throws(Fault) -> Message.NetworkTime? {
    guard body.count == 8 else { return nil }
    let digits = body.map { $0 &- UInt8(ascii: "0") }
    guard digits.allSatisfy({ $0 < 10 }) else { throw .implausible }
    return Message.NetworkTime(
      month: digits[0] * 10 + digits[1], day: digits[2] * 10 + digits[3], hour: digits[4] * 10 + digits[5],
      minute: digits[6] * 10 + digits[7])
  }

  /// The eight digits of a time.
  static func octets(_ time: Message.NetworkTime) -> [UInt8] {
    var octets: [UInt8] = []
    for part in [time.month, time.day, time.hour, time.minute] {
      octets += [part / 10 + UInt8(ascii: "0"), part % 10 + UInt8(ascii: "0")]
    }
    return octets
  }

  /// A text without the spaces that pad it; nil when nothing is left. Spaces within are layout and stay.
  static func text(_ decoded: String) -> String? {
    let text = trimmed(decoded)
    return text.isEmpty ? nil : text
  }

  /// ASCII as it is; else UTF-8 when it is that; else Windows-1252, which is ISO 8859-1 where that has letters.
  static func latin(_ body: [UInt8]) -> String {
    if body.contains(where: { $0 >= 0x80 }), !isUTF8(body) {
      var text = ""
      for octet in body { text.unicodeScalars.append(windows1252(octet)) }
      return text
    }
    return String(decoding: body, as: UTF8.self)
  }

  /// The octets of a text that `latin` reads back: ISO 8859-1 where that holds every letter, else UTF-8.
  static func octets(latin text: String) -> [UInt8] {
    let single = text.unicodeScalars.compactMap { $0.value < 0x100 ? UInt8($0.value) : nil }
    let isWhole = single.count == text.unicodeScalars.count
    return isWhole && latin(single) == text ? single : Array(text.utf8)
  }

  private static func isUTF8(_ octets: [UInt8]) -> Bool {
    var decoder = UTF8()
    var next = octets.makeIterator()
    while true {
      switch decoder.decode(&next) {
      case .scalarValue: continue
      case .emptyInput: return true
      case .error: return false
      }
    }
  }

  private static func windows1252(_ octet: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(octet) else { return Unicode.Scalar(octet) }
    return Unicode.Scalar(upper1252[Int(octet - 0x80)]) ?? "\u{FFFD}"
  }

  /// 0x80–0x9F of Windows-1252; the five free places keep their own codes.
  private static let upper1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text).unicodeScalars
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
