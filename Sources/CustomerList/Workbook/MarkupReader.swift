/// Takes the XML of a workbook apart (XML 1.0), one token at a time: elements by their local names, and text.
///
/// Declarations, comments and instructions are passed over; a document type is refused, for workbooks have none and
/// its entities can grow without end.
struct MarkupReader {
  enum Token: Equatable {
    case start(String, [String: String])
    case end(String)
    case text(String)
  }

  private var member: ZipMember
  private var piece: [UInt8] = []
  private var position = 0
  /// The end of an element that was empty: `<c/>`.
  private var pendingEnd: String?
  private var taken = 0

  /// Octets of one member: ten times what the largest list of a shop makes (our choice). A bomb is larger.
  private static let longest = 128 << 20
  /// Octets of a tag or a text: what is longer is cut, and its cell refused.
  private static let longestToken = 2 * ListLimits.cell

  init(_ member: ZipMember) { self.member = member }

  /// The next token; nil at the end.
  mutating func next() throws(WorkbookFault) -> Token? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while true {
      guard let first = try peek() else { return nil }
      if first != UInt8(ascii: "<") {
        return .text(Self.decoded(try run(to: { $0 == UInt8(ascii: "<") })))
      }
      position += 1
      guard let kind = try peek() else { throw .damaged }
      switch kind {
      case UInt8(ascii: "?"): try skip(to: Array("?>".utf8))
      case UInt8(ascii: "!"):
        if let text = try declaration() { return .text(text) }
      default: return try tag()
      }
    }
  }

  private mutating func peek() throws(WorkbookFault) -> UInt8? {
    while position >= piece.count {
      guard let more = try member.next() else { return nil }
      (piece, position) = (more, 0)
      taken += more.count
      if taken > Self.longest { throw .tooLarge }
    }
    return piece[position]
  }

  /// Octets up to one that ends them, which stays.
  private mutating func run(to isEnd: (UInt8) -> Bool) throws(WorkbookFault) -> [UInt8] {
    var octets: [UInt8] = []
    while let octet = try peek(), !isEnd(octet) {
      if octets.count <= Self.longestToken { octets.append(octet) }
      position += 1
    }
    return octets
  }

  /// Passes everything up to and with an ending; gives what stood before it, cut.
  @discardableResult
  private mutating func skip(to ending: [UInt8]) throws(WorkbookFault) -> [UInt8] {
    var octets: [UInt8] = []
    var last: [UInt8] = []
    while let octet = try peek() {
      position += 1
      last.append(octet)
      if last.count > ending.count {
        let passed = last.removeFirst()
        if octets.count <= Self.longestToken { octets.append(passed) }
      }
      if last == ending { return octets }
    }
    throw .damaged
  }

  /// Behind `<!`: a comment gives nil, CDATA its text.
  private mutating func declaration() throws(WorkbookFault) -> String? {
    position += 1
    guard let kind = try peek() else { throw .damaged }
    position += 1
    if kind == UInt8(ascii: "-") {
      try skip(to: Array("-->".utf8))
      return nil
    }
    guard kind == UInt8(ascii: "["), try skip(to: [UInt8(ascii: "[")]) == Array("CDATA".utf8) else {
      throw .damaged
    }
    return String(decoding: try skip(to: Array("]]>".utf8)), as: UTF8.self)
  }

  private mutating func tag() throws(WorkbookFault) -> Token {
    var quote: UInt8?
    let octets = try run(to: { octet in
      if let open = quote {
        if octet == open { quote = nil }
        return false
      }
      if octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'") { quote = octet }
      return octet == UInt8(ascii: ">")
    })
    guard try peek() != nil, octets.count <= Self.longestToken else { throw .damaged }
    position += 1
    let isEnd = octets.first == UInt8(ascii: "/")
    let isEmpty = octets.last == UInt8(ascii: "/")
    var rest = octets[(isEnd ? 1 : 0)..<max(isEnd ? 1 : 0, octets.count - (isEmpty ? 1 : 0))]
    let name = Self.local(Self.word(&rest))
    if isEnd { return .end(name) }
    if isEmpty { pendingEnd = name }
    return .start(name, Self.attributes(rest))
  }

  private static func isBlank(_ octet: UInt8) -> Bool { octet <= 0x20 }

  private static func word(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let word = rest.prefix { !isBlank($0) && $0 != UInt8(ascii: "=") }
    rest = rest.dropFirst(word.count)
    return word
  }

  /// Without the prefix of its name space.
  private static func local(_ name: ArraySlice<UInt8>) -> String {
    let start = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    return String(decoding: name[start...], as: UTF8.self)
  }

  private static func attributes(_ octets: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = octets.drop(while: isBlank)
    while !rest.isEmpty {
      let name = word(&rest)
      rest = rest.drop { isBlank($0) || $0 == UInt8(ascii: "=") }
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { break }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 2).drop(while: isBlank)
      attributes[local(name)] = decoded(Array(value))
    }
    return attributes
  }

  /// Section 4.6: the five entities, and characters by their numbers; what else stands behind `&` stays.
  private static func decoded(_ octets: [UInt8]) -> String {
    let text = String(decoding: octets, as: UTF8.self)
    guard octets.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let start = rest.firstIndex(of: "&") {
      result.unicodeScalars.append(contentsOf: rest[..<start])
      let tail = rest[start...].dropFirst()
      let name = tail.prefix(10).prefix { $0 != ";" }
      if name.endIndex < tail.endIndex, tail[name.endIndex] == ";", let scalar = entity(String(name)) {
        result.unicodeScalars.append(scalar)
        rest = tail[name.endIndex...].dropFirst()
      } else {
        result += "&"
        rest = tail
      }
    }
    result.unicodeScalars.append(contentsOf: rest)
    return result
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let isHexadecimal = name.hasPrefix("#x")
    guard isHexadecimal || name.hasPrefix("#"),
      let value = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    return Unicode.Scalar(value)
  }
}
