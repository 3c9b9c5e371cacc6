import Directory

extension GreetingTable {
  /// Lines of a file at most.
  static let mostLines = 2000

  /// Reads a file. Refuses situations, forms and slots that there are not, rows without `say`, and lines that are none.
  public init(text: String) throws(GreetingFault) {
    let lines = text.split(maxSplits: Self.mostLines, omittingEmptySubsequences: false) { $0.isNewline }
    if lines.count > Self.mostLines { throw GreetingFault(.tooLong, line: Self.mostLines) }
    for (place, line) in lines.enumerated() {
      let line = Self.trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      do throws(GreetingFault.Reason) {
        try take(line)
      } catch {
        throw GreetingFault(error, line: place + 1)
      }
    }
    if let last = rows.last, last.texts[.say] == nil { throw GreetingFault(.nothingToSay, line: lines.count) }
  }

  private mutating func take(_ line: Substring) throws(GreetingFault.Reason) {
    if line.first == "[" {
      guard line.last == "]", line.count > 2 else { throw .form }
      if let last = rows.last, last.texts[.say] == nil { throw .nothingToSay }
      guard rows.count < Self.mostRows else { throw .tooLong }
      var situations: [Situation] = []
      for word in line.dropFirst().dropLast().split(separator: " ") {
        guard let situation = Situation(rawValue: String(word)) else {
          throw .situation(SafeText(String(word)).string)
        }
        situations.append(situation)
      }
      if situations.isEmpty { throw .form }
      rows.append(Row(situations: situations))
      return
    }
    let words = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2, !rows.isEmpty else { throw .form }
    let name = String(Self.trimmed(words[0]))
    guard let form = GreetingForm(rawValue: name) else { throw .unknown(SafeText(name).string) }
    guard rows[rows.count - 1].texts[form] == nil else { throw .again(name) }
    let said = String(Self.trimmed(words[1]))
    guard !said.isEmpty, let text = GreetingText(said) else { throw .slot }
    rows[rows.count - 1].texts[form] = text
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// Why a greetings file was refused, and at which line.
public struct GreetingFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was wrong.
  public enum Reason: Error, Equatable, Sendable, CustomStringConvertible {
    /// Neither `[situations]` nor, below such a line, `form = text`.
    case form
    /// There is no such situation.
    case situation(String)
    /// There is no such form of a greeting.
    case unknown(String)
    /// A form stands there a second time.
    case again(String)
    /// No text, a slot that there is not, or a bracket that does not close.
    case slot
    /// A row without a line to say.
    case nothingToSay
    /// More lines or rows than any such file has.
    case tooLong

    /// One line.
    public var description: String {
      switch self {
      case .form: "write [situation …], and below it form = text"
      case .situation(let word):
        "there is no situation '\(word)'; known are \(Situation.allCases.map(\.rawValue).joined(separator: " "))"
      case .unknown(let word):
        "there is no form '\(word)'; known are \(GreetingForm.allCases.map(\.rawValue).joined(separator: " "))"
      case .again(let word): "'\(word)' stands here a second time"
      case .slot:
        "the slots are \(GreetingText.Slot.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")), and every ( needs a )"
      case .nothingToSay: "the row before has no 'say'"
      case .tooLong: "no more than \(GreetingTable.mostLines) lines and \(GreetingTable.mostRows) rows"
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
