/// One file of the journal: a header line and entry lines, at most about a megabyte.
public enum Segment {
  /// Octets after which the next segment is begun: some weeks of a shop's calls, small enough to be copied, searched
  /// and thrown away whole (our choice).
  public static let sizeLimit = 1 << 20
  /// The version of the format; a segment of another version is neither read nor written.
  public static let version = 1

  /// `0000000001.journal`: names sort as their numbers do.
  public static func name(_ number: Int64) -> String {
    let digits = String(max(number, 0))
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits + suffix
  }

  /// The number in a segment's name; nil for the name of anything else.
  public static func number(ofName name: String) -> Int64? {
    guard name.hasSuffix(suffix) else { return nil }
    let digits = name.dropLast(suffix.count)
    guard let number = Int64(digits), Segment.name(number) == name else { return nil }
    return number
  }

  /// The first line of a segment: `b1c2d3e4 denwaban-journal 1 17`.
  static func header(_ number: Int64) -> [UInt8] { EntryLine.sealed("\(title) \(version) \(number)") }

  /// What a first line says.
  enum Header: Equatable {
    /// A segment of this version with this number.
    case sound(Int64)
    /// A segment of a version that this program does not know.
    case newer
    /// Not a header.
    case damaged
  }

  /// Reads a first line without its line feed.
  static func header(of line: ArraySlice<UInt8>) -> Header {
    guard let body = EntryLine.opened(line) else { return .damaged }
    let words = String(decoding: body, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
    guard words.count >= 2, words[0] == title, let version = Int(words[1]) else { return .damaged }
    guard version == Segment.version else { return .newer }
    guard words.count == 3, let number = Int64(words[2]) else { return .damaged }
    return .sound(number)
  }

  private static let title = "denwaban-journal"
  private static let suffix = ".journal"
}
