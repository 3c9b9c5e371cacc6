/// The fields of an entry and their form on disk: `name=value`, one word. `caller` is written under one of two names:
/// `number=0312345678`, or `absent=P` when there is none.
enum Field: String, CaseIterable {
  case call, line, caller, rings, standard, snr, sent, called, name, generation, text, kana, by, day, other, of,
    note

  /// Octets of one escaped text. Two texts, all names and all numbers fit a line: 320 kanji, which is more than staff
  /// write between two calls.
  static let textLimit = 960
  /// Octets of one escaped name or reading of a person: 80 kana.
  static let nameLimit = 240

  /// Whether the entry has the field.
  func isPresent(in entry: Entry) -> Bool {
    switch self {
    case .call: return entry.call != nil
    case .line: return entry.line != nil
    case .caller: return entry.caller != nil && entry.caller != .number("")
    case .rings: return entry.rings != nil
    case .standard: return entry.standard != nil
    case .sent: return entry.networkTime != nil
    case .called: return entry.called != nil
    case .name: return entry.name != nil
    case .generation: return entry.generation != nil
    case .text: return entry.text != nil
    case .snr: return entry.snr != nil
    case .kana: return entry.kana != nil
    case .by: return entry.by != nil
    case .day: return entry.day != nil
    case .other: return entry.other != nil && entry.other != ""
    case .of: return entry.of != nil
    case .note: return entry.note != nil
    }
  }

  /// The word on disk, or nil when the entry does not have the field.
  func emit(_ entry: Entry) -> String? {
    switch self {
    case .call: return entry.call.map { "call=\($0)" }
    case .line: return entry.line.map { "line=\(min(max($0, 1), 99))" }
    case .caller:
      switch entry.caller {
      case .number(let digits): return "number=" + Field.escaped(digits, limit: 60)
      case .absent(let reason): return "absent=\(Unicode.Scalar(reason.rawValue))"
      case nil: return nil
      }
    case .rings: return entry.rings.map { "rings=\(min(max($0, 0), 9999))" }
    case .standard: return entry.standard.map { "standard=" + Field.escaped($0, limit: 60) }
    case .sent:
      return entry.networkTime.map {
        "sent=\(Field.two($0.month))-\(Field.two($0.day))T\(Field.two($0.hour)):\(Field.two($0.minute))"
      }
    case .called: return entry.called.map { "called=" + Field.escaped($0, limit: 60) }
    case .name: return entry.name.map { "name=" + Field.escaped($0, limit: Field.textLimit) }
    case .generation: return entry.generation.map { "generation=\(max($0, 0))" }
    case .text: return entry.text.map { "text=" + Field.escaped($0, limit: Field.textLimit) }
    case .snr: return entry.snr.map { "snr=\(min(max($0, 0), 99))" }
    case .kana: return entry.kana.map { "kana=" + Field.escaped($0, limit: Field.nameLimit) }
    case .by: return entry.by.map { "by=" + Field.escaped($0, limit: Field.nameLimit) }
    case .day: return entry.day.map { "day=\(Field.four($0.year))-\(Field.two($0.month))-\(Field.two($0.day))" }
    case .other: return entry.other.map { "other=" + Field.escaped($0, limit: 60) }
    case .of: return entry.of.map { "of=" + Field.escaped($0, limit: 60) }
    case .note: return entry.note.map { "note=" + Field.escaped($0, limit: 60) }
    }
  }

  /// Takes one `name=value` word into an entry. False when a known field has a value that it cannot have, or comes
  /// twice; a name that is not known is kept as it is.
  static func parse(_ word: ArraySlice<UInt8>, into entry: inout Entry) -> Bool {
    guard let sign = word.firstIndex(of: UInt8(ascii: "=")), sign > word.startIndex else { return false }
    let name = String(decoding: word[..<sign], as: UTF8.self)
    guard let field = named(name) else {
      guard let word = String(validating: word, as: UTF8.self) else { return false }
      entry.unknown.append(word)
      return true
    }
    guard !field.isPresent(in: entry), let value = unescaped(word[(sign + 1)...]) else { return false }
    switch field {
    case .call: entry.call = EntryID(value)
    case .line: entry.line = number(value, in: 1...99)
    case .caller: entry.caller = caller(value, isNumber: name == "number")
    case .rings: entry.rings = number(value, in: 0...9999)
    case .standard: entry.standard = value
    case .sent: entry.networkTime = time(value)
    case .called: entry.called = value
    case .name: entry.name = value
    case .generation: entry.generation = Int64(value).flatMap { $0 >= 0 ? $0 : nil }
    case .text: entry.text = value
    case .snr: entry.snr = number(value, in: 0...99)
    case .kana: entry.kana = value
    case .by: entry.by = value
    case .day: entry.day = day(value)
    case .other: entry.other = value
    case .of: entry.of = value
    case .note: entry.note = isName(value) ? value : nil
    }
    return field.isPresent(in: entry)
  }

  private static func named(_ name: String) -> Field? { byName[name] }

  private static let byName: [String: Field] = {
    var fields: [String: Field] = ["number": .caller, "absent": .caller]
    for field in allCases where field != .caller { fields[field.rawValue] = field }
    return fields
  }()

  private static func caller(_ value: String, isNumber: Bool) -> Caller? {
    if isNumber { return value.isEmpty ? nil : .number(value) }
    guard value.utf8.count == 1, let letter = value.utf8.first else { return nil }
    return NoNumber(rawValue: letter).map { .absent($0) }
  }

  private static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), range.contains(number)
    else { return nil }
    return number
  }

  /// `11-21T10:30`.
  private static func time(_ text: String) -> Entry.NetworkTime? {
    let octets = Array(text.utf8)
    guard octets.count == 11, octets[2] == 0x2D, octets[5] == 0x54, octets[8] == 0x3A else { return nil }
    let parts = [0, 3, 6, 9].compactMap {
      number(String(decoding: octets[$0..<$0 + 2], as: UTF8.self), in: 0...99)
    }
    guard parts.count == 4 else { return nil }
    return Entry.NetworkTime(month: parts[0], day: parts[1], hour: parts[2], minute: parts[3])
  }

  /// `2026-07-24`.
  private static func day(_ text: String) -> Entry.Date? {
    let octets = Array(text.utf8)
    guard octets.count == 10, octets[4] == 0x2D, octets[7] == 0x2D else { return nil }
    let parts = [0..<4, 5..<7, 8..<10].compactMap {
      number(String(decoding: octets[$0], as: UTF8.self), in: 0...9999)
    }
    guard parts.count == 3 else { return nil }
    return Entry.Date(year: parts[0], month: parts[1], day: parts[2])
  }

  /// Whether a text can be a note's own name.
  private static func isName(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }

  private static func four(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Text as one word: `%` and two upper-case hexadecimal digits for each octet of a character that is not visible,
  /// and for `%` itself. What passes `limit` octets is cut off, never within a character.
  static func escaped(_ text: String, limit: Int) -> String {
    var word = ""
    var length = 0
    for scalar in text.unicodeScalars {
      var piece = String(scalar)
      if scalar == "%" || !isVisible(scalar) {
        piece = piece.utf8.map { ($0 < 16 ? "%0" : "%") + String($0, radix: 16, uppercase: true) }.joined()
      }
      length += piece.utf8.count
      if length > limit { break }
      word += piece
    }
    return word
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value > 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned:
      return false
    default: return true
    }
  }

  /// The text of a word; nil for a `%` without two digits behind it, or what is not UTF-8.
  static func unescaped(_ word: ArraySlice<UInt8>) -> String? {
    // Nearly all words are plain ASCII, of which nothing need be validated.
    if word.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "%") }) {
      return String(decoding: word, as: UTF8.self)
    }
    var octets: [UInt8] = []
    octets.reserveCapacity(word.count)
    var next = word.startIndex
    while next < word.endIndex {
      var octet = word[next]
      next += 1
      if octet == UInt8(ascii: "%") {
        guard next + 2 <= word.endIndex, let high = digit(word[next]), let low = digit(word[next + 1])
        else { return nil }
        octet = high << 4 | low
        next += 2
      }
      octets.append(octet)
    }
    return String(validating: octets, as: UTF8.self)
  }

  private static func digit(_ octet: UInt8) -> UInt8? {
    switch octet {
    case 0x30...0x39: return octet - 0x30
    case 0x41...0x46: return octet - 0x37
    default: return nil
    }
  }
}
