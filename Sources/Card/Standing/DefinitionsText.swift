import Directory

// The definitions as text, one `key = value` a line, `#` begins a comment:
//
//     version = DW-1
//     trade = salon
//     regular = 8            of the trade in force; salon.regular says the same
//     leaving.tenths = 25
extension Definitions {
  /// Lines of a file at most; the table has under 40 keys, and a person may explain each at length.
  static let mostLines = 1000

  /// Every key with its value and meaning, to be kept as a file and changed.
  public var text: String {
    var lines = ["version = \(Definitions.version)"]
    let trades = Trade.allCases.map(\.rawValue).joined(separator: " ")
    lines.append("trade = \(trade.rawValue)  # one of: \(trades)")
    for row in Threshold.table { lines.append("\(row.name) = \(self[keyPath: row.path])  # \(row.meaning)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads a file; what it does not say keeps its default. Refuses unknown keys, keys that come twice, values out of
  /// range, thresholds that contradict each other, and a file for another version of the rule.
  public init(text: String) throws(DefinitionsFault) {
    self.init()
    var given: Set<String> = []
    let lines = text.split(maxSplits: Self.mostLines, omittingEmptySubsequences: false) { $0.isNewline }
    if lines.count > Self.mostLines { throw DefinitionsFault(.tooLong, line: Self.mostLines) }
    for (place, line) in lines.enumerated() {
      let words = line.prefix { $0 != "#" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (key, value) = (Self.trimmed(words.first ?? ""), words.count == 2 ? Self.trimmed(words[1]) : nil)
      if key.isEmpty, value == nil { continue }
      do throws(DefinitionsFault.Reason) {
        guard let value else { throw .form }
        let name = fullName(key)
        guard given.insert(name).inserted else { throw .again(name) }
        switch name {
        case "version": if value != Self.version { throw .version(SafeText(value).string) }
        case "trade":
          // A key without a trade before this line would have been another trade's.
          if !given.isSubset(of: ["version", "trade"]) { throw .tradeFirst }
          guard let trade = Trade(rawValue: value) else {
            throw .value(name, "one of restaurant, salon, delivery, ryokan")
          }
          self.trade = trade
        default: try set(name, to: value)
        }
      } catch {
        throw DefinitionsFault(error, line: place + 1)
      }
    }
    guard given.contains("version") else { throw DefinitionsFault(.noVersion, line: 1) }
    if let reason = contradiction { throw DefinitionsFault(reason, line: lines.count) }
  }

  /// The same definitions with one threshold changed, as `key=value`: to see who would move.
  public func changed(_ change: String) throws(DefinitionsFault.Reason) -> Definitions {
    var changed = self
    let words = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2 else { throw .form }
    let (key, value) = (Self.trimmed(words[0]), Self.trimmed(words[1]))
    if key == "trade" {
      guard let trade = Trade(rawValue: value) else {
        throw .value(key, "one of restaurant, salon, delivery, ryokan")
      }
      changed.trade = trade
    } else {
      try changed.set(fullName(key), to: value)
    }
    if let reason = changed.contradiction { throw reason }
    return changed
  }

  /// A threshold by its key, with or without the trade; nil: there is none of that name.
  public func value(of key: String) -> Int? {
    let name = fullName(key)
    return Threshold.table.first { $0.name == name }.map { self[keyPath: $0.path] }
  }

  /// `regular` is `salon.regular` in a salon.
  private func fullName(_ key: String) -> String {
    let name = "\(trade.rawValue).\(key)"
    return Threshold.table.contains { $0.name == name } ? name : key
  }

  private mutating func set(_ name: String, to value: String) throws(DefinitionsFault.Reason) {
    guard let row = Threshold.table.first(where: { $0.name == name }) else {
      throw .unknown(SafeText(name).string)
    }
    guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(value),
      row.range.contains(number)
    else { throw .value(name, "a whole number from \(row.range.lowerBound) to \(row.range.upperBound)") }
    self[keyPath: row.path] = number
  }

  /// Two thresholds of which one could never be reached.
  private var contradiction: DefinitionsFault.Reason? {
    if leastGaps > mostGaps { return .order("gaps.least", "gaps.most") }
    if dueTenths > leavingTenths { return .order("due.tenths", "leaving.tenths") }
    if leavingTenths > lostTenths { return .order("leaving.tenths", "lost.tenths") }
    return salesS + salesA + salesB > 100 ? .order("sales.s + sales.a + sales.b", "100") : nil
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// Why a definitions file was refused, and at which line.
public struct DefinitionsFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was wrong.
  public enum Reason: Error, Equatable, Sendable, CustomStringConvertible {
    /// No `key = value`.
    case form
    /// There is no such key.
    case unknown(String)
    /// A key stands there a second time.
    case again(String)
    /// The value of a key is not what it takes.
    case value(String, String)
    /// The file is for another version of the rule.
    case version(String)
    /// The file does not say for which version it is.
    case noVersion
    /// The trade stands below keys that may be meant for it.
    case tradeFirst
    /// The first may not be more than the second.
    case order(String, String)
    /// More lines than any such file has.
    case tooLong

    /// One line.
    public var description: String {
      switch self {
      case .form: "write key = value"
      case .unknown(let key): "there is no key '\(key)'; 'denwaban why --definitions' lists them"
      case .again(let key): "'\(key)' stands here a second time"
      case .value(let key, let wanted): "'\(key)' takes \(wanted)"
      case .version(let version):
        "these are definitions of '\(version)'; this program knows \(Definitions.version)"
      case .noVersion: "begin with 'version = \(Definitions.version)'"
      case .tradeFirst: "'trade' stands before all keys but 'version'"
      case .order(let less, let more): "\(less) may not be more than \(more)"
      case .tooLong: "no more than \(Definitions.mostLines) lines"
      }
    }
  }

  /// What was wrong.
  public let reason: Reason
  /// From 1.
  public let line: Int

  init(_ reason: Reason, line: Int) { (self.reason, self.line) = (reason, line) }

  /// One line.
  public var description: String { "line \(line): \(reason)" }
}
