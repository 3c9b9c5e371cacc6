/// The words after a command's name, taken apart: `--flag`, `--option VALUE` or `--option=VALUE`, and the rest.
/// What no command asked for is refused, so that a misspelt option never passes silently.
struct Words {
  private(set) var rest: [String] = []
  private var values: [String: [String]] = [:]

  /// Options that take a value are named in `options`, those that do not in `flags`; both without the dashes.
  /// `--` ends the options; `-` alone is an operand.
  init(_ words: [String], options: Set<String> = [], flags: Set<String> = []) throws(Stop) {
    var next = words.startIndex
    while next < words.endIndex {
      let word = words[next]
      next += 1
      if word == "--" {
        rest += words[next...]
        return
      }
      guard word.hasPrefix("--") else {
        rest.append(word)
        continue
      }
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts.first ?? "")
      if flags.contains(name), parts.count == 1 {
        values[name, default: []].append("")
      } else if options.contains(name) {
        if parts.count == 2 {
          values[name, default: []].append(String(parts[1]))
        } else {
          guard next < words.endIndex else { throw .words("--\(name) needs a value") }
          values[name, default: []].append(words[next])
          next += 1
        }
      } else {
        throw .words("unknown option \(word)")
      }
    }
  }

  /// Whether a flag was given.
  func has(_ flag: String) -> Bool { values[flag] != nil }

  /// The last value of an option.
  subscript(option: String) -> String? { values[option]?.last }

  /// The value of an option as a whole number in a range, or the default.
  func integer(_ option: String, in range: ClosedRange<Int>, default fallback: Int) throws(Stop) -> Int {
    guard let text = self[option] else { return fallback }
    guard let value = Int(text), range.contains(value) else {
      throw .words("--\(option) takes a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
