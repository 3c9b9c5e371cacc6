// The directory turns a telephone number into the customers who have it.
//
//     "０３－１２３４－５６７８"   NumberPlan.listed      a cell of a list, as people write      ┐
//     "81312345678"          NumberPlan.delivered   what the line sent                   ├→ PhoneNumber → key
//                                                                                        ┘
//     key → Index.lookup → customers        one page of slots and one record, in a mapped file (Index.swift)
//     customers → IndexWriter → octets      the only way such a file comes to be (IndexWriter.swift)
//
// Everything depends on both roads ending in the same digits. So there is one canonical form (see PhoneNumber), one
// place that makes it (`canonical`, below), and the plan of each country is a value in this file: its code, its trunk
// prefix, how long its numbers are. Adding a country costs one such value and its test vectors.
//
// Whatever does not fit a plan is kept as the digits that came. A number is never guessed, never shortened and never
// matched by its end alone: two people whose numbers end alike are two people.

/// A country's way of writing telephone numbers.
public struct NumberPlan: Sendable {
  /// What a configuration file calls it: `jp`, `nanp`, `gb`, `e164`.
  public let name: String
  /// The country code, without `+`; empty in the plan of no country.
  let countryCode: String
  /// What is dialled before a number within the country, and kept in the canonical form.
  let trunkPrefix: String
  /// What is dialled before a country code, longest first.
  let internationalPrefixes: [String]
  /// What a caller dials to show or hide the own number; it is no part of the number that follows.
  let privacyPrefixes: [String]
  /// Lengths of a number without its trunk prefix, by its first digits; the longest lead that fits wins.
  let lengths: [Lead]
  let grouping: Grouping
  /// What is put before the short numbers of a list that leaves the neighbourhood's area code out; empty: nothing.
  private(set) var areaCode = ""

  /// The plan of a shop whose list writes neighbours' numbers without their area code, which is given as it is dialled:
  /// `03`. Nil unless it is 1–5 digits that begin with the trunk prefix.
  public func inArea(_ code: String) -> NumberPlan? {
    guard (1...5).contains(code.utf8.count), code.hasPrefix(trunkPrefix),
      !trunkPrefix.isEmpty || code.utf8.count == 3,
      code.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    var plan = self
    plan.areaCode = code
    return plan
  }

  /// Japan (電気通信番号規則; ITU-T E.164 national number plan +81). 060 is mobile since 2024.
  public static let jp = NumberPlan(
    name: "jp", countryCode: "81", trunkPrefix: "0",
    internationalPrefixes: ["0033010", "0061010", "001010", "010", "00"], privacyPrefixes: ["184", "186"],
    lengths: [
      Lead("800", [10]), Lead("20", [10]), Lead("50", [10]), Lead("60", [9, 10]), Lead("70", [10]),
      Lead("80", [10]), Lead("90", [10]),
      Lead("", [9]),
    ], grouping: .japan)

  /// North America (NANP): ten digits; the 1 in front is dialled, not kept.
  public static let nanp = NumberPlan(
    name: "nanp", countryCode: "1", trunkPrefix: "", internationalPrefixes: ["011", "00"],
    privacyPrefixes: [],
    lengths: [Lead("0", []), Lead("1", []), Lead("", [10])], grouping: .northAmerica)

  /// United Kingdom (Ofcom, National Telephone Numbering Plan).
  public static let gb = NumberPlan(
    name: "gb", countryCode: "44", trunkPrefix: "0", internationalPrefixes: ["00"],
    privacyPrefixes: ["141", "1470"],
    lengths: [
      Lead("1", [9, 10]), Lead("800", [7, 9, 10]), Lead("845464", [7]), Lead("0", []), Lead("4", []),
      Lead("6", []), Lead("", [10]),
    ],
    grouping: .unitedKingdom)

  /// No country: only numbers that begin with `+` or `00` are understood; all others are digits.
  public static let e164 = NumberPlan(
    name: "e164", countryCode: "", trunkPrefix: "", internationalPrefixes: ["00"], privacyPrefixes: [],
    lengths: [],
    grouping: .none)

  /// Every plan, the default first.
  public static let table: [NumberPlan] = [jp, nanp, gb, e164]

  /// The number that the line delivered, or nil when it is none: empty, all zeros, over-long, or with anything in it
  /// but digits, a leading `+`, blanks and hyphens between them. A trailing hyphen marks a partial number (BT SIN 227),
  /// which no national rule may touch: its digits stay as they are.
  ///
  /// Nothing is repaired here: a line does not lose zeros as spreadsheets do.
  public func delivered(_ text: String) -> PhoneNumber? {
    var octets = text.utf8[...]
    let isInternational = octets.first == UInt8(ascii: "+")
    if isInternational { octets = octets.dropFirst() }
    var digits = ""
    for octet in octets {
      if octet == UInt8(ascii: " ") || octet == UInt8(ascii: "-") { continue }
      guard (0x30...0x39).contains(octet), digits.utf8.count < Self.longestRun else { return nil }
      digits.unicodeScalars.append(Unicode.Scalar(octet))
    }
    if Self.isPartial(text) { return PhoneNumber(digits: digits) }
    return canonical(digits, isInternational: isInternational)
  }

  /// Whether what the line delivered is only the first part of a number: a hyphen ends it (BT SIN 227).
  public static func isPartial(_ text: String) -> Bool { text.utf8.last == UInt8(ascii: "-") }

  /// `+81312345678` (ITU-T E.164), or nil when the number is not one of this country by its length, nor a foreign one.
  public func e164(_ number: PhoneNumber) -> String? {
    let digits = number.digits
    if isForeign(digits) {
      // A number of this country in the foreign form is one whose length fits none.
      let isOwn = !countryCode.isEmpty && digits.dropFirst(2).hasPrefix(countryCode)
      return isOwn ? nil : "+" + digits.dropFirst(2)
    }
    guard !countryCode.isEmpty, digits.hasPrefix(trunkPrefix) else { return nil }
    let national = digits.dropFirst(trunkPrefix.utf8.count)
    return isNational(national) ? "+" + countryCode + national : nil
  }

  /// The number with its hyphens, for a person to read; bare where the plan does not tell where they belong. A foreign
  /// number is shown with its `+`.
  public func grouped(_ number: PhoneNumber) -> String {
    isForeign(number.digits) ? "+" + number.digits.dropFirst(2) : grouping(number.digits)
  }

  /// Longer runs of digits are no telephone number: 15 digits (ITU-T E.164, 6.1) behind the longest prefix, and air.
  static let longestRun = 24
  /// A number of 10 digits or more without the trunk prefix that all numbers at home have comes from abroad.
  private static let shortestForeign = 10

  /// The canonical form of digits that may have a country code or an international prefix in front.
  func canonical(_ digits: String, isInternational: Bool) -> PhoneNumber? {
    guard digits.utf8.contains(where: { $0 != 0x30 }) else { return nil }
    // +0044…: no country code begins with 0, so what follows the + was dialled.
    if isInternational, digits.utf8.first != 0x30 {
      return international(digits[...]) ?? PhoneNumber(digits: digits)
    }
    for prefix in internationalPrefixes where digits.hasPrefix(prefix) {
      let rest = digits.dropFirst(prefix.utf8.count)
      // A country code begins with 1–9, and no number abroad has fewer than seven digits with it.
      guard let first = rest.utf8.first, first != 0x30, rest.utf8.count >= 7,
        !isNational(digits.dropFirst(trunkPrefix.utf8.count))
      else { continue }
      return international(rest) ?? PhoneNumber(digits: digits)
    }
    if trunkPrefix.isEmpty {
      if !countryCode.isEmpty, digits.hasPrefix(countryCode),
        isNational(digits.dropFirst(countryCode.utf8.count))
      {
        return PhoneNumber(digits: String(digits.dropFirst(countryCode.utf8.count)))
      }
      return PhoneNumber(digits: digits)
    }
    if digits.utf8.first == 0x30 || digits.utf8.count < Self.shortestForeign {
      return PhoneNumber(digits: digits)
    }
    return international(digits[...]) ?? PhoneNumber(digits: digits)
  }

  /// Digits that begin with a country code.
  private func international(_ digits: Substring) -> PhoneNumber? {
    guard digits.utf8.first != 0x30 else { return nil }
    if !countryCode.isEmpty, digits.hasPrefix(countryCode) {
      // "+81 (0)3": the trunk prefix is dialled at home only, yet often written.
      var rest = digits.dropFirst(countryCode.utf8.count)
      if !trunkPrefix.isEmpty, rest.hasPrefix(trunkPrefix) { rest = rest.dropFirst(trunkPrefix.utf8.count) }
      if isNational(rest) { return PhoneNumber(digits: trunkPrefix + rest) }
    }
    for plan in Self.table
    where !plan.trunkPrefix.isEmpty && digits.hasPrefix(plan.countryCode + plan.trunkPrefix) {
      let rest = digits.dropFirst(plan.countryCode.utf8.count + plan.trunkPrefix.utf8.count)
      if plan.isNational(rest) { return PhoneNumber(digits: "00" + plan.countryCode + rest) }
    }
    return PhoneNumber(digits: "00" + digits)
  }

  /// Whether digits without the trunk prefix have a length that numbers of this country have.
  func isNational(_ digits: Substring) -> Bool {
    PhoneNumber(digits: String(digits)).map { isNational($0, from: 0) } ?? false
  }

  /// The same of the digits of a number from an index on.
  func isNational(_ number: PhoneNumber, from start: Int) -> Bool {
    guard number.count > start, number.digit(start) != 0 || trunkPrefix.isEmpty else { return false }
    let count = number.count - start
    for lead in lengths where lead.begins(number, from: start) { return lead.counts >> UInt16(count) & 1 != 0 }
    return false
  }

  /// First digits, and how many digits the numbers that begin so have; none, when there are no such numbers.
  struct Lead: Sendable {
    /// A bit for each count of digits, 0–15.
    let counts: UInt16
    private let leading: PhoneNumber?

    init(_ leading: String, _ counts: [UInt16]) {
      (self.leading, self.counts) = (PhoneNumber(digits: leading), counts.reduce(0) { $0 | 1 << $1 })
    }

    /// Whether the digits of a number from an index on begin so; all do, when there are no first digits.
    func begins(_ number: PhoneNumber, from start: Int) -> Bool {
      guard let leading else { return true }
      guard number.count - start >= leading.count else { return false }
      let unequal = (number.key << UInt64(4 + 4 * start)) ^ (leading.key << 4)
      return unequal >> UInt64(64 - 4 * leading.count) == 0
    }
  }

  /// Whether digits with a country code are a whole number by the plan of that country.
  func isKnownAbroad(_ digits: Substring) -> Bool {
    Self.table.contains {
      !$0.countryCode.isEmpty && digits.hasPrefix($0.countryCode)
        && $0.isNational(digits.dropFirst($0.countryCode.utf8.count))
    }
  }

  /// Whether canonical digits are `00` + country code + rest.
  func isForeign(_ digits: String) -> Bool {
    digits.hasPrefix("00") && digits.utf8.count >= 9 && digits.utf8.dropFirst(2).first != 0x30
  }
}
