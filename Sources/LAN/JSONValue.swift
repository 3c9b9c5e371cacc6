/// A JSON text that was read (RFC 8259), within bounds: whole numbers of 64 bits only, each member name once.
public indirect enum JSONValue: Equatable, Sendable, CustomStringConvertible {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int64)
  /// A text, as foreign as its sender.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Members in their order.
  case object([Member])

  /// A name and what it stands for.
  public struct Member: Equatable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: JSONValue
  }

  /// Octets of a text that is read: a datagram has at most 1,200, so this is ample.
  public static let lengthLimit = 2048
  /// Objects and lists within one another: an announcement has one, a card two; recursion stays small.
  public static let depthLimit = 4

  /// Reads one whole text of at most `lengthLimit` octets; nil for anything that RFC 8259 or the bounds refuse.
  public init?(_ octets: [UInt8]) {
    guard octets.count <= JSONValue.lengthLimit else { return nil }
    var reader = JSONReader(octets: octets)
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }

  /// The member of that name; nil when there is none or this is no object.
  public subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// The members of an object; none for anything else.
  public var members: [Member] {
    if case .object(let members) = self { return members }
    return []
  }

  /// The text, if this is one.
  public var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The number, if this is one.
  public var integer: Int64? {
    if case .integer(let number) = self { return number }
    return nil
  }

  /// True or false, if this is either.
  public var bool: Bool? {
    if case .bool(let bool) = self { return bool }
    return nil
  }

  /// The value in one line, escaped as `JSONObject` does.
  public var description: String {
    switch self {
    case .null: return "null"
    case .bool(let bool): return bool ? "true" : "false"
    case .integer(let number): return "\(number)"
    case .string(let text): return JSONObject.quoted(text)
    case .array(let values): return "[" + values.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      return "{"
        + members.map { JSONObject.quoted($0.name) + ":" + $0.value.description }.joined(separator: ",")
        + "}"
    }
  }
}
