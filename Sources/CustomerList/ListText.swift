/// Finds out in which character set a list is written, row by row, and says which conversion a row needs.
///
/// UTF-8 proves itself: text in another set is hardly ever well-formed UTF-8 by chance. But half-width kana in Shift_JIS
/// can be (ﾃｱ is C3 B1, ñ). So the first row that is not ASCII decides for the list, and the other set is only tried
/// for a row that fails in it.
public struct ListText: Sendable {
  /// A character set of a list.
  public enum Encoding: String, Sendable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// Shift_JIS as Windows writes it.
    case cp932
    /// EUC-JP; only when it was named, for it cannot be told from CP932.
    case eucJP = "euc-jp"

    /// What glibc calls it; nil for UTF-8, which needs no conversion.
    public var iconvName: String? {
      switch self {
      case .utf8: nil
      case .cp932: "CP932"
      case .eucJP: "EUC-JP-MS"
      }
    }
  }

  /// The set of the list, once a row has shown it.
  public private(set) var encoding: Encoding?
  private let isGiven: Bool

  /// With a set that somebody named, nothing is found out.
  public init(_ given: Encoding?) {
    encoding = given
    isGiven = given != nil
  }

  /// The cells of a row, and whether it is in another set than the rows before; nil when they cannot be read.
  /// `convert` makes UTF-8 of octets in a set, or nil of what is malformed in it.
  public mutating func cells(
    _ octets: [UInt8], _ convert: (Encoding, [UInt8]) -> [UInt8]?
  ) -> (cells: [String], isOther: Bool)? {
    if octets.allSatisfy({ $0 < 0x80 }) { return Self.split(octets).map { ($0, false) } }
    let tried: [Encoding] =
      isGiven ? [encoding ?? .utf8] : encoding == .cp932 ? [.cp932, .utf8] : [.utf8, .cp932]
    for candidate in tried {
      let utf8 = candidate == .utf8 ? octets : convert(candidate, octets)
      guard let utf8, let cells = Self.split(utf8) else { continue }
      let known = encoding ?? candidate
      encoding = known
      return (cells, candidate != known)
    }
    return nil
  }

  private static func split(_ utf8: [UInt8]) -> [String]? {
    var cells: [String] = []
    for cell in utf8.split(separator: 0, omittingEmptySubsequences: false) {
      guard let text = String(validating: cell, as: UTF8.self) else { return nil }
      cells.append(text)
    }
    return cells
  }
}
