/// The grammar of RFC 8259, one function a rule; each gives nil when the octets do not follow it.
struct JSONReader {
  let octets: [UInt8]
  private var position = 0

  init(octets: [UInt8]) { self.octets = octets }

  /// Whether nothing but blanks is left.
  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return position == octets.count
    }
  }

  mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard let first = peek else { return nil }
    switch first {
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "["): return array(depth: depth + 1)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return integer().map { .integer($0) }
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    guard depth <= JSONValue.depthLimit, take("{") else { return nil }
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if take("}") { return .object([]) }
    while true {
      skipBlanks()
      guard let name = string(), names.insert(name).inserted else { return nil }
      skipBlanks()
      guard take(":"), let value = value(depth: depth) else { return nil }
      members.append(JSONValue.Member(name: name, value: value))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  private mutating func array(depth: Int) -> JSONValue? {
    guard depth <= JSONValue.depthLimit, take("[") else { return nil }
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    while true {
      guard let value = value(depth: depth) else { return nil }
      values.append(value)
      skipBlanks()
      if take("]") { return .array(values) }
      guard take(",") else { return nil }
    }
  }

  /// A whole number: no fraction, no exponent, no leading zero.
  private mutating func integer() -> Int64? {
    let start = position
    _ = take("-")
    let digits = position
    while let octet = peek, (0x30...0x39).contains(octet) { position += 1 }
    guard position > digits, position == digits + 1 || octets[digits] != 0x30 else { return nil }
    if let octet = peek, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(octet) {
      return nil
    }
    return Int64(String(decoding: octets[start..<position], as: UTF8.self))
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while let octet = peek {
      position += 1
      switch octet {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        text.append(contentsOf: String(scalar).utf8)
      case 0..<0x20: return nil
      default: text.append(octet)
      }
    }
    return nil
  }

  /// What stands behind a reverse solidus (RFC 8259, section 7); half a surrogate pair is refused.
  private mutating func escape() -> Unicode.Scalar? {
    guard let octet = peek else { return nil }
    position += 1
    switch octet {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(octet)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { return nil }
      guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) }
      guard take("\\u"), let low = codeUnit(), (0xDC00...0xDFFF).contains(low) else { return nil }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    default: return nil
    }
  }

  private mutating func codeUnit() -> UInt32? {
    guard position + 4 <= octets.count, let pair = [UInt8](hexadecimal: octets[position..<position + 4]),
      pair.count == 2
    else { return nil }
    position += 4
    return UInt32(pair[0]) << 8 | UInt32(pair[1])
  }

  private var peek: UInt8? { position < octets.count ? octets[position] : nil }

  private mutating func take(_ word: String) -> Bool {
    let word = word.utf8
    guard octets[position...].starts(with: word) else { return false }
    position += word.count
    return true
  }

  private mutating func skipBlanks() {
    while let octet = peek, [0x20, 0x09, 0x0A, 0x0D].contains(octet) { position += 1 }
  }
}
