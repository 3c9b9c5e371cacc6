public import Directory

/// One JSON object in one line, written member by member in the order of the calls.
///
/// ```
/// var object = JSONObject()
/// object.set("number", "0312345678")
/// object.set("name", customer?.name)     // nil and empty SafeText are left out
/// print(object)                          // {"number":"0312345678"}
/// ```
/// What is printed never holds a control character, a line or paragraph separator, or a character that turns the
/// direction of text: those are written as `\u` escapes, and so are `<` and `/` against pages that embed the line.
public struct JSONObject: Equatable, Sendable, CustomStringConvertible {
  private var members: [(name: String, text: String)] = []

  /// `{}`.
  public init() {}

  /// Sets a text; nil leaves the member out.
  public mutating func set(_ name: String, _ value: String?) { put(name, value.map(JSONObject.quoted)) }

  /// Sets a text from outside that was made safe; empty leaves the member out, as nil does.
  public mutating func set(_ name: String, _ value: SafeText?) {
    guard let value, !value.isEmpty else { return put(name, nil) }
    put(name, JSONObject.quoted(value.string))
  }

  /// Sets true or false.
  public mutating func set(_ name: String, _ value: Bool?) { put(name, value.map { $0 ? "true" : "false" }) }

  /// Sets a whole number.
  public mutating func set(_ name: String, _ value: (some BinaryInteger)?) { put(name, value.map { "\($0)" }) }

  /// Sets a number rounded to so many decimals (0 to 9). Infinite, undefined and beyond ±9·10⁸: left out.
  public mutating func set(_ name: String, _ value: Double?, decimals: Int) {
    guard let value, value.isFinite, abs(value) < 9e8 else { return put(name, nil) }
    let places = min(max(decimals, 0), 9)
    var scale: Int64 = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int64((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled != 0 ? "-" : ""
    guard places > 0 else { return put(name, "\(sign)\(scaled)") }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: places - fraction.count)
    put(name, "\(sign)\(scaled / scale).\(zeros)\(fraction)")
  }

  /// Sets an object.
  public mutating func set(_ name: String, _ value: JSONObject?) { put(name, value?.description) }

  /// Sets a list of objects.
  public mutating func set(_ name: String, _ value: [JSONObject]?) {
    put(name, value.map { "[" + $0.map(\.description).joined(separator: ",") + "]" })
  }

  /// Sets a list of texts.
  public mutating func set(_ name: String, _ value: [String]?) {
    put(name, value.map { "[" + $0.map(JSONObject.quoted).joined(separator: ",") + "]" })
  }

  /// Sets whatever was read.
  public mutating func set(_ name: String, _ value: JSONValue) { put(name, value.description) }

  /// `{"number":"0312345678","rings":2}`.
  public var description: String {
    "{" + members.map { JSONObject.quoted($0.name) + ":" + $0.text }.joined(separator: ",") + "}"
  }

  /// The object in at most `limit` octets: members that do not fit are left out, and so is all that follows them.
  /// Set what matters most first.
  public func description(limit: Int) -> String {
    var shown = JSONObject()
    // Each member, and the comma or brace behind it.
    var length = 1
    shown.members = Array(
      members.prefix { member in
        length += JSONObject.quoted(member.name).utf8.count + 1 + member.text.utf8.count + 1
        return length <= limit
      })
    return shown.description
  }

  /// Equal members in equal order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool { left.description == right.description }

  private mutating func put(_ name: String, _ text: String?) {
    if let index = members.firstIndex(where: { $0.name == name }) {
      if let text { members[index].text = text } else { members.remove(at: index) }
    } else if let text {
      members.append((name, text))
    }
  }

  /// A text between quotation marks (RFC 8259, section 7).
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "/":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if mustEscape(scalar) {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// `<`, and all that a terminal or a page obeys instead of showing.
  private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x7F: return scalar.value < 0x20 || scalar == "<"
    // Kana and kanji, all of them assigned: what names are written in.
    case 0x3041...0x3096, 0x30A0...0x30FF, 0x4E00...0x9FFF: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    // What is not assigned yet may steer one day.
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: return true
    default: return false
    }
  }
}
