import Directory

/// Which column of a list is what, by the headings.
public struct ColumnMap: Equatable, Sendable {
  /// The headings as a person reads them, in their order.
  let headings: [SafeText]
  /// What the columns are; nil: kept, and shown under the heading.
  let fields: [ListField?]

  init(headings: [String], fields: [ListField?]) {
    self.init(headings: headings.map { SafeText($0) }, fields: fields)
  }

  init(headings: [SafeText], fields: [ListField?]) { (self.headings, self.fields) = (headings, fields) }

  /// What tells one kind of list from another: 16 hexadecimal digits of the folded headings in their order (FNV-1a, 64
  /// bits; draft-eastlake-fnv).
  public var fingerprint: String { Self.digits(headings.map { Folding.heading($0.string) }) }

  /// What tells one way of understanding these headings from another, in the same form.
  var meaning: String { Self.digits(fields.map { $0?.rawValue ?? Self.kept }) }

  private static func digits(_ words: [String]) -> String {
    let digits = String(FNV1a.digest(of: words.joined(separator: "\u{1F}").utf8), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The same headings as the program understands them by itself.
  var guessed: ColumnMap { ColumnMap(headings: headings, fields: ListKind.of(headings.map(\.string)).fields) }

  /// Whether the list has headings at all.
  public var isEmpty: Bool { headings.allSatisfy(\.isEmpty) }

  /// Whether a column says who a customer is.
  public var hasNames: Bool {
    fields.contains { field in
      switch field {
      case .name, .familyName, .givenName, .kana, .familyKana, .givenKana, .company: true
      default: false
      }
    }
  }

  /// `電話番号 = phone`, a column each; those that are kept say so.
  public var lines: [String] {
    zip(headings, fields).map { heading, field in
      let isMistakable =
        heading.string.hasPrefix("#") || heading.string.hasPrefix("[") || heading.string.hasPrefix("\\")
      return (isMistakable ? "\\" : "") + heading.string + " = " + (field?.rawValue ?? Self.kept)
    }
  }

  /// The columns that are something else than the program finds by itself.
  public var changed: [String] {
    let guessed = guessed.fields
    return lines.indices.filter { fields[$0] != guessed[$0] }.map { lines[$0] }
  }

  /// The columns that became something else than a detail: `電話番号 = phone, 氏名 = name`.
  public var summary: String {
    zip(headings, fields).compactMap { heading, field in
      guard let field, field != .ignored, field != .label else { return nil }
      return "\(heading.string) = \(field.rawValue)"
    }.joined(separator: ", ")
  }

  /// The headings of the columns that are kept.
  public var kept: [String] {
    zip(headings, fields).compactMap { $1 == nil && !$0.isEmpty ? $0.string : nil }
  }

  /// The headings of the columns that are left out.
  public var leftOut: [String] {
    zip(headings, fields).compactMap { $1 == .ignored && !$0.isEmpty ? $0.string : nil }
  }

  /// The word of a column that has no field.
  static let kept = "kept"
}

/// FNV-1a of texts, 64 bits (draft-eastlake-fnv): for telling them apart where nobody gains from making two alike.
enum FNV1a {
  static func digest(of octets: some Sequence<UInt8>) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for octet in octets { value = (value ^ UInt64(octet)) &* 0x100_0000_01B3 }
    return value
  }
}
